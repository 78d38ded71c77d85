"""Words that make names and stand around them."""

from __future__ import annotations

from functools import cache

from claimcheck.languages.pack import Pack
from claimcheck.languages.source import ROOT, Faults, read_rows
from claimcheck.model import fold, normalise

SMALL = frozenset({
    "particle", "after_given", "joint", "determiner", "definite", "possessive", "of", "lead", "age", "suffix",
    "not_name", "before", "called", "body", "opens_body", "adjective_end",
})  # fmt: skip
"""The keys of a pack's `names.txt`."""


@cache
def load_given_names() -> frozenset[str]:
    """The given names of `concepts/given_names.txt`, folded. Raises: BrokenPack."""
    faults = Faults()
    rows = read_rows(ROOT / "concepts" / "given_names.txt", faults)
    faults.raise_any()
    return frozenset(fold(name) for row in rows for name in row.values)


@cache
def load_bodies() -> dict[str, str]:
    """The folded name that stands for each other folded name of a body in `concepts/bodies.txt`. Raises: BrokenPack."""
    faults, path = Faults(), ROOT / "concepts" / "bodies.txt"
    known: dict[str, str] = {}
    for row in read_rows(path, faults):
        names = list(dict.fromkeys(fold(name) for name in row.values))
        if taken := next((name for name in names if name in known), None):
            faults.add(path, row.line, f"{taken!r} is another body's name too")
        known.update(dict.fromkeys(names, names[0]))
    faults.raise_any()
    return {name: first for name, first in known.items() if name != first}


@cache
def load_spellings() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The rows of `concepts/spellings.txt` in their order: a letter and the spellings it stands for."""
    faults = Faults()
    rows = read_rows(ROOT / "concepts" / "spellings.txt", faults)
    faults.raise_any()
    return tuple((row.key, row.values) for row in rows)


def read_name_words(pack: Pack, faults: Faults) -> dict[str, frozenset[str]]:
    """The rows of `names.txt` as sets of words, one for each key of SMALL."""
    path = pack.folder / "names.txt"
    found: dict[str, frozenset[str]] = {key: frozenset() for key in SMALL}
    for row in read_rows(path, faults):
        if row.key not in SMALL:
            faults.add(path, row.line, f"unknown key {row.key!r}; allowed: {', '.join(sorted(SMALL))}")
        words = row.values if row.key == "suffix" else tuple(normalise(value) for value in row.values)
        found[row.key] = found.get(row.key, frozenset()) | frozenset(words)
    return found
