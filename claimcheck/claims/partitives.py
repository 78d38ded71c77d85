"""Whether a count is one of some of those whom its text tells of."""

from __future__ import annotations

from claimcheck.claims.ellipsis import Ellipsis, is_part
from claimcheck.claims.parts import RISING, is_bare, is_left, is_rest, is_some
from claimcheck.claims.reading import SentenceReading
from claimcheck.languages import Pack
from claimcheck.languages.groups import load_fates
from claimcheck.languages.quantities import load_quantity_tables
from claimcheck.model import QuantityMention


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
    whole = _is_counted_of_all(reading, quantity, measure, pack)
    return not (whole or _is_other_fate(quantity, measure, ellipsis, pack))


def _is_other_fate(quantity: QuantityMention, measure: str, ellipsis: Ellipsis, pack: Pack) -> bool:
    """Is it what befell some of those who were counted before for another reason ("23 fell ill, three of them are in
    hospital")? They are a part of those before, but all of whom it befell."""
    told = ellipsis.last or ellipsis.first
    if not is_bare(quantity) or told is None or told.question.measure == measure:
        return False
    return measure in load_fates(pack.concepts).measures


def _is_counted_of_all(reading: SentenceReading, quantity: QuantityMention, measure: str, pack: Pack) -> bool:
    """Does a count of some tell of how many they are, so that it is the count of all whom its verb befell ("eleven of
    the 27 hostages were freed")? Some of a toll may be told of twice ("three of the 12 victims died at once")."""
    own = pack.concepts.measures.get(quantity.measure or "")
    if own is None or own.course == RISING or measure == quantity.measure or quantity.noun_span is None:
        return False
    inside = reading.parsed.between(quantity.number_span.end, quantity.noun_span.start)
    triggers = load_quantity_tables(pack).triggers
    return any(reading.parsed.tokens[n].text.isdecimal() or reading.parsed.tokens[n].norm in triggers for n in inside)
