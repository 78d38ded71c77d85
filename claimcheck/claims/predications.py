"""The predicates that a sentence spells: phrases of the tables, also with a time or an adjective inside them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from operator import attrgetter

from claimcheck.claims.words import HYPHENS, Words
from claimcheck.languages import Hit, PartOfSpeech, Predicate
from claimcheck.languages.grammar import Cues, Role
from claimcheck.languages.object_phrases import ByNoun, WithObject
from claimcheck.model import Span, Token

BESIDE_GAP = 5
"""Tokens before and after a time that may be one predicate with the time inside it."""
HEAD_REACH = 5
"""Tokens behind a verb among which the noun of its object stands: "lost her Northern Isles council seat" is."""
SUBJECT_REACH = 14
"""Tokens before a participle among which its subject stands: "the order to clear the camp at X
on Monday was given" is ten."""
BE_REACH = 4
"""Tokens before a participle within which its auxiliary stands: "n'a pas encore été" is four."""
BY_REACH = 5
"""Tokens behind a participle among which "by" stands: "was given late on Monday by" is four."""
MOST_ADJECTIVES = 2
"""Words of its own that may stand before the noun of a subject."""
MATCH = "match"
"""The happening that predicates of who won and who lost tell of."""
ASIDE = frozenset({
    Role.PREPOSITION, Role.RELATIVE, Role.SUBORDINATOR, Role.COORDINATOR, Role.BE, Role.HAVE, Role.PURPOSE,
    Role.NEGATION,
})  # fmt: skip
"""What ends the words that may stand between a verb and the noun of its object."""

FIRST, START, END = attrgetter("first"), attrgetter("start"), attrgetter("end")


def find_predications(words: Words) -> list[Hit[Predicate]]:
    """The phrases of the pack's predicates in the order of the tokens.

    A time, people who are counted, a score, or a word that denies the object, may stand inside a phrase ("a confirmé
    jeudi la condamnation", "took 12 people into custody", "lost 82-79 to", "fired no rubber bullets",
    "ne fera pas appel"). A verb that says what it does by its object says so whatever stands before the noun ("lost
    her council seat"); its hit is the verb alone. A preposition that a time needs is no part of a phrase ("walked out
    on Sunday").
    """
    found = [short for hit in words.pack.predicates.find(words.tokens) for short in _before_time(words, hit)]
    phrases = frozenset(hit.first for hit in found if hit.last - hit.first > 1)
    for gap in (*words.times, *_denials(words), *words.people, *_scores(words)):
        parted: list[Hit[Predicate]] = []
        for hit in _around(words, gap, phrases):
            parted = [*(other for other in parted if other.span == hit.span), *_beside(parted, hit.span), hit]
            found = _beside(found, hit.span)
        found += parted
    for hit, noun in [*_by_object(words, found), *_by_subject(words, found)]:
        found = [*_beside(_beside(found, hit.span), noun), hit]
    return sorted(found, key=FIRST)


def _before_time(words: Words, hit: Hit[Predicate]) -> list[Hit[Predicate]]:
    """The hit; where its last word is one of a time's, or a preposition before a time, the shorter phrases that do
    without that word ("it was about noon" is about nothing)."""
    last = hit.last - 1
    if not words.times or last == hit.first or hit.last >= len(words.tokens):
        return [hit]
    if not words.is_time(words.tokens[hit.last]):
        return [hit]
    cuts = words.is_time(words.tokens[last]) and not words.is_time(words.tokens[hit.first])
    if not cuts and not words.cues.has(last, Role.PREPOSITION):
        return [hit]
    shorter = words.pack.predicates.find(words.tokens[hit.first : last])
    auxiliary = words.cues.has(hit.first, Role.BE) and hit.entry.part is PartOfSpeech.VERB
    begins = (0, 1) if auxiliary else (0,)  # "was caught on Monday" is not "caught on" film
    whole = [other for other in shorter if other.first in begins and other.last == last - hit.first]
    return [o._replace(first=hit.first + o.first, last=last) for o in whole] or ([] if cuts else [hit])


