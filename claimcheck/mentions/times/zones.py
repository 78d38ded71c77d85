"""Hours told in two zones."""

from __future__ import annotations

from claimcheck.mentions.times.readings import Reading
from claimcheck.model import ClockRange
from claimcheck.model.quick import replace

DAY = 1440
QUARTER = 15
"""Zones lie apart by quarters of an hour; two hours that do not are two hours, not one in two zones."""


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

