"""Dates as metadata write them, to EDTF."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

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
YEAR = re.compile(r"(?<![\d+-])\d{4}(?!\d)")
NUMBER = re.compile(r"\d+")
WORD = re.compile(r"[^\W\d_]{3}")
NO_DAY = datetime(2000, 1, 1)
"""What a date is read from where it leaves something out, so that the clock is never used; it is then refused."""
LONGEST = 60
"""Characters of a date in words, with its weekday, hour and zone; longer values are sentences."""


def to_edtf(said: str) -> str | None:
    """A year, month, day or minute as EDTF; None for what is none of them, is no day of the calendar or is ambiguous.

    >>> [to_edtf(said) for said in ("2022", "2022-09", "2022/9/10", "20220910", "2022-09-10T05:12:00+02:00")]
    ['2022', '2022-09', '2022-09-10', '2022-09-10', '2022-09-10T05:12']
    >>> [to_edtf(said) for said in ("10 septembre 2022", "Sept. 10, 2022", "septembre 2022")]
    ['2022-09-10', '2022-09-10', '2022-09']
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
    return _spelled_out(said) if len(said) <= LONGEST and WORD.search(said) else None


@lru_cache(maxsize=4096)
def _spelled_out(said: str) -> str | None:
    """A date with its month as a word, in any language `dateparser` knows; None without a year, or relative to today.

    The year and the day must stand in the text: what is not said there is not taken from another day.
    """
    years = YEAR.findall(said)
    if len(years) != 1:
        return None
    found = _parser().get_date_data(said)
    moment, numbers = found.date_obj, {int(number) for number in NUMBER.findall(said)}
    if moment is None or moment.year != int(years[0]):
        return None
    if found.period == "month":
        return f"{moment:%Y-%m}"
    if found.period not in ("day", "time") or moment.day not in numbers:
        return None
    return f"{moment:%Y-%m-%dT%H:%M}" if found.period == "time" else f"{moment:%Y-%m-%d}"


@cache
def _parser() -> DateDataParser:
    # Takes a third of a second: only for dates that are not written in figures.
    from dateparser.date import DateDataParser

    settings = {"PARSERS": ["absolute-time"], "RELATIVE_BASE": NO_DAY, "RETURN_TIME_AS_PERIOD": True}
    return DateDataParser(settings=settings)


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
