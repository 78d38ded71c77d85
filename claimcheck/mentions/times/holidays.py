"""Rules for holidays: on a fixed day, on a weekday of a month, or counted from Easter."""

from __future__ import annotations

from datetime import date, timedelta

from claimcheck.mentions.times.context import Context
from claimcheck.mentions.times.days import number, said_year
from claimcheck.mentions.times.grammar import Found
from claimcheck.mentions.times.readings import (
    ANY_YEAR,
    Reading,
    make_date,
    month_end,
    one_day,
    span,
    weekend_of,
)
from claimcheck.mentions.times.registry import rule

EASTER, PASCHA = "easter", "pascha"
"""What the codes of days counted from the Easter of the western and of the eastern churches begin with."""
JULIAN = 13
"""Days that the Julian calendar is behind the Gregorian one in this century and the last."""
DAYS_OFF = {1: (2, 0), 2: (3, 0), 3: (4, 4), 4: (0, 3), 5: (0, 2), 6: (1, 2), 7: (2, 1)}
"""Days before and after a holiday that its weekend lasts, by its weekday: what falls on a Sunday has a Monday off, what
falls on a Thursday is often joined to the Sunday; around a Wednesday it may be either end of the week."""


@rule
def holiday(found: Found, context: Context) -> Reading | None:
    """A holiday with or without a year ("Noël 2021", "Easter Monday", "Thanksgiving")."""
    code = found.text("holiday") or ""
    year, rel = said_year(found, context), number(found, "rel")
    if code.startswith((EASTER, PASCHA)) or "#" in code:
        return _movable(code, year, rel, context)
    month, dom = int(code[:2]), int(code[3:])
    if year is None and rel is not None:
        year = context.relative_year(month, dom, rel)
    year = year or context.year_of(month, dom)
    day = make_date(year or ANY_YEAR, month, dom)
    return one_day(day, year_known=year is not None) if day else None


@rule
def holiday_weekend(found: Found, context: Context) -> Reading | None:
    """The days off around a holiday ("Easter weekend", "le week-end de l'Ascension")."""
    told = holiday(found, context)
    day = told.day if told else None
    if day is None:
        return None
    before, after = DAYS_OFF[day.isoweekday()]
    first, last = day - timedelta(days=before), day + timedelta(days=after)
    return span(first, last, weekend_of(last if after == 0 else first).timex)


def _movable(code: str, year: int | None, rel: int | None, context: Context) -> Reading | None:
    """A holiday whose day differs from year to year: the nearest one where no year is said."""
    around = context.around
    if year is not None:
        return one_day(_day_in(code, year))
    if around is None:
        return None
    days = [_day_in(code, y) for y in (around.year - 1, around.year, around.year + 1)]
    if rel:
        days = [day for day in days if (day < around if rel < 0 else day > around)]
    elif context.future is not None:
        days = [day for day in days if (day >= around) == context.future] or days
    return one_day(min(days, key=lambda day: abs((day - around).days)))


def _day_in(code: str, year: int) -> date:
    """The day of a code in a year: so many days from Easter, or "11#44", the fourth Thursday of November."""
    if code.startswith(EASTER):
        return easter(year) + timedelta(days=int(code[len(EASTER) :]))
    if code.startswith(PASCHA):
        return pascha(year) + timedelta(days=int(code[len(PASCHA) :]))
    month, weekday, place = int(code[:2]), int(code[3]), int(code[4:])
    if place < 0:
        last = month_end(year, month)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (place - 1))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the anonymous algorithm that Nature printed in 1876.

    >>> easter(2022)
    datetime.date(2022, 4, 17)
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e, g = b // 4, b % 4, (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def pascha(year: int) -> date:
    """Easter Sunday of the Julian calendar as a Gregorian date, by the algorithm of Meeus; good from 1900 to 2099.

    >>> pascha(2024)
    datetime.date(2024, 5, 5)
    """
    moon = (19 * (year % 19) + 15) % 30
    turn = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + turn + 114, 31)
    return date(year, month, day + 1) + timedelta(days=JULIAN)
