"""Against whom somebody played: "Lindo beat Marsden on Saturday", "Lindo lost to Corley on Saturday"."""

from __future__ import annotations

from claimcheck.discrepancies.check import Block
from claimcheck.discrepancies.contests import name_one
from claimcheck.discrepancies.distinctions import marks_part
from claimcheck.discrepancies.matching import Match, no_match, of_main_event, same_day, times_part, twins
from claimcheck.model import Claim, can_both_hold

OPPONENT = "opponent"
"""The role of the one against whom another played."""
STRENGTH = 0.58
"""How sure it is that two leads tell of one match, where each names one opponent of one player on one day."""


def match_opponents(one: Claim, other: Claim, block: Block) -> Match:
    """Whether two leads tell of one match of one player on one day, of whom neither text names another match."""
    if (one.article == other.article and not twins(one, other)) or not name_one(one, other):
        return no_match("another player")
    aside = any(claim.facets.background or claim.facets.apart for claim in (one, other))
    apart = times_part(one, other) or marks_part(one, other)
    if aside or apart or not (of_main_event(one, other) and same_day(one, other)):
        return no_match(apart or "nothing shows that it is one match")
    if not all(_is_only(claim, block) for claim in (one, other)):
        return no_match("a text tells of several matches")
    return Match(STRENGTH, ("one day, one match of the same player",))


def _is_only(claim: Claim, block: Block) -> bool:
    """Does its text name nobody else against whom the same one played?"""
    own = (other for other in block.of_article(claim.article) if name_one(claim, other))
    return all(can_both_hold(claim.value, other.value) for other in own)
