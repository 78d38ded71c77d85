"""How the sides of a discrepancy stand to each other: dispute, update or conflict, and the sentence that says why."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.model import Claim, NumberRange, Relation, TimeRange

Sides = Sequence[Sequence[Claim]]


def relate(sides: Sides) -> tuple[Relation, str]:
    """The relation and its reason: opposing speakers make a dispute, an ordered course or a revision an update."""
    if reason := _dispute(sides):
        return Relation.DISPUTE, reason
    if reason := _update(sides):
        return Relation.UPDATE, reason
    return Relation.CONFLICT, "nothing in the texts explains why the values differ"


def _dispute(sides: Sides) -> str | None:
    """Do attributed speakers of different parties stand on two sides, or does one deny what another says?"""
    voices = [{side for claim in group for side in claim.speaker_sides} for group in sides]
    for position, mine in enumerate(voices):
        for theirs in voices[position + 1 :]:
            if mine and theirs and not mine & theirs:
                return f"said by opposing parties: {_named(mine)} / {_named(theirs)}"
    denied = [claim for group in sides for claim in group if claim.rule == "denied by speaker"]
    if denied:
        return f"denied by {denied[0].speakers[-1]}"
    return None


def _named(keys: set[str]) -> str:
    return ", ".join(sorted(keys))


def _update(sides: Sides) -> str | None:
    claims = [claim for group in sides for claim in group]
    if any(claim.revision for claim in claims):
        return "a text says that the value was revised"
    course = claims[0].course
    if course == "fixed" or (course == "varying" and isinstance(claims[0].value, NumberRange)):
        return None
    if any(_told(claim) is None for claim in claims):
        return None
    if _runs(sides, course):
        return "told one after the other, as such values run in the course of an event"
    return None


def _told(claim: Claim) -> TimeRange | None:
    when = claim.as_of or claim.published
    return when if when is not None and when.year_known else None


def _first(group: Sequence[Claim]) -> str:
    """The day a side was first told."""
    return min(when.bounds()[0] or "" for claim in group if (when := _told(claim)))


def _runs(sides: Sides, course: str) -> bool:
    """Were the values first told in the order in which they run, not all on one day? A varying value runs either way."""
    days = [_first(group) for group in sides]
    if len(set(days)) == 1:
        return False
    if course == "varying":
        return len(set(days)) == len(days)
    steps = sorted(zip((_low(group) for group in sides), days, strict=True), reverse=course == "falling")
    return [day for _, day in steps] == sorted(days)


def _low(group: Sequence[Claim]) -> float:
    values = [c.value.low or 0.0 for c in group if isinstance(c.value, NumberRange)]
    return min(values, default=0.0)
