"""The lexicon of predicates: every form of every phrase, spelled out when its first word is met."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, NamedTuple

from claimcheck.languages.inflection import Inflection
from claimcheck.languages.lexicon import Choice, Lexicon, Phrase, Spelled, group_phrases
from claimcheck.languages.object_phrases import ByNoun, Determiners, ObjectPhrases, Words
from claimcheck.languages.predicate_marks import LIKE_NOUN, MARKS, MarkedPhrase, read_phrase
from claimcheck.languages.predicates import SUBJECT_REACH, PartOfSpeech, Predicate
from claimcheck.languages.stem_index import StemIndex
from claimcheck.languages.verb_forms import InfinitiveMarks, VerbForm, VerbForms
from claimcheck.model import Token
from claimcheck.model.quick import quickly_made

IDIOM = "-"
"""The key of the rows whose phrases only look like a predicate: they are matched, and stand for nothing."""
MOST_UNKNOWN = 65_536
"""The most words remembered of which no predicate begins with them; some 4 MB."""


class _Row(NamedTuple):
    """A phrase as the table has it, with its number among all of them."""

    number: int
    concept: str
    part: PartOfSpeech
    phrase: str


@quickly_made
@dataclass(frozen=True, slots=True)
class _VerbPhrase:
    """A verb phrase as the table has it: its `lemma`, the `rest` that follows its verb, and what its marks ask for."""

    concept: str
    lemma: str
    rest: Words
    reflexive: bool
    subjects: frozenset[str]
    marked: MarkedPhrase

    def with_form(self, form: VerbForm) -> Predicate:
        """The predicate that the phrase is with a form of its verb."""
        marked = self.marked
        return Predicate(
            self.concept, self.lemma, PartOfSpeech.VERB, form.tells, self.reflexive, marked.place_as, self.subjects,
            form.bare_noun, marked.needs, marked.swapped, marked.last,
        )  # fmt: skip


class _WhenAsked(dict[str, list[Choice[Predicate]]]):
    """The phrases by their first word, made when a word is first asked for."""

    def __init__(self, make: Callable[[str], list[Choice[Predicate]]]) -> None:
        self._make = make

    def __missing__(self, word: str) -> list[Choice[Predicate]]:
        return self._make(word)


class PredicateLexicon(Lexicon[Predicate]):
    """Every form of every predicate. There are some 60,000 in a language and an article uses few of them: a form is
    spelled out when its first word is met.
    """

    def __init__(
        self, inflection: Inflection, reflexives: frozenset[str], words_of: Callable[[str], Words],
        marks: InfinitiveMarks | None = None, determiners: Determiners | None = None,
    ) -> None:  # fmt: skip
        super().__init__(())
        self._by_first = _WhenAsked(self._spell_first)
        self._known = self._by_first.__getitem__
        self._inflection, self._words_of = inflection, words_of
        self._marks = marks or InfinitiveMarks()
        self._begins_bound: set[str] = set()
        self._pronouns = tuple(p if p.endswith("'") else p + " " for p in sorted(reflexives))
        self._forms = VerbForms(inflection, self._first_word)
        self._objects = ObjectPhrases(inflection, determiners or Determiners())
        self._verbs: dict[str, list[_Row]] = {}
        self._phrases: dict[str, list[_VerbPhrase]] = {}
        nouns, adjectives = StemIndex[_Row](inflection.nouns), StemIndex[_Row](inflection.adjectives)
        self._stems = {PartOfSpeech.NOUN: nouns, PartOfSpeech.ADJECTIVE: adjectives}
        self._others: dict[str, list[tuple[_Row, str]]] = {}
        self._unknown: list[str] = []
        self._added = 0

    def contents(self) -> tuple[object, ...]:
        """All that was added, for another lexicon of the same tables to take over."""
        return self._verbs, self._others, self._forms.contents(), [stems.contents() for stems in self._stems.values()]

    def take_over(self, contents: tuple[Any, ...]) -> None:
        """Takes in the contents of another lexicon."""
        self._verbs, self._others, forms, rows = contents
        self._forms.take_over(forms)
        for stems, some in zip(self._stems.values(), rows, strict=True):
            stems.take_over(some)

    def add(self, concept: str, part: PartOfSpeech, phrase: str) -> None:
        """Takes in a phrase as a table has it."""
        self._added += 1
        row = _Row(self._added, concept, part, phrase)
        plain = phrase if MARKS.isdisjoint(phrase) else read_phrase(phrase).phrase
        if part is PartOfSpeech.VERB:
            self._add_verb(row, plain)
        elif plain[0] == "=" or "~" in plain or not self._stems[part].add(plain.partition(" ")[0], row):
            for form in _spelled(plain, self._forms_of(part)):
                self._others.setdefault(self._first_word(form), []).append((row, form))

    def _forms_of(self, part: PartOfSpeech) -> Callable[[str], set[str]]:
        return self._inflection.decline if part is PartOfSpeech.NOUN else self._inflection.agree

    def _add_verb(self, row: _Row, phrase: str) -> None:
        """The verb stands first, or after a reflexive pronoun."""
        verb = self._without_pronoun(phrase).partition(" ")[0]
        if verb not in self._verbs:
            self._verbs[verb] = []
            self._forms.add(verb)
        self._verbs[verb].append(row)

    def _without_pronoun(self, phrase: str) -> str:
        """A verb phrase without the reflexive pronoun at its beginning."""
        if not phrase.startswith(self._pronouns):
            return phrase
        return phrase[next(len(p) for p in self._pronouns if phrase.startswith(p)) :]

    def _phrases_of(self, verb: str) -> list[_VerbPhrase]:
        """The phrases of a verb, made when it is first met."""
        if verb not in self._phrases:
            self._phrases[verb] = [self._verb_phrase(row) for row in self._verbs[verb]]
        return self._phrases[verb]

    def _verb_phrase(self, row: _Row) -> _VerbPhrase:
        marked = read_phrase(row.phrase)
        bare = self._without_pronoun(marked.phrase)
        lemma, rest = marked.phrase.replace(LIKE_NOUN, ""), bare.partition(" ")[2]
        words = self._words_of(rest) if rest else ()
        return _VerbPhrase(row.concept, lemma, words, bare != marked.phrase, self._subjects_of(marked), marked)

    def _subjects_of(self, marked: MarkedPhrase) -> frozenset[str]:
        return frozenset(form for noun in marked.subjects for form in self._inflection.decline(noun))

    def _other(self, row: _Row) -> Predicate | None:
        """The predicate that a noun or an adjective is; None for an idiom."""
        if row.concept == IDIOM:
            return None
        marked = read_phrase(row.phrase)
        lemma, subjects = marked.phrase.lstrip("=").replace("~", ""), self._subjects_of(marked)
        return Predicate(row.concept, lemma, row.part, subjects=subjects, needs=marked.needs, last=marked.last)

    def _others_of(self, word: str) -> list[tuple[_Row, str]]:
        """The nouns and adjectives that begin with a word, each with its form, in the order of the table."""
        found = [*self._others.get(word, ())]
        for stems in self._stems.values():
            found += [(row, _with_first(row, word)) for row in stems.of(word)]
        return sorted(found, key=lambda pair: pair[0].number)

    def _first_word(self, form: str) -> str:
        word = form.partition(" ")[0]
        return word if word.isalpha() else self._words_of(form)[0]

    def _spell_first(self, word: str) -> list[Choice[Predicate]]:
        """Spells out the phrases that begin with a word that was not asked for before."""
        self._by_first |= group_phrases(self._spell_out(word))
        if word not in self._by_first:
            self._remember_unknown(word)
        return self._by_first[word]

    def _spelled(
        self, tokens: Sequence[Token], index: int, after: str, known: Sequence[Choice[Predicate]]
    ) -> list[Spelled[Predicate]]:
        """As for any lexicon; an infinitive that looks like a noun only where one may stand, and a phrase that counts
        only of some subjects ("come on" of lights) only behind one of them, so that it hides no shorter one.
        """
        found = super()._spelled(tokens, index, after, known)
        if found and tokens[index].norm in self._begins_bound:
            before = {token.norm for token in tokens[max(0, index - SUBJECT_REACH) : index]}
            found = [(last, some) for last, some in found if last == index + 1 or _may_be_of(some, before)]
        if not found or tokens[index].norm not in self._forms.bare_nouns or self._marks.stand_before(tokens, index):
            return found
        real = ((last, [entry for entry in some if not entry.bare_noun]) for last, some in found)
        return [(last, some) for last, some in real if some]

    def get(self, *words: str) -> list[Predicate]:
        """The entries of exactly these words but for those that only what stands around can tell: infinitives that look
        like a noun, and verbs that need a word of some class. Empty when there is none."""
        return [entry for entry in super().get(*words) if not entry.bare_noun and not entry.needs and not entry.last]

    def _remember_unknown(self, word: str) -> None:
        """Most words begin no predicate, and come again; an archive has names and numbers without end."""
        if len(self._unknown) >= MOST_UNKNOWN:
            for unknown in self._unknown:
                del self._by_first[unknown]
            self._unknown.clear()
        self._unknown.append(word)
        self._by_first[word] = []

    def _spell_out(self, word: str) -> Iterator[Phrase[Predicate]]:
        """Every phrase that begins with a word."""
        for row, text in self._others_of(word):
            yield self._words_of(text), self._other(row)
        for form in self._forms.starting(word):
            verb = self._words_of(form.text)
            for phrase in self._phrases_of(form.verb):
                words = verb + phrase.rest
                if phrase.subjects and len(words) > 1:
                    self._begins_bound.add(words[0])
                predicate = phrase.with_form(form) if phrase.concept != IDIOM else None
                if predicate is not None:
                    self._objects.add(words, predicate)
                yield words, predicate

    def with_object(self, tokens: Sequence[Token]) -> Iterator[tuple[int, ByNoun]]:
        """What the verbs among the tokens say by their objects: each verb's place with its phrases by their noun."""
        norms = [token.norm for token in tokens]
        for index, known in enumerate(map(self._known, norms)):
            if known and (phrases := self._objects.with_object.get(norms[index])):
                yield index, phrases

    def with_subject(self, tokens: Sequence[Token]) -> Iterator[tuple[int, ByNoun]]:
        """The same of participles by the nouns that are their subjects then ("the strike was called off")."""
        participles = self._objects.with_subject
        for index, token in enumerate(tokens):
            if token.norm in participles:
                yield index, participles[token.norm]

    def items(self) -> Iterator[Choice[Predicate]]:
        """Every phrase with its entries; spells out all of them."""
        others = set().union(self._others, *(stems.words() for stems in self._stems.values()))
        for word in sorted(self._forms.first_words() | others):
            self._choices(word)
        return super().items()

    def __len__(self) -> int:
        return sum(1 for _ in self.items())


def _may_be_of(entries: Sequence[Predicate], before: set[str]) -> bool:
    """Is any entry of a phrase free to have any subject, or is its subject among the words before it?"""
    return any(not entry.subjects or entry.subjects & before for entry in entries)


def _with_first(row: _Row, word: str) -> str:
    """The phrase of a row with another form of its first word."""
    _, space, rest = read_phrase(row.phrase).phrase.partition(" ")
    return word + space + rest


def _spelled(phrase: str, spell: Callable[[str], set[str]]) -> set[str]:
    """The forms of a noun or an adjective phrase: `=phrase` as it is; of several words those marked with `~` change,
    the first one when none is marked.
    """
    if phrase.startswith("="):
        return {phrase[1:]}
    if "~" not in phrase:
        return spell(phrase)
    words = [sorted(spell(word[:-1])) if word.endswith("~") else [word] for word in phrase.split()]
    return {" ".join(choice) for choice in product(*words)}
