"""Hours of the day, with the zone and the half of the day as far as they are said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MINUTES_A_DAY = 24 * 60
HALF_A_DAY = MINUTES_A_DAY // 2
LEAST_OFFSET, GREATEST_OFFSET, OFFSET_STEP = -12 * 60, 14 * 60, 30
"""The zones of the world, in minutes from UTC; the few at quarter hours are left out."""


@dataclass(frozen=True, slots=True)
class ClockRange:
    """Minutes after midnight from `low` to `high`, both included; `high` passes 1439 when a night runs into next day.

    `offset` is the distance of the zone from UTC in minutes, or None for the place's own time, whatever it is.
    `zones` are then the distances it may have, that of the place and that of the outlet, as far as they are known.
    `exact` is False for a part of the day ("in the morning") or a rounded hour, `half_known` for an hour that may be
    of either half of the day ("at 7:30" in English).
    """

    low: int
    high: int
    offset: int | None = None
    exact: bool = True
    half_known: bool = True
    zones: frozenset[int] = frozenset()

    def allows(self, other: ClockRange) -> bool:
        """Can both be the same moment of some day? A known zone against an unknown one differs by any half hours."""
        return any(turns_between(self, other, shift) for shift in shifts_between(self, other))


WHOLE_DAY = ClockRange(0, MINUTES_A_DAY - 1, None, False)
"""The hours of a day of which none is said."""


def shifts_between(mine: ClockRange, other: ClockRange) -> Iterable[int]:
    """Minutes to add to the other clock to read it in the zone, and the half of the day, of this one."""
    apart = _zones_apart(mine, other)
    if mine.half_known and other.half_known:
        return apart
    halves = {0} | (set() if mine.half_known else {-HALF_A_DAY}) | (set() if other.half_known else {HALF_A_DAY})
    return [shift + half for shift in apart for half in sorted(halves)]


def _zones_apart(mine: ClockRange, other: ClockRange) -> Iterable[int]:
    """Minutes that the zone of this clock may be ahead of the other's; both unknown are one place's time."""
    if mine.offset is None and other.offset is None:
        return range(1)
    return [one - another for one in _offsets(mine) for another in _offsets(other)]


def _offsets(clock: ClockRange) -> Iterable[int]:
    """The distances from UTC that a clock may have."""
    if clock.offset is not None:
        return (clock.offset,)
    return clock.zones or range(LEAST_OFFSET, GREATEST_OFFSET + 1, OFFSET_STEP)


def turns_between(mine: ClockRange, other: ClockRange, shift: int) -> range:
    """How many days the other clock may be moved, after `shift` minutes, so that the two share a minute."""
    least = -((other.high + shift - mine.low) // MINUTES_A_DAY)
    return range(least, (mine.high - other.low - shift) // MINUTES_A_DAY + 1)


def clock_text(minutes: int) -> str:
    """Minutes after midnight as the time part of ISO 8601."""
    return f"T{minutes // 60:02}:{minutes % 60:02}"
