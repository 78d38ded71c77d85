"""Figures of one text for one thing: two speakers set against each other, a count that points back."""

from __future__ import annotations

from claimcheck.discrepancies.check import Block
from claimcheck.discrepancies.figures import CROWDS, are_far_apart
from claimcheck.discrepancies.matching import around, times_part
from claimcheck.model import Claim, NumberRange
from claimcheck.model.quick import replace

QUOTED_SHARE = 2.0
"""What two sentences with figures of two speakers must share: two names, or a name, a day and some words."""
QUOTED_RATIO = 4.0
"""Figures of two speakers in one text that differ by more are of two things."""
DEFINITE = "definite"
"""The rule of a count behind a definite article."""
ANSWERED = 2
"""Sentences behind that of one party within which the other one's figure follows."""
BACK = 4
"""Sentences that a definite count reaches back."""
RUNNING = frozenset({"rising", "falling"})
"""The courses of counts whose measure says what befell those counted."""
NAMES, PREDICATES, WORDS = frozenset("gnc"), frozenset("p"), frozenset("w")
"""The first letters of the keys of places and people, of what happened, and of words that no table knows."""
CARRIED = "carried"
"""The rule of a bare number that counts what the text counted before it."""


def set_side_by_side(one: Claim, other: Claim) -> bool:
    """Does a sentence, or one and that which answers it, give two speakers' figures for one thing ("55,000 for the
    unions, 20,000 for the police"; "Organisers said 55,000 marched. Police put it at 20,000")?"""
    if one.article != other.article or not _are_quoted(one, other) or are_far_apart(one, other):
        return False
    if replace(one.question, basis="") != replace(other.question, basis=""):
        return False
    if one.sentence == other.sentence:
        return CARRIED in (one.rule, other.rule)
    near = abs(one.sentence_index - other.sentence_index) <= ANSWERED
    if not near or not _of_opposed(one, other) or _told_of_two(one, other):
        return False
    return not (times_part(one, other) or _placed_apart(one, other) or _goes_elsewhere(one, other))


def _told_of_two(one: Claim, other: Claim) -> bool:
    """Is one thing told of those whom the one counts, and another of the other's ("200 staff walked out", "50 staff
    came back")? A measure that says what befell them, or that they took part, tells one thing, but maybe of two places.
    """
    if CARRIED in (one.rule, other.rule):
        return False
    if one.course in RUNNING:
        mine, theirs = (_of_kinds(claim, WORDS) for claim in (one, other))
        return bool(mine - theirs and theirs - mine)  # "30 in the north", "12 in the south"
    return one.question.measure not in CROWDS and one.facets.predicate != other.facets.predicate


def refers_back(one: Claim, other: Claim, block: Block) -> bool:
    """Does the later figure of one text point back to what the earlier one counted ("the 32 children")? It may do so
    from anywhere to the lead, where the text has no third figure of the kind."""
    if one.article != other.article or not (is_exact_number(one) and is_exact_number(other)):
        return False
    first, second = sorted((one, other), key=lambda claim: claim.span)
    named = all(any(c.isalpha() for c in claim.quote) for claim in (first, second))
    near = second.sentence_index - first.sentence_index <= BACK or (first.facets.lead and _are_two(block, first))
    return named and near and second.rule == DEFINITE and first.rule != DEFINITE and not first.question.restriction


def _are_two(block: Block, claim: Claim) -> bool:
    """Has the claim's text just two figures of the kind?"""
    return len(block.values(claim.article)) == 2


def heads(one: Claim, other: Claim, block: Block) -> bool:
    """Is the one the toll of a headline, the other that of the first line below it, which names the same places and
    people and the same happening, and has the text no third ("Storm in Poland: 14 dead" / "A storm killed 17 …")?"""
    first, second = sorted((one, other), key=lambda claim: claim.span)
    below = (first.sentence_index, second.sentence_index) == (0, 1)
    if one.article != other.article or not below or not _are_two(block, one):
        return False
    if not (first.facets.lead and second.facets.lead and is_exact_number(one) and is_exact_number(other)):
        return False
    mine, theirs = (_of_kinds(claim, NAMES) for claim in (first, second))
    same = _of_kinds(first, PREDICATES) & _of_kinds(second, PREDICATES)
    return bool(mine and same) and mine == theirs and one.question.restriction == other.question.restriction


def _of_kinds(claim: Claim, kinds: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in claim.facets.context if key[0] in kinds)


def set_against(one: Claim, other: Claim) -> bool:
    """Are two figures of one text said by two speakers of what is plainly the same?"""
    if not _are_quoted(one, other) or are_far_apart(one, other, QUOTED_RATIO) or _placed_apart(one, other):
        return False
    return around(one, other) >= QUOTED_SHARE and not _goes_elsewhere(one, other)


def _are_quoted(one: Claim, other: Claim) -> bool:
    """Does a speaker beside the outlet say either, and not the same?"""
    return len(one.speakers) > 1 and len(other.speakers) > 1 and one.speakers != other.speakers


def _of_opposed(one: Claim, other: Claim) -> bool:
    """Do the two speakers count those whose number is disputed between such parties: organisers and the police?"""
    return bool(one.opposed_sides & other.speaker_sides or other.opposed_sides & one.speaker_sides)


def _goes_elsewhere(one: Claim, other: Claim) -> bool:
    """Does the later sentence name a place on the map that the earlier one does not?"""
    first, second = sorted((one, other), key=lambda claim: claim.span)
    return any(key[0] == "g" for key in second.facets.context - first.facets.context)


def _placed_apart(one: Claim, other: Claim) -> bool:
    """Does each sentence name places of its own? A text that does tells of several, known or not."""
    mine, theirs = one.facets.places, other.facets.places
    return bool(mine and theirs) and not any(a.same(b) for a in mine for b in theirs)


def is_exact_number(claim: Claim) -> bool:
    """Is the claim's value one number?"""
    return isinstance(claim.value, NumberRange) and claim.value.is_exact
