"""Claims of when it happened what a predicate tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.claims.draft import Draft
from claimcheck.claims.frames import Frame
from claimcheck.claims.keys import NO_KEYS
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.reality import Reality
from claimcheck.claims.timing import ENDS, STARTS, event_of_object, phase_of, phase_told
from claimcheck.languages import Pack
from claimcheck.languages.grammar import Role
from claimcheck.model import Aspect, Facets, Question, Span, TimeMention, TimeRange, is_hour
from claimcheck.model.quick import replace

SOME_REACH = 4
"""Tokens behind a predicate among which words for one of several stand: its own object."""


def dates_of_frame(reading: SentenceReading, position: int, facets: Facets, pack: Pack) -> list[Draft]:
    """When what a frame tells was; when it began, or ended, where that is what is told: both happen once. An hour is of
    the same happening, whatever it is said of."""
    frame, times = reading.frames[position], reading.times.of_frame.get(position, [])
    times = [] if _is_found_so(reading, frame) else times
    facets = replace(facets, tells=told_at_once(reading.frames, frame, pack)) if times else facets
    at_hour = told_at_once(reading.frames, frame, pack, pack.concepts.at_one_hour) if times else NO_KEYS
    drafts = [_as_told(reading, frame, draft, pack) for draft in date_drafts(frame, times, facets)]
    drafts = [replace(d, facets=replace(d.facets, tells=at_hour)) if is_hour(d.value) else d for d in drafts]
    days = drafts and not any(is_hour(draft.value) for draft in drafts)
    ended = phase_told(reading.frames, frame, pack) if days else ""
    if not ended:
        return drafts
    own = replace(facets, happening=f"{ENDS} of {ended}", once=True, tells=frozenset({ended}))
    return [replace(d, question=replace(d.question, topic=ended, role=ENDS), facets=own) for d in drafts]


def _is_found_so(reading: SentenceReading, frame: Frame) -> bool:
    """Is it only said what one was by then, right behind the verb of how that came to be known ("a été retrouvé mort
    lundi", "was found dead on Monday")? The time is that verb's."""
    return frame.passive and not frame.is_noun and any(
        other.hit.last == frame.hit.first and other.passive and not other.is_noun for other in reading.frames
    )


def told_at_once(
    frames: Sequence[Frame], frame: Frame, pack: Pack, families: Mapping[str, frozenset[str]] | None = None
) -> frozenset[str]:
    """The concepts that may tell of the moment that a frame tells of, by `families` (by default those of days); of one
    that is ordered, those of what it is. None of one of several ("a second body was found")."""
    if frame.parsed.cues.between(frame.clause.first, frame.hit.last + SOME_REACH, Role.ONE_OF):
        return NO_KEYS
    opening = frame.parsed.tokens[frame.clause.first].norm
    if pack.concepts.only_happened(frame.concept) and opening in pack.determiners.indefinite:
        return NO_KEYS  # "an aftershock occurred"
    concept = pack.concepts.events.get(frame.concept)
    ordered = event_of_object(frames, frame) if concept is not None and (concept.does or concept.orders) else None
    told = {frame.concept} if ordered is None else {frame.concept, frames[ordered].concept}
    families = pack.concepts.at_once if families is None else families
    return frozenset().union(*(families.get(name, frozenset({name})) for name in told))


def _as_told(reading: SentenceReading, frame: Frame, draft: Draft, pack: Pack) -> Draft:
    """A date as the light verb tells it that has its event as subject or object: as that of the start, or as one to
    come."""
    if not is_hour(draft.value) and _is_to_come(reading, frame, draft.span):
        draft = replace(draft, question=replace(draft.question, basis="expected"))
    verb = reading.times.light.get(draft.span)
    if verb is None or phase_of(reading.frames[verb], pack) != STARTS or is_hour(draft.value):
        return draft
    facets = replace(draft.facets, once=True, tells=draft.facets.tells | {draft.question.topic})
    return replace(draft, question=replace(draft.question, role=STARTS), facets=facets)


def _is_to_come(reading: SentenceReading, noun: Frame, time: Span) -> bool:
    """Do the verbs between an event's noun and its time tell of what is to come ("the closure will take effect on")?"""
    if not noun.is_noun:
        return False
    verbs = [f for f in reading.frames if f.is_verb and noun.hit.span.end <= f.hit.span.start < time.start]
    return bool(verbs) and all(f.mood.reality is Reality.EXPECTED and f.mood.asserted for f in verbs)


def date_drafts(frame: Frame, times: Sequence[TimeMention], facets: Facets) -> list[Draft]:
    """A draft for each time that says when what a predicate tells was; none for one that is open ("since April")."""
    drafts = []
    for time in times:
        if time.value is None or time.value.open_start or time.value.open_end:
            continue
        question = Question(Aspect.DATE, topic=frame.concept, basis=basis_of(frame))
        drafts.append(Draft(time.span, question, time.value, facets, time.rule, hearsay=frame.mood.hearsay))
    return drafts


def basis_of(frame: Frame) -> str:
    """The stage at which a predicate is told: as a fact, or as what is expected."""
    return "expected" if frame.mood.reality is Reality.EXPECTED else "actual"


def told_to_last(frame: Frame, facets: Facets) -> Facets:
    """What is known of a state; where it is told since when it is so, its time goes on ("closed since Thursday")."""
    since = frame.parsed.cues.between(frame.hit.last, frame.clause.last, Role.SINCE)
    if facets.time is None or not (since and facets.time_said):
        return facets
    return replace(facets, time=replace(facets.time, clock=None, open_end=True))


def until_told(facets: Facets, published: TimeRange | None) -> Facets:
    """The same, where it is known when the text came out that tells so: what became of it since, that does not say."""
    time = facets.time
    if time is None or not time.open_end or published is None or not (published.days_known and published.year_known):
        return facets
    if not time.year_known or published.last < time.first:
        return facets
    return replace(facets, time=replace(time, last=published.last, open_end=False))
