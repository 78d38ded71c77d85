"""Figures that stand before the noun that they describe ("the 280-megawatt dam", "a £6m painting")."""

from __future__ import annotations

from claimcheck.claims.reading import SentenceReading
from claimcheck.model import QuantityMention

HYPHEN = "-"
"""What ties a figure to its unit where it describes a noun, which may be read with it ("the 150-metre tower")."""


def stands_before(reading: SentenceReading, quantity: QuantityMention) -> bool:
    """Does a quantity stand before the noun that it describes?"""
    last = reading.parsed.token_at(quantity.span.end - 1) + 1
    behind = quantity.quote[quantity.number_span.end - quantity.span.start :]
    return is_attribute(reading, last) or behind.startswith(HYPHEN)


def is_attribute(reading: SentenceReading, index: int) -> bool:
    """Does a noun follow without a preposition, so that the measure stands before what it measures?"""
    parsed = reading.parsed
    if index >= len(parsed.tokens) or not parsed.tokens[index].is_word or parsed.cues.any_at(index):
        return False
    return not any(frame.hit.first == index for frame in reading.frames)
