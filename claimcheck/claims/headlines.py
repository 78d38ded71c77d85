"""Claims of the day that a title tells, where the sentence below that says the same tells another one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from claimcheck.claims.draft import Draft, Told, facets_of
from claimcheck.claims.reading import SentenceReading
from claimcheck.languages import Pack
from claimcheck.languages.grammar import Role
from claimcheck.model import Aspect, BlockKind, Question, TimeMention, TimeRange

TOPIC = "headline"
"""The topic of both claims."""
LEAD = 2
"""Sentences below a title that say it again."""
STEM = 4
"""Letters by which a word of a title is known again in another form ("breaks", "breaking")."""
SAID_AGAIN, LEAST = 0.6, 3
"""The share of a title's words that the sentence below has too, and how many that are at least."""
NEAR = 7
"""Days between the two days of one happening: further apart, the other one is another story's."""


def headline_claims(readings: Sequence[SentenceReading], pack: Pack) -> list[Told]:
    """A draft of the title's day and one of the day in the first sentence below that names one, where these are two
    and the sentence says what the title says."""
    if not readings or readings[0].sentence.kind is not BlockKind.TITLE or len(readings[0].frames) > 1:
        return []  # of two happenings the day may be either's ("Fans mourn singer after death on Monday")
    title, titled = readings[0], _days_of(readings[0])
    dated = ((reading, days) for reading in readings[1 : LEAD + 1] if (days := _days_of(reading)))
    below, days = next(dated, (title, {}))
    if len(titled) != 1 or len(days) != 1 or not _says_again(title, below, pack):
        return []
    [(said, told)], [(day, again)] = titled.items(), days.items()
    if not 0 < abs((said - day).days) <= NEAR or any(_is_aside(reading) for reading in (title, below)):
        return []
    return [(title, _draft(title, told, said, pack)), (below, _draft(below, again, said, pack))]


def _days_of(reading: SentenceReading) -> dict[date, TimeMention]:
    """The days that a sentence names, each with its first mention; none, if anything else is dated too."""
    times = [m for m in reading.mentions if isinstance(m, TimeMention) and m.value and m.value.days_known]
    days = [(m.value.first, m) for m in reversed(times) if m.value and m.value.is_day and m.value.year_known]
    return dict(days) if len(days) == len(times) else {}


def _is_aside(reading: SentenceReading) -> bool:
    """Does the sentence tell of what is to come, or give the day on which somebody spoke?"""
    return bool(reading.times.saying) or bool(reading.parsed.cues.between(0, len(reading.parsed.tokens), Role.FUTURE))


def _says_again(title: SentenceReading, below: SentenceReading, pack: Pack) -> bool:
    """Has the sentence most of the words of the title that are not small?"""
    mine, theirs = _words(title, pack), _words(below, pack)
    common = sum(any(word[:STEM] == other[:STEM] for other in theirs) for word in mine)
    return common >= LEAST and common >= SAID_AGAIN * len(mine)


def _words(reading: SentenceReading, pack: Pack) -> frozenset[str]:
    times = [m.span for m in reading.mentions if isinstance(m, TimeMention)]
    tokens = (t for t in reading.parsed.tokens if t.is_word and not any(at.covers(t.span) for at in times))
    return frozenset(t.norm for t in tokens if len(t.norm) >= STEM - 1 and t.norm not in pack.stopwords)


def _draft(reading: SentenceReading, time: TimeMention, titled: date, pack: Pack) -> Draft:
    """A draft of the day of a time, of the title that tells the day `titled`."""
    question = Question(Aspect.DATE, topic=TOPIC, period=titled.isoformat())
    first = time.value.first if time.value else titled
    value = TimeRange(first, first, edtf=first.isoformat())
    return Draft(time.span, question, value, facets_of(reading, None, time.span, pack), time.rule)
