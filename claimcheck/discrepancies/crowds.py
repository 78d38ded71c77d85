"""Many like incidents in one batch: where a strike is told of every day, two texts on strikes are mostly on two."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from claimcheck.discrepancies.matching import shared
from claimcheck.discrepancies.sides import Clash
from claimcheck.model import Aspect, Claim, Event, Facets

BLOW = "blow"
"""The happening of what strikes in a moment."""
ATTACKS = frozenset({"ASSAULT"})
"""Kinds of events (PLOVER) that are over in a moment and happen again and again where there is war."""
NEAR_DAYS = 3
"""Days around an incident within which others make a crowd."""
MANY = 3
"""Stories of other incidents on those days from which a batch is crowded. On 804 articles of one war two in fifteen
dates, places, actors and outcomes that were reported beside so many were right."""
CROWDED = 0.55
"""What is left of the confidence then: but for the surest (above 0.9), a match of two texts is reported no more by
default."""
TIED = 1.35
"""What the sentences of two tolls share there at least when they are of one incident: of 13 pairs below it on those
articles two were right, of the 40 above it 24."""
RARE_MEANS, OF_MEANS = frozenset({"bomb", "vehicle", "blade"}), 0.7
"""Means that are seldom told of twice on a day, even in a war, and what one in common adds to what the two share."""


class Crowds:
    """The incidents that the leads of a batch tell of, by their days."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._told: dict[int, set[tuple[str, str]]] = {}
        for event in events:
            for claim in event.claims:
                day = _day_of(claim) if claim.facets.lead and _is_blow(claim.facets) else None
                if day is not None:
                    self._told.setdefault(day, set()).add((event.id, claim.article))

    def doubt(self, kind: Aspect, event: Event, clash: Clash) -> float:
        """What is left of the confidence that two claims of an event, of a kind of question, are of one incident."""
        if clash.one.article == clash.other.article or kind is Aspect.POLARITY:
            return 1.0
        facets = (clash.one.facets, clash.other.facets)
        if not any(map(_is_blow, facets)) or not self._is_crowded(event, clash):
            return 1.0
        return 1.0 if kind is Aspect.QUANTITY and _ties(clash.one, clash.other) >= TIED else CROWDED

    def _is_crowded(self, event: Event, clash: Clash) -> bool:
        """Do `MANY` other stories tell of an incident around that day? No more of them are looked at."""
        day, others = _day_of(clash.one) or _day_of(clash.other), set[str]()
        if day is None:
            return False
        near = (told for n in range(day - NEAR_DAYS, day + NEAR_DAYS + 1) for told in self._told.get(n, ()))
        for other, article in near:
            if other != event.id and article not in event.articles:
                others.add(other)
            if len(others) >= MANY:
                return True
        return False


def _ties(one: Claim, other: Claim) -> float:
    rare = one.facets.instruments & other.facets.instruments & RARE_MEANS
    return shared(one.facets.context, other.facets.context) + (OF_MEANS if rare else 0.0)


def _is_blow(facets: Facets) -> bool:
    return facets.happening == BLOW or facets.kind in ATTACKS


def _day_of(claim: Claim) -> int | None:
    """The number of the day on which it happened; None where that is not one day or two that are known."""
    time = claim.facets.time
    if time is None or not (time.days_known and time.year_known) or time.last - time.first > timedelta(days=1):
        return None
    return time.first.toordinal()
