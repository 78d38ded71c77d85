"""The marks in the phrases of `predicates.txt`: when a verb, a noun or an adjective says what its row says."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.languages.predicates import OF_FALLEN, OF_PLACE
from claimcheck.model.quick import quickly_made

LIKE_NOUN = "*"
"""Marks a verb whose shortest form is more often a noun of another meaning ("found*", "fermer*"). Where that form is
the infinitive too it counts after the words that an infinitive follows."""
OF_SUBJECT, AND = "<", "+"
"""Part a verb phrase from the nouns of which one must be its subject, and these from each other."""
OF_CLASS = "&"
"""Stands before the class of objects.txt that a verb counts only with: "give&organ"."""
SWAPPED = ">"
"""Ends a verb whose subject is whom it befalls: "receive&organ>", "fall into the hands>"."""
OF_END = "!"
"""Ends a phrase that says what its row says only where its clause ends: "n'avoir rien!", not "n'a rien vu"."""
MARKS = frozenset((OF_SUBJECT, OF_CLASS, SWAPPED, OF_PLACE, OF_FALLEN, OF_END))


@quickly_made
@dataclass(frozen=True, slots=True)
class MarkedPhrase:
    """A phrase of the table without the marks at its end, and what those ask for."""

    phrase: str
    needs: str = ""
    swapped: bool = False
    place_as: str = ""
    subjects: tuple[str, ...] = ()
    last: bool = False


def read_phrase(phrase: str) -> MarkedPhrase:
    """ "give&organ>" and the like: the words, and what each mark behind them says."""
    if MARKS.isdisjoint(phrase):
        return MarkedPhrase(phrase)
    last, phrase = phrase.endswith(OF_END), phrase.removesuffix(OF_END)
    swapped = phrase.endswith(SWAPPED)
    phrase, _, needs = phrase.removesuffix(SWAPPED).partition(OF_CLASS)
    place_as = phrase[-1] if phrase[-1] in (OF_PLACE, OF_FALLEN) else ""
    phrase, _, nouns = (phrase.removesuffix(place_as) if place_as else phrase).partition(OF_SUBJECT)
    return MarkedPhrase(phrase, needs, swapped, place_as, tuple(noun for noun in nouns.split(AND) if noun), last)
