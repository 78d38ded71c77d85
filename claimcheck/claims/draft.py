"""A claim before it is known who says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.claims.clauses import Clause
from claimcheck.claims.frames import Frame
from claimcheck.claims.keys import NO_KEYS, keys_of, shared, stands_for_any
from claimcheck.claims.nominal_pairs import Nominal
from claimcheck.claims.parties import party_of
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.sited import region_of
from claimcheck.languages import EventConcept, Pack
from claimcheck.languages.amounts import is_unit
from claimcheck.languages.grammar import Role
from claimcheck.model import (
    MAIN,
    ActorMention,
    Counted,
    Facets,
    NumberRange,
    PlaceMention,
    QuantityMention,
    Question,
    Region,
    Span,
    Value,
)
from claimcheck.model.quick import quickly_made

COUNTED = (None, "person")
"""Units of what is counted, not measured: "the 41-year-old" is one."""
ONE = NumberRange.exactly(1)
BESIDE = 12
"""Characters between a town and what holds it: ", dans le "."""
JOINT = frozenset({"AGREE", "CONSULT"})
"""Kinds of events that several do together, in one place."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Draft:
    """What is claimed, of what, on which characters, by which rule; `teller` is who gives a figure without a verb of
    saying."""

    span: Span
    question: Question
    value: Value
    facets: Facets
    rule: str
    confidence: float = 1.0
    comparable: Value | None = None
    unit: str | None = None
    course: str = "fixed"
    telling: bool = False
    partitive: bool = False
    kin: frozenset[str] = NO_KEYS
    counted: Counted | None = None
    hearsay: bool = False
    teller: ActorMention | None = None


Told = tuple[SentenceReading, Draft]
"""A draft with the sentence in which it stands."""


def facets_of(
    reading: SentenceReading, frame: Frame | None, near: Span, pack: Pack, bearer: frozenset[str] = NO_KEYS
) -> Facets:
    """What the sentence tells of the event that a claim at `near` speaks of; `bearer` whose a number is."""
    position = next((n for n, known in enumerate(reading.frames) if known is frame), None)
    concept = pack.concepts.events.get(frame.concept) if frame else None
    agent = party_of(frame.agent, pack) if frame and frame.agent else None
    patient = frame.patient_named if frame else None
    return Facets(
        predicate=frame.concept if frame else None,
        time=reading.time_of(position, near),
        time_said=position is not None and _is_dated(reading, position),
        places=places_near(reading, near, frame.agent.span if frame and frame.agent else None),
        agents=(agent,) if agent else (),
        objects=shared(frame.patient_keys) if frame else NO_KEYS,
        patient=shared(keys_of(patient)) if patient and not _is_amount(patient) else NO_KEYS,
        bearer=shared(bearer),
        instruments=reading.means_near(near) if reading.means else NO_KEYS,
        context=reading.keys,
        near=shared(_near_keys(reading, frame, near)),
        kind=concept.kind if concept else "",
        happening=_happening(frame, concept, pack) if frame and concept else "",
        once=bool(concept and concept.once),
        repeats=bool(concept and concept.repeats),
        family=pack.concepts.family_of(concept.id) if concept else "",
        exclusive=shared(_exclusive(frame, concept)) if frame and concept else NO_KEYS,
        of_object=bool(concept and (concept.general or concept.of_object)),
        several=is_counted_many(patient),
        lead=reading.lead,
        background=reading.background,
        marks=_marks(reading, frame, near) if reading.distinctions else NO_KEYS,
    )


def _is_dated(reading: SentenceReading, position: int) -> bool:
    """Does a time of the clause date the frame, or a word beside it for the same ("the quake shook X on Tuesday")?"""
    frame, dated = reading.frames[position], reading.times.of_frame
    alike = (n for n, other in enumerate(reading.frames) if other.concept == frame.concept)
    return any(dated.get(n) for n in alike if reading.frames[n].hit.first in frame.clause)


