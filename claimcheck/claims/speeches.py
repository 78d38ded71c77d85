"""Somebody's words: what is said, by whom, and how it is held."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.claims.speakers import Speaker
from claimcheck.languages.speech import Act
from claimcheck.model import ActorMention, Sentence, Span, Stance
from claimcheck.model.quick import quickly_made

STANCES = {
    Act.CLAIM: Stance.UNCONFIRMED,
    Act.BELIEVE: Stance.UNCONFIRMED,
    Act.RELAY: Stance.REPORTED,
    Act.RETRACT: Stance.RETRACTED,
}
"""How a speaker holds what is said by an act that is not a plain assertion."""
SOURCE_NAMED = "source named"
"""The rule of words whose source a phrase names, not a verb ("according to X")."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Speech:
    """Somebody's words. All spans lie in the article's prose.

    `content` holds what is claimed in them (the cue itself for a bare denial, which leaves open what is denied);
    `speaker` is the one who says it, `speaker_name` the name or the words that name him, `side` what he belongs to.
    `act` is a value of `Act`. `cue` is the verb or marker, `accused` whom an accusation names. `chain` are the names
    from the one who passes it on to the one who said it; the article's outlet comes before them.
    """

    content: Span
    speaker: ActorMention | None
    speaker_name: str
    side: str | None
    act: str
    cue: Span
    accused: ActorMention | None = None
    stance: Stance = Stance.ASSERTED
    rule: str = ""
    chain: tuple[str, ...] = ()


def make_speech(
    content: Span, speaker: Speaker, act: Act, cue: Span, stance: Stance, rule: str, accused: ActorMention | None = None
) -> Speech:
    """The words `content` of a speaker, held as `stance` says; `rule` tells how they were found."""
    actor = speaker.actor
    side = actor.side if actor else None
    chain = speaker.chain or ((speaker.name,) if speaker.name else ())
    return Speech(content, actor, speaker.name, side, act.value, cue, accused, stance, rule, chain)


def speeches_by_sentence(speeches: Sequence[Speech], sentences: Sequence[Sentence]) -> dict[int, list[Speech]]:
    """By the index of each sentence the speeches whose words or whose cue stand in it, in their own order."""
    ends = [sentence.span.end for sentence in sentences]
    found: dict[int, list[Speech]] = {}
    for speech in speeches:
        for position in sorted(_held(speech.content, sentences, ends) | _held(speech.cue, sentences, ends)):
            found.setdefault(sentences[position].index, []).append(speech)
    return found


def _held(span: Span, sentences: Sequence[Sentence], ends: Sequence[int]) -> set[int]:
    """The positions of the sentences that share a character with a span."""
    position, held = bisect_right(ends, span.start), set[int]()
    while position < len(sentences) and sentences[position].span.overlaps(span):
        held.add(position)
        position += 1
    return held
