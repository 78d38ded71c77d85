"""Claims of when what lasts began ("occupied since April"), and of when a thing was last ("the first since 1989")."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.claims.clauses import MARKS
from claimcheck.claims.dating import basis_of, told_at_once
from claimcheck.claims.draft import Draft, facets_of
from claimcheck.claims.frames import Frame
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.reality import Reality
from claimcheck.languages import EventConcept, Pack
from claimcheck.languages.grammar import Role
from claimcheck.model import Aspect, Question, TimeMention, TimeRange
from claimcheck.model.edtf import read_date

SINCE, BETWEEN = "since", "days_between"
"""The rules of times that tell from when on something was so."""
START = "start"
"""The concept of verbs that tell when their subject began."""
FROM = "from"
"""The role of a date on which something began that goes on."""
LAST_TIME = "last_time"
"""The topic of when that was last which a text tells to be the first since."""
FIRST_REACH = 15
"""Tokens before "since" among which "the first" or a denial stands."""
LONG_AGO = 300
"""Days before publication from which on "not since" tells of rarity, not of one who is missing."""


def beginning_drafts(reading: SentenceReading, published: TimeRange | None, pack: Pack) -> list[Draft]:
    """A draft for each time of a sentence that tells since when something is so, or was not so again."""
    drafts: list[Draft] = []
    for position, times in sorted(reading.times.of_frame.items()):
        for time in times:
            drafts += _drafts(reading, reading.frames[position], time, published, pack)
    for time in reading.times.free:
        drafts += _drafts(reading, None, time, published, pack)
    return drafts


def _drafts(
    reading: SentenceReading, frame: Frame | None, time: TimeMention, published: TimeRange | None, pack: Pack
) -> list[Draft]:
    if frame is not None and time.value is not None and _is_of_last(frame, time, pack):
        return [_last_time(reading, frame, time, time.value, pack)] if _is_long_ago(time.value, published) else []
    begun = _first_of(time, starts=frame is not None and _starts(reading, frame))
    if begun is None:
        return []
    if time.rule == SINCE:
        before, words = _words_before(reading, time), pack.since
        rests = not words.resting.isdisjoint(before)
        if _is_long_ago(begun, published) and (words.first & before or rests or _is_denied(reading, time)):
            points = frame is not None or rests or not words.pointing.isdisjoint(before)
            return [_last_time(reading, frame, time, begun, pack)] if points else []
        if (words.first | words.ranking) & before:
            return []
    if frame is None:
        return []
    if _lies_ahead(frame, begun, published):
        question = Question(Aspect.DATE, topic=frame.concept, basis=basis_of(frame))
        facets = replace(facets_of(reading, frame, time.span, pack), tells=told_at_once(reading.frames, frame, pack))
        return [Draft(time.span, question, begun, facets, time.rule, hearsay=frame.mood.hearsay)]
    concept = _so_since(frame, pack)
    if concept is None:
        return []
    # What falls silent once is silent from then on: the beginning is the event.
    role = "" if concept.lasting == concept.happening else FROM
    question = Question(Aspect.DATE, topic=concept.lasting, role=role)
    facets = replace(facets_of(reading, frame, time.span, pack), tells=frozenset({concept.lasting}))
    if concept.id != frame.concept:
        facets = replace(
            facets, predicate=concept.id, happening=concept.happening, once=concept.once, of_object=concept.of_object
        )
    return [Draft(time.span, question, begun, facets, time.rule, hearsay=frame.mood.hearsay)]


def _lies_ahead(frame: Frame, begun: TimeRange, published: TimeRange | None) -> bool:
    """Is it told from when on something will be so ("will be closed from 3 May")?"""
    if not frame.mood.asserted or frame.mood.reality is Reality.UNREAL:
        return False
    return published is not None and begun.year_known and begun.first > published.last


def _is_of_last(frame: Frame, time: TimeMention, pack: Pack) -> bool:
    """Is the happening told as the last one before ("its last eruption was in 1948", "it last erupted in 1948")?"""
    before = frame.parsed.tokens[frame.hit.first - 1].norm if frame.hit.first else ""
    open_time = time.value is None or time.value.open_start or time.value.open_end or not time.value.year_known
    return before in pack.since.last and not open_time


def _so_since(frame: Frame, pack: Pack) -> EventConcept | None:
    """What is so since some day: what the frame tells, or what undoes that where it is denied ("not heard since")."""
    concept = pack.concepts.events.get(frame.concept)
    if concept is None or frame.mood.reality is not Reality.ACTUAL:
        return None
    if frame.mood.asserted:
        return concept if concept.lasting else None
    undone = (pack.concepts.events[other] for other in concept.opposite)
    return next((other for other in undone if other.lasting and other.lasting == other.happening), None)


def _starts(reading: SentenceReading, noun: Frame) -> bool:
    """Is the event a noun that begins ("the strike began on")?"""
    beside = (frame for frame in reading.frames if frame.hit.first in noun.clause and frame.concept == START)
    return noun.is_noun and any(_is_so(frame) for frame in beside)


def _is_so(frame: Frame) -> bool:
    return frame.mood.asserted and frame.mood.reality is Reality.ACTUAL


def _first_of(time: TimeMention, *, starts: bool) -> TimeRange | None:
    """The day, month or year with which an open time or a stretch begins; any when the event `starts`."""
    value = time.value
    if value is None or not (value.days_known and value.year_known) or value.open_start:
        return None
    open_end = time.rule == SINCE
    told = value.open_end if open_end else starts and not value.open_end
    first = read_date(value.edtf.partition("/")[0]) if told or time.rule == BETWEEN else None
    if first is None or not open_end or first.last == value.last:
        return first
    return TimeRange(value.first, value.last, edtf=f"{value.first}/{value.last}")  # "since the end of April"


def _words_before(reading: SentenceReading, time: TimeMention) -> frozenset[str]:
    """The words of the clause, and those before it, near the time."""
    index = reading.parsed.token_at(time.span.start)
    return frozenset(token.norm for token in reading.parsed.tokens[max(0, index - FIRST_REACH) : index])


def _is_denied(reading: SentenceReading, time: TimeMention) -> bool:
    """Is something denied before the time, with no mark between ("no government had … since")?"""
    parsed = reading.parsed
    index = parsed.token_at(time.span.start)
    first = max(0, index - FIRST_REACH)
    denials = parsed.cues.between(first, index, Role.NEGATION, Role.NOTHING_DETERMINER, Role.NOBODY)
    return bool(denials) and all(parsed.tokens[n].text not in MARKS for n in range(denials[-1].first, index))


def _is_long_ago(begun: TimeRange, published: TimeRange | None) -> bool:
    return published is not None and (published.first - begun.last).days >= LONG_AGO


def _last_time(reading: SentenceReading, frame: Frame | None, time: TimeMention, begun: TimeRange, pack: Pack) -> Draft:
    facets = facets_of(reading, frame, time.span, pack)
    if frame is not None and pack.concepts.is_ordinary(frame.concept):
        facets = replace(facets, predicate=None, family="")  # "nobody had seen that since": of what is not said there
    return Draft(time.span, Question(Aspect.DATE, topic=LAST_TIME), begun, facets, "first since")
