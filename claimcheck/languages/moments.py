"""Which concepts may tell of one moment, in every language: `concepts/moments.txt`."""

from __future__ import annotations

from collections.abc import Collection

from claimcheck.languages.source import Faults, TableFile, read_rows

DAYS = "days"
"""The row of the concepts of which none tells of a moment."""


def read_moments(path: TableFile, known: Collection[str], faults: Faults) -> dict[str, frozenset[str]]:
    """For each concept in the table all those of its families, itself too; none for what tells of no moment. A concept
    that is not `known` is a fault."""
    families: dict[str, frozenset[str]] = {}
    for row in read_rows(path, faults):
        for concept in sorted(set(row.values) - set(known)):
            faults.add(path, row.line, f"{row.key}: no concept {concept!r} in concepts/events.toml")
        families[row.key] = families.get(row.key, frozenset()) | frozenset(row.values)
    lasting = families.pop(DAYS, frozenset())
    found: dict[str, frozenset[str]] = {}
    for family in families.values():
        for concept in family:
            found[concept] = found.get(concept, frozenset()) | family
    return {name: family - lasting for name, family in found.items()} | dict.fromkeys(lasting, frozenset())
