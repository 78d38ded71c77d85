"""Phrase nouns: what the words name that end a predicate's own phrase ("a voté le projet")."""

from __future__ import annotations

from claimcheck.claims.frames import Frame
from claimcheck.claims.keys import noun_key
from claimcheck.languages import Pack


def noun_inside(frame: Frame, pack: Pack) -> str | None:
    """The key of the noun that a predicate's own phrase ends in, be it the first word of a longer one ("a voté le
    projet" de loi); none of a single word."""
    hit, tokens = frame.hit, frame.parsed.tokens
    if hit.last - hit.first < 2:
        return None
    longer = longer_noun(frame, pack)
    small = frame.parsed.cues.any_at(hit.last - 1)
    return longer or (None if small else noun_key(tokens[hit.last - 1].norm, pack))


def longer_noun(frame: Frame, pack: Pack) -> str | None:
    """The key of the noun that begins with the last word of a predicate's phrase and goes on behind it."""
    last, known = pack.nouns.longest(frame.parsed.tokens, frame.hit.last - 1)
    return known[0].key if known and last > frame.hit.last else None
