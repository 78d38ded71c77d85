"""Which event a place belongs to: what the word before it says, and the nearest predicate of its clause."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.frames import Frame
from claimcheck.claims.links import LINKS, Link, link_of
from claimcheck.claims.parsed import Parsed
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.timing import event_of_object, event_of_subject, is_of_event
from claimcheck.languages import Form, Pack, PartOfSpeech
from claimcheck.languages.grammar import Role
from claimcheck.model import ActorMention, PlaceMention

VAGUE_PLACES = frozenset({"coreference", "distance", "adjective", "adjunct"})
"""Rules of place mentions that do not say where something was: "the town"."""
TAKING = frozenset({"conflict", "disaster"})
"""Domains whose events may have a place as their object ("struck Vienna", "hit the coast")."""
VEHICLE = "vehicle"
"""The unit of what travels and carries."""
BEHIND = 8
"""What a predicate that stands behind the place counts further off: "arrested in Geneva for fraud"."""
APPOSED = 2
"""Tokens of an apposition up to the word that describes its noun: the comma and the article."""
FROM_REACH = 3
"""Tokens between a verb and a word that may say "of" as well as "from": "a décollé mardi soir de X"."""


def places_of_frames(reading: SentenceReading, pack: Pack) -> dict[int, list[PlaceMention]]:
    """The places of each frame of a sentence, by the frame's position."""
    found: dict[int, list[PlaceMention]] = {}
    for place in sorted(reading.sites_of_events(), key=lambda m: m.span):
        link = link_of(reading, place)
        position = _frame_of(reading, place, link, pack)
        if position is not None and not _is_of_other_verb(reading.parsed, found.get(position, ()), link):
            found.setdefault(position, []).append(place)
    return {n: [place for place in places if _says_where(place)] for n, places in found.items()}


def _says_where(place: PlaceMention) -> bool:
    return place.rule not in VAGUE_PLACES or place.bearing is not None


def _is_of_other_verb(parsed: Parsed, before: Sequence[PlaceMention], link: Link) -> bool:
    """Does a word that no table knows as a verb stand between two places: "born in Cardiff and lives in Bristol"?"""
    if not before or link.role is None:
        return False
    joints = parsed.cues.between(parsed.token_at(before[-1].span.end - 1) + 1, link.at, Role.COORDINATOR)
    return any(joint.last < link.at for joint in joints)


def _frame_of(reading: SentenceReading, place: PlaceMention, link: Link, pack: Pack) -> int | None:
    """The frame whose event was at a place; None when the place tells something else."""
    own = [
        n
        for n, frame in enumerate(reading.frames)
        if reading.belongs(place.span, frame) and not _is_of_place(frame, place, reading)
    ]
    own = [n for n in own if not _is_attribute(reading.frames[n])] or _before_apposition(reading, own) or own
    if not own:
        return None
    position = _nearest(reading, place, own, pack)
    position = _verb_of_object(reading, position, own, pack)
    frame = reading.frames[position]
    if not _takes(frame, place, link, pack) or _is_of_participle(reading, place, frame):
        return None
    return _named_event(reading, position, pack)


def _is_of_participle(reading: SentenceReading, place: PlaceMention, frame: Frame) -> bool:
    """Does the place stand between a verb that only describes the subject and the auxiliary of the frame's own ("a
    violin found under a bed in Norwich was sold")?"""
    parsed, at = reading.parsed, reading.parsed.token_at(place.span.start)
    if frame.hit.first < at or not parsed.cues.between(at, frame.hit.first, Role.BE, Role.HAVE):
        return False
    before = (other.hit for other in reading.general if other.is_verb and other.hit.first in frame.clause)
    bare = (hit for hit in before if frame.clause.first < hit.first < at and Form.PARTICIPLE in hit.entry.forms)
    return any(not parsed.cues.between(frame.clause.first, hit.first, Role.BE, Role.HAVE) for hit in bare)


def _before_apposition(reading: SentenceReading, own: Sequence[int]) -> list[int]:
    """The frames of the clause before one that only tells more of somebody ("found by X, a retired clerk, in a
    field")."""
    frames = reading.frames
    if not own or any(frames[n].hit.first - frames[n].clause.first > APPOSED for n in own):
        return []
    first = frames[own[0]].clause.first
    before = [n for n, frame in enumerate(frames) if frame.clause.first < first]
    last = max((frames[n].clause.first for n in before), default=None)
    return [n for n in before if frames[n].clause.first == last]


def _nearest(reading: SentenceReading, place: PlaceMention, own: Sequence[int], pack: Pack) -> int:
    """The nearest frame; the happening that an ordinary verb tells more of, or leads up to behind the place ("in Lyon a
    man walked in and opened fire"), comes before that."""
    frames = reading.frames
    nearest = min(own, key=lambda n: _nearness(frames[n], place))
    if not pack.concepts.is_ordinary(frames[nearest].concept):
        return nearest
    told = event_of_subject(frames, frames[nearest], pack)
    if told is not None and told in own:
        return told
    others = [n for n in own if not pack.concepts.is_ordinary(frames[n].concept)]
    if not others or place.span.start > frames[nearest].hit.span.start:
        return nearest
    return min(others, key=lambda n: _nearness(frames[n], place))


def _is_of_place(frame: Frame, place: PlaceMention, reading: SentenceReading) -> bool:
    """Is the predicate only a word of a place ("open" in "open track"), or a state that names it ("in hospital")?"""
    if frame.hit.entry.part is PartOfSpeech.ADJECTIVE and frame.hit.span.overlaps(place.span):
        return True
    return any(site.span.covers(frame.hit.span) for site in reading.sites_of_events())


