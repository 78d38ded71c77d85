"""Which of the places that a sentence names are where something happened."""

from __future__ import annotations

from collections.abc import Container, Sequence

from claimcheck.claims.datelines import dateline_end
from claimcheck.claims.keys import shared
from claimcheck.claims.parsed import Parsed
from claimcheck.languages.grammar import Role
from claimcheck.languages.places import read_kinds
from claimcheck.model import ActorMention, Mention, PlaceMention, Region, Span, TimeMention, fold

SAID_AT = 4
"""Characters between a verb of saying and the place where it was said ("a déclaré à Paris")."""
OWNERS_MARK = 3
"""Characters between a place and the name of one who is from there: "Spain's X"."""
NEAR = frozenset({"near", "offing"})
"""The rules of places that something is said to be near of."""
BEARERS = frozenset({"person", "organisation"})
"""Types of actors that are called by the land or the town they are from."""


def locations_of(
    parsed: Parsed, mentions: Sequence[Mention], sayings: Sequence[Span], speakers: Container[Span]
) -> tuple[PlaceMention, ...]:
    """The places where things happen; not where something was said, nor a site or land that says it ("the hospital
    said"), nor where somebody is from ("Spain's X"), nor where the text was written."""
    named = [m.span for m in mentions if isinstance(m, ActorMention) and m.type in BEARERS]
    places = [m for m in mentions if isinstance(m, PlaceMention) and m.is_location and m.span not in speakers]
    places = [m for m in places if not any(_is_of_saying(m, cue) for cue in sayings) and not _is_from(parsed, m, named)]
    written = _written_at(parsed, mentions, places)
    return tuple(m for m in places if m not in written)


def _is_from(parsed: Parsed, place: PlaceMention, named: Sequence[Span]) -> bool:
    """Is somebody with a name said to be of the place, right behind it ("Spain's X"), or right before "of" ("X of
    Spain")?"""
    if place.site is not None:
        return False
    first = parsed.token_at(place.span.start)
    if parsed.cues.has(first - 1, Role.OF) and any(name.end == parsed.tokens[first - 2].end for name in named):
        return first > 1
    if not any(0 < name.start - place.span.end <= OWNERS_MARK for name in named):
        return False
    return parsed.tokens[min(parsed.token_at(place.span.end), len(parsed.tokens) - 1)].norm == "'s"


def _is_of_saying(place: PlaceMention, cue: Span) -> bool:
    """Does the place stand right behind a verb of saying, or is it a site right before one?"""
    speaks = place.site is not None and cue.start - place.span.end == 1
    return speaks or 0 <= place.span.start - cue.end <= SAID_AT


def _written_at(parsed: Parsed, mentions: Sequence[Mention], places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The places of a dateline: one without a date ("LYON - ") mostly tells where it happened too, if no other is named
    behind it."""
    times = [m for m in mentions if isinstance(m, TimeMention)]
    end = dateline_end(parsed, times)
    written = [m for m in places if m.span.end <= end]
    dated = any(m.span.end <= end for m in times)
    return written if dated or len(written) < len(places) else []


def region_of(place: PlaceMention) -> Region:
    """The place of a mention as a value."""
    number = f"g{place.geonameid}" if place.geonameid else ""
    aliases = shared(frozenset(key for key in (number, place.sounds) if key))
    site = place.site
    by_town = bool(site and place.within) and place.key not in (site, f"{site} {fold(place.name)}")
    kind = read_kinds()[site] if site else None
    return Region(
        place.key, place.name, place.within, site, place.country, aliases, kind, by_town, place.bearing,
        place.rule in NEAR, place.point, place.reach, shared(place.rivals), shared(place.around),
    )  # fmt: skip
