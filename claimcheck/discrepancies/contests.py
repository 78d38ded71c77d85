"""Two who are each said to have won of the other: "Orsini beat Vidal", "Vidal knocked Orsini out"."""

from __future__ import annotations

from claimcheck.discrepancies.distinctions import marks_part
from claimcheck.discrepancies.matching import Match, bounded, of_main_event, places_part, same_day, times_part
from claimcheck.model import Claim, Party

AGENT = "agent"
WIN = "win"
"""The family of what tells who won."""
REVERSED = 0.62
"""How sure it is that two texts tell of one match, where each has the two change places on one day."""
SAME_LEAD = 0.1
"""What it adds that both tell of it in their leads."""


def match_reversed(one: Claim, other: Claim) -> Match | None:
    """Whether two claims give one contest of two to each of them; None where that is not what they tell. Two legs of a
    tie are of two days, and what is looked back on is another match.
    """
    if one.article == other.article or any(c.facets.family != WIN or c.question.role != AGENT for c in (one, other)):
        return None
    if WIN in (one.question.topic, other.question.topic) or not (_beat(one, other) and _beat(other, one)):
        return None  # of who is said to have won, and not of whom, the state tells
    aside = any(claim.facets.background or claim.facets.apart for claim in (one, other))
    if aside or times_part(one, other) or places_part(one, other) or marks_part(one, other):
        return None
    lead = of_main_event(one, other)
    if not (lead or same_day(one, other)):
        return None
    return Match(bounded(REVERSED + SAME_LEAD * lead), ("each is said to have beaten the other",))


def _beat(winner: Claim, loser: Claim) -> bool:
    """Is whom the one is said to have beaten the winner of the other claim?"""
    value = loser.value
    return isinstance(value, Party) and any(f"n:{key}" in winner.facets.patient for key in value.keys)
