"""The report: all that a check found, and its JSON form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from claimcheck.errors import Problem
from claimcheck.model.claims import Claim, Origin
from claimcheck.model.discrepancies import Discrepancy
from claimcheck.model.events import Event
from claimcheck.model.numbers import NumberRange
from claimcheck.model.settling import Settled
from claimcheck.model.text import Article

SCHEMA_VERSION = 1
"""Version of the JSON report; raised when a field changes its meaning or goes away."""


@dataclass(frozen=True, slots=True)
class Report:
    """All that a check found. `articles` are those read; `problems` what was not, and doubts.

    Where an archive was asked, those of its articles that a discrepancy cites follow the batch's in `articles`, and
    `settled` are the discrepancies recorded in it that the batch settles.
    """

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    settled: tuple[Settled, ...] = ()
    tool: dict[str, str] = field(default_factory=dict)

    def article(self, article_id: str) -> Article:
        """The article of that id. Raises: KeyError."""
        for article in self.articles:
            if article.id == article_id:
                return article
        raise KeyError(article_id)

    def to_dict(self) -> dict[str, Any]:
        """The JSON report, as its schema in the package describes it."""
        articles = {article.id: article for article in self.articles}
        events = {claim.id: event.id for event in self.events for claim in event.claims}
        archived = {claim.article for claim in self.claims if claim.origin is Origin.ARCHIVE}

        def row(claim: Claim) -> dict[str, Any]:
            return claim_to_dict(claim, articles[claim.article], events.get(claim.id))

        return {
            "schema_version": SCHEMA_VERSION,
            "tool": dict(self.tool),
            "articles": [_article_to_dict(article, article.id in archived) for article in self.articles],
            "problems": [problem.to_dict() for problem in self.problems],
            "events": [event.to_dict() for event in self.events],
            "claims": [row(claim) for claim in self.claims],
            "discrepancies": [_discrepancy_to_dict(d, row) for d in self.discrepancies],
            "settled": [settled.to_dict(row) for settled in self.settled],
        }


def _article_to_dict(article: Article, archived: bool) -> dict[str, Any]:
    origin = Origin.ARCHIVE if archived else Origin.BATCH
    return {
        "id": article.id, "origin": origin.value, "source": article.source, "date": article.date,
        "date_inferred": article.date_inferred, "lang": article.lang, "title": article.title, "url": article.url,
    }  # fmt: skip


def claim_to_dict(claim: Claim, article: Article, event: str | None) -> dict[str, Any]:
    """A claim as the JSON report shows it, with offsets into the article's text as it lies on disk."""
    span, sentence, value = article.in_text(claim.span), article.in_text(claim.sentence), claim.value
    numbers = value if isinstance(value, NumberRange) else NumberRange()
    facets = claim.facets
    return {
        "id": claim.id,
        "event": event,
        "aspect": claim.aspect.value,
        "predicate": facets.predicate,
        "measure": claim.question.measure or None,
        "question": claim.question.to_dict(),
        "value": str(value),
        "low": numbers.low,
        "high": numbers.high,
        "unit": claim.unit,
        "article": claim.article,
        "start": span.start,
        "end": span.end,
        "quote": article.text[span.start : span.end],
        "sentence": [sentence.start, sentence.end],
        "who": sorted({party.name for party in facets.agents}),
        "where": facets.places[0].name if facets.places else None,
        "when": str(facets.time) if facets.time else None,
        "speakers": list(claim.speakers),
        "stance": claim.stance.value,
        "as_of": str(claim.as_of) if claim.as_of else None,
        "rule": claim.rule,
        "confidence": round(claim.confidence, 2),
        "origin": claim.origin.value,
    }


def _discrepancy_to_dict(found: Discrepancy, row: Callable[[Claim], dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": found.id,
        "kind": found.kind.value,
        "relation": found.relation.value,
        "scope": found.scope.value,
        "confidence": round(found.confidence, 2),
        "reasons": list(found.reasons),
        "event": found.event.head(),
        "question": found.question.to_dict(),
        "explanation": found.explanation,
        "status": found.status.value,
        "waiver": found.waiver.to_dict() if found.waiver else None,
        "supersedes": found.supersedes,
        "sides": [
            {"value": side.value, "origins": side.origins, "claims": [row(claim) for claim in side.claims]}
            for side in found.sides
        ],
    }
