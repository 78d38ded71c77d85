"""Number words that stand alone ("two men"), as most do: told by the word behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.languages.quantities import NumeralKind, QuantityTables
from claimcheck.mentions.quantities.readings import HYPHENS
from claimcheck.model import Token

SMALL = frozenset({NumeralKind.COUNT, NumeralKind.TENS, NumeralKind.LONG_TENS})
"""Kinds of words that are a number by themselves."""


class PlainWords:
    """Knows the words that say one number, and what must follow for them to be part of another."""

    def __init__(self, tables: QuantityTables) -> None:
        self._values = dict(_values(tables))
        joining = (*tables.numerals.items(), *tables.and_part.items())
        self._going_on = {word for words, _ in joining for word in words} | HYPHENS | tables.joiners.keys()
        for name in ("half", "group_adjectives", "decimal_words"):
            self._going_on |= tables.words[name]

    def value_at(self, tokens: Sequence[Token], index: int) -> int | None:
        """What the word at token `index` says, if it is a number that no other word of one follows; else None."""
        value = self._values.get(tokens[index].norm)
        if value is None or (index + 1 < len(tokens) and tokens[index + 1].norm in self._going_on):
            return None
        return value


def _values(tables: QuantityTables) -> Iterator[tuple[str, int]]:
    """The small numbers of one word, but for those that are an article or begin a vague phrase too."""
    words = tables.words
    others = words["one"] | words["half"] | words["numerators"] | words["bare_fractions"]
    for form, numerals in tables.numerals.items():
        usual = len(form) == 1 and len(numerals) == 1 and numerals[0].kind in SMALL
        if usual and form[0] not in others and not tables.vague.begins(form[0]):
            yield form[0], numerals[0].value
