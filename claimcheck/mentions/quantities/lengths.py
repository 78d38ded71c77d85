"""Lengths of time told in several units: "1 h 30", "two hours and ten minutes", "trois ans et deux mois"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.languages.units import Unit, load_units
from claimcheck.mentions.quantities.phrases import Phrase, PhraseReader
from claimcheck.mentions.quantities.readings import Reading, whole
from claimcheck.mentions.quantities.units import HYPHENS, unit_after
from claimcheck.model import NumberRange, Token
from claimcheck.model.quick import replace

SMALLER = {
    "year": ("month", 12), "week": ("day", 7), "day": ("hour", 24), "hour": ("minute", 60), "minute": ("second", 60),
}  # fmt: skip
"""The unit that a length of time is told together with, and how many of it make one."""
HOUR, MINUTE, SECOND = "hour", "minute", "second"
HUNDREDTH_DIGITS = 2
FARTHEST_ARTICLE = 6
"""Tokens between an article and the length of its noun: "un bond sur la comète de 1 h 50" is six."""
MINUTE_DIGITS = 2
SIGNS = 1
"""Letters of a unit that is a sign ("1 h 30")."""


class LengthReader:
    """Reads lengths of time that are told in several units."""

    def __init__(self, phrases: PhraseReader) -> None:
        self.phrases, self.tables, self.words = phrases, phrases.tables, phrases.words
        self.units = load_units(phrases.pack.concepts)

    def join(self, tokens: Sequence[Token], phrase: Phrase, unit: Unit, last: int) -> tuple[Phrase, Unit, int]:
        """The length with all smaller units behind it, in the smallest of them."""
        while (further := self._further(tokens, phrase, unit, last)) is not None:
            phrase, unit, last = further
        if unit.id == SECOND and (precise := self._with_hundredths(tokens, phrase, last)) is not None:
            return precise, unit, precise.last
        return phrase, unit, last

    def _with_hundredths(self, tokens: Sequence[Token], phrase: Phrase, last: int) -> Phrase | None:
        """ "11 s 12": seconds with two figures behind them that close the clause and count nothing."""
        figures, after = tokens[last : last + 1], tokens[last + 1 : last + 2]
        number = phrase.reading.number
        if not figures or not figures[0].text.isdecimal() or len(figures[0].text) != HUNDREDTH_DIGITS:
            return None
        closed = not after or not after[0].is_word or after[0].norm in self.words["stops"] - self.words["times"]
        if not closed or not phrase.value.is_exact or number != int(number):
            return None
        value = NumberRange.exactly(whole(number + int(figures[0].text) / 10**HUNDREDTH_DIGITS))
        return replace(phrase, last=last + 1, value=value, reading=replace(phrase.reading, value=value, last=last + 1))

    def _further(
        self, tokens: Sequence[Token], phrase: Phrase, unit: Unit, last: int
    ) -> tuple[Phrase, Unit, int] | None:  # fmt: skip
        """With the next smaller unit."""
        minor, share = SMALLER.get(unit.id, ("", 0))
        number = phrase.reading.number
        if not minor or phrase.reading.scale != 1 or number != int(number):
            return None
        joined = last < len(tokens) and tokens[last].norm in self.words["unit_joins"] | {","}
        if phrase.reading.article and not joined:
            return None
        other = self._smaller(tokens, last + joined, share)
        end = self._end(tokens, other, minor, bare=unit.id == HOUR and not joined) if other else 0
        if other is None or not end:
            return None
        added = NumberRange.exactly(whole(number * share + other.number))
        bounded = self.phrases.rebounded(phrase, added)
        reading = replace(phrase.reading, value=added, last=end)
        return replace(bounded, last=end, reading=reading), self.units[minor], end

    def _smaller(self, tokens: Sequence[Token], at: int, share: int) -> Reading | None:
        other = self.phrases.reader.read(tokens, at) if self.phrases.begins_number(tokens, at) else None
        fits = other is not None and not other.article and other.value.is_exact and other.number == int(other.number)
        return other if other is not None and fits and 0 <= other.number < share else None

    def _end(self, tokens: Sequence[Token], other: Reading, minor: str, *, bare: bool) -> int:
        """The token after the smaller unit, or after two figures that are minutes; 0 when it is another number."""
        below = unit_after(self.tables, tokens, other.last)
        if below is not None:
            return below[1] if below[0].id == minor else 0
        return other.last if bare and self._are_minutes(tokens, other) else 0

    def _are_minutes(self, tokens: Sequence[Token], other: Reading) -> bool:
        return other.digits and len(tokens[other.first].text) == MINUTE_DIGITS and other.last == other.first + 1

    def is_length(self, tokens: Sequence[Token], reading: Reading) -> bool:
        """Is what is written like an hour ("1 h 30") a length of time, by the words before it ("un bond de")?"""
        unit = unit_after(self.tables, tokens, reading.last)
        if unit is None or unit[0].id != HOUR or len(tokens[unit[1] - 1].text) > SIGNS:
            return False
        if self._opens_range(tokens, unit[1]):
            return False
        hedge = self.tables.hedges_before.before(tokens, reading.first)
        return self.is_told(tokens, hedge[0] if hedge else reading.first)

    def is_told(self, tokens: Sequence[Token], first: int) -> bool:
        """Is a length of time told at token `first`, by the words before it?"""
        if self.tables.before["lasting_before"].before(tokens, first):
            return True
        return bool(first) and tokens[first - 1].norm in self.words["noun_links"] and self._is_of_one(tokens, first - 1)

    def _opens_range(self, tokens: Sequence[Token], last: int) -> bool:
        """Does another number follow that closes a stretch of the day ("de 9 h 30 à 12 h")?"""
        at = last + 1 if last < len(tokens) and tokens[last].text.isdecimal() else last
        closes = at < len(tokens) and (tokens[at].norm in self.words["to"] or tokens[at].text in HYPHENS)
        return closes and self.phrases.begins_number(tokens, at + 1)

    def _is_of_one(self, tokens: Sequence[Token], link: int) -> bool:
        """Does an indefinite article stand before the noun that the length is of? A train, known, has its hour."""
        for at in range(link - 1, max(-1, link - 1 - FARTHEST_ARTICLE), -1):
            norm = tokens[at].norm
            if norm in self.words["one"]:
                return at < link - 1
            if not tokens[at].is_word or tokens[at].text.isdecimal():
                return False
        return False