def _is_attribute(frame: Frame) -> bool:
    """Does it only describe the noun right behind it: "a retired plumber", "the stolen painting"?"""
    hit, parsed = frame.hit, frame.parsed
    if frame.is_noun or not frame.is_determined or hit.last >= len(parsed.tokens):
        return False
    return parsed.tokens[hit.last].is_word and not parsed.cues.has(hit.last, *LINKS, Role.BY, Role.COORDINATOR)


def _nearness(frame: Frame, place: PlaceMention) -> tuple[int, int]:
    """A noun that the place stands right behind comes before the verb, and that before what stands behind the place."""
    distance = frame.distance(place.span)
    verb = not frame.is_noun
    behind = frame.hit.span.start > place.span.start and (verb or distance > 0)
    return (distance + verb + (BEHIND if behind else 0), frame.hit.first)


def _verb_of_object(reading: SentenceReading, position: int, own: Sequence[int], pack: Pack) -> int:
    """The verb that has the noun as its object, when it happens in one place: "signed the deal in Algiers"."""
    noun = reading.frames[position]
    if not noun.is_noun:
        return position
    for n in own:
        frame = reading.frames[n]
        concept = pack.concepts.events.get(frame.concept)
        verb = frame.is_verb and concept is not None and "place" in concept.exclusive
        between = range(frame.hit.last, noun.hit.first)
        if verb and len(between) in (1, 2, 3) and not any(reading.parsed.cues.has(i, *LINKS) for i in between):
            return n
    return position


def _takes(frame: Frame, place: PlaceMention, link: Link, pack: Pack) -> bool:
    """Does the place say where the frame's event was?"""
    if link.role is Role.LOCATIVE or _leaves(frame, place, link, pack) or says_where(frame, place, pack, link):
        return True
    if link.role is Role.OF:
        return frame.is_noun and frame.hit.last == link.at
    if link.role is not None:
        return False
    noun_behind = frame.is_noun and frame.hit.span.start > place.span.end
    if noun_behind and frame.distance(place.span) == 0:
        return True
    concept = pack.concepts.events.get(frame.concept)
    return concept is not None and concept.domain in TAKING and not _acts(place, frame)


def says_where(frame: Frame, place: PlaceMention, pack: Pack, link: Link | None = None) -> bool:
    """Is the place the part of the clause that says where the frame's event was by what that is: the subject of "will
    host", the object of "has chosen", what stands behind the `link` "to" of "will move"?"""
    concept = pack.concepts.events.get(frame.concept)
    if concept is None or not concept.where:
        return False
    if "to" in concept.where and link is not None and link.role is not None:
        return frame.parsed.cues.has(link.at, Role.TO, Role.WAY_END)
    subject = "subject" in concept.where and frame.agent is not None and frame.agent.span.overlaps(place.span)
    return subject or ("object" in concept.where and frame.patient_named is place)


def _leaves(frame: Frame, place: PlaceMention, link: Link, pack: Pack) -> bool:
    """Is it the place that the frame's event left: "escaped from X", "dérobé au musée", "a décollé de X"?"""
    concept = pack.concepts.events.get(frame.concept)
    if concept is None or not concept.leaves:
        return False
    if link.role is None and frame.patient_named is place:
        return not frame.passive and _is_of_vehicle(frame, pack)  # "the ferry had left X"
    if not frame.parsed.cues.has(link.at, Role.LEAVING):
        return False
    if concept.is_ordinary and _is_of_somebody(frame):
        return False  # "she comes from X"
    return link.role is Role.PATH or (link.role is Role.OF and frame.hit.last <= link.at <= frame.hit.last + FROM_REACH)


def _is_of_somebody(frame: Frame) -> bool:
    """Is the subject a person, or a word that may stand for one?"""
    pronouns = frame.parsed.cues.between(frame.clause.first, frame.hit.first, Role.PRONOUN)
    return bool(pronouns) or isinstance(frame.agent, ActorMention)


def _is_of_vehicle(frame: Frame, pack: Pack) -> bool:
    """Is the subject a vehicle or a vessel?"""
    measures = (pack.concepts.measures.get(key[2:]) for key in frame.agent_keys if key[0] == "m")
    return any(measure is not None and measure.unit == VEHICLE for measure in measures)


def _acts(place: PlaceMention, frame: Frame) -> bool:
    return frame.agent is not None and frame.agent.span.overlaps(place.span)


def _named_event(reading: SentenceReading, position: int, pack: Pack) -> int:
    """The event that the object or the subject of a light verb names ("the attack took place at the market")."""
    frame = reading.frames[position]
    if not is_of_event(frame, pack) or frame.is_noun:
        return position
    told = event_of_object(reading.frames, frame)
    told = event_of_subject(reading.frames, frame, pack) if told is None else told
    if told is not None:
        return told
    before = [n for n, other in enumerate(reading.frames) if other.hit.first < frame.hit.first]
    if before and _is_described_by_clause(reading, before):
        return before[0]
    nouns = [n for n in before if reading.frames[n].is_noun]
    verbs = [n for n in before if reading.frames[n].is_verb]
    return nouns[0] if nouns and not verbs else position


def _is_described_by_clause(reading: SentenceReading, before: Sequence[int]) -> bool:
    """Is the first of these predicates a noun that a relative clause tells more of: "the fire that killed two broke
    out"?"""
    noun, parsed = reading.frames[before[0]], reading.parsed
    last = noun.hit.last
    behind = last + (last < len(parsed.tokens) and parsed.tokens[last].text == ",")
    return noun.is_noun and parsed.cues.at(behind, Role.RELATIVE) is not None
