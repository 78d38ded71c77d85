"""What must hold of every pair of times: symmetry, reflexivity, and that widening never takes a meeting away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import ClockRange, TimeRange

DAYS = st.dates(date(2020, 1, 1), date(2023, 12, 31))
OFFSETS = st.one_of(st.none(), st.sampled_from([-600, -240, 0, 60, 180, 330, 780]))


@st.composite
def clocks(draw: st.DrawFn) -> ClockRange:
    low = draw(st.integers(0, 1439))
    zones = draw(st.frozensets(st.sampled_from([-300, 0, 60, 330]), max_size=2))
    exact, half_known = draw(st.booleans()), draw(st.booleans())
    return ClockRange(low, low + draw(st.integers(0, 1300)), draw(OFFSETS), exact, half_known, zones)


@st.composite
def times(draw: st.DrawFn) -> TimeRange:
    clock = draw(st.one_of(st.none(), clocks()))
    if draw(st.integers(0, 9)) == 0:
        return TimeRange(clock=clock or ClockRange(0, 0), days_known=False)
    first = draw(DAYS)
    last = first + timedelta(days=draw(st.integers(0, 90)) + (clock.high // 1440 if clock else 0))
    known = draw(st.booleans())
    if not known:
        first, last = first.replace(year=2000), first.replace(year=2000) + (last - first)
    return TimeRange(first, last, clock, known, open_start=draw(st.booleans()), open_end=draw(st.booleans()))


@given(times(), times())
def test_allows_is_symmetric(one: TimeRange, other: TimeRange) -> None:
    assert one.allows(other) == other.allows(one)


@given(times())
def test_allows_itself(one: TimeRange) -> None:
    assert one.allows(one)


@given(times(), times(), st.integers(0, 40), st.integers(0, 40))
def test_more_days_never_part_what_met(one: TimeRange, other: TimeRange, before: int, after: int) -> None:
    wide = replace(one, first=one.first - timedelta(days=before), last=one.last + timedelta(days=after))
    if one.year_known and one.allows(other):
        assert wide.allows(other)


@given(times(), times(), st.integers(0, 300), st.integers(0, 300))
def test_more_hours_never_part_what_met(one: TimeRange, other: TimeRange, before: int, after: int) -> None:
    if one.clock is None or not one.allows(other):
        return
    high = one.clock.high + min(after, 1439 - one.clock.high % 1440)
    wide = replace(one, clock=replace(one.clock, low=max(0, one.clock.low - before), high=high))
    assert wide.allows(other)
    if one.clock.offset is None or other.clock is not None:  # without an hour, the day is that of no other zone
        assert replace(one, clock=None).allows(other)


@given(times(), times())
def test_opening_an_end_never_parts_what_met(one: TimeRange, other: TimeRange) -> None:
    if one.allows(other):
        assert replace(one, open_start=True).allows(other)
        assert replace(one, open_end=True).allows(other)


@given(times(), times())
def test_what_is_covered_is_allowed(one: TimeRange, other: TimeRange) -> None:
    if one.covers(other):
        assert one.allows(other)


@given(times())
def test_covers_itself(one: TimeRange) -> None:
    assert one.covers(one)


def day(text: str, clock: ClockRange | None = None, **more: bool) -> TimeRange:
    first, _, last = text.partition("/")
    return TimeRange(date.fromisoformat(first), date.fromisoformat(last or first), clock, **more)


SIX_IN_MOSCOW, NIGHT_IN_MOSCOW = ClockRange(367, 367, 180), ClockRange(30, 30, 180)
NIGHT = ClockRange(1080, 1800, None, exact=False)
PAIRS = [
    ("the same day", day("2022-03-07"), day("2022-03-07"), True),
    ("another day", day("2022-03-07"), day("2022-03-08"), False),
    ("a day of the month", day("2022-03-07"), day("2022-03-01/2022-03-31"), True),
    ("another month", day("2022-04-01"), day("2022-03-01/2022-03-31"), False),
    ("April of no year against 7 March", day("2000-04-01/2000-04-30", year_known=False), day("2022-03-07"), False),
    ("March of no year against 7 March", day("2000-03-01/2000-03-31", year_known=False), day("2022-03-07"), True),
    ("29 February of no year against a year without", day("2000-02-29", year_known=False), day("2022-02-28"), False),
    ("since February", day("2022-02-01/2022-02-28", open_end=True), day("2022-03-07"), True),
    ("until February", day("2022-02-01/2022-02-28", open_start=True), day("2022-03-07"), False),
    ("since February, until April", day("2022-02-01", open_end=True), day("2022-04-01", open_start=True), True),
    ("two hours", day("2022-03-07", ClockRange(600, 600)), day("2022-03-07", ClockRange(601, 601)), False),
    ("the hour of two days", day("2022-03-07", ClockRange(600, 600)), day("2022-03-08", ClockRange(600, 600)), False),
    ("zones", day("2022-03-07", SIX_IN_MOSCOW), day("2022-03-07", ClockRange(187, 187, 0)), True),
    ("zones that do not fit", day("2022-03-07", SIX_IN_MOSCOW), day("2022-03-07", ClockRange(247, 247, 0)), False),
    ("zones across midnight", day("2022-03-08", NIGHT_IN_MOSCOW), day("2022-03-07", ClockRange(1290, 1290, 0)), True),
    ("the day may be another in a zone", day("2022-03-08", ClockRange(60, 60, 0)), day("2022-03-07"), True),
    ("but not two days off", day("2022-03-09", ClockRange(60, 60, 0)), day("2022-03-07"), False),
    ("the night's first evening", day("2022-03-07/2022-03-08", NIGHT), day("2022-03-07", ClockRange(1320, 1320)), True),
    ("the night's last morning", day("2022-03-07/2022-03-08", NIGHT), day("2022-03-08", ClockRange(300, 300)), True),
    ("not the noon between", day("2022-03-07/2022-03-08", NIGHT), day("2022-03-08", ClockRange(720, 720)), False),
    ("not the morning before", day("2022-03-07/2022-03-08", NIGHT), day("2022-03-07", ClockRange(300, 300)), False),
    ("either day of the night", day("2022-03-07/2022-03-08", NIGHT), day("2022-03-08"), True),
    ("a bare hour on any day", TimeRange(clock=ClockRange(600, 600), days_known=False), day("2022-03-07"), True),
    (
        "a bare hour against another",
        TimeRange(clock=ClockRange(600, 600), days_known=False),
        day("2022-03-07", ClockRange(660, 660)),
        False,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "meet"), [row[1:] for row in PAIRS], ids=[row[0] for row in PAIRS])
def test_pairs(one: TimeRange, other: TimeRange, meet: bool) -> None:
    assert one.allows(other) is meet


def test_bounds_of_a_night() -> None:
    night = day("2022-03-07/2022-03-08", NIGHT)
    assert night.bounds() == ("2022-03-07T18:00", "2022-03-08T06:00")


def test_bounds_open_and_unknown() -> None:
    assert day("2022-03-07", open_end=True).bounds() == ("2022-03-07", None)
    assert day("2000-03-07", year_known=False).bounds() == (None, None)
