"""Nobody hurt in one text, somebody killed or hurt in another."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.discrepancies.check import Block, Hours
from claimcheck.discrepancies.figures import is_none
from claimcheck.discrepancies.matching import Match, no_match, places_part, times_part
from claimcheck.discrepancies.one_group import LEVEL
from claimcheck.discrepancies.quantity import COMPARED, QuantityCheck
from claimcheck.discrepancies.sides import Group, separate_groups
from claimcheck.discrepancies.tolls import match_people
from claimcheck.model import Aspect, Claim, Event, Question
from claimcheck.model.quick import replace

UNHURT = frozenset({"wounded", "casualty", "victim"})
"""Measures of which a text says that there are none only where nobody was killed either."""
HARM = frozenset({
    "wounded", "casualty", "killed", "drowned", "seriously_wounded", "slightly_wounded", "maimed", "burned",
})  # fmt: skip
"""Measures of those whom something befell; there are victims of a theft, too."""
HARMED = "casualty"
"""The measure of those killed or hurt, whichever befell them."""
ANYBODY = frozenset({"m:person"})
"""What picks out no part of those who may have been hurt."""


class UnharmedCheck(QuantityCheck):
    """As `QuantityCheck`, for those harmed in one way or another, of whom one text says that there are none."""

    def agree(self, one: Claim, other: Claim) -> bool:
        return one.compared == other.compared and one.question.measure == other.question.measure

    def same_side(self, one: Claim, other: Claim) -> bool:
        return is_none(one) == is_none(other)

    def match(self, one: Claim, other: Claim, block: Block) -> Match:
        none, some = (one, other) if is_none(one) else (other, one)
        if is_none(some) or not is_none(none):
            return no_match("both say that some were harmed, or that nobody was")
        if none.question.measure not in UNHURT or none.question.measure == some.question.measure:
            return no_match("they are counted by themselves")
        if none.partitive:
            return no_match("others were harmed")  # "no one else was hurt"
        if not none.question.restriction - ANYBODY <= some.question.restriction:
            return no_match("another part is counted")
        if any(not is_none(claim) for claim in block.of_article(none.article)):
            return no_match("the text tells of others who were harmed")
        apart = times_part(none, some) or places_part(none, some)
        return no_match(apart) if apart else match_people(none, some, Block((none, some)))


def unharmed_groups(event: Event, taken: frozenset[str], hours: Hours) -> list[Group]:
    """The group of nobody hurt against somebody harmed, but for those with claims of another group (`taken`)."""
    harmed = [claim for claim in event.claims if _is_told(claim)]
    return separate_groups(UnharmedCheck(), {"harm": harmed} if any(map(is_none, harmed)) else {}, taken, hours)


def question_of(sides: Sequence[Sequence[Claim]]) -> Question:
    """What the sides disagree on: the question of the first claim; but where nobody hurt is set against those killed,
    how many were killed, and where it is set against some killed and some hurt, how many were either."""
    claims = [claim for side in sides for claim in side]
    nobody, befallen = ({c.question.measure for c in claims if is_none(c) == none} for none in (True, False))
    if not nobody or not befallen or nobody == befallen or not (nobody <= UNHURT and befallen <= HARM):
        return claims[0].question
    asked = next(claim.question for claim in claims if is_none(claim))
    return replace(asked, measure=befallen.pop() if len(befallen) == 1 else HARMED)


def _is_told(claim: Claim) -> bool:
    """Is it a count of people harmed, or of none?"""
    if claim.aspect is not Aspect.QUANTITY or claim.question.measure not in (UNHURT if is_none(claim) else HARM):
        return False
    return claim.question.level == LEVEL and claim.question.basis in COMPARED
