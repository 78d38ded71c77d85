"""Places that are named before, or named in another spelling: "la ville", "Izum" for "Izyum"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from rapidfuzz import fuzz

from claimcheck.claims.keys import capitalised_runs
from claimcheck.languages import Pack, fold
from claimcheck.languages.grammar import Cues, Role, grammar_of
from claimcheck.model import AnyMention, PlaceMention, Sentence, Span, Token

SPELLING = 86.0
"""Least similarity (rapidfuzz ratio of the folded names, 0 to 100) of two spellings of one name. Transliterations of
one town lie at 86 to 97 ("Kherson" / "Xerson" 77 does not), different towns of one region rarely above 80."""
MIN_NAME = 4
"""Shorter names are too like each other for spelling to tell anything."""


def resolve_places(sentences: Sequence[Sentence], mentions: Sequence[AnyMention], pack: Pack) -> list[PlaceMention]:
    """Further place mentions: common nouns that stand for a town of the article, and odd spellings of its places."""
    taken = [m.span for m in mentions]
    found = [place for sentence in sentences for place in _toponyms(sentence, taken, pack)]
    named = [m for m in mentions if isinstance(m, PlaceMention) and m.is_location and m.site is None] + found
    if not named:
        return []
    for sentence in sentences:
        if any(t.is_capitalised or t.norm in _town_words(pack) for t in sentence.tokens):
            found += _towns(sentence, named, taken, pack)
            found += _spellings(sentence, named, taken, pack)
    return found


def _toponyms(sentence: Sentence, taken: Sequence[Span], pack: Pack) -> list[PlaceMention]:
    """Hyphenated names that only a place has: with a compass point or a small word inside ("X-Nord", "X-sur-Y")."""
    found = []
    for first, last in capitalised_runs(sentence.tokens, pack):
        words = sentence.tokens[first:last]
        span = Span(words[0].start, words[-1].end)
        inner = {token.norm for token in words[1:] if token.is_word}
        if inner & _toponym_words(pack) and not any(span.overlaps(other) for other in taken):
            name = "".join(token.text for token in words)
            found.append(PlaceMention(span, name, sentence.index, "toponym", name, fold(name)))
    return found


@cache
def _toponym_words(pack: Pack) -> frozenset[str]:
    cues = pack.phrases("place_cues")
    return frozenset(cues.get("direction", ())) | frozenset(cues.get("particle", ()))


def main_place(named: Sequence[PlaceMention]) -> PlaceMention | None:
    """The town that is named most often, the earlier one on a tie; countries and regions only when there is no town."""
    towns = [m for m in named if m.key != m.country] or list(named)
    counts = Counter(m.key for m in towns)
    return max(towns, key=lambda m: (counts[m.key], -m.span.start), default=None)


@cache
def _town_words(pack: Pack) -> frozenset[str]:
    return frozenset(words[0] for words, roles in grammar_of(pack).items() if Role.TOWN in roles)


def _towns(sentence: Sentence, named: Sequence[PlaceMention], taken: Sequence[Span], pack: Pack) -> list[PlaceMention]:
    """Nouns for a town after a definite article and without a name of their own."""
    tokens, cues = sentence.tokens, Cues(sentence.tokens, grammar_of(pack))
    found = []
    for index in range(1, len(tokens)):
        cue = cues.at(index, Role.TOWN)
        if cue is None or not cues.has(index - 1, Role.DETERMINER) or _has_name(tokens, cue.last, cues):
            continue
        span = Span(tokens[index].start, tokens[cue.last - 1].end)
        near = (m for m in named if m.span.end <= span.start and m.sentence >= sentence.index - 1)
        before = [m for m in near if m.key != m.country]
        antecedent = before[-1] if before else main_place(named)
        if antecedent and antecedent.key != antecedent.country and not any(span.overlaps(other) for other in taken):
            found.append(_same_as(antecedent, span, sentence, "coreference", tokens[index : cue.last]))
    return found


def _has_name(tokens: Sequence[Token], index: int, cues: Cues) -> bool:
    """Does a name follow the noun ("la ville d'Orléans", "the town of Lviv"), or stand for another one ("voisine")?"""
    if index < len(tokens) and cues.has(index, Role.OF):
        index = cues.at(index, Role.OF).last  # type: ignore[union-attr]
        return index < len(tokens) and tokens[index].is_capitalised
    return index < len(tokens) and tokens[index].is_word and tokens[index].is_capitalised


def _spellings(
    sentence: Sentence, named: Sequence[PlaceMention], taken: Sequence[Span], pack: Pack
) -> list[PlaceMention]:
    """Capitalised words in no mention that are nearly the name of a place of this article."""
    found = []
    for token in sentence.tokens:
        if len(token) < MIN_NAME or not token.is_capitalised or token.norm in pack.stopwords:
            continue
        if any(token.span.overlaps(other) for other in taken):
            continue
        name = fold(token.text)
        near = [m for m in named if fold(m.quote)[:1] == name[:1] and fuzz.ratio(name, fold(m.quote)) >= SPELLING]
        if near:
            found.append(_same_as(near[0], token.span, sentence, "spelling", (token,)))
    return found


def _same_as(place: PlaceMention, span: Span, sentence: Sentence, rule: str, tokens: Sequence[Token]) -> PlaceMention:
    quote = " ".join(token.text for token in tokens)
    return replace(place, span=span, quote=quote, sentence=sentence.index, rule=rule)
