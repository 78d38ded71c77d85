"""Amounts in a unit, shares said in words, and ages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.languages.quantities import NumeralKind, Unit
from claimcheck.languages.speech import speech_tables
from claimcheck.mentions.quantities.counted import Counted
from claimcheck.mentions.quantities.levels import Surroundings
from claimcheck.mentions.quantities.phrases import Draft, Phrase
from claimcheck.mentions.quantities.placing import DraftPlacer
from claimcheck.mentions.quantities.purposes import purpose_of
from claimcheck.mentions.quantities.readings import HYPHENS, Reading, touching, whole
from claimcheck.mentions.quantities.units import unit_after
from claimcheck.model import NumberRange, Span, Token

OLDEST = 130
"""Nobody is older; a higher number is no age."""
GROWN = 16
"""Years from which one has a trade; a term of office is shorter."""
DAY = 86400
"""Seconds; no one's age is told in hours."""
LATEST_HOUR = 24
""""At 5," is an hour, "at 82," an age."""
NEAR_PURPOSE = 3
"""Tokens between such a verb and its noun ("damage was estimated at"), or between an amount and the noun behind it."""
PURPOSEFUL = frozenset({"money", "duration", "share", "length", "speed"})
"""Dimensions of amounts that are for something; a litre of water is a litre."""
HUNDREDTHS = 100
MINOR = {"money": ("cent", HUNDREDTHS), "metre": ("centimetre", HUNDREDTHS), "foot": ("inch", 12)}
"""What a unit, or a unit of a dimension, is told together with, and how many of it make one."""
SENTENCE, SUSPENDED = "sentence_length", "suspended_sentence"
"""What is to be served, and what is not."""
DISTANCE = "distance"
"""The measure of how far away something is: the words behind the amount say from where, and are no part of it."""


