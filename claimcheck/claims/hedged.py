"""Figures told flatly in one place and roughly in another: "1.5 billion" in the title, "almost 1.5 billion" below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.model import Aspect, Claim, NumberRange
from claimcheck.model.quick import replace

NEAR = frozenset({"about", "nearly", "slightly_over"})
"""The rules of figures that are near the number told. "At least 40" is another thing than 40."""

PERSON, MANY = "person", 100
"""So many people of one number in one text are the same, whatever they are called."""


def with_hedges(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one text, those of a flat figure that the text also tells roughly with the range of the latter."""
    rough: dict[float, list[Claim]] = {}
    for claim in claims:
        if claim.aspect is Aspect.QUANTITY and claim.rule in NEAR and isinstance(claim.compared, NumberRange):
            for number in _numbers_told(claim.compared):
                rough.setdefault(number, []).append(claim)
    return [_hedged(claim, rough) for claim in claims] if rough else list(claims)


def _numbers_told(rough: NumberRange) -> set[float]:
    """The numbers of which a range may be the rough form: its ends and its middle."""
    middle = (rough.low + rough.high) / 2 if rough.low and rough.high else None
    return {number for number in (rough.low, rough.high, middle) if number}


def _hedged(claim: Claim, rough: Mapping[float, Sequence[Claim]]) -> Claim:
    value = claim.compared
    if claim.aspect is not Aspect.QUANTITY or not isinstance(value, NumberRange) or not value.is_exact:
        return claim
    told = next((other for other in rough.get(value.low or 0.0, ()) if _is_same(claim, other, value)), None)
    return claim if told is None else replace(claim, comparable=told.compared)


def _is_same(flat: Claim, rough: Claim, value: NumberRange) -> bool:
    """Is the number told roughly of the same amount, or of what is counted alike?"""
    if flat.question.role != rough.question.role or flat.unit != rough.unit:
        return False
    many = flat.unit == PERSON and (value.low or 0.0) >= MANY
    return bool(flat.question.role) or flat.question.measure == rough.question.measure or many
