"""Counts that one verb joins: "killed 15 civilians and 27 fighters"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.frames import Frame
from claimcheck.claims.parsed import Parsed
from claimcheck.languages.grammar import Role
from claimcheck.model import QuantityMention

LINKS = (Role.COORDINATOR, Role.DETERMINER)
"""What stands between two joined counts."""
MOST_LINKS = 3
"""Tokens between them."""


def joined_before(
    parsed: Parsed, quantity: QuantityMention, counts: Sequence[QuantityMention]
) -> QuantityMention | None:
    """The count that stands right before one, with only "and" between them; None where there is none."""
    first = parsed.token_at(quantity.span.start)
    before = max((c for c in counts if c.span.end <= quantity.span.start), key=lambda c: c.span, default=None)
    if before is None or not before.noun or not quantity.noun:
        return None
    between = range(parsed.token_at(before.span.end - 1) + 1, first)
    linked = all(parsed.cues.has(n, *LINKS) for n in between)
    joined = linked and any(parsed.cues.has(n, Role.COORDINATOR) for n in between)
    return before if joined and len(between) <= MOST_LINKS else None


def is_one_of_kinds(parsed: Parsed, quantity: QuantityMention, counts: Sequence[QuantityMention]) -> bool:
    """Is it joined to a count of another kind, so that it counts a part of all?"""
    pairs = ((joined_before(parsed, count, counts), count) for count in counts)
    joined = [(before, count) for before, count in pairs if before is not None and quantity in (before, count)]
    return any(before.measure != count.measure and before.unit == count.unit for before, count in joined)


def is_undergone_too(quantity: QuantityMention, frame: Frame, counts: Sequence[QuantityMention]) -> bool:
    """Is it joined to the one that the predicate befell, and befallen by it too?"""
    patient = frame.patient
    return isinstance(patient, QuantityMention) and joined_before(frame.parsed, quantity, counts) is patient
