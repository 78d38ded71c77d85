"""Ordinary nouns and adjectives by concept, so that a thing has one key in whichever words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container
from pathlib import Path
from sys import intern

from claimcheck.languages.inflection import Inflection
from claimcheck.languages.measures import CountedNoun, lemma_of, read_counted_nouns
from claimcheck.languages.source import Faults, TableFile, read_rows

MEASURE, NOUN = "m:", "t:"
"""What the keys of counted nouns and of other nouns begin with."""

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


def read_noun_keys(
    path: TableFile | Path, nouns: Collection[str], measures: Collection[str], inflection: Inflection, faults: Faults,
    *, counted: Callable[[str], object],
) -> list[tuple[str, str | None]]:  # fmt: skip
    """The key of every form of every noun of `nouns.txt`, whose rows are as those of `measures.txt`.

    A row may add names to a measure that are no counted nouns ("a picture" is a photograph, "24 pictures" may be
    paintings). A form that is `counted` stands there only.
    """
    known = {*nouns, *measures}
    forms = read_counted_nouns(path, known, inflection, faults, defined="noun {!r} in concepts/nouns.txt")
    _check_apart(path, [(form, noun.lemma) for form, noun in forms if noun and counted(form)], faults)
    return [(form, key_of(noun, measures) if noun else None) for form, noun in forms]


def key_of(noun: CountedNoun, measures: Container[str]) -> str:
    """The key of a noun by its concept."""
    return intern(f"{MEASURE if noun.measure in measures else NOUN}{noun.measure}")


def _check_apart(path: TableFile | Path, twice: Collection[tuple[str, str]], faults: Faults) -> None:
    rows = read_rows(path, Faults()) if twice else []
    for form, lemma in twice:
        line = next((row.line for row in rows if lemma in map(lemma_of, row.values)), 1)
        faults.add(path, line, f"{form!r} is a form of a noun of measures.txt too")
