"""Claims of dates whose weekday does not fit them: "Thursday 14 September 2024" was a Saturday.

The weekday may stand with its date, or in the next sentence ("on 12 October 2023 … that Monday")."""

from __future__ import annotations

from datetime import timedelta

from claimcheck.claims.draft import Draft, facets_of
from claimcheck.claims.reading import SentenceReading
from claimcheck.languages import Pack
from claimcheck.languages.grammar import Role
from claimcheck.model import Aspect, Question, Span, TimeMention, TimeRange

TOPIC = "weekday"
"""The topic of both claims: what the weekday says and what the rest of the date says."""


def weekday_claims(reading: SentenceReading, pack: Pack) -> list[Draft]:
    """Two drafts for each date whose weekday is another: the nearest day of that name, and the date."""
    drafts: list[Draft] = []
    for time in reading.mentions:
        if isinstance(time, TimeMention) and time.weekday and time.value and time.value.is_day:
            off = (time.weekday - time.value.first.isoweekday() + 3) % 7 - 3
            if off:
                drafts += _both(reading, time, time.value, off, pack)
    return drafts


def _both(reading: SentenceReading, time: TimeMention, value: TimeRange, off: int, pack: Pack) -> list[Draft]:
    parsed, inside = reading.parsed, time.span
    words = parsed.between(inside.start, inside.end)
    telling = [n for n in words if parsed.tokens[n].text[0].isalnum() and not parsed.cues.has(n, Role.DETERMINER)]
    if len(telling) < 2 or not parsed.tokens[telling[0]].is_word:
        return []
    day = value.first + timedelta(days=off)
    named = TimeRange(day, day, edtf=day.isoformat())
    question = Question(Aspect.DATE, topic=TOPIC, period=value.first.isoformat())
    facets = facets_of(reading, None, time.span, pack)
    rest = Span(parsed.tokens[telling[1]].start, inside.end)
    return [
        Draft(parsed.tokens[telling[0]].span, question, named, facets, "weekday said"),
        Draft(rest, question, value, facets, "date said"),
    ]


def told_again(before: SentenceReading, reading: SentenceReading, pack: Pack) -> list[tuple[SentenceReading, Draft]]:
    """Drafts of a date and of a weekday in the next sentence that goes back to it and is another, with their sentence.

    Only where no other day is named between: "that Monday" is then the day above, not one near it.
    """
    if before.sentence.block != reading.sentence.block:
        return []
    dates, days = _dated(before), _dated(reading)
    if not dates or not days:
        return []
    date, day = dates[-1], days[0]
    if day.shift != 0 or date.rule != FULL_DATE or date.weekday or date.value is None or day.value is None:
        return []
    apart = abs((day.value.first - date.value.first).days)
    if not date.value.is_day or not date.value.year_known or not 0 < apart <= NEAREST:
        return []
    question = Question(Aspect.DATE, topic=TOPIC, period=date.value.first.isoformat())
    named = TimeRange(day.value.first, day.value.first, edtf=day.value.first.isoformat())
    facets = facets_of(before, None, date.span, pack)
    return [
        (before, Draft(date.span, question, date.value, facets, "date said")),
        (reading, Draft(day.span, question, named, facets, "weekday said")),
    ]


FULL_DATE = "full_date"
"""The rule of a day with its month."""

NEAREST = 3
"""Half a week: a weekday that goes back to a day is at most so far from it."""


def _dated(reading: SentenceReading) -> list[TimeMention]:
    """The times of a sentence that name days."""
    times = (mention for mention in reading.mentions if isinstance(mention, TimeMention))
    return [time for time in times if time.value is not None and time.value.days_known]
