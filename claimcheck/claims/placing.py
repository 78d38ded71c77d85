"""Which event a place belongs to: what the word before it says, and the nearest predicate of its clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.claims.frames import Frame
from claimcheck.claims.parsed import Parsed
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.timing import event_of_object
from claimcheck.claims.words import HYPHENS
from claimcheck.languages import Pack, PartOfSpeech
from claimcheck.languages.grammar import Cue, Role
from claimcheck.model import PlaceMention

VAGUE_PLACES = frozenset({"ambiguous", "coreference", "distance", "adjective", "adjunct"})
"""Rules of place mentions that do not say where something was: a name of several towns, "the town"."""
TAKING = frozenset({"conflict", "disaster"})
"""Domains whose events may have a place as their object ("struck Izium", "hit the coast")."""
BEFORE = 5
"""Tokens before a place within which the word stands that says what the place is to its clause ("in the Estonian
university city of Tartu")."""
BEHIND = 8
"""What a predicate that stands behind the place counts further off: "arrested in Geneva for fraud"."""
FROM_REACH = 3
"""Tokens between a verb and a word that may say "of" as well as "from": "a décollé mardi soir de X"."""
LINKS = (Role.LOCATIVE, Role.PATH, Role.OF, Role.PREPOSITION)


@dataclass(frozen=True, slots=True)
class Link:
    """What ties a place to its clause: `role`, None when it stands by itself, and the token `at` which that begins."""

    role: Role | None
    at: int


def places_of_frames(reading: SentenceReading, pack: Pack) -> dict[int, list[PlaceMention]]:
    """The places of each frame of a sentence, by the frame's position."""
    found: dict[int, list[PlaceMention]] = {}
    for place in sorted(reading.sites_of_events(), key=lambda m: m.span):
        link = _link_of(reading, place)
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


def _link_of(reading: SentenceReading, place: PlaceMention) -> Link:
    """What ties a place to its clause. The second end of a way is no place of an event ("la ligne de Lens à Arras"); a
    bearing says where by itself."""
    if place.bearing is not None:
        return Link(Role.LOCATIVE, reading.parsed.token_at(place.span.start))
    link = link_before(reading.parsed, reading.parsed.token_at(place.span.start))
    way_end = reading.parsed.cues.has(link.at, Role.WAY_END) and _ends_way(reading.parsed, link.at)
    return Link(Role.PATH, link.at) if way_end and not _is_site_ending(reading, link.at) else link


def _is_site_ending(reading: SentenceReading, index: int) -> bool:
    """Does a site end right before a token, so that what follows says where it is ("la rue Pasteur à Troyes")?"""
    end = reading.parsed.tokens[index - 1].end
    return any(place.site and place.span.end == end for place in reading.sites_of_events())


def _ends_way(parsed: Parsed, at: int) -> bool:
    """Does a way end at the preposition at token `at`: does a name stand before it that says where it comes from?"""
    first = at
    while first and (parsed.tokens[first - 1].is_capitalised or parsed.tokens[first - 1].text in HYPHENS):
        first -= 1
    return first < at and link_before(parsed, first).role in (Role.OF, Role.PATH)


def link_before(parsed: Parsed, first: int) -> Link:
    """What the word before the phrase at token `first` says, over its determiner and adjectives: "in the great hall of"
    says where, as "in" does, because a hall is a part of a place."""
    at = first
    for _ in range(BEFORE):
        cue = _ending_at(parsed, at)
        if cue is None:
            if at == 0 or not _is_passed(parsed, at - 1):
                break
            at -= 1
        elif cue.role is Role.OF and (part := _part_before(parsed, cue.first)) is not None:
            at = part.first
        else:
            return Link(cue.role, cue.first)
    return Link(None, at)


def _is_passed(parsed: Parsed, index: int) -> bool:
    """May the token stand between a place and the word that ties it: any word that no predicate ends with, the hyphen
    of a name, and what ties an owner to what it owns ("in Chile's Atacama desert")?"""
    token = parsed.tokens[index]
    return (token.is_word or token.text[0] in "'’-") and not any(hit.last == index + 1 for hit in parsed.predicates)


def _part_before(parsed: Parsed, index: int) -> Cue | None:
    """The word for a part of a place right before "of", or before its adjective ("la ville portuaire de")."""
    part = _ending_at(parsed, index, Role.PART)
    if part is None and index and parsed.tokens[index - 1].is_word and not parsed.tokens[index - 1].is_capitalised:
        return _ending_at(parsed, index - 1, Role.PART)
    return part


def _ending_at(parsed: Parsed, index: int, *roles: Role) -> Cue | None:
    """The longest cue of these roles (by default those that may stand before a place) that ends before a token; before
    it the one that ends within it and begins earlier: "au large de" in "au large de la"."""
    roles = roles or LINKS
    cue = parsed.cues.ending(index, *roles)
    within = range(cue.first + 1, cue.last) if cue is not None else ()
    longer = (parsed.cues.ending(last, *roles) for last in within)
    return next((other for other in longer if other is not None and cue is not None and other.first < cue.first), cue)


def _frame_of(reading: SentenceReading, place: PlaceMention, link: Link, pack: Pack) -> int | None:
    """The frame whose event was at a place; None when the place tells something else."""
    own = [
        n
        for n, frame in enumerate(reading.frames)
        if reading.belongs(place.span, frame) and not _is_of_place(frame, place, reading)
    ]
    own = [n for n in own if not _is_attribute(reading.frames[n])] or own
    if not own:
        return None
    position = min(own, key=lambda n: _nearness(reading.frames[n], place))
    position = _verb_of_object(reading, position, own, pack)
    frame = reading.frames[position]
    if not _takes(frame, place, link, pack):
        return None
    return _named_event(reading, position, pack)


def _is_of_place(frame: Frame, place: PlaceMention, reading: SentenceReading) -> bool:
    """Is the predicate only a word of a place ("open" in "open track"), or a state that names it ("in hospital")?"""
    if frame.hit.entry.part is PartOfSpeech.ADJECTIVE and frame.hit.span.overlaps(place.span):
        return True
    return any(site.span.covers(frame.hit.span) for site in reading.sites_of_events())


def _is_attribute(frame: Frame) -> bool:
    """Does it only describe the noun right behind it: "a retired plumber", "the stolen painting"?"""
    hit, parsed = frame.hit, frame.parsed
    described = hit.entry.part is not PartOfSpeech.NOUN and parsed.cues.has(hit.first - 1, Role.DETERMINER)
    if not described or hit.last >= len(parsed.tokens):
        return False
    return parsed.tokens[hit.last].is_word and not parsed.cues.has(hit.last, *LINKS, Role.BY, Role.COORDINATOR)


def _nearness(frame: Frame, place: PlaceMention) -> tuple[int, int]:
    """A noun that the place stands right behind comes before the verb, and that before what stands behind the place."""
    distance = frame.distance(place.span)
    verb = frame.hit.entry.part is not PartOfSpeech.NOUN
    behind = frame.hit.span.start > place.span.start and (verb or distance > 0)
    return (distance + verb + (BEHIND if behind else 0), frame.hit.first)


def _verb_of_object(reading: SentenceReading, position: int, own: Sequence[int], pack: Pack) -> int:
    """The verb that has the noun as its object, when it happens in one place: "signed the deal in Algiers"."""
    noun = reading.frames[position].hit
    if noun.entry.part is not PartOfSpeech.NOUN:
        return position
    for n in own:
        frame = reading.frames[n]
        concept = pack.concepts.events.get(frame.concept)
        verb = frame.hit.entry.part is PartOfSpeech.VERB and concept is not None and "place" in concept.exclusive
        between = range(frame.hit.last, noun.first)
        if verb and len(between) in (1, 2, 3) and not any(reading.parsed.cues.has(i, *LINKS) for i in between):
            return n
    return position


def _takes(frame: Frame, place: PlaceMention, link: Link, pack: Pack) -> bool:
    """Does the place say where the frame's event was?"""
    if link.role is Role.LOCATIVE or _leaves(frame, place, link, pack):
        return True
    if link.role is Role.OF:
        return frame.hit.entry.part is PartOfSpeech.NOUN and frame.hit.last == link.at
    if link.role is not None:
        return False
    noun_behind = frame.hit.entry.part is PartOfSpeech.NOUN and frame.hit.span.start > place.span.end
    if noun_behind and frame.distance(place.span) == 0:
        return True
    concept = pack.concepts.events.get(frame.concept)
    return concept is not None and concept.domain in TAKING and not _acts(place, frame)


def _leaves(frame: Frame, place: PlaceMention, link: Link, pack: Pack) -> bool:
    """Is it the place that the frame's event left: "escaped from X", "dérobé au musée", "a décollé de X"?"""
    concept = pack.concepts.events.get(frame.concept)
    if concept is None or not concept.leaves or not frame.parsed.cues.has(link.at, Role.LEAVING):
        return False
    return link.role is Role.PATH or (link.role is Role.OF and frame.hit.last <= link.at <= frame.hit.last + FROM_REACH)


def _acts(place: PlaceMention, frame: Frame) -> bool:
    return frame.agent is not None and frame.agent.span.overlaps(place.span)


def _named_event(reading: SentenceReading, position: int, pack: Pack) -> int:
    """The event that the object or the subject of a light verb names ("the attack took place at the market")."""
    frame = reading.frames[position]
    concept = pack.concepts.events.get(frame.concept)
    if concept is None or not concept.light or frame.hit.entry.part is PartOfSpeech.NOUN:
        return position
    told = event_of_object(reading.frames, frame)
    if told is not None:
        return told
    before = [n for n, other in enumerate(reading.frames) if other.hit.first < frame.hit.first]
    if before and _is_described_by_clause(reading, before):
        return before[0]
    nouns = [n for n in before if reading.frames[n].hit.entry.part is PartOfSpeech.NOUN]
    verbs = [n for n in before if reading.frames[n].hit.entry.part is PartOfSpeech.VERB]
    return nouns[0] if nouns and not verbs else position


def _is_described_by_clause(reading: SentenceReading, before: Sequence[int]) -> bool:
    """Is the first of these predicates a noun that a relative clause tells more of: "the fire that killed two broke
    out"?"""
    noun = reading.frames[before[0]].hit
    relative = reading.parsed.cues.at(noun.last, Role.RELATIVE)
    return noun.entry.part is PartOfSpeech.NOUN and relative is not None
