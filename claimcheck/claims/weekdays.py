"""Claims of dates whose weekday does not fit them: "Thursday 14 September 2024" was a Saturday."""

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
    words = [n for n, token in enumerate(parsed.tokens) if inside.start <= token.start and token.end <= inside.end]
    telling = [n for n in words if parsed.tokens[n].text[0].isalnum() and not parsed.cues.has(n, Role.DETERMINER)]
    if len(telling) < 2 or not parsed.tokens[telling[0]].is_word:
        return []
    day = value.first + timedelta(days=off)
    named = TimeRange(day, day, edtf=day.isoformat())
    question = Question(Aspect.DATE, topic=TOPIC)
    facets = facets_of(reading, None, time.span, pack)
    rest = Span(parsed.tokens[telling[1]].start, inside.end)
    return [
        Draft(parsed.tokens[telling[0]].span, question, named, facets, "weekday said"),
        Draft(rest, question, value, facets, "date said"),
    ]