def _denials(words: Words) -> Iterator[Span]:
    """The words that deny an object, and the second ones that deny a verb ("ne fera pas appel")."""
    for cue in words.cues.between(1, len(words.tokens), Role.NOTHING_DETERMINER, Role.NEGATION_SECOND):
        yield Span(words.tokens[cue.first].start, words.tokens[cue.last - 1].end)


def _scores(words: Words) -> Iterator[Span]:
    """The scores of matches behind a word: "82-79"."""
    tokens = words.tokens
    for index in [n for n in range(2, len(tokens) - 1) if tokens[n].text in HYPHENS]:
        if tokens[index - 1].text.isdecimal() and tokens[index + 1].text.isdecimal():
            yield Span(tokens[index - 1].start, tokens[index + 1].end)


def _beside(hits: Sequence[Hit[Predicate]], taken: Span) -> list[Hit[Predicate]]:
    """The hits that share no character with a span."""
    return [hit for hit in hits if not hit.span.overlaps(taken)]


def _around(words: Words, gap: Span, phrases: Container[int]) -> Iterator[Hit[Predicate]]:
    """The predicates that some words part, with more than a preposition behind them, but for one of a match ("lost on
    Monday to") and for a single verb that its object tells apart ("voted on Monday against the offer"); `phrases` are
    where longer ones begin."""
    tokens = words.tokens
    first, last = bisect_right(tokens, gap.start, key=END), bisect_left(tokens, gap.end, key=START)
    governed = first > 0 and words.cues.has(first - 1, Role.PREPOSITION)  # "died on Monday at the hands of X"
    for stop in (first, first - 1)[: 1 + governed]:
        kept = [*range(max(0, stop - BESIDE_GAP), stop), *range(last, min(len(tokens), last + BESIDE_GAP))]
        for hit in words.pack.predicates.find([tokens[n] for n in kept]):
            begin, end = kept[hit.first], kept[hit.last - 1] + 1
            whole = hit._replace(first=begin, last=end, span=Span(tokens[begin].start, tokens[end - 1].end))
            told = any(not words.cues.has(n, Role.PREPOSITION) for n in range(last, end)) or _is_of_match(words, whole)
            if begin < stop < end and (told or (hit.entry.needs and begin not in phrases)):
                yield whole


def _is_of_match(words: Words, hit: Hit[Predicate]) -> bool:
    """Does a phrase with its preposition tell by itself of a match?"""
    concept = words.pack.concepts.events.get(hit.entry.concept)
    led = words.cues.has(hit.last - 1, Role.OPPONENT) and hit.last - hit.first > 1 and not hit.entry.needs
    return led and concept is not None and concept.happening == MATCH


def _by_object(words: Words, found: Sequence[Hit[Predicate]]) -> Iterator[tuple[Hit[Predicate], Span]]:
    """The verbs that a noun some words behind them tells apart, with that noun."""
    phrasal = [hit for hit in found if hit.last - hit.first > 1]
    long = {n for hit in phrasal for n in range(hit.first, hit.last)}
    others = {n for hit in phrasal if hit.entry.part is PartOfSpeech.VERB for n in range(hit.first + 1, hit.last)}
    for index, phrases in words.pack.predicates.with_object(words.tokens):
        if index not in long:
            head = _head(words, index, phrases)
            if head is not None and head[0] not in others:  # "a exercé son droit": the noun is of the next verb
                yield Hit(index, index + 1, words.tokens[index].span, head[1].predicate), words.tokens[head[0]].span


