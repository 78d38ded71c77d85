"""Families of measures that are one question under two nouns, for every language: `concepts/kin.toml`."""

from __future__ import annotations

from functools import cache

from claimcheck.languages.pack import Concepts
from claimcheck.languages.source import Faults, check_keys, line_of, tables_of

HUB, MEASURES = "hub", "measures"
ANY, ONE_OF, SAME = "*", "-", "="
"""What the name of a family begins with for a measure that may stand for each of it, for one of those, and in a family
where each may stand for each."""


@cache
def load_kin(concepts: Concepts) -> dict[str, frozenset[str]]:
    """The families of a measure by its id; each name begins with one of the marks above.

    Raises: BrokenPack.
    """
    faults, path = Faults(), concepts.folder / "kin.toml"
    found: dict[str, frozenset[str]] = {}
    for name, table in tables_of(path, faults):
        check_keys(path, name, table, {HUB: list, MEASURES: list}, faults)
        for column, mark in ((HUB, ANY), (MEASURES, ONE_OF if table.get(HUB) else SAME)):
            for measure in table.get(column, ()):
                if measure not in concepts.measures:
                    faults.add(path, line_of(path, f'"{measure}"'), f"{name}: no measure {measure!r} is defined")
                found[measure] = found.get(measure, frozenset()) | {mark + name}
    faults.raise_any()
    return found
