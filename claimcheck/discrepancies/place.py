"""The check `place`."""

from __future__ import annotations

from typing import ClassVar

from claimcheck.discrepancies.check import Block, Check
from claimcheck.discrepancies.matching import Match, around, bounded, no_match, shared, times_part, twins
from claimcheck.model import Aspect, Claim, Region


class PlaceCheck(Check):
    """Two places for one event.

    It compares where one happening is said to have been: two towns, two regions, two kinds of site, when the
    predicate and what it befell or its day are the same. It leaves alone a place inside another, a site and a town,
    spellings of one name, and happenings that may have been several.

    "A drone hit the clinic." / "The drone fell on the grain silo." → strike: clinic / silo.
    """

    kind: ClassVar[Aspect] = Aspect.PLACE

    def match(self, one: Claim, other: Claim, block: Block) -> Match:
        apart = times_part(one, other)
        if apart:
            return no_match(apart)
        if one.article == other.article and not twins(one, other):
            return no_match("one text may tell of several")
        if block.told_together(one, other, _level_of):
            return no_match("one sentence tells both")
        mine, theirs = one.value, other.value
        if not isinstance(mine, Region) or not isinstance(theirs, Region) or _level(mine) != _level(theirs):
            return no_match("places of different kinds")
        return _supported(one, other)


def _supported(one: Claim, other: Claim) -> Match:
    own = frozenset(key for claim in (one, other) for key in _keys(claim.value))
    near = shared(one.facets.near, other.facets.near, without=own)
    context = around(one, other, without=own)
    lead = one.facets.lead and other.facets.lead
    if not (lead and context >= 1.5) and not (one.facets.once and near >= 1):
        return no_match("too little shared to tell that it is one happening")
    strength = 0.25 + min(0.25, 0.12 * near) + min(0.25, 0.06 * context)
    strength += (0.1 if one.facets.once else 0.0) + (0.08 if lead else 0.0)
    return Match(bounded(strength), ("the same happening, told with another place",))


def _level_of(claim: Claim) -> str:
    return _level(claim.value) if isinstance(claim.value, Region) else ""


def _level(place: Region) -> str:
    if place.site:
        return "site"
    return "country" if place.key == place.country else "town" if place.country in place.within[1:] else "area"


def _keys(value: object) -> frozenset[str]:
    if not isinstance(value, Region):
        return frozenset()
    return frozenset({f"n:{value.name.lower()}", f"s:{value.site}", f"g:{value.key.lstrip('g')}"})
