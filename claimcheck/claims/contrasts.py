"""Contrasts: places that are denied beside the one told ("in Hull, not in Leeds"; "not in Leeds but in Hull")."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.frames import Frame
from claimcheck.languages.grammar import Role
from claimcheck.model import PlaceMention

BEFORE = 4
"""Tokens before a place among which the word that denies it stands: "et non pas à" is four."""


def places_told(frame: Frame, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The places of what is told without those that it is said not to have been at."""
    return [place for place in places if not _is_denied(frame, place)]


def places_instead(frame: Frame, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Of the places of what is denied those behind "but": where it was instead."""
    parsed = frame.parsed
    cues = parsed.cues.between(frame.hit.last, frame.clause.last, Role.CONTRAST)
    if not cues or not places:
        return []
    start = parsed.tokens[cues[-1].first].start
    denied = [place for place in places if place.span.start > frame.hit.span.end]
    if not denied or denied[0].span.start > start:
        return []
    return [place for place in denied if place.span.start > start]


def _is_denied(frame: Frame, place: PlaceMention) -> bool:
    first = frame.parsed.token_at(place.span.start)
    return bool(frame.parsed.cues.between(max(frame.hit.last, first - BEFORE), first, Role.CONTRASTED))
