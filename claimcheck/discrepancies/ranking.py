"""Which discrepancy to read first: confidence × independent voices × size of the gap × recency."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from math import log10

from claimcheck.model import Claim, Discrepancy, NumberRange, Relation

USE = {Relation.CONFLICT: 1.0, Relation.DISPUTE: 0.95, Relation.UPDATE: 0.8}
"""How useful a line of each relation is to a desk at equal confidence: an update mostly explains itself."""
VOICE, MOST_VOICES = 0.05, 6
"""What each independent voice beyond the two that a clash needs adds, and up to how many: the fifth hardly matters."""
GAP = 0.1
"""What a gap of a factor of ten or more adds; gaps of other values than numbers have no size."""
RECENT = 0.1
"""What a year of age or more takes away: the desk can still ask about what is new."""
YEAR = 365


def rank(found: Iterable[Discrepancy]) -> list[Discrepancy]:
    """The most useful first; equal ones by their event's label and their id, so that the order is always the same."""
    every = list(found)
    newest = max((day for each in every if (day := _published(each.claims))), default=None)
    return sorted(every, key=lambda each: (-round(usefulness(each, newest), 3), each.event.label, each.id))


def usefulness(found: Discrepancy, newest: date | None = None) -> float:
    """At most 1.32 times the confidence. `newest` is the last day of publication among those to be ranked."""
    voices = min(sum(side.origins for side in found.sides), MOST_VOICES)
    score = found.confidence * USE[found.relation] * (1 + VOICE * max(voices - 2, 0)) * (1 + GAP * _gap(found))
    published = _published(found.claims)
    age = (newest - published).days if newest and published else 0
    return score * (1 - RECENT * min(age / YEAR, 1.0))


def _gap(found: Discrepancy) -> float:
    """How many powers of ten lie between the least and the greatest number of the sides, at most one; one where they
    lie on two sides of zero: a frost and a thaw, a profit and a loss.
    """
    values = [side.claims[0].compared for side in found.sides]
    lows = [value.low for value in values if isinstance(value, NumberRange) and value.low]
    if len({low > 0 for low in lows}) > 1:
        return 1.0
    sizes = [abs(low) for low in lows]
    return min(log10(max(sizes) / min(sizes)), 1.0) if sizes else 0.0


def _published(claims: Sequence[Claim]) -> date | None:
    """The last day on which one of the claims came out."""
    return max((c.published.last for c in claims if c.published and c.published.year_known), default=None)
