"""Keys: what two texts may share, in any language. A name, a kind of place, a concept, else a word's stem."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache

from claimcheck.claims.parsed import Parsed
from claimcheck.claims.words import HYPHENS, NAMED
from claimcheck.languages import Pack, PartOfSpeech
from claimcheck.languages.grammar import Role
from claimcheck.languages.measures import NOUN
from claimcheck.languages.name_words import load_bodies
from claimcheck.languages.parties import is_country
from claimcheck.model import (
    ActorMention,
    AnyMention,
    BlockKind,
    PlaceMention,
    QuantityMention,
    TimeMention,
    Token,
    fold,
    normalise,
)

MIN_WORD = 3
"""Shorter words are articles, initials and the like."""

FINITE = (Role.BE, Role.HAVE, Role.MODAL, Role.FUTURE, Role.SAYS)
"""Small words that say that what stands before them does something."""

NO_KEYS: frozenset[str] = frozenset()

ADJECTIVE = "adjective"
"""The rule of place mentions that only say where something is from ("Ukrainian")."""


def keys_of(mention: AnyMention) -> frozenset[str]:
    """The keys of one mention: `n:` a name, `s:` a site, `c:` a country or side, `m:` a measure, `t:` a noun of the
    tables, `w:` any other."""
    if isinstance(mention, PlaceMention):
        if mention.country is not None and mention.key == mention.country:
            return frozenset({f"c:{mention.country}"})
        keys = {name_key(mention.name)} if mention.site is None or mention.key != mention.site else set()
        if mention.geonameid is not None:
            keys.add(f"g:{mention.geonameid}")
        if mention.site:
            keys.add(f"s:{mention.site}")
        town = mention.within[:1] if mention.site else (mention.sounds,)
        keys |= {f"g:{key[1:]}" for key in town if key[1:].isdigit()}
        if mention.rule == ADJECTIVE and mention.country:
            keys = {f"c:{mention.country}"}
        return frozenset(keys)
    if isinstance(mention, ActorMention):
        named = mention.type in NAMED and not _is_common(mention)
        keys = {name_key(mention.name)} if named else {f"r:{mention.key}"}
        if mention.type == "country":
            keys = set()
        return frozenset(keys | ({f"c:{mention.side}"} if mention.side else set()))
    if isinstance(mention, QuantityMention) and (mention.measure or mention.noun):
        return frozenset({f"m:{mention.measure}" if mention.measure else counted_key(mention)})
    return frozenset()


def _is_common(mention: ActorMention) -> bool:
    """Is it called by a common noun alone, or with a country's adjective ("the regime", "the Syrian army")?"""
    firm = mention.side == "company" and ":" in mention.key  # "the Central Bank" of a country
    told = mention.key.rpartition(":")[2] if firm else mention.side
    of_country = told is not None and is_country(told)
    return mention.name == mention.name.lower() or (mention.type == "organisation" and of_country)


@lru_cache(maxsize=8192)
def shared(keys: frozenset[str]) -> frozenset[str]:
    """The one object for equal sets: a claim holds a dozen, most of them empty, and an empty one takes 216 bytes."""
    return keys


def name_key(name: str) -> str:
    """A name's key: the name folded, or the one that stands for all names of a well-known body."""
    folded = fold(name)
    return f"n:{load_bodies().get(folded, folded)}"


@lru_cache(maxsize=65536)
def word_key(word: str) -> str:
    """A common word's key: folded, without the endings of number and gender that news words commonly take.

    >>> word_key("harpons"), word_key("Harpon")
    ('w:harpon', 'w:harpon')
    """
    stem = fold(word)
    for ending in ("es", "s", "x", "e"):
        if stem.endswith(ending) and len(stem) - len(ending) >= MIN_WORD:
            return f"w:{stem[: -len(ending)]}"
    return f"w:{stem}"


def counted_key(quantity: QuantityMention) -> str:
    """The key of the counted noun of a quantity without a measure."""
    return f"{NOUN}:{quantity.concept}" if quantity.concept else word_key(quantity.noun or "")


@lru_cache(maxsize=65536)
def noun_key(word: str, pack: Pack) -> str:
    """The key of a common word: that of its concept where a table knows it, else that of the word."""
    known = pack.nouns.get(*pack.words_of(word)) if "-" in word else pack.nouns.get(normalise(word))
    return known[0].key if known else word_key(word)


