"""Numbers with their hedges: bounds, ranges of two numbers, signs and scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.languages import Pack
from claimcheck.languages.grammar import Role, grammar_of
from claimcheck.languages.quantities import QuantityTables, load_quantity_tables
from claimcheck.languages.units import Unit
from claimcheck.mentions.quantities.bounds import COUNTED_BELOW, RULES, apply_bound
from claimcheck.mentions.quantities.guards import YEARS, Guard
from claimcheck.mentions.quantities.numbers import NumberReader
from claimcheck.mentions.quantities.readings import DASHES, Reading, whole
from claimcheck.mentions.quantities.units import currency_before, unit_after
from claimcheck.model import NumberRange, Span, Token
from claimcheck.model.quick import quickly_made, replace

MOST_HEDGES = 2
""""At least about 50": more hedges in a row are not read."""
ARTICLE_BOUNDS = frozenset({"at_least", "at_most"})
"""Before an article the other hedges are prepositions of place ("around a town")."""
END_BOUNDS = frozenset({"at_least", "more_than"})
"""Behind a number and before another these are no bounds ("three plus zero")."""
NEGATIONS = (Role.NEGATION, Role.NEGATION_SECOND)
DENIED = {"more_than": "at_most", "less_than": "at_least"}
"""What a bound says where it is denied."""
CEILINGS = frozenset({"at_most", "less_than"})
FARTHEST_BOUND = 7
"""Tokens of the hedge of a second bound: "but less than or equal to" is five."""
FARTHEST_AMOUNT = 4
"""Tokens between an amount and the time it is spread over ("$2 million in aid over five years")."""
DURATION = "duration"
MOST_GOALS = 20
"""Higher numbers are no goals or sets."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Phrase:
    """A number with its hedges: tokens `first` to `last` (excluded), the interval and the rule that made it.

    `unit` is the currency before the number, `united` the unit right behind it with the token after that.
    """

    first: int
    last: int
    value: NumberRange
    rule: str
    reading: Reading
    unit: Unit | None = None
    united: tuple[Unit, int] | None = None

    @property
    def is_one(self) -> bool:
        """Is the number one, whatever bounds it ("at least one person")?"""
        return self.reading.value.is_exact and self.reading.value.low == 1


@quickly_made
@dataclass(frozen=True, slots=True)
class Draft:
    """A quantity by token numbers, before its characters are known. `last` is the token after all of it."""

    phrase: Phrase
    last: int
    noun: str | None
    noun_span: Span | None
    measure: str | None
    unit: str | None
    modifiers: tuple[str, ...]
    rule: str
    unit_last: int | None = None
    partitive: bool = False
    change: str | None = None


