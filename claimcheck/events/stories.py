"""Which articles tell one story: by the names, the days and the happenings they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations

from claimcheck.model import Outline, TimeRange

WEIGHTS = {"g": 1.0, "n": 1.0, "s": 0.2, "p": 0.25, "m": 0.15, "w": 0.12, "c": 0.15, "r": 0.1}
"""What a shared key adds, by its kind: a name says far more than a word. Set so that two names, or one with a handful
of common words and happenings, make a story."""
CAPS = {"s": 0.4, "p": 1.0, "m": 0.6, "w": 1.2, "c": 0.3, "r": 0.2}
"""The most that keys of one kind add, so that two long texts on one subject are no story by their vocabulary alone."""
LINK = 2.0
"""The least support that links two articles."""
NEAR_DAYS, FAR_DAYS = 12, 60
"""Stories that run on are told within days; two texts two months apart tell one only if much else says so."""
NEAR_BONUS, SAME_DAY_BONUS = 0.4, 0.5
UNDATED = 0.6
"""What is left of the support when it is not known how far apart two texts came out."""
COMMON = 8
"""A name that more articles of a batch hold than this, and more than a third of them, says little."""


def link_stories(outlines: Sequence[Outline]) -> dict[str, int]:
    """The number of its story for each article; articles that share enough have one number."""
    outlines = sorted(outlines, key=lambda outline: outline.article)
    spread = Counter(key for outline in outlines for key in outline.keys)
    limit = max(COMMON, len(outlines) // 3)
    common = {key for key, count in spread.items() if count > limit}
    story = {outline.article: number for number, outline in enumerate(outlines)}
    members = {number: [outline] for number, outline in enumerate(outlines)}
    scored = ((support(one, other, common), one, other) for one, other in _candidates(outlines, common))
    for _, one, other in sorted((s for s in scored if s[0] >= LINK), key=lambda s: (-s[0], s[1].article, s[2].article)):
        keep, drop = sorted((story[one.article], story[other.article]))
        if keep != drop and not _too_far(members[keep], members[drop]):
            members[keep] += members[drop]
            story.update({outline.article: keep for outline in members.pop(drop)})
    return story


def _too_far(ones: Sequence[Outline], others: Sequence[Outline]) -> bool:
    """Would an undated text link articles that came out months apart?"""
    return any((days_apart(a, b) or 0) > FAR_DAYS for a in ones for b in others)


def days_apart(one: Outline, other: Outline) -> int | None:
    """The days between what two articles tell of: their publication, or a day that the later one names in full."""
    if one.days & other.days:
        return 0
    gaps = [days_between(one.published, other.published)]
    gaps += [days_between(_day(day), other.published) for day in one.days]
    gaps += [days_between(one.published, _day(day)) for day in other.days]
    return min((gap for gap in gaps if gap is not None), default=None)


def _day(day: date) -> TimeRange:
    return TimeRange(day, day)


def _candidates(outlines: Sequence[Outline], common: set[str]) -> list[tuple[Outline, Outline]]:
    """Pairs that share a name, a place or a happening of their leads: those that share none cannot be one story."""
    holders: dict[str, list[int]] = {}
    for number, outline in enumerate(outlines):
        for key in sorted(outline.keys - common):
            if key[0] in "gn":
                holders.setdefault(key, []).append(number)
    pairs = {pair for group in holders.values() for pair in combinations(group, 2)}
    return [(outlines[a], outlines[b]) for a, b in sorted(pairs)]


def support(one: Outline, other: Outline, common: set[str] | frozenset[str] = frozenset()) -> float:
    """How much two articles share."""
    totals: dict[str, float] = {}
    for key in (one.keys & other.keys) - common:
        totals[key[0]] = totals.get(key[0], 0.0) + WEIGHTS[key[0]]
    shared = sum(min(total, CAPS.get(kind, total)) for kind, total in sorted(totals.items()))
    shared += 0.5 * sum(1 for key in one.lead & other.lead if key[0] in "gn")
    if one.days & other.days:
        shared += SAME_DAY_BONUS
    gap = days_apart(one, other)
    if gap is None:
        return shared * UNDATED
    if gap > FAR_DAYS:
        return 0.0
    return shared + (NEAR_BONUS if gap <= NEAR_DAYS else 0.0)


def days_between(one: TimeRange | None, other: TimeRange | None) -> int | None:
    """The least number of days between two times; None when either has no year."""
    if one is None or other is None or not (one.year_known and other.year_known):
        return None
    return max((other.first - one.last).days, (one.first - other.last).days, 0)


def articles_of(story: Mapping[str, int]) -> dict[int, list[str]]:
    """The articles of each story, sorted."""
    found: dict[int, list[str]] = {}
    for article, number in sorted(story.items()):
        found.setdefault(number, []).append(article)
    return found
