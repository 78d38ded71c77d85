"""Demands: what some predicates ask of the words around them before they say what the tables tell of them."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.clauses import BREAKS, OPENERS
from claimcheck.claims.words import Words
from claimcheck.languages import Form, Hit, Predicate
from claimcheck.languages.grammar import Role
from claimcheck.languages.predicates import EVENT, OF_FALLEN, OF_PLACE, SUBJECT_REACH

BETWEEN = (Role.BE, Role.HAVE, Role.NEGATION, Role.NEGATION_SECOND, Role.NOT_YET, Role.MODAL, Role.FUTURE)
"""What may stand between a subject and its verb."""
OBJECT_REACH = 5
"""Tokens after a verb within which the place that is its object begins: "a pris mardi soir la ville de X" is five."""
CLASS_REACH = 12
"""Tokens between a verb and the word of the class it needs: "gave him, two weeks ago, one of her kidneys" is nine,
with a place between it is twelve."""
Classes = dict[tuple[int, int], frozenset[str]]
"""The classes of the words near a verb, by the verb's tokens."""


def select_fitting(words: Words, hits: Sequence[Hit[Predicate]]) -> list[Hit[Predicate]]:
    """The hits that have about them what they ask for: a subject, a place, a word of a class, the end of the clause. An
    event that a verb needs is for `lightverbs`."""
    classes: Classes = {}
    return [
        hit
        for hit in hits
        if _has_subject(words, hit)
        and (not hit.entry.place_as or _has_place(words, hit))
        and (hit.entry.needs in ("", EVENT) or _has_class(words, hit, classes))
        and (not hit.entry.last or _may_end(words, hit))
    ]


def _has_subject(words: Words, hit: Hit[Predicate]) -> bool:
    """Has a verb that counts only of some things one of them before it in its clause?"""
    if not hit.entry.subjects:
        return True
    for index in range(hit.first - 1, max(-1, hit.first - SUBJECT_REACH), -1):
        if words.tokens[index].text in BREAKS:
            return False
        if words.tokens[index].norm in hit.entry.subjects:
            return True
    return False


def _has_place(words: Words, hit: Hit[Predicate]) -> bool:
    """Has a verb that counts only of a place such a place, as its object or its subject?"""
    tokens, cues = words.tokens, words.cues
    before = hit.first - 1
    passed = ("'", "-", ",") if cues.has(hit.last, Role.BY) else ("'", "-")  # "Rome, taken by"
    while before >= 0 and (cues.has(before, *BETWEEN) or tokens[before].norm in passed):
        before -= 1
    subject = before >= 0 and _is_free_town(words, before)
    passive = Form.PARTICIPLE in hit.entry.forms and bool(cues.between(before + 1, hit.first, Role.BE))
    if hit.entry.place_as == OF_PLACE and not passive and cues.between(before + 1, hit.first, Role.HAVE):
        return _has_object(words, hit)  # "the museum of X has picked"
    return subject if hit.entry.place_as == OF_FALLEN or subject or passive else _has_object(words, hit)


def _is_free_town(words: Words, index: int) -> bool:
    """Is the token of a town that nothing says to be only where something was ("those seized near X were freed")?"""
    town = next((span for span in words.towns if span.covers(words.tokens[index].span)), None)
    if town is None:
        return False
    while index and town.covers(words.tokens[index - 1].span):
        index -= 1
    return words.cues.ending(index, Role.LOCATIVE) is None


def _has_object(words: Words, hit: Hit[Predicate]) -> bool:
    """Does a place begin behind the verb, with no preposition between them?"""
    tokens, cues = words.tokens, words.cues
    end = tokens[min(hit.last + OBJECT_REACH, len(tokens)) - 1].end
    place = next((span for span in words.towns if hit.span.end <= span.start < end), None)
    if place is None:
        return False
    between = (n for n in range(hit.last, len(tokens)) if tokens[n].start < place.start)
    return not any(cues.has(n, Role.PREPOSITION) and not cues.has(n, Role.OF, Role.DETERMINER) for n in between)


def _has_class(words: Words, hit: Hit[Predicate], classes: Classes) -> bool:
    """Does a word of the class that the verb needs stand near it? `classes` remembers those near each verb."""
    near = classes.get((hit.first, hit.last))
    if near is None:
        near = classes[hit.first, hit.last] = _classes_near(words, hit)
    return hit.entry.needs in near


def _classes_near(words: Words, hit: Hit[Predicate]) -> frozenset[str]:
    """The classes of the words near a verb, with no mark that parts clauses between."""
    tokens, first, last = words.tokens, hit.first, hit.last
    while first > max(0, hit.first - CLASS_REACH) and tokens[first - 1].text not in BREAKS:
        first -= 1
    while last < min(len(tokens), hit.last + CLASS_REACH) and tokens[last].text not in BREAKS:
        last += 1
    return frozenset(found.entry for found in words.pack.objects.find(tokens[first:last]))


def _may_end(words: Words, hit: Hit[Predicate]) -> bool:
    """Does the clause end behind a phrase that says something else with more behind it ("n'a rien", "n'a rien vu")?"""
    if hit.last >= len(words.tokens) or not words.tokens[hit.last].is_word:
        return True
    return words.cues.has(hit.last, Role.COORDINATOR, *OPENERS)
