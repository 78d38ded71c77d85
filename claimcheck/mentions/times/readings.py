"""What a time expression means: the days, the hour, and how TIMEX3 and EDTF write them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from claimcheck.languages.times import Calendar
from claimcheck.model import ClockRange, TimeRange, TimexType
from claimcheck.model.quick import quickly_made, replace

ANY_YEAR = 2000
"""The leap year in which days of an unknown year lie, see TimeRange."""

EDTF_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
"""Seasons as ISO 8601-2 numbers them."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Reading:
    """A resolved expression: what TimeMention holds beside its characters. `zone` is the zone said with an hour."""

    timex: str
    value: TimeRange | None = None
    type: TimexType = TimexType.DATE
    anchored: bool = True
    shift: int | None = None
    weekday: int | None = None
    zone: str | None = None

    @property
    def day(self) -> date | None:
        """The one day it names, when it names one of a known year."""
        value = self.value
        if value is None or not value.days_known or not value.year_known or value.open_start or value.open_end:
            return None
        return value.first if value.is_day or (value.clock and value.clock.high >= 1440) else None

    @property
    def year(self) -> int | None:
        """The year in which it lies, when that is known and one."""
        value = self.value
        known = value is not None and value.days_known and value.year_known
        return value.first.year if known and value and value.first.year == value.last.year else None


def make_date(year: int, month: int, day: int) -> date | None:
    """A date, or None when there is no such day."""
    if not 1 <= year <= 9999 or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def move_months(day: date, months: int) -> date:
    """The same day of the month that many months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    year = min(max(year, 1), 9999)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def span(first: date, last: date, timex: str, edtf: str = "", *, year_known: bool = True) -> Reading:
    """The days from `first` to `last`; EDTF says both ends unless it is given."""
    if not edtf:
        edtf = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return Reading(timex, TimeRange(first, last, year_known=year_known, edtf=edtf))


def one_day(day: date, *, year_known: bool = True) -> Reading:
    """A day; the year of `day` does not count when it is not known."""
    text = day.isoformat() if year_known else "XXXX" + day.isoformat()[4:]
    return span(day, day, text, text, year_known=year_known)


def whole_month(year: int | None, month: int) -> Reading:
    """A month of a year, or of any year."""
    text = f"{year:04}-{month:02}" if year else f"XXXX-{month:02}"
    at = year or ANY_YEAR
    return span(date(at, month, 1), month_end(at, month), text, text, year_known=year is not None)


def whole_year(year: int) -> Reading:
    """A year."""
    return span(date(year, 1, 1), date(year, 12, 31), f"{year:04}", f"{year:04}")


def several_years(first: int, last: int, text: str) -> Reading:
    """A decade or century, `text` with an X for each digit left open."""
    return span(date(max(first, 1), 1, 1), date(last, 12, 31), text, text)


def week_of(day: date) -> Reading:
    """The week from Monday to Sunday that holds a day."""
    monday = day - timedelta(days=day.weekday())
    year, week, _ = day.isocalendar()
    return span(monday, monday + timedelta(days=6), f"{year:04}-W{week:02}")


def weekend_of(day: date) -> Reading:
    """Saturday and Sunday of the week that holds a day."""
    saturday = day - timedelta(days=day.weekday()) + timedelta(days=5)
    year, week, _ = saturday.isocalendar()
    return span(saturday, saturday + timedelta(days=1), f"{year:04}-W{week:02}-WE")


def season_of(code: str, year: int | None, months: Calendar) -> Reading:
    """A season. "The winter of 2020" may be the one that ends in that year or the one that begins in it."""
    first, last = months.seasons[code]
    at = year or ANY_YEAR
    text = f"{year:04}" if year else "XXXX"
    end = month_end(at + (last < first), last)
    start = date(at, 1 if last < first else first, 1)
    return span(start, end, f"{text}-{code}", f"{text}-{EDTF_SEASONS[code]}", year_known=year is not None)


def part_of_year(year: int, months: int, number: int, timex: str) -> Reading:
    """The `number`th stretch of that many months: quarters and halves."""
    first = (number - 1) * months + 1
    text = f"{year:04}-{first:02}/{year:04}-{first + months - 1:02}"
    return span(date(year, first, 1), month_end(year, first + months - 1), timex, text)


def with_clock(reading: Reading, clock: ClockRange, timex: str, edtf: str = "") -> Reading:
    """The day of a reading with an hour or part of the day; a night reaches into the day after."""
    value = reading.value or TimeRange(days_known=False)
    last = value.last + timedelta(days=1) if clock.high >= 1440 and value.days_known else value.last
    if not edtf:
        edtf = value.edtf if last == value.last else f"{value.first.isoformat()}/{last.isoformat()}"
        edtf = edtf if value.year_known else edtf.replace(f"{ANY_YEAR}-", "XXXX-")
    return Reading(timex, replace(value, clock=clock, last=last, edtf=edtf), TimexType.TIME)
