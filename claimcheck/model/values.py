"""Value types: the sets of worlds that a claim allows, and whether two of them can both hold."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from claimcheck.model.regions import Region

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

    def widened(self, share: float) -> NumberRange:
        """The range made wider by a share of its ends at both ends; `share` is 0 or more."""
        low = None if self.low is None else self.low - abs(self.low) * share
        return replace(self, low=low, high=None if self.high is None else self.high + abs(self.high) * share)

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
            return "~" + plain(roundest(tidy((self.low + self.high) / 2), self.high, self.low))
        if self.high is None:
            return f">={low}"
        return f"<={high}" if self.low is None else f"{low}..{high}"


def roundest(*numbers: float) -> float:
    """The number that takes the fewest digits, zeros at the end not counted; the first of those that take as few.

    >>> roundest(285, 300, 270), roundest(35, 38.5, 31.5)
    (300, 35)
    """
    return min(numbers, key=lambda number: len(plain(abs(number)).replace(".", "").strip("0")))


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
    """Minutes after midnight from `low` to `high`, both included; `high` passes 1439 when a night runs into next day.

    `offset` is the distance of the zone from UTC in minutes, or None for the place's own time, whatever it is.
    `exact` is False for a part of the day ("in the morning") or a rounded hour, `half_known` for an hour that may be
    of either half of the day ("at 7:30" in English).
    """

    low: int
    high: int
    offset: int | None = None
    exact: bool = True
    half_known: bool = True

    def allows(self, other: ClockRange) -> bool:
        """Can both be the same moment of some day? A known zone against an unknown one differs by any half hours."""
        return any(_turns(self, other, shift) for shift in _shifts(self, other))


WHOLE_DAY = ClockRange(0, MINUTES_A_DAY - 1, None, False)
"""The hours of a day of which none is said."""

LEAST_OFFSET, GREATEST_OFFSET, OFFSET_STEP = -12 * 60, 14 * 60, 30
"""The zones of the world, in minutes from UTC; the few at quarter hours are left out."""


HALF_A_DAY = MINUTES_A_DAY // 2


def _shifts(mine: ClockRange, other: ClockRange) -> Iterable[int]:
    """Minutes to add to the other clock to read it in the zone, and the half of the day, of this one."""
    apart = _zones_apart(mine, other)
    if mine.half_known and other.half_known:
        return apart
    halves = {0} | (set() if mine.half_known else {-HALF_A_DAY}) | (set() if other.half_known else {HALF_A_DAY})
    return [shift + half for shift in apart for half in sorted(halves)]


def _zones_apart(mine: ClockRange, other: ClockRange) -> range:
    """Minutes that the zone of this clock may be ahead of the other's; both unknown are one place's time."""
    if mine.offset is not None and other.offset is not None:
        return range(mine.offset - other.offset, mine.offset - other.offset + 1)
    if mine.offset is not None:
        return range(mine.offset - GREATEST_OFFSET, mine.offset - LEAST_OFFSET + 1, OFFSET_STEP)
    if other.offset is not None:
        return range(LEAST_OFFSET - other.offset, GREATEST_OFFSET - other.offset + 1, OFFSET_STEP)
    return range(1)


def _turns(mine: ClockRange, other: ClockRange, shift: int) -> range:
    """How many days the other clock may be moved, after `shift` minutes, so that the two share a minute."""
    least = -((other.high + shift - mine.low) // MINUTES_A_DAY)
    return range(least, (mine.high - other.low - shift) // MINUTES_A_DAY + 1)


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
        """Is there a moment that both allow? Symmetric and reflexive; widening either never makes it False.

        >>> night = TimeRange(date(2022, 3, 7), date(2022, 3, 8), ClockRange(1080, 1800, None, False))
        >>> night.allows(TimeRange(date(2022, 3, 8), date(2022, 3, 8), ClockRange(300, 300)))
        True
        >>> night.allows(TimeRange(date(2022, 3, 8), date(2022, 3, 8), ClockRange(1200, 1200)))
        False
        """
        return any(mine._meets(yours) for mine in self._in_years(other) for yours in other._in_years(self))

    def _meets(self, other: TimeRange) -> bool:
        """`allows` for two ranges whose years are known: is there a shift of days under which the clocks meet?"""
        mine, yours = self.clock or WHOLE_DAY, other.clock or WHOLE_DAY
        least, most = self._days_after(other)
        for shift in _shifts(mine, yours):
            turns = _turns(mine, yours, shift)
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
        over = self.clock.high // MINUTES_A_DAY if self.clock else 0
        return max(self.first, self.last - timedelta(days=over))

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
            for shift in _shifts(self.clock, other.clock)
            for turn in turns
        )

    def shifted(self, days: int) -> TimeRange:
        """The days that many days later, without the hour."""
        move = timedelta(days=days)
        first, last = self.first + move, self.last + move
        edtf = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
        return TimeRange(first, last, None, self.year_known, self.days_known, edtf=edtf)

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


def _clamped(day: date, year: int) -> date:
    year = min(max(year, 1), 9999)
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def clock_text(minutes: int) -> str:
    """Minutes after midnight as the time part of ISO 8601."""
    return f"T{minutes // 60:02}:{minutes % 60:02}"


MEMBERS = ({"person", "organisation"}, {"person", "country"}, {"organisation", "country"})
"""Kinds of names of which one may act for the other."""
DESCRIBED = frozenset({"role", "group"})
"""Kinds of parties that are told by what they are, not by a name."""


@dataclass(frozen=True, slots=True)
class Party:
    """Who: a canonical `name`, the folded `keys` it is known by, and the `sides` it belongs to or stands for.

    `kind` is person, organisation, group, country or role, or empty for a name of which nothing else is known.
    `traits` are what it is said to be, each `facet:class`: two parties with a facet but no class of it in common are
    two. `several` tells that it is, or may be, more than one.
    """

    name: str
    keys: frozenset[str]
    sides: frozenset[str] = frozenset()
    is_group: bool = False
    kind: str = ""
    traits: frozenset[str] = frozenset()
    several: bool = False

    def allows(self, other: Party) -> bool:
        """Can both be right of one role: the same one, or one belongs to the other, or may be the other?

        >>> mayor = Party("the mayor", frozenset({"mayor"}), kind="role")
        >>> mayor.allows(Party("Ana Roca", frozenset({"ana roca"})))
        True
        """
        return self.is_known_with(other) or (not self._excludes(other) and self._may_be(other))

    def is_known_with(self, other: Party) -> bool:
        """Is it known that one is the other, or belongs to it?"""
        if self.keys & other.keys or self.keys & other.sides or other.keys & self.sides:
            return True
        return self._share_a_side(other) and (self.is_group or other.is_group)

    @property
    def is_named(self) -> bool:
        """Is it told by a name?"""
        return self.kind not in DESCRIBED

    def _share_a_side(self, other: Party) -> bool:
        """Have both a side in common? Of two bodies with names only a country counts: two firms are of one family."""
        both_named = self.is_named and other.is_named and self.is_group and other.is_group
        return any(not both_named or side.isupper() for side in self.sides & other.sides)

    def _may_be(self, other: Party) -> bool:
        """Can a description fit the other one? A person may act for a body; two names of one kind are two."""
        return not (self.is_named and other.is_named) or {self.kind, other.kind} in MEMBERS

    def _excludes(self, other: Party) -> bool:
        facets = {trait.partition(":")[0] for trait in self.traits} & {t.partition(":")[0] for t in other.traits}
        common = {trait.partition(":")[0] for trait in self.traits & other.traits}
        return bool(facets - common)

    def with_other(self, other: Party) -> Party:
        """The two together, as one that does what both do."""
        return Party(
            f"{self.name}, {other.name}", self.keys | other.keys, self.sides | other.sides, True, self.kind,
            self.traits & other.traits, True,
        )  # fmt: skip

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
