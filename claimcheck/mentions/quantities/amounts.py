"""Amounts: numbers in a unit."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.languages.quantities import NumeralKind
from claimcheck.languages.units import Unit, load_units
from claimcheck.mentions.quantities.ages import AgeReader
from claimcheck.mentions.quantities.amount_measures import DISTANCE, AmountMeasures
from claimcheck.mentions.quantities.lengths import LengthReader
from claimcheck.mentions.quantities.levels import CHANGES, Surroundings
from claimcheck.mentions.quantities.minor_units import MinorUnits
from claimcheck.mentions.quantities.phrases import Draft, Phrase, PhraseReader
from claimcheck.mentions.quantities.placing import DraftPlacer
from claimcheck.mentions.quantities.purposes import purpose_of, surplus_of
from claimcheck.model import NumberRange, Token
from claimcheck.model.quick import replace

DURATION = "duration"
EXACT = "exact"
"""The rule of a plain number."""
HOUR = "hour"
LATEST_HOUR = 24
DAY = 86400
"""Seconds; no one's age is told in hours."""


class AmountReader:
    """Reads what a number with a unit measures."""

    def __init__(self, phrases: PhraseReader, placer: DraftPlacer, ages: AgeReader) -> None:
        self.phrases, self.placer, self.ages = phrases, placer, ages
        self.tables, self.words = phrases.tables, phrases.words
        self.minors, self.lengths = MinorUnits(phrases), LengthReader(phrases)
        self.measures = AmountMeasures(phrases)

    def read(self, phrase: Phrase, united: tuple[Unit, int], around: Surroundings) -> Draft | None:
        """The amount of a number and the unit beside it; None where it is a time, or an article that counts nothing."""
        united = (self._meant(phrase, united, around), united[1])
        by_clock = united[0].id == HOUR and phrase.reading.number <= LATEST_HOUR
        phrase, unit, last = self._whole(around.tokens, phrase, united)
        if unit.dimension == DURATION:
            aged = self.ages.read(phrase, around, last) if (unit.factor or 0) >= DAY else None
            if aged is not None:
                return replace(aged, unit=unit.id)
            if self._is_shift(around.tokens, phrase, last, by_clock=by_clock):
                return None
        if phrase.reading.article and unit.dimension == DURATION and self._is_term(around.tokens, last):
            phrase = replace(phrase, rule=EXACT, reading=replace(phrase.reading, article=False))
        if phrase.reading.article and self._is_no_amount(around.tokens, phrase, unit, last):
            return None
        return self._measured(self.phrases.hedged_after(around.tokens, phrase, last), unit, last, around)

    def _whole(self, tokens: Sequence[Token], phrase: Phrase, united: tuple[Unit, int]) -> tuple[Phrase, Unit, int]:
        """With what stands behind the unit: a scale, smaller units, "and a half"."""
        unit, last = united
        if unit.dimension == DURATION and (longer := self.lengths.join(tokens, phrase, unit, last))[2] > last:
            phrase = replace(longer[0], reading=replace(longer[0].reading, article=False))
            return phrase, longer[1], longer[2]  # "an hour and 20 minutes"
        phrase, last = self._scaled_after(tokens, phrase, unit, last)
        phrase, last = self.minors.join(tokens, phrase, unit, last)
        parts = self.tables.and_part.at(tokens, last)
        if not parts or not phrase.value.is_exact:
            return phrase, unit, last
        value = NumberRange.exactly(phrase.reading.number + parts[0].entry)
        return replace(phrase, value=value, reading=replace(phrase.reading, article=False)), unit, parts[0].last

    def _meant(self, phrase: Phrase, united: tuple[Unit, int], around: Surroundings) -> Unit:
        """The unit, or the money of the same name: where the words beside it tell of money ("a fine of 500 pounds",
        "it cost 80 pounds"), and of millions that are no millions of a thing."""
        unit, last = united
        if not unit.currency:
            return unit
        money = load_units(self.phrases.pack.concepts)[unit.currency]
        if self.measures.read(around, phrase.first, money, last).measure:
            return money
        if around.norm(last) in self.words["noun_links"]:
            return unit
        told = phrase.reading.scale > 1 or purpose_of(self.tables, phrase, money.dimension, around)
        return money if told else unit

    def _is_term(self, tokens: Sequence[Token], last: int) -> bool:
        """ "Un an ferme", "a year in prison": do the words behind tell what the one year is?"""
        measures = self.phrases.pack.concepts.measures
        return any(measures[hit.entry].unit == DURATION for hit in self.tables.dimensions.at(tokens, last))

    def _is_no_amount(self, tokens: Sequence[Token], phrase: Phrase, unit: Unit, last: int) -> bool:
        """Does the article count nothing: before a degree, a length of time, a sign or a name ("a Crown"), or behind
        an amount that is one for each ("$82 a barrel")?"""
        name = tokens[last - 1].is_capitalised and tokens[phrase.first].text.islower()
        before = phrase.first - 1
        if before >= 0 and (tokens[before].text.isdecimal() or self.tables.units.at(tokens, before)):
            return True
        return unit.dimension in ("angle", "duration") or not tokens[last - 1].is_word or name

    def _measured(self, phrase: Phrase, unit: Unit, last: int, around: Surroundings) -> Draft:
        """With its measure: what the words beside it tell, what it is for, or what the unit measures by itself."""
        of = self.measures.read(around, phrase.first, unit, last)
        change = CHANGES.get(of.measure or "")
        of = replace(of, measure=None, noun=None, span=None) if change else of
        purpose = None if of.measure else purpose_of(self.tables, phrase, unit.dimension, around)
        surplus = surplus_of(self.tables, phrase, unit.dimension, around)
        told = surplus or of.measure or purpose or unit.measure
        draft = Draft(phrase, of.last, of.noun, of.span, told, unit.id, of.modifiers, phrase.rule, last)
        draft = self.placer.place(draft, around)
        if change:
            return replace(draft, change=change)
        return replace(draft, change=None) if surplus or purpose or told == DISTANCE else draft

    def _scaled_after(self, tokens: Sequence[Token], phrase: Phrase, unit: Unit, last: int) -> tuple[Phrase, int]:
        """ "75 USD million": the scale behind the currency."""
        reading = phrase.reading
        found = self.phrases.reader.numeral(tokens, last, NumeralKind.SCALE) if unit.dimension == "money" else None
        if found is None or reading.scale != 1 or reading.article or not reading.digits:
            return phrase, last
        scale = found[0].value
        scaled = replace(reading, value=reading.value.scaled(scale), scale=scale)
        return replace(phrase, value=phrase.value.scaled(scale), reading=scaled), found[1]

    def _is_shifted_after(self, tokens: Sequence[Token], phrase: Phrase, last: int) -> bool:
        """ "Three days later", "two years on": not "for seven hours on Monday", "for two days before he was freed"."""
        shifts = self.tables.after["shift_after"].at(tokens, last) if last < len(tokens) else []
        lasts = bool(self.tables.before["lasting_before"].before(tokens, phrase.first))
        ends = not shifts or shifts[0].last >= len(tokens) or not tokens[shifts[0].last].is_word
        return bool(shifts) and not lasts and (ends or tokens[last].norm not in self.words["shift_ending"])

    def _is_shift(self, tokens: Sequence[Token], phrase: Phrase, last: int, *, by_clock: bool) -> bool:
        """A time told by its distance ("three days later", "il y a deux ans") or by the clock ("à 15 heures")."""
        if self._is_shifted_after(tokens, phrase, last):
            return True
        if self.tables.before["shift_before"].before(tokens, phrase.first):
            return True
        before = tokens[phrase.first - 1].norm if phrase.first else ""
        clock = by_clock and before in self.words["clock_before"]
        if not clock or self.lengths.is_told(tokens, phrase.first):
            return False
        return last >= len(tokens) or tokens[last].norm not in self.words["noun_links"]
