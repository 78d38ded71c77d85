"""Counts of some of others: so many of so many ("25 blessés sur 28"), the rest, those of whom something is still
true."""

from __future__ import annotations

from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.restrictions import SHARE
from claimcheck.languages import MeasureConcept
from claimcheck.languages.grammar import Role
from claimcheck.model import NumberRange, QuantityMention

RISING = "rising"
"""The course of tolls."""
STILL_REACH = 3
"""Tokens behind a count among which "still" stands: "are still", "were both still"."""


def is_whole(reading: SentenceReading, quantity: QuantityMention) -> bool:
    """Is it that of which another count right before it tells how many it was true of?"""
    return any(q is not quantity and _leads_to(reading, q, quantity) for q in reading.quantities())


def is_some(reading: SentenceReading, quantity: QuantityMention, measure: str) -> bool:
    """Is it a count of its own noun of which more are told of right behind it?"""
    if measure != quantity.measure:
        return False
    return any(q is not quantity and _leads_to(reading, quantity, q) for q in reading.quantities())


def is_rest(reading: SentenceReading, quantity: QuantityMention) -> bool:
    """Are those counted the rest beside others told of before ("thirteen other defendants", "another six")?"""
    if quantity.unit == SHARE and quantity.change:
        return False  # "3 per cent more in rent"
    cues = reading.parsed.cues
    first, last = reading.parsed.token_at(quantity.span.start), reading.parsed.token_at(quantity.span.end - 1)
    others = (cue for cue in cues.between(first - 1, last + 3, Role.OTHERS) if cue.first <= last + 1)
    return any(not cues.between(cue.first - 1, cue.last + 1, Role.EXCEEDS) for cue in others)


def is_left(reading: SentenceReading, quantity: QuantityMention, concept: MeasureConcept | None) -> bool:
    """Is it told of a toll how many of them something is still true of ("fourteen wounded are still in hospital")?"""
    if concept is None or concept.course != RISING:
        return False
    parsed = reading.parsed
    first, last = parsed.token_at(quantity.span.start), parsed.token_at(quantity.span.end - 1) + 1
    clause = parsed.clause_at(first)
    still = parsed.cues.between(last, min(last + STILL_REACH, clause.last), Role.STILL)
    return bool(still) or bool(parsed.cues.between(max(clause.first, first - 1), first, Role.STILL))


def _leads_to(reading: SentenceReading, some: QuantityMention, whole: QuantityMention) -> bool:
    """Does nothing but "of" or "out of" stand between the two, of which the first is not the greater?"""
    parsed = reading.parsed
    first, last = parsed.token_at(some.span.end - 1) + 1, parsed.token_at(whole.span.start)
    if first >= last or not any(cue.first == first for cue in parsed.cues.between(first, last, Role.OUT_OF)):
        return False
    mine, theirs = some.value, whole.value
    if not (isinstance(mine, NumberRange) and isinstance(theirs, NumberRange) and mine.low and theirs.low):
        return False
    return parsed.cues.ending(last, Role.OUT_OF) is not None and mine.low <= theirs.low and whole.unit != SHARE
