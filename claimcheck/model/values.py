"""The values a claim may have: the sets of worlds that it allows, and whether two of them can both hold."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.model.numbers import NumberRange
from claimcheck.model.parties import Party
from claimcheck.model.quick import quickly_made
from claimcheck.model.regions import Region
from claimcheck.model.times import TimeRange


@dataclass(frozen=True, slots=True)
class State:
    """One of the states of a `family` that exclude each other; `id` names it. `meets` are states it goes with."""

    family: str
    id: str
    meets: frozenset[str] = frozenset()

    def allows(self, other: State) -> bool:
        """States of different families say nothing of each other."""
        return self.family != other.family or self.id == other.id or other.id in self.meets or self.id in other.meets

    def __str__(self) -> str:
        return self.id


@quickly_made
@dataclass(frozen=True, slots=True)
class Truth:
    """Whether something happened."""

    asserted: bool

    def allows(self, other: Truth) -> bool:
        return self.asserted == other.asserted

    def __str__(self) -> str:
        return "asserted" if self.asserted else "denied"


Value = NumberRange | TimeRange | Region | Party | State | Truth


def can_both_hold(one: Value, other: Value) -> bool:
    """Is there a world in which both values are right? Values of different types say nothing of each other.

    >>> can_both_hold(NumberRange.exactly(38), NumberRange.exactly(55))
    False
    >>> can_both_hold(Truth(asserted=True), NumberRange.exactly(55))
    True
    """
    if type(one) is not type(other):
        return True
    return one.allows(other)  # type: ignore[arg-type]
