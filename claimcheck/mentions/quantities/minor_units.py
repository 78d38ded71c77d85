"""Amounts told in two units: "2 euros et 30 centimes", "six feet two inches"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.languages.units import Unit
from claimcheck.mentions.quantities.phrases import Phrase, PhraseReader
from claimcheck.mentions.quantities.readings import Reading, touching, whole
from claimcheck.mentions.quantities.units import unit_after
from claimcheck.model import NumberRange, Token
from claimcheck.model.quick import replace

HUNDREDTHS = 100
MINOR = {"money": ("cent", HUNDREDTHS), "metre": ("centimetre", HUNDREDTHS), "foot": ("inch", 12)}
"""What a unit, or a unit of a dimension, is told together with, and how many of it make one."""


class MinorUnits:
    """Reads the smaller unit behind an amount."""

    def __init__(self, phrases: PhraseReader) -> None:
        self.phrases, self.tables, self.words = phrases, phrases.tables, phrases.words

    def join(self, tokens: Sequence[Token], phrase: Phrase, unit: Unit, last: int) -> tuple[Phrase, int]:
        """ "2 euros et 30 centimes", "1 euro 50", "1 mètre 80", "six feet two inches": one amount in two units."""
        minor, share = MINOR.get(unit.id) or MINOR.get(unit.dimension) or ("", 0)
        number = phrase.reading.number
        if not minor or not phrase.value.is_exact or number != int(number) or phrase.reading.scale != 1:
            return phrase, last
        joined = last < len(tokens) and tokens[last].norm in self.words["unit_joins"]
        at = last + joined
        other = self.phrases.reader.read(tokens, at) if self.phrases.begins_number(tokens, at) else None
        if other is None or other.article or not 0 < other.number < share or other.number != int(other.number):
            return phrase, last
        end = self._minor_end(tokens, other, minor, alone=share == HUNDREDTHS and not joined)
        if not end:
            return phrase, last
        value = NumberRange.exactly(whole(number + (1 if number >= 0 else -1) * other.number / share))
        return replace(phrase, value=value, reading=replace(phrase.reading, article=False)), end

    def _minor_end(self, tokens: Sequence[Token], other: Reading, minor: str, *, alone: bool) -> int:
        """The token after the smaller unit, or after hundredths that stand `alone`; 0 when it is another number."""
        below = unit_after(self.tables, tokens, other.last)
        if below is not None:
            return below[1] if below[0].id == minor else 0
        if minor == "inch" and touching(tokens, other.last):
            return other.last + 1 if tokens[other.last].norm in self.words["inch_marks"] else 0
        return other.last if alone and self._closes(tokens, other) else 0

    def _closes(self, tokens: Sequence[Token], other: Reading) -> bool:
        """Is it the hundredths of the amount before it ("1 euro 50 le litre"), two figures that count nothing?"""
        if other.digits and len(tokens[other.first].text) != 2:
            return False
        if other.last >= len(tokens) or not tokens[other.last].is_word:
            return other.last >= len(tokens) or tokens[other.last].text in ".,;:!?)»"
        return tokens[other.last].norm in self.words["determiners"] | self.words["noun_links"] | self.words["one"]
