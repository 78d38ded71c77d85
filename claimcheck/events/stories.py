"""Which articles tell one story: by the names, the days and the happenings they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from claimcheck.events.alike import alikeness, days_between, of_land, tell_much_alike
from claimcheck.events.incidents import Incident
from claimcheck.model import Outline, TimeRange

WEIGHTS = {"g": 1.0, "n": 1.0, "s": 0.2, "p": 0.25, "m": 0.15, "t": 0.12, "v": 0.05, "w": 0.12, "c": 0.15, "r": 0.1}
"""What a shared key adds, by its kind: a name says far more than a word. Set so that two names, or one with a handful
of common words and happenings, make a story."""
CAPS = {"s": 0.4, "p": 1.0, "m": 0.6, "v": 0.2, "w": 1.2, "c": 0.3, "r": 0.2}
"""The most that keys of one kind add, so that two long texts on one subject are no story by their vocabulary alone."""
LINK = 2.0
"""The least support that links two articles."""
NEAR_DAYS, FAR_DAYS = 12, 60
"""Stories that run on are told within days; two texts two months apart tell one only if much else says so."""
NEAR_BONUS, NAMED_BONUS, LEADS_BONUS, SAME_DAY_BONUS = 0.4, 0.4, 0.25, 0.5
"""What it adds that two texts came out within days, the more where they share a name, or that they tell of one day: one
name in both leads of two texts of a week is enough. Without the second, batches of two short texts fell apart; with 0.8
for it two fires of one night became one."""
SAME_FIGURE, FIGURES = 0.35, 1.0
"""What an exact figure of one measure that two texts share adds, and the most that all such figures add: as much as a
name, since unrelated texts of one week share a crowd of 3,000 now and then, but seldom two such figures."""
UNDATED = 0.9
"""What is left of the support when it is not known how far apart two texts came out. Stripped of their dates, the blind
batches have 12 false alarms for 6 (recall .208 for .236)."""
COMMON = 25
"""A name that more articles of a batch hold than this, and more than a third of them, says little. A smaller batch may
tell one story throughout, and all its articles hold the names of that."""
HELD_BY = 8
"""A name that more articles hold says less the more do: it is the name of a region or a war, not of one story."""
LEAD_SHARE, LEAD_SHARE_OF_OTHER_DAYS = 0.15, 0.3
"""What the leads of two articles of one story share at least of their names; where both are dated, `OTHER_DAYS` days or
more apart, it takes more. Of 290 pairs of articles that tell one story 17 share less, of 1,760 pairs on other incidents
of one war two thirds do."""
LEAD_NAMES = 8
"""Names in two leads from which it says something that they share hardly any."""
OTHER_DAYS = 2
MAX_HOLDERS = 60
"""Articles with one name that are all compared with one another. Of a name that more hold, each is compared with the
`NEIGHBOURS` that came out after it: those that tell one story share a rarer name too, or are near in time."""
NEIGHBOURS = 30


def link_stories(
    outlines: Sequence[Outline],
    decided: Sequence[tuple[str, str]] = (),
    rare: frozenset[str] = frozenset(),
    incidents: Mapping[str, Incident] | None = None,
) -> dict[str, int]:
    """The number of its story for each article; articles that share enough, or that are `decided` to, have one.

    Names in `rare` count in full, however many of the articles hold them. `incidents` has what the leads of articles,
    by their id, tell of that happens again and again: two such are in no one story, whatever lies between them.
    """
    outlines = sorted(outlines, key=lambda outline: outline.article)
    spread = Counter(key for outline in outlines for key in outline.keys)
    limit = max(COMMON, len(outlines) // 3)
    common = {key for key, count in spread.items() if count > limit} - rare
    weight = {key: 1.0 if key in rare else min(1.0, HELD_BY / count) for key, count in spread.items()}
    story = {outline.article: number for number, outline in enumerate(outlines)}
    incidents = incidents or {}
    members = {number: Members.of(o, incidents.get(o.article)) for number, o in enumerate(outlines)}
    for one_id, other_id in decided:
        keep, drop = sorted((story[one_id], story[other_id]))
        if keep != drop:
            _merge(story, members, keep, drop)
    pairs = _candidates(outlines, common)
    scored = ((support(one, other, common, weight, LINK), one, other) for one, other in pairs)
    for _, one, other in sorted((s for s in scored if s[0] >= LINK), key=lambda s: (-s[0], s[1].article, s[2].article)):
        keep, drop = sorted((story[one.article], story[other.article]))
        if keep == drop or _are_apart(members[keep], members[drop]):
            continue
        if _tell_one_day(one, other) or not _too_far(members[keep], members[drop]):
            _merge(story, members, keep, drop)
    return story


def _merge(story: dict[str, int], members: dict[int, Members], keep: int, drop: int) -> None:
    """Puts the articles of story `drop` into story `keep`."""
    story.update(dict.fromkeys(members[drop].articles, keep))
    members[keep] = members[keep].with_others(members.pop(drop))


@dataclass(frozen=True, slots=True)
class Members:
    """The articles of one story: their ids; those `dated` ones of which it is known when they came out or what days
    they tell of; the incidents that their leads tell of; the first and the last of all these days.
    """

    articles: list[str]
    dated: list[Outline]
    incidents: list[Incident]
    first: date | None = None
    last: date | None = None

    @classmethod
    def of(cls, outline: Outline, incident: Incident | None = None) -> Members:
        """A story of one article."""
        published = outline.published
        known = [published.first, published.last] if published is not None and published.year_known else []
        known += outline.days
        dated, incidents = [outline] if known else [], [incident] if incident else []
        return cls([outline.article], dated, incidents, min(known, default=None), max(known, default=None))

    def with_others(self, others: Members) -> Members:
        """Both as one story, which takes over the lists of this one."""
        self.articles.extend(others.articles)
        self.dated.extend(others.dated)
        self.incidents.extend(others.incidents)
        first, last = self.ends(others)
        return Members(self.articles, self.dated, self.incidents, first, last)

    def ends(self, others: Members) -> tuple[date | None, date | None]:
        """The first and the last day of both."""
        first = min((day for day in (self.first, others.first) if day), default=None)
        last = max((day for day in (self.last, others.last) if day), default=None)
        return first, last


def _tell_one_day(one: Outline, other: Outline) -> bool:
    """Do both tell of one day, given in full? A text on an anniversary belongs to the story it looks back on."""
    return bool(one.days & other.days)


def _are_apart(ones: Members, others: Members) -> bool:
    """Do some of their leads tell of two incidents?"""
    return any(one.is_apart(other) for one in ones.incidents for other in others.incidents)


def _too_far(ones: Members, others: Members) -> bool:
    """Would an undated text link articles that came out months apart?"""
    first, last = ones.ends(others)
    if first is None or last is None or (last - first).days <= FAR_DAYS:
        return False
    return any((days_apart(a, b) or 0) > FAR_DAYS for a in ones.dated for b in others.dated)


def days_apart(one: Outline, other: Outline) -> int | None:
    """The days between what two articles tell of: their publication, or a day that the later one names in full."""
    if one.days & other.days:
        return 0
    gaps = [
        days_between(one.published, other.published), _days_from(one.published, other.days),
        _days_from(other.published, one.days),
    ]  # fmt: skip
    return min((gap for gap in gaps if gap is not None), default=None)


def _days_from(time: TimeRange | None, days: Iterable[date]) -> int | None:
    """The days between a time and the nearest of some days; None when there is none or the time has no year."""
    if time is None or not time.year_known:
        return None
    return min((max((day - time.last).days, (time.first - day).days, 0) for day in days), default=None)


def _candidates(outlines: Sequence[Outline], common: set[str]) -> list[tuple[Outline, Outline]]:
    """Pairs that share a name, a place, a figure or a day given in full: those that share none cannot be one story."""
    holders: dict[str | date, list[int]] = {}
    for number, outline in enumerate(outlines):
        for key in (*sorted(key for key in outline.keys - common if key[0] in "gn"), *sorted(outline.counts)):
            holders.setdefault(key, []).append(number)
        further: list[str | date] = [*sorted(outline.days), *sorted(of_land(outline))]
        for key_or_day in further:
            holders.setdefault(key_or_day, []).append(number)
    pairs: set[tuple[int, int]] = set()
    for group in holders.values():
        if len(group) <= MAX_HOLDERS:
            pairs.update(combinations(group, 2))
        else:
            pairs.update(_neighbours(sorted(group, key=lambda number: (_out(outlines[number]), number))))
    return [(outlines[a], outlines[b]) for a, b in sorted(pairs)]


def _neighbours(group: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each number with those that follow it."""
    for position, one in enumerate(group):
        for other in group[position + 1 : position + 1 + NEIGHBOURS]:
            yield min(one, other), max(one, other)