class PhraseReader:
    """Reads the number that a reading is part of, with all that bounds it."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.tables: QuantityTables = load_quantity_tables(pack)
        self.words = self.tables.words
        self.reader = NumberReader(self.tables, pack)
        self.guard = Guard(self.tables, pack)

    def score(self, tokens: Sequence[Token], reading: Reading) -> int:
        """The token after a score ("2-1", "3 à 1"): two small numbers that are no range; 0 when it is none."""
        last = reading.last
        if not reading.digits or reading.grouped or last + 1 >= len(tokens) or not tokens[last + 1].text.isdecimal():
            return 0
        tight = tokens[last].text in DASHES and tokens[last].start == tokens[last - 1].end
        small = reading.number < MOST_GOALS and len(tokens[last + 1].text) < 3
        apart = small and tokens[last].norm in self.words["to"] and not self._has_unit(tokens, last + 2)
        return last + 2 if (tight or apart) else 0

    def _has_unit(self, tokens: Sequence[Token], index: int) -> bool:
        return unit_after(self.tables, tokens, index) is not None

    def single(self, tokens: Sequence[Token], reading: Reading) -> Phrase:
        reading, currency = self._coded(tokens, reading)
        first = currency[1] if currency else reading.first
        value, rule = reading.value, reading.rule
        if self._is_negative(tokens, first) and value.is_exact:
            value, first, rule = NumberRange.exactly(-reading.number), first - 1, "negative"
            reading = replace(reading, rule=rule)
        unit, united = currency[0] if currency else None, unit_after(self.tables, tokens, reading.last)
        return self._hedged(tokens, Phrase(first, reading.last, value, rule, reading, unit, united))

    def _coded(self, tokens: Sequence[Token], reading: Reading) -> tuple[Reading, tuple[Unit, int] | None]:
        """With the currency before it, or a code that holds a scale beside it ("120 MEUR", "MAUD 60")."""
        currency = None if reading.article else currency_before(self.tables, tokens, reading.first)
        if currency is not None or not reading.digits or reading.scale != 1:
            return reading, currency
        behind = (reading.last, reading.first, reading.last + 1)
        for at, first, last in (behind, (reading.first - 1, reading.first - 1, reading.last)):
            coded = self.tables.scaled_codes.get(tokens[at].text) if 0 <= at < len(tokens) else None
            if coded:
                value = NumberRange.exactly(whole(reading.number * coded[0]))
                return replace(reading, last=last, value=value, scale=coded[0]), (coded[1], first)
        return reading, currency

    def _is_negative(self, tokens: Sequence[Token], first: int) -> bool:
        """ "-5 °C", "minus three": a word, or a sign that touches the number and nothing else."""
        before = tokens[first - 1] if first else None
        if before is None:
            return False
        said = before.norm in self.words["negative"]
        if not said and before.text in self.words["negative_signs"] and before.end == tokens[first].start:
            said = first < 2 or tokens[first - 2].end < before.start or tokens[first - 2].text in "(:"
        return said and self.tables.hedges_before.before(tokens, first) is None

    def _hedged(self, tokens: Sequence[Token], phrase: Phrase) -> Phrase:
        """With the hedges that stand right before it, the nearest first, or one right after."""
        for _ in range(MOST_HEDGES):
            found = self.tables.hedges_before.before(tokens, phrase.first)
            if found is None or (phrase.reading.article and found[1] not in ARTICLE_BOUNDS):
                break
            if self._is_period(tokens, found[0], phrase.reading.last):
                break
            first, rule = self._denied(tokens, *found)
            phrase = replace(self._bounded(phrase, rule), first=first)
        if phrase.last < len(tokens) and phrase.rule in (phrase.reading.rule, "about"):
            for hit in self.tables.hedges_after.at(tokens, phrase.last):
                if hit.entry in END_BOUNDS and self.begins_number(tokens, hit.last):
                    return phrase
                return replace(self._bounded(phrase, hit.entry), last=hit.last)
        return phrase

    def _denied(self, tokens: Sequence[Token], first: int, rule: str) -> tuple[int, str]:
        """ "Never exceeded 400", "n'a pas dépassé": a bound that is denied is the other one, with what denies it."""
        denied = first and any(role in NEGATIONS for role in grammar_of(self.pack).get(tokens[first - 1].norm))
        return (first - 1, DENIED[rule]) if denied and rule in DENIED else (first, rule)

    def _is_period(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "$2,000 over three years", "12 millions sur plus": a preposition between an amount and its time."""
        if tokens[first].norm not in self.words["periods"]:
            return False
        unit = unit_after(self.tables, tokens, last)
        if unit is None or unit[0].dimension != "duration":
            return False
        return any(tokens[at].text.isdecimal() for at in range(max(0, first - FARTHEST_AMOUNT), first))

    def begins_number(self, tokens: Sequence[Token], index: int) -> bool:
        return index < len(tokens) and (tokens[index].text.isdecimal() or tokens[index].norm in self.tables.triggers)

    def hedged_after(self, tokens: Sequence[Token], phrase: Phrase, index: int) -> Phrase:
        """ "38 personnes au moins": the hedge after the noun, or behind a comma where it closes the clause."""
        if phrase.rule not in ("exact", "about") or index >= len(tokens):
            return phrase
        aside = tokens[index].text == ","
        for hit in self.tables.hedges_after.at(tokens, index + aside):
            if not aside or hit.last >= len(tokens) or not tokens[hit.last].text[0].isalnum():
                return self._bounded(phrase, hit.entry)
        return phrase

    def rebounded(self, phrase: Phrase, value: NumberRange) -> Phrase:
        """The phrase of another number under the same hedge."""
        return replace(phrase, value=apply_bound(phrase.rule, value, whole=False) if phrase.rule in RULES else value)

    def _bounded(self, phrase: Phrase, rule: str) -> Phrase:
        if rule not in RULES:
            return phrase
        nominal = phrase.reading.nominal
        if rule == "about" and phrase.value.bound != "=":
            return phrase
        if phrase.rule == "about" and nominal is None:
            nominal = phrase.reading.number
        value = phrase.value if nominal is None or phrase.rule != "about" else NumberRange.exactly(nominal)
        is_count = phrase.unit is None and phrase.united is None  # an amount in a unit need not be whole
        whole = is_count and phrase.reading.number == int(phrase.reading.number)
        return replace(phrase, value=apply_bound(rule, value, whole=whole), rule=rule)

    def within(self, tokens: Sequence[Token], phrase: Phrase) -> Phrase | None:
        """ "More than 30 but fewer than 40": a floor and a ceiling are one range."""
        at = phrase.last + 1
        if phrase.value.bound != ">" or at >= len(tokens) or tokens[at - 1].norm not in self.words["bound_joins"]:
            return None
        for first in range(at + 1, min(at + FARTHEST_BOUND, len(tokens))):
            hedge = self.tables.hedges_before.before(tokens, first)
            numeral = tokens[first].text.isdecimal() or tokens[first].norm in self.tables.triggers
            other = self.reader.read(tokens, first) if numeral and hedge and hedge[0] == at else None
            if other is None or hedge is None or hedge[1] not in CEILINGS:
                continue
            high = self._bounded(replace(phrase, value=other.value, reading=other), hedge[1]).value.high
            low = phrase.value.low
            if low is None or high is None or not low < high:
                return None
            return replace(phrase, last=other.last, value=NumberRange(low, high, "range"), rule="between")
        return None

    def ranged(self, tokens: Sequence[Token], reading: Reading, unit: tuple[Unit, int] | None) -> Phrase | None:
        """ "Entre 30 et 40", "30-40", "14 or 15", "2 to 3 million": two numbers that are the ends of one; `unit` is
        the one right behind the first."""
        after = unit[1] if unit and self.tables.between_inner.at(tokens, unit[1]) else reading.last
        if unit and after == unit[1] and self._is_other(tokens, after, unit[0]):
            return None
        for hit in self.tables.between_inner.at(tokens, after):
            currency = currency_before(self.tables, tokens, reading.first)
            begin = currency[1] if currency else reading.first
            opening = self.tables.between.before(tokens, begin)
            if tokens[hit.first].norm in self.words["joins"] and opening is None:
                return None
            other = self._second(tokens, hit.last)
            if other is None:
                return None
            return self._joined(tokens, reading, other, begin, opening, currency[0] if currency else None)
        return None

    def _is_other(self, tokens: Sequence[Token], index: int, unit: Unit) -> bool:
        """Is the number after the inner word an amount in another unit ("lost 3 % to $12")?"""
        for at in range(index + 1, min(index + 3, len(tokens))):
            if tokens[at].text.isdecimal() or tokens[at].norm in self.tables.triggers:
                other = self.reader.read(tokens, at)
                mine = currency_before(self.tables, tokens, at) or (
                    unit_after(self.tables, tokens, other.last) if other else None
                )
                if mine is None:
                    return unit.dimension == DURATION  # "il a fallu 3 h à 50 pompiers"
                return mine[0].dimension != unit.dimension
        return False

    def _second(self, tokens: Sequence[Token], index: int) -> Reading | None:
        """The second number of a range, past a currency sign or a hedge."""
        for at in range(index, min(index + 3, len(tokens))):
            token = tokens[at]
            if token.text.isdecimal() or token.norm in self.tables.triggers:
                other = self.reader.read(tokens, at)
                if other is None or other.article or self.guard.is_no_number(tokens, replace(other, first=at)):
                    return None if other is None or not other.digits else self._plain(tokens, other)
                return other
            if not self.tables.units.at(tokens, at) and token.norm not in self.words["to"]:
                return None
        return None

    def _plain(self, tokens: Sequence[Token], other: Reading) -> Reading | None:
        """A second number is touched by the hyphen of the range; that alone is no reason to drop it."""
        touched = other.first and tokens[other.first - 1].text in DASHES
        return other if touched and not self.guard.is_no_number(tokens[other.first :], _moved(other)) else None

    def _joined(
        self, tokens: Sequence[Token], one: Reading, other: Reading, begin: int, opening: tuple[int, str] | None,
        currency: Unit | None,
    ) -> Phrase | None:  # fmt: skip
        low, high = one.value.low, other.value.high
        if low is None or high is None or one.is_share or other.is_share:
            return None
        if other.grouped and not one.grouped and low < COUNTED_BELOW and high % 1000 == 0 and low * 1000 < high:
            low *= 1000
        if other.scale > 1 and one.scale == 1 and low * other.scale <= high and low < 1000:
            low *= other.scale
        years = self.guard.is_year(tokens, one) and other.number < YEARS.stop
        years = years or (one.digits and tokens[one.first].text.startswith("0"))
        if not low < high or (years and not opening):
            return None
        scale = replace(other, first=one.first)
        first = opening[0] if opening else begin
        united = unit_after(self.tables, tokens, other.last)
        return Phrase(first, other.last, NumberRange(low, high, "range"), "between", scale, currency, united)


def _moved(reading: Reading) -> Reading:
    """The same reading where its first token is token 0."""
    return replace(reading, first=0, last=reading.last - reading.first)
