"""Whether a predicate is asserted or denied, and whether it is told as a fact at all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from claimcheck.claims.clauses import Clause, Parsed
from claimcheck.languages import Form, Hit, Pack, PartOfSpeech, Predicate
from claimcheck.languages.grammar import Cue, Role

REACH = 6
"""How many tokens to the left a small word may stand from the verb it steers: "n'a toujours pas encore été" is five."""
MOST_BETWEEN = 1
"""Words between a negation and its verb that are no small words: an adverb ("did not immediately respond")."""
NOUN_REACH = 3
"""The same for a noun: a determiner and one or two adjectives."""


class Reality(StrEnum):
    """How far an event is told as one that happened."""

    ACTUAL = "actual"
    """told as a fact, or as not a fact"""
    EXPECTED = "expected"
    """told as coming or planned"""
    UNREAL = "unreal"
    """wished, feared, tried, ordered, supposed, asked"""


@dataclass(frozen=True, slots=True)
class Mood:
    """`asserted` is False when the predicate is denied; `first` and `last` are the tokens with the negation.

    `hearsay` tells that the verb's form itself says that it is another's word; `not_yet` that it is denied so far.
    """

    asserted: bool
    reality: Reality
    first: int
    last: int
    not_yet: bool = False
    hearsay: bool = False


def read_mood(parsed: Parsed, hit: Hit[Predicate], pack: Pack) -> Mood:
    """The mood of one predicate in its clause."""
    clause = parsed.clause_at(hit.first)
    negation = _negation(parsed, hit, clause, pack)
    reality = _reality(parsed, hit, clause)
    hearsay = "hearsay_conditional" in pack.flags and _is_conditional(parsed, hit, clause, pack)
    first = min([hit.first] + [cue.first for cue in negation])
    last = max([hit.last] + [cue.last for cue in negation])
    not_yet = bool(negation) and bool(parsed.cues.between(max(clause.first, first - 1), last + 2, Role.NOT_YET))
    return Mood(not negation, reality, first, last, not_yet, hearsay)


def _negation(parsed: Parsed, hit: Hit[Predicate], clause: Clause, pack: Pack) -> list[Cue]:
    """The words that deny a predicate; empty when it is asserted."""
    if hit.entry.part is PartOfSpeech.NOUN:
        return _noun_negation(parsed, hit, clause)
    first, cues = max(clause.first, hit.first - REACH), parsed.cues
    if cues.between(first, hit.last + 3, Role.FALSE_NEGATION):
        return []
    opening = [c for c in cues.between(first, hit.first, Role.NEGATION, Role.WITHOUT) if _reaches(parsed, c, hit)]
    nobody = cues.between(first, hit.first, Role.NOBODY, Role.NOTHING_DETERMINER)
    if "double_negation" not in pack.flags:
        return (opening or nobody)[:1]
    without = [cue for cue in opening if cues.has(cue.first, Role.WITHOUT)]
    if without:
        return without[:1]
    if not opening:
        return []
    closing = cues.between(opening[0].last, min(clause.last, hit.last + 2), Role.NEGATION_SECOND) or nobody
    closing = closing or cues.between(hit.last, min(clause.last, hit.last + 3), Role.NOBODY, Role.NOTHING_DETERMINER)
    return [opening[0], closing[0]] if closing else []


def _reaches(parsed: Parsed, cue: Cue, hit: Hit[Predicate]) -> bool:
    """Does a negation bear on the verb, with hardly a word between them that is no small one?"""
    between = (n for n in range(cue.last, hit.first) if parsed.tokens[n].is_word)
    return sum(not parsed.cues.any_at(n) for n in between) <= MOST_BETWEEN


def _noun_negation(parsed: Parsed, hit: Hit[Predicate], clause: Clause) -> list[Cue]:
    cues, first = parsed.cues, max(clause.first, hit.first - NOUN_REACH)
    if cues.between(max(0, first - 1), hit.first, Role.FALSE_NEGATION):
        return []
    direct = cues.between(first, hit.first, Role.NOTHING_DETERMINER, Role.WITHOUT)
    if direct:
        opening = cues.between(max(clause.first, direct[0].first - 4), direct[0].first, Role.NEGATION)
        return opening[-1:] + direct[:1]
    return _bare_negation(parsed, hit, clause)


def _bare_negation(parsed: Parsed, hit: Hit[Predicate], clause: Clause) -> list[Cue]:
    """The words that deny a noun hanging bare on a denied "there is": "il n'y a pas eu de frappe"."""
    cues, of = parsed.cues, hit.first - 1
    if not cues.has(of, Role.OF):
        return []
    closing = cues.between(max(clause.first, hit.first - 4), of, Role.NEGATION_SECOND)
    opening = cues.between(max(clause.first, hit.first - 8), of, Role.NEGATION)
    if not closing or not opening:
        return []
    between = (n for n in range(opening[0].last, of) if n != closing[0].first)
    exists = all(cues.has(n, Role.HAVE, Role.BE, Role.PRONOUN, Role.HERE) for n in between)
    return [opening[0], closing[0]] if exists else []


def _reality(parsed: Parsed, hit: Hit[Predicate], clause: Clause) -> Reality:
    cues = parsed.cues
    if clause.opener is Role.CONDITION or parsed.tokens[-1].text == "?":
        return Reality.UNREAL
    reach = NOUN_REACH if hit.entry.part is PartOfSpeech.NOUN else REACH
    first = max(clause.first, hit.first - reach)
    if cues.between(first, hit.first, Role.ATTEMPT, Role.HYPOTHETICAL):
        return Reality.UNREAL
    if hit.entry.part is PartOfSpeech.NOUN:
        return Reality.EXPECTED if cues.between(first, hit.first, Role.FUTURE) else Reality.ACTUAL
    return _verb_reality(parsed, hit, first)


def _verb_reality(parsed: Parsed, hit: Hit[Predicate], first: int) -> Reality:
    cues, forms = parsed.cues, hit.entry.forms
    perfect = bool(cues.between(first, hit.first, Role.HAVE)) and Form.PARTICIPLE in forms
    if cues.between(first, hit.first, Role.FUTURE) or forms == {Form.FUTURE}:
        return Reality.EXPECTED
    if cues.between(first, hit.first, Role.MODAL):
        return Reality.UNREAL
    if cues.between(first, hit.first, Role.ASPECT):
        return Reality.ACTUAL
    marked = cues.has(hit.first - 1, Role.INFINITIVE_MARKER, Role.PURPOSE)
    if Form.INFINITIVE in forms and not perfect and (marked or forms == {Form.INFINITIVE}):
        return Reality.UNREAL
    return Reality.ACTUAL


def _is_conditional(parsed: Parsed, hit: Hit[Predicate], clause: Clause, pack: Pack) -> bool:
    """Is the verb, or the auxiliary before it, in the conditional, with no condition in the sentence?"""
    if parsed.cues.between(0, len(parsed.tokens), Role.CONDITION):
        return False
    if hit.entry.forms == {Form.CONDITIONAL}:
        return True
    auxiliary = [t.norm for t in parsed.tokens[max(clause.first, hit.first - 3) : hit.first]]
    return any(word in conditional_auxiliaries(pack) for word in auxiliary)


@cache
def conditional_auxiliaries(pack: Pack) -> frozenset[str]:
    """The conditional forms of the verbs that the pack's grammar lists as auxiliaries."""
    return frozenset(
        form
        for lemma in pack.auxiliaries
        for form, tells in pack.inflection.conjugate(lemma).items()
        if tells == {Form.CONDITIONAL}
    )
