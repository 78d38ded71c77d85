"""Claims of happenings that are told by a counted noun: "no call was made", "the leak did take place"."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.claims.draft import Draft, facets_of
from claimcheck.claims.frames import Frame
from claimcheck.claims.happenings import OF_ALL
from claimcheck.claims.negations import support_forms
from claimcheck.claims.reading import SentenceReading
from claimcheck.languages import EventConcept, Pack
from claimcheck.languages.grammar import Role
from claimcheck.model import Aspect, Facets, Question, Span, Truth
from claimcheck.model.quick import replace

NOUN_REACH = 4
"""Tokens behind "no" among which its noun ends: "no further round of talks" is four."""
EXISTING = frozenset({"presence", "forecast", "plan", "prepare"})
"""Predicates that only say that something is there, or is to come."""
SUBJECT_REACH = 4
"""Tokens between a counted noun and the verb that says that it took place: "la fuite a bel et bien eu lieu" is four."""


def counted_event_drafts(reading: SentenceReading, pack: Pack) -> list[Draft]:
    """A denial for each happening that the sentence counts none of, an assertion for each that a light verb says took
    place. None where a verb of its own tells what was not done ("refused no aid")."""
    return [*_denials(reading, pack), *_assertions(reading, pack)]


def _denials(reading: SentenceReading, pack: Pack) -> Iterator[Draft]:
    for first, noun, concept in _none_of(reading, pack):
        verbs = _verbs_of(reading, noun)
        if not _is_read(reading, noun, concept) and all(_only_says_so(frame, pack) for frame in verbs):
            start = reading.parsed.tokens[first].start
            yield _draft(reading, _cover(Span(start, noun.end), verbs), concept, False, pack)


def _none_of(reading: SentenceReading, pack: Pack) -> Iterator[tuple[int, Span, EventConcept]]:
    """The token at which each "no X" begins, the noun and what it counts."""
    tokens, cues = reading.parsed.tokens, reading.parsed.cues
    for first in cues.beginning(Role.NOTHING_DETERMINER):
        cue = cues.at(first, Role.NOTHING_DETERMINER)
        if cue is None or cues.has(first, Role.FALSE_NEGATION):
            continue
        hit = next(iter(pack.counted_nouns.find(tokens[cue.last : cue.last + NOUN_REACH])), None)
        between = tokens[cue.last : cue.last + hit.first] if hit else ()
        concept = pack.concepts.counted.get(hit.entry.measure) if hit else None
        if hit and concept and all(token.is_word for token in between):
            yield first, hit.span, concept


def _assertions(reading: SentenceReading, pack: Pack) -> Iterator[Draft]:
    for frame in reading.frames:
        if frame.is_noun or not (frame.mood.asserted and _is_light(frame, pack)):
            continue
        tokens = reading.parsed.tokens[frame.clause.first : frame.hit.first]
        for hit in pack.counted_nouns.find(tokens):
            concept, span = pack.concepts.counted.get(hit.entry.measure), Span(hit.span.start, frame.hit.span.end)
            gap = len(tokens) - hit.last
            if concept and gap <= SUBJECT_REACH and hit.first <= 1 and not _is_read(reading, hit.span, concept):
                yield _draft(reading, span, concept, True, pack)


def _is_read(reading: SentenceReading, span: Span, concept: EventConcept) -> bool:
    """Is the noun a predicate itself, so that its own claim tells of it? Of people counted that claim is a count."""
    return not concept.measure and any(frame.hit.span.overlaps(span) for frame in reading.frames)


def _verbs_of(reading: SentenceReading, span: Span) -> list[Frame]:
    """The verbs of the clause that a span begins in."""
    clause = reading.parsed.clause_at(reading.parsed.token_at(span.start))
    frames = (f for f in (*reading.frames, *reading.general) if f.hit.first in clause)
    return [frame for frame in frames if not frame.is_noun]


def _only_says_so(frame: Frame, pack: Pack) -> bool:
    """Does a verb say no more than that something was there, was done, was told of or is planned?"""
    lends = frame.parsed.tokens[frame.hit.first].norm in support_forms(pack)
    return lends or frame.concept in EXISTING or _is_light(frame, pack)


def _is_light(frame: Frame, pack: Pack) -> bool:
    concept = pack.concepts.events.get(frame.concept)
    return concept is not None and concept.light


def _cover(none: Span, verbs: list[Frame]) -> Span:
    """The words for none with the verb beside them that says so."""
    behind = [f.hit.span.end for f in verbs if f.hit.span.start > none.end]
    before = [f.cover.start for f in verbs if f.hit.span.end < none.start]
    return Span(min([none.start, *before]), max([none.end, *behind]))


def _draft(reading: SentenceReading, span: Span, concept: EventConcept, asserted: bool, pack: Pack) -> Draft:
    facets = _facets(reading, span, concept, pack)
    clause = reading.parsed.clause_at(reading.parsed.token_at(span.start))
    planned = reading.parsed.cues.between(clause.first, clause.last, Role.FUTURE)
    question = Question(Aspect.POLARITY, topic=concept.id, basis="expected" if planned else "actual")
    return Draft(span, question, Truth(asserted), facets, "counted" if asserted else OF_ALL)


def _facets(reading: SentenceReading, span: Span, concept: EventConcept, pack: Pack) -> Facets:
    return replace(
        facets_of(reading, None, span, pack),
        predicate=concept.id,
        kind=concept.kind,
        happening=concept.happening,
        once=concept.once,
        repeats=concept.repeats,
        family=pack.concepts.family_of(concept.id),
        of_object=concept.of_object,
        tells=pack.concepts.told[concept.id],
        asked=pack.concepts.questions[concept.id],
    )
