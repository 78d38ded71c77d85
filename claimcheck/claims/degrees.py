"""How badly those counted were hurt: "two critically", "dont un grave", "three were seriously injured"."""

from __future__ import annotations

from claimcheck.claims.frames import Frame
from claimcheck.claims.reading import SentenceReading
from claimcheck.languages import Pack
from claimcheck.languages.grammar import Role
from claimcheck.languages.quantities import load_quantity_tables
from claimcheck.model import QuantityMention


def graded_behind(reading: SentenceReading, quantity: QuantityMention, measure: str, pack: Pack) -> str:
    """The part of a measure that the word behind a bare number makes of it, "of them" between or not."""
    parsed = reading.parsed
    first = parsed.token_at(quantity.span.end - 1) + 1
    cue = parsed.cues.at(first, Role.OF_WHICH)
    near = [first] if cue is None else [first, cue.last - 1, cue.last]
    return _graded([parsed.tokens[n].norm for n in near if n < len(parsed.tokens)], measure, pack)


def graded_by(frame: Frame, measure: str, pack: Pack) -> str:
    """The same by a word of the predicate that those counted undergo, or right before or behind it."""
    tokens, hit = frame.parsed.tokens, frame.hit
    beside = [token.norm for token in tokens[max(0, hit.first - 1) : hit.last + 1]]
    return _graded(beside, measure, pack)


def _graded(words: list[str], measure: str, pack: Pack) -> str:
    degrees, measures = load_quantity_tables(pack).degrees, pack.concepts.measures
    found = (degrees[word] for word in words if word in degrees)
    return next((name for name in found if measure in measures[name].part_of), measure)


def is_graded(reading: SentenceReading, quantity: QuantityMention, pack: Pack) -> bool:
    """Does a word for how badly stand right behind a bare number ("12 wounded, four serious")?"""
    tokens, behind = reading.parsed.tokens, reading.parsed.token_at(quantity.span.end - 1) + 1
    return behind < len(tokens) and tokens[behind].norm in load_quantity_tables(pack).degrees
