"""Readings under which both sides of a discrepancy may be right: what a desk would look into first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from claimcheck.model import Claim, Discrepancy, NumberRange, Region, TimeRange

HOUR = 60
HALF = 30
NEAR_EQUAL = 0.02
"""How far a ratio may be from a conversion factor to pass for it: figures are rounded before they are converted."""
FACTORS = {
    1.609: "miles taken for kilometres", 1.852: "nautical miles taken for kilometres", 3.281: "feet taken for metres",
    2.205: "pounds taken for kilograms", 1.151: "nautical miles taken for miles",
}  # fmt: skip
"""Factors between units that are taken for each other (exact: 1.609344, 1.852, 3.28084, 2.20462, 1.150779)."""
THOUSANDS = (1_000.0, 1_000_000.0, 1_000_000_000.0)


def reconciling_readings(found: Discrepancy, claims: Sequence[Claim]) -> list[str]:
    """Sentences, the likeliest first, on how the sides may agree after all; empty when nothing in the texts says so.

    `claims` are those of the whole batch: another figure of the text may be the one the other side means.
    """
    pairs = list(combinations([side.claims[0] for side in found.sides], 2))
    readers: tuple[Callable[[Claim, Claim, Sequence[Claim]], Iterator[str]], ...] = (
        _other_measure, _unit_slip, _slip_of_digits, _zone, _neighbours, _inside,
    )  # fmt: skip
    readings = [line for one, other in pairs for read in readers for line in read(one, other, claims)]
    return list(dict.fromkeys(readings))


def _numbers(one: Claim, other: Claim) -> tuple[float, float] | None:
    values = [claim.compared for claim in (one, other)]
    lows = [v.low for v in values if isinstance(v, NumberRange) and v.is_exact and v.low]
    return (lows[0], lows[1]) if len(lows) == 2 else None


def _other_measure(one: Claim, other: Claim, claims: Sequence[Claim]) -> Iterator[str]:
    """The text of one side gives the other's figure for something else, or for a part."""
    for mine, theirs in ((one, other), (other, one)):
        for claim in claims:
            own = claim.article == mine.article
            told = any((claim.article, claim.span) == (side.article, side.span) for side in (mine, theirs))
            if not own or told or not isinstance(claim.value, NumberRange) or claim.value != theirs.value:
                continue
            if not claim.value.is_exact or claim.unit != theirs.unit:
                continue
            what = ", ".join([_asked(claim), *sorted(_plain(claim.question.restriction))])
            yield f"{mine.article} gives {theirs.value} too, for {what}: “{claim.quote}”"


def _asked(claim: Claim) -> str:
    return _plain([claim.question.measure or claim.question.topic])[0]


def _plain(keys: object) -> list[str]:
    return [str(key).partition(":")[2] or str(key) for key in keys]  # type: ignore[attr-defined]


def _unit_slip(one: Claim, other: Claim, claims: Sequence[Claim]) -> Iterator[str]:
    """One figure is the other in another unit, or without its thousands."""
    numbers = _numbers(one, other)
    if numbers is None:
        return
    ratio = max(numbers) / min(numbers)
    for factor, slip in FACTORS.items():
        if abs(ratio / factor - 1) <= NEAR_EQUAL and one.question.role:
            yield f"the one is {factor} times the other: {slip}"
    if any(abs(ratio / thousand - 1) <= NEAR_EQUAL for thousand in THOUSANDS):
        yield "the digits are the same: a “thousand” or a “million” may have been lost"


def _slip_of_digits(one: Claim, other: Claim, claims: Sequence[Claim]) -> Iterator[str]:
    """The same digits in another order."""
    numbers = _numbers(one, other)
    if numbers is None:
        return
    mine, theirs = (f"{number:.10g}".replace(".", "").rstrip("0") for number in numbers)
    if len(mine) > 1 and mine != theirs and sorted(mine) == sorted(theirs):
        yield "the same digits in another order: one of them may be a slip"


def _zone(one: Claim, other: Claim, claims: Sequence[Claim]) -> Iterator[str]:
    """Two hours that lie a whole number of half hours apart."""
    clocks = [c.value.clock for c in (one, other) if isinstance(c.value, TimeRange) and c.value.clock]
    if len(clocks) != 2 or all(clock.offset is not None for clock in clocks):
        return
    gap = abs(clocks[0].low - clocks[1].low)
    if gap and gap % HALF == 0 and gap <= 14 * HOUR:
        yield f"they lie {gap / HOUR:g} h apart: one may be local time, the other another zone’s"


def _neighbours(one: Claim, other: Claim, claims: Sequence[Claim]) -> Iterator[str]:
    """Two days that touch: what happens in the night belongs to both."""
    days = [c.value for c in (one, other) if isinstance(c.value, TimeRange) and c.value.is_day]
    if len(days) == 2 and abs((days[0].first - days[1].first).days) == 1:
        yield "the days touch: it may have been in the night between them, or dated in another zone"


def _inside(one: Claim, other: Claim, claims: Sequence[Claim]) -> Iterator[str]:
    """A site and a town that no text puts inside it."""
    places = [c.value for c in (one, other) if isinstance(c.value, Region)]
    if len(places) == 2 and bool(places[0].site) != bool(places[1].site):
        yield f"{places[0].name} and {places[1].name} may be one place: no text says where the one lies"
