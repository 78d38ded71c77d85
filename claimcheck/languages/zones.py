"""How far a zone lies from UTC on a day: summer time, zones that have changed, and the zones of countries."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date

from claimcheck.languages.times import Calendar, load_calendar

SUMMER = 60
"""Minutes that summer time is ahead."""


def offset_on(code: str, day: date | None, calendar_table: Calendar) -> int | None:
    """Minutes from UTC of a zone of the tables on a day; None where they depend on a day that is not known.

    A code is a number of minutes, one with a rule of summer time before it ("eu+60"), or a zone of
    `concepts/times.toml` whose rules have changed.
    """
    if code in calendar_table.zones:
        code = _rule_on(calendar_table.zones[code], day)
    if not code:
        return None
    if code[:2] not in SUMMERS:
        return int(code)
    return int(code[2:]) + (SUMMER if SUMMERS[code[:2]](day) else 0) if day else None


def _rule_on(steps: Sequence[str], day: date | None) -> str:
    """The rule in force on a day: rules and the days from which the next one holds stand in turn."""
    rule = steps[0]
    for since, later in zip(steps[1::2], steps[2::2], strict=True):
        if day is None or day.isoformat() >= since:
            rule = later
    return rule


def _european(day: date) -> bool:
    """Summer time of Europe: from the last Sunday of March to the last one of October."""
    return _sunday(day.year, 3, -1) <= day < _sunday(day.year, 10, -1)


def _american(day: date) -> bool:
    """Summer time of the United States and Canada since 2007: second Sunday of March to first of November."""
    return _sunday(day.year, 3, 1) <= day < _sunday(day.year, 11, 0)


SUMMERS = {"eu": _european, "us": _american}


def _sunday(year: int, month: int, place: int) -> date:
    """The first (0), second (1) or last (-1) Sunday of a month."""
    days = [week[calendar.SUNDAY] for week in calendar.monthcalendar(year, month) if week[calendar.SUNDAY]]
    return date(year, month, days[place])


def offset_in(country: str | None, day: date | None) -> int | None:
    """Minutes from UTC of the clocks of a country, by its code, on a day; None where it has several zones, or rules of
    its own for summer time.

    >>> offset_in("UA", date(2024, 7, 1)), offset_in("US", date(2024, 7, 1))
    (180, None)
    """
    code = load_calendar().countries.get(country or "")
    return offset_on(code, day, load_calendar()) if code else None
