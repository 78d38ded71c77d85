"""Rules for times that lie so far from a day: ago, ahead, earlier and later."""

from __future__ import annotations

from datetime import date, timedelta

from claimcheck.mentions.times.context import Context
from claimcheck.mentions.times.days import moved, number
from claimcheck.mentions.times.grammar import Found
from claimcheck.mentions.times.periods import DAYS_IN, MONTHS_IN, unit_at
from claimcheck.mentions.times.readings import (
    Reading,
    move_months,
    one_day,
    span,
    whole_year,
)
from claimcheck.mentions.times.registry import resolve_part, rule
from claimcheck.model.quick import replace

FORTNIGHT = 15
"""Days of "une quinzaine"."""
FARTHEST = 1500
"""More units than this are no distance that the news counts in; the calendar would not reach."""


@rule
def ago(found: Found, context: Context) -> Reading | None:
    """So long before publication ("il y a trois jours", "two weeks ago"); without a number some two weeks ("il y a une
    quinzaine")."""
    if context.around and context.published and not (found.text("n") or found.text("dozen")):
        return _days_away(context.around, -FORTNIGHT, 3)
    return distance(found, context.around if context.published else None, -1)


@rule
def ago_to_the_day(found: Found, context: Context) -> Reading | None:
    """The very day so many months or years before publication ("a year ago to the day", "il y a un an jour pour
    jour")."""
    made, unit, n = ago(found, context), found.text("unit") or "D", found.text("n")
    if made is None or context.published is None or n is None or unit not in MONTHS_IN:
        return made
    months = round(float(n) * MONTHS_IN[unit])
    there = move_months(context.published, -months) if months < LONGEST else None
    return one_day(there) if there else made


LONGEST = 12 * 200
"""Months; nothing is told to the day from longer ago."""


@rule
def vaguely_ago(found: Found, context: Context) -> Reading | None:
    """Some time before publication, nobody knows how long ("il y a quelques jours", "several years ago")."""
    return Reading("PAST_REF")


@rule
def ahead(found: Found, context: Context) -> Reading | None:
    """So long after publication ("dans trois jours", "in two weeks' time")."""
    return distance(found, context.around if context.published else None, 1)


@rule
def ahead_if_future(found: Found, context: Context) -> Reading | None:
    """So long after publication, where the clause looks ahead or there is no clause.

    Else it is a length of time ("the first in two years").
    """
    return ahead(found, context) if context.future or (found.first == 0 and found.text("stop")) else None


@rule
def earlier(found: Found, context: Context) -> Reading | None:
    """So long before or after the day the narrative stands at ("deux jours plus tôt", "three months later")."""
    way = number(found, "direction") or number(found, "side") or 1
    n, unit = number(found, "n"), found.text("unit") or "D"
    if n is not None and unit == "Y" and context.anchor is None and context.year_above is not None:
        return whole_year(context.year_above + way * n)
    if n is not None and unit in DAYS_IN and context.anchor is None:
        return moved(context, way * n * DAYS_IN[unit])
    made = distance(found, context.anchor, way)
    if made is not None and made.anchored and n is not None and unit in DAYS_IN:
        return replace(made, shift=way * n * DAYS_IN[unit])
    return made


@rule
def distance_from(found: Found, context: Context) -> Reading | None:
    """So long before or after a day that is named ("deux jours après le 7 mars")."""
    base = resolve_part(found, "day", context)
    day = base.day if base else None
    return distance(found, day, number(found, "side") or number(found, "direction") or 1) if day else None


def distance(found: Found, base: date | None, way: int) -> Reading | None:
    """So many units from a day. The longer the unit, the rounder it is meant: a month ago is within a fortnight."""
    unit, n = found.text("unit") or "D", found.text("n") or found.text("dozen")
    if n is None or unit in ("TM", "TS"):
        return Reading("XXXX-XX-XX" if n is None else "PRESENT_REF", anchored=n is not None)
    if base is None:
        return Reading("XXXX-XX-XX", anchored=False)
    count = float(n) * way
    if abs(count) > FARTHEST:
        return None
    rough = found.text("dozen") is not None
    if unit == "TH":
        other = base + timedelta(days=way * (int(abs(count)) // 24 + 1))
        return span(min(base, other), max(base, other), base.isoformat())
    if unit in DAYS_IN:
        return _days_away(base, count * DAYS_IN[unit], 0 if unit == "D" and not rough else 3)
    there = move_months(base, round(count * MONTHS_IN[unit])) if abs(count) * MONTHS_IN[unit] < 12 * 1900 else None
    return _months_away(there, unit, rough) if there else None


def _days_away(base: date, days: float, slack: int) -> Reading:
    there = base + timedelta(days=round(days))
    made = one_day(there)
    if not slack or made.value is None:
        return made
    first, last = there - timedelta(days=slack), there + timedelta(days=slack)
    return replace(made, value=replace(made.value, first=first, last=last, edtf=f"{first}/{last}"))


def _months_away(there: date, unit: str, rough: bool) -> Reading:
    """A month, year, decade or century round a day, wider than the calendar's by half a unit on each side."""
    made = unit_at("M" if unit in ("M", "Q", "SM") else "Y", there, 0)
    slack = {"M": 16, "Q": 45, "SM": 60, "Y": 183, "DE": 1100, "CE": 7300, "ML": 36500}[unit] * (2 if rough else 1)
    if made is None or made.value is None or there.toordinal() <= slack + 400:
        return made or one_day(there)
    first, last = there - timedelta(days=slack), there + timedelta(days=slack)
    first, last = min(first, made.value.first), max(last, made.value.last)
    return replace(made, value=replace(made.value, first=first, last=last))
