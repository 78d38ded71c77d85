"""Claims of what happened, when, where, by whom and with what outcome: those that rest on a predicate."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.attribution import Speech
from claimcheck.claims.draft import Draft, facets_of, party_of
from claimcheck.claims.frames import Frame
from claimcheck.claims.placing import places_of_frames
from claimcheck.claims.reading import SentenceReading, region_of
from claimcheck.claims.reality import Reality
from claimcheck.languages import EventConcept, Pack, PartOfSpeech
from claimcheck.model import (
    ActorMention,
    Aspect,
    Facets,
    PlaceMention,
    Question,
    Span,
    State,
    TimeMention,
    Truth,
)

DENYING = frozenset({"deny"})
"""Acts of speech whose content is denied by the one who speaks."""


DENIED = "confirmation.denied"
"""The state that verbs of denying lead to."""
WIDEST = 120
"""The most characters from a predicate to what denies it that are still shown as one."""


def happening_claims(reading: SentenceReading, pack: Pack, speeches: Sequence[Speech]) -> list[Draft]:
    """The drafts that rest on the predicates of a sentence."""
    drafts: list[Draft] = []
    places = places_of_frames(reading, pack)
    for position, frame in enumerate(reading.frames):
        if frame.mood.reality is Reality.UNREAL:
            continue
        denial = _denying_verb(reading, frame, pack) or _denial(reading, frame, speeches)
        asserted = frame.mood.asserted is (denial is None)
        facets = facets_of(reading, frame, frame.hit.span, pack)
        drafts += _polarity(frame, asserted, denial, facets)
        drafts += _outcome(frame, asserted, facets, pack)
        if asserted:
            drafts += _dates(frame, reading.times.of_frame.get(position, []), facets)
            drafts += _places(frame, places.get(position, ()), facets)
            drafts += _actors(frame, facets, pack)
    return drafts


def _denial(reading: SentenceReading, frame: Frame, speeches: Sequence[Speech]) -> Span | None:
    """The verb of the denying speech that denies the predicate: the first predicate after it, not all that follows."""
    for speech in speeches:
        if speech.act not in DENYING or speech.content.start < speech.cue.start:
            continue
        denied = [
            f for f in reading.frames if speech.content.covers(f.hit.span) and not f.hit.span.overlaps(speech.cue)
        ]
        if denied and denied[0] is frame:
            return speech.cue
    return None


def _denying_verb(reading: SentenceReading, frame: Frame, pack: Pack) -> Span | None:
    """The verb that denies an event noun: "the assault was denied", "they deny the attack"."""
    if frame.hit.entry.part is not PartOfSpeech.NOUN:
        return None
    key = f"p:{frame.concept}"
    for other in reading.frames:
        concept = pack.concepts.events.get(other.concept)
        denies = concept is not None and DENIED in concept.states and other.mood.asserted
        if denies and other.hit.entry.part is PartOfSpeech.VERB and other is not frame and key in other.patient_keys:
            return other.hit.span
    return None


def _cover(frame: Frame, denial: Span | None) -> Span:
    """The predicate with what denies it, when that stands near."""
    cover = frame.cover
    if denial is None:
        return cover
    wide = Span(min(cover.start, denial.start), max(cover.end, denial.end))
    return wide if len(wide) <= WIDEST else cover


def _basis(frame: Frame) -> str:
    return "expected" if frame.mood.reality is Reality.EXPECTED else "actual"


def _polarity(frame: Frame, asserted: bool, denial: Span | None, facets: Facets) -> list[Draft]:
    question = Question(Aspect.POLARITY, topic=frame.concept, basis=_basis(frame))
    cover = _cover(frame, denial)
    course = "varying" if frame.mood.not_yet else "fixed"
    rule = "denied by speaker" if denial else "asserted" if asserted else "negated"
    return [Draft(cover, question, Truth(asserted), facets, rule, course=course, hearsay=frame.mood.hearsay)]


def _outcome(frame: Frame, asserted: bool, facets: Facets, pack: Pack) -> list[Draft]:
    concept = pack.concepts.events.get(frame.concept)
    drafts = []
    for name in concept.states if concept else ():
        family_id, _, state_id = name.partition(".")
        family = pack.concepts.states[family_id]
        state = state_id if asserted else family.complement(state_id)
        if state is None:
            continue
        question = Question(Aspect.OUTCOME, topic=family_id, basis=_basis(frame))
        drafts.append(
            Draft(frame.cover, question, State(family_id, state), facets, "state", course=family.course,
                  hearsay=frame.mood.hearsay)
        )  # fmt: skip
    return drafts


def _dates(frame: Frame, times: Sequence[TimeMention], facets: Facets) -> list[Draft]:
    drafts = []
    for time in times:
        if time.value is None or time.value.open_start or time.value.open_end:
            continue
        question = Question(Aspect.DATE, topic=frame.concept, basis=_basis(frame))
        drafts.append(Draft(time.span, question, time.value, facets, time.rule, hearsay=frame.mood.hearsay))
    return drafts


def _places(frame: Frame, places: Sequence[PlaceMention], facets: Facets) -> list[Draft]:
    question = Question(Aspect.PLACE, topic=frame.concept, role="at", basis=_basis(frame))
    return [
        Draft(place.span, question, region_of(place), facets, place.rule, hearsay=frame.mood.hearsay)
        for place in places
    ]


def _actors(frame: Frame, facets: Facets, pack: Pack) -> list[Draft]:
    concept = pack.concepts.events.get(frame.concept)
    drafts = []
    for role, mention in (("agent", frame.agent), ("patient", frame.patient)):
        if concept is None or mention is None or not _fills(role, concept):
            continue
        party = party_of(mention, pack)
        if party is None or (isinstance(mention, ActorMention) and mention.type == "pronoun"):
            continue
        question = Question(Aspect.ACTOR, topic=frame.concept, role=role, basis=_basis(frame))
        drafts.append(Draft(mention.span, question, party, facets, f"{role} by order", hearsay=frame.mood.hearsay))
    return drafts


def _fills(role: str, concept: EventConcept) -> bool:
    """Only roles that one alone can fill say something against another claim; the agent of anything may be disputed."""
    return role in concept.exclusive or role == "agent"
