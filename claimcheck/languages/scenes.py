"""What is told of one place by several predicates, for every language: `concepts/scenes.toml`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from claimcheck.languages.places import read_sites
from claimcheck.languages.shared_tables import Concepts
from claimcheck.languages.source import Faults, check_keys, members_of, tables_of

CONCEPTS, ELSEWHERE = "concepts", "elsewhere"
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Scenes:
    """The scenes of a concept (`of_concept`), and the kinds of sites that are no place of one (`elsewhere`)."""

    of_concept: dict[str, frozenset[str]]
    elsewhere: dict[str, frozenset[str]]


@cache
def load_scenes(concepts: Concepts) -> Scenes:
    """The scenes that a concept of `events.toml` may tell of. Raises: BrokenPack."""
    faults, path = Faults(), concepts.folder / "scenes.toml"
    scenes = Scenes({}, {})
    known: dict[str, Collection[str]] = {CONCEPTS: concepts.events, ELSEWHERE: read_sites()}
    for name, table in tables_of(path, faults):
        check_keys(path, name, table, dict.fromkeys(known, list), faults)
        for column, member in members_of(path, name, table, known, faults):
            if column == CONCEPTS:
                scenes.of_concept[member] = scenes.of_concept.get(member, NONE) | {name}
            else:
                scenes.elsewhere[name] = scenes.elsewhere.get(name, NONE) | {member}
    faults.raise_any()
    return scenes
