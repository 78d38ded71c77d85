"""Kinds of things that are measured, for every language: `concepts/things.toml`."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from claimcheck.languages.places import read_sites
from claimcheck.languages.shared_tables import Concepts
from claimcheck.languages.source import Faults, check_keys, members_of, tables_of

MEASURES, SITES = "measures", "sites"
LETTERS = {MEASURES: "m", SITES: "s"}
"""What the keys of each column begin with."""


@cache
def load_things(concepts: Concepts) -> dict[str, frozenset[str]]:
    """The kinds that a key belongs to, each as a key (`k:vessel`), by the key: `m:` a measure, `s:` a site.

    Raises: BrokenPack.
    """
    faults, path = Faults(), concepts.folder / "things.toml"
    found: dict[str, frozenset[str]] = {}
    for name, table in tables_of(path, faults):
        check_keys(path, name, table, {MEASURES: list, SITES: list}, faults)
        known: dict[str, Collection[str]] = {MEASURES: concepts.measures, SITES: read_sites()}
        for column, thing in members_of(path, name, table, known, faults):
            key = f"{LETTERS[column]}:{thing}"
            found[key] = found.get(key, frozenset()) | {f"k:{name}"}
    faults.raise_any()
    return found
