"""Families of measures that are one question under two nouns, for every language: `concepts/kin.toml`."""

from __future__ import annotations

from functools import cache

from claimcheck.languages.shared_tables import Concepts
from claimcheck.languages.source import Faults, check_keys, members_of, tables_of

HUB, MEASURES, OF_THING = "hub", "measures", "of_thing"
ANY, ONE_OF, SAME, ALIKE = "*", "-", "=", "~"
"""What the name of a family begins with for a measure that may stand for each of it, for one of those, in a family
where each may stand for each, and in one where they may when said of one thing."""


@cache
def load_kin(concepts: Concepts) -> dict[str, frozenset[str]]:
    """The families of a measure by its id; each name begins with one of the marks above.

    Raises: BrokenPack.
    """
    faults, path = Faults(), concepts.folder / "kin.toml"
    found: dict[str, frozenset[str]] = {}
    for name, table in tables_of(path, faults):
        check_keys(path, name, table, {HUB: list, MEASURES: list, OF_THING: bool}, faults)
        others = ONE_OF if table.get(HUB) else ALIKE if table.get(OF_THING) else SAME
        marks, known = {HUB: ANY, MEASURES: others}, dict.fromkeys((HUB, MEASURES), concepts.measures)
        for column, measure in members_of(path, name, table, known, faults):
            found[measure] = found.get(measure, frozenset()) | {marks[column] + name}
    faults.raise_any()
    return found
