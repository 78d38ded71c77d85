"""A number as it was read, and the small questions its readers ask of tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.model import NumberRange, Token
from claimcheck.model.quick import quickly_made

LONGEST_DIGITS = 15
"""More digits in a row are an identifier, and floats could not hold them."""
MOST_WORDS = 24
"""No number takes more words; what is longer is not read on."""
MOST_SCALES = 4
"""Scales that follow each other in one number, billions to hundreds."""
HYPHENS = frozenset("-‐‑")
DASHES = frozenset("-–—")
"""What stands between two figures of a range, a score or a vote."""
FRACTION_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 0.2, "⅛": 0.125}


@quickly_made
@dataclass(frozen=True, slots=True)
class Reading:
    """Tokens `first` to `last` (excluded) say the number `value`, by `rule`.

    `scale` is the last word that multiplied ("30 à 40 millions"); `article` tells that only an article said it;
    `digits` that it was written in figures, `grouped` with marks between groups of three; `is_share` that it is a
    fraction, in percent; `half` that it is a bare half or fraction and needs a unit. `nominal` is the number that an
    approximate collective noun names ("une centaine": 100).
    """

    first: int
    last: int
    value: NumberRange
    rule: str = "exact"
    scale: float = 1
    digits: bool = False
    grouped: bool = False
    article: bool = False
    is_share: bool = False
    half: bool = False
    nominal: float | None = None

    @property
    def number(self) -> float:
        """The number itself; the lower end of a band."""
        return self.value.low if self.value.low is not None else self.value.high or 0


def three(tokens: Sequence[Token], index: int) -> bool:
    """Three digits that no further digit or letter touches."""
    if index >= len(tokens) or len(tokens[index].text) != 3 or not tokens[index].text.isdecimal():
        return False
    return (
        index + 1 >= len(tokens)
        or tokens[index + 1].start > tokens[index].end
        or not tokens[index + 1].text[0].isalnum()
        or (tokens[index + 1].text[0].isalpha())
    )


def touching(tokens: Sequence[Token], index: int) -> bool:
    """Does nothing stand between the token and the one before it?"""
    return 0 < index < len(tokens) and tokens[index].start == tokens[index - 1].end


def skip_hyphen(tokens: Sequence[Token], index: int) -> int:
    """The token after a hyphen that touches both its neighbours, else the same."""
    if (
        index < len(tokens)
        and tokens[index].text in HYPHENS
        and touching(tokens, index)
        and touching(tokens, index + 1)
    ):
        return index + 1
    return index


def whole(number: float) -> float:
    """The number without the noise of multiplying; an int when it is whole."""
    return round(number) if abs(number - round(number)) < 1e-6 else round(number, 9)
