"""Counts told as so many of so many: "three of 12 hostages", "25 blessés sur 28"."""

from __future__ import annotations

from claimcheck.claims.reading import SentenceReading
from claimcheck.languages.grammar import Role
from claimcheck.model import NumberRange, QuantityMention


def is_whole(reading: SentenceReading, quantity: QuantityMention) -> bool:
    """Is it that of which another count right before it tells how many it was true of?"""
    return any(q is not quantity and _leads_to(reading, q, quantity) for q in reading.quantities())


def is_some(reading: SentenceReading, quantity: QuantityMention, measure: str) -> bool:
    """Is it a count of its own noun of which more are told of right behind it?"""
    if measure != quantity.measure:
        return False
    return any(q is not quantity and _leads_to(reading, quantity, q) for q in reading.quantities())


def _leads_to(reading: SentenceReading, some: QuantityMention, whole: QuantityMention) -> bool:
    """Does nothing but "of" or "out of" stand between the two, of which the first is not the greater?"""
    parsed = reading.parsed
    first, last = parsed.token_at(some.span.end - 1) + 1, parsed.token_at(whole.span.start)
    if first >= last or not any(cue.first == first for cue in parsed.cues.between(first, last, Role.OUT_OF)):
        return False
    mine, theirs = some.value, whole.value
    if not (isinstance(mine, NumberRange) and isinstance(theirs, NumberRange) and mine.low and theirs.low):
        return False
    return parsed.cues.ending(last, Role.OUT_OF) is not None and mine.low <= theirs.low and whole.unit != "share"
