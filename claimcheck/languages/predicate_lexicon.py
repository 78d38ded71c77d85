"""The lexicon of predicates: every form of every phrase, spelled out when its first word is met."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from claimcheck.languages.inflection import Inflection
from claimcheck.languages.lexicon import Choice, Lexicon, Phrase, Spelled, group_phrases
from claimcheck.languages.object_phrases import Determiners, ObjectPhrases, WithObject, Words
from claimcheck.languages.predicate_marks import LIKE_NOUN, MarkedPhrase, read_phrase
from claimcheck.languages.predicates import SUBJECT_REACH, PartOfSpeech, Predicate
from claimcheck.languages.verb_forms import InfinitiveMarks, VerbForm, VerbForms
from claimcheck.model import Token
from claimcheck.model.quick import quickly_made

IDIOM = "-"
"""The key of the rows whose phrases only look like a predicate: they are matched, and stand for nothing."""
MOST_UNKNOWN = 65_536
"""The most words remembered of which no predicate begins with them; some 4 MB."""


@quickly_made
@dataclass(frozen=True, slots=True)
class _VerbPhrase:
    """A verb phrase as the table has it: its `lemma`, the `rest` that follows its verb, and what its marks ask for."""

    concept: str
    lemma: str
    rest: str
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
        self._phrases: dict[str, list[_VerbPhrase]] = {}
        self._others: dict[str, list[tuple[str, Predicate | None]]] = {}
        self._unknown: list[str] = []

    def add(self, concept: str, part: PartOfSpeech, phrase: str) -> None:
        """Takes in a phrase as a table has it."""
        marked = read_phrase(phrase)
        subjects = frozenset(form for noun in marked.subjects for form in self._inflection.decline(noun))
        if part is PartOfSpeech.VERB:
            self._add_verb(concept, marked, subjects)
            return
        spell = self._inflection.decline if part is PartOfSpeech.NOUN else self._inflection.agree
        lemma = marked.phrase.lstrip("=").replace("~", "")
        told = Predicate(concept, lemma, part, subjects=subjects, needs=marked.needs, last=marked.last)
        for form in _spelled(marked.phrase, spell):
            self._others.setdefault(self._first_word(form), []).append((form, None if concept == IDIOM else told))

    def _add_verb(self, concept: str, marked: MarkedPhrase, subjects: frozenset[str]) -> None:
        """The verb stands first, or after a reflexive pronoun."""
        bare = phrase = marked.phrase
        if phrase.startswith(self._pronouns):
            bare = phrase[next(len(p) for p in self._pronouns if phrase.startswith(p)) :]
        verb, _, rest = bare.partition(" ")
        if verb not in self._phrases:
            self._phrases[verb] = []
            self._forms.add(verb)
        lemma, reflexive = phrase.replace(LIKE_NOUN, ""), bare != phrase
        self._phrases[verb].append(_VerbPhrase(concept, lemma, rest, reflexive, subjects, marked))

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
        self, tokens: Sequence[Token], index: int, norms: Sequence[str], at: int, known: Sequence[Choice[Predicate]]
    ) -> list[Spelled[Predicate]]:
        """As for any lexicon; an infinitive that looks like a noun only where one may stand, and a phrase that counts
        only of some subjects ("come on" of lights) only behind one of them, so that it hides no shorter one.
        """
        found = super()._spelled(tokens, index, norms, at, known)
        if found and norms[at] in self._begins_bound:
            before = {token.norm for token in tokens[max(0, index - SUBJECT_REACH) : index]}
            found = [(last, some) for last, some in found if last == index + 1 or _may_be_of(some, before)]
        if not found or norms[at] not in self._forms.bare_nouns or self._marks.stand_before(tokens, index):
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
        for text, other in self._others.get(word, ()):
            yield self._words_of(text), other
        for form in self._forms.starting(word):
            for phrase in self._phrases[form.verb]:
                words = self._words_of(f"{form.text} {phrase.rest}".strip())
                if phrase.subjects and len(words) > 1:
                    self._begins_bound.add(words[0])
                predicate = phrase.with_form(form) if phrase.concept != IDIOM else None
                if predicate is not None:
                    self._objects.add(words, predicate)
                yield words, predicate

    def with_object(self, tokens: Sequence[Token]) -> Iterator[tuple[int, Mapping[str, Sequence[WithObject]]]]:
        """What the verbs among the tokens say by their objects: each verb's place with its phrases by their noun."""
        norms = [token.norm for token in tokens]
        for index, known in enumerate(map(self._known, norms)):
            if known and (phrases := self._objects.of_object(norms[index])):
                yield index, phrases

    def with_subject(self, tokens: Sequence[Token]) -> Iterator[tuple[int, Mapping[str, Sequence[WithObject]]]]:
        """The same of participles by the nouns that are their subjects then ("the strike was called off")."""
        for index, token in enumerate(tokens):
            if phrases := self._objects.of_subject(token.norm):
                yield index, phrases

    def items(self) -> Iterator[Choice[Predicate]]:
        """Every phrase with its entries; spells out all of them."""
        for word in sorted(self._forms.first_words() | self._others.keys()):
            self._choices(word)
        return super().items()

    def __len__(self) -> int:
        return sum(1 for _ in self.items())


def _may_be_of(entries: Sequence[Predicate], before: set[str]) -> bool:
    """Is any entry of a phrase free to have any subject, or is its subject among the words before it?"""
    return any(not entry.subjects or entry.subjects & before for entry in entries)


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
