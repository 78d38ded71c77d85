"""Whose score it is by where two names stand round it, whatever verb tells of it: "Brest 3-1 Metz", "a 3-1 win over
Metz", "Brest and Metz drew 1-1". Who won is not asked: the score tells what the winner had."""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.claims.keys import NO_KEYS, keys_of, name_key
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.words import DASHES
from claimcheck.languages.grammar import Role
from claimcheck.model import ActorMention, PlaceMention

PLAYERS = frozenset("ngc")
"""The kinds of keys of those who play: names, towns, lands."""
UNKNOWN = frozenset("w")
"""The kind of the key of a word that no table knows; it may be a name."""
TO_RIVAL = 4
"""Tokens between a score and the word for "against": a time, the noun that tells who won."""
RIVAL = 3
"""Tokens behind that word within which the name begins."""
SIDE_BY_SIDE = 12
"""Tokens between two names that "and" joins, of one match, and its score."""
MARKS = frozenset({":", "(", ",", *DASHES})
"""What may stand between a name and a score."""


class _Name(NamedTuple):
    """Where a name stands, in tokens, and its keys."""

    first: int
    last: int
    keys: frozenset[str]


def names_round(reading: SentenceReading, first: int, last: int) -> frozenset[str]:
    """The keys of the two named round the score at tokens `first` to `last` (excluded); none where no two are."""
    names = list(_names(reading))
    before = [name for name in names if name.last <= first]
    rival = _rival(reading, [name for name in names if name.first >= last], last)
    if rival is not None:
        return _pair(before[0], rival) if before else NO_KEYS
    if len(before) < 2:
        return NO_KEYS
    one, other = before[-2:]
    marks = all(token.text in MARKS for token in reading.parsed.tokens[other.last : first])
    joined = reading.parsed.cues.between(one.last, other.first, Role.COORDINATOR)
    return _pair(one, other) if marks or (joined and first - other.last <= SIDE_BY_SIDE) else NO_KEYS


def _pair(one: _Name, other: _Name) -> frozenset[str]:
    return one.keys | other.keys if one.keys.isdisjoint(other.keys) else NO_KEYS


def _rival(reading: SentenceReading, behind: list[_Name], last: int) -> _Name | None:
    """The one named right behind a score, or behind "against" there."""
    if not behind or behind[0].first == last:
        return behind[0] if behind else None
    cues = reading.parsed.cues.between(last, last + TO_RIVAL, Role.OPPONENT)
    return next((n for cue in cues for n in behind if cue.last <= n.first <= cue.last + RIVAL), None)


def _names(reading: SentenceReading) -> list[_Name]:
    """The names of a sentence in their order: those that are found, and capitalised words that no table knows."""
    parsed = reading.parsed
    known: dict[int, _Name] = {}
    for mention in reading.mentions:
        keys = keys_of(mention) if isinstance(mention, ActorMention | PlaceMention) else NO_KEYS
        if any(key[0] in PLAYERS for key in keys):
            first, last = parsed.token_at(mention.span.start), parsed.token_at(mention.span.end - 1) + 1
            known.setdefault(first, _Name(first, last, frozenset(key for key in keys if key[0] in PLAYERS)))
    names, index = [], 0
    while index < len(parsed.tokens):
        name = known.get(index) or _unknown(reading, index)
        if name is not None:
            names.append(name)
        index = name.last if name is not None else index + 1
    return names


def _unknown(reading: SentenceReading, first: int) -> _Name | None:
    """The name that no finder knows and that begins at a token."""
    parsed, last = reading.parsed, first
    while last < len(parsed.tokens) and _may_be_name(reading, last):
        last += 1
    return _Name(first, last, frozenset({name_key(parsed.sentence_text(first, last))})) if last > first else None


def _may_be_name(reading: SentenceReading, index: int) -> bool:
    parsed, key = reading.parsed, reading.ordered_keys[index]
    plain = key is None or key[0] in PLAYERS | UNKNOWN
    return parsed.tokens[index].is_capitalised and plain and index not in parsed.timed and not parsed.cues.any_at(index)
