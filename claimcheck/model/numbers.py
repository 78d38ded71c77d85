"""Numbers as a text bounds them."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.model.quick import quickly_made, replace


@quickly_made
@dataclass(frozen=True, slots=True)
class NumberRange:
    """The numbers from `low` to `high`, both included; None is open. `bound` is how it was said.

    >>> NumberRange.exactly(38).allows(NumberRange(low=51, bound=">"))
    False
    >>> NumberRange(low=51, bound=">").allows(NumberRange.exactly(55))
    True
    """

    low: float | None = None
    high: float | None = None
    bound: str = "="

    @classmethod
    def exactly(cls, number: float) -> NumberRange:
        return cls(number, number, "=")

    @property
    def is_exact(self) -> bool:
        return self.bound == "=" and self.low is not None and self.low == self.high

    def allows(self, other: NumberRange) -> bool:
        """Is there a number that both allow? Symmetric and reflexive; widening either side never makes it False."""
        below = self.low is None or other.high is None or self.low <= other.high
        return below and (other.low is None or self.high is None or other.low <= self.high)

    def covers(self, other: NumberRange) -> bool:
        """Does this range hold every number of `other`?"""
        low = self.low is None or (other.low is not None and self.low <= other.low)
        return low and (self.high is None or (other.high is not None and other.high <= self.high))

    def widened(self, share: float) -> NumberRange:
        """The range made wider by a share of its ends at both ends; `share` is 0 or more."""
        low = None if self.low is None else self.low - abs(self.low) * share
        return replace(self, low=low, high=None if self.high is None else self.high + abs(self.high) * share)

    def scaled(self, factor: float) -> NumberRange:
        """The same amounts in another unit; `factor` is positive."""
        return replace(
            self,
            low=None if self.low is None else tidy(self.low * factor),
            high=None if self.high is None else tidy(self.high * factor),
        )

    def __str__(self) -> str:
        low, high = plain(self.low), plain(self.high)
        if self.low is not None and self.low == self.high:
            return ("~" if self.bound == "~" else "") + low
        if self.bound == "~" and self.low is not None and self.high is not None:
            return "~" + plain(roundest(tidy((self.low + self.high) / 2), self.high, self.low))
        if self.high is None:
            return f">={low}"
        return f"<={high}" if self.low is None else f"{low}..{high}"


def roundest(*numbers: float) -> float:
    """The number that takes the fewest digits, zeros at the end not counted; the first of those that take as few.

    >>> roundest(285, 300, 270), roundest(35, 38.5, 31.5)
    (300, 35)
    """
    return min(numbers, key=lambda number: len(plain(abs(number)).replace(".", "").strip("0")))


def tidy(number: float) -> float:
    """Drop the noise that multiplying floats leaves; whole numbers become whole."""
    rounded = round(number, 9)
    return int(rounded) if rounded == int(rounded) else rounded


def plain(number: float | None) -> str:
    """A number without separators or a needless decimal point; the empty string for None."""
    if number is None:
        return ""
    return str(int(number)) if number == int(number) else repr(round(number, 9))
