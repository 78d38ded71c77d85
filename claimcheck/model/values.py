"""Value types: the sets of worlds that a claim allows, and whether two of them can both hold."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class NumberRange:
    """The numbers from `low` to `high`, both included; None is open. `bound` is how it was said.

    >>> NumberRange.exactly(38).allows(NumberRange(low=51, bound=">"))
    False
    >>> NumberRange(low=51, bound=">").allows(NumberRange.exactly(55))
    True
    """

    low: float | None = None
    high: float | None = None
    bound: str = "="

    @classmethod
    def exactly(cls, number: float) -> NumberRange:
        return cls(number, number, "=")

    @property
    def is_exact(self) -> bool:
        return self.bound == "=" and self.low is not None and self.low == self.high

    def allows(self, other: NumberRange) -> bool:
        """Is there a number that both allow? Symmetric and reflexive; widening either side never makes it False."""
        below = self.low is None or other.high is None or self.low <= other.high
        return below and (other.low is None or self.high is None or other.low <= self.high)

    def covers(self, other: NumberRange) -> bool:
        """Does this range hold every number of `other`?"""
        low = self.low is None or (other.low is not None and self.low <= other.low)
        return low and (self.high is None or (other.high is not None and other.high <= self.high))

    def scaled(self, factor: float) -> NumberRange:
        """The same amounts in another unit; `factor` is positive."""
        return replace(
            self,
            low=None if self.low is None else tidy(self.low * factor),
            high=None if self.high is None else tidy(self.high * factor),
        )

    def __str__(self) -> str:
        low, high = plain(self.low), plain(self.high)
        if self.low is not None and self.low == self.high:
            return ("~" if self.bound == "~" else "") + low
        if self.bound == "~" and self.low is not None and self.high is not None:
            return "~" + plain(tidy((self.low + self.high) / 2))
        if self.high is None:
            return f">={low}"
        return f"<={high}" if self.low is None else f"{low}..{high}"


def tidy(number: float) -> float:
    """Drop the noise that multiplying floats leaves; whole numbers become whole."""
    rounded = round(number, 9)
    return int(rounded) if rounded == int(rounded) else rounded


def plain(number: float | None) -> str:
    """A number without separators or a needless decimal point; the empty string for None."""
    if number is None:
        return ""
    return str(int(number)) if number == int(number) else repr(round(number, 9))


@dataclass(frozen=True, slots=True)
class ClockRange:
    """Minutes after midnight from `low` to `high`, both included; `high` may pass 1440 for a night.

    `offset` is the distance of the zone from UTC in minutes, or None for the place's own time, whatever it is.
    `exact` is False for a part of the day ("in the morning") or a rounded hour.
    """

    low: int
    high: int
    offset: int | None = None
    exact: bool = True

    def allows(self, other: ClockRange) -> bool:
        """Can both be the same moment of a day? A known zone against an unknown one may differ by any half hours."""
        if self.offset is not None and other.offset is not None:
            shift = self.offset - other.offset
            return self._meets(other.low + shift, other.high + shift)
        if (self.offset is None) != (other.offset is None):
            return any(self._meets(other.low + s, other.high + s) for s in range(-14 * 60, 14 * 60 + 1, 30))
        return self._meets(other.low, other.high)

    def _meets(self, low: int, high: int) -> bool:
        return any(
            self.low <= high + turn and low + turn <= self.high for turn in (-MINUTES_A_DAY, 0, MINUTES_A_DAY)
        )


@dataclass(frozen=True, slots=True)
class TimeRange:
    """The days from `first` to `last`, both included, and the part of the day when it is known.

    `first` and `last` are dates. With `year_known` False they lie in the leap year 2000 and stand for the same days
    of any year. `edtf` is the expression as EDTF. `days_known` is False for a bare clock time. `open_start` and
    `open_end` tell that the range goes on before or after ("since April", "until Friday").
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
        return self.days_known and self.first == self.last

    def allows(self, other: TimeRange) -> bool:
        """Is there a moment that both allow? Symmetric and reflexive; widening either never makes it False."""
        if self.days_known and other.days_known:
            if not self._days_meet(other):
                return False
            one_day = self.is_day and other.is_day and self._same_day(other)
        else:
            one_day = True
        if one_day and self.clock and other.clock:
            return self.clock.allows(other.clock)
        return True

    def _same_day(self, other: TimeRange) -> bool:
        mine, theirs = self.first, other.first
        if self.year_known and other.year_known:
            return mine == theirs
        return (mine.month, mine.day) == (theirs.month, theirs.day)

    def _days_meet(self, other: TimeRange) -> bool:
        if self.year_known and other.year_known:
            return self._starts_before(other) and other._starts_before(self)
        if self.year_known:
            return other._days_meet(self)
        if other.year_known:
            years = range(other.first.year - 1, other.last.year + 2)
            return any(self._in_year(year)._days_meet(other) for year in years)
        return any(self._in_year(2000)._days_meet(other._in_year(year)) for year in (1999, 2000, 2001))

    def _starts_before(self, other: TimeRange) -> bool:
        return self.open_start or other.open_end or self.first <= other.last

    def _in_year(self, year: int) -> TimeRange:
        """The same days in `year`, one more at each end where 29 February is missing."""
        span = self.last.year - self.first.year
        return replace(self, first=_clamped(self.first, year), last=_clamped(self.last, year + span), year_known=True)

    def covers(self, other: TimeRange) -> bool:
        """Does every moment of `other` lie in this range (years and hours left unknown count as any)?"""
        if not self.days_known:
            return other.clock is not None and self.allows(other)
        if not other.days_known or not self.allows(other):
            return False
        inside = self.first <= other.first and other.last <= self.last
        return inside and (self.clock is None or other.clock is not None) if self.year_known else inside

    def shifted(self, days: int) -> TimeRange:
        """The days that many days later, without the hour."""
        move = timedelta(days=days)
        first, last = self.first + move, self.last + move
        return TimeRange(first, last, None, self.year_known, self.days_known, edtf=first.isoformat())

    def bounds(self) -> tuple[str | None, str | None]:
        """Earliest and latest day (with the hour when it is known) as ISO 8601, None where open or unknown."""
        if not self.year_known or not self.days_known:
            return None, None
        low = self.first.isoformat() + (clock_text(self.clock.low) if self.clock else "")
        high = self.last.isoformat()
        if self.clock:
            past = self.last + timedelta(days=self.clock.high // MINUTES_A_DAY)
            high = past.isoformat() + clock_text(self.clock.high % MINUTES_A_DAY)
        return None if self.open_start else low, None if self.open_end else high

    def __str__(self) -> str:
        return self.edtf or f"{self.first.isoformat()}/{self.last.isoformat()}"


def _clamped(day: date, year: int) -> date:
    year = min(max(year, 1), 9999)
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def clock_text(minutes: int) -> str:
    """Minutes after midnight as the time part of ISO 8601."""
    return f"T{minutes // 60:02}:{minutes % 60:02}"


@dataclass(frozen=True, slots=True)
class Region:
    """A place with the places that hold it (`within`, keys, nearest first), all by key. `kind` is its site concept.

    `aliases` are other keys of the same place.
    """

    key: str
    name: str
    within: tuple[str, ...] = ()
    site: str | None = None
    country: str | None = None
    aliases: frozenset[str] = frozenset()

    def allows(self, other: Region) -> bool:
        """Can something lie in both: is one the other, or inside it, or nothing known of how they lie?"""
        if self.same(other) or self.key in other.within or other.key in self.within:
            return True
        if self.country and other.country and self.country != other.country:
            return False
        return False

    def same(self, other: Region) -> bool:
        return self.key == other.key or self.key in other.aliases or other.key in self.aliases

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Party:
    """Who: a canonical `name`, the folded `keys` it is known by, and the `sides` it belongs to or stands for."""

    name: str
    keys: frozenset[str]
    sides: frozenset[str] = frozenset()
    is_group: bool = False

    def allows(self, other: Party) -> bool:
        """Can both be right of one role: the same one, or one belongs to the other?"""
        if self.keys & other.keys or self.keys & other.sides or other.keys & self.sides:
            return True
        return bool(self.sides & other.sides) and (self.is_group or other.is_group)

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class State:
    """One of the states of a `family` that exclude each other; `id` names it. `meets` are states it goes with."""

    family: str
    id: str
    meets: frozenset[str] = frozenset()

    def allows(self, other: State) -> bool:
        """States of different families say nothing of each other."""
        return self.family != other.family or self.id == other.id or other.id in self.meets or self.id in other.meets

    def __str__(self) -> str:
        return self.id


@dataclass(frozen=True, slots=True)
class Truth:
    """Whether something happened."""

    asserted: bool

    def allows(self, other: Truth) -> bool:
        return self.asserted == other.asserted

    def __str__(self) -> str:
        return "asserted" if self.asserted else "denied"


Value = NumberRange | TimeRange | Region | Party | State | Truth


def can_both_hold(one: Value, other: Value) -> bool:
    """Is there a world in which both values are right? Values of different types say nothing of each other.

    >>> can_both_hold(NumberRange.exactly(38), NumberRange.exactly(55))
    False
    >>> can_both_hold(Truth(asserted=True), NumberRange.exactly(55))
    True
    """
    if type(one) is not type(other):
        return True
    return one.allows(other)  # type: ignore[arg-type]
