"""Light verbs: those that say only that the event their subject or object names took place ("talks were held")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.languages import Form, Hit, Pack, PartOfSpeech, Predicate
from claimcheck.languages.grammar import Cues, Role
from claimcheck.languages.predicates import EVENT
from claimcheck.model import Span, Token

OBJECT_REACH = 5
"""Tokens between a light verb and the noun of its object: "a mené mardi soir une vaste opération" is five."""
SUBJECT_REACH = 12
"""Tokens between the noun of a subject and its verb: "la vente de la filiale italienne du groupe a été" is eight."""
ADJECTIVES = 2
"""Words of its own that may stand before the noun of a subject: "a long-awaited", "de nouvelles"."""
BE_REACH = 4
"""Tokens before a participle within which its auxiliary stands: "n'a pas encore été" is four."""
ASIDE = frozenset({Role.PREPOSITION, Role.OF, Role.RELATIVE, Role.SUBORDINATOR})
"""What tells that a noun is not the head of the subject or the object."""


def lent_nouns(
    tokens: Sequence[Token], cues: Cues, hits: Sequence[Hit[Predicate]], times: Sequence[Span], pack: Pack
) -> dict[tuple[int, int], list[Hit[Predicate]]]:
    """The event nouns that each light verb among the hits has as its subject or its object, by the verb's tokens.
    `times` are no object ("prendra effet le 9 juin")."""
    lights = [hit for hit in hits if hit.entry.part is PartOfSpeech.VERB and _may_lend(hit, pack)]
    nouns = [hit for hit in hits if hit.entry.part is PartOfSpeech.NOUN] if lights else []
    found: dict[tuple[int, int], list[Hit[Predicate]]] = {}
    dated = {time.start for time in times}
    for hit in lights:
        at_time = hit.last < len(tokens) and tokens[hit.last].start in dated
        noun = next(_nouns_of(tokens, cues, hit, nouns, at_time=at_time), None)
        if noun is not None:
            found.setdefault((hit.first, hit.last), []).append(noun)
    return found


def _may_lend(hit: Hit[Predicate], pack: Pack) -> bool:
    concept = pack.concepts.events.get(hit.entry.concept)
    return hit.entry.needs == EVENT or (concept is not None and concept.light)


def _nouns_of(
    tokens: Sequence[Token], cues: Cues, verb: Hit[Predicate], nouns: Sequence[Hit[Predicate]], *, at_time: bool
) -> Iterator[Hit[Predicate]]:
    """The object of a verb in the active voice, or the subject; nouns stand in the order of the tokens. `at_time` tells
    that a time stands right behind the verb."""
    passive = Form.PARTICIPLE in verb.entry.forms and bool(
        cues.between(max(0, verb.first - BE_REACH), verb.first, Role.BE)
    )
    if not passive:
        yield from (noun for noun in nouns if is_object(tokens, cues, verb, noun))
        if not at_time and verb.last < len(tokens) and cues.has(verb.last, Role.DETERMINER):
            return  # another object, or none that is an event
    yield from (noun for noun in nouns if is_subject(tokens, cues, verb, noun))


def is_object(tokens: Sequence[Token], cues: Cues, verb: Hit[Predicate], noun: Hit[Predicate]) -> bool:
    """Does the noun stand behind the verb with no preposition between them?"""
    if not verb.last <= noun.first <= verb.last + OBJECT_REACH:
        return False
    between = range(verb.last, noun.first)
    if not all(tokens[n].is_word or cues.any_at(n) for n in between):
        return False
    return not any(cues.has_any(n, ASIDE) and not cues.has(n, Role.DETERMINER) for n in between)


def is_subject(tokens: Sequence[Token], cues: Cues, verb: Hit[Predicate], noun: Hit[Predicate]) -> bool:
    """Is the noun the head of what stands before the verb, next to its determiner and an adjective or two?"""
    if not noun.last <= verb.first <= noun.last + SUBJECT_REACH:
        return False
    first = noun.first
    while first and tokens[first - 1].is_word and not cues.any_at(first - 1):
        first -= 1
    if noun.first - first > ADJECTIVES or (first and cues.has_any(first - 1, ASIDE) and not _opens(cues, first - 1)):
        return False
    return all(tokens[n].text not in ";:." for n in range(noun.last, verb.first))


def _opens(cues: Cues, index: int) -> bool:
    """Is it a word that is a determiner too ("des négociations", "de nouvelles"), at the head of its sentence?"""
    return cues.has(index, Role.DETERMINER) or (index == 0 and cues.has(index, Role.OF))
