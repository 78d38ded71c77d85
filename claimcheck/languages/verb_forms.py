"""The forms of verbs by their first word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from claimcheck.languages.inflection import Form, Inflection
from claimcheck.languages.predicate_marks import LIKE_NOUN
from claimcheck.model import Token


@dataclass(frozen=True, slots=True)
class InfinitiveMarks:
    """Words right `before` an infinitive ("to", "will"), and those that may stand `between` ("not")."""

    before: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()

    def stand_before(self, tokens: Sequence[Token], index: int) -> bool:
        """May an infinitive stand at token `index`?"""
        at = index - 1
        while at > 0 and tokens[at].norm in self.between:
            at -= 1
        return at >= 0 and tokens[at].norm in self.before


class VerbForm(NamedTuple):
    """A form of a `verb` and what it `tells`; a `bare_noun` is an infinitive that is more often a noun."""

    text: str
    tells: frozenset[Form]
    verb: str
    bare_noun: bool = False


class VerbForms:
    """The forms of the verbs that were added: a word is known for a form of one by its stem and its ending.

    `first_word` gives the first word of a form as a sentence has it. `bare_nouns` are the first words of the
    infinitives that look like a noun.
    """

    def __init__(self, inflection: Inflection, first_word: Callable[[str], str]) -> None:
        self.bare_nouns: set[str] = set()
        self._inflection, self._first_word = inflection, first_word
        self._stems: dict[str, list[tuple[str, str]]] = {}
        self._whole: dict[str, list[VerbForm]] = {}

    def contents(self) -> tuple[object, ...]:
        """All that was added."""
        return self.bare_nouns, self._stems, self._whole

    def take_over(self, contents: tuple[Any, ...]) -> None:
        """Takes in the contents of others of the same inflection."""
        self.bare_nouns, self._stems, self._whole = contents

    def add(self, verb: str) -> None:
        """Takes in a verb as a table has it, with `*` behind one that a noun looks like."""
        stem, ending = self._inflection.cut(verb)
        if stem and verb.isalpha():
            self._stems.setdefault(stem, []).append((ending, verb))
            return
        # An irregular verb, one of several tokens ("crash-land"), or one that a noun looks like.
        for form in self._conjugated(verb):
            self._whole.setdefault(self._first_word(form.text), []).append(form)

    def _conjugated(self, verb: str) -> Iterator[VerbForm]:
        """The forms of a verb; of one marked with `*`, those that a noun shares only where it is the infinitive."""
        forms = self._inflection.conjugate(verb.removesuffix(LIKE_NOUN))
        bare = min((form for form, tells in forms.items() if Form.PRESENT in tells), key=len, default="")
        shared = self._inflection.decline(bare) & forms.keys() if verb.endswith(LIKE_NOUN) else set()
        for form, tells in forms.items():
            if form not in shared:
                yield VerbForm(form, frozenset(tells), verb)
        for form in sorted(shared):
            if Form.INFINITIVE in forms[form]:
                self.bare_nouns.add(self._first_word(form))
                yield VerbForm(form, frozenset(forms[form]), verb, True)

    def starting(self, word: str) -> Iterator[VerbForm]:
        """The forms that begin with a word."""
        yield from self._whole.get(word, ())
        for cut in range(1, len(word) + 1):
            for ending, verb in self._stems.get(word[:cut], ()):
                if tells := self._inflection.tails(ending).get(word[cut:]):
                    yield VerbForm(word, tells, verb)

    def first_words(self) -> set[str]:
        """Every word that a form begins with."""
        stems = ((stem, ending) for stem, verbs in self._stems.items() for ending, _ in verbs)
        return {stem + tail for stem, ending in stems for tail in self._inflection.tails(ending)} | self._whole.keys()
