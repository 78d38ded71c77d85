"""Dates of any precision as EDTF writes them, read as ranges of days."""

from __future__ import annotations

import calendar
import re
from datetime import date

from claimcheck.model.times import TimeRange

PLAIN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$")


def read_date(edtf: str | None) -> TimeRange | None:
    """The days that "2022", "2022-09", "2022-09-10" or "2022-09-10T05:12" stands for; None for anything else.

    >>> str(read_date("2022-02").last)
    '2022-02-28'
    """
    match = PLAIN.match(edtf or "")
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 1, month or 1, day or 1)
        last_month = month or 12
        last = date(first.year, last_month, day or calendar.monthrange(first.year, last_month)[1])
    except ValueError:
        return None
    return TimeRange(first, last, edtf=match.group().split("T")[0])