def _marks(reading: SentenceReading, frame: Frame | None, near: Span) -> frozenset[str]:
    """What the clause says that tells its thing from another of the kind."""
    clause = frame.clause if frame is not None else reading.parsed.clause_at(reading.parsed.token_at(near.start))
    return reading.marks_between(clause.first, clause.last)


def _happening(frame: Frame, concept: EventConcept, pack: Pack) -> str:
    """What a predicate is one way of telling of. One that may tell of anything ("it happened") tells of what its text
    is about unless it says itself of what."""
    if concept.happening != MAIN:
        return concept.happening
    subject = frame.patient_keys if frame.passive else frame.agent_keys
    return MAIN if stands_for_any(subject, pack) else ""


def _exclusive(frame: Frame, concept: EventConcept) -> frozenset[str]:
    """The roles of which one such event has one only; several who die or are arrested need not be in one place."""
    roles = frozenset(concept.exclusive)
    undergoes = frame.patient or (frame.agent if concept.kind not in JOINT else None)
    several = isinstance(undergoes, QuantityMention) and undergoes.unit in COUNTED and undergoes.value != ONE
    return roles - {"place"} if several else roles


def _near_keys(reading: SentenceReading, frame: Frame | None, near: Span) -> frozenset[str]:
    about = reading.parsed.round_about(frame.hit.first if frame is not None else reading.parsed.token_at(near.start))
    start, end = reading.parsed.tokens[about.start].start, reading.parsed.tokens[about.stop - 1].end
    own = frame.keys if frame is not None else NO_KEYS
    return own.union(*[keys for span, keys in reading.named_keys if start <= span.start < end and span != near])


def places_near(reading: SentenceReading, near: Span, agent: Span | None = None) -> tuple[Region, ...]:
    """The places of the clause that holds `near`; those of the clause beside it when it has none itself.

    A country that acts (`agent`) is no place here.
    """
    if not reading.locations:
        return ()
    taken = [span for span in (near, agent) if span is not None]
    locations = [m for m in reading.locations if not any(m.span.overlaps(span) for span in taken)]
    position = reading.parsed.position_at(reading.parsed.token_at(near.start))
    clause = reading.parsed.clauses[position]
    for step in (0, 1, -1):
        if 0 <= position + step < len(reading.parsed.clauses):
            other = reading.parsed.clauses[position + step]
            hangs = step < 0 and _is_where(reading, clause)
            if step and not hangs and any(frame.hit.first in other for frame in reading.frames):
                continue
            about = reading.parsed.round_about(other.first)
            start, end = reading.parsed.tokens[about.start].start, reading.parsed.tokens[about.stop - 1].end
            inside = [m for m in locations if start <= m.span.start < end]
            if inside:
                return tuple(region_of(m) for m in (*_held_by(inside[0], locations), *inside))
    return ()


def _held_by(holder: PlaceMention, locations: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The place right before one that only says where it lies ("hurt in Vannes, in Brittany, is 7 years old")."""
    before = [m for m in locations if 0 <= holder.span.start - m.span.end <= BESIDE][-1:]
    return [m for m in before if m.site or not region_of(holder).names.isdisjoint(region_of(m).within)]


def _is_where(reading: SentenceReading, clause: Clause) -> bool:
    """Does "where" open the clause: is it about the place that the clause before ends with?"""
    return reading.parsed.cues.has(clause.first, Role.WHERE)


def is_counted_many(patient: Nominal | None) -> bool:
    """Is it a count of several, each of whom it may have befallen at another time and place?"""
    return isinstance(patient, QuantityMention) and not _is_amount(patient) and patient.value != ONE


def _is_amount(mention: Nominal) -> bool:
    """Is it so much of something, which nothing befalls: eighteen months, two million euros?"""
    return isinstance(mention, QuantityMention) and mention.unit is not None and is_unit(mention.unit)
