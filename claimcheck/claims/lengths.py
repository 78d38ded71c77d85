"""What a length of time is the length of: a strike of ten days, talks that went on for nine hours."""

from __future__ import annotations

from claimcheck.claims.frames import Frame
from claimcheck.claims.questions import DURATIONS
from claimcheck.claims.reading import SentenceReading
from claimcheck.languages import Pack, PartOfSpeech
from claimcheck.languages.grammar import Role
from claimcheck.model import QuantityMention

LAST = "last"
"""The concept of the verbs that say how long something went on."""


def went_on(reading: SentenceReading, quantity: QuantityMention, nearest: Frame | None, pack: Pack) -> str | None:
    """The concept of the happening that went on for a length of time, by the noun behind it ("nine hours of talks") or
    the subject of its verb ("the talks lasted nine hours"); None where neither tells.

    `nearest` is the predicate that the length belongs to.
    """
    if quantity.unit not in DURATIONS:
        return None
    return _behind(reading, quantity, pack) or _subject(reading, nearest)


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
    before = (f for f in reading.frames if f.hit.first in nearest.clause and f.hit.last <= nearest.hit.first)
    return next((frame.concept for frame in before if frame.concept != LAST), None)
