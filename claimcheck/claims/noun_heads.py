"""Noun heads: the noun that heads a subject or an object, and what a table knows of it."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from operator import attrgetter

from claimcheck.claims.frames import Frame
from claimcheck.claims.keys import NO_KEYS, name_key
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.slots import subject_tokens
from claimcheck.languages import Pack, PartOfSpeech
from claimcheck.languages.grammar import Role

KNOWN = "smt"
"""The kinds of keys of common nouns that a table knows."""
THINGS = "wsmt"
"""The kinds of keys of a common noun that heads a subject: a word, a site, a measure, a known thing."""
LOCALITY = "locality"
FIRST = attrgetter("first")
NOUN_GAP, EVENT_GAP = 3, 5
"""Tokens before a noun, and before an event's noun, among which the preposition that governs it stands: "after the
first long night" is three, "in the Cobden Street blaze" four."""


def head_of_subject(reading: SentenceReading, frame: Frame, pack: Pack) -> tuple[str, int] | None:
    """The key of the noun that heads the subject, and where it begins: the first before the verb that no preposition
    governs, be it only a part of that ("une partie du toit")."""
    where = _of_owned(reading, subject_tokens(frame.parsed, frame.hit, frame.clause), pack)
    parts = reading.parsed.cues.between(where.start, where.stop, Role.ONE_OF)
    start = parts[0].last if parts else where.start
    for index in range(start, where.stop):
        key = _noun_of(reading, index, pack)
        gap = min(NOUN_GAP if key == reading.ordered_keys[index] else EVENT_GAP, index - start)
        if key and key[0] in THINGS and not is_governed(reading, index, gap):
            index = head_of_compound(reading, index, where.stop)
            return _noun_of(reading, index, pack) or key, reading.parsed.tokens[index].start
    return None


def head_among(reading: SentenceReading, where: range, pack: Pack) -> str | None:
    """The key of the first noun among these tokens that a table knows, or of a name or an event before it; none behind
    a preposition or a mark."""
    for index in where:
        if not reading.parsed.tokens[index].is_word or _governs(reading, index):
            return None
        key = _noun_of(reading, index, pack)
        if key and key[0] != "w":
            return key
    return None


def head_of_compound(reading: SentenceReading, index: int, end: int) -> int:
    """The token of the noun that heads those which begin at one: a word that no table knows only tells more of one
    right behind it that is known ("the fishing treaty")."""
    behind = index + 1
    unknown = (reading.ordered_keys[index] or " ")[0] == "w"
    return behind if unknown and behind < end and (reading.ordered_keys[behind] or " ")[0] in KNOWN else index


def _of_owned(reading: SentenceReading, where: range, pack: Pack) -> range:
    """The tokens of a subject behind the mark of possession: what is owned heads it ("the firm's plant at X")."""
    owned = (n + 1 for n in where if reading.parsed.tokens[n].norm in pack.clitics)
    return range(next(owned, where.start), where.stop)


def name_behind(reading: SentenceReading, noun: int) -> frozenset[str]:
    """The key of the name right behind the noun that begins at an offset ("the trawler Sea Rose")."""
    parsed, index = reading.parsed, reading.parsed.token_at(noun) + 1
    while index < len(parsed.tokens) and reading.ordered_keys[index] is None and not parsed.cues.any_at(index):
        if not parsed.tokens[index].is_word:
            return NO_KEYS
        index += 1
    whole = reading.ordered_keys[index] if index < len(parsed.tokens) else None
    if whole is not None and whole.startswith("n:") and " " in whole:
        return frozenset({whole})  # "Laon-Hirson"
    last = index
    while last < len(parsed.tokens) and (reading.ordered_keys[last] or "").startswith("n:"):
        last += 1
    return frozenset({name_key(parsed.sentence_text(index, last))}) if last > index else NO_KEYS


def _noun_of(reading: SentenceReading, index: int, pack: Pack) -> str | None:
    """The key of the word at a token; of an event's noun that of the noun, where a table knows it ("the curfew was
    lifted")."""
    key, hits = reading.ordered_keys[index], reading.parsed.predicates
    at = bisect_left(hits, index, key=FIRST)
    if key is None or at == len(hits) or hits[at].first != index or hits[at].entry.part is not PartOfSpeech.NOUN:
        return key
    known = pack.nouns.get(*(token.norm for token in reading.parsed.tokens[index : hits[at].last]))
    return known[0].key if known else key


def is_governed(reading: SentenceReading, index: int, gap: int = NOUN_GAP) -> bool:
    """Does a preposition stand before the word, `gap` other tokens between at most?"""
    return any(_governs(reading, n) for n in range(max(0, index - gap), index))


def _governs(reading: SentenceReading, index: int) -> bool:
    """Is the word a preposition, maybe with an article in it ("au")?"""
    cues = reading.parsed.cues
    if not cues.has(index, Role.DETERMINER):
        return cues.has(index, Role.PREPOSITION, Role.OF)
    return cues.has(index, Role.TO)


@cache
def settlements(pack: Pack) -> frozenset[str]:
    """The keys of the nouns behind which only the name of the one meant stands ("la ville de X", "the town of X")."""
    towns = (m.id for m in pack.concepts.measures.values() if m.id == LOCALITY or LOCALITY in m.part_of)
    return frozenset(f"m:{town}" for town in towns)
