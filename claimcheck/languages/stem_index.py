"""Rows of a table by the forms of their first word, none of which is spelled out before it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from claimcheck.languages.inflection import longest_ending

Row = TypeVar("Row")


class StemIndex(Generic[Row]):
    """Rows by the stem of a lemma: a word is known for a form of it by the stem and one of the endings that `rules`, of
    an inflection, has for it.

    >>> index = StemIndex({"y": ("ies",), "": ("s",)})
    >>> index.add("city", 1), list(index.of("cities")), list(index.of("city")), list(index.of("citys"))
    (True, [1], [1], [])
    """

    def __init__(self, rules: Mapping[str, tuple[str, ...]]) -> None:
        self._rules = rules
        self._tails: dict[str, frozenset[str] | None] = {}
        self._rows: dict[str, list[tuple[frozenset[str], Row]]] = {}

    def contents(self) -> dict[str, list[tuple[frozenset[str], Row]]]:
        """All that was added."""
        return self._rows

    def take_over(self, contents: dict[str, list[tuple[frozenset[str], Row]]]) -> None:
        """Takes in the contents of another index of the same rules."""
        self._rows = contents

    def add(self, lemma: str, row: Row) -> bool:
        """Takes in a row; False, and it is left out, where the lemma is irregular or no single word."""
        ending = longest_ending(lemma, self._rules)
        tails = self._tails[ending] if ending in self._tails else self._tails_of(ending)
        if tails is None or len(ending) == len(lemma) or not lemma.isalpha():
            return False
        self._rows.setdefault(lemma[: len(lemma) - len(ending)], []).append((tails, row))
        return True

    def _tails_of(self, ending: str) -> frozenset[str] | None:
        """What stands behind the stem in the forms; None where that may not be letters alone."""
        tails = frozenset((ending, *self._rules[ending]))
        self._tails[ending] = found = tails if all(tail.isalpha() for tail in tails if tail) else None
        return found

    def of(self, word: str) -> Iterator[Row]:
        """The rows of which the word is a form."""
        for cut in range(1, len(word) + 1):
            for tails, row in self._rows.get(word[:cut], ()):
                if word[cut:] in tails:
                    yield row

    def words(self) -> set[str]:
        """Every form of every lemma."""
        return {stem + tail for stem, rows in self._rows.items() for tails, _ in rows for tail in tails}
