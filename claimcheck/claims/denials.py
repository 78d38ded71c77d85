"""Who or what denies a predicate: a speech before it, a verb whose object it is."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.attribution import Speech
from claimcheck.claims.frames import Frame
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.untruths import ruled_out
from claimcheck.languages import Pack
from claimcheck.languages.grammar import Role
from claimcheck.model import Span

DENYING = frozenset({"deny"})
"""Acts of speech whose content is denied by the one who speaks."""
OWN_WORDS = "quotation after its verb"
"""The rule of speeches whose content is quoted: who denies in his own words says in them what is so."""
DENIED = "confirmation.denied"
"""The state that verbs of denying lead to."""


def find_denial(reading: SentenceReading, frame: Frame, speeches: Sequence[Speech], pack: Pack) -> Span | None:
    """The verb that denies a predicate, or the verb of the speech that does; None where nobody denies it."""
    return _denying_verb(reading, frame, pack) or denying_speech(reading, frame, speeches)


def denying_speech(reading: SentenceReading, frame: Frame, speeches: Sequence[Speech]) -> Span | None:
    """The verb of the denying speech that denies the predicate: the first predicate after it, not all that follows."""
    for speech in speeches:
        if speech.act not in DENYING or speech.content.start < speech.cue.start or speech.rule == OWN_WORDS:
            continue
        said = (f for f in (*reading.frames, *reading.general) if speech.content.covers(f.hit.span))
        denied = (f for f in said if not f.hit.span.overlaps(speech.cue) and not _only_plans(f))
        if min(denied, key=lambda f: f.hit.first, default=None) is frame:
            return speech.cue
    return None


def _only_plans(frame: Frame) -> bool:
    """Is it only said that what follows is planned ("denies any plan to close")?"""
    return frame.parsed.cues.at(frame.hit.first, Role.FUTURE) is not None


def _denying_verb(reading: SentenceReading, frame: Frame, pack: Pack) -> Span | None:
    """The verb that denies an event noun or rules it out: "the assault was denied", "they deny the attack"."""
    if not frame.is_noun:
        return None
    excluded = ruled_out(frame.parsed, frame.hit, frame.clause, pack)
    if excluded is not None:
        first, last = frame.parsed.tokens[excluded.cue.first], frame.parsed.tokens[excluded.cue.last - 1]
        return Span(first.start, last.end)
    key = f"p:{frame.concept}"
    for other in reading.frames:
        concept = pack.concepts.events.get(other.concept)
        denies = concept is not None and DENIED in concept.states and other.mood.asserted
        if denies and other.is_verb and other is not frame and key in other.patient_keys:
            return other.hit.span
    return None


def denies_more(frame: Frame) -> bool:
    """Is only said that there was no more of it ("without causing more deaths", "no further arrests")?"""
    mood = frame.mood
    return not mood.asserted and bool(frame.parsed.cues.between(mood.first, mood.last + 1, Role.OTHERS))
