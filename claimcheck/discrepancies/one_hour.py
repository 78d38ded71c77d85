"""Hours for what two texts of one story are about, by whatever predicate each tells of it."""

from __future__ import annotations

from claimcheck.discrepancies.check import Block, Hours
from claimcheck.discrepancies.date import LAST_TIME, WITHIN, DateCheck, tells_hour_too
from claimcheck.discrepancies.looking_back import is_kin, moments_part
from claimcheck.discrepancies.main_time import CLOSE, has_hour, is_within
from claimcheck.discrepancies.matching import Match, befell_others, no_match
from claimcheck.discrepancies.sides import Group, find_groups
from claimcheck.model import Aspect, Claim, Event, TimeRange, can_both_hold

TOLD = Match(0.55, ("the one hour that each text gives for it, in other words",))
"""As sure as that of two hours which each text gives for its main event by one predicate."""


class HourCheck(DateCheck):
    """As `DateCheck`, for the hours of one day that two predicates of one moment tell: the one the ceiling's fall, the
    other the collapse of the roof."""

    def match(self, one: Claim, other: Claim, block: Block) -> Match:
        if one.article == other.article:
            return self.say_again(one, other, self.internal)
        apart = _told_apart(one, other)
        if apart:
            return no_match(apart)
        if tells_hour_too(one, other, block) or tells_hour_too(other, one, block):
            return no_match("one of the texts gives the other's hour too, for something else")
        if not (_is_only(one, other, block) and _is_only(other, one, block)):
            return no_match("one text gives several such hours")
        return TOLD


def _told_apart(one: Claim, other: Claim) -> str | None:
    """What keeps two hours apart: other happenings, persons, places or phases, or too long a time between them."""
    mine, theirs = one.value, other.value
    if not isinstance(mine, TimeRange) or not isinstance(theirs, TimeRange) or not is_within(mine, theirs, CLOSE):
        return "not two hours of one time of a day"
    if not (one.facets.main or other.facets.main):
        return "neither is what its text is about"
    if befell_others(one, other):
        return "what it befell is named and not the same"
    return moments_part(one, other)


def _is_only(one: Claim, other: Claim, block: Block) -> bool:
    """Does the text of `one` give no other hour for what may be that moment?"""
    own = (claim for claim in block.of_article(one.article) if is_kin(claim, other))
    return all(can_both_hold(claim.compared, one.compared) for claim in own)


def hour_groups(event: Event, taken: frozenset[str], hours: Hours) -> list[Group]:
    """The groups of hours of an event beyond those with claims that the check of dates has in a group (`taken`)."""
    compared = [claim for claim in event.claims if claim.id not in taken and _may_be_main(claim)]
    return find_groups(HourCheck(), compared, hours)


def _may_be_main(claim: Claim) -> bool:
    """Is it the hour of something that is told as having happened once?"""
    facets, question = claim.facets, claim.question
    told = claim.aspect is Aspect.DATE and question.basis == "actual" and question.topic not in {*WITHIN, LAST_TIME}
    return told and not (facets.background or facets.apart or facets.of_object or facets.several) and has_hour(claim)
