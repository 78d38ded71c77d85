"""What number words add up to."""

from __future__ import annotations

from claimcheck.languages.quantities import Numeral, NumeralKind


class Sum:
    """What the number words so far add up to, and what may follow."""

    def __init__(self, hundred_from: int, hundred_after: int) -> None:
        self.hundred_from, self.hundred_after = hundred_from, hundred_after
        self.done, self.current, self.room = 0, 0, 999
        self.scale: float = 1
        self.last: NumeralKind | None = None

    @property
    def total(self) -> int:
        """The number so far."""
        return self.done + self.current

    def fits(self, numeral: Numeral) -> bool:
        """May `numeral` follow?"""
        if numeral.kind is NumeralKind.SCALE:
            smaller = self.scale == 1 or numeral.value < self.scale
            multiplies = self.done and self.scale == 1000 and numeral.value > 1000
            return self.last is None or (
                bool(self.current or self.last is NumeralKind.SCALE) and (smaller or bool(multiplies))
            )
        if numeral.kind is NumeralKind.HUNDRED:
            if self.last is None or self.room == 999:
                return True
            return self.hundred_from <= self.current <= self.hundred_after
        return 0 < numeral.value <= self.room or (numeral.value == 0 and self.last is None)

    def add(self, numeral: Numeral) -> None:
        """Take the word in."""
        if numeral.kind is NumeralKind.SCALE:
            if self.scale == 1000 and numeral.value > 1000 and self.done:
                self.done = (self.done + self.current) * numeral.value
            else:
                self.done += max(self.current, 1) * numeral.value
            self.current, self.room, self.scale = 0, 999, numeral.value
        elif numeral.kind is NumeralKind.HUNDRED:
            self.current, self.room = max(self.current, 1) * 100, 99
        else:
            self.current += numeral.value
            self.room = {NumeralKind.TENS: 9, NumeralKind.LONG_TENS: 19}.get(numeral.kind, 0)
        self.last = numeral.kind
