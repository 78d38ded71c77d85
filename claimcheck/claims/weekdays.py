"""Claims of dates whose weekday does not fit them: "Thursday 14 September 2024" was a Saturday.

The weekday may stand with its date, or in the next sentence ("on 12 October 2023 … that Monday"); and with a day
counted from publication ("yesterday, Monday")."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from claimcheck.claims.draft import Draft, Told, facets_of
from claimcheck.claims.reading import SentenceReading
from claimcheck.languages import Pack
from claimcheck.languages.grammar import Role
from claimcheck.languages.quantities import load_quantity_tables
from claimcheck.model import Aspect, Question, Span, TimeMention, TimeRange
from claimcheck.model.quick import replace

TOPIC = "weekday"
"""The topic of both claims: what the weekday says and what the rest of the date says."""
WEEKDAY = "weekday"
"""What the rules of times that are a weekday begin with."""
FARTHEST = 10
"""Days between a weekday and the date behind its comma that is meant to be its own."""


def weekday_claims(reading: SentenceReading, pack: Pack) -> list[Draft]:
    """Two drafts for each date whose weekday is another: the nearest day of that name, and the date."""
    drafts: list[Draft] = []
    times = [mention for mention in reading.mentions if isinstance(mention, TimeMention)]
    for time in times:
        day = _day_named(time)
        spans = _parts_of(reading, time, pack) if day and time.weekday else None
        if spans and day and time.weekday:
            drafts += _both(reading, spans, time.weekday, day, pack, surely=time.rule != COUNTED_DAY)
    for pair in pairwise(times):
        for named, dated in (pair, pair[::-1]):
            if _is_apposed(reading, named, dated) and named.value and dated.value:
                weekday = named.value.first.isoweekday()
                spans, surely = (named.span, dated.span), dated.rule != COUNTED_DAY
                drafts += _both(reading, spans, weekday, dated.value.first, pack, surely=surely)
    return drafts


def _day_named(time: TimeMention) -> date | None:
    """The day that a weekday is said with: of a night, the one on which it ends."""
    value = time.value
    if value is None or not value.days_known or value.open_start or value.open_end:
        return None
    night = value.clock is not None and (value.last - value.first).days == 1
    return value.last if night or value.is_day else None


def _parts_of(reading: SentenceReading, time: TimeMention, pack: Pack) -> tuple[Span, Span] | None:
    """The characters of the last weekday of a time, and those of the date behind it, or before it."""
    tokens, inside = reading.parsed.tokens, reading.parsed.between(time.span.start, time.span.end)
    weekdays = load_quantity_tables(pack).words["weekdays"]
    named = [n for n in inside if tokens[n].norm in weekdays]
    figures = inside[:1] if time.rule == COUNTED_DAY else [n for n in inside if tokens[n].text[0].isdigit()]
    if not named or not figures:
        return None
    dated = [n for n in inside if n > named[-1]] if figures[-1] > named[-1] else [n for n in inside if n < named[0]]
    words = [n for n in dated if tokens[n].text[0].isalnum() and not reading.parsed.cues.has(n, Role.DETERMINER)]
    if not words or (time.rule == COUNTED_DAY and _goes_on(reading, named[-1] + 1)):
        return None
    return tokens[named[-1]].span, Span(tokens[words[0]].start, tokens[words[-1]].end)


def _goes_on(reading: SentenceReading, index: int) -> bool:
    """Do other days follow a weekday, or is it whose the next word is ("yesterday, Monday's storm")?"""
    parsed = reading.parsed
    touches = index < len(parsed.tokens) and parsed.tokens[index].start == parsed.tokens[index - 1].end
    return parsed.cues.has(index, Role.COORDINATOR) or (touches and parsed.tokens[index].norm[-1].isalnum())


def _is_apposed(reading: SentenceReading, named: TimeMention, dated: TimeMention) -> bool:
    """Is a weekday told of a date beside it ("last Tuesday, 14 May", "on Tuesday (14 May)", "18 May (Saturday)"), or in
    brackets of a day counted from publication ("yesterday (Monday)")?"""
    if not named.rule.startswith(WEEKDAY) or dated.rule not in (FULL_DATE, COUNTED_DAY) or dated.weekday:
        return False
    if not (named.value and dated.value and named.value.is_day and dated.value.is_day and dated.value.year_known):
        return False
    parsed = reading.parsed
    first, second = sorted((named.span, dated.span))
    between = parsed.between(first.end, second.start)
    marks = [parsed.tokens[n].text for n in between]
    if first == named.span:
        last = parsed.token_at(second.end - 1) + 1
        closed = marks == ["("] and [token.text for token in parsed.tokens[last : last + 1]] == [")"]
        apart = marks == [","] and dated.rule == FULL_DATE
        return (apart or closed) and abs((named.value.first - dated.value.first).days) <= FARTHEST
    return marks == ["("] or (marks[:1] == [","] and len(between) == 2 and parsed.cues.has(between[1], Role.DETERMINER))


def _both(
    reading: SentenceReading, spans: tuple[Span, Span], weekday: int, day: date, pack: Pack, *, surely: bool
) -> list[Draft]:
    """The drafts of a weekday (1 is Monday) and of the date that it stands with; none where it is the date's own."""
    off = (weekday - day.isoweekday() + 3) % 7 - 3
    if not off:
        return []
    both = [
        _draft(reading, spans[0], day + timedelta(days=off), day, "weekday said", pack),
        _draft(reading, spans[1], day, day, "date said", pack),
    ]
    return both if surely else [replace(draft, confidence=DAY_OF_TEXT) for draft in both]


def _draft(reading: SentenceReading, span: Span, said: date, day: date, rule: str, pack: Pack) -> Draft:
    """A draft of the day that is `said`, of the date `day`."""
    question = Question(Aspect.DATE, topic=TOPIC, period=day.isoformat())
    value = TimeRange(said, said, edtf=said.isoformat())
    return Draft(span, question, value, facets_of(reading, None, span, pack), rule)


def told_again(before: SentenceReading, reading: SentenceReading, pack: Pack) -> list[Told]:
    """Drafts of a date and of a weekday in the next sentence that goes back to it and is another, with their sentence.

    Only where no other day is named between: "that Monday" is then the day above, not one near it.
    """
    if before.sentence.block != reading.sentence.block:
        return []
    dates, days = _dated(before), _dated(reading)
    if not dates or not days:
        return []
    dated, named = dates[-1], days[0]
    if named.shift != 0 or dated.rule != FULL_DATE or dated.weekday or dated.value is None or named.value is None:
        return []
    day, said = dated.value.first, named.value.first
    if not dated.value.is_day or not dated.value.year_known or not 0 < abs((said - day).days) <= NEAREST:
        return []
    return [
        (before, _draft(before, dated.span, day, day, "date said", pack)),
        (reading, _draft(reading, named.span, said, day, "weekday said", pack)),
    ]


FULL_DATE, COUNTED_DAY = "full_date", "deictic_day"
"""The rules of a day with its month, and of one counted from publication."""
DAY_OF_TEXT = 0.7
"""Confidence in a day counted from publication: a text may come out a day after it was written."""

NEAREST = 3
"""Half a week: a weekday that goes back to a day is at most so far from it."""


def _dated(reading: SentenceReading) -> list[TimeMention]:
    """The times of a sentence that name days."""
    times = (mention for mention in reading.mentions if isinstance(mention, TimeMention))
    return [time for time in times if time.value is not None and time.value.days_known]
