"""When what one text says and another denies is of two times."""

from __future__ import annotations

from claimcheck.discrepancies.check import PLANNED
from claimcheck.discrepancies.matching import DENIED_BY, said_times_part, times_part
from claimcheck.model import Claim, Truth


def by_value(one: Claim, other: Claim) -> tuple[Claim, Claim]:
    """The denial and the assertion."""
    return (other, one) if one.value == Truth(True) else (one, other)


def denied_days_part(one: Claim, other: Claim) -> str | None:
    """Why the days keep the two apart. A denial mostly tells when it is said: of what happens once its day says
    nothing, and of what does not happen every other day only the days that both give in the very clause do.
    """
    mine, theirs = one.facets, other.facets
    if _is_denied_before(one, other):
        return "it had not happened yet"
    if _is_denied_plan(one, other):
        return None  # "will not be raised" is said today, of whenever it is planned for
    if any(c.rule == DENIED_BY and not c.facets.time_said for c in (one, other)):
        return None  # who says "I never met him" says it today, of whenever it is told to have been
    if "varying" in (one.course, other.course):
        return times_part(one, other) or _since_done(one, other)
    if mine.time_said and theirs.time_said and not (mine.once and theirs.once):
        return times_part(one, other)
    return said_times_part(one, other) if mine.repeats or theirs.repeats else None


def _is_denied_plan(one: Claim, other: Claim) -> bool:
    """Is it denied, with no day, that something is to happen?"""
    denied, _ = by_value(one, other)
    return denied.question.basis == PLANNED and not denied.facets.time_said


def _is_denied_before(one: Claim, other: Claim) -> bool:
    """Did the denial come out before the day on which a later text says that it happened?"""
    denied, asserted = by_value(one, other)
    now, when, told = denied.published, asserted.facets.time, asserted.published
    if now is None or when is None or told is None or not (asserted.facets.time_said and when.days_known):
        return False
    known = now.year_known and now.days_known and when.year_known
    return known and now.last < when.first and now.last < told.first


def _since_done(one: Claim, other: Claim) -> str | None:
    """Was what had "not yet" happened told as done in a later text?"""
    waiting, done = (one, other) if one.course == "varying" else (other, one)
    before, after = waiting.as_of or waiting.published, done.as_of or done.published
    if before is None or after is None or not (before.year_known and after.year_known):
        return None
    return "it had not happened yet" if before.last < after.first else None
