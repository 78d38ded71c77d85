"""Claims of how long after one event another came: "pulled out 40 hours after the quake"."""

from __future__ import annotations

import re

from claimcheck.claims.draft import Draft, facets_of
from claimcheck.claims.frames import Frame
from claimcheck.claims.reading import SentenceReading
from claimcheck.languages import Pack
from claimcheck.languages.amounts import to_base
from claimcheck.languages.grammar import Role
from claimcheck.model import Aspect, NumberRange, Question, TimeMention, TimexType

DURATION = "duration"
LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDHS])")
"""A length of time of one unit, as TIMEX3 writes it."""
UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}
NOUN_REACH = 3
"""Tokens behind "after" among which the noun of the event stands: an article and an adjective."""
PLAIN = 2
"""Tokens of a length that is told as it is: a number and its unit. What stands before them bounds it or rounds it."""
ROUNDED, EXACT = 0.25, "exact"
"""The share of a length by which it may differ that other words bound or round; the rule of one that is plain."""


def elapsed_drafts(reading: SentenceReading, pack: Pack) -> list[Draft]:
    """A draft of a length of time for each event behind a length and "after", told of the verb before it."""
    if not reading.parsed.cues.holds(Role.BEHIND):
        return []
    lengths = (m for m in reading.mentions if isinstance(m, TimeMention) and m.type is TimexType.DURATION)
    found = (_draft(reading, length, pack) for length in lengths)
    return [draft for draft in found if draft is not None]


def _draft(reading: SentenceReading, length: TimeMention, pack: Pack) -> Draft | None:
    parsed, told = reading.parsed, LENGTH.fullmatch(length.timex)
    first, last = parsed.token_at(length.span.start), parsed.token_at(length.span.end - 1) + 1
    event = _event_behind(reading, last)
    frame = _verb_before(reading, first, event) if event is not None else None
    if told is None or event is None or frame is None:
        return None
    unit = UNITS.get(told[1] + told[3])
    if unit is None:
        return None
    plain = last - first == PLAIN
    value = NumberRange.exactly(float(told[2]))
    value = value if plain else NumberRange(value.low, value.high, "~").widened(ROUNDED)
    compared, dimension = to_base(value, unit)
    after = frozenset({f"p:{_kind(event, pack)}"})
    question = Question(Aspect.QUANTITY, measure=DURATION, role=dimension, basis="actual", restriction=after)
    facets = facets_of(reading, frame, length.span, pack)
    rule = EXACT if plain else length.rule
    return Draft(length.span, question, value, facets, rule, comparable=compared, unit=unit)


def _kind(event: Frame, pack: Pack) -> str:
    """What an event is called in any of its words: a lift-off is a departure."""
    concept = pack.concepts.events.get(event.concept)
    names = (concept.happening, *concept.tells) if concept is not None else ()
    return next((name for name in names if name), event.concept)


def _event_behind(reading: SentenceReading, index: int) -> Frame | None:
    """The event whose noun stands behind "after" at a token."""
    if not reading.parsed.cues.has(index, Role.BEHIND):
        return None
    return next((f for f in reading.frames if f.is_noun and 0 < f.hit.first - index <= NOUN_REACH), None)


def _verb_before(reading: SentenceReading, first: int, event: Frame) -> Frame | None:
    """The nearest verb before a length that tells of what happened; it is not said of what came "five days after the
    blast," at the beginning of a sentence, where it only sets the scene."""
    verbs = (f for f in reading.frames if not f.is_noun and f.hit.last <= first and f is not event)
    return max(verbs, key=lambda f: f.hit.first, default=None)
