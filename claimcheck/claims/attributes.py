"""Figures that stand before the noun that they describe ("the 280-megawatt dam", "a £6m painting")."""

from __future__ import annotations

from claimcheck.claims.reading import SentenceReading


def is_attribute(reading: SentenceReading, index: int) -> bool:
    """Does a noun follow without a preposition, so that the measure stands before what it measures?"""
    parsed = reading.parsed
    if index >= len(parsed.tokens) or not parsed.tokens[index].is_word or parsed.cues.any_at(index):
        return False
    return not any(frame.hit.first == index for frame in reading.frames)
