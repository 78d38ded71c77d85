"""Days on which texts that came out after all of them put one thing, by whatever predicate each tells of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.discrepancies.check import Block, Hours
from claimcheck.discrepancies.date import LAST_TIME, STARTS, WITHIN, DateCheck, phases_part
from claimcheck.discrepancies.main_time import (
    NEAR_DAYS,
    has_hour,
    name_others,
    named_agents_part,
    things_shared,
    told_of,
)
from claimcheck.discrepancies.matching import (
    Match,
    befell_others,
    bounded,
    days_apart,
    is_copied,
    no_match,
    places_part,
    shared,
)
from claimcheck.discrepancies.sides import Group, find_groups
from claimcheck.model import Aspect, Claim, Event, TimeRange, can_both_hold

LONGEST = 1
"""Days from the first to the last of what counts as a day: a night has two."""
ENOUGH, FAR_ENOUGH = 0.6, 1.0
"""What two clauses of one moment share at least, and those that put it more than `NEAR_DAYS` days apart. Of 16 pairs of
leads that tell of one happening in the batches at hand four share less than the first, of 18 that tell of two none
shares more."""
LEAD_ENOUGH = 0.4
"""The same where one predicate is what both texts are about: a word for the thing."""
THING, PLACES = 0.3, 2.0
"""What of that are things or persons; or else, all that they share: where something went from and to."""
AGAIN = 1.4
"""As `ENOUGH` for what happens again and again, within `NEAR_DAYS`."""
MUCH = 2.5
"""The same on days further apart: two names and more, as of one ship and where it sailed from and to."""
GATHERINGS = frozenset({"PROTEST", "CONSULT"})
"""Kinds of what is held again the next day: only when it began is one day."""
SITE = "s:"
"""How the keys of kinds of sites begin."""
Days = Mapping[str, Sequence[TimeRange]]


class LookingBackCheck(DateCheck):
    """As `DateCheck`, for two texts each of which came out when both days were over and knows of one of them only: had
    there been two such happenings, the later text, at least, would tell of both.

    `told` has the days that each article tells of, whatever happened on them.
    """

    def __init__(self, told: Days) -> None:
        self.told = told

    def match(self, one: Claim, other: Claim, block: Block) -> Match:
        if one.article == other.article:
            return self.say_again(one, other, self.internal)
        apart = _told_apart(one, other) or self._knows_both(one, other, block)
        if apart:
            return no_match(apart)
        if not _is_enough(one, other):
            return no_match("too little shared to tell that it is one happening")
        support = shared(told_of(one), told_of(other))
        return Match(bounded(0.5 + 0.1 * min(support, 2.0)), ("the one day that each text, written later, gives",))

    def _knows_both(self, one: Claim, other: Claim, block: Block) -> str | None:
        """Does either text tell of the other's day too, or came it out before that was over?"""
        for mine, theirs in ((one, other), (other, one)):
            if not _came_out_after(mine, theirs):
                return "one text came out before the other's day was over"
            if any(days_apart(day, _days(theirs)) == 0 for day in self.told.get(mine.article, ())):
                return "one text tells of the other's day too"
            own = (claim for claim in block.of_article(mine.article) if is_kin(claim, theirs))
            if not all(can_both_hold(claim.compared, mine.compared) for claim in own):
                return "one text gives several such days"
        return None


def _told_apart(one: Claim, other: Claim) -> str | None:
    """What keeps two days apart: all that does two moments, other sites, or whom one predicate befell."""
    apart = moments_part(one, other)
    if apart:
        return apart
    if one.question.topic == other.question.topic and befell_others(one, other):
        return "what it befell is named and not the same"
    return "other sites" if _sites_part(one, other) else None


def moments_part(one: Claim, other: Claim) -> str | None:
    """What keeps two times apart that two predicates may tell of one moment: other happenings, phases, doers or places,
    or somebody else whom each names."""
    if not is_kin(one, other):
        return "other happenings"
    if is_copied(one, other):
        return "one sentence in both texts"
    if phases_part(one, other):
        return "the one tells of the beginning, or the end, of what the other dates"
    if named_agents_part(one, other):
        return "who did it is named and not the same"
    if name_others(one, other):
        return "each names another beside it"
    return places_part(one, other)


def _sites_part(one: Claim, other: Claim) -> bool:
    """Are the kinds of sites that the two name all other ones: a castle and a mill?"""
    mine, theirs = ({key for key in told_of(claim) if key.startswith(SITE)} for claim in (one, other))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def is_kin(one: Claim, other: Claim) -> bool:
    """May both predicates tell of one moment?"""
    return _may_tell(one, other) and _may_tell(other, one)


def _may_tell(one: Claim, other: Claim) -> bool:
    """May the predicate of `other` tell of the moment of `one`? One that only says that "it happened" tells of what its
    text's lead tells of."""
    told = other.facets.tells
    general = bool(told) and other.question.topic not in told
    return other.question.topic in one.facets.tells or (general and not told.isdisjoint(one.facets.tells))


def _came_out_after(text: Claim, day: Claim) -> bool:
    out = text.published
    return out is not None and out.year_known and out.first > _days(day).last


def _is_enough(one: Claim, other: Claim) -> bool:
    """Do two clauses share enough to be of one happening?"""
    support, things = shared(told_of(one), told_of(other)), things_shared(one, other)
    if things < THING and support < PLACES and not (one.facets.once and other.facets.once):
        return False
    near = days_apart(_days(one), _days(other)) <= NEAR_DAYS
    if not (one.facets.repeats or other.facets.repeats):
        return support >= (LEAD_ENOUGH if _is_main(one, other) else ENOUGH if near else FAR_ENOUGH)
    if STARTS in (one.question.role, other.question.role):
        return support >= ENOUGH
    return support >= (AGAIN if near else MUCH) and GATHERINGS.isdisjoint({one.facets.kind, other.facets.kind})


def _is_main(one: Claim, other: Claim) -> bool:
    """Is it, by one predicate, what both texts are about?"""
    return one.facets.main and other.facets.main and one.question.topic == other.question.topic


def _days(claim: Claim) -> TimeRange:
    return claim.value if isinstance(claim.value, TimeRange) else TimeRange()


def _is_short(time: TimeRange) -> bool:
    known = time.days_known and time.year_known and not time.open_start and not time.open_end
    return known and (time.last - time.first).days <= LONGEST


def later_groups(event: Event, taken: frozenset[str], hours: Hours) -> list[Group]:
    """The groups of days of an event beyond those with claims that the check of dates has in a group (`taken`)."""
    days: dict[str, list[TimeRange]] = {}
    for claim in event.claims:
        for time in (claim.value, claim.facets.time):
            if isinstance(time, TimeRange) and _is_short(time):
                days.setdefault(claim.article, []).append(time)
    compared = [claim for claim in event.claims if claim.id not in taken and _may_look_back(claim)]
    return find_groups(LookingBackCheck(days), compared, hours)


def _may_look_back(claim: Claim) -> bool:
    """Is it a date of what the lead of its text tells happened? The day of an hour is told beside it, or lent to it."""
    facets, question = claim.facets, claim.question
    told = claim.aspect is Aspect.DATE and question.basis == "actual" and question.topic not in {*WITHIN, LAST_TIME}
    own = facets.lead and not facets.background and not facets.apart
    return told and own and isinstance(claim.value, TimeRange) and _is_short(claim.value) and not has_hour(claim)
