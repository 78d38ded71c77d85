"""Amounts in a unit, shares said in words, and ages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.languages.quantities import Unit
from claimcheck.mentions.quantities.counted import Surroundings
from claimcheck.mentions.quantities.phrases import Draft, Phrase
from claimcheck.mentions.quantities.placing import DraftPlacer
from claimcheck.model import NumberRange, Span, Token

OLDEST = 130
"""Nobody is older; a higher number is no age."""


class AmountReader(DraftPlacer):
    """Reads what a number with a unit measures."""

    def _united(
        self, tokens: Sequence[Token], phrase: Phrase, united: tuple[Unit, int], around: Surroundings
    ) -> Draft | None:
        unit, last = united
        halves = self.tables.and_half.at(tokens, last)
        if halves and phrase.value.is_exact:
            value = NumberRange.exactly(phrase.reading.number + 0.5)
            last, phrase = halves[0].last, replace(phrase, value=value, reading=replace(phrase.reading, article=False))
        if unit.dimension == "duration":
            aged = self._age(tokens, phrase, around, last)
            if aged is not None:
                return replace(aged, unit=unit.id)
            if self._is_shift(tokens, phrase, unit, last):
                return None
        if unit.dimension == "angle" and phrase.reading.article:
            return None
        phrase = self._hedged_after(tokens, phrase, last)
        measure, end = self._dimension(tokens, unit, last)
        noun: str | None = None
        span: Span | None = None
        modifiers: tuple[str, ...] = ()
        level = around.level_of(phrase.first, unit.dimension)
        if level is not None and measure is None:
            measure, noun, span = level.entry.measure, level.entry.lemma, level.span
        if measure is None and around.norm(last) in self.words["noun_links"] | self.words["partitive_links"]:
            of = around.counted(last, one=False, loose=True)
            if of is not None:
                noun, span, end, modifiers = of.noun, of.span, of.last, of.modifiers
        if phrase.reading.article and (unit.dimension == "duration" or not tokens[last - 1].is_word):
            return None
        draft = Draft(phrase, end, noun, span, measure or unit.measure, unit.id, modifiers, phrase.rule, last)
        return self._placed(tokens, draft, around)

    def _dimension(self, tokens: Sequence[Token], unit: Unit, last: int) -> tuple[str | None, int]:
        """ "93 mètres de haut", "50 feet deep", "a 40-foot-long boat"."""
        if unit.dimension == "length" and last < len(tokens):
            for hit in self.tables.dimensions.at(tokens, last):
                return hit.entry, hit.last
        return None, last

    def _is_shift(self, tokens: Sequence[Token], phrase: Phrase, unit: Unit, last: int) -> bool:
        """A time told by its distance ("three days later", "il y a deux ans") or by the clock ("à 15 heures")."""
        if last < len(tokens) and self.tables.after["shift_after"].at(tokens, last):
            return True
        if self.tables.before["shift_before"].before(tokens, phrase.first):
            return True
        before = tokens[phrase.first - 1].norm if phrase.first else ""
        clock = unit.id == "hour" and before in self.words["clock_before"]
        number = phrase.reading.number
        return clock and number <= 24 and (last >= len(tokens) or tokens[last].norm not in self.words["noun_links"])

    def _share(self, tokens: Sequence[Token], phrase: Phrase, around: Surroundings) -> Draft | None:
        """A share said in words; a fraction counts only with what it is a fraction of."""
        of = around.counted(phrase.last, one=False, loose=True)
        linked = (
            around.norm(phrase.last)
            in self.words["noun_links"] | self.words["partitive_links"] | self.words["determiners"]
        )
        if of is None and not linked and phrase.reading.last - phrase.reading.first < 2:
            return None
        noun, span, last = (of.noun, of.span, of.last) if of else (None, None, phrase.last)
        draft = Draft(phrase, last, noun, span, "share", "percent", of.modifiers if of else (), phrase.rule)
        return self._placed(tokens, draft, around)

    def _age(self, tokens: Sequence[Token], phrase: Phrase, around: Surroundings, last: int) -> Draft | None:
        """ "Âgé de 72 ans", "une cliente de 58 ans", "a 22-year-old", "Smith, 58,"; `last`: after the unit."""
        if phrase.reading.number > OLDEST:
            return None
        after = self.tables.after["age_after"].at(tokens, last) if last < len(tokens) else []
        united = last > phrase.last
        said = self.tables.before["age_before"].before(tokens, phrase.first) or (united and bool(after))
        if not said and not (self._is_apposed(tokens, phrase, last) or (united and self._of_person(phrase, around))):
            return None
        last = after[0].last if after and united else last
        unit = next(iter(self.words["bare_age"]), None)
        return Draft(phrase, last, None, None, "age", unit or "year", (), phrase.rule)

    def _is_apposed(self, tokens: Sequence[Token], phrase: Phrase, last: int) -> bool:
        """Between commas after a name: "Natalia, 58 ans,", "John Smith, 58,"."""
        first, united = phrase.first, last > phrase.last
        if first < 2 or tokens[first - 1].text != "," or not (united or self.words["bare_age"]):
            return False
        name = tokens[first - 2]
        closed = last >= len(tokens) or tokens[last].text in ",.;)"
        return (
            closed
            and name.is_word
            and name.is_capitalised
            and (united or phrase.reading.last - phrase.reading.first == 1)
        )

    def _of_person(self, phrase: Phrase, around: Surroundings) -> bool:
        """ "Une cliente de 58 ans": the number belongs to a person."""
        if around.norm(phrase.first - 1) not in self.words["noun_links"]:
            return False
        hit = around.by_last.get(phrase.first - 1)
        return hit is not None and around.concept(hit).unit == "person"
