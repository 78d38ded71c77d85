"""Ordinary nouns and adjectives by concept, so that a thing has one key in whichever words."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from claimcheck.languages.measures import CountedNoun, lemma_of
from claimcheck.languages.source import Faults, TableFile, read_rows


def read_noun_concepts(path: TableFile | Path, measures: Collection[str], faults: Faults) -> dict[str, str]:
    """The domain of each concept of `concepts/nouns.txt`: rows `domain: id, id`. No measure may have the same id."""
    found: dict[str, str] = {}
    for row in read_rows(path, faults):
        for name in row.values:
            if name in found:
                faults.add(path, row.line, f"{name!r} stands in {found[name]} and {row.key}")
            if name in measures:
                faults.add(path, row.line, f"{name!r} is a measure of concepts/measures.toml")
            found[name] = row.key
    return found


def check_apart(path: TableFile | Path, twice: Collection[CountedNoun], faults: Faults) -> None:
    """The nouns that have a form among the counted ones too are faults: a form stands in one of the two tables."""
    rows = read_rows(path, Faults()) if twice else []
    for noun in twice:
        line = next((row.line for row in rows if noun.lemma in map(lemma_of, row.values)), 1)
        faults.add(path, line, f"{noun.lemma!r} has a form that measures.txt has too")
