"""States: families of states that exclude each other for one subject at one time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from claimcheck.languages.source import Faults, TableFile, check_keys, line_of, tables_of
from claimcheck.model import State

COURSES = ("fixed", "varying")


@dataclass(frozen=True, slots=True)
class StateFamily:
    """States of which a subject is in one at most at any moment: a town is `captured` or `held`.

    `course` is `varying` when a subject may pass from one to another (a road opens and closes) and `fixed` when it
    keeps the one it reached (a match won). `binary` tells that a subject is always in one of two: to deny the one is
    to assert the other. `itself` tells that what is in the state is the happening (a strike, talks), of which
    a story has one.
    """

    id: str
    states: tuple[str, ...]
    course: str = "varying"
    binary: bool = False
    itself: bool = False

    def state(self, name: str) -> State:
        """The state of that name as a value. Raises: KeyError when the family has no such state."""
        if name not in self.states:
            raise KeyError(name)
        return State(self.id, name)

    def complement(self, name: str) -> str | None:
        """The state a subject is in when it is not in `name`; None when that leaves it open.

        >>> StateFamily("access", ("open", "closed"), binary=True).complement("open")
        'closed'
        """
        if not self.binary or name not in self.states:
            return None
        return next(other for other in self.states if other != name)


STATE_KEYS: dict[str, type | tuple[type, ...]] = {"states": list, "course": str, "binary": bool, "itself": bool}


def read_states(path: TableFile | Path, faults: Faults) -> dict[str, StateFamily]:
    """The families of `concepts/states.toml` by id; faults name the line of the family."""
    families: dict[str, StateFamily] = {}
    for name, table in tables_of(path, faults):
        check_keys(path, name, table, STATE_KEYS, faults)
        names = table.get("states", [])
        family = StateFamily(
            name,
            tuple(str(state) for state in names) if isinstance(names, list) else (),
            str(table.get("course", "varying")),
            table.get("binary") is True,
            table.get("itself") is True,
        )
        for fault in _faults_of(family):
            faults.add(path, line_of(path, f"[{name}]"), f"{name}: {fault}")
        families[name] = family
    return families


def _faults_of(family: StateFamily) -> list[str]:
    found: list[str] = []
    if len(family.states) < 2 or len(set(family.states)) < len(family.states):
        found.append("a family has at least two states, each once")
    if family.binary and len(family.states) != 2:
        found.append("a binary family has two states")
    if family.course not in COURSES:
        found.append(f"course {family.course!r}; allowed: {', '.join(COURSES)}")
    return found
