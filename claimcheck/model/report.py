"""Claims, events, discrepancies and the report that holds them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from claimcheck.errors import Problem
from claimcheck.model.regions import Region
from claimcheck.model.settling import Settled
from claimcheck.model.text import Article, Span
from claimcheck.model.values import NumberRange, Party, TimeRange, Value, plain

SCHEMA_VERSION = 1
"""Version of the JSON report; raised when a field changes its meaning or goes away."""


class Aspect(StrEnum):
    """What a claim answers; also the kind of a discrepancy."""

    QUANTITY = "quantity"
    """how many, or how much of what"""
    DATE = "date"
    """when"""
    PLACE = "place"
    """where"""
    ACTOR = "actor"
    """who did it, or to whom"""
    POLARITY = "polarity"
    """whether it happened at all"""
    OUTCOME = "outcome"
    """in which of several states that exclude each other"""


class Relation(StrEnum):
    """How the sides of a discrepancy stand to each other, from the gravest down."""

    CONFLICT = "conflict"
    """cannot both be true of one event at one moment, and nothing in the texts explains it"""
    DISPUTE = "dispute"
    """said by opposing parties"""
    UPDATE = "update"
    """the later one revises the earlier one"""


class Scope(StrEnum):
    """Where the sides stand."""

    INTERNAL = "internal"
    """all in one article"""
    CROSS = "cross"
    """in different articles"""


class Stance(StrEnum):
    """How the speaker holds what is claimed."""

    ASSERTED = "asserted"
    """said as a fact"""
    REPORTED = "reported"
    """passed on as somebody else's word"""
    UNCONFIRMED = "unconfirmed"
    """said to be possible or not confirmed"""
    RETRACTED = "retracted"
    """withdrawn or corrected"""


class Origin(StrEnum):
    """Where a claim was read."""

    BATCH = "batch"
    """in the articles that are checked"""
    ARCHIVE = "archive"
    """in an article of the archive that they are checked against"""


class Status(StrEnum):
    """How a discrepancy stands to what is known already."""

    NEW = "new"
    """nothing is known of it"""
    KNOWN = "known"
    """in the baseline"""
    WAIVED = "waived"
    """a waiver says why it may stand"""
    SETTLED = "settled"
    """an earlier one that no longer holds"""


@dataclass(frozen=True, slots=True)
class Waiver:
    """Somebody's word that the discrepancy `id` may stand, for a `reason`, through the day `until`, or for good.

    `author` and `written`, the day of the entry, may be unknown. `days` are the EDTF days of the event that is meant;
    where there are none, it is any with that id.
    """

    id: str
    reason: str
    author: str | None = None
    written: date | None = None
    until: date | None = None
    days: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        return {"reason": self.reason, "author": self.author, "until": self.until.isoformat() if self.until else None}


@dataclass(frozen=True, slots=True)
class Question:
    """What a claim answers. Only claims with equal questions are compared; CONTRIBUTING.md tells of the key.

    `topic` is the predicate concept or lemma (`capture`), or the state family, that the question is about; `measure`
    what is counted; `role` the role for an actor or place; `bearer` whose it is; `restriction` what part of all is
    meant; `basis` is actual, expected, planned, provisional, or done (carried out, of what is mostly announced);
    `level` is level or change; `period` an EDTF period.
    """

    aspect: Aspect
    topic: str = ""
    measure: str = ""
    role: str = ""
    bearer: str | None = None
    restriction: frozenset[str] = frozenset()
    basis: str = "actual"
    level: str = "level"
    period: str | None = None

    def to_dict(self) -> dict[str, Any]:
        return {
            "topic": self.topic or None,
            "measure": self.measure or None,
            "role": self.role or None,
            "bearer": self.bearer,
            "restriction": ", ".join(sorted(self.restriction)) or None,
            "basis": self.basis,
            "level": self.level,
            "period": self.period,
        }


