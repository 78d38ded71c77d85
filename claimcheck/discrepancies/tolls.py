"""Whether two counts of people whom something befell are of one event, how surely, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from claimcheck.discrepancies.check import Block
from claimcheck.discrepancies.figures import are_far_apart
from claimcheck.discrepancies.matching import Match, bounded, means_part, no_match, of_main_event, shared
from claimcheck.discrepancies.one_text import is_exact_number
from claimcheck.discrepancies.one_thing import supported
from claimcheck.discrepancies.two_things import FEW_TIMES
from claimcheck.model import Claim, NumberRange, Region

PERSON = "person"
HARMED = frozenset({"killed", "wounded", "casualty", "victim"})
"""Measures of what befalls people in attacks, of which there may be one a day."""
LATER_DAYS = 4
"""Tolls are corrected downwards within days; a lower figure told later is mostly of a part."""
SINCE = "since"
"""The period of what is counted since something that has no date: the very event, or more than that."""
OPEN, OPEN_DAYS = "/..", 3
"""How a period ends that goes on, and days before a text came out in which one may begin with the very event."""
WEEKS, OF_WEEKS = 14, 0.2
"""Days from which a time is so long that a toll told in it may be that of several incidents, and what that takes off
where the other toll is of a day."""


def match_people(one: Claim, other: Claim, block: Block) -> Match:
    """Counts of people that run as news comes in are told of an event as a whole."""
    if one.article != other.article and (apart := _of_two_incidents(one, other, block)):
        return no_match(apart)
    if (one.facets.apart or other.facets.apart) and shared(one.facets.context, other.facets.context) < 1:
        return no_match("nothing shows that it is one earlier event")
    if one.question.period is not None and are_far_apart(one, other, FEW_TIMES):
        return no_match("totals so far apart may be of two stretches of time")
    strength, reasons = 0.55, ["one event and one measure"]
    if _tells_of_weeks(one) != _tells_of_weeks(other):
        strength, reasons = strength - OF_WEEKS, [*reasons, "one may be the total of some weeks"]
    if _falls_back(one, other) or _falls_back(other, one):
        strength, reasons = strength - 0.2, [*reasons, "the later figure is the lower one and may be a part"]
    strength, reasons = supported(one, other, strength, reasons)
    return Match(bounded(strength), tuple(reasons))


def period_told(claim: Claim) -> str:
    """The stretch of time of which a count is the total, empty where it may be that of one event: told of none, or of
    the days since it began ("600 evacuated since Tuesday")."""
    period = claim.question.period
    if period in (None, SINCE) or _begins_lately(claim):
        return ""
    return period or ""


def _begins_lately(claim: Claim) -> bool:
    """Is it counted since a day shortly before its text came out, and are those no dead or hurt, whom the attacks of
    several days may have made?"""
    time, now, period = claim.facets.time, claim.published, claim.question.period or ""
    people = claim.unit == PERSON and claim.question.measure not in HARMED
    if not period.endswith(OPEN) or not people or time is None or now is None:
        return False
    return time.days_known and 0 <= (now.first - date.fromisoformat(period[: -len(OPEN)])).days <= OPEN_DAYS


def is_since_other_day(one: Claim, other: Claim) -> bool:
    """Is the one counted since a day that is not said to be the other's?"""
    since, lone = (one, other) if (one.question.period or "").endswith(OPEN) else (other, one)
    period, time = since.question.period or "", lone.facets.time
    if not period.endswith(OPEN) or lone.question.period == period:
        return False
    if time is None or not time.days_known:
        return not of_main_event(one, other)
    return not time.first <= date.fromisoformat(period[: -len(OPEN)]) <= time.last


def _tells_of_weeks(claim: Claim) -> bool:
    """Is it said to have befallen them in a time of some weeks or more?"""
    time = claim.facets.time
    return time is not None and claim.facets.time_said and (time.last - time.first).days >= WEEKS


def _of_two_incidents(one: Claim, other: Claim, block: Block) -> str | None:
    """Why the tolls of two texts are of two incidents. A text with several tolls at some places tells of several; one
    that names no place for them tells how one toll rose."""
    sole = [block.is_only(claim, is_exact_number) or not _are_placed(claim, block) for claim in (one, other)]
    if not any(sole) or not (all(sole) or (one.facets.lead and other.facets.lead)):
        return "one of the texts counts several such things"
    return "another place is named" if _named_apart(one, other) else means_part(one, other)


def _are_placed(claim: Claim, block: Block) -> bool:
    """Does the text name a place below a land beside one of its tolls?"""
    return any(_local(c.facets.places) for c in block.of_article(claim.article) if is_exact_number(c))


def _named_apart(one: Claim, other: Claim) -> bool:
    """Does each name places below a land, none of which can be the other's? A site may be in any town."""
    mine, theirs = (_local(claim.facets.places) for claim in (one, other))
    return bool(mine and theirs) and not any(_may_be_at(a, b) for a in mine for b in theirs)


def _local(places: Sequence[Region]) -> list[Region]:
    return [place for place in places if place.key != place.country and not place.near]


def _may_be_at(one: Region, other: Region) -> bool:
    if one.same(other) or not one.names.isdisjoint(other.within) or not other.names.isdisjoint(one.within):
        return True
    return any(site.site and not site.within and not town.site for site, town in ((one, other), (other, one)))


def _falls_back(earlier: Claim, later: Claim) -> bool:
    """Is a rising count told days later lower than before?"""
    if earlier.course != "rising" or not earlier.published or not later.published:
        return False
    if (later.published.first - earlier.published.last).days < LATER_DAYS:
        return False
    mine, theirs = earlier.compared, later.compared
    return isinstance(mine, NumberRange) and isinstance(theirs, NumberRange) and (theirs.low or 0) < (mine.low or 0)
