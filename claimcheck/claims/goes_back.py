"""What a pronoun, or a noun that only stands for something named before ("the site", "the man"), goes back to."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from claimcheck.claims.frames import Frame
from claimcheck.claims.keys import NO_KEYS, keys_of, noun_key
from claimcheck.claims.nominal_pairs import Nominal
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.words import PERSON, ROLE
from claimcheck.languages import Pack
from claimcheck.languages.parties import load_traits
from claimcheck.languages.speech import speech_tables
from claimcheck.model import ActorMention

POSSESSIVE = "possessive"
ARTICLE_REACH = 3
"""Tokens before a noun among which its article stands: "la malheureuse jeune victime" is two."""
OWNER_REACH = 2
"""Tokens before an event's noun among which the word for its owner stands: "his early release" is one."""
SEVERAL, SOMEBODYS = "role nouns", "somebody's"
"""The rules of role mentions in the plural, and of those who are told of as somebody's ("his neighbour")."""
TRIED = "suspects"
"""The side of those who are suspected, accused or tried."""
BENCH = "trade:bench"
"""The trait of those who try others, of whom what becomes of them is hardly told."""


def told_before(reading: SentenceReading, frame: Frame, who: Nominal | None = None) -> frozenset[str]:
    """The keys of what was told before a clause. Of several people nobody is the one that is meant: their keys are left
    out ("a driver hit a cyclist; he died"). The accused is nobody's neighbour."""
    keys = reading.earlier | {key for key in reading.ordered_keys[: frame.clause.first] if key}
    tried = isinstance(who, ActorMention) and who.side == TRIED
    people = _people_before(reading, frame, {SEVERAL, SOMEBODYS} if tried else {SEVERAL})
    return keys if len(people) < 2 else keys - frozenset().union(*people)


def _people_before(reading: SentenceReading, frame: Frame, without: Set[str]) -> set[frozenset[str]]:
    """The keys of each one who was told of right before, but for those who only say it, and those of some rules."""
    last = reading.last
    inside = [a for a in reading.actors() if a.span.end <= frame.parsed.tokens[frame.clause.first].start]
    told = inside + ([a for a in last.actors() if a.span not in last.speakers] if last is not None else [])
    people = (a for a in told if a.type in (PERSON, ROLE) and a.rule not in without)
    return {keys_of(a) for a in people if BENCH not in load_traits().get(a.function or "", NO_KEYS)}


def is_stand_in(who: Nominal | None, reading: SentenceReading, pack: Pack) -> bool:
    """Is it one who is called by a noun that only stands for somebody told of before ("the man", "la victime")?"""
    if not isinstance(who, ActorMention) or who.type != ROLE:
        return False
    tokens = reading.parsed.tokens
    first, last = reading.parsed.token_at(who.span.start), reading.parsed.token_at(who.span.end - 1)
    if not any(token.norm in _stand_in_words(pack) for token in tokens[first : last + 1]):
        return False
    before = {token.norm for token in tokens[max(0, first - ARTICLE_REACH) : first]} & pack.determiners.every
    return bool(before) and before.isdisjoint(pack.determiners.indefinite)


def of_owner(reading: SentenceReading, frame: Frame, pack: Pack) -> frozenset[str]:
    """What was told before an event's noun whose owner a small word tells ("his death", "son incarcération")."""
    own = speech_tables(pack).small[POSSESSIVE]
    before = frame.parsed.tokens[max(0, frame.hit.first - OWNER_REACH) : frame.hit.first]
    return told_before(reading, frame) if any(token.norm in own for token in before) else NO_KEYS


@cache
def _stand_in_words(pack: Pack) -> frozenset[str]:
    return frozenset(pack.stand_ins)


@cache
def stand_ins(pack: Pack) -> frozenset[str]:
    """The keys of the nouns that the pack lists as standing for something named before."""
    measures = {noun.measure for word in pack.stand_ins for noun in pack.counted_nouns.get(word)}
    return frozenset(f"m:{name}" for name in measures) | {noun_key(word, pack) for word in pack.stand_ins}
