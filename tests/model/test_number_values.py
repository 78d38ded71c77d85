"""Laws of NumberRange, on numbers of every size."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import NumberRange
from claimcheck.model.numbers import roundest

ENDS = st.one_of(st.none(), st.integers(-(10**9), 10**9), st.floats(-1e9, 1e9, allow_nan=False))
BOUNDS = st.sampled_from(["=", "~", "<", ">", "range"])


@st.composite
def ranges(draw: st.DrawFn) -> NumberRange:
    low, high = draw(ENDS), draw(ENDS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return NumberRange(low, high, draw(BOUNDS))


@st.composite
def widened(draw: st.DrawFn, inner: NumberRange) -> NumberRange:
    more = st.one_of(st.none(), st.integers(0, 1000))
    below, above = draw(more), draw(more)
    low = None if below is None or inner.low is None else inner.low - below
    high = None if above is None or inner.high is None else inner.high + above
    return NumberRange(low, high, inner.bound)


@given(ranges(), ranges())
def test_allows_is_symmetric(one: NumberRange, other: NumberRange) -> None:
    assert one.allows(other) == other.allows(one)


@given(ranges())
def test_allows_is_reflexive(one: NumberRange) -> None:
    assert one.allows(one)


@given(st.data(), ranges(), ranges())
def test_widening_never_makes_values_clash(data: st.DataObject, one: NumberRange, other: NumberRange) -> None:
    wide = data.draw(widened(one))
    assert wide.covers(one)
    if one.allows(other):
        assert wide.allows(other)


@given(ranges(), ranges())
def test_a_range_that_covers_another_allows_it(one: NumberRange, other: NumberRange) -> None:
    if one.covers(other):
        assert one.allows(other)


@given(st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6))
def test_exact_values_meet_only_when_equal(one: int, other: int) -> None:
    assert NumberRange.exactly(one).allows(NumberRange.exactly(other)) == (one == other)


@given(ranges(), st.sampled_from([0.001, 0.3048, 1, 60, 1000]))
def test_scaling_keeps_open_ends_and_order(one: NumberRange, factor: float) -> None:
    scaled = one.scaled(factor)
    assert ((scaled.low is None), (scaled.high is None), scaled.bound) == (one.low is None, one.high is None, one.bound)
    if scaled.low is not None and scaled.high is not None:
        assert scaled.low <= scaled.high


@given(ranges())
def test_text_of_a_value_has_no_separators(one: NumberRange) -> None:
    assert not set(str(one)) & set(", _")


def test_text_names_the_roundest_number_of_a_band() -> None:
    assert str(NumberRange(270, 300, "~")) == "~300"
    assert str(NumberRange(45, 55, "~")) == "~50"
    assert str(NumberRange(50, 55, "~")) == "~50"
    assert roundest(285, 300, 270) == 300
