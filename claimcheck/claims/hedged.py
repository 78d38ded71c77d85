"""Figures told flatly in one place and roughly in another: "1.5 billion" in the title, "almost 1.5 billion" below."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.model import Aspect, Claim, NumberRange
from claimcheck.model.quick import replace

NEAR = frozenset({"about", "nearly", "slightly_over"})
"""The rules of figures that are near the number told. "At least 40" is another thing than 40."""

PERSON, MANY = "person", 100
"""So many people of one number in one text are the same, whatever they are called."""


def with_hedges(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one text, those of a flat figure that the text also tells roughly with the range of the latter."""
    rough = [claim for claim in claims if claim.aspect is Aspect.QUANTITY and claim.rule in NEAR]
    return [_hedged(claim, rough) for claim in claims] if rough else list(claims)


def _hedged(claim: Claim, rough: Sequence[Claim]) -> Claim:
    if claim.aspect is not Aspect.QUANTITY or not _is_flat(claim):
        return claim
    told = next((other for other in rough if _is_same(claim, other)), None)
    return claim if told is None else replace(claim, comparable=told.compared)


def _is_flat(claim: Claim) -> bool:
    return isinstance(claim.compared, NumberRange) and claim.compared.is_exact


def _is_same(flat: Claim, rough: Claim) -> bool:
    """Is it the number told roughly, of the same amount or of what is counted alike?"""
    mine, theirs = flat.compared, rough.compared
    if flat.question.role != rough.question.role or flat.unit != rough.unit:
        return False
    if not isinstance(mine, NumberRange) or not isinstance(theirs, NumberRange) or not mine.low:
        return False
    many = flat.unit == PERSON and mine.low >= MANY
    if not flat.question.role and flat.question.measure != rough.question.measure and not many:
        return False
    ends = (theirs.low, theirs.high, (theirs.low + theirs.high) / 2 if theirs.low and theirs.high else None)
    return mine.low in ends
