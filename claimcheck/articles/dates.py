"""Dates as metadata write them, to EDTF."""

from __future__ import annotations

import re
from datetime import date

# Year, month and day in this order, with an hour where there is a day. A zone is read over: what articles call
# "today" is the day where they were published.
YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2}|XX)(?:[-/.](?P<day>\d{1,2}|XX))?)?[?~%]?"
    r"(?:[T ]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2}(?:[.,]\d{1,9})?)?)?"
    r"\s?(?:Z|UTC|GMT|[+-]\d{2}:?\d{0,2})?",
    re.IGNORECASE,
)
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(?:\d{2})?Z?)?")
DAY_FIRST = re.compile(r"(?P<day>\d{1,2})(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})")


def to_edtf(said: str) -> str | None:
    """A year, month, day or minute as EDTF; None for what is none of them, is no day of the calendar or is ambiguous.

    >>> [to_edtf(said) for said in ("2022", "2022-09", "2022/9/10", "20220910", "2022-09-10T05:12:00+02:00")]
    ['2022', '2022-09', '2022-09-10', '2022-09-10', '2022-09-10T05:12']
    >>> [to_edtf(said) for said in ("25.12.2022", "25/12/2022", "03/04/2022", "2022-02-30", "soon")]
    ['2022-12-25', '2022-12-25', None, None, None]
    """
    said = said.strip()
    if found := COMPACT.fullmatch(said):
        year, month, day, hour, minute = found.groups()
        return _checked(year, month, day, hour, minute)
    if found := YEAR_FIRST.fullmatch(said):
        return _checked(found["year"], found["month"], found["day"], found["hour"], found["minute"])
    if found := DAY_FIRST.fullmatch(said):
        # With slashes or dashes 3/4 is March or April, by country; with dots the day always comes first.
        if found["mark"] == "." or int(found["day"]) > 12:
            return _checked(found["year"], found["month"], found["day"], None, None)
        if int(found["month"]) > 12:
            return _checked(found["year"], found["day"], found["month"], None, None)
    return None


def _checked(year: str, month: str | None, day: str | None, hour: str | None, minute: str | None) -> str | None:
    month, day = (None if part in ("XX", "xx") else part for part in (month, day))
    if (day and not month) or (hour and not day):
        return None
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if hour and not (int(hour) < 24 and int(minute or 0) < 60):
        return None
    parts = [year] + [f"{int(part):02}" for part in (month, day) if part]
    return "-".join(parts) + (f"T{int(hour):02}:{minute}" if hour else "")
