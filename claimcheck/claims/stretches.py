"""The stretch of time that a count is the total of: what befell people since spring is not what one blast did."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.claims.clauses import Clause
from claimcheck.claims.frames import Frame
from claimcheck.claims.reading import SentenceReading
from claimcheck.languages import MeasureConcept
from claimcheck.languages.grammar import Role
from claimcheck.model import QuantityMention, TimeMention, TimexType

OPENING = 2
"""Tokens that may stand before what opens a sentence: "and since", "mais depuis"."""
PERSON, COURSES = "person", frozenset({"rising", "falling"})
"""The unit of people; the courses of counts that run as news comes in."""
YEAR = 300
"""Days from which a time that is said with a toll is a year or more."""
WHOLE_DAYS = "YMWD"
"""The units of a duration (TIMEX3) that is no part of a day; of hours 24 or more are none either."""
DAY_IN_HOURS = 24
YEARS = frozenset({"year", "decade", "century"})
"""Units of long times."""
SINCE = "since"
"""The period of what is the total since something that has no date."""


def period_of(reading: SentenceReading, quantity: QuantityMention, concept: MeasureConcept | None) -> str | None:
    """The stretch of time that a count is the total of ("44 since Thursday"), as EDTF from its first day or as TIMEX3;
    None when it is of one event. One that opens the sentence is that of all it tells ("Since January, 71 were shot").

    Of those killed, hurt or held a year is such a stretch, and so is what "in the past 24 hours" or "since the war
    began" tells; whatever else is counted may be so of one event ("moved 3 km in two years").
    """
    clause = reading.parsed.clause_at(reading.parsed.token_at(quantity.span.start))
    times = list(_times_of(reading, clause))
    opened = (m.value.first for m in times if m.value and m.value.open_end and m.value.days_known)
    told = next((f"{first.isoformat()}/.." for first in opened), None)
    if told is not None or concept is None or concept.unit != PERSON or concept.course not in COURSES:
        return told
    lasting = (stretch for m in times if (stretch := _stretch(reading, m)) is not None)
    return next(lasting, SINCE if _is_since(reading, clause) else None)


def is_told_of_years(reading: SentenceReading, frame: Frame) -> bool:
    """Is it denied of a stretch of years that the clause measures ("two centuries without a quake", "had not lost in
    ten years")? That says nothing of what came after."""
    if frame.mood.asserted:
        return False
    parsed = reading.parsed
    long = [q for q in reading.quantities() if q.unit in YEARS]
    return any(parsed.token_at(q.span.start) in frame.clause for q in long)


def _times_of(reading: SentenceReading, clause: Clause) -> Iterator[TimeMention]:
    """The times that stand in a clause, in one without a predicate behind it ("…, since January"), or open the
    sentence."""
    parsed, opening = reading.parsed, reading.parsed.clause_at(0)
    for mention in reading.mentions:
        if isinstance(mention, TimeMention):
            at = parsed.token_at(mention.span.start)
            own = parsed.clause_at(at)
            behind = own.first == clause.last and not any(frame.hit.first in own for frame in reading.frames)
            if at in clause or behind or (at in opening and at <= OPENING):
                yield mention


def _stretch(reading: SentenceReading, time: TimeMention) -> str | None:
    """A whole year or more, or some days or more within which it is said to have happened."""
    value, at = time.value, reading.parsed.token_at(time.span.start)
    known = value is not None and value.year_known and value.days_known and not value.open_start
    if value is not None and known and (value.last - value.first).days >= YEAR:
        return str(value)
    within = any(reading.parsed.cues.has(n, Role.WITHIN) for n in (at - 1, at))
    return time.timex if within and time.type is TimexType.DURATION and _is_long(time.timex) else None


def _is_long(timex: str) -> bool:
    """Does a duration last a day or more?"""
    digits, unit = timex.strip("PT")[:-1], timex[-1:]
    if "T" not in timex:
        return unit in WHOLE_DAYS
    return unit == "H" and digits.isdigit() and int(digits) >= DAY_IN_HOURS


def _is_since(reading: SentenceReading, clause: Clause) -> bool:
    """Does the clause, the one that follows it or the one that opens the sentence tell since when it is counted?"""
    cues, clauses = reading.parsed.cues, reading.parsed.clauses
    if cues.between(clause.first, clause.last, Role.SINCE):
        return True
    follows = reading.parsed.position_at(clause.first) + 1
    return cues.has(0, Role.SINCE) or (follows < len(clauses) and cues.has(clauses[follows].first, Role.SINCE))
