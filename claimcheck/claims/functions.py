"""Functions: who is known by what names the deed or the fate ("Winner: X", "X, the founder of the club", "the victim
is X")."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from operator import attrgetter

from claimcheck.claims.fillers import AGENT, PATIENT, Filler
from claimcheck.claims.keys import NO_KEYS
from claimcheck.claims.nominal_pairs import AGE, Nominal
from claimcheck.claims.parsed import Parsed
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.words import HYPHENS, ROLE
from claimcheck.languages import EventConcept, Pack
from claimcheck.languages.grammar import Role
from claimcheck.languages.parties import load_functions
from claimcheck.languages.speech import speech_tables
from claimcheck.model import ActorMention, QuantityMention

BEARER_REACH = 20
"""Tokens between a function and the name of its bearer behind it."""
LABEL_REACH = 7
"""Tokens between the one who is given a function and the colon or verb "to be" that gives it: "was a 71-year-old
passenger" is seven."""
NOUN_REACH = 16
"""Tokens on either side of a name among which the noun of its function stands."""
BY_FUNCTION, BEFALLEN = "agent by function", "patient by function"
"""The rules of those whose function names what they did, or what befell them."""
OBJECT_REACH = 7
"""Tokens behind a function's noun that tell what it is the function of: "the finder of the wreck of the X"."""
ADJECTIVES = 2
"""Words between a function's noun and "of": "l'auteur présumé de" is one."""


def fillers_by_function(reading: SentenceReading, pack: Pack) -> Iterator[Filler]:
    """Those whose function names what they did, as its agents, or what befell them where a text tells of it."""
    deeds, fates = _deeds(pack), _fates(pack)
    for actor in reading.actors():
        for concept in fates.get(actor.function or "", ()) if actor.type == ROLE else ():
            sufferer = _named(reading, actor) if _is_told(reading, concept, pack) else None
            if sufferer is not None:
                yield Filler(concept.id, PATIENT, sufferer, None, BEFALLEN)
        named = _named(reading, actor) if actor.function in deeds else None
        if named is not None:
            for concept in deeds[actor.function or ""]:
                yield from _of_function(reading, actor, named, concept, pack)


def _is_told(reading: SentenceReading, concept: EventConcept, pack: Pack) -> bool:
    """Do the sentence, the one before it or the first of the text tell that it happened, or of those it befell?"""
    return bool((reading.keys | reading.earlier) & _keys_of_fate(concept, pack))


@cache
def _keys_of_fate(concept: EventConcept, pack: Pack) -> frozenset[str]:
    """The keys of what tells that it befell somebody: its own, those of what tells so of its subject, its measure."""
    ways = (e for e in pack.concepts.events.values() if concept.id in (e.id, e.subject_of, *e.tells))
    return frozenset({f"m:{concept.measure}", *(f"p:{way.id}" for way in ways)})


def _of_function(
    reading: SentenceReading, actor: ActorMention, named: Nominal, concept: EventConcept, pack: Pack
) -> Iterator[Filler]:
    """The one named as the doer of what his function is of; a trade says of itself nothing that was done."""
    objects = _objects(reading, actor, pack)
    target = next((f for f in reading.frames if f.hit.first in objects and f.is_noun), None)
    if concept.does:
        if target is not None:
            yield Filler(target.concept, AGENT, named, target, BY_FUNCTION)
        return
    if not objects and load_functions()[actor.function or ""].named:
        return
    keys = frozenset(key for n in objects if (key := reading.ordered_keys[n])) if objects else NO_KEYS
    yield Filler(concept.id, AGENT, named, None, BY_FUNCTION, keys)


@cache
def _deeds(pack: Pack) -> dict[str, list[EventConcept]]:
    """The events that a function names, by the function."""
    return _by_function(pack, attrgetter("done_by"))


@cache
def _fates(pack: Pack) -> dict[str, list[EventConcept]]:
    """The events that a function tells to have befallen one, by the function."""
    return _by_function(pack, attrgetter("befallen"))


