"""Rules for days and years from one to another, and lists of them."""

from __future__ import annotations

from datetime import date

from claimcheck.mentions.times.context import Context
from claimcheck.mentions.times.days import number, said_year
from claimcheck.mentions.times.grammar import Found
from claimcheck.mentions.times.readings import (
    ANY_YEAR,
    Reading,
    make_date,
    one_day,
    span,
)
from claimcheck.mentions.times.registry import resolve_part, rule


@rule
def year_range(found: Found, context: Context) -> Reading | None:
    """Years from one to another ("1939-1945", "the 2008-09 season")."""
    first = number(found, "year")
    last = number(found, "year2")
    if first and last is None and found.text("yy"):
        last = first // 100 * 100 + int(found.text("yy") or 0)
    if first is None or last is None or not first < last <= first + 200:
        return None
    text = f"{first:04}/{last:04}"
    return span(date(first, 1, 1), date(last, 12, 31), text, text)


@rule
def dom_range(found: Found, context: Context) -> Reading | None:
    """Days of one month ("du 3 au 5 mars", "3-5 March 2022", "le 3 ou le 4 mars")."""
    low, end = number(found, "dom2"), resolve_part(found, "day", context) or _last_of_range(found, context)
    value = end.value if end else None
    if low is None or value is None or not value.is_day or low >= value.last.day:
        return None
    first = make_date(value.first.year, value.first.month, low)
    if first is None:
        return None
    text = f"{first.isoformat()}/{value.last.isoformat()}"
    text = text if value.year_known else text.replace(f"{ANY_YEAR}-", "XXXX-")
    return span(first, value.last, text, text, year_known=value.year_known)


def _last_of_range(found: Found, context: Context) -> Reading | None:
    """The later day where the month stands in front of both ("March 3-5, 2022")."""
    month, dom = number(found, "month"), number(found, "dom3")
    if month is None or dom is None:
        return None
    year = said_year(found, context) or context.year_of(month, dom)
    day = make_date(year or ANY_YEAR, month, dom)
    return one_day(day, year_known=year is not None) if day else None


@rule
def dom_before(found: Found, context: Context) -> Reading | None:
    """A day whose month stands with a later day ("les 6 et 13 avril", "on 3 and 4 March")."""
    dom, other = number(found, "dom2"), resolve_part(found, "day", context)
    value = other.value if other else None
    if dom is None or value is None or not value.is_day:
        return None
    day = make_date(value.first.year, value.first.month, dom)
    return one_day(day, year_known=value.year_known) if day else None


@rule
def dom_listed(found: Found, context: Context) -> Reading | None:
    """A day that goes on a list of days ("les 3, 4 et 5 mars")."""
    return dom_before(found, context) if context.goes_on else None