class AmountReader(DraftPlacer):
    """Reads what a number with a unit measures."""

    def _united(
        self, tokens: Sequence[Token], phrase: Phrase, united: tuple[Unit, int], around: Surroundings
    ) -> Draft | None:
        unit, last = united
        phrase, last = self._scaled_after(tokens, phrase, unit, last)
        phrase, last = self._with_minor(tokens, phrase, unit, last)
        parts = self.tables.and_part.at(tokens, last)
        if parts and phrase.value.is_exact:
            value = NumberRange.exactly(phrase.reading.number + parts[0].entry)
            last, phrase = parts[0].last, replace(phrase, value=value, reading=replace(phrase.reading, article=False))
        if unit.dimension == "duration":
            aged = self._age(tokens, phrase, around, last) if (unit.factor or 0) >= DAY else None
            if aged is not None:
                return replace(aged, unit=unit.id)
            if self._is_shift(tokens, phrase, unit, last):
                return None
        if unit.dimension == "angle" and phrase.reading.article:
            return None
        phrase = self._hedged_after(tokens, phrase, last)
        measure, end = self._dimension(tokens, phrase.first, unit, last)
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
                measure = self._same_dimension(of, unit)
        if measure is None:
            measure = self._named_after(around, unit, last)
        measure = measure or self._sentenced(tokens, unit, last)
        purpose = None if measure else purpose_of(self.tables, tokens, phrase, unit.dimension, around)
        capital = tokens[last - 1].is_capitalised and tokens[phrase.first].text.islower()
        if phrase.reading.article and (unit.dimension == "duration" or not tokens[last - 1].is_word or capital):
            return None
        told = measure or purpose or unit.measure
        draft = self._placed(
            tokens, Draft(phrase, end, noun, span, told, unit.id, modifiers, phrase.rule, last), around
        )
        return replace(draft, change=None) if purpose or told == DISTANCE else draft

    def _scaled_after(self, tokens: Sequence[Token], phrase: Phrase, unit: Unit, last: int) -> tuple[Phrase, int]:
        """ "75 USD million": the scale behind the currency."""
        reading = phrase.reading
        found = self.reader.numeral(tokens, last, NumeralKind.SCALE) if unit.dimension == "money" else None
        if found is None or reading.scale != 1 or reading.article or not reading.digits:
            return phrase, last
        scale = found[0].value
        scaled = replace(reading, value=reading.value.scaled(scale), scale=scale)
        return replace(phrase, value=phrase.value.scaled(scale), reading=scaled), found[1]

    def _with_minor(self, tokens: Sequence[Token], phrase: Phrase, unit: Unit, last: int) -> tuple[Phrase, int]:
        """ "2 euros et 30 centimes", "1 euro 50", "1 mètre 80", "six feet two inches": one amount in two units."""
        minor, share = MINOR.get(unit.id) or MINOR.get(unit.dimension) or ("", 0)
        number = phrase.reading.number
        if not minor or not phrase.value.is_exact or number != int(number) or phrase.reading.scale != 1:
            return phrase, last
        joined = last < len(tokens) and tokens[last].norm in self.words["unit_joins"]
        at = last + joined
        other = self.reader.read(tokens, at) if self._begins_number(tokens, at) else None
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

    def _same_dimension(self, counted: Counted, unit: Unit) -> str | None:
        """ "5 000 euros d'amende": the measure of what the amount is of, where it is measured in such units."""
        concept = self.pack.concepts.measures.get(counted.measure or "")
        fits = concept is not None and concept.unit == unit.dimension and unit.dimension in PURPOSEFUL
        return concept.id if concept is not None and fits else None

    def _named_after(self, around: Surroundings, unit: Unit, last: int) -> str | None:
        """ "A two-million-euro fine", "$3 million in damages": the noun behind the unit."""
        at = last + 1 if around.norm(last) in self.words["amount_links"] else last
        for index in range(at, at + NEAR_PURPOSE):
            hit = around.by_first.get(index)
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
            if self.pack.concepts.measures[hit.entry].unit == unit.dimension:
                return hit.entry, last if hit.entry == DISTANCE else hit.last
        return self._far(tokens, first, unit, last), last

    def _sentenced(self, tokens: Sequence[Token], unit: Unit, last: int) -> str | None:
        """ "Trois ans, dont dix-huit mois ferme": the part to be served makes a sentence of the whole."""
        if unit.dimension != "duration":
            return None
        at = last + 1 if last < len(tokens) and tokens[last].text == "," else last
        linked = next(iter(self.tables.part_opens.at(tokens, at)), None) if at < len(tokens) else None
        if linked is None or not self._begins_number(tokens, linked.last):
            return None
        part = self.reader.read(tokens, linked.last)
        united = unit_after(self.tables, tokens, part.last) if part else None
        end = united[1] if united else part.last if part else len(tokens)
        served = {hit.entry for hit in self.tables.dimensions.at(tokens, end)} if end < len(tokens) else set()
        return SENTENCE if served & {SENTENCE, SUSPENDED} else None

    def _far(self, tokens: Sequence[Token], first: int, unit: Unit, last: int) -> str | None:
        """ "À 12 km de la côte": how far away."""
        links = self.words["noun_links"] | self.words["partitive_links"]
        at = first and tokens[first - 1].norm in self.words["distance_before"]
        far = unit.dimension == "length" and at and last < len(tokens) and tokens[last].norm in links
        return DISTANCE if far else None

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
        if not linked and self._is_ordinal(tokens, phrase, of):
            return None
        noun, span, last = (of.noun, of.span, of.last) if of else (None, None, phrase.last)
        draft = Draft(phrase, last, noun, span, "share", "percent", of.modifiers if of else (), phrase.rule)
        return self._placed(tokens, draft, around)

    def _is_ordinal(self, tokens: Sequence[Token], phrase: Phrase, of: Counted | None) -> bool:
        """Does a noun follow without a link, which makes it an ordinal or a compound ("a third term", "half-mast")?

        What stands there in the plural is shared out all the same ("half people").
        """
        if phrase.last >= len(tokens):
            return False
        following = tokens[phrase.last]
        if following.text in HYPHENS:
            return touching(tokens, phrase.last)
        plural = of is not None and tokens[of.last - 1].norm != of.noun
        return following.is_word and following.norm not in self.words["stops"] and not plural

    def _age(self, tokens: Sequence[Token], phrase: Phrase, around: Surroundings, last: int) -> Draft | None:
        """ "Âgé de 72 ans", "une cliente de 58 ans", "deux filles de 14 et 16 ans", "a 22-year-old", "Smith, 58,";
        `last`: after the unit, which may stand behind a later number."""
        if phrase.reading.number > OLDEST:
            return None
        after = self.tables.after["age_after"].at(tokens, last)
        alone = self.tables.after["age_alone"].at(tokens, phrase.last)
        after = alone or after
        united = last > phrase.last or bool(alone) or self._shared(tokens, phrase.last) is not None
        start = self._list_start(tokens, phrase.first)
        said = self.tables.before["age_before"].before(tokens, start) or (united and bool(after))
        said = said or self._opens(tokens, phrase, last, united=united)
        adult = united and phrase.reading.number >= GROWN
        said = said or self._is_apposed(tokens, phrase, last) or self._of_person(start, around, united=united)
        if not said and not (adult and self._of_trade(start, around)):
            return None
        last = after[0].last if after and united else last
        unit = next(iter(self.words["bare_age"]), None)
        return Draft(phrase, last, None, None, "age", unit or "year", (), phrase.rule)

    def _shared(self, tokens: Sequence[Token], index: int) -> Unit | None:
        """The unit that two numbers share: "14 et 16 ans", "two and three years"."""
        if index + 1 >= len(tokens) or tokens[index].norm not in self.words["unit_joins"]:
            return None
        other = self.reader.read(tokens, index + 1) if self._begins_number(tokens, index + 1) else None
        united = unit_after(self.tables, tokens, other.last) if other and not other.article else None
        return united[0] if united else None

    def _list_start(self, tokens: Sequence[Token], first: int) -> int:
        """Where numbers joined to one another begin: "aged 14 and 16"."""
        joins = self.words["unit_joins"]
        while first > 1 and tokens[first - 1].norm in joins and self._begins_number(tokens, first - 2):
            first -= 2
        return first

    def _opens(self, tokens: Sequence[Token], phrase: Phrase, last: int, *, united: bool) -> bool:
        """ "À 82 ans, il": before the comma that closes what opens the sentence."""
        first = phrase.first
        if not (united or self.words["bare_age"]) or last >= len(tokens) or tokens[last].text != ",":
            return False
        opens = first == 1 or (first > 1 and tokens[first - 2].text in ",;")
        fits = phrase.value.is_exact and (united or phrase.reading.number > LATEST_HOUR)
        return opens and fits and tokens[first - 1].norm in self.words["age_opens"]

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

    def _of_person(self, first: int, around: Surroundings, *, united: bool) -> bool:
        """ "Une cliente de 58 ans", "la fille de 14": the number belongs to a person; without a unit to one alone."""
        if around.norm(first - 1) not in self.words["noun_links"]:
            return False
        hit = around.by_last.get(first - 1)
        if hit is None or around.concept(hit).unit != "person":
            return False
        return united or around.is_individual(hit)

    def _of_trade(self, first: int, around: Surroundings) -> bool:
        """ "Un brocanteur de 52 ans": who is told by what he does is grown up, and what is shorter a length of time."""
        linked = around.norm(first - 1) in self.words["noun_links"]
        return linked and around.norm(first - 2) in speech_tables(around.pack).persons
