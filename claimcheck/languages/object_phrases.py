"""Verbs that say something by the noun of their object ("pass" with "bill"), whatever else stands before it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from claimcheck.languages.inflection import Form, Inflection
from claimcheck.languages.predicates import Predicate

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WithObject:
    """A form of a verb that stands for `predicate` when a noun heads its object ("pass" with "bill").

    `definite` ones leave an object that "a" opens to the verb's other meanings ("trouver la mort", not "un mort").
    """

    predicate: Predicate
    definite: bool
    particle: Words = ()
    """what stands between the verb and its object, or behind it ("off" in "call off the strike", "call it off")"""


@dataclass(frozen=True, slots=True)
class Determiners:
    """The determiners of a language; `indefinite` are those that tell of one among others, `denying` of none."""

    every: frozenset[str] = frozenset()
    indefinite: frozenset[str] = frozenset()
    denying: frozenset[str] = frozenset()


class ByNoun(dict[str, list[WithObject]]):
    """The phrases of a form of a verb by the noun; `particles` are all that any of them has."""

    def __init__(self) -> None:
        self.particles: set[Words] = set()

    def keep(self, nouns: Collection[str], phrase: WithObject) -> None:
        """Takes in a phrase under each form of its noun."""
        for noun in nouns:
            self.setdefault(noun, []).append(phrase)
        if phrase.particle:
            self.particles.add(phrase.particle)


class ObjectPhrases:
    """The phrases of a verb, a determiner and a noun, by their first word: `with_object` has what a form of a verb says
    by its object, `with_subject` what a participle says by its subject in the passive."""

    def __init__(self, inflection: Inflection, determiners: Determiners) -> None:
        self._inflection, self._indefinite = inflection, determiners.indefinite
        self._opening = determiners.every - determiners.denying
        self.with_object: dict[str, ByNoun] = {}
        self.with_subject: dict[str, ByNoun] = {}

    def add(self, words: Words, predicate: Predicate) -> None:
        """Takes in a phrase if it is such a one. A participle says the same of its subject in the passive, also with a
        particle ("call off the strike")."""
        if not 3 <= len(words) <= 4 or words[-2] not in self._opening:
            return
        phrase = WithObject(predicate, words[-2] not in self._indefinite, words[1:-2])
        nouns = self._inflection.decline(words[-1])
        self.with_object.setdefault(words[0], ByNoun()).keep(nouns, phrase)
        if Form.PARTICIPLE in predicate.forms and not (predicate.reflexive or predicate.swapped or predicate.needs):
            self.with_subject.setdefault(words[0], ByNoun()).keep(nouns, phrase)
