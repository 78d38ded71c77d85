"""What a hedge does to a number: one rule a concept, the same in every language; `bounds.toml` has the phrases.

A rule takes the interval of the bare number to the interval the hedged number allows. The bands are those of everyday
rounding: a speaker who hedges names the nearest round number, so what is meant lies within half a step of the last
digit that is not zero (Krifka 2007, "Approximate interpretation of number words"; Jansen and Pollmann 2001, "On round
numbers"), and news desks round within ten per cent when they do not count.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from claimcheck.model import NumberRange
from claimcheck.model.numbers import tidy

ROUND_SHARE = 0.10
"""A hedged number is within a tenth of the value."""
STEP_SHARE = 0.20
"""Half a rounding step counts up to a fifth of the value: "about 20" may be 16, "about 1,000" may not be 500."""
COUNTED_BELOW = 1000
""""More than 50" dead begins at 51; above a thousand nobody counts by one and the bound itself is let in."""
SHARE_BAND = 3.0
"""Percentage points round a share said in words: "half" is said of 47 % to 53 %."""
TENTHS_BAND = 0.5
""""Six in ten" stands for all that rounds to six."""


def about(value: NumberRange, whole: bool) -> NumberRange:
    """Within a tenth of the number or half a step of its last digit that is not zero, whichever is wider.

    >>> str(about(NumberRange.exactly(50), True)), about(NumberRange.exactly(300), True).low
    ('~50', 250)
    """
    low, high = _ends(value)
    return _band(low - _slack(low), high + _slack(high), whole)


def nearly(value: NumberRange, whole: bool) -> NumberRange:
    """From a tenth below the number up to it."""
    low, high = _ends(value)
    return _band(low * (1 - ROUND_SHARE), high, whole)


def slightly_over(value: NumberRange, whole: bool) -> NumberRange:
    """From the number up to a tenth above it."""
    low, high = _ends(value)
    return _band(low, high * (1 + ROUND_SHARE), whole)


def at_least(value: NumberRange, whole: bool) -> NumberRange:
    """A floor, itself allowed."""
    return NumberRange(value.low, None, ">")


def more_than(value: NumberRange, whole: bool) -> NumberRange:
    """A floor, itself not allowed when things are counted one by one."""
    low = value.low
    step = 1 if whole and low is not None and low < COUNTED_BELOW and low == int(low) else 0
    return NumberRange(None if low is None else low + step, None, ">")


def at_most(value: NumberRange, whole: bool) -> NumberRange:
    """A ceiling, itself allowed."""
    return NumberRange(None, value.high, "<")


def less_than(value: NumberRange, whole: bool) -> NumberRange:
    """A ceiling, itself not allowed when things are counted one by one."""
    high = value.high
    step = 1 if whole and high is not None and 0 < high < COUNTED_BELOW and high == int(high) else 0
    return NumberRange(None, None if high is None else high - step, "<")


RULES: dict[str, Callable[[NumberRange, bool], NumberRange]] = {
    "about": about, "nearly": nearly, "slightly_over": slightly_over, "at_least": at_least, "more_than": more_than,
    "at_most": at_most, "less_than": less_than,
}  # fmt: skip

VAGUE: dict[str, tuple[int, int]] = {"several": (3, 20), "few": (2, 10), "couple": (2, 3)}
"""What the vague words allow: "several" was said of 3 and never of two dozen, "a few" of 2 to 10."""


def apply_bound(rule: str, value: NumberRange, *, whole: bool) -> NumberRange:
    """The interval that `rule` makes of a number; `whole` tells that single things are counted. Raises: KeyError."""
    return RULES[rule](value, whole)


def many(group: float, *, several: bool = False) -> NumberRange:
    """Collective nouns in the plural: "dizaines" and "dozens" are 20 to 99, "hundreds" 200 to 999.

    From a thousand on the same word reaches two orders further ("thousands" is said of 50,000), unless "several" or
    "a few" stands before it.

    >>> str(many(12)), str(many(100)), str(many(1000)), str(many(1000, several=True))
    ('20..99', '200..999', '2000..99999', '2000..9999')
    """
    step = 10 ** math.floor(math.log10(group))
    top = 100 if group >= 1000 and not several else 10
    return NumberRange(tidy(2 * group // step * step), tidy(top * step - 1), "range")


def share(numerator: float, denominator: float, *, band: float = SHARE_BAND) -> NumberRange:
    """A fraction said in words as percent, with what rounds to it."""
    middle = 100 * numerator / denominator
    return NumberRange(round(max(0.0, middle - band), 2), round(min(100.0, middle + band), 2), "~")


def plausible_high(value: NumberRange) -> float | None:
    """The highest number that a careful writer would still have put so.

    "More than 50" is true of 300, but nobody says it: a floor is the highest round number that was passed. The next
    round number of the scale 1, 2, 5, 10 is at most 2.5 times as high, so a floor is read as allowing less than 2.5
    times itself; small floors (under 10, "at least 3 dead") move fast as news comes in and allow ten.

    >>> plausible_high(NumberRange(51, None, ">")), plausible_high(NumberRange(38, 38)), plausible_high(NumberRange())
    (127.5, 38, None)
    """
    if value.high is not None or value.low is None or value.low < 0:
        return value.high
    return tidy(max(10, 2.5 * value.low))


def _ends(value: NumberRange) -> tuple[float, float]:
    low = value.low if value.low is not None else value.high or 0
    high = value.high if value.high is not None else low
    return low, high


def _slack(number: float) -> float:
    """Half a rounding step, no more than a fifth of the number, no less than a tenth."""
    return max(ROUND_SHARE * number, min(STEP_SHARE * number, _step(number) / 2))


def _step(number: float) -> float:
    """The place of the last digit that is not zero: 10 for 350, 100 for 300, 1 for 42, 0 for a number with decimals."""
    if number != int(number) or number == 0:
        return 0
    step, rest = 1, int(abs(number))
    while rest % 10 == 0:
        step, rest = step * 10, rest // 10
    return step


def _band(low: float, high: float, whole: bool) -> NumberRange:
    """Whole things have whole ends, rounded outwards."""
    if whole:
        low, high = math.floor(low + 1e-9), math.ceil(high - 1e-9)
    return NumberRange(tidy(low), tidy(high), "~")
