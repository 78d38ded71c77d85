"""Ties: what one told of by a noun is to somebody ("a former employee of the victim", "Anna Lenz's stepfather")."""

from __future__ import annotations

from claimcheck.claims.keys import NO_KEYS
from claimcheck.claims.reading import SentenceReading
from claimcheck.languages import Pack
from claimcheck.languages.grammar import Role
from claimcheck.languages.parties import OWNED, load_traits
from claimcheck.model import ActorMention, Span

PERSON, VICTIM = "person", "victim"
"""The type of those with a name; the function of whom a deed befell."""
POSSESSION = frozenset({"'s", "’s"})
"""The mark of possession."""
OWNER_REACH = 12
"""Characters between "of" and the one whose somebody is: an article, an adjective."""
DEAD = "life.dead"
"""The state of those whom a killing befell."""


def ties_of(reading: SentenceReading, told: Span, pack: Pack) -> frozenset[str]:
    """The traits of what the one whom these words tell of is to another, of the facet `kin of` that one: two that are
    tied to one person in two ways are two."""
    who = next((a for a in reading.actors() if a.span.end == told.end and told.covers(a.span)), None)
    kinds = load_traits().get(who.function or "", NO_KEYS) if who is not None else NO_KEYS
    ties = [trait.partition(":")[2] for trait in kinds if trait.startswith(f"{OWNED}:")]
    owner = _owner_of(reading, who) if who is not None and ties else None
    owners = _names_of(reading, owner, pack) if owner is not None else NO_KEYS
    return frozenset(f"{OWNED} of {name}:{tie}" for name in owners for tie in ties)


def _owner_of(reading: SentenceReading, who: ActorMention) -> ActorMention | None:
    """Whose he is: the one behind "of", or the one before the mark of possession."""
    parsed = reading.parsed
    first, after = parsed.token_at(who.span.start), parsed.token_at(who.span.end - 1) + 1
    cue = parsed.cues.at(after, Role.OF)
    start = parsed.tokens[cue.last - 1].end if cue is not None else -1
    for actor in reading.actors():
        behind = cue is not None and start <= actor.span.start <= start + OWNER_REACH
        before = parsed.token_at(actor.span.end - 1) + 2 == first and not parsed.tokens[first - 1].is_capitalised
        if behind or (before and parsed.tokens[first - 1].text in POSSESSION):
            return actor
    return None


def _names_of(reading: SentenceReading, owner: ActorMention, pack: Pack) -> frozenset[str]:
    """What the owner is known by: the name, and "the victim" where the sentence tells that one was killed or hurt."""
    befell = (frame.patient for frame in reading.frames if _has_victim(frame.concept, pack))
    named = {who.key for who in befell if isinstance(who, ActorMention) and who.type == PERSON}
    if owner.function == VICTIM:
        return frozenset({VICTIM, *(named if len(named) == 1 else ())})
    return frozenset({owner.key, *({VICTIM} if owner.key in named else ())}) if owner.type == PERSON else NO_KEYS


def _has_victim(concept: str, pack: Pack) -> bool:
    told = pack.concepts.events.get(concept)
    return told is not None and (bool(told.befallen) or DEAD in told.states)
