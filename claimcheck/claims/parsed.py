"""A sentence parsed: its small words, its predicates and its clauses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from functools import cache

from claimcheck.claims.clauses import Clause, split_clauses
from claimcheck.claims.demands import select_fitting
from claimcheck.claims.homographs import choose_parts
from claimcheck.claims.lightverbs import lent_nouns
from claimcheck.claims.predications import find_predications
from claimcheck.claims.words import HYPHENS, Words, read_words
from claimcheck.languages import Form, Hit, Pack, PartOfSpeech, Predicate
from claimcheck.languages.grammar import Cues, Role
from claimcheck.languages.predicates import EVENT
from claimcheck.model import Mention, Sentence, Token


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence with its small words, its predicates and its clauses. `general` predicates say nothing but whether
    they happened: times, places and counts pass them by. `timed` are the tokens of expressions of time.
    """

    sentence: Sentence
    cues: Cues
    predicates: tuple[Hit[Predicate], ...]
    clauses: tuple[Clause, ...]
    general: tuple[Hit[Predicate], ...] = ()
    timed: frozenset[int] = frozenset()
    tokens: tuple[Token, ...] = field(init=False)
    ends: list[int] = field(init=False, repr=False, compare=False)
    openings: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tokens", self.sentence.tokens)
        object.__setattr__(self, "ends", [token.end for token in self.tokens])
        object.__setattr__(self, "openings", [clause.first for clause in self.clauses])

    def sentence_text(self, first: int, last: int) -> str:
        """The tokens `first` to `last` (excluded), a space between each two."""
        return " ".join(token.text for token in self.tokens[first:last])

    def clause_at(self, index: int) -> Clause:
        return self.clauses[self.position_at(index)]

    def position_at(self, index: int) -> int:
        """The position among the clauses of the one that holds a token."""
        return bisect_right(self.openings, index) - 1

    def goes_on(self, position: int) -> bool:
        """Does the clause at a position go on with the one before the relative one in front of it ("the man who hid it
        was arrested")?"""
        if position < 2 or position >= len(self.clauses) or self.clauses[position - 1].opener is not Role.RELATIVE:
            return False
        clause = self.clauses[position]
        return clause.opener is None and self.tokens[clause.first].is_word

    def round_about(self, index: int) -> range:
        """The tokens of the clause of a token, with the relative one that it goes on behind, or that goes on behind
        it: the two tell of one thing."""
        position = self.position_at(index)
        first = position - self.goes_on(position)
        last = position + self.goes_on(position + 1)
        return range(self.clauses[first].first, self.clauses[last].last)

    def token_at(self, offset: int) -> int:
        """The index of the first token that ends after a character offset; the last one when none does."""
        found = bisect_right(self.ends, offset)
        return found if found < len(self.ends) else max(found - 1, 0)

    def between(self, start: int, end: int) -> range:
        """The tokens that lie wholly between two character offsets."""
        first = bisect_right(self.ends, start)
        while first < len(self.tokens) and self.tokens[first].start < start:
            first += 1
        return range(first, bisect_right(self.ends, end))


def parse_sentence(sentence: Sentence, mentions: Sequence[Mention], pack: Pack) -> Parsed:
    """The sentence's small words, predicates and clauses. What is counted or named predicates nothing."""
    words = read_words(sentence.tokens, mentions, pack)
    found = find_predications(words)
    hits = _choose(words, found)
    hits = sorted([*hits, *_choose(words, _shorter(words, found, hits))], key=lambda hit: (hit.first, hit.last))
    general = _general(pack)
    own = tuple(hit for hit in hits if hit.entry.concept not in general)
    others = tuple(hit for hit in hits if hit.entry.concept in general)
    timed = frozenset([n for n, token in enumerate(words.tokens) if words.is_time(token)] if words.times else ())
    return Parsed(sentence, words.cues, own, split_clauses(words, hits), others, timed)


def _choose(words: Words, found: Sequence[Hit[Predicate]]) -> list[Hit[Predicate]]:
    """Those of the predicates found that what stands around them bears out, each in one part of speech."""
    free = _without_steering(words, [done for hit in found if _is_free(words, hit) for done in _done(words, hit)])
    return choose_parts(words, _with_events(words, select_fitting(words, _as_verbs(words.cues, free))))


def _done(words: Words, hit: Hit[Predicate]) -> Sequence[Hit[Predicate]]:
    """A hit, or the verb that an adjective of several words ends with, where whom it befell stands right behind
    ("seriously injured nine workers", "a grièvement blessé neuf ouvriers")."""
    told = words.pack.concepts.events.get(hit.entry.concept)
    several = hit.entry.part is PartOfSpeech.ADJECTIVE and hit.last - hit.first > 1
    if not several or told is None or not told.measure or hit.last >= len(words.tokens):
        return (hit,)
    if words.tokens[hit.last].start not in words.counts:
        return (hit,)
    known = words.pack.predicates.starting(words.tokens, hit.last - 1)
    had = words.cues.has(hit.first - 1, Role.HAVE) and not words.cues.has(hit.first - 1, Role.BE)
    wanted = Form.PARTICIPLE if had else Form.PAST
    verbs = [h for h in known if h.last == hit.last and h.entry.part is PartOfSpeech.VERB and wanted in h.entry.forms]
    return verbs if verbs and (had or not words.cues.has(hit.first - 1, Role.BE, Role.BECOME)) else (hit,)


def _without_steering(words: Words, hits: Sequence[Hit[Predicate]]) -> Sequence[Hit[Predicate]]:
    """The hits without the verbs that only say of the one right behind them whether it was done, or that it began."""
    if not words.cues.holds(Role.MANAGED, Role.FAILED, Role.ASPECT):
        return hits
    verbs = {hit.first for hit in hits if hit.entry.part is PartOfSpeech.VERB}
    return [hit for hit in hits if not _only_steers(words, hit, verbs)]


