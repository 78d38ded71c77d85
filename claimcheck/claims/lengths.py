"""What a length of time is the length of: a strike of ten days, talks that went on for nine hours."""

from __future__ import annotations

from claimcheck.claims.frames import Frame
from claimcheck.claims.questions import DURATIONS
from claimcheck.claims.reading import SentenceReading
from claimcheck.languages import Pack, PartOfSpeech
from claimcheck.languages.grammar import Role
from claimcheck.model import Facets, QuantityMention
from claimcheck.model.quick import replace

LAST = "last"
"""The concept of the verbs that say how long something went on."""


def went_on(
    reading: SentenceReading,
    quantity: QuantityMention,
    nearest: Frame | None,
    before: SentenceReading | None,
    facets: Facets,
    pack: Pack,
) -> Facets:
    """The facets of a length of time with the happening that went on for it, and all concepts that may tell of that: by
    the noun behind it ("nine hours of talks"), the subject of its verb ("the talks lasted nine hours"), the predicate
    `nearest` that it belongs to, else what the sentence `before` ends with ("The fire was out. It took nine hours").
    """
    if quantity.unit not in DURATIONS:
        return facets
    own = _behind(reading, quantity, pack) or _subject(reading, nearest)
    own = own or (facets.predicate if facets.predicate != LAST else None)
    concept = own or _ending(before, pack) or facets.predicate
    if concept is None:
        return facets
    told = pack.concepts.events.get(concept)
    once = facets.once if facets.predicate else bool(told and told.once)
    alike = pack.concepts.equally_long.get(concept, frozenset({concept}))
    return replace(facets, predicate=concept, once=once, tells=alike)


def _ending(before: SentenceReading | None, pack: Pack) -> str | None:
    """What the sentence before ends with; of a verb that only says that it was done, what that was."""
    for frame in reversed(before.frames if before is not None else ()):
        concept = pack.concepts.events.get(frame.concept)
        if concept is not None and not concept.does and not pack.concepts.only_happened(frame.concept):
            return frame.concept if frame.mood.asserted else None
    return None


def _behind(reading: SentenceReading, quantity: QuantityMention, pack: Pack) -> str | None:
    if quantity.noun is not None:
        entries = pack.predicates.get(*pack.words_of(quantity.noun))
        return next((entry.concept for entry in entries if entry.part is not PartOfSpeech.ADJECTIVE), None)
    parsed = reading.parsed
    last = parsed.token_at(quantity.span.end - 1) + 1
    link = parsed.cues.at(last, Role.OF)
    first = link.last if link is not None else last
    return next((frame.concept for frame in reading.frames if frame.is_noun and frame.hit.first == first), None)


def _subject(reading: SentenceReading, nearest: Frame | None) -> str | None:
    if nearest is None or nearest.concept != LAST:
        return None
    before = [f for f in reading.frames if f.hit.last <= nearest.hit.first and f.concept != LAST]
    own = next((f.concept for f in before if f.hit.first in nearest.clause and not _tells_of(f)), None)
    if own is not None or nearest.clause.opener is not Role.RELATIVE:
        return own
    antecedents = (frame.concept for frame in before if frame.hit.last == nearest.clause.first)
    return next(antecedents, None)  # "a strike that lasted nine hours"


def _tells_of(frame: Frame) -> bool:
    """Does the noun of a happening only tell more of one before it ("the works for the show")?"""
    cues = frame.parsed.cues
    between = range(max(frame.clause.first, frame.hit.first - 2), frame.hit.first)
    return frame.is_noun and any(cues.has(n, Role.OF, Role.PREPOSITION) and n > frame.clause.first for n in between)
