"""Which articles tell one story: by the names, the days and the happenings they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from claimcheck.model import Claim, TimeRange

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


@dataclass(frozen=True, slots=True)
class Profile:
    """What an article is about: its keys, those of its lead, the days it names, when it came out."""

    article: str
    keys: frozenset[str]
    lead: frozenset[str]
    days: frozenset[date]
    published: TimeRange | None


def profile_articles(claims: Sequence[Claim]) -> list[Profile]:
    """One profile for each article that makes claims, in order of its id."""
    by_article: dict[str, list[Claim]] = {}
    for claim in claims:
        by_article.setdefault(claim.article, []).append(claim)
    return [_profile(article, group) for article, group in sorted(by_article.items())]


def _profile(article: str, claims: Sequence[Claim]) -> Profile:
    keys = frozenset(key for claim in claims for key in claim.facets.context)
    lead = frozenset(key for claim in claims if claim.facets.lead for key in claim.facets.context)
    times = (claim.facets.time for claim in claims if claim.facets.time_said)
    days = frozenset(time.first for time in times if time and time.is_day and time.year_known)
    return Profile(article, keys, lead, days, claims[0].published)


def link_stories(claims: Sequence[Claim]) -> dict[str, int]:
    """The number of its story for each article; articles that share enough, directly, have one number."""
    profiles = profile_articles(claims)
    spread = Counter(key for profile in profiles for key in profile.keys)
    limit = max(COMMON, len(profiles) // 3)
    common = {key for key, count in spread.items() if count > limit}
    story = {profile.article: number for number, profile in enumerate(profiles)}
    members = {number: [profile] for number, profile in enumerate(profiles)}
    scored = ((support(one, other, common), one, other) for one, other in _candidates(profiles, common))
    for _, one, other in sorted((s for s in scored if s[0] >= LINK), key=lambda s: (-s[0], s[1].article, s[2].article)):
        keep, drop = sorted((story[one.article], story[other.article]))
        if keep != drop and not _too_far(members[keep], members[drop]):
            members[keep] += members[drop]
            story.update({profile.article: keep for profile in members.pop(drop)})
    return story


def _too_far(ones: Sequence[Profile], others: Sequence[Profile]) -> bool:
    """Would an undated text link articles that came out months apart?"""
    return any((days_apart(a, b) or 0) > FAR_DAYS for a in ones for b in others)


def days_apart(one: Profile, other: Profile) -> int | None:
    """The days between what two articles tell of: their publication, or a day that the later one names in full."""
    if one.days & other.days:
        return 0
    gaps = [days_between(one.published, other.published)]
    gaps += [days_between(_day(day), other.published) for day in one.days]
    gaps += [days_between(one.published, _day(day)) for day in other.days]
    return min((gap for gap in gaps if gap is not None), default=None)


def _day(day: date) -> TimeRange:
    return TimeRange(day, day)


def _candidates(profiles: Sequence[Profile], common: set[str]) -> list[tuple[Profile, Profile]]:
    """Pairs that share a name, a place or a happening of their leads: those that share none cannot be one story."""
    holders: dict[str, list[int]] = {}
    for number, profile in enumerate(profiles):
        for key in sorted(profile.keys - common):
            if key[0] in "gn":
                holders.setdefault(key, []).append(number)
    pairs = {pair for group in holders.values() for pair in combinations(group, 2)}
    return [(profiles[a], profiles[b]) for a, b in sorted(pairs)]


def support(one: Profile, other: Profile, common: set[str] | frozenset[str] = frozenset()) -> float:
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