def _only_steers(words: Words, hit: Hit[Predicate], verbs: Container[int]) -> bool:
    """Does a verb that a table knows stand right behind "managed to", or one that none knows behind "commencé à" ("les
    badauds ont commencé à s'agglutiner": it was no start of the event)?"""
    cue = words.cues.at(hit.first, Role.MANAGED, Role.FAILED)
    if cue is not None and cue.last + words.cues.has(cue.last, Role.BE) in verbs:  # "n'a pu être sauvé"
        return True
    cue = words.cues.at(hit.first, Role.ASPECT)
    return cue is not None and cue.last > hit.last and cue.last not in verbs and _opens_verb(words, cue.last)


def _opens_verb(words: Words, index: int) -> bool:
    """May the token behind the preposition of a verb be the infinitive that it steers? No time, name or article is."""
    if index >= len(words.tokens) or not words.tokens[index].is_word or words.tokens[index].is_capitalised:
        return False
    token = words.tokens[index]
    return not words.is_time(token) and token.start not in words.counts and not words.cues.has(index, Role.DETERMINER)


def _shorter(words: Words, found: Sequence[Hit[Predicate]], chosen: Sequence[Hit[Predicate]]) -> list[Hit[Predicate]]:
    """The single words that stand where a longer phrase would need what the sentence does not have: "provenir" of
    fruit, where "provenir de" asks for a deed."""
    taken = {n for hit in chosen for n in range(hit.first, hit.last)}
    long = {hit.first for hit in found if hit.entry.needs and hit.last - hit.first > 1}
    known = (hit for first in sorted(long - taken) for hit in words.pack.predicates.starting(words.tokens, first))
    return [hit for hit in known if hit.last == hit.first + 1]


def _is_free(words: Words, hit: Hit[Predicate]) -> bool:
    """Is the phrase neither a small word, nor a capitalised word inside a sentence, nor part of a name, a count or a
    preposition ("à partir de"), nor the end of a compound ("rebel-held")?"""
    token, before = words.tokens[hit.first], words.tokens[hit.first - 1] if hit.first else None
    if before is not None and before.text in HYPHENS and before.end == token.start:
        return False
    preposition = words.cues.at(hit.first - 1, Role.PREPOSITION)
    if preposition is not None and preposition.last > hit.last:
        return False
    if hit.last == hit.first + 1 and _is_part_of_place(words, hit.first):
        return False
    by_object = " " in hit.entry.lemma  # a small word that its object tells apart says something ("fait" un discours)
    single = hit.last == hit.first + 1 and not by_object
    if single and (token.norm in words.pack.stopwords or (before is not None and token.is_capitalised)):
        return False
    return not words.is_taken(hit) or _tells_by_whom(words, hit)


def _tells_by_whom(words: Words, hit: Hit[Predicate]) -> bool:
    """Is it the participle that ends a count of people, with who did it behind ("two students killed by police")?"""
    participle = hit.entry.part is PartOfSpeech.VERB and Form.PARTICIPLE in hit.entry.forms
    ends = any(span.end == hit.span.end for span in words.people)
    return participle and ends and words.cues.has(hit.last, Role.BY)


def _is_part_of_place(words: Words, index: int) -> bool:
    """Is the word only what a preposition of place is made of, or the part of a place that such a one names ("au sommet
    du silo", "dans l'enceinte du parc")? At the summit of a body, which has a capital, people meet."""
    cues, tokens = words.cues, words.tokens
    of = cues.at(index + 1, Role.OF)
    before = index - 1 - cues.has(index - 1, Role.DETERMINER)
    if of is None or of.last >= len(tokens) or not tokens[of.last].is_word or tokens[of.last].is_capitalised:
        return False
    within = next((cue for first in (index - 1, index - 2) if (cue := cues.at(first, Role.LOCATIVE))), None)
    if within is not None and within.last > index + 1:
        return True
    return cues.has(index, Role.PART) and cues.has(before, Role.LOCATIVE)


def _as_verbs(cues: Cues, hits: Sequence[Hit[Predicate]]) -> list[Hit[Predicate]]:
    """The predicates without the nouns that are participles right behind an auxiliary: "la décision a été prise"."""
    passive = {h.first for h in hits if Form.PARTICIPLE in h.entry.forms and cues.has(h.first - 1, Role.BE, Role.HAVE)}
    return [h for h in hits if h.first not in passive or h.entry.part is not PartOfSpeech.NOUN]


def _outside_names(words: Words, hits: Sequence[Hit[Predicate]]) -> list[Hit[Predicate]]:
    """The hits without the nouns that only tell which kind of site it is ("the concert hall opened")."""
    return [hit for hit in hits if not any(s.covers(hit.span) and hit.span.end < s.end for s in words.sites)]


def _with_events(words: Words, hits: Sequence[Hit[Predicate]]) -> list[Hit[Predicate]]:
    """The hits without the light verbs that have no event beside them, and without the nouns that an article counts
    ("an arrest") but for those that such a verb says took place ("an arrest was made")."""
    lent = lent_nouns(words.tokens, words.cues, _outside_names(words, hits), words.times, words.pack)
    told = [noun for nouns in lent.values() for noun in nouns]
    return [
        hit
        for hit in hits
        if (hit.entry.needs != EVENT or (hit.first, hit.last) in lent) and (hit in told or not words.is_by_article(hit))
    ]


@cache
def _general(pack: Pack) -> frozenset[str]:
    return frozenset(concept.id for concept in pack.concepts.events.values() if concept.general)
