"""Who did it and whom it befell, told the other way round: "a driver shot an officer", "an officer shot a driver"."""

from __future__ import annotations

from claimcheck.discrepancies.matching import Match, bounded, no_match, of_main_event, places_part, same_day, times_part
from claimcheck.model import Claim, Party

AGENT, ATTACK = "agent", "ASSAULT"
BODIES = frozenset({"country", "organisation"})
"""Kinds of those who strike at each other again and again: either may be true."""
TURNED = 0.62
"""How sure it is that two texts tell of one deed, where each has the two change places on one day."""
SAME_LEAD = 0.1
"""What it adds that both tell of it in their leads."""


def are_turned(one: Claim, other: Claim) -> bool:
    """Is the doer of either the one whom the other's deed befell? Of deeds that two may do to each other it is told of
    two persons alone."""
    if one.question.role != AGENT or one.article == other.article or one.question.topic != other.question.topic:
        return False
    return _befell(one, other) and _befell(other, one) and all(_is_of_one(claim) for claim in (one, other))


def match_turned(one: Claim, other: Claim) -> Match:
    """Whether nothing tells the two deeds apart: another day, another place, a look back."""
    aside = any(claim.facets.background or claim.facets.apart for claim in (one, other))
    apart = times_part(one, other) or places_part(one, other)
    lead = of_main_event(one, other)
    if aside or apart or not (lead or same_day(one, other)):
        return no_match(apart or "nothing shows that it is one deed")
    return Match(bounded(TURNED + SAME_LEAD * lead), ("each is said to have done it to the other",))


def _befell(doer: Claim, told: Claim) -> bool:
    """Is the doer of the one among those whom the other tells it to have befallen?"""
    befallen = {key.partition(":")[2] for key in told.facets.patient}
    return isinstance(doer.value, Party) and any(key.removeprefix("m:") in befallen for key in doer.value.keys)


def _is_of_one(claim: Claim) -> bool:
    """Is it a deed that is done once, or the attack of a single person on another?"""
    value = claim.value
    single = isinstance(value, Party) and not value.several and value.kind not in BODIES
    return claim.facets.once or (claim.facets.kind == ATTACK and single)
