"""What a cue of speech is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimcheck.languages.speech import Act, Mark
from claimcheck.model import ActorMention, Span
from claimcheck.model.quick import quickly_made


class CueKind(StrEnum):
    """Where the words said stand to their cue."""

    LEADING = "leading"
    """subject, verb, words said"""
    TRAILING = "trailing"
    """words said, subject, verb"""
    INVERTED = "inverted"
    """words said, verb, subject"""
    PASSIVE = "passive"
    """words said, verb in the passive, speaker"""
    SOURCE = "source"
    """"according to" and a speaker, before or after the words said"""


@quickly_made
@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens `first` to `last` (excluded) are the verb or marker; its phrase begins at `own` and ends before `stop`.

    `subject` is the speaker when an actor is, `pronoun` tells that a pronoun stands for one, `name` is the phrase that
    names another one. `opens` is the token where the words said begin. `relay` is who passes them on.
    """

    kind: CueKind
    act: Act
    first: int
    last: int
    span: Span
    own: int
    stop: int
    subject: ActorMention | None = None
    pronoun: Mark | None = None
    name: Span | None = None
    opens: int | None = None
    relay: ActorMention | None = None
    is_negated: bool = False
    ends_sentence: bool = False