@dataclass(frozen=True, slots=True)
class Facets:
    """What is known of the event that a claim speaks of; each may be unknown.

    `context` holds the keys of names, concepts and lemmas in and around the claim: what two mentions of one event may
    share; `near` those of its clause alone. `predicate` is the concept or lemma of the event, `family` the widest
    concept it is a kind of, and `kind`, `happening`, `once`, `repeats`, `exclusive` and `usual` what is known of it;
    `time` is when it happened (`time_said` in the very clause, not carried on from before), `places` where, `agents`
    and `objects` who did it to whom or what (`patient`: the keys of the one it befell alone), `bearer` the keys of the
    words for what a number is a measure of. `lead` tells that the claim stands in the title or the first paragraph;
    `background` is the word that sets the event apart from the main one, `apart` that its day or place does; `main`
    that its predicate, or another way of telling of the same happening, is what the article's lead tells of.
    `of_object` tells that the predicate says something only with its object ("wore a helmet"; "denied the theft").
    `stands_for` are the keys of what was named before, where the clause has a pronoun or a noun like "the site".
    `tells` are the topics of all that happened when this did ("was warned": told too), `asked` names the group of
    topics of which one may tell another. `marks` are what tells the contest or office from others of its name, each
    `facet.class`.
    """

    predicate: str | None = None
    time: TimeRange | None = None
    places: tuple[Region, ...] = ()
    agents: tuple[Party, ...] = ()
    objects: frozenset[str] = frozenset()
    patient: frozenset[str] = frozenset()
    bearer: frozenset[str] = frozenset()
    instruments: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    kind: str = ""
    happening: str = ""
    family: str = ""
    once: bool = False
    repeats: bool = False
    exclusive: frozenset[str] = frozenset()
    usual: frozenset[str] = frozenset()
    lead: bool = False
    background: str | None = None
    time_said: bool = False
    apart: bool = False
    main: bool = False
    of_object: bool = False
    marks: frozenset[str] = frozenset()
    stands_for: frozenset[str] = frozenset()
    tells: frozenset[str] = frozenset()
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One source's answer to one question, said by someone, on exact characters.

    `span` lies in the article's prose and covers the words that carry the value; `sentence` is the span of the
    sentence, `sentence_index` its number. `speakers` is the chain, outlet first; `speaker_sides` are the parties that
    the speaker belongs to, `opposed_sides` those whose word is often set against theirs. `revision` is True where the
    text says that the value replaces another. `telling` is True where the measure says by itself what is counted (crew
    members, not "people" or "metres"). `course` tells how the measure or state runs as news comes in: rising, falling,
    varying or fixed. `origin` tells whether its article is one of those checked or of an archive.
    """

    article: str
    span: Span
    quote: str
    sentence: Span
    sentence_index: int
    question: Question
    value: Value
    facets: Facets
    speakers: tuple[str, ...] = ()
    speaker_sides: frozenset[str] = frozenset()
    opposed_sides: frozenset[str] = frozenset()
    stance: Stance = Stance.ASSERTED
    as_of: TimeRange | None = None
    published: TimeRange | None = None
    revision: bool = False
    partitive: bool = False
    unit: str | None = None
    comparable: Value | None = None
    course: str = "fixed"
    telling: bool = False
    rule: str = ""
    confidence: float = 1.0
    id: str = ""
    origin: Origin = Origin.BATCH

    @property
    def compared(self) -> Value:
        """The value in the form in which it is compared: a length in metres, whatever the text says."""
        return self.comparable or self.value

    @property
    def aspect(self) -> Aspect:
        return self.question.aspect


@dataclass(frozen=True, slots=True)
class Outline:
    """What an article is about, for finding those that tell one story.

    `keys` are those of all its sentences, `lead` those of its title and first paragraph, `days` the full dates of
    what it tells as having happened, `lead_days` those of its lead, `published` when it came out. `counts` are the
    exact figures it gives, each with its measure.
    """

    article: str
    keys: frozenset[str]
    lead: frozenset[str]
    days: frozenset[date]
    lead_days: tuple[date, ...]
    published: TimeRange | None
    counts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Event:
    """A cluster of claims on one event. `what` is its predicate concept, `who` names, `where` and `when` as said."""

    id: str
    label: str
    what: str
    who: tuple[str, ...]
    where: str | None
    when: str | None
    articles: tuple[str, ...]
    claims: tuple[Claim, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id, "label": self.label, "what": self.what, "who": list(self.who), "where": self.where,
            "when": self.when, "articles": list(self.articles), "claims": [c.id for c in self.claims],
        }  # fmt: skip

    def head(self) -> dict[str, Any]:
        """What a discrepancy says of its event."""
        return {
            "id": self.id, "label": self.label, "what": self.what, "who": list(self.who), "where": self.where,
            "when": self.when,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """A value and every claim that holds it; `origins` counts independent voices among them."""

    value: str
    claims: tuple[Claim, ...]
    origins: int = 1


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Claims of one question that cannot all be right. `reasons` say in words why it is as sure as it is.

    `before` are the ids it had with fewer values, and `supersedes` the one of these without the value told last; both
    are empty where there are only two values. `waiver` is the one that holds when the status is waived.
    """

    id: str
    kind: Aspect
    relation: Relation
    scope: Scope
    confidence: float
    reasons: tuple[str, ...]
    event: Event
    question: Question
    explanation: str
    sides: tuple[Side, ...]
    status: Status = Status.NEW
    supersedes: str | None = None
    before: tuple[str, ...] = ()
    waiver: Waiver | None = None

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(claim for side in self.sides for claim in side.claims)


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


def _discrepancy_to_dict(found: Discrepancy, row: Any) -> dict[str, Any]:
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


def fingerprint(*parts: object) -> str:
    """Twelve hexadecimal digits that stay the same for the same parts, on every machine and run."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:12]


def canonical(value: Value) -> str:
    """A value as it enters a discrepancy's id: the same for every spelling of it."""
    if isinstance(value, NumberRange):
        return f"{plain(value.low)}..{plain(value.high)}"
    if isinstance(value, Region):
        return value.key
    return min(value.keys) if isinstance(value, Party) and value.keys else str(value)


def identify_claims(claims: Iterable[Claim]) -> dict[int, str]:
    """An id for each claim by its position, from article, characters and question."""
    return {
        n: fingerprint(c.article, c.span.start, c.span.end, c.aspect, c.question.topic, c.question.measure, c.value)
        for n, c in enumerate(claims)
    }
