"""Counts of some of others: so many of so many ("25 blessés sur 28"), the rest, those of whom something is still
true."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.draft import Draft
from claimcheck.claims.frames import Frame
from claimcheck.claims.keys import NO_KEYS
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.words import SHARE
from claimcheck.languages import MeasureConcept, Pack
from claimcheck.languages.grammar import Role
from claimcheck.languages.quantities import load_quantity_tables
from claimcheck.model import NumberRange, QuantityMention
from claimcheck.model.quick import replace

RISING = "rising"
"""The course of tolls."""
PERSON, LENGTH = "person", "length"
PART_OF_TOLL = "part of toll"
"""The rule of people who are said to be among those of a toll."""
WHOLE, BEFALLEN = frozenset({"share.whole"}), frozenset({"share.befallen"})
"""The marks of all of whom a sentence then tells what befell some ("of his 130 ewes, 17 died"), and of those some."""
STILL_REACH = 3
"""Tokens behind a count among which "still" stands: "are still", "were both still"."""


def is_bare(quantity: QuantityMention) -> bool:
    """Does no noun of its own stand beside the number?"""
    return quantity.noun_span is None or not quantity.span.covers(quantity.noun_span)


def is_whole(reading: SentenceReading, quantity: QuantityMention) -> bool:
    """Is it that of which another count right before it tells how many it was true of?"""
    cue = reading.parsed.cues.ending(reading.parsed.token_at(quantity.span.start), Role.OUT_OF)
    if cue is None:
        return False
    ends = reading.parsed.tokens[cue.first - 1].end if cue.first else 0
    return any(q.span.end == ends and _may_be_some(q, quantity) for q in reading.quantities())


def is_some(reading: SentenceReading, quantity: QuantityMention, measure: str) -> bool:
    """Is it a count of its own noun of which more are told of right behind it?"""
    parsed = reading.parsed
    cue = parsed.cues.at(parsed.token_at(quantity.span.end - 1) + 1, Role.OUT_OF)
    if measure != quantity.measure or cue is None or cue.last >= len(parsed.tokens):
        return False
    starts = parsed.tokens[cue.last].start
    return any(q.span.start == starts and _may_be_some(quantity, q) for q in reading.quantities())


def opens_as_whole(reading: SentenceReading, quantity: QuantityMention) -> bool:
    """Does a sentence, or what a colon or a comma parts off, open with those of whom it then tells ("of the 48 miners,
    12 escaped")?"""
    cue = reading.parsed.cues.ending(reading.parsed.token_at(quantity.span.start), Role.OUT_OF)
    if cue is None:
        return False
    opening = cue.first == 0 or not reading.parsed.tokens[cue.first - 1].is_word
    return opening or reading.parsed.cues.has(cue.first - 1, Role.COORDINATOR)


def share_mark(
    reading: SentenceReading, quantity: QuantityMention, nearest: Frame | None, pack: Pack
) -> frozenset[str]:
    """The mark of those of whom some are told of next, or of those whom something befell that makes them others than
    the rest; what all may have done ("the coach carried 45") makes nobody one of some."""
    if opens_as_whole(reading, quantity):
        return WHOLE
    if nearest is None or quantity not in (nearest.agent, nearest.patient):
        return NO_KEYS
    told = pack.concepts.events.get(nearest.concept)
    return BEFALLEN if told and (told.measure or told.states or told.sudden) else NO_KEYS


def whole_before(reading: SentenceReading, quantity: QuantityMention) -> QuantityMention | None:
    """Those with whom the sentence opens and of whom a bare number behind a comma or "and" counts some, before the verb
    that says what they did; None where there are none."""
    parsed = reading.parsed
    first, behind = parsed.token_at(quantity.span.start), parsed.token_at(quantity.span.end - 1) + 1
    joined = first and (parsed.tokens[first - 1].text == "," or parsed.cues.has(first - 1, Role.COORDINATOR))
    if not joined or not is_bare(quantity) or not parsed.cues.holds(Role.OUT_OF):
        return None
    told = parsed.cues.has(behind, Role.BE, Role.HAVE, Role.REFLEXIVE) or any(
        frame.is_verb and frame.hit.first == behind for frame in reading.frames
    )
    before = (q for q in reading.quantities() if q.span.end < quantity.span.start and _may_be_some(quantity, q))
    return next((q for q in before if opens_as_whole(reading, q)), None) if told else None


def as_part_of_toll(quantity: QuantityMention, draft: Draft, before: Sequence[Draft], pack: Pack) -> Draft:
    """The draft of people who are said to be among those of the one toll told before them in their sentence ("12 dead,
    including three children"): so many children of the dead."""
    tolls = [told for told in before if told.unit == PERSON]
    concept = pack.concepts.measures.get(tolls[0].question.measure) if len(tolls) == 1 else None
    some = quantity.partitive and quantity.noun is not None and quantity.measure == draft.question.measure
    several = is_several(quantity) and quantity.unit == PERSON
    if concept is None or concept.course != RISING or tolls[0].partitive or not (some and several):
        return draft
    whole = tolls[0].question
    question = replace(whole, restriction=whole.restriction | {f"m:{draft.question.measure}"})
    return replace(draft, question=question, course=concept.course, rule=PART_OF_TOLL)


def kind_of_part(reading: SentenceReading, quantity: QuantityMention, pack: Pack) -> str | None:
    """The measure of what those are whom a bare number counts among others ("three of them children")."""
    tokens, tables = reading.parsed.tokens, load_quantity_tables(pack)
    at = reading.parsed.token_at(quantity.span.end - 1) + 1
    among = tables.after["part_after"].at(tokens, at) if quantity.partitive and at < len(tokens) else []
    if not among or not is_several(quantity):
        return None
    at = among[0].last + reading.parsed.cues.has(among[0].last, Role.BE, Role.DETERMINER)
    nouns = (hit.entry.measure for hit in (pack.counted_nouns.at(tokens, at) if at < len(tokens) else ()))
    return next((noun for noun in nouns if pack.concepts.measures[noun].unit == PERSON), None)


def is_several(quantity: QuantityMention) -> bool:
    """Is it an exact number of two and more?"""
    return quantity.value.is_exact and (quantity.value.low or 0) > 1


def is_crossed(reading: SentenceReading, quantity: QuantityMention, dimension: str) -> bool:
    """Is it one of two lengths that a text gives of one thing ("13 by 16 inches"), which another may turn round?"""
    if dimension != LENGTH:
        return False
    parsed = reading.parsed
    before, after = parsed.token_at(quantity.span.start) - 1, parsed.token_at(quantity.span.end - 1) + 1
    others = [(parsed.token_at(q.span.start), parsed.token_at(q.span.end - 1)) for q in reading.quantities()]
    amounts = {n for first, last in others for n in range(first, last + 1)}
    amounts |= {n for n in (before - 1, after + 1) if 0 <= n < len(parsed.tokens) and parsed.tokens[n].text.isdecimal()}
    return any(parsed.cues.has(n, Role.CROSSES) and m in amounts for n, m in ((after, after + 1), (before, before - 1)))


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
    return concept is not None and concept.course == RISING and is_still_so(reading, quantity)


def is_still_so(reading: SentenceReading, quantity: QuantityMention) -> bool:
    """Is it said of those counted that something is still so?"""
    parsed = reading.parsed
    first, last = parsed.token_at(quantity.span.start), parsed.token_at(quantity.span.end - 1) + 1
    clause = parsed.clause_at(first)
    still = parsed.cues.between(last, min(last + STILL_REACH, clause.last), Role.STILL)
    return bool(still) or bool(parsed.cues.between(max(clause.first, first - 1), first, Role.STILL))


def _may_be_some(some: QuantityMention, whole: QuantityMention) -> bool:
    """May the one be some of the other?"""
    mine, theirs = some.value, whole.value
    if not (isinstance(mine, NumberRange) and isinstance(theirs, NumberRange) and mine.low and theirs.low):
        return False
    return mine.low <= theirs.low and whole.unit != SHARE
