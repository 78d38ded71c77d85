"""States: families of states that exclude each other for one subject at one time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from claimcheck.languages.source import Faults, TableFile, check_keys, line_of, tables_of
from claimcheck.model import State

COURSES = ("fixed", "varying")
POLES = ("yes", "no")


@dataclass(frozen=True, slots=True)
class StateFamily:
    """States of which a subject is in one at most at any moment: a town is `captured` or `held`.

    `course` is `varying` when a subject may pass from one to another (a road opens and closes) and `fixed` when it
    keeps the one it reached (a match won). `binary` tells that a subject is always in one of two: to deny the one is
    to assert the other; `denied` gives the state that the denial of one asserts, where it is so one way only (a strike
    that is not over is on). `ahead` tells that its states are of what is to come, whatever the tense ("the concert is
    cancelled", "will go ahead"). `itself` tells that what is in the state is the happening (a strike, talks), of which
    a story has one. `wide` names the question that this family answers with others (whether a bill or an offer was
    accepted), `poles` the answer that each of its states gives to it: `yes`, `no`, or nothing. `until` names for
    one of its states the wide question whose answer ends it (who is known to be safe is missing no more). `why` are
    the events of whose cause the states tell, `kinds` the states that another one may be told as (who falls asleep at
    the wheel makes a human error).
    """

    id: str
    states: tuple[str, ...]
    course: str = "varying"
    binary: bool = False
    itself: bool = False
    wide: str = ""
    poles: tuple[str, ...] = ()
    denied: Mapping[str, str] = field(default_factory=dict)
    ahead: bool = False
    until: Mapping[str, str] = field(default_factory=dict)
    why: tuple[str, ...] = ()
    kinds: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def state(self, name: str) -> State:
        """The state of that name as a value. Raises: KeyError when the family has no such state."""
        if name not in self.states:
            raise KeyError(name)
        return State(self.id, name, self.kinds.get(name, frozenset()))

    def complement(self, name: str) -> str | None:
        """The state a subject is in when it is not in `name`; None when that leaves it open.

        >>> StateFamily("access", ("open", "closed"), binary=True).complement("open")
        'closed'
        """
        if not self.binary or name not in self.states:
            return self.denied.get(name)
        return next(other for other in self.states if other != name)


def compared_states(families: Mapping[str, StateFamily]) -> dict[tuple[str, str], State]:
    """The states of families that answer a wide question, as they are compared there, by family and state.

    Those of one family exclude each other as they do in it; those of two do when one says yes and the other no.

    >>> vote = StateFamily("vote", ("adopted", "rejected"), wide="decision", poles=("yes", "no"))
    >>> bid = StateFamily("bid", ("accepted", "rejected"), wide="decision", poles=("yes", "no"))
    >>> states = compared_states({"vote": vote, "bid": bid})
    >>> states["vote", "adopted"].allows(states["bid", "accepted"])
    True
    >>> states["vote", "adopted"].allows(states["bid", "rejected"])
    False
    """
    poles = [(f, state, pole) for f in families.values() for state, pole in zip(f.states, f.poles, strict=False)]
    return {
        (family.id, state): State(
            family.wide,
            f"{family.id}.{state}",
            frozenset(
                f"{other.id}.{name}"
                for other, name, theirs in poles
                if other.wide == family.wide and other is not family and (theirs == pole or not (theirs and pole))
            ),
        )
        for family, state, pole in poles
    }


STATE_KEYS: dict[str, type | tuple[type, ...]] = {
    "states": list, "course": str, "binary": bool, "itself": bool, "wide": str, "poles": list, "until": dict,
    "denied": dict, "ahead": bool, "why": list, "kinds": dict,
}  # fmt: skip


def read_states(path: TableFile | Path, faults: Faults) -> dict[str, StateFamily]:
    """The families of `concepts/states.toml` by id; faults name the line of the family."""
    families: dict[str, StateFamily] = {}
    for name, table in tables_of(path, faults):
        check_keys(path, name, table, STATE_KEYS, faults)
        names, until = table.get("states", []), table.get("until", {})
        denied, kinds = table.get("denied", {}), table.get("kinds", {})
        family = StateFamily(
            name,
            tuple(str(state) for state in names) if isinstance(names, list) else (),
            str(table.get("course", "varying")),
            table.get("binary") is True,
            table.get("itself") is True,
            str(table.get("wide", "")),
            tuple(str(pole) for pole in table.get("poles", ())),
            {str(state): str(other) for state, other in denied.items()} if isinstance(denied, dict) else {},
            table.get("ahead") is True,
            {str(state): str(wide) for state, wide in until.items()} if isinstance(until, dict) else {},
            tuple(str(concept) for concept in table.get("why", ())),
            {str(state): frozenset(map(str, told)) for state, told in kinds.items()} if isinstance(kinds, dict) else {},
        )
        for fault in _faults_of(family):
            faults.add(path, line_of(path, f"[{name}]"), f"{name}: {fault}")
        families[name] = family
    questions = {family.wide for family in families.values()}
    for name, family in families.items():
        if not set(family.until) <= set(family.states) or not set(family.until.values()) <= questions:
            faults.add(path, line_of(path, f"[{name}]"), f"{name}: until names a state of it and a wide question")
    return families


def _faults_of(family: StateFamily) -> list[str]:
    found: list[str] = []
    if len(family.states) < 2 or len(set(family.states)) < len(family.states):
        found.append("a family has at least two states, each once")
    if family.binary and len(family.states) != 2:
        found.append("a binary family has two states")
    if not {*family.kinds, *(kind for told in family.kinds.values() for kind in told)} <= set(family.states):
        found.append("kinds names states of it")
    if not {*family.denied, *family.denied.values()} <= set(family.states) or (family.binary and family.denied):
        found.append("denied names states of a family that is not binary")
    if bool(family.wide) != bool(family.poles) or len(family.poles) not in (0, len(family.states)):
        found.append("a family of a wide question has a pole for each of its states")
    if not set(family.poles) <= {*POLES, ""}:
        found.append(f"poles {family.poles}; allowed: {', '.join(POLES)} or nothing")
    if family.course not in COURSES:
        found.append(f"course {family.course!r}; allowed: {', '.join(COURSES)}")
    return found
