"""Answers: two who are quoted one right behind the other, where a text sets the word of the one against the other's."""

from __future__ import annotations

from claimcheck.model import Claim, State

ANSWERED = 0.62
"""How sure it is that two such tell of one thing: as sure as a denial that one text sets beside what it denies."""
NAME = "n"
"""The letter of the keys of names."""
KNOWN, OTHERS = frozenset("nst"), frozenset("mw")
"""The letters of the keys of what is named, of sites and of things; of other nouns, those for people too."""
OF_PEOPLE = frozenset({
    "life", "custody", "presence", "injury", "office", "departure", "employment", "verdict", "attendance", "residence",
})  # fmt: skip
"""Families of the states of people, of whom each of the two speakers may mean another ("his daughter")."""
BEFALLING_PEOPLE = frozenset({
    "die", "born", "kill", "murder", "drown", "disappear", "arrest", "marry", "resign", "appoint", "dismiss", "injure",
})  # fmt: skip
"""What befalls people, of whom the same holds."""


def are_answers(one: Claim, other: Claim) -> bool:
    """Does one article give two speakers' word in two sentences that stand side by side?"""
    if one.article != other.article or abs(one.sentence_index - other.sentence_index) != 1:
        return False
    return len(one.speakers) > 1 and len(other.speakers) > 1 and one.speakers[-1] != other.speakers[-1]


def gainsay(one: Claim, other: Claim) -> bool:
    """Do two such say the one and the other of whether it happened, and not each of a thing of his own ("the contract
    was signed", "the will was not")?"""
    if not are_answers(one, other) or one.facets.of_object or other.facets.of_object:
        return False
    mine, theirs = one.facets.patient, other.facets.patient
    stand_in = one.facets.stands_for or other.facets.stands_for
    return bool(stand_in) or not (mine and theirs and mine.isdisjoint(theirs))


def answer_of_one_thing(one: Claim, other: Claim) -> bool:
    """Do two such tell the same of one thing, which neither counts ("X says the barrier was open. Y says it was
    closed.")?"""
    mine, theirs = one.facets, other.facets
    if not are_answers(one, other):
        return False
    if any(facets.several or facets.background or facets.apart for facets in (mine, theirs)):
        return False
    named = [{key for key in facets.patient if key[0] == NAME} for facets in (mine, theirs)]
    if all(named) and named[0].isdisjoint(named[1]):
        return False
    letters = {key[0] for key in mine.patient & theirs.patient}
    return not letters.isdisjoint(KNOWN if _is_of_people(one) else KNOWN | OTHERS)


def _is_of_people(claim: Claim) -> bool:
    if isinstance(claim.value, State):
        return claim.value.family in OF_PEOPLE
    return not BEFALLING_PEOPLE.isdisjoint({claim.facets.predicate, claim.facets.family})
