"""Figures of one group under two nouns: inmates killed and prisoners who died, sheep lost and livestock found dead."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.discrepancies.check import Block, Hours
from claimcheck.discrepancies.distinctions import marks_part
from claimcheck.discrepancies.figures import is_none, ratio
from claimcheck.discrepancies.kin import BASE, FEW_TIMES, nouns_part
from claimcheck.discrepancies.matching import (
    Match,
    around,
    means_part,
    no_match,
    of_main_event,
    times_part,
)
from claimcheck.discrepancies.one_sum import adds_up, counted_together
from claimcheck.discrepancies.quantity import COMPARED, VAGUE, QuantityCheck, is_toll
from claimcheck.discrepancies.sides import Group, separate_groups
from claimcheck.discrepancies.tolls import match_people
from claimcheck.model import Aspect, Claim, Counted, Event, NumberRange

TWICE = 2.0
"""A group that is less than half of all to whom the same happened is a part of them; so is what a text tells later."""
SAME_DEED = 1.0
"""What two leads must share where only the group, and no fate, says that their figures are of one thing."""
MANY = 10.0
"""Counts from which on two leads that each count some of one group need share nothing else: of fewer, they often
tell of some here and some there (two of the robbers, three employees)."""
CREW = 1.25
"""How many times as many as the passengers may be aboard with the crew, where no text speaks of one."""
CREWS = ("crew", "sailor", "cabin_")
"""What the ids begin with of those who work aboard."""
ABOARD = "aboard"
LEVEL = "level"
PREDICATES = ("p:", "a:")
"""What the fates begin with that are no more than a predicate told of those counted."""
NO_PART = "mp"
"""Letters of the keys beside a noun that name those counted, or tell of them."""
COUNTED = frozenset({"person", "animal", "vehicle", "building", "object"})
"""Units of those who belong to a group; happenings do not."""
REASON = "the one such figure that either text gives of those befallen, under another noun"


class GroupCheck(QuantityCheck):
    """As `QuantityCheck`, for counts in two leads of those of one group to whom the same happened.

    `counted` are all counts of the event: another part of a whole may be of another group.
    """

    def __init__(self, counted: Sequence[Claim]) -> None:
        self.counted = counted

    def agree(self, one: Claim, other: Claim) -> bool:
        mine, theirs = one.compared, other.compared
        if not isinstance(mine, NumberRange) or not isinstance(theirs, NumberRange):
            return True
        return mine.widened(0.0 if self.is_exact(one) and self.is_exact(other) else VAGUE).allows(theirs)

    def match(self, one: Claim, other: Claim, block: Block) -> Match:
        if _noun(one) == _noun(other):
            return no_match("one noun tells both")
        if one.partitive or other.partitive:
            return no_match("a part of those counted")
        if is_none(one) or is_none(other):
            return no_match("none of those told of by one word need not be none of all")
        apart = _told_apart(one, other) or marks_part(one, other) or _are_two_groups(one, other)
        if apart:
            return no_match(apart)
        if not (block.is_only(one, self.is_exact) and block.is_only(other, self.is_exact)):
            return no_match("one text gives several such figures")
        if counted_together(one, other, block) or adds_up(one, other, self._of_one_fate(one, other)):
            return no_match("one text counts both, or a part")
        if one.question.measure == other.question.measure and is_toll(one) and is_toll(other):
            people = match_people(one, other, block)
            return Match(min(BASE, people.strength), (REASON,)) if people else people
        return Match(BASE, (REASON,))

    def _of_one_fate(self, one: Claim, other: Claim) -> Block:
        """The counts of all whom the same befell, of whatever group, and those of the groups of the two."""
        told = [claim.counted for claim in (one, other) if claim.counted is not None]
        fates, groups = (frozenset().union(*sets) for sets in ([c.fates for c in told], [c.groups for c in told]))
        alike = (c for c in self.counted if c.counted and (c.counted.fates & fates or c.counted.groups & groups))
        return Block(tuple(alike))


def _told_apart(one: Claim, other: Claim) -> str | None:
    """What keeps figures of two texts apart, whomever they count."""
    most = FEW_TIMES if of_main_event(one, other) else TWICE
    apart = nouns_part(one, other, parts=_is_narrowed(one, other), most=most)
    return apart or _times_part(one, other) or means_part(one, other)


def _times_part(one: Claim, other: Claim) -> str | None:
    """As `times_part`, but for a day that a lead only carries on: it may be that on which it was told."""
    said = one.facets.time_said and other.facets.time_said
    return times_part(one, other) if said or not of_main_event(one, other) else None


def _is_narrowed(one: Claim, other: Claim) -> bool:
    """Does a word beside the one noun pick out a part, of which the other's sentence has nothing? What else befell
    those counted ("the bodies taken out") picks out none."""
    mine, theirs = (
        {key for key in claim.question.restriction if key[0] not in NO_PART} - beside.facets.context
        for claim, beside in ((one, other), (other, one))
    )
    return bool(mine or theirs)


def _are_two_groups(one: Claim, other: Claim) -> str | None:
    """Why those counted are not the same, or not for certain; None when they are."""
    mine, theirs = one.counted, other.counted
    if mine is None or theirs is None:
        return "nothing tells who is counted"
    alike = bool(mine.groups & theirs.groups)
    if mine.groups and theirs.groups and not alike:
        return "other groups are counted"
    if not alike and mine.unit != theirs.unit:
        return "other things are counted"
    if not (_befell_the_same(one, other, mine, theirs) or (alike and _tell_the_same(one, other, mine, theirs))):
        return "something else befell those counted"
    if not alike and mine.groups != theirs.groups and _may_be_a_part(one, other):
        return "the one may be a part of the other"
    return None


def _befell_the_same(one: Claim, other: Claim, mine: Counted, theirs: Counted) -> bool:
    """Is one fate told of both? Outside the leads it is more than one verb, and told of one group or in a lead."""
    common = mine.fates & theirs.fates
    if of_main_event(one, other):
        return bool(common)
    fate = any(not name.startswith(PREDICATES) for name in common)
    return fate and bool(mine.groups & theirs.groups or one.facets.lead or other.facets.lead)


def _tell_the_same(one: Claim, other: Claim, mine: Counted, theirs: Counted) -> bool:
    """Do two leads tell of one deed, or of many of one group where neither says what befell them?"""
    if not of_main_event(one, other):
        return False
    if one.facets.predicate is not None and one.facets.predicate == other.facets.predicate:
        return True
    many = all(isinstance(c.compared, NumberRange) and (c.compared.low or 0) >= MANY for c in (one, other))
    return not (mine.fates or theirs.fates) and (many or around(one, other) >= SAME_DEED)


def _may_be_a_part(one: Claim, other: Claim) -> bool:
    """Is the figure that names a group the less one, and the group one that a text picks out, or too small?"""
    named, anyone = (one, other) if one.counted and one.counted.groups else (other, one)
    mine, theirs = named.compared, anyone.compared
    if not isinstance(mine, NumberRange) or not isinstance(theirs, NumberRange) or mine.low is None:
        return True
    if theirs.high is not None and mine.low > theirs.high:
        return False
    counted = named.counted
    all_aboard = counted is not None and ABOARD in counted.fates and not _has_crew(one, other)
    whole = all_aboard and ratio(one, other) >= CREW if all_aboard else counted is not None and counted.whole
    return not whole or ratio(one, other) > (FEW_TIMES if of_main_event(one, other) else TWICE)


def _has_crew(one: Claim, other: Claim) -> bool:
    """Does either sentence tell of a crew, who are aboard and no passengers?"""
    return any(key[2:].startswith(CREWS) for claim in (one, other) for key in claim.facets.context)


def counted_groups(event: Event, taken: frozenset[str], hours: Hours) -> list[Group]:
    """The groups of sides under two nouns for those counted, but for those with claims of another group (`taken`)."""
    blocks = _blocks(event.claims)
    counted = {claim.id: claim for block in blocks.values() for claim in block}
    return separate_groups(GroupCheck(tuple(counted.values())), blocks, taken, hours)


def _blocks(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """The counts told alike of one fate, of one predicate or of one group, where two nouns or more tell them."""
    blocks: dict[str, list[Claim]] = {}
    for claim in claims:
        counted, question = claim.counted, claim.question
        if counted is None or claim.aspect is not Aspect.QUANTITY or question.basis not in COMPARED:
            continue
        if question.level == LEVEL and counted.unit in COUNTED:
            for name in counted.fates | counted.groups:
                blocks.setdefault(f"{name}/{question.basis}", []).append(claim)
    return {key: block for key, block in blocks.items() if len({_noun(claim) for claim in block}) > 1}


def _noun(claim: Claim) -> tuple[str, frozenset[str]]:
    """What names those counted, without what else befell them."""
    return claim.question.measure, frozenset(key for key in claim.question.restriction if key[0] != "p")
