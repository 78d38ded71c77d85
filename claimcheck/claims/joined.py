"""Counts that one verb joins: "killed 15 civilians and 27 fighters", "15 were killed, as were 27 fighters"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.claims.parsed import Parsed
from claimcheck.languages.grammar import Role
from claimcheck.model import QuantityMention

if TYPE_CHECKING:
    from claimcheck.claims.frames import Frame

LINKS = (Role.COORDINATOR, Role.DETERMINER)
"""What stands between two joined counts."""
MOST_LINKS = 3
"""Tokens between them."""


Joined = tuple[QuantityMention, QuantityMention]


def joined_counts(parsed: Parsed, counts: Sequence[QuantityMention]) -> list[Joined]:
    """The counts, in their order, of which the second stands right behind the first with only "and" between them, or
    anywhere behind it if "as well as" opens it."""
    return [(before, count) for before, count in pairwise(counts) if _are_joined(parsed, before, count)]


def _are_joined(parsed: Parsed, before: QuantityMention, count: QuantityMention) -> bool:
    if not before.noun or not count.noun or before.span.end > count.span.start:
        return False
    between = range(parsed.token_at(before.span.end - 1) + 1, parsed.token_at(count.span.start))
    if parsed.cues.ending(between.stop, Role.WITH_THEM) is not None:
        return True
    if len(between) > MOST_LINKS or not all(parsed.cues.has(n, *LINKS) for n in between):
        return False
    return any(parsed.cues.has(n, Role.COORDINATOR) for n in between)


def is_one_of_kinds(quantity: QuantityMention, joined: Sequence[Joined]) -> bool:
    """Is it joined to a count of another kind, so that it counts a part of all?"""
    own = (pair for pair in joined if pair[0] is quantity or pair[1] is quantity)
    return any(before.measure != count.measure and before.unit == count.unit for before, count in own)


def is_undergone_too(quantity: QuantityMention, frame: Frame, joined: Sequence[Joined]) -> bool:
    """Is it joined to the one that the predicate befell, and befallen by it too?"""
    return any(count is quantity and before is frame.patient for before, count in joined)
