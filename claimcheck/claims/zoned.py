"""The zones of hours that name none: that of the place, and those of the outlets of the language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from claimcheck.languages import Pack
from claimcheck.languages.times import load_calendar
from claimcheck.languages.zones import offset_in, offset_on
from claimcheck.model import Claim, TimeRange
from claimcheck.model.quick import replace


def with_zones(claims: Sequence[Claim], pack: Pack) -> list[Claim]:
    """The claims of one text, those of an hour without a zone with the zones that it may have.

    The country is the one of the claim's places, else the only one of which the text names places.
    """
    named = {place.country for claim in claims for place in claim.facets.places if place.country}
    return [_zoned(claim, named, pack) for claim in claims]


def _zoned(claim: Claim, named: set[str], pack: Pack) -> Claim:
    time = claim.compared
    if not isinstance(time, TimeRange) or time.clock is None or time.clock.offset is not None:
        return claim
    countries = {place.country for place in claim.facets.places if place.country} or named
    day = _day_of(claim, time)
    local = offset_in(next(iter(countries)), day) if len(countries) == 1 and day is not None else None
    if local is None:
        return claim
    outlets = (offset_on(code, day, load_calendar()) for code in pack.clock_zones)
    zones = frozenset({local, *(offset for offset in outlets if offset is not None)})
    return replace(claim, comparable=replace(time, clock=replace(time.clock, zones=zones)))


def _day_of(claim: Claim, time: TimeRange) -> date | None:
    """The day of which an hour is told, else that on which the text came out."""
    dated = time if time.days_known and time.year_known else claim.published
    return dated.first if dated is not None and dated.year_known else None
