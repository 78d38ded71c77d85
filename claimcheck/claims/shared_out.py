"""Counts of a whole that is shared out among places or parties ("40 dead: 25 in Turkey and 12 in Syria")."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimcheck.claims.parts import is_bare
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.words import ARTICLE
from claimcheck.languages import Pack
from claimcheck.languages.amounts import is_money
from claimcheck.languages.grammar import Role
from claimcheck.languages.quantities import load_quantity_tables
from claimcheck.model import ActorMention, PlaceMention, QuantityMention

LONGEST_HOLDER = 7
"""Tokens behind a part within which its place or party is named, up to the next part: "on the Indian side and"."""
FEWEST = 2
"""Parts that make a list."""
COMMA, ENDS = ",", frozenset(".;)")
PERSON = "person"
UNCOUNTED = frozenset({"couple"})
"""Measures of people of which one is several."""
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
    if len(parts) < FEWEST or is_bare(whole) or (_sum(parts) <= (whole.value.low or 0) and not _is_all(reading, whole)):
        return []
    between = reading.parsed.between(whole.span.end, parts[0].span.start)
    beside = 0 < len(between) <= BEFORE_PART and not _names(reading, between)
    return parts if beside and is_shared_out(reading, whole, parts) else []


def _is_all(reading: SentenceReading, whole: QuantityMention) -> bool:
    """Does the sentence say of a count that it is of all together, before its parts ("in all, 17 towns are hit, …")?"""
    cues, first = reading.parsed.cues, reading.parsed.token_at(whole.span.start)
    opened = first - 1 if first and reading.parsed.tokens[first - 1].text == COMMA else first
    said = cues.ending(opened, Role.IN_ALL) or cues.at(reading.parsed.token_at(whole.span.end - 1) + 1, Role.IN_ALL)
    return said is not None and not any(q.partitive for q in reading.quantities())


def too_many_of(reading: SentenceReading, pack: Pack) -> tuple[QuantityMention, ...]:
    """A count of people or a sum, and the part of it that the text says to be in it though it is greater ("12 dead,
    including 14 children"); empty when there is none, or others than those before it may be meant."""
    quantities, opens = reading.quantities(), load_quantity_tables(pack).before["part_before"]
    for part in (q for q in quantities if q.partitive and q.value.is_exact and not q.change and not is_bare(q)):
        before = [q for q in quantities if q.span.end <= part.span.start and not q.partitive and q.unit == part.unit]
        if not before or not (part.unit == PERSON or is_money(part.unit)):
            continue
        whole, at = before[-1], reading.parsed.token_at(part.span.start)
        counted = whole.rule != ARTICLE and whole.measure not in UNCOUNTED
        exceeds = all(q.value.is_exact and (q.value.low or 0) < (part.value.low or 0) for q in before)
        opened = opens.before(reading.parsed.tokens, at) is not None
        if counted and exceeds and opened and not _has_others(reading, whole, part):
            return whole, part
    return ()


def _has_others(reading: SentenceReading, whole: QuantityMention, part: QuantityMention) -> bool:
    """Are others told of beside the whole, whom nothing counts ("the guards and two drivers, including five …")?"""
    parsed = reading.parsed
    first, last = parsed.token_at(whole.span.start), parsed.token_at(part.span.start)
    joined = parsed.cues.between(max(0, first - 1), last, Role.COORDINATOR)
    return bool(joined) or any(f.is_verb and first < f.hit.first < last for f in reading.frames)


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
