"""What an amount in a unit measures, by the words right behind it and the noun whose level it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.languages.units import Unit
from claimcheck.mentions.quantities.counted import Counted
from claimcheck.mentions.quantities.levels import Surroundings
from claimcheck.mentions.quantities.phrases import PhraseReader
from claimcheck.mentions.quantities.units import unit_after
from claimcheck.model import Span, Token
from claimcheck.model.quick import replace

NEAR_PURPOSE = 3
"""Tokens between an amount and the noun behind it."""
PURPOSEFUL = frozenset({"money", "duration", "share", "length", "speed"})
"""Dimensions of amounts that are for something; a litre of water is a litre."""
SENTENCE, PARTS = "sentence_length", frozenset({"sentence_length", "unsuspended_sentence", "suspended_sentence"})
"""A sentence, and the part of it that is to be served, or that is not."""
DISTANCE = "distance"
"""The measure of how far away something is: the words behind the amount say from where, and are no part of it."""

AROUND = {DISTANCE: "distance_before", "radius": "radius_before"}
"""The measures of a length that stands before "of" a thing, by the list of the words before it."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The measure of an amount and the noun that tells it; `last` is the token after both."""

    last: int
    measure: str | None = None
    noun: str | None = None
    span: Span | None = None
    modifiers: tuple[str, ...] = ()


class AmountMeasures:
    """Reads the measure of an amount."""

    def __init__(self, phrases: PhraseReader) -> None:
        self.phrases, self.tables, self.words = phrases, phrases.tables, phrases.words
        self._links = self.words["noun_links"] | self.words["partitive_links"]

    def read(self, around: Surroundings, first: int, unit: Unit, last: int) -> Measured:
        """What the amount from token `first` to the unit's `last` measures; without a measure where nothing tells."""
        measure, end = self._dimension(around.tokens, first, unit, last)
        if measure is not None:
            return Measured(end, measure)
        level = around.level_of(first, unit.dimension)
        if level is not None:
            return Measured(end, level.entry.measure, level.entry.lemma, level.span)
        of = around.counted(last, one=False, loose=True) if around.norm(last) in self._links else None
        found = Measured(end)
        if of is not None:
            found = Measured(of.last, self._same_dimension(of, unit), of.noun, of.span, of.modifiers)
        measure = found.measure or self._named_after(around, unit, last) or self._sentenced(around.tokens, unit, last)
        return replace(found, measure=measure)

    def _same_dimension(self, counted: Counted, unit: Unit) -> str | None:
        """ "5 000 euros d'amende": the measure of what the amount is of, where it is measured in such units."""
        concept = self.phrases.pack.concepts.measures.get(counted.measure or "")
        fits = concept is not None and concept.unit == unit.dimension and unit.dimension in PURPOSEFUL
        return concept.id if concept is not None and fits else None

    def _named_after(self, around: Surroundings, unit: Unit, last: int) -> str | None:
        """ "A two-million-euro fine", "$3 million in damages": the noun behind the unit."""
        at = last + 1 if around.norm(last) in self.words["amount_links"] else last
        for index in range(at, at + NEAR_PURPOSE):
            hit = around.noun_at(index)
            if hit is not None:
                fits = around.concept(hit).unit == unit.dimension and unit.dimension in PURPOSEFUL
                return hit.entry.measure if fits else None
            word = around.norm(index)
            if not word[:1].isalpha() or word in self.words["stops"] or word in self.words["determiners"]:
                return None
        return None

    def _dimension(self, tokens: Sequence[Token], first: int, unit: Unit, last: int) -> tuple[str | None, int]:
        """ "93 mètres de haut", "50 feet deep", "a 40-foot-long boat", "trois ans de prison"."""
        for hit in self.tables.dimensions.at(tokens, last):
            if self.phrases.pack.concepts.measures[hit.entry].unit == unit.dimension:
                return hit.entry, last if hit.entry in AROUND else hit.last
        return self._far(tokens, first, unit, last), last

    def _sentenced(self, tokens: Sequence[Token], unit: Unit, last: int) -> str | None:
        """ "Trois ans, dont dix-huit mois ferme": the part to be served makes a sentence of the whole."""
        if unit.dimension != "duration":
            return None
        at = last + 1 if last < len(tokens) and tokens[last].text == "," else last
        linked = next(iter(self.tables.part_opens.at(tokens, at)), None) if at < len(tokens) else None
        if linked is None or not self.phrases.begins_number(tokens, linked.last):
            return None
        part = self.phrases.reader.read(tokens, linked.last)
        united = unit_after(self.tables, tokens, part.last) if part else None
        end = united[1] if united else part.last if part else len(tokens)
        served = {hit.entry for hit in self.tables.dimensions.at(tokens, end)} if end < len(tokens) else set()
        return SENTENCE if served & PARTS else None

    def _far(self, tokens: Sequence[Token], first: int, unit: Unit, last: int) -> str | None:
        """ "À 12 km de la côte": how far away; "within 12 miles of the crater": how far a circle reaches."""
        if not first or unit.dimension != "length" or last >= len(tokens) or tokens[last].norm not in self._links:
            return None
        before = tokens[first - 1].norm
        told = (name for name, words in AROUND.items() if before in self.words[words])
        return next(told, None)
