"""The days by which two events that share an id are told apart: a year later the same rival tolls are other news."""

from __future__ import annotations

import re
from collections.abc import Collection

from claimcheck.model import Discrepancy

DAY = re.compile(r"\d{4}(-\d\d){0,2}")


def days_of(found: Discrepancy) -> tuple[str, ...]:
    """When the event was, by each of the claims: years, months and days in EDTF, without the hour; sorted."""
    said = (DAY.match(str(claim.facets.time)) for claim in found.claims if claim.facets.time)
    return tuple(sorted({match[0] for match in said if match}))


def may_be_one(one: Collection[str], other: Collection[str]) -> bool:
    """Can two discrepancies of one id be of one event? Yes, unless both have days and none lies in another.

    >>> may_be_one(["2025-02"], ["2025-02-04"]), may_be_one(["2025-02-04"], ["2026-02-04"]), may_be_one([], ["2025"])
    (True, False, True)
    """
    return not one or not other or any(a.startswith(b) or b.startswith(a) for a in one for b in other)
