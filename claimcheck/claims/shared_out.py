"""Counts of a whole that is shared out among places or parties ("40 dead: 25 in Turkey and 12 in Syria"), or by what
befell them, where nobody can undergo two of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimcheck.claims.measures import AUXILIARIES
from claimcheck.claims.parts import is_bare, opens_as_whole
from claimcheck.claims.reading import SentenceReading
from claimcheck.languages import EventConcept, Pack
from claimcheck.languages.amounts import is_money
from claimcheck.languages.grammar import Role
from claimcheck.model import ActorMention, PlaceMention, QuantityMention

LONGEST_HOLDER = 7
"""Tokens behind a part within which its place or party is named, up to the next part: "on the Indian side and"."""
FEWEST = 2
"""Parts that make a list."""
COMMA, ENDS = ",", frozenset(".;)")
JOINS = (Role.COORDINATOR, Role.DETERMINER)
BEFORE_PART = 4
"""Tokens between a whole and the first of its parts: a comma or colon, "of whom", "dont"."""


def is_shared_out(reading: SentenceReading, whole: QuantityMention, parts: Sequence[QuantityMention]) -> bool:
    """Has each of the parts a place or a party of its own, or a sum what it is for, and is nothing listed behind the
    last one? They must be most of the whole: a list may leave out the rest."""
    if len(parts) < FEWEST or not all(_is_of(part, whole) for part in parts):
        return False
    money = is_money(whole.unit)
    held = all(_holds(reading, one.span.end, other.span.start, money=money) for one, other in pairwise(parts))
    return held and _closes(reading, parts[-1], money=money) and 2 * _sum(parts) > (whole.value.low or 0)


def shared_out(reading: SentenceReading, whole: QuantityMention) -> list[QuantityMention]:
    """The parts right behind a whole ("killed 40 people, 25 in Turkey and 18 in Syria", "52 dead, including 30 in Spain
    and 25 in Portugal") where they are more than it; such a list may leave out the rest, but can hold no more."""
    parts = [q for q in reading.quantities() if q.span.start >= whole.span.end and q.value.is_exact and not q.change]
    if len(parts) < FEWEST or is_bare(whole) or _sum(parts) <= (whole.value.low or 0):
        return []
    between = reading.parsed.between(whole.span.end, parts[0].span.start)
    beside = 0 < len(between) <= BEFORE_PART and not _names(reading, between)
    return parts if beside and is_shared_out(reading, whole, parts) else []


def parted_by_fate(reading: SentenceReading, whole: QuantityMention, pack: Pack) -> list[QuantityMention]:
    """The parts of those with whom the sentence opens, by what the verbs behind them say, where nobody can be in two of
    them and they are more than the whole ("of 30 pupils, 18 passed and 14 failed")."""
    if not opens_as_whole(reading, whole):
        return []
    behind = [q for q in reading.quantities() if q.span.start >= whole.span.end and q.value.is_exact]
    told = {q: _concept_behind(reading, q, pack) for q in behind if (q.value.low or 0) <= (whole.value.low or 0)}
    parts = [q for q, concept in told.items() if concept is not None]
    apart = all(_exclude(told[one], told[other]) for n, one in enumerate(parts) for other in parts[:n])
    return parts if apart and len(parts) >= FEWEST and _sum(parts) > (whole.value.low or 0) else []


def _concept_behind(reading: SentenceReading, part: QuantityMention, pack: Pack) -> EventConcept | None:
    """What the verb behind a count says of those counted, only auxiliaries between; None where no verb is."""
    parsed, first = reading.parsed, reading.parsed.token_at(part.number_span.end - 1) + 1
    verbs = (frame for frame in reading.frames if not frame.is_noun and frame.hit.first >= first)
    verb = min((frame for frame in verbs if frame.mood.asserted), key=lambda frame: frame.hit.first, default=None)
    beside = verb is not None and all(parsed.cues.has(n, *AUXILIARIES) for n in range(first, verb.hit.first))
    return pack.concepts.events.get(verb.concept) if verb is not None and beside else None


def _exclude(one: EventConcept | None, other: EventConcept | None) -> bool:
    """Can what the two say not be true of one and the same?"""
    return one is not None and other is not None and (one.id in other.opposite or other.id in one.opposite)


def _sum(parts: Sequence[QuantityMention]) -> float:
    return sum(part.value.low or 0 for part in parts)


def _is_of(part: QuantityMention, whole: QuantityMention) -> bool:
    """Is it a lesser number of the same, or one without a noun of its own?"""
    return (is_bare(part) or part.measure == whole.measure) and (part.value.low or 0) < (whole.value.low or 0)


def _names(reading: SentenceReading, inside: Sequence[int]) -> bool:
    """Does a place or a party begin among these tokens?"""
    named = (m.span for m in reading.mentions if isinstance(m, PlaceMention | ActorMention))
    return any(reading.parsed.token_at(span.start) in inside for span in named)


def _holds(reading: SentenceReading, start: int, end: int, *, money: bool) -> bool:
    """Do a place or a party, then a comma or "and", and nothing else stand between two parts?"""
    parsed, gap = reading.parsed, list(reading.parsed.between(start, end))
    tail = len(gap)
    while tail and (parsed.tokens[gap[tail - 1]].text == COMMA or parsed.cues.has(gap[tail - 1], *JOINS)):
        tail -= 1
    return tail < len(gap) and _is_holder(reading, gap[:tail], money=money)


def _is_holder(reading: SentenceReading, inside: Sequence[int], *, money: bool) -> bool:
    """Do these tokens name a place or a party behind a small word, and tell nothing else?"""
    parsed = reading.parsed
    if not 0 < len(inside) <= LONGEST_HOLDER or not all(parsed.tokens[n].is_word for n in inside):
        return False
    if any(frame.is_verb and frame.hit.first in inside for frame in reading.frames):
        return False
    named = [m.span for m in reading.mentions if isinstance(m, PlaceMention | ActorMention)]
    free = [n for n in inside if not any(span.covers(parsed.tokens[n].span) for span in named)]
    if inside[0] in free and not parsed.cues.any_at(inside[0]):
        return False  # "30 speak French and 25 speak German": a verb that no table knows
    purpose = money and parsed.cues.has(inside[0], Role.PREPOSITION, Role.LOCATIVE)
    goes_on = any(parsed.cues.has(n, Role.COORDINATOR, Role.OTHERS) for n in free)
    return (purpose or len(free) < len(inside)) and not goes_on


def _closes(reading: SentenceReading, last: QuantityMention, *, money: bool) -> bool:
    """Does the sentence end behind the last part and its holder, but for who says so?"""
    parsed = reading.parsed
    first = parsed.token_at(last.span.end - 1) + 1
    stop = next((n for n in range(first, len(parsed.tokens)) if not parsed.tokens[n].is_word), len(parsed.tokens))
    said = any(cue.start >= last.span.end for cue in reading.sayings)
    mark = parsed.tokens[stop].text if stop < len(parsed.tokens) else "."
    return (mark in ENDS or (mark == COMMA and said)) and _is_holder(reading, range(first, stop), money=money)
