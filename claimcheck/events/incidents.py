"""What happens again and again, as the leads of articles tell of it: two strikes of one war are no one story."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from claimcheck.model import Claim, Facets, Outline, Region, fold

BLOW = "blow"
"""The happening of what strikes in a moment."""
MOMENTARY = frozenset({"ASSAULT", "PROTEST"})
"""Kinds of events (PLOVER) that are over in a day: a fire or a flood may be told of for a week."""
MANIFOLD = "PROTEST"
"""The kind of events of which one may be held in many places at once."""
OTHER_DAYS = 2
"""Days between two leads from which what they tell of in a moment is two of it."""
RECENT = 30
"""Days around its publication in which what an article is about may lie."""


@dataclass(frozen=True, slots=True)
class Incident:
    """What the lead of an article tells of: what happened, as far as it is over in a moment and happens again and again
    (`blows`; `local` are those of them that are in one place), on which `days` and in which towns or regions
    (`places`). `looks_at` are all days that the article names in full, `out` is that on which it came out, `names` are
    those of what is no known place.
    """

    blows: frozenset[str]
    local: frozenset[str]
    days: frozenset[date]
    looks_at: frozenset[date]
    places: tuple[Region, ...]
    out: date | None = None
    names: frozenset[str] = frozenset()

    def is_apart(self, other: Incident) -> bool:
        """Is it another one of the same: on another day by some days, or elsewhere?"""
        if self.blows.isdisjoint(other.blows):
            return False
        if self._days_from(other) >= OTHER_DAYS and not self._tells_alone_of_what(other):
            return True
        if self.local.isdisjoint(other.local) or not (self.places and other.places):
            return False
        return all(a.lies_apart(b) for a in self.places for b in other.places)

    def _tells_alone_of_what(self, other: Incident) -> bool:
        """Did both come out when the days of both were over, and do they share a name that is no place's? Who writes
        then would tell of both, if there had been two."""
        if self.out is None or other.out is None or self.names.isdisjoint(other.names):
            return False
        return min(self.out, other.out) > max(self.days | other.days)

    def _days_from(self, other: Incident) -> int:
        """The least number of days between the two; 0 where one of the articles also looks at the other's day."""
        if self.days & other.looks_at or other.days & self.looks_at:
            return 0
        return min((abs((mine - theirs).days) for mine in self.days for theirs in other.days), default=0)


def incidents_of(claims: Iterable[Claim], outlines: Sequence[Outline]) -> dict[str, Incident]:
    """The incident that the lead of each article tells of, by the article's id; none where it tells of none."""
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.facets.lead and not claim.facets.background:
            told.setdefault(claim.article, []).append(claim)
    found = {outline.article: _incident(told.get(outline.article, []), outline) for outline in outlines}
    return {article: incident for article, incident in found.items() if incident.blows}


def _incident(claims: Sequence[Claim], outline: Outline) -> Incident:
    again = [c.facets for c in claims if c.facets.repeats and not c.facets.of_object]
    blows = [f for f in again if f.happening == BLOW or f.kind in MOMENTARY]
    places, out = [place for claim in claims for place in claim.facets.places], outline.published
    known = {f"n:{fold(place.name)}" for place in places if place.within}
    return Incident(
        blows=frozenset(f.happening or f.family for f in blows),
        local=frozenset(f.happening or f.family for f in blows if f.kind != MANIFOLD),
        days=_recent_days(outline, blows),
        looks_at=outline.days,
        places=_finest(places),
        out=out.first if out is not None and out.is_day else None,
        names=frozenset(key for key in outline.keys if key[0] == "n") - known,
    )


def _recent_days(outline: Outline, blows: Sequence[Facets]) -> frozenset[date]:
    """The days that the lead names for the `blows`, but for those it only looks back on."""
    times = [facets.time for facets in blows if facets.time is not None and facets.time.days_known]
    days = {day for day in outline.lead_days if any(time.first <= day <= time.last for time in times)}
    out = outline.published
    if out is None or not out.year_known:
        return frozenset(days)
    return frozenset(day for day in days if abs((out.first - day).days) <= RECENT)


def _finest(places: Sequence[Region]) -> tuple[Region, ...]:
    """The towns and regions that hold no other one of them, as far as it is known where they lie. A land is none: it
    mostly stands for those who act or play for it.
    """
    known = {p.key: p for p in places if p.site is None and p.within and not p.near and p.key != p.country}
    holders = {key for place in known.values() for key in place.within}
    return tuple(place for _, place in sorted(known.items()) if place.names.isdisjoint(holders))
