"""How the sides of a discrepancy stand to each other: dispute, update or conflict, and the sentence that says why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import combinations

from claimcheck.discrepancies.answers import are_answers
from claimcheck.discrepancies.matching import ALLEGED
from claimcheck.model import Claim, NumberRange, Party, Relation, State, TimeRange, Truth

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
    for mine, theirs in combinations(sides, 2):
        if _are_opposed(mine, theirs):
            return f"said by opposing parties: {_named(mine)} / {_named(theirs)}"
    if reason := _quoted_against(sides):
        return reason
    for mine, theirs in combinations(sides, 2):
        if any(are_answers(one, other) for one in mine for other in theirs):
            return f"one text sets them against each other: {mine[0].speakers[-1]} / {theirs[0].speakers[-1]}"
    if any(claim.rule in ALLEGED for group in sides for claim in group):
        return "told by an accusation or by one who claims it"
    denied = [claim for group in sides for claim in group if claim.rule == "denied by speaker"]
    if denied:
        return f"denied by {denied[0].speakers[-1]}"
    return None


def _are_opposed(mine: Sequence[Claim], theirs: Sequence[Claim]) -> bool:
    """Do two states speak, or two parties whose word is often set against the other's?"""
    ours, others = ({side for claim in group for side in claim.speaker_sides} for group in (mine, theirs))
    if ours & others:
        return False
    states = any(_is_state(side) for side in ours) and any(_is_state(side) for side in others)
    return states or any(c.opposed_sides & others for c in mine) or any(c.opposed_sides & ours for c in theirs)


def _is_state(side: str) -> bool:
    """Is it the code of a country (ISO 3166-1)?"""
    return len(side) == 2 and side.isupper()


def _quoted_against(sides: Sides) -> str | None:
    """Is what the sides say the word of speakers? What is asserted by one alone is disputed by whoever denies it."""
    value = sides[0][0].value
    if not isinstance(value, Truth | State | Party):
        return None
    voices = [_speaker(group) for group in sides]
    asserted = [v for v, group in zip(voices, sides, strict=True) if v and str(group[0].value) == str(Truth(True))]
    quoted = [voice for voice in voices if voice]
    if not asserted and (len(quoted) < len(sides) or len(set(quoted)) < len(quoted)):
        return None
    return f"said by {', '.join(quoted)}" + ("" if len(quoted) == len(sides) else ", against other sources")


def _speaker(group: Sequence[Claim]) -> str | None:
    """Who says it, when half the claims of a side or more are somebody's word; None when outlets say it themselves."""
    quoted = [claim.speakers[-1] for claim in group if len(claim.speakers) > 1]
    return quoted[0] if len(quoted) * 2 >= len(group) else None


def _named(group: Sequence[Claim]) -> str:
    """Who speaks on a side, by name."""
    return ", ".join(dict.fromkeys(claim.speakers[-1] for claim in group if claim.speaker_sides))


def _update(sides: Sides) -> str | None:
    claims = [claim for group in sides for claim in group]
    if any(claim.revision for claim in claims):
        return "a text says that the value was revised"
    course = claims[0].course
    if course == "fixed" or (course == "varying" and isinstance(claims[0].value, NumberRange)):
        return None
    dated = [group for group in sides if any(_told(claim) is not None for claim in group)]
    if course == "varying" and len(dated) < len(sides):
        return None
    if len(dated) > 1 and _runs(dated, course):
        return "told one after the other, as such values run in the course of an event"
    return None


def _told(claim: Claim) -> TimeRange | None:
    when = claim.as_of or claim.published
    return when if when is not None and when.year_known else None


def _first(group: Sequence[Claim]) -> date:
    """The day a side was first told; only texts whose day is known count when there are such."""
    told = [when for claim in group if (when := _told(claim))]
    return min(when.first for when in [t for t in told if t.is_day] or told)


def _runs(sides: Sides, course: str) -> bool:
    """Was the value that the course begins with told before the one it ends with? A varying value may run either way.

    Figures between them may be told late: an old toll is often passed on after a newer one.
    """
    days = [_first(group) for group in sides]
    if course == "varying":
        return len(set(days)) == len(days)
    steps = sorted(((_low(group), days[n], n) for n, group in enumerate(sides)), reverse=course == "falling")
    (_, begins, early), (_, ends, late) = steps[0], steps[-1]
    return begins < ends or (begins == ends and _is_outlived(sides[early], sides[late]))


def _is_outlived(early: Sequence[Claim], late: Sequence[Claim]) -> bool:
    """Of two figures first told on one day, is one told later too, and the other then only beside it?"""
    both = {claim.article for claim in early} & {claim.article for claim in late}
    days = [
        [told.last for c in group if c.article not in both and (told := _told(c)) and told.is_day]
        for group in (early, late)
    ]
    return bool(both) and all(days) and max(days[0]) < max(days[1])


def _low(group: Sequence[Claim]) -> float:
    values = [c.value.low or 0.0 for c in group if isinstance(c.value, NumberRange)]
    return min(values, default=0.0)
