"""How far a zone lies from UTC on a day: summer time, zones that have changed, and hours told in two zones."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date

from claimcheck.languages.times import Calendar
from claimcheck.mentions.times.readings import Reading
from claimcheck.model import ClockRange
from claimcheck.model.quick import replace

SUMMER = 60
"""Minutes that summer time is ahead."""

DAY = 1440
QUARTER = 15
"""Zones lie apart by quarters of an hour; two hours that do not are two hours, not one in two zones."""


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


def tie_zones(one: Reading, other: Reading) -> tuple[Reading, Reading] | None:
    """Two hours as one moment, told in the local and in a named zone ("19h32 (18h32 UT)"); None when they are two."""
    for local, zoned in ((one, other), (other, one)):
        if local.value is None or zoned.value is None or local.value.clock is None or zoned.value.clock is None:
            continue
        offset = _offset_between(local.value.clock, zoned.value.clock)
        if offset is not None:
            value = replace(local.value, clock=replace(local.value.clock, offset=offset, half_known=True))
            abroad = replace(zoned, value=replace(value, edtf=zoned.value.edtf))
            here = replace(local, value=value)
            return (here, abroad) if local is one else (abroad, here)
    return None


def _offset_between(local: ClockRange, zoned: ClockRange) -> int | None:
    """The zone of the first of two hours when both are one moment; None when no zone of the world makes them one."""
    if local.offset is not None or zoned.offset is None or not (local.exact and zoned.exact):
        return None
    apart = zoned.offset + local.low - zoned.low
    fitting = [o for o in (apart, apart - DAY, apart + DAY) if LEAST <= o <= GREATEST and o % QUARTER == 0]
    return fitting[0] if fitting else None


LEAST, GREATEST = -12 * 60, 14 * 60
"""The zones of the world, in minutes from UTC."""