def _by_subject(words: Words, found: Sequence[Hit[Predicate]]) -> Iterator[tuple[Hit[Predicate], Span]]:
    """The participles that the subject of the passive tells apart ("the strike was called off"), with its
    noun; one that is a part of a longer phrase speaks for itself ("le but décisif")."""
    tokens, cues = words.tokens, words.cues
    bare = [hit._replace(first=_behind_auxiliary(cues, hit)) for hit in found]
    ends = {n: hit.last if hit.first == n else len(tokens) for hit in bare for n in range(hit.first, hit.last)}
    for index, phrases in words.pack.predicates.with_subject(tokens):
        near = max(0, index - BE_REACH)
        if not cues.between(near, index, Role.BE) or cues.between(near, index, Role.REFLEXIVE):
            continue
        for noun in range(index - 1, max(-1, index - SUBJECT_REACH), -1):
            told = [p for p in phrases.get(tokens[noun].norm, ()) if _tells(words, noun, index, p)]
            last = index + 1 + (len(told[0].particle) if told else 0)
            if told and ends.get(index, 0) <= last and ends.get(noun, 0) <= noun + 1:
                span = Span(tokens[index].start, tokens[last - 1].end)
                yield Hit(index, last, span, told[0].predicate), tokens[noun].span
                break


def _behind_auxiliary(cues: Cues, hit: Hit[Predicate]) -> int:
    """The first token of a phrase; of one that has an auxiliary of its own ("be given") the next, where "by" tells who
    did it."""
    passive = hit.last - hit.first > 1 and cues.has(hit.first, Role.BE)
    return hit.first + (passive and bool(cues.between(hit.last, hit.last + BY_REACH, Role.BY)))


def _tells(words: Words, noun: int, verb: int, phrase: WithObject) -> bool:
    """Is the noun the subject of the participle, and does the phrase's particle stand behind that?"""
    tokens, cues = words.tokens, words.cues
    behind = tuple(token.norm for token in tokens[verb + 1 : verb + 1 + len(phrase.particle)])
    if behind != phrase.particle or any(tokens[n].text in ",;:." for n in range(noun, verb)):
        return False
    before = noun - 1
    while before >= 0 and tokens[before].is_word and not cues.any_at(before):
        before -= 1
    aside = before >= 0 and cues.has_any(before, ASIDE) and not _is_head(cues, before)
    if aside or noun - before > MOST_ADJECTIVES + 1:
        return False
    return before < 0 or not (phrase.definite and words.is_indefinite(tokens[before]))


def _is_head(cues: Cues, before: int) -> bool:
    """Is the small word before a noun a determiner too?"""
    return cues.has(before, Role.DETERMINER)


def _head(words: Words, verb: int, phrases: ByNoun) -> tuple[int, WithObject] | None:
    """The noun behind a verb that one of its phrases names, with that phrase; None when other words come first."""
    tokens, cues, indefinite = words.tokens, words.cues, False
    first = verb + 1 + _particle_behind(tokens, verb, phrases)
    for index in range(first, min(first + HEAD_REACH, len(tokens))):
        token = tokens[index]
        if (words.times and words.is_time(token)) or token.norm in words.pack.clitics:
            continue
        told = (p for p in phrases.get(token.norm, ()) if not (p.definite and indefinite))
        fitting = [p for p in told if not p.particle or _has_particle(tokens, p, verb + 1, index + 1)]
        if fitting:  # "called its strike off" calls none
            closest = max(fitting, key=lambda p: len(p.particle))
            return None if _is_in_compound(tokens, index) else (index, closest)
        if not token.is_word or (cues.has_any(index, ASIDE) and not cues.has(index, Role.DETERMINER)):
            return None
        indefinite = indefinite or words.is_indefinite(token)
    return None


def _particle_behind(tokens: Sequence[Token], verb: int, phrases: ByNoun) -> int:
    """How many tokens right behind a verb are the particle of one of its phrases ("turn down the offer")."""
    behind = [len(p) for p in phrases.particles if tuple([t.norm for t in tokens[verb + 1 : verb + 1 + len(p)]]) == p]
    return max(behind, default=0)


def _has_particle(tokens: Sequence[Token], phrase: WithObject, *places: int) -> bool:
    """Does the particle of a phrase stand at one of these tokens?"""
    size = len(phrase.particle)
    return any(tuple(token.norm for token in tokens[n : n + size]) == phrase.particle for n in places)


def _is_in_compound(tokens: Sequence[Token], index: int) -> bool:
    """Does a hyphen tie the word to the next ("l'état-major")?"""
    return index + 1 < len(tokens) and tokens[index + 1].text == "-" and tokens[index + 1].start == tokens[index].end
