"""Rules for parts of periods: their beginning and end, quarters, halves, and so many of their weeks or months."""

from __future__ import annotations

from datetime import timedelta

from claimcheck.mentions.times.context import Context
from claimcheck.mentions.times.days import number, said_phase, said_year
from claimcheck.mentions.times.grammar import Found
from claimcheck.mentions.times.periods import DAYS_IN, unit_at
from claimcheck.mentions.times.readings import ANY_YEAR, Reading, month_end, move_months, part_of_year, span
from claimcheck.mentions.times.registry import resolve_part, rule
from claimcheck.model.quick import replace


@rule
def phase(found: Found, context: Context) -> Reading | None:
    """The beginning, middle or end of a month, year, season, week or century ("mi-mars", "early 2023")."""
    base = resolve_part(found, "bare", context) or resolve_part(found, "period", context)
    part = said_phase(found)
    return phase_of(base, part, context) if base and part else None


@rule
def phase_of_unit(found: Found, context: Context) -> Reading | None:
    """The beginning, middle or end of this week, month or year ("the end of the year")."""
    unit, part = found.text("unit"), said_phase(found)
    base = unit_at(unit, context.around, 0) if unit and unit != "D" and context.around else None
    return phase_of(base, part, context) if base and part else None


def phase_of(base: Reading, part: str, context: Context) -> Reading | None:
    """The beginning, middle or end of what is read."""
    if base.value is None:
        return None
    first, last = base.value.first, base.value.last
    if first.day == 1 and last == month_end(first.year, first.month):
        low, high = context.calendar.month_phases[part]
        first, last = first.replace(day=low), last.replace(day=min(high, last.day))
    elif (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        low, high = context.calendar.year_phases[part]
        first, last = first.replace(month=low), month_end(last.year, high)
    else:
        third = (last - first).days // 3
        first, last = {
            "START": (first, first + timedelta(days=third)),
            "MID": (first + timedelta(days=third), last - timedelta(days=third)),
            "END": (last - timedelta(days=third), last),
        }[part]
    edtf = f"{first.isoformat()}/{last.isoformat()}"
    if not base.value.year_known:
        edtf = edtf.replace(f"{ANY_YEAR}-", "XXXX-")
    return replace(base, value=replace(base.value, first=first, last=last, edtf=edtf))


@rule
def quarter(found: Found, context: Context) -> Reading | None:
    """A quarter or half of a year, of this year unless it says ("the first quarter of 2009"), or half of a month."""
    code = found.text("quarter") or found.text("half") or ""
    base = resolve_part(found, "bare", context) or resolve_part(found, "period", context)
    if base is not None and _is_month(base):
        return half_of_month(base, int(code[1])) if code[0] == "H" else None
    said = base.year if base else said_year(found, context)
    if said is None and context.around is not None and base is None:
        said = context.around.year
        opening = (int(code[1]) - 1) * (3 if code[0] == "Q" else 6) + 1
        said -= opening > context.around.month and not context.future
    if said is None:
        return None
    return part_of_year(said, 3 if code[0] == "Q" else 6, int(code[1]), f"{said:04}-{code}")


@rule
def fortnight(found: Found, context: Context) -> Reading | None:
    """The first or second half of a month ("la première quinzaine de mars")."""
    base, half = resolve_part(found, "bare", context), number(found, "fortnight")
    return half_of_month(base, half) if base and half and _is_month(base) else None


def _is_month(reading: Reading) -> bool:
    value = reading.value
    return value is not None and (value.first.day, value.last) == (1, month_end(value.first.year, value.first.month))


MIDDLE_OF_MONTH = 15


def half_of_month(base: Reading, half: int) -> Reading | None:
    """The first (1) or second (2) half of the month that is read."""
    if base.value is None:
        return None
    first, last = base.value.first, base.value.last
    first, last = (first, first.replace(day=MIDDLE_OF_MONTH)) if half == 1 else (first.replace(day=16), last)
    edtf = f"{first.isoformat()}/{last.isoformat()}"
    edtf = edtf if base.value.year_known else edtf.replace(f"{ANY_YEAR}-", "XXXX-")
    return replace(base, value=replace(base.value, first=first, last=last, edtf=edtf))


@rule
def nth_unit(found: Found, context: Context) -> Reading | None:
    """The first to last week or day of a month, or month of a year ("the last week of March 2021")."""
    unit, nth, whole = found.text("unit"), number(found, "ordinal"), resolve_part(found, "bare", context)
    whole = whole or resolve_part(found, "period", context)
    if unit not in ("D", "W", "WE", "M", "Q", "SM") or nth is None or whole is None or whole.value is None:
        return None
    if not whole.value.year_known:
        return None
    first = whole.value.first if nth > 0 else whole.value.last
    if unit == "W":  # the first week is the one with the first Thursday, as ISO counts the weeks of a year
        first += timedelta(days=(3 - first.weekday()) % 7 if nth > 0 else -((first.weekday() - 3) % 7))
    made = unit_at(unit, first, nth - 1 if nth > 0 else nth + 1)
    inside = made is not None and made.value is not None and made.value.allows(whole.value)
    return made if inside and made != whole else None


@rule
def several_units(found: Found, context: Context) -> Reading | None:
    """The first or last so many days, weeks or months of something ("the first three months of 2021")."""
    unit, count, edge = found.text("unit"), number(found, "n"), number(found, "edge")
    whole = resolve_part(found, "bare", context)
    if unit not in ("D", "W", "M") or not count or edge is None or whole is None or whole.value is None:
        return None
    first, last = whole.value.first, whole.value.last
    if unit == "M" and whole.value.year_known and first.day == 1:
        left = first if edge > 0 else move_months(last.replace(day=1), 1 - count)
        right = move_months(left, count - 1)
        text = f"{left.year:04}-{left.month:02}/{right.year:04}-{right.month:02}"
        made = span(left, month_end(right.year, right.month), text, text)
    elif unit != "M" and whole.value.year_known:
        days = timedelta(days=count * DAYS_IN[unit] - 1)
        made = span(first, first + days, "") if edge > 0 else span(last - days, last, "")
        made = replace(made, timex=made.value.edtf if made.value else "")
    else:
        return None
    inside = made.value is not None and first <= made.value.first and made.value.last <= last
    return made if inside else None
