"""Predicates: the verbs, nouns and adjectives that name an event or a state, by concept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimcheck.languages.inflection import Form
from claimcheck.model.quick import quickly_made

EVENT = "event"
"""The class of every event noun: a verb that needs it says only that the event which its subject or object names took
place ("hold&event": "talks were held")."""
OF_PLACE, OF_FALLEN = "@", "^"
"""What says what its row says only of a place: its object ("prendre@" a town) or subject ("tomber^")."""
SUBJECT_REACH = 9
"""Tokens before a verb among which its subject stands: "the smoke alarm on the third floor did not go off" is seven."""


class PartOfSpeech(StrEnum):
    """How a predicate stands in its clause."""

    VERB = "verb"
    """a verb, or a phrase that a verb heads"""
    NOUN = "noun"
    """an event noun"""
    ADJECTIVE = "adjective"
    """a state said by an adjective or an adverb"""


@quickly_made
@dataclass(frozen=True, slots=True)
class Predicate:
    """A form of a predicate: its concept, the lemma as the table has it, and what the form tells.

    `reflexive` forms count only after a reflexive pronoun, those with `subjects` only behind one of these words, those
    with `place_as` only of a place: OF_PLACE as the object, OF_FALLEN as the subject; those with `needs` only near a
    word of that class of `objects.txt`; those that are `last` only where no object can follow. The subject of a
    `swapped` verb is whom it befalls ("receive a kidney"), and who did it stands behind. A `bare_noun` is an infinitive
    that is more often a noun ("bomb"); the lexicon gives it only where an infinitive may stand.
    """

    concept: str
    lemma: str
    part: PartOfSpeech
    forms: frozenset[Form] = frozenset()
    reflexive: bool = False
    place_as: str = ""
    subjects: frozenset[str] = frozenset()
    bare_noun: bool = False
    needs: str = ""
    swapped: bool = False
    last: bool = False