def token_keys(parsed: Parsed, mentions: Sequence[AnyMention], pack: Pack) -> tuple[str | None, ...]:
    """One key for each token of a sentence; None for small words, numbers and marks."""
    tokens, stopwords = parsed.tokens, pack.stopwords
    prose = parsed.sentence.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
    keys: list[str | None] = [_plain_key(token.text, token.norm, stopwords, prose) for token in tokens]
    if tokens and keys[0] is not None and not _acts(parsed):
        keys[0] = word_key(tokens[0].norm)  # its capital says nothing
    runs = capitalised_runs(tokens, pack)
    for first, last in runs:
        _put(keys, first, last, name_key(parsed.sentence_text(first, last)))
    inside = {n for first, last in runs for n in range(first, last)}
    for noun in pack.nouns.find(tokens):
        if noun.first in inside:
            continue  # "Saint-Aubrac" is no saint
        if noun.entry.letter != NOUN or not (prose and noun.first and tokens[noun.first].is_capitalised):
            _put(keys, noun.first, noun.last, noun.entry.key)
    for hit in parsed.predicates:
        kind = "v" if pack.concepts.is_ordinary(hit.entry.concept) else "p"
        _put(keys, hit.first, hit.last, f"{kind}:{hit.entry.concept}")
    starts = [token.start for token in tokens]
    for mention in mentions:
        if isinstance(mention, TimeMention | QuantityMention):
            span = mention.number_span if isinstance(mention, QuantityMention) else mention.span
            best = None
        else:
            span, best = mention.span, min(keys_of(mention), key=_rank, default=None)
            if best is None:
                continue
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        if first < last:
            _put(keys, first, last, best)
            if isinstance(mention, PlaceMention) and last - first > 1 and best != (name := name_key(mention.name)):
                keys[first + 1] = name if mention.site and name in keys_of(mention) else None
    return tuple(keys)


def _acts(parsed: Parsed) -> bool:
    """Does a finite verb follow the first word, so that without a determiner it is a name where no table knows it?"""
    if parsed.cues.has(1, *FINITE):
        return True
    return any(hit.first == 1 and hit.entry.part is PartOfSpeech.VERB for hit in parsed.predicates)


def _put(keys: list[str | None], first: int, last: int, key: str | None) -> None:
    """One key for several tokens: the first of them holds it."""
    keys[first] = key
    for index in range(first + 1, last):
        keys[index] = None


def _rank(key: str) -> tuple[int, str]:
    """A gazetteer id says most, then a name, then the rest."""
    return ("gnsrcmptvw".index(key[0]), key)


@lru_cache(maxsize=65536)
def _plain_key(text: str, norm: str, stopwords: frozenset[str], in_prose: bool) -> str | None:
    if len(text) < MIN_WORD or norm in stopwords or not text[0].isalpha():
        return None
    return name_key(text) if in_prose and text[0].isupper() else word_key(norm)


def capitalised_runs(tokens: Sequence[Token], pack: Pack) -> list[tuple[int, int]]:
    """Where words with a capital, joined by hyphens, stand as one name ("Noisy-le-Grand", "Port-au-Prince")."""
    if HYPHENS.isdisjoint([token.text for token in tokens]):
        return []
    runs: list[tuple[int, int]] = []
    index = 0
    while index < len(tokens):
        last = index
        if tokens[index].is_word and tokens[index].is_capitalised and tokens[index].norm not in pack.stopwords:
            while last + 2 < len(tokens) and _is_joined(tokens, last):
                last += 2
        if last > index and tokens[last].is_capitalised:
            runs.append((index, last + 1))
        index = last + 1
    return runs


def _is_joined(tokens: Sequence[Token], index: int) -> bool:
    """Is the token tied to the word after next by a hyphen without spaces?"""
    hyphen, word = tokens[index + 1], tokens[index + 2]
    tight = tokens[index].end == hyphen.start and hyphen.end == word.start
    return hyphen.text in HYPHENS and tight and word.is_word


def things_in(keys: frozenset[str], pack: Pack) -> set[str]:
    """The keys of what can be told from other things: no "evidence", "reason", "people"."""
    return set(keys - vague_keys(pack))


def stands_for_any(keys: frozenset[str], pack: Pack) -> bool:
    """Do the keys name no thing, or only what may be any happening ("the incident")?"""
    return things_in(keys, pack) <= happening_keys(pack)


@cache
def happening_keys(pack: Pack) -> frozenset[str]:
    """The keys of the nouns that the pack lists as standing for whatever a text is about."""
    measures = {noun.measure for word in pack.happenings for noun in pack.counted_nouns.get(word)}
    return frozenset(f"m:{name}" for name in measures) | {noun_key(word, pack) for word in pack.happenings}


@cache
def vague_keys(pack: Pack) -> frozenset[str]:
    """The keys of the nouns that the pack lists as too vague to be a thing of their own."""
    measures = {noun.measure for word in pack.vague_objects for noun in pack.counted_nouns.get(word)}
    return frozenset(f"m:{name}" for name in measures) | {noun_key(word, pack) for word in pack.vague_objects}
