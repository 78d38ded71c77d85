"""What of a report is shown: the events a reader asks about, the kinds of discrepancy, the least confidence."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from claimcheck.model import Aspect, Claim, Event, Report


@dataclass(frozen=True, slots=True)
class Selection:
    """The narrowed `report`, and how many discrepancies are `held_back` for too low a confidence alone."""

    report: Report
    held_back: int = 0


def select_findings(
    report: Report, *, about: str | None = None, kinds: Collection[Aspect] = (), min_confidence: float = 0.0
) -> Selection:
    """The report narrowed to what was asked.

    `about` keeps the events (with their claims and discrepancies) that name a place, person or thing; `kinds` keeps
    discrepancies of these kinds, all when empty; `min_confidence` in [0, 1] is compared with the confidence as it is
    shown, to two decimals. Articles and problems all stay.
    """
    if about is not None:
        report = _about(report, about)
    found = [d for d in report.discrepancies if not kinds or d.kind in kinds]
    kept = tuple(d for d in found if round(d.confidence, 2) >= min_confidence)
    settled = tuple(s for s in report.settled if (not kinds or s.kind in kinds) and s.confidence >= min_confidence)
    return Selection(replace(report, discrepancies=kept, settled=settled), len(found) - len(kept))


def _about(report: Report, term: str) -> Report:
    events = tuple(event for event in report.events if names_term(event, term))
    ids = {event.id for event in events}
    claims = {claim.id for event in events for claim in event.claims}
    return replace(
        report,
        events=events,
        claims=tuple(claim for claim in report.claims if claim.id in claims),
        discrepancies=tuple(d for d in report.discrepancies if d.event.id in ids),
        settled=tuple(s for s in report.settled if claims & {claim.id for claim in s.claims}),
    )


def names_term(event: Event, term: str) -> bool:
    """Does the event name the term, as whole words, whatever their case, accents and punctuation?

    Looked at are the event's label, kind, names and place, and the quotes and facets of its claims.
    """
    wanted = _folded(term)
    return bool(wanted.strip()) and any(wanted in _folded(text) for text in _texts(event))


def _texts(event: Event) -> Iterator[str]:
    yield from (event.label, event.what, event.where or "", *event.who)
    for claim in event.claims:
        yield from _claim_texts(claim)


def _claim_texts(claim: Claim) -> Iterator[str]:
    facets = claim.facets
    yield from (claim.quote, str(claim.value), facets.predicate or "", *facets.objects, *facets.instruments)
    yield from facets.context
    yield from (place.name for place in facets.places)
    for party in facets.agents:
        yield party.name
        yield from party.keys


def _folded(text: str) -> str:
    """Words in lower case without accents, a space around each."""
    bare = unicodedata.normalize("NFD", text.casefold())
    words = "".join(c if c.isalnum() else " " for c in bare if not unicodedata.combining(c)).split()
    return f" {' '.join(words)} "
