"""Which claims are of their story's main event, and which of one that it looks back on or aside to."""

from __future__ import annotations

from claimcheck.events.main_event import Story
from claimcheck.model import Aspect, Claim, TimeRange
from claimcheck.model.quick import replace

MONTH, QUARTER = 27, 80
"""Days between the first and the last of the shortest month, and of the shortest quarter or season."""
NEAR_DAYS = 12
"""Days from the main event within which texts on it still come out."""
SHARE = "share"
"""The dimension of percentages."""
KIND = "k:"
"""How the keys of kinds of things begin."""
EXPECTED = "expected"
"""The basis of what is told as a plan."""
BACKGROUND = {"time", "place"}
"""What the key of an event has that is not its story's main one."""


def event_key(claim: Claim, story: Story) -> tuple[str, ...]:
    """The story's main event, or a background event by its own day and place. The aspect under test gives no key."""
    facets = claim.facets
    key: tuple[str, ...] = ("story", str(story.number))
    if _is_of_thing(claim):
        return key
    of_lead = facets.lead and (claim.aspect in (Aspect.POLARITY, Aspect.OUTCOME) or _is_main_figure(claim, story))
    lent = claim.aspect is Aspect.PLACE and (not facets.time_said or (facets.lead and _is_planned(claim)))
    if claim.aspect is not Aspect.DATE and not of_lead and not lent and not story.holds(facets.time):
        key += ("time", _coarse(facets.time))
    if claim.aspect is Aspect.QUANTITY and not story.is_at(facets.places):
        key += ("place", facets.places[0].key)
    return key


def _is_main_figure(claim: Claim, story: Story) -> bool:
    """Is it a figure of what its lead tells of, and its day, that of the event or on which it was said, not far off, or
    after its text, which is then about what is to come?"""
    time = claim.facets.time
    if claim.aspect is not Aspect.QUANTITY or not claim.facets.main or not (time and story.first and story.last):
        return False
    if claim.published is not None and claim.published.year_known and time.first > claim.published.last:
        return True
    return max((time.first - story.last).days, (story.first - time.last).days) <= NEAR_DAYS


def _is_planned(claim: Claim) -> bool:
    """Is it told as a plan, which is what its text is about though its day is far off?"""
    return claim.question.basis == EXPECTED and claim.facets.main


def _is_of_thing(claim: Claim) -> bool:
    """Is it what a thing measures by name (its worth, its height), wherever and whenever that is told?"""
    if claim.aspect is not Aspect.QUANTITY or not claim.question.role:
        return False
    if claim.facets.time_said and not _is_of_period(claim):
        return False
    return claim.telling or any(key.startswith(KIND) for key in claim.facets.bearer)


def _is_of_period(claim: Claim) -> bool:
    """Is it told of a quarter or a year, a share of a month too, and not of what happened then?"""
    time = claim.facets.time
    shortest = MONTH if claim.question.role == SHARE else QUARTER
    return time is not None and (time.last - time.first).days >= shortest


def _coarse(time: TimeRange | None) -> str:
    """A background event's time, by the month or the coarser span that is said."""
    if time is None:
        return ""
    same_month = (time.first.year, time.first.month) == (time.last.year, time.last.month)
    return f"{time.first:%Y-%m}" if same_month else f"{time.first:%Y}/{time.last:%Y}"


def set_apart(claim: Claim) -> Claim:
    """The claim marked as one of another event than its story's main one."""
    return replace(claim, facets=replace(claim.facets, apart=True))
