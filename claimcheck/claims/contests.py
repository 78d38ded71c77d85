"""Contests and offices: the marks that tell an event from others of its kind."""

from __future__ import annotations

from claimcheck.claims.frames import Frame
from claimcheck.claims.reading import SentenceReading
from claimcheck.languages import EventConcept, Pack
from claimcheck.languages.speech import NounKind, speech_tables
from claimcheck.model import Token

POST_REACH = 2
"""Tokens behind a predicate within which a bare post begins: "élu de nouveau maire" is two."""
PEOPLE = frozenset({"role", "person"})
"""Types of actors that hold an office."""


def find_marks(reading: SentenceReading, frame: Frame | None, concept: EventConcept, pack: Pack) -> frozenset[str]:
    """The contests or offices named in the clause of a frame, in the whole sentence without one."""
    if not concept.contest and not concept.office:
        return frozenset()
    tokens = reading.parsed.tokens
    tokens = tokens[frame.clause.first : frame.clause.last] if frame is not None else tokens
    if concept.contest:
        return frozenset(entry for *_, entries in pack.contests.everywhere(tokens) for entry in entries)
    return _offices(reading, tokens) | (_post_behind(frame, pack) if frame is not None else frozenset())


def _offices(reading: SentenceReading, tokens: tuple[Token, ...]) -> frozenset[str]:
    """The offices that some of the sentence's tokens give to somebody."""
    start, end = tokens[0].start, tokens[-1].end
    actors = [actor for actor in reading.actors() if start <= actor.span.start < end]
    return frozenset(f"office.{actor.function}" for actor in actors if actor.function and actor.type in PEOPLE)


def _post_behind(frame: Frame, pack: Pack) -> frozenset[str]:
    """The post told without an article right behind the predicate: "élue maire", "appointed director"."""
    tokens, tables, hit = frame.parsed.tokens, speech_tables(pack), frame.hit
    for first in range(hit.first + 1, min(hit.last + POST_REACH, len(tokens))):
        whole_and_head = (tables.noun_at(tokens, first), tables.noun_at(tokens[: first + 1], first))
        posts = {noun[1].concept for noun in whole_and_head if noun is not None and noun[1].kind is NounKind.PERSON}
        if posts:
            return frozenset(f"office.{post}" for post in posts)
    return frozenset()
