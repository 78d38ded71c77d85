"""Functions: who is known by what names the deed ("Winner: X", "X, the founder of the club")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from claimcheck.claims.fillers import AGENT, Filler
from claimcheck.claims.parsed import Parsed
from claimcheck.claims.reading import SentenceReading
from claimcheck.languages import EventConcept, Pack, PartOfSpeech
from claimcheck.languages.grammar import Role
from claimcheck.model import ActorMention

BEARER_REACH = 14
"""Tokens between a function and the name of its bearer behind it."""
LABEL_REACH = 4
"""Tokens between a function and the name that a colon or the verb "to be" gives it: "le vainqueur de l'étape est X"."""
BEARERS = ("person", "organisation")
"""Types of actors that a function may be given to."""


def fillers_by_function(reading: SentenceReading, pack: Pack) -> Iterator[Filler]:
    """Those whose function names what they did, as its agents."""
    deeds = _deeds(pack)
    for actor in reading.actors():
        named = _named(reading, actor) if actor.function in deeds else None
        if named is not None:
            for concept in deeds[actor.function or ""]:
                yield Filler(concept.id, AGENT, named, None, "agent by function")


@cache
def _deeds(pack: Pack) -> dict[str, list[EventConcept]]:
    """The events that a function names, by the function."""
    found: dict[str, list[EventConcept]] = {}
    for concept in pack.concepts.events.values():
        for function in set(concept.done_by):
            found.setdefault(function, []).append(concept)
    return found


def _named(reading: SentenceReading, actor: ActorMention) -> ActorMention | None:
    """The one whom a function names: its bearer, or whom a colon or "to be" gives it."""
    if actor.type == "person":
        return actor
    people = (other for other in reading.actors() if other.type in BEARERS)
    return next((p for p in people if _is_given(reading, actor, p) or _takes(reading.parsed, actor, p)), None)


def _is_given(reading: SentenceReading, actor: ActorMention, person: ActorMention) -> bool:
    """Does a function stand first, and a colon or "to be" give it a bearer ("Winner: X")?"""
    parsed = reading.parsed
    after, first = parsed.token_at(actor.span.end - 1) + 1, parsed.token_at(person.span.start)
    if not after <= first <= after + BEARER_REACH:
        return False
    links = (n for n in range(after, first) if parsed.tokens[n].text == ":" or parsed.cues.has(n, Role.BE))
    verbs = (frame.hit for frame in reading.frames if frame.hit.entry.part is not PartOfSpeech.NOUN)
    return any(first - n <= LABEL_REACH for n in links) and not any(after <= verb.first < first for verb in verbs)


def _takes(parsed: Parsed, actor: ActorMention, person: ActorMention) -> bool:
    """Is somebody said to be it ("X is the founder")?"""
    last, noun = parsed.token_at(person.span.end - 1) + 1, parsed.token_at(actor.span.start)
    return last < noun <= last + LABEL_REACH and bool(parsed.cues.between(last, noun, Role.BE))
