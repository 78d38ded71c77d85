"""The id of a discrepancy: the same for the same question and values, whatever articles tell them in whatever order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TypeVar

from claimcheck.model import Aspect, Claim, Discrepancy, NumberRange, Party, Region, Value
from claimcheck.model.fingerprints import fingerprint
from claimcheck.model.numbers import plain
from claimcheck.model.quick import replace

MOST_SIDES = 6
"""Sides up to which the ids of all smaller sets of values are made, 50 at the most; of more, those without one side."""

Sides = Sequence[Sequence[Claim]]
Key = TypeVar("Key", str, tuple[str, ...])


@dataclass(frozen=True, slots=True)
class Identity:
    """The `id` of a discrepancy, and those it had `before`: of its question with fewer values, the most values first.

    `supersedes` is the one of these without the value that was told last; None where there are only two values.
    """

    id: str
    before: tuple[str, ...] = ()
    supersedes: str | None = None


def identify(kind: Aspect, sides: Sides, is_exact: Callable[[Claim], bool]) -> Identity:
    """The identity of the discrepancy between `sides`; each side's value is the exact one that most of it hold."""
    values = [_value(side, is_exact) for side in sides]
    question = _question(kind, sides)

    def name(kept: Iterable[int]) -> str:
        return fingerprint(*question, *sorted(values[n] for n in kept))

    order = _by_time(sides, values)
    sizes = range(len(sides) - 1, 1, -1) if len(sides) <= MOST_SIDES else [len(sides) - 1]
    before = [name(kept) for size in sizes for kept in combinations(order, size)]
    return Identity(name(order), tuple(dict.fromkeys(before)), before[0] if before else None)


def _question(kind: Aspect, sides: Sides) -> tuple[object, ...]:
    """What of the question is in the id: what may be told more or less closely by another article is not."""
    topic = _told(sides, lambda claim: claim.question.measure or claim.question.topic)
    role = _told(sides, lambda claim: claim.question.role)
    return kind, topic, role, list(_told(sides, lambda claim: tuple(sorted(claim.question.restriction))))


def _told(sides: Sides, key: Callable[[Claim], Key]) -> Key:
    """What most sides tell most: a copy of an article, or one more on its side, outvotes no other side."""
    return _most([_most([key(claim) for claim in side]) for side in sides])


def _value(side: Sequence[Claim], is_exact: Callable[[Claim], bool]) -> str:
    exact = [claim for claim in side if is_exact(claim)] or side
    return _most(_canonical(claim.compared) for claim in exact)


def _canonical(value: Value) -> str:
    """A value as it enters a discrepancy's id: the same for every spelling of it."""
    if isinstance(value, NumberRange):
        return f"{plain(value.low)}..{plain(value.high)}"
    if isinstance(value, Region):
        return value.key
    return min(value.keys) if isinstance(value, Party) and value.keys else str(value)


def _most(keys: Iterable[Key]) -> Key:
    """The most frequent one, the first in order of those that are equally frequent."""
    counts = Counter(keys)
    return min(counts, key=lambda key: (-counts[key], key))


def _by_time(sides: Sides, values: Sequence[str]) -> list[int]:
    """The sides' numbers in the order in which they were first told; of one day, the better supported one first."""

    def first_told(number: int) -> tuple[date, int, str]:
        days = [claim.published.first for claim in sides[number] if claim.published]
        return min(days, default=date.max), -len(sides[number]), values[number]

    return sorted(range(len(sides)), key=first_told)


def tell_apart(found: Sequence[Discrepancy]) -> list[Discrepancy]:
    """The discrepancies, those of unlike events with an id each: two events may well have the same rival tolls.

    The earliest event keeps the id, the others get one by what, where and when they were, with the shared one among
    those of `before`. What is told twice of like events (by copies of a text, say) stays one discrepancy by its id.
    """
    events: dict[str, list[tuple[str, str, str]]] = {}
    for one in found:
        events.setdefault(one.id, []).append(_anchor(one))
    return [one if _anchor(one) == min(events[one.id]) else _renamed(one) for one in found]


def _anchor(found: Discrepancy) -> tuple[str, str, str]:
    return found.event.when or "", found.event.where or "", found.event.what


def _renamed(found: Discrepancy) -> Discrepancy:
    return replace(found, id=fingerprint(found.id, *_anchor(found)), before=(found.id, *found.before))
