"""Links: what the words before a place say that it is to its clause."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.claims.parsed import Parsed
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.sited import NEAR
from claimcheck.claims.words import HYPHENS
from claimcheck.languages import PartOfSpeech
from claimcheck.languages.grammar import Cue, Role
from claimcheck.model import PlaceMention
from claimcheck.model.quick import quickly_made

BEFORE = 7
"""Tokens before a place within which the word stands that says what the place is to its clause ("in the Estonian
university city of Tartu", "at the top of the cooperative's silo")."""
TERRITORY = "territory"
"""The rule of a country's side of something, which says where by itself ("écrasé côté français")."""
LINKS = (Role.LOCATIVE, Role.PATH, Role.OF, Role.PREPOSITION)
"""What may tie a place to its clause."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Link:
    """What ties a place to its clause: `role`, None when it stands by itself, and the token `at` which that begins."""

    role: Role | None
    at: int


def link_of(reading: SentenceReading, place: PlaceMention) -> Link:
    """What ties a place to its clause. The second end of a way is no place of an event ("la ligne de Lens à Arras"); a
    bearing says where by itself, and so do words for what is near."""
    if place.bearing is not None or place.rule == TERRITORY:
        return Link(Role.LOCATIVE, reading.parsed.token_at(place.span.start))
    link = _link_before(reading.parsed, reading.parsed.token_at(place.span.start))
    listed = _listed_before(reading, place) if link.role is None else None
    if listed is not None:
        return link_of(reading, listed)  # "venus de Vierzon, Mehun et Bourges"
    holds = _site_ending(reading, link.at) if link.role is Role.OF and place.site is None else None
    if holds is not None:
        return link_of(reading, holds)  # "in a scree of the commune of X", which tells where the site is
    if place.rule in NEAR and link.role is not Role.LOCATIVE:
        return Link(Role.LOCATIVE, link.at)
    way_end = reading.parsed.cues.has(link.at, Role.WAY_END) and _ends_way(reading.parsed, link.at)
    return Link(Role.PATH, link.at) if way_end and _site_ending(reading, link.at) is None else link


def _listed_before(reading: SentenceReading, place: PlaceMention) -> PlaceMention | None:
    """The place to which a comma or a coordinator joins this one."""
    parsed, at = reading.parsed, reading.parsed.token_at(place.span.start) - 1
    if at < 1 or not (parsed.tokens[at].text == "," or parsed.cues.has(at, Role.COORDINATOR)):
        return None
    end = parsed.tokens[at - 1].end
    before = next((m for m in reading.mentions if isinstance(m, PlaceMention) and m.span.end == end), None)
    held = before is not None and place.key in (before.country, *(before.within or ()))  # "in Vienna, Austria"
    return None if held else before


def _site_ending(reading: SentenceReading, index: int) -> PlaceMention | None:
    """The site that ends right before a token, so that what follows says where it is ("la rue Pasteur à Troyes")."""
    end = reading.parsed.tokens[index - 1].end if index else -1
    return next((place for place in reading.sites_of_events() if place.site and place.span.end == end), None)


def _ends_way(parsed: Parsed, at: int) -> bool:
    """Does a way end at the preposition at token `at`: does a name stand before it that says where it comes from?"""
    first = at
    while first and (parsed.tokens[first - 1].is_capitalised or parsed.tokens[first - 1].text in HYPHENS):
        first -= 1
    return first < at and _link_before(parsed, first).role in (Role.OF, Role.PATH)


def _link_before(parsed: Parsed, first: int) -> Link:
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
    return Link(Role.LOCATIVE, at - 1) if _ends_verb(parsed, at) else Link(None, at)


def _ends_verb(parsed: Parsed, index: int) -> bool:
    """Does a verb's phrase with a preposition of place end right before a token ("hung in the", "lay at")?"""
    phrases = (hit for hit in parsed.predicates if hit.last == index and hit.entry.part is PartOfSpeech.VERB)
    return any(parsed.cues.has(n, Role.LOCATIVE) for hit in phrases for n in range(hit.first + 1, hit.last))


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