def _out(outline: Outline) -> date:
    """The first day on which an article may have come out; those of which it is not known come last."""
    return outline.published.first if outline.published is not None else date.max


def support(
    one: Outline,
    other: Outline,
    common: Set[str] = frozenset(),
    weight: Mapping[str, float] | None = None,
    least: float = 0.0,
) -> float:
    """How much two articles share; 0 where their leads hardly speak of what the other one does, or it is below `least`.

    `weight` says what the name or word of a key counts for; 1 where it has none.
    """
    weight = weight or {}
    shared, named = _shared(one, other, common, weight)
    if shared + NEAR_BONUS + NAMED_BONUS < least:
        return 0.0  # most pairs share little: their days and leads need no look
    gap = days_apart(one, other)
    if (gap or 0) > FAR_DAYS or _lead_share(one, other, weight) < _least_lead_share(one, other):
        return 0.0
    if (gap or 0) > NEAR_DAYS:
        return shared
    alike = tell_much_alike(one, other)
    shared += LEADS_BONUS if alike else 0.0
    if gap is None:
        return UNDATED * (shared + (NAMED_BONUS if named and alike else 0.0))
    return shared + NEAR_BONUS + (NAMED_BONUS if named else 0.0)


def _shared(one: Outline, other: Outline, common: Set[str], weight: Mapping[str, float]) -> tuple[float, bool]:
    """How much two articles share, whenever they came out; do they share a name?"""
    totals: dict[str, float] = {}
    for key in (one.keys & other.keys) - common:
        totals[key[0]] = totals.get(key[0], 0.0) + WEIGHTS[key[0]] * weight.get(key, 1.0)
    shared = sum(min(total, CAPS.get(kind, total)) for kind, total in sorted(totals.items()))
    shared += 0.5 * sum(weight.get(key, 1.0) for key in one.lead & other.lead if key[0] in "gn")
    if one.days & other.days:
        shared += SAME_DAY_BONUS
    shared += min(FIGURES, SAME_FIGURE * len(one.counts & other.counts))
    shared += alikeness(one, other, weight)
    return shared, "g" in totals or "n" in totals


def _lead_share(one: Outline, other: Outline, weight: Mapping[str, float]) -> float:
    """The share of the names in both leads that the other text holds too; 1 where the leads name too little to tell."""
    told = met = 0.0
    for mine, theirs in ((one, other), (other, one)):
        for key in mine.lead:
            if key[0] in "gn":
                told += 1
                met += weight.get(key, 1.0) if key in theirs.keys else 0.0
    return met / told if told >= LEAD_NAMES else 1.0


def _least_lead_share(one: Outline, other: Outline) -> float:
    """What the leads must share of their names: more where each tells of other days."""
    mine, theirs = set(one.lead_days), set(other.lead_days)
    if not mine or not theirs or mine & other.days or theirs & one.days:
        return LEAD_SHARE
    gap = min(abs((a - b).days) for a in mine for b in theirs)
    return LEAD_SHARE if gap <= OTHER_DAYS else LEAD_SHARE_OF_OTHER_DAYS


def articles_of(story: Mapping[str, int]) -> dict[int, list[str]]:
    """The articles of each story, sorted."""
    found: dict[int, list[str]] = {}
    for article, number in sorted(story.items()):
        found.setdefault(number, []).append(article)
    return found
