"""Families of organisations and groups, and the functions that persons hold in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claimcheck.languages.source import ROOT, Faults, TableFile, check_keys, line_of, tables_of

PARTY_KEYS: dict[str, type | tuple[type, ...]] = {
    "members": list, "opposes": list, "state": bool, "against_states": bool,
}  # fmt: skip
FUNCTION_KEYS: dict[str, type | tuple[type, ...]] = {
    "functions": list, "side": str, "named": bool, "state": bool,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Family:
    """A family of organisations and groups, and the families whose word is often set against theirs; `against_states`
    tells that the word of any country is."""

    id: str
    members: tuple[str, ...]
    opposes: tuple[str, ...] = ()
    state: bool = False
    against_states: bool = False


def read_families(path: TableFile | Path, faults: Faults) -> dict[str, Family]:
    """The families of `concepts/parties.toml` by id."""
    families: dict[str, Family] = {}
    for name, table in tables_of(path, faults):
        check_keys(path, name, table, PARTY_KEYS, faults)
        members, opposes = tuple(table.get("members", ())), tuple(table.get("opposes", ()))
        against = table.get("against_states") is True
        families[name] = Family(name, members, opposes, table.get("state") is True, against)
    known = families.keys() | {member for family in families.values() for member in family.members}
    for family in families.values():
        for other in sorted(set(family.opposes) - known):
            faults.add(path, line_of(path, f'"{other}"'), f"{family.id}: no family or member {other!r} is defined")
    return families


def are_opposed(one: str, other: str, families: Mapping[str, Family]) -> bool:
    """Are two sides families of which one's word is often set against the other's? Symmetric.

    >>> families = {"police": Family("police", (), ("demonstrators",)), "demonstrators": Family("demonstrators", ())}
    >>> are_opposed("demonstrators", "police", families), are_opposed("police", "police", families)
    (True, False)
    """
    left, right = families.get(one), families.get(other)
    return bool(left and other in left.opposes) or bool(right and one in right.opposes)


def opponents(sides: frozenset[str], families: Mapping[str, Family]) -> frozenset[str]:
    """The families whose word is often set against that of one of these sides."""
    if not sides:
        return sides
    states = any(map(is_country, sides))
    against = frozenset(other.id for other in families.values() if states and other.against_states)
    return against.union(other for side in sides for other in families if are_opposed(side, other, families))


UNIONS = frozenset({"EU", "UN", "NATO"})
"""Sides that are neither countries nor families."""


def is_country(side: str) -> bool:
    """Is a side the code of a country (ISO 3166-1), not of a union of them?"""
    return len(side) == 2 and side.isupper() and side not in UNIONS


EACH = "each"
"""The class of `traits.toml` that stands for as many classes as it has members."""
ANY = "any"
"""The class of a facet whose members may be of every class of it; each function that the facet leaves out is then a
class of its own."""
OWNED = "kin"
"""The facet of `traits.toml` that only counts of what is said to be somebody's."""


BEING, HUMAN = "being:", "being:human"
"""The facet of what acts at all, and its class that all functions have that are given no other."""


@cache
def load_traits() -> dict[str, frozenset[str]]:
    """The traits of each function, group and body: `facet:class` of `concepts/traits.toml`. Raises: BrokenPack."""
    faults, path = Faults(), ROOT / "concepts" / "traits.toml"
    families = read_families(ROOT / "concepts" / "parties.toml", faults)
    known = set(load_functions()) | {member for family in families.values() for member in family.members}
    traits: dict[str, set[str]] = {}
    for facet, classes in tables_of(path, faults):
        for name, concepts in classes.items():
            for concept in concepts:
                if concept not in known:
                    line = line_of(path, f'"{concept}"')
                    faults.add(path, line, f"no function, group or body {concept!r} is defined")
                if name != ANY:
                    traits.setdefault(concept, set()).add(f"{facet}:{concept if name == EACH else name}")
        if ANY in classes:
            _each_for_itself(traits, facet, frozenset(classes[ANY]))
    faults.raise_any()
    for function in load_functions():
        own = traits.setdefault(function, set())
        if not any(trait.startswith(BEING) for trait in own):
            own.add(HUMAN)
    return {concept: frozenset(found) for concept, found in traits.items()}


def _each_for_itself(traits: dict[str, set[str]], facet: str, unbound: frozenset[str]) -> None:
    """Make every function that a facet says nothing of a class of it, but for those that may be of any."""
    for function in load_functions():
        own = traits.setdefault(function, set())
        if function not in unbound and not any(trait.startswith(f"{facet}:") for trait in own):
            own.add(f"{facet}:{function}")


@dataclass(frozen=True, slots=True)
class Function:
    """A function or profession: the family it stands for, whether it may stand before a name, whether a state's."""

    side: str | None
    named: bool
    is_state: bool = False


@cache
def load_functions() -> dict[str, Function]:
    """The functions of `concepts/functions.toml` by id. Raises: BrokenPack."""
    faults, path = Faults(), ROOT / "concepts" / "functions.toml"
    functions: dict[str, Function] = {}
    for name, table in tables_of(path, faults):
        check_keys(path, name, table, FUNCTION_KEYS, faults)
        function = Function(table.get("side"), table.get("named") is True, table.get("state") is True)
        for concept in table.get("functions", ()):
            if concept in functions:
                faults.add(path, line_of(path, f"[{name}]"), f"{concept!r} stands in two groups")
            functions[concept] = function
    faults.raise_any()
    return functions
