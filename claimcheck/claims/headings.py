"""Claims of times that stand alone before the sentence they date, as in a chronicle: "19 h 57. La flèche tombe."."""

from __future__ import annotations

from claimcheck.claims.dating import date_drafts
from claimcheck.claims.draft import Draft, facets_of
from claimcheck.claims.frames import Frame
from claimcheck.claims.nearest import is_bare
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.reality import Reality
from claimcheck.languages import Pack
from claimcheck.languages.grammar import Role
from claimcheck.model import PlaceMention, TimeMention, is_hour

MOST_TOKENS = 24
"""Tokens of what stands above an entry of a chronicle: a place, a weekday, a date and an hour with its zone."""


def headed_claims(before: SentenceReading, reading: SentenceReading, pack: Pack) -> list[tuple[SentenceReading, Draft]]:
    """Drafts of what a sentence tells at the time that is all its predecessor says, each with that predecessor.

    The time may stand in the same paragraph or be a line of its own above it.
    """
    if not 0 <= reading.sentence.block - before.sentence.block <= 1 or not _is_time_alone(before):
        return []
    if any(time.value and time.value.clock for times in reading.times.of_frame.values() for time in times):
        return []
    frame = _first_told(reading)
    if frame is None:
        return []
    times = (time for time in before.mentions if isinstance(time, TimeMention))
    facets = facets_of(reading, frame, frame.hit.span, pack)
    hours = [time for time in times if is_hour(time.value)]
    return [(before, draft) for draft in date_drafts(frame, hours, facets)]


def _is_time_alone(reading: SentenceReading) -> bool:
    """Is every word part of a time, of a place or small, and is there a time?"""
    if len(reading.parsed.tokens) > MOST_TOKENS or not any(isinstance(m, TimeMention) for m in reading.mentions):
        return False
    known = [m.span for m in reading.mentions if isinstance(m, (TimeMention, PlaceMention))]
    tokens, cues = reading.parsed.tokens, reading.parsed.cues
    return all(
        any(span.covers(token.span) for span in known) or cues.has(n, Role.PREPOSITION, Role.DETERMINER)
        for n, token in enumerate(tokens)
        if token.is_word or token.text.isdigit()
    )


def _first_told(reading: SentenceReading) -> Frame | None:
    """The first predicate that is told as a fact; one that only describes a noun tells nothing."""
    told = (f for f in reading.frames if f.mood.asserted and f.mood.reality is Reality.ACTUAL and not is_bare(f))
    return min(told, key=lambda frame: frame.hit.first, default=None)
