"""Claims of a whole and of the parts that a text lists behind it: "all 21 crew: eleven …, six … and two …"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from claimcheck.claims.draft import Draft, facets_of
from claimcheck.claims.fates import parted_by_fate
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.shared_out import is_shared_out, shared_out, too_many_of
from claimcheck.languages import Pack
from claimcheck.languages.grammar import Role
from claimcheck.languages.sums import PARTS, SumWords, load_sum_words
from claimcheck.model import Aspect, NumberRange, QuantityMention, Question, Span

TOPIC = "sum"
"""The topic of both claims: the whole as it is stated and as its parts add up."""
FEWEST = 3
"""A whole and two parts."""
OPENS_LIST, COMMA = ":", ","
ENCLOSING = {"-": "-", "–": "–", "—": "—", "(": ")"}
"""What opens a list between marks, with what closes it."""
PERSON = "person"
KINDS = frozenset({"man", "woman", "child", "adult", "boy", "girl", "teenager", "minor", "baby", "newborn"})
"""Measures of people by sex and age, of which each of those counted is one."""
LIST_GAP = 3
"""The most tokens between two parts of a list, beside commas: "and", "as well as"."""
WIDEST = 60
"""The longest list that is quoted whole; of a longer one the first part stands for it."""


def sum_claims(reading: SentenceReading, pack: Pack) -> list[Draft]:
    """Two drafts for each whole with its list of parts, whether they add up or not."""
    words = load_sum_words(pack)
    exact = [q for q in reading.quantities() if q.value.is_exact and q.change is None]
    if pair := too_many_of(reading, pack):
        return list(sum_drafts(reading, pair[0], pair[1:], pack))
    if len(exact) < FEWEST:
        return []
    exact = [q for q in exact if not q.partitive]
    wholes = [q for q in exact if q.noun or q.measure]
    for whole in wholes:
        parts = _parts_of(reading, whole, exact, words) or shared_out(reading, whole)
        parts = parts or parted_by_fate(reading, whole, words, pack)
        if len(parts) > 1:
            return list(sum_drafts(reading, whole, parts, pack))
    return []


def _parts_of(
    reading: SentenceReading, whole: QuantityMention, exact: list[QuantityMention], words: SumWords
) -> list[QuantityMention]:
    """The counts listed behind the colon or "namely" that follows a whole, all smaller; empty when it is no plain
    list."""
    tokens = reading.parsed.tokens
    start = next((t.end for t in tokens if t.start >= whole.span.end and t.text == OPENS_LIST), None)
    parts = [q for q in exact if start is not None and q.span.start >= start]
    if not parts:
        behind = [q for q in exact if q.span.start >= whole.span.end]
        first = reading.parsed.token_at(behind[0].span.start) if behind else 0
        start = behind[0].span.start if behind and words.precedes(PARTS, tokens, first) else None
        parts = behind if start is not None else _apposed(reading, whole, behind) or _enclosed(reading, whole, behind)
        start = parts[0].span.start if parts else None
    between = [q for q in exact if start is not None and whole.span.end <= q.span.start < start]
    if not parts or between or any((q.value.low or 0) >= (whole.value.low or 0) for q in parts):
        return []
    joined = all(_are_listed(reading, one, other) for one, other in pairwise(parts))
    if not joined and not is_shared_out(reading, whole, parts):
        return []
    return parts if len({q.unit for q in (whole, *parts)} - {None}) <= 1 else []


def _apposed(
    reading: SentenceReading, whole: QuantityMention, behind: Sequence[QuantityMention]
) -> list[QuantityMention]:
    """Counts by sex or age between a comma and the next mark, where they are most of those counted before ("the 26
    victims, 18 women and eight men, were"); empty when they stand otherwise, or may be others than those."""
    tokens = reading.parsed.tokens
    parts = list(takewhile(lambda q: q.measure in KINDS and q.noun is not None, behind))
    if len(parts) < FEWEST - 1 or whole.measure in KINDS or whole.unit != PERSON:
        return []
    first, last = reading.parsed.token_at(parts[0].span.start), reading.parsed.token_at(parts[-1].span.end - 1) + 1
    marks = [tokens[n].text for n in (first - 1, last) if 0 <= n < len(tokens)]
    beside = first - 1 == reading.parsed.token_at(whole.span.end - 1) + 1
    closed = marks[1:] == [COMMA] if beside else marks[1:] in ([], ["."])
    return parts if marks[:1] == [COMMA] and closed and _are_most(parts, whole) else []


def _enclosed(
    reading: SentenceReading, whole: QuantityMention, behind: Sequence[QuantityMention]
) -> list[QuantityMention]:
    """Counts of people that fill dashes or brackets right behind one ("the crew of nine - five Danes and four Swedes -
    was"); empty when more stands there, or they are not most of those counted before."""
    tokens = reading.parsed.tokens
    opening = reading.parsed.token_at(whole.span.end - 1) + 1
    closing = ENCLOSING.get(tokens[opening].text) if opening < len(tokens) else None
    if closing is None or whole.unit != PERSON or len(behind) < FEWEST - 1:
        return []
    end = next((t.start for t in tokens[opening + 1 :] if t.text == closing), tokens[-1].end)
    parts = [q for q in behind if q.span.start < end and q.noun is not None]
    if len(parts) < FEWEST - 1 or reading.parsed.token_at(parts[0].span.start) != opening + 1:
        return []
    filled = not any(tokens[n].is_word for n in reading.parsed.between(parts[-1].span.end, end))
    return parts if filled and _are_most(parts, whole) else []


def _are_most(parts: Sequence[QuantityMention], whole: QuantityMention) -> bool:
    return 2 * sum(part.value.low or 0 for part in parts) > (whole.value.low or 0)


def _are_listed(reading: SentenceReading, one: QuantityMention, other: QuantityMention) -> bool:
    """Do only commas and words that join stand between two counts?"""
    parsed = reading.parsed
    gap = parsed.between(one.span.end, other.span.start)
    return len(gap) <= LIST_GAP and all(
        parsed.tokens[n].text == "," or parsed.cues.has(n, Role.COORDINATOR, Role.DETERMINER) for n in gap
    )


def sum_drafts(
    reading: SentenceReading, whole: QuantityMention, parts: Sequence[QuantityMention], pack: Pack
) -> tuple[Draft, Draft]:
    """The drafts of a whole as it is told, and as its parts make it; these stand in one sentence, or the first of them
    is quoted."""
    measure = whole.measure or whole.noun or whole.unit or ""
    question = Question(Aspect.QUANTITY, topic=TOPIC, measure=measure, bearer=whole.quote)
    facets = facets_of(reading, None, whole.span, pack)
    total = NumberRange.exactly(sum(part.value.low or 0 for part in parts))
    listed = Span(parts[0].span.start, parts[-1].span.end)
    quoted = listed if parts[0].sentence == parts[-1].sentence and len(listed) <= WIDEST else parts[0].span
    told = Draft(whole.span, question, whole.value, facets, "whole", unit=whole.unit)
    return told, Draft(quoted, question, total, facets, "parts added up", unit=whole.unit)
