"""Ranges of days, with the hour where it is known."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from claimcheck.model.clocks import MINUTES_A_DAY, WHOLE_DAY, ClockRange, clock_text, shifts_between, turns_between
from claimcheck.model.quick import quickly_made, replace


@quickly_made
@dataclass(frozen=True, slots=True)
class TimeRange:
    """The days from `first` to `last`, both included, and the part of the day when it is known.

    `first` and `last` are dates. With `year_known` False they lie in the leap year 2000 (a winter ends in 2001) and
    stand for the same days of any year. A `clock` holds on each of the days; one that passes midnight begins on a day
    before `last` and ends on the next, so that the night of the 7th to the 8th is 7, 8 and 18:00 to 30:00. `edtf` is
    the expression as EDTF. `days_known` is False for a bare clock time. `open_start` and `open_end` tell that the
    range goes on before or after ("since April", "until Friday").
    """

    first: date = date(2000, 1, 1)
    last: date = date(2000, 12, 31)
    clock: ClockRange | None = None
    year_known: bool = True
    days_known: bool = True
    open_start: bool = False
    open_end: bool = False
    edtf: str = ""

    @property
    def is_day(self) -> bool:
        """Is it one day, with nothing open?"""
        return self.days_known and self.first == self.last and not self.open_start and not self.open_end

    def allows(self, other: TimeRange) -> bool:
        """Is there a moment that both allow? Symmetric and reflexive; widening either never makes it
        False, but to leave out an hour of another zone may: it can fall on the day before or after.

        >>> night = TimeRange(date(2022, 3, 7), date(2022, 3, 8), ClockRange(1080, 1800, None, False))
        >>> night.allows(TimeRange(date(2022, 3, 8), date(2022, 3, 8), ClockRange(300, 300)))
        True
        >>> night.allows(TimeRange(date(2022, 3, 8), date(2022, 3, 8), ClockRange(1200, 1200)))
        False
        """
        if self._is_days and other._is_days:
            return self._days_meet(other)
        return any(mine._meets(yours) for mine in self._in_years(other) for yours in other._in_years(self))

    @property
    def _is_days(self) -> bool:
        """Is it days of known years and no hour, as most are?"""
        return self.clock is None and self.year_known and self.days_known

    def _days_meet(self, other: TimeRange) -> bool:
        """`_meets` for days without an hour: does neither end before the other begins?"""
        return (self.open_end or other.open_start or other.first <= self._last_start()) and (
            self.open_start or other.open_end or self.first <= other._last_start()
        )

    def _meets(self, other: TimeRange) -> bool:
        """`allows` for two ranges whose years are known: is there a shift of days under which the clocks meet?"""
        mine, yours = self.clock or WHOLE_DAY, other.clock or WHOLE_DAY
        least, most = self._days_after(other)
        for shift in shifts_between(mine, yours):
            turns = turns_between(mine, yours, shift)
            low = turns.start if least is None else max(turns.start, least)
            high = turns.stop - 1 if most is None else min(turns.stop - 1, most)
            if low <= high:
                return True
        return False

    def _days_after(self, other: TimeRange) -> tuple[int | None, int | None]:
        """The least and greatest number of days by which a day of `other` lies after one of this; None is any."""
        if not self.days_known or not other.days_known:
            return None, None
        least = None if self.open_end or other.open_start else (other.first - self._last_start()).days
        most = None if self.open_start or other.open_end else (other._last_start() - self.first).days
        return least, most

    def _last_start(self) -> date:
        """The last day on which the clock begins; a night begins on the day before the last."""
        if self.clock is None:
            return max(self.first, self.last)
        return max(self.first, self.last - timedelta(days=self.clock.high // MINUTES_A_DAY))

    def _in_years(self, other: TimeRange) -> list[TimeRange]:
        """This range in every year in which it may meet the other one."""
        if self.year_known or not self.days_known:
            return [self]
        if not other.days_known or not other.year_known:
            return [self] if not other.days_known else [r for y in (1999, 2000, 2001) for r in self._in_year(y)]
        return [r for year in range(other.first.year - 1, other.last.year + 2) for r in self._in_year(year)]

    def _in_year(self, year: int) -> list[TimeRange]:
        """The same days in `year`; none when that year lacks the one day, or is no year of the calendar."""
        ends = year + self.last.year - self.first.year
        if year < 1 or ends > 9999:
            return []
        if self.first == self.last and (self.first.month, self.first.day) == (2, 29) and not calendar.isleap(year):
            return []
        return [replace(self, first=_clamped(self.first, year), last=_clamped(self.last, ends), year_known=True)]

    def covers(self, other: TimeRange) -> bool:
        """Does every moment of `other` lie in this range (years and hours left unknown count as any)?"""
        if not self.days_known or not other.days_known:
            return not self.days_known and self._clock_covers(other)
        return any(mine._holds(yours) for mine in self._in_years(other) for yours in other._in_years(self))

    def _holds(self, other: TimeRange) -> bool:
        starts = self.open_start or (not other.open_start and self.first <= other.first)
        ends = self.open_end or (not other.open_end and other.last <= self.last)
        return starts and ends and self._clock_covers(other)

    def _clock_covers(self, other: TimeRange) -> bool:
        if self.clock is None:
            return True
        if other.clock is None or not self.clock.allows(other.clock):
            return False
        turns = (-MINUTES_A_DAY, 0, MINUTES_A_DAY)
        low, high = other.clock.low, other.clock.high
        return any(
            self.clock.low <= low + shift + turn and high + shift + turn <= self.clock.high
            for shift in shifts_between(self.clock, other.clock)
            for turn in turns
        )

    def bounds(self) -> tuple[str | None, str | None]:
        """Earliest and latest day (with the hour when it is known) as ISO 8601, None where open or unknown."""
        if not self.year_known or not self.days_known:
            return None, None
        low, high = self.first.isoformat(), self.last.isoformat()
        if self.clock:
            end = self._last_start() + timedelta(days=self.clock.high // MINUTES_A_DAY)
            low += clock_text(self.clock.low)
            high = end.isoformat() + clock_text(self.clock.high % MINUTES_A_DAY)
        return None if self.open_start else low, None if self.open_end else high

    def __str__(self) -> str:
        return self.edtf or f"{self.first.isoformat()}/{self.last.isoformat()}"


def is_hour(value: object) -> bool:
    """Is the value of a claim a time that an hour of the clock is known of?"""
    return isinstance(value, TimeRange) and value.clock is not None


def _clamped(day: date, year: int) -> date:
    year = min(max(year, 1), 9999)
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))
