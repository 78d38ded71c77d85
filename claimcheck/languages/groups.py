"""Whom a figure counts and what befell them, for every language: `concepts/groups.toml` and `concepts/fates.toml`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from claimcheck.languages.shared_tables import Concepts
from claimcheck.languages.source import Faults, check_keys, line_of, members_of, tables_of

MEASURES, WHOLE, PART, STANDS_FOR = "measures", "whole", "part", "stands_for"
UNDERGONE, DONE, NEUTRAL = "undergone", "done", "neutral"
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Groups:
    """`groups` has the groups of each measure, `whole` the measures that mostly are all who were there, `stands_for`
    the unit of those that may be anything of it.
    """

    groups: Mapping[str, frozenset[str]]
    whole: frozenset[str]
    stands_for: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Fates:
    """The fates that each measure tells, and each predicate of those who undergo it or do it; `neutral` are the
    predicates that say no more of them than that they were counted.
    """

    measures: Mapping[str, frozenset[str]]
    undergone: Mapping[str, frozenset[str]]
    done: Mapping[str, frozenset[str]]
    neutral: Collection[str]


@cache
def load_groups(concepts: Concepts) -> Groups:
    """The groups of those counted. Raises: BrokenPack."""
    faults, path = Faults(), concepts.folder / "groups.toml"
    groups: dict[str, frozenset[str]] = {}
    whole: set[str] = set()
    parts: set[str] = set()
    stands_for: dict[str, str] = {}
    units = {concept.unit for concept in concepts.measures.values()}
    for name, table in tables_of(path, faults):
        check_keys(path, name, table, {MEASURES: list, WHOLE: bool, PART: bool, STANDS_FOR: str}, faults)
        members = [measure for _, measure in members_of(path, name, table, {MEASURES: concepts.measures}, faults)]
        if (unit := table.get(STANDS_FOR)) is not None:
            if unit not in units:
                faults.add(path, line_of(path, f'"{unit}"'), f"{name}: nothing is counted in {unit!r}")
            stands_for |= dict.fromkeys(members, unit)
        elif table.get(PART):
            parts |= set(members)
        else:
            groups |= {measure: groups.get(measure, NONE) | {name} for measure in members}
            whole |= set(members) if table.get(WHOLE) else set()
    faults.raise_any()
    return Groups(groups, frozenset(whole - parts), stands_for)


@cache
def load_fates(concepts: Concepts) -> Fates:
    """The fates of those counted. Raises: BrokenPack."""
    faults, path = Faults(), concepts.folder / "fates.toml"
    predicates = dict.fromkeys((UNDERGONE, DONE, NEUTRAL), concepts.events)
    known: dict[str, Collection[str]] = {MEASURES: concepts.measures, **predicates}
    found: dict[str, dict[str, frozenset[str]]] = {column: {} for column in known}
    for name, table in tables_of(path, faults):
        check_keys(path, name, table, dict.fromkeys(known, list), faults)
        for column, member in members_of(path, name, table, known, faults):
            found[column][member] = found[column].get(member, NONE) | {name}
    faults.raise_any()
    return Fates(found[MEASURES], found[UNDERGONE], found[DONE], found[NEUTRAL])
