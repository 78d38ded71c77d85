"""Discrepancies: claims of one question that cannot all be right, and how they stand to what is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from claimcheck.model.claims import Aspect, Claim, Question
from claimcheck.model.events import Event


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
