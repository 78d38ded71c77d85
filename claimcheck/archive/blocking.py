"""Which archived articles a new one is checked against: few, and found without looking at the others.

An archived article is posted under every name and place it holds, on the day it came out, and under everything that
happens once and that it tells of, by what that befell. A new article asks, name by name, for the postings nearest to
its own days. Those that share the rarest names with it are looked at closely, and the ones that could tell one story
with it are taken, a handful at the most. So the work is bounded by the new articles, however large the archive is.
"""

from __future__ import annotations

import hashlib
import math
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from claimcheck.archive.codec import unpack
from claimcheck.events.once import ONCE_ERA
from claimcheck.events.stories import COMMON, FAR_DAYS, LINK, support
from claimcheck.model import Aspect, Claim, Outline, Reading, TimeRange

UNDATED = 0
"""The day of postings of which no day is known; a real day is the ordinal of its date, 1 or more."""
MOST_DAYS = 6
"""Days that an article is posted on: when it came out, and days it tells of that lie far from that."""
NEAREST = 30
"""Postings of one key that are looked at, on either side of a day."""
REACH = 2 * FAR_DAYS
"""Days between two postings of articles that may tell one story: either may be posted up to `FAR_DAYS` off."""
LOOKED_AT = 30
"""Articles whose support is worked out exactly, for each new one."""
TAKEN, TAKEN_ONCE = 8, 6
"""Articles taken for each new one, by their story and by what happens once. A story told by more is told by these."""
SLACK = 1.0
"""How far below the support that links a story an article may lie: one name may be spelled in another way."""
OFTEN = 300
"""Articles of an archive beyond which a name says little, however large the archive is."""


@dataclass(slots=True)
class Search:
    """One look for candidates. `skip` are articles that are not asked for; `outlines` those read so far."""

    connection: sqlite3.Connection
    skip: frozenset[int] = frozenset()
    held: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    outlines: dict[int, Outline] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.held = int(self.connection.execute("SELECT count(*) FROM articles WHERE current = 1").fetchone()[0])

    def candidates(self, reading: Reading) -> list[int]:
        """The numbers of the archived articles that may tell what this one tells, the likeliest first."""
        if reading.outline is None:
            return []
        found = self._by_story(reading.outline)
        return found + [number for number in self._by_happening(reading.claims) if number not in found]

    def rare(self, readings: Iterable[Reading]) -> frozenset[str]:
        """The names that few articles of archive and batch hold, as stage 5 means it."""
        names = {name for reading in readings if reading.outline for name in names_of(reading.outline)}
        return frozenset(name for name in names if name[:2] not in ("p:", "d:") and not self._is_common(name))

    def _is_common(self, name: str) -> bool:
        return self._count(name) > max(COMMON, min(self.held // 3, OFTEN - 1))

    def _count(self, name: str) -> int:
        """How many postings a name has, at most `OFTEN`."""
        if name not in self.counts:
            query = "SELECT count(*) FROM (SELECT 1 FROM postings WHERE key = ? LIMIT ?)"
            self.counts[name] = int(self.connection.execute(query, (hashed(name), OFTEN)).fetchone()[0])
        return self.counts[name]

    def _by_story(self, outline: Outline) -> list[int]:
        weights: dict[int, float] = {}
        days = posting_days(outline)
        for name in names_of(outline):
            weight = 1 / (1 + math.log1p(self._count(name)))
            for number in set(self._near(name, days, REACH)):
                weights[number] = weights.get(number, 0.0) + weight
        likely = sorted(weights, key=lambda number: (-weights[number], number))[:LOOKED_AT]
        common = {name for name in outline.keys if name[0] in "gn" and self._is_common(name)}
        scored = ((support(outline, self._outline(number), common), number) for number in likely)
        return [number for score, number in sorted(scored, key=_best_first) if score >= LINK - SLACK][:TAKEN]

    def _by_happening(self, claims: Sequence[Claim]) -> list[int]:
        found: dict[int, None] = {}
        for key, day in sorted(happenings_of(claims)):
            found.update(dict.fromkeys(self._near(key, [day], ONCE_ERA)))
        return list(found)[:TAKEN_ONCE]

    def _near(self, name: str, days: Sequence[int], reach: int) -> Iterator[int]:
        """The articles posted under a name on the nearest days, and without a day; all days are near to no day."""
        key = hashed(name)
        for day in days:
            first, last = (day - reach, day + reach) if day != UNDATED else (1, 9_999_999)
            after = "SELECT article FROM postings WHERE key = ? AND day BETWEEN ? AND ? ORDER BY day, article LIMIT ?"
            before = after.replace("BY day, article", "BY day DESC, article DESC")
            for query, low, high in (
                (after, day if day != UNDATED else last, last),
                (before, first, day - 1 if day != UNDATED else last),
                (after, UNDATED, UNDATED),
            ):
                rows = self.connection.execute(query, (key, max(low, 0), high, NEAREST))
                yield from (number for (number,) in rows if number not in self.skip)

    def _outline(self, number: int) -> Outline:
        if number not in self.outlines:
            row = self.connection.execute("SELECT outline FROM articles WHERE number = ?", (number,)).fetchone()
            self.outlines[number] = unpack(Outline | None, row[0])
        return self.outlines[number]


def _best_first(scored: tuple[float, int]) -> tuple[float, int]:
    return -scored[0], scored[1]


def postings_of(reading: Reading) -> set[tuple[int, int]]:
    """The keys and days under which an article is found again."""
    if reading.outline is None:
        return set()
    days = posting_days(reading.outline)
    found = {(hashed(name), day) for name in names_of(reading.outline) for day in days}
    return found | {(hashed(key), day) for key, day in happenings_of(reading.claims)}


def names_of(outline: Outline) -> list[str]:
    """An article's figures, the names and places of its keys, the last words of names, which may stand for them, what
    its lead tells of that is seldom told, and what it tells of on the days that it names."""
    names = {key for key in outline.keys if key[0] in "gn"}
    last_words = {f"n:{key.split()[-1]}" for key in names if " " in key.strip()}
    happened = [key for key in outline.lead if key[0] == "p"]
    days = {f"d:{day} {key}" for day in outline.lead_days for key in happened}
    return sorted(names | last_words | outline.counts | outline.seldom | days)


def happenings_of(claims: Iterable[Claim]) -> set[tuple[str, int]]:
    """What happens once and is told, by what it befell, each with a day; as stage 5 matches it across stories."""
    found = set()
    for claim in claims:
        facets = claim.facets
        if facets.once and facets.predicate and claim.aspect not in (Aspect.QUANTITY, Aspect.OUTCOME):
            time = facets.time if facets.time and facets.time.year_known else claim.published
            keys = (key for key in facets.patient if key[0] in "gn")
            found |= {(f"once {facets.predicate} {key}", _first_day(time)) for key in keys}
    return found


def _first_day(time: TimeRange | None) -> int:
    return time.first.toordinal() if time is not None and time.year_known else UNDATED


def posting_days(outline: Outline) -> list[int]:
    """The days an article is looked for on: when it came out, then days it tells of that are not near to these."""
    days: list[int] = []
    published = outline.published
    if published is not None and published.year_known:
        days += range(published.first.toordinal(), published.last.toordinal() + 1, FAR_DAYS)
    for day in (*outline.lead_days, *sorted(outline.days)):
        if all(abs(day.toordinal() - other) > FAR_DAYS for other in days):
            days.append(day.toordinal())
    return days[:MOST_DAYS] or [UNDATED]


def hashed(key: str) -> int:
    """A key as a number of 63 bits."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1
