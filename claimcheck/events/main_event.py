"""The main event of articles that belong together: its days, its places, and the claims that tell of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from claimcheck.events.stories import articles_of
from claimcheck.model import MAIN, Aspect, Claim, Outline, Region, TimeRange
from claimcheck.model.quick import replace

AROUND = timedelta(days=2)
"""How far from the days that an article's lead names, or from its publication, its main event may lie."""
NEAR = timedelta(days=30)
"""How far from the first article's day the days that leads name may be of the main event."""
RUN = timedelta(days=14)
"""How far from one another articles on one event come out."""
DOMINANT = 0.4
"""The share of its story's place mentions from which a town is the story's own."""


@dataclass(frozen=True, slots=True)
class Story:
    """The main event of articles that belong together: its days and its places (keys, with what holds them)."""

    number: int
    first: date | None
    last: date | None
    places: frozenset[str]

    def holds(self, time: TimeRange | None) -> bool:
        """Can the main event lie in `time`? Unknown times can."""
        if time is None or self.first is None or self.last is None or not time.days_known:
            return True
        return time.allows(TimeRange(self.first, self.last))

    def is_at(self, places: Sequence[Region]) -> bool:
        """Is any of these places the main one, inside it or around it? Places are of which nothing is known."""
        if not places or not self.places:
            return True
        return any(not place.within or self.places & {place.key, *place.within} for place in places)


def main_events(claims: Sequence[Claim], outlines: Sequence[Outline], links: Mapping[str, int]) -> dict[str, Story]:
    """The story of each article, by its id; `links` has the number of it."""
    outline_of = {outline.article: outline for outline in outlines}
    places: dict[str, list[Region]] = {}
    for claim in claims:
        places.setdefault(claim.article, []).extend(claim.facets.places)
    found: dict[str, Story] = {}
    for number, articles in articles_of(links).items():
        first, last = _main_days([outline_of[article] for article in articles])
        story = Story(number, first, last, _main_places([p for article in articles for p in places.get(article, [])]))
        found.update(dict.fromkeys(articles, story))
    return found


def _main_days(outlines: Sequence[Outline]) -> tuple[date | None, date | None]:
    """The days around which most articles put what they are about: the days that their leads name, else on which they
    came out; the first such days where as many speak for others."""
    first_out = min((o.published.first for o in outlines if o.published and o.published.is_day), default=None)
    told = [_own_days(outline, first_out) for outline in outlines]
    stretches = _stretches(sorted(set().union(*told, *(_out_days(o) for o in outlines))))
    if not stretches:
        return None, None
    best = max(stretches, key=lambda days: sum(not own.isdisjoint(days) for own in told))
    return best[0] - AROUND, max(day for day in best if day - best[0] <= RUN) + AROUND


def _own_days(outline: Outline, first_out: date | None) -> set[date]:
    """The days that an article's lead names, but for those long before or after the first article; else its own."""
    near = {day for day in outline.lead_days if first_out is None or abs(day - first_out) <= NEAR}
    return near or _out_days(outline)


def _out_days(outline: Outline) -> set[date]:
    return {outline.published.first} if outline.published and outline.published.is_day else set()


def _stretches(days: Sequence[date]) -> list[list[date]]:
    """Sorted days, cut where more than `RUN` lie between two."""
    found: list[list[date]] = []
    for day in days:
        if found and day - found[-1][-1] <= RUN:
            found[-1].append(day)
        else:
            found.append([day])
    return found


def _main_places(places: Sequence[Region]) -> frozenset[str]:
    """The keys of the towns that take a good share of the story's places; empty when there is no such town."""
    counts = Counter(place.key for place in places if place.site is None and place.within)
    total = sum(counts.values())
    return frozenset(key for key, count in counts.items() if count >= DOMINANT * total)


def with_main(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those marked that tell of what the title or the first paragraph of their article tells of; what "it
    happened" tells of is the first such happening."""
    first = _first_happenings(claims)
    claims = [_with_happening(claim, first.get(claim.article, "")) for claim in claims]
    told: dict[str, set[str]] = {}
    for claim in claims:
        if claim.facets.lead and not claim.facets.background and (happening := _happening(claim)):
            told.setdefault(claim.article, set()).add(happening)
    return [
        replace(claim, facets=replace(claim.facets, main=True))
        if not claim.facets.background and _is_main(claim, told.get(claim.article, set()))
        else claim
        for claim in claims
    ]


def _first_happenings(claims: Sequence[Claim]) -> dict[str, str]:
    """The happening that the lead of each article, by its id, tells of first."""
    found: dict[str, str] = {}
    for claim in claims:
        facets = claim.facets
        if not facets.lead or facets.background or facets.of_object or facets.happening == MAIN:
            continue
        if claim.aspect is Aspect.POLARITY and (happening := _happening(claim)):
            found.setdefault(claim.article, happening)
    return found


def _with_happening(claim: Claim, happening: str) -> Claim:
    if claim.facets.happening != MAIN:
        return claim
    return replace(claim, facets=replace(claim.facets, happening=happening if claim.facets.lead else ""))


def with_days(claims: Sequence[Claim], outlines: Sequence[Outline]) -> list[Claim]:
    """The claims, those without a time that are of their article's main event with the days around which that lies."""
    around = {o.article: days for o in outlines if (days := _days_around(o)) is not None}
    return [
        replace(claim, facets=replace(claim.facets, time=around[claim.article]))
        if claim.facets.time is None and claim.facets.main and claim.article in around
        else claim
        for claim in claims
    ]


def with_means(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those that are of their article's main event and name no means with those that its lead names."""
    told: dict[str, frozenset[str]] = {}
    for claim in claims:
        if claim.facets.lead and not claim.facets.background and claim.facets.instruments:
            told[claim.article] = told.get(claim.article, frozenset()) | claim.facets.instruments
    return [
        replace(claim, facets=replace(claim.facets, instruments=told[claim.article]))
        if claim.facets.main and not claim.facets.instruments and claim.article in told
        else claim
        for claim in claims
    ]


def _days_around(outline: Outline) -> TimeRange | None:
    """The days that an article's lead names, with those around them; None when they are of several events."""
    first, last = min(outline.lead_days, default=None), max(outline.lead_days, default=None)
    if first is None or last is None or last - first > AROUND:
        return None
    return TimeRange(first - AROUND, last + AROUND)


def _is_main(claim: Claim, told: set[str]) -> bool:
    """Is its predicate one that the lead tells of, or does it stand in the lead without one?"""
    happening = _happening(claim)
    return claim.facets.lead if happening is None else happening in told


def _happening(claim: Claim) -> str | None:
    return claim.facets.happening or claim.facets.predicate
