"""Whether a count is one of some of those whom its text tells of."""

from __future__ import annotations

from claimcheck.claims.ellipsis import Ellipsis, is_part
from claimcheck.claims.keys import NO_KEYS
from claimcheck.claims.parsed import Parsed
from claimcheck.claims.parts import RISING, is_left, is_rest, is_some
from claimcheck.claims.reading import SentenceReading
from claimcheck.languages import Pack
from claimcheck.languages.grammar import Role
from claimcheck.languages.quantities import load_quantity_tables
from claimcheck.model import QuantityMention

LATER_FATES = frozenset({"hospitalised", "indicted", "convicted"})
"""Measures of what becomes of those only of whom another thing was told first."""
ILL = frozenset({"case", "infected", "sick", "intoxicated", "victim"})
SEAT = "seat"
BEFORE = {"killed": ILL, "seriously_wounded": frozenset({"wounded", "victim"}), "wounded": frozenset({"victim"})}
"""What is told first of all among whom there are those who died, or were hurt."""


def is_some_of_those(
    reading: SentenceReading, quantity: QuantityMention, measure: str, ellipsis: Ellipsis, pack: Pack
) -> bool:
    """Does it count some of those told of beside it or before, the rest, or those left, and not all whom its own verb
    befell?"""
    concept = pack.concepts.measures.get(measure)
    if is_rest(reading, quantity) or is_left(reading, quantity, concept) or is_some(reading, quantity, measure):
        return True
    if not (quantity.partitive or is_part(reading, quantity)):
        return False
    if quantity.measure == measure == SEAT and quantity.noun_span is not None:
        return False  # "won 64 of the 141 seats": those of the party, all told
    whole = _is_counted_of_all(reading, quantity, measure, pack)
    return not (whole or _became_of(measure, ellipsis.counted_before))


def _became_of(measure: str, told: str | None) -> bool:
    """Is it what became of some of those counted before as `told` ("23 fell ill, three of them are in hospital")? They
    are a part of those, but all of whom that is told."""
    if told is None or told == measure:
        return False
    return measure in LATER_FATES or told in BEFORE.get(measure, NO_KEYS)


def _is_counted_of_all(reading: SentenceReading, quantity: QuantityMention, measure: str, pack: Pack) -> bool:
    """Does a count of some tell of how many they are, so that it is the count of all whom its verb befell ("eleven of
    the 27 hostages were freed")? Some of a toll may be told of twice ("three of the 12 victims died at once")."""
    own = pack.concepts.measures.get(quantity.measure or "")
    if own is None or own.course == RISING or measure == quantity.measure or quantity.noun_span is None:
        return False
    after = reading.parsed.token_at(quantity.span.end - 1) + 1
    if reading.parsed.cues.has(after, Role.RELATIVE):
        return False  # "two of the four people who died": it befell the four
    return is_of_so_many(reading.parsed, quantity, pack)


def is_of_so_many(parsed: Parsed, quantity: QuantityMention, pack: Pack) -> bool:
    """Does another number stand between that of a count and its noun ("two of the five beaches")?"""
    if quantity.noun_span is None:
        return False
    triggers = load_quantity_tables(pack).triggers
    inside = (parsed.tokens[n] for n in parsed.between(quantity.number_span.end, quantity.noun_span.start))
    return any(token.text.isdecimal() or token.norm in triggers for token in inside)
