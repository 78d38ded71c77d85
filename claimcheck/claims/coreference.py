"""Places that are named before, or named in another spelling: "la ville", "Zougdidi" for "Zugdidi"."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from itertools import accumulate

from rapidfuzz import fuzz

from claimcheck.claims.keys import capitalised_runs
from claimcheck.languages import Pack
from claimcheck.languages.grammar import Cue, Cues, Role, grammar_of
from claimcheck.model import AnyMention, PlaceMention, Sentence, Span, Token, fold
from claimcheck.model.quick import replace

SPELLING = 86.0
"""Least similarity (rapidfuzz ratio of the folded names, 0 to 100) of two spellings of one name. Transliterations of
one town lie at 86 to 97 ("Kherson" / "Xerson" 77 does not), different towns of one region rarely above 80."""
MIN_NAME = 4
"""Shorter names are too like each other for spelling to tell anything."""


class Taken:
    """The characters that mentions have taken."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._reached = list(accumulate((span.end for span in ordered), max))

    def overlaps(self, span: Span) -> bool:
        """Does any of them share a character with `span`? Logarithmic in their number."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._reached[before - 1] > span.start


class NamedPlaces:
    """The places that an article names, in the order they were found in, as nouns and odd spellings ask for them."""

    def __init__(self, places: Sequence[PlaceMention]) -> None:
        self._places = places
        self._towns: dict[int, list[tuple[int, PlaceMention]]] = {}
        self._spelled: dict[str, dict[str, PlaceMention]] = {}
        self._near: dict[str, PlaceMention | None] = {}
        for number, place in enumerate(places):
            if place.key != place.country:
                self._towns.setdefault(place.sentence, []).append((number, place))
            name = fold(place.quote)
            self._spelled.setdefault(name[:1], {}).setdefault(name, place)

    @cached_property
    def main(self) -> PlaceMention | None:
        """The main place of them all."""
        return main_place(self._places)

    def town_before(self, span: Span, sentence: int) -> PlaceMention | None:
        """The town named last before a span, in its sentence or the one before."""
        near = [*self._towns.get(sentence - 1, ()), *self._towns.get(sentence, ())]
        before = [pair for pair in near if pair[1].span.end <= span.start]
        return max(before, key=lambda pair: pair[0])[1] if before else None

    def spelled_like(self, name: str) -> PlaceMention | None:
        """The first place whose folded name is nearly `name`, which is folded too."""
        if name not in self._near:
            others = self._spelled.get(name[:1], {}).items()
            like = (place for other, place in others if fuzz.ratio(name, other, score_cutoff=SPELLING) >= SPELLING)
            self._near[name] = next(like, None)
        return self._near[name]


def resolve_places(sentences: Sequence[Sentence], mentions: Sequence[AnyMention], pack: Pack) -> list[PlaceMention]:
    """Further place mentions: common nouns that stand for a town of the article, and odd spellings of its places."""
    taken = Taken(m.span for m in mentions)
    found = [place for sentence in sentences for place in _toponyms(sentence, taken, pack)]
    places = [m for m in mentions if isinstance(m, PlaceMention) and m.is_location and m.site is None] + found
    if not places:
        return []
    named = NamedPlaces(places)
    for sentence in sentences:
        found += _towns(sentence, named, taken, pack)
        found += _spellings(sentence, named, taken, pack)
    return found


def _toponyms(sentence: Sentence, taken: Taken, pack: Pack) -> list[PlaceMention]:
    """Hyphenated names that only a place has: with a compass point or a small word inside ("X-Nord", "X-sur-Y")."""
    found = []
    for first, last in capitalised_runs(sentence.tokens, pack):
        words = sentence.tokens[first:last]
        span = Span(words[0].start, words[-1].end)
        inner = {token.norm for token in words[1:] if token.is_word}
        if inner & _toponym_words(pack) and not taken.overlaps(span):
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


def _towns(sentence: Sentence, named: NamedPlaces, taken: Taken, pack: Pack) -> list[PlaceMention]:
    """Nouns for a town after a definite article and without a name of their own."""
    tokens, town_words = sentence.tokens, _town_words(pack)
    if town_words.isdisjoint([token.norm for token in tokens]):
        return []
    cues, found = Cues(tokens, grammar_of(pack)), []
    for cue in cues.between(1, len(tokens), Role.TOWN):
        if not _is_definite(tokens, cue, cues) or _has_name(tokens, cue.last, cues):
            continue
        span = Span(tokens[cue.first].start, tokens[cue.last - 1].end)
        antecedent = named.town_before(span, sentence.index) or named.main
        if antecedent and antecedent.key != antecedent.country and not taken.overlaps(span):
            found.append(_same_as(antecedent, span, sentence, "coreference", tokens[cue.first : cue.last]))
    return found


def _is_definite(tokens: Sequence[Token], town: Cue, cues: Cues) -> bool:
    """Does a definite article stand before the noun, or before an adjective of it, and is it no other town: "the
    coastal town", not "the next town" or "la ville voisine"?"""
    if cues.has(town.last, Role.ELSEWHERE):
        return False
    if cues.has(town.first - 1, Role.DEFINITE):
        return True
    word = tokens[town.first - 1]
    plain = word.is_word and not word.is_capitalised and not cues.has(town.first - 1, Role.ELSEWHERE, Role.DETERMINER)
    return plain and cues.has(town.first - 2, Role.DEFINITE)


def _has_name(tokens: Sequence[Token], index: int, cues: Cues) -> bool:
    """Does a name follow the noun ("la ville d'Orléans", "the town of Lviv"), or stand for another one ("voisine")?"""
    if index < len(tokens) and cues.has(index, Role.OF):
        index = cues.at(index, Role.OF).last  # type: ignore[union-attr]
        return index < len(tokens) and tokens[index].is_capitalised
    return index < len(tokens) and tokens[index].is_word and tokens[index].is_capitalised


def _spellings(sentence: Sentence, named: NamedPlaces, taken: Taken, pack: Pack) -> list[PlaceMention]:
    """Capitalised words in no mention that are nearly the name of a place of this article."""
    found, stopwords = [], pack.stopwords
    for token in sentence.tokens:
        text = token.text
        if not text[0].isupper() or len(text) < MIN_NAME or token.norm in stopwords or taken.overlaps(token.span):
            continue
        place = named.spelled_like(fold(text))
        if place is not None:
            found.append(_same_as(place, token.span, sentence, "spelling", (token,)))
    return found


def _same_as(place: PlaceMention, span: Span, sentence: Sentence, rule: str, tokens: Sequence[Token]) -> PlaceMention:
    quote = " ".join(token.text for token in tokens)
    return replace(place, span=span, quote=quote, sentence=sentence.index, rule=rule)
