"""An event as the report names it: what, who, where and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations, islice

from claimcheck.model import Claim, Event, Region, TimeRange
from claimcheck.model.fingerprints import fingerprint

MAX_PAIRS = 500
"""Pairs of times looked at to tell whether the texts part on when an event was."""


def make_event(key: tuple[str, ...], claims: Sequence[Claim]) -> Event:
    """The event of a key with its claims, in order of article and character."""
    ordered = tuple(sorted(claims, key=lambda c: (c.article, c.span, c.id)))
    what = key[1] if key[0] == "once" else _most(c.facets.predicate for c in _leading(ordered))
    where = _object_name(key, ordered) or _most(
        p.name for c in _leading(ordered) for p in c.facets.places if p.site is None
    )
    who = tuple(sorted({a.name for c in ordered for a in c.facets.agents if c.facets.predicate == what}))[:3]
    when = _when_told(what, ordered)
    label = ", ".join(part for part in (what, where, when) if part) or "event"
    articles = tuple(sorted({c.article for c in ordered}))
    told = [part for part in key if not part.isdigit()]  # a story's number is another in a larger batch
    return Event(fingerprint(*told, *articles), label, what or "", who, where, when, articles, ordered)


def _when_told(what: str | None, claims: Sequence[Claim]) -> str | None:
    """When the event is mostly said to have been; None when the texts part on it."""
    said = [c.facets.time for c in _leading(claims) if c.facets.time and c.facets.time_said]
    own = [c.value for c in claims if isinstance(c.value, TimeRange) and c.question.topic == what]
    if any(not one.allows(other) for one, other in islice(combinations(own, 2), MAX_PAIRS)):
        return None
    return _most(str(time) for time in said)


def _object_name(key: tuple[str, ...], claims: Sequence[Claim]) -> str | None:
    """The name of the place that something happened to once, as the texts' places have it."""
    object_key = key[2].replace(":", "") if key[0] == "once" else None
    places = (place for claim in claims for place in (*claim.facets.places, claim.value) if isinstance(place, Region))
    return next((place.name for place in places if place.key == object_key), None)


def _leading(claims: Sequence[Claim]) -> Sequence[Claim]:
    return [c for c in claims if c.facets.lead] or claims


def _most(words: Iterable[str | None]) -> str | None:
    counts = Counter(word for word in words if word)
    return max(counts, key=lambda word: counts[word], default=None)