def _by_function(pack: Pack, functions_of: Callable[[EventConcept], Iterable[str]]) -> dict[str, list[EventConcept]]:
    found: dict[str, list[EventConcept]] = {}
    for concept in pack.concepts.events.values():
        for function in dict.fromkeys(functions_of(concept)):
            found.setdefault(function, []).append(concept)
    return found


def _objects(reading: SentenceReading, actor: ActorMention, pack: Pack) -> range:
    """The tokens of what somebody is the function of: "the painter of the fresco"."""
    parsed = reading.parsed
    at = _noun_end(reading, actor, pack)
    behind = next((n for n in range(at, at + ADJECTIVES + 1) if parsed.cues.has(n, Role.OF)), None) if at else None
    if behind is None:
        return range(0)
    end = min(behind + OBJECT_REACH, len(parsed.tokens))
    words = (n for n in range(behind, end) if parsed.tokens[n].text not in HYPHENS)
    stops = (n for n in words if not parsed.tokens[n].is_word or parsed.cues.has(n, Role.BE, Role.RELATIVE))
    return range(behind + 1, next(stops, end))


def _noun_end(reading: SentenceReading, actor: ActorMention, pack: Pack) -> int:
    """The token behind the noun of an actor's function; 0 where it is not found."""
    parsed, tables = reading.parsed, speech_tables(pack)
    first, last = parsed.token_at(actor.span.start), parsed.token_at(actor.span.end - 1) + 1
    where = [*range(first, min(last + NOUN_REACH, len(parsed.tokens))), *range(max(0, first - NOUN_REACH), first)]
    for index in where:
        found = tables.noun_at(parsed.tokens, index)
        if found is not None and found[1].concept == actor.function:
            return found[0]
    return 0


def _named(reading: SentenceReading, actor: ActorMention) -> Nominal | None:
    """The one whom a function names: its bearer, or whom a colon or "to be" gives it."""
    if actor.type == "person":
        return actor
    others = [m for m in reading.mentions if isinstance(m, Nominal) and not m.span.overlaps(actor.span)]
    others = [m for m in others if not (isinstance(m, QuantityMention) and m.measure == AGE)]
    given = next((p for p in others if _is_given(reading, actor, p)), None)
    return given or next((p for p in reversed(others) if _takes(reading.parsed, actor, p)), None)


def _is_given(reading: SentenceReading, actor: ActorMention, bearer: Nominal) -> bool:
    """Does a function stand first, and a colon or "to be" give it a bearer ("Winner: X")?"""
    parsed = reading.parsed
    after, first = parsed.token_at(actor.span.end - 1) + 1, parsed.token_at(bearer.span.start)
    if not after <= first <= after + BEARER_REACH or _is_governed(parsed, parsed.token_at(actor.span.start)):
        return False
    links = (n for n in range(after, first) if parsed.tokens[n].text == ":" or parsed.cues.has(n, Role.BE))
    told = (frame for frame in reading.frames if frame.clause.opener is not Role.RELATIVE and not frame.is_noun)
    verbs = (frame.hit for frame in told)
    return any(first - n <= LABEL_REACH for n in links) and not any(after <= verb.first < first for verb in verbs)


def _is_governed(parsed: Parsed, index: int) -> bool:
    """Does a preposition stand before a noun and its article ("killed by a driver")?"""
    before = index - 1 - parsed.cues.has(index - 1, Role.DETERMINER)
    return parsed.cues.has(before, Role.PREPOSITION, Role.BY, Role.OF)


def _takes(parsed: Parsed, actor: ActorMention, bearer: Nominal) -> bool:
    """Is somebody said to be it ("X is the founder")?"""
    last, noun = parsed.token_at(bearer.span.end - 1) + 1, parsed.token_at(actor.span.start)
    be = parsed.cues.between(last, noun, Role.BE) if last < noun <= last + LABEL_REACH else []
    return bool(be) and not parsed.cues.between(be[0].last, noun, Role.OF)  # "X is a friend of the victim"
