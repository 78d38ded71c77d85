"""Rules for stretches of days: weeks, months, seasons, years, decades, centuries."""

from __future__ import annotations

from datetime import date, timedelta

from claimcheck.mentions.times.context import Context
from claimcheck.mentions.times.days import guessed_year, number, said_year
from claimcheck.mentions.times.grammar import Found
from claimcheck.mentions.times.readings import (
    Reading,
    move_months,
    one_day,
    part_of_year,
    season_of,
    several_years,
    week_of,
    weekend_of,
    whole_month,
    whole_year,
)
from claimcheck.mentions.times.registry import resolve_part, rule
from claimcheck.model.quick import replace

MONTHS_IN = {"M": 1, "Q": 3, "SM": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
DAYS_IN = {"D": 1, "W": 7, "FN": 14, "WE": 7}


@rule
def month(found: Found, context: Context) -> Reading | None:
    """A month with or without a year ("mars 2022", "in April", "le mois de juin dernier")."""
    name = number(found, "month")
    if name is None:
        return None
    year, rel = said_year(found, context), number(found, "rel")
    if year is None and found.text("yy"):
        return None
    if year is None and rel is not None:
        year = context.relative_year(name, None, rel)
    return whole_month(year or guessed_year(found, context, name), name)


@rule
def month_before(found: Found, context: Context) -> Reading | None:
    """A month whose year stands with a later month ("en mars et avril 2021")."""
    name, later, value = number(found, "month"), number(found, "month2"), number(found, "year")
    if name is None or later is None or value is None:
        return None
    return whole_month(value if name < later else value - 1, name)


@rule
def month_of_year(found: Found, context: Context) -> Reading | None:
    """A month of last, this or next year ("mars de l'an dernier", "in June of last year")."""
    name, rel, around = number(found, "month"), number(found, "rel"), context.around
    if name is None or rel is None:
        return None
    return whole_month(around.year + rel if around else None, name)


@rule
def year(found: Found, context: Context) -> Reading | None:
    """A year ("2022", "l'année 1998")."""
    value = said_year(found, context)
    return whole_year(value) if value else None


@rule
def year_of_two(found: Found, context: Context) -> Reading | None:
    """A year of two digits that stands alone ("en 68"); only where it can be no day, hour or small count."""
    return year(found, context)


@rule
def season(found: Found, context: Context) -> Reading | None:
    """A season ("été 2022", "last fall", "cet hiver")."""
    code = found.text("season") or ""
    said, rel, around = said_year(found, context), number(found, "rel"), context.around
    if said is None and around is not None:
        said = _season_year(code, rel, around, context)
    return season_of(code, said, context.calendar)


def _season_year(code: str, rel: int | None, around: date, context: Context) -> int:
    """The year of the last, this or next such season, or of the nearest one, by the month it begins in; where the
    clause looks ahead, not that of one that is over."""
    first, last = context.calendar.seasons[code]
    if rel == 0 or rel is None:
        opening = context.year_of(first)
        has_begun = around.month >= first if last > first else around.month >= first or around.month <= last
        if has_begun and not (rel is None and context.future and first < last < around.month):
            return around.year - 1 if last < first and around.month <= last else around.year
        return around.year if rel == 0 else opening or around.year
    latest = around.year if around.month > (last if last > first else 12) else around.year - 1
    return latest if rel < 0 else around.year if around.month < first else around.year + 1


@rule
def seasons(found: Found, context: Context) -> Reading | None:
    """A season in general ("en été", "in winter")."""
    return season_of(found.text("season") or "", said_year(found, context), context.calendar)


@rule
def season_before(found: Found, context: Context) -> Reading | None:
    """A season whose year stands with a later one ("in the spring and early summer of 2022")."""
    return season_of(found.text("season") or "", number(found, "year"), context.calendar)


@rule
def the_season(found: Found, context: Context) -> Reading | None:
    """A season with its article ("au printemps", "in the fall"): the one that the tense tells, else any.

    TIMEX3 then guesses that it is the nearest one.
    """
    near = season(found, context)
    if context.future is not None or near is None:
        return near
    return replace(season_of(found.text("season") or "", None, context.calendar), timex=near.timex)


@rule
def week_of_day(found: Found, context: Context) -> Reading | None:
    """The week or weekend of a day that is named ("la semaine du 7 mars", "the week of 7 March")."""
    base = resolve_part(found, "day", context) or resolve_part(found, "time", context)
    day = base.value.first if base and base.value and base.value.days_known and base.value.year_known else None
    return unit_at(found.text("unit") or "W", day, 0) if day else None


@rule
def year_month(found: Found, context: Context) -> Reading | None:
    """A year and month in figures ("2015-03", "11/2016"); "2011-12" may be two years and is none."""
    value, name = number(found, "year"), number(found, "mon")
    if value is None or name is None or not OLDEST <= value <= YOUNGEST:
        return None
    return None if value % 100 + 1 == name else whole_month(value, name)


OLDEST, YOUNGEST = 1900, 2050
"""Only such years are written with a month in figures."""


@rule
def unit_rel(found: Found, context: Context) -> Reading | None:
    """Last, this or next week, month, year … ("la semaine dernière", "next month")."""
    unit, around = found.text("unit"), context.around
    rel = number(found, "second_rel") if found.text("second_rel") else number(found, "rel")
    if unit is None or rel is None or around is None or unit == "D":
        return None
    if unit == "WE" and rel == 0 and context.future is False and around.isoweekday() <= LOOKING_BACK:
        rel = -1  # "reopened this weekend", on a Monday
    return unit_at(unit, around, rel) if context.published or unit in ("M", "Y", "DE", "CE") else None


LOOKING_BACK = 3
"""Up to Wednesday "this weekend" is the one just past, unless the clause looks ahead."""


@rule
def this_unit(found: Found, context: Context) -> Reading | None:
    """The week, month or year of publication ("cette année", "this week")."""
    unit, around = found.text("unit"), context.around
    if unit is None or around is None or unit == "D":
        return None
    if unit == "WE" and not context.future and around.isoweekday() <= LOOKING_BACK:
        return unit_at(unit, around, -1) if context.published else None
    return unit_at(unit, around, 0) if context.published or unit in ("M", "Y", "DE", "CE") else None


@rule
def coming_weekend(found: Found, context: Context) -> Reading | None:
    """The weekend that comes next ("le week-end prochain"): this week's, until it has begun."""
    today = context.published
    return unit_at("WE", today, 0 if today.isoweekday() < SATURDAY else 1) if today else None


SATURDAY = 6


@rule
def unit_next(found: Found, context: Context) -> Reading | None:
    """The week, month or year after the day the narrative stands at, else after publication ("the next week")."""
    unit, base = found.text("unit"), context.anchor or context.published
    return unit_at(unit, base, 1) if unit and base and unit != "D" else None


@rule
def weekend(found: Found, context: Context) -> Reading | None:
    """The weekend of the news: the one just past, or this one ("over the weekend")."""
    today = context.published
    if today is None:
        return None
    return unit_at("WE", today, -1 if today.isoweekday() <= LOOKING_BACK and not context.future else 0)


@rule
def unit_that(found: Found, context: Context) -> Reading | None:
    """A week, month or year counted from the day the narrative stands at ("l'année suivante", "that month")."""
    unit, rel = found.text("unit"), number(found, "that")
    if unit is None or rel is None:
        return None
    if context.anchor is not None:
        return unit_at(unit, context.anchor, rel)
    if unit == "Y" and context.year_above:
        return whole_year(context.year_above + rel)
    guess = unit_at(unit, context.guessed_anchor, rel) if context.guessed_anchor else None
    if guess is not None:
        return replace(guess, value=None, anchored=False)
    return Reading({"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX"}.get(unit, "XXXX"), anchored=False)


def unit_at(unit: str, day: date, rel: int) -> Reading | None:
    """The week, weekend, month, quarter, half, year, decade or century of a day, moved by `rel` of them."""
    if unit == "D":
        return one_day(day + timedelta(days=rel))
    if unit == "W":
        return week_of(day + timedelta(days=7 * rel))
    if unit == "WE":
        return weekend_of(day + timedelta(days=7 * rel))
    if unit == "M":
        there = move_months(day, rel)
        return whole_month(there.year, there.month)
    if unit in ("Q", "SM"):
        there = move_months(day, rel * MONTHS_IN[unit])
        nth = (there.month - 1) // MONTHS_IN[unit] + 1
        return part_of_year(there.year, MONTHS_IN[unit], nth, f"{there.year:04}-{'Q' if unit == 'Q' else 'H'}{nth}")
    if unit == "Y":
        return whole_year(day.year + rel)
    if unit == "DE":
        first = day.year // 10 * 10 + 10 * rel
        return several_years(first, first + 9, f"{first // 10}X")
    if unit == "CE":
        return century_of((day.year - 1) // 100 + 1 + rel)
    return None


@rule
def part_of_week(found: Found, context: Context) -> Reading | None:
    """Earlier or later in the week, month or year of publication: up to or from that day ("earlier this week")."""
    unit, way, today = found.text("unit"), number(found, "direction"), context.published
    if unit == "D":
        day = context.anchor or today
        return one_day(day) if day else None
    whole = unit_at(unit, today, 0) if unit and today else None
    if whole is None or whole.value is None or today is None:
        return None
    first, last = (whole.value.first, today) if way == -1 else (today, whole.value.last)
    return replace(whole, value=replace(whole.value, first=first, last=last, edtf=f"{first}/{last}"))


@rule
def decade(found: Found, context: Context) -> Reading | None:
    """A decade ("les années 1990", "the 60s")."""
    digits = found.text("decade") or found.text("decade_word") or ""
    if len(digits) == 2:
        if digits[1] != "0":
            return None
        digits = str(context.full_year(digits))
    first = int(digits)
    return several_years(first, first + 9, f"{first // 10}X")


@rule
def century(found: Found, context: Context) -> Reading | None:
    """A century ("XXe siècle", "the 19th century")."""
    nth = number(found, "century")
    return century_of(nth) if nth else None


def century_of(nth: int) -> Reading:
    """The `nth` century; it may begin with the year 00 as well as 01, so the years of both are in."""
    first = (nth - 1) * 100
    return several_years(first, first + 100, f"{nth - 1:02}XX")
