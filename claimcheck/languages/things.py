"""Kinds of things that are measured, for every language: `concepts/things.toml`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from claimcheck.languages.pack import Concepts
from claimcheck.languages.places import read_sites
from claimcheck.languages.source import Faults, TableFile, check_keys, line_of, tables_of

MEASURES, SITES = "measures", "sites"


@cache
def load_things(concepts: Concepts) -> dict[str, frozenset[str]]:
    """The kinds that a key belongs to, each as a key (`k:vessel`), by the key: `m:` a measure, `s:` a site.

    Raises: BrokenPack.
    """
    faults, path = Faults(), concepts.folder / "things.toml"
    found: dict[str, frozenset[str]] = {}
    for name, table in tables_of(path, faults):
        check_keys(path, name, table, {MEASURES: list, SITES: list}, faults)
        for key in _members(path, name, table, concepts.measures, faults):
            found[key] = found.get(key, frozenset()) | {f"k:{name}"}
    faults.raise_any()
    return found


def _members(
    path: TableFile, name: str, table: dict[str, list[str]], measures: Collection[str], faults: Faults
) -> Iterator[str]:
    for letter, column, known in (("m", MEASURES, measures), ("s", SITES, read_sites())):
        for thing in table.get(column, ()):
            if thing not in known:
                faults.add(path, line_of(path, f'"{thing}"'), f"{name}: no {column[:-1]} {thing!r} is defined")
            yield f"{letter}:{thing}"
