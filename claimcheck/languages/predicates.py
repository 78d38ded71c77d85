"""Predicates: the verbs, nouns and adjectives that name an event or a state, by concept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from pathlib import Path
from typing import Any

from claimcheck.languages.inflection import Form, Inflection
from claimcheck.languages.lexicon import Choice, Lexicon, Phrase, group_phrases
from claimcheck.languages.parties import load_functions
from claimcheck.languages.source import Faults, Row, TableFile, as_table, check_keys, read_rows, tables_of
from claimcheck.languages.states import StateFamily
from claimcheck.model import Token


class PartOfSpeech(StrEnum):
    """How a predicate stands in its clause."""

    VERB = "verb"
    """a verb, or a phrase that a verb heads"""
    NOUN = "noun"
    """an event noun"""
    ADJECTIVE = "adjective"
    """a state said by an adjective or an adverb"""


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


@dataclass(frozen=True, slots=True)
class EventConcept:
    """What is known of a kind of event in every language.

    `kind` is the PLOVER event type where there is one. `once` tells that it happens once per object and agent side.
    `exclusive` lists the roles of which there is one only ("agent", "patient", "place"), `usual` those that
    one mostly fills, where no text names more. `measure` is what a count of
    those it befalls measures ("killed"), `doers` one of those who do it ("demonstrator"). `within` is a wider concept
    (`shell` within `attack`). `opposite` lists the concepts that undo or deny it. `denies` is the concept that this one
    says did not happen (`stay_silent` denies `sound_alarm`). `tells` are concepts that happened too when this one did
    ("warn" tells `inform`): who denies those denies this one. `states` are the states it leads to, each `family.state`.
    `light` ones only say that the event their subject names took place ("the attack began").
    `happening` is what the concept is one way of telling of ("blow" of strike, explode and kill). `again` ones happen
    again and again; where it is not said, its kind tells. `general` ones say something only with their object ("wore a
    helmet"): whether they happened is all that is claimed of them. `of_object` ones say other things too, but are one
    happening only with one object ("denied the theft"). `domain` is for the reader.
    `done_by` are the functions of who does it ("winner"). Who receives what is given is the agent of `gives` ("award":
    "win_prize"). The agent of what `does` did the event that its object names ("carry out the attack"); the agent of
    what `orders` had it done. `genitive` tells that "of X" beside the noun names who did it ("the victory of X").
    The words of `contests.txt` part two that are a `contest`, and the function named with it two of an `office`.
    The place of one that `leaves` is the one it is said to be from ("escaped from X").
    Who fills a role of it fills the same one of `roles_of` ("detain": "arrest"), and its subject is whom `subject_of`
    befell ("die": "kill").
    """

    id: str
    kind: str = ""
    once: bool = False
    exclusive: tuple[str, ...] = ()
    usual: tuple[str, ...] = ()
    measure: str = ""
    doers: str = ""
    within: str = ""
    opposite: tuple[str, ...] = ()
    denies: str = ""
    tells: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    light: bool = False
    leaves: bool = False
    happening: str = ""
    again: bool | None = None
    general: bool = False
    of_object: bool = False
    domain: str = ""
    done_by: tuple[str, ...] = ()
    gives: str = ""
    does: bool = False
    orders: bool = False
    genitive: bool = False
    contest: bool = False
    office: bool = False
    roles_of: str = ""
    subject_of: str = ""

    @property
    def repeats(self) -> bool:
        """Does it happen again and again within days?"""
        return not self.once and (self.kind in REPEATING if self.again is None else self.again)


EVENT_KEYS: dict[str, type | tuple[type, ...]] = {
    "kind": str, "once": bool, "exclusive": list, "measure": str, "doers": str, "within": str, "opposite": list,
    "denies": str, "tells": list, "states": list, "light": bool, "leaves": bool, "happening": str, "again": bool,
    "general": bool, "of_object": bool, "domain": str, "done_by": list, "gives": str, "does": bool, "orders": bool,
    "genitive": bool, "contest": bool, "office": bool, "usual": list, "roles_of": str, "subject_of": str,
}  # fmt: skip
ROLES = frozenset({"agent", "patient", "place"})
# The event types of PLOVER (Political Language Ontology for Verifiable Event Records, version 2022).
KINDS = frozenset({
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
})  # fmt: skip
REPEATING = frozenset({"ASSAULT", "PROTEST", "CONSULT", "THREATEN", "REQUEST", "MOBILIZE", "AID", "ACCUSE"})
"""The kinds of which there may be one every day."""
IDIOM = "-"
"""The key of the rows whose phrases only look like a predicate: they are matched, and stand for nothing."""

LIKE_NOUN = "*"
"""Marks a verb whose shortest form is more often a noun of another meaning ("found*", "fermer*"). Where that form is
the infinitive too it counts after the words that an infinitive follows."""

OF_SUBJECT, AND = "<", "+"
"""Part a verb phrase from the nouns of which one must be its subject, and these from each other."""

SUBJECT_REACH = 9
"""Tokens before a verb among which its subject stands: "the smoke alarm on the third floor did not go off" is seven."""
OF_CLASS = "&"
"""Stands before the class of objects.txt that a verb counts only with: "give&organ"."""
EVENT = "event"
"""The class of every event noun: a verb that needs it says only that the event which its subject or object names took
place ("hold&event": "talks were held")."""
SWAPPED = ">"
"""Ends a verb whose subject is whom it befalls: "receive&organ>", "fall into the hands>"."""
OF_PLACE, OF_FALLEN = "@", "^"
"""End a verb that says what its row says only of a place: its object ("prendre@" a town) or subject ("tomber^")."""
OF_END = "!"
"""Ends a phrase that says what its row says only where its clause ends: "n'avoir rien!", not "n'a rien vu"."""
MARKS = frozenset((OF_SUBJECT, OF_CLASS, SWAPPED, OF_PLACE, OF_FALLEN, OF_END))

MOST_UNKNOWN = 65_536
"""The most words remembered of which no predicate begins with them; some 4 MB."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WithObject:
    """A form of a verb that stands for `predicate` when a noun heads its object ("pass" with "bill").

    `definite` ones leave an object that "a" opens to the verb's other meanings ("trouver la mort", not "un mort").
    """

    predicate: Predicate
    definite: bool
    particle: Words = ()
    """what stands between the verb and its object ("off" in "call off the strike")"""


@dataclass(frozen=True, slots=True)
class Determiners:
    """The determiners of a language; `indefinite` are those that tell of one among others, `denying` of none."""

    every: frozenset[str] = frozenset()
    indefinite: frozenset[str] = frozenset()
    denying: frozenset[str] = frozenset()


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


def read_event_concepts(
    path: TableFile | Path,
    faults: Faults,
    *,
    families: Mapping[str, StateFamily] | None = None,
    measures: Collection[str] | None = None,
) -> dict[str, EventConcept]:
    """The concepts of `concepts/events.toml` by id, their references checked; `families` are those of the states."""
    concepts: dict[str, EventConcept] = {}
    for name, table in tables_of(path, faults):
        check_keys(path, name, table, EVENT_KEYS, faults)
        known = {key: value for key, value in table.items() if key in EVENT_KEYS}
        fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in known.items()}
        concepts[name] = EventConcept(name, **fields)
    wrong = [(concept, fault) for concept in concepts.values() for fault in _faults_of(concept, concepts, families)]
    if measures is not None:
        named = ((concept, name) for concept in concepts.values() for name in (concept.measure, concept.doers) if name)
        unknown = ((concept, name) for concept, name in named if name not in measures)
        wrong += [(concept, f"no measure {name!r} is defined in measures.toml") for concept, name in unknown]
    lines = _lines_of_concepts(path) if wrong else {}
    for concept, fault in wrong:
        faults.add(path, lines.get(concept.id, 1), f"{concept.id}: {fault}")
    return concepts


def _lines_of_concepts(path: TableFile | Path) -> dict[str, int]:
    """The line of each `name = {…}` or `[name]`."""
    return {line.partition("=")[0].strip().strip("[]"): number for number, line in as_table(path).lines()}


def _faults_of(
    concept: EventConcept, concepts: Mapping[str, EventConcept], families: Mapping[str, StateFamily] | None
) -> Iterator[str]:
    if concept.kind and concept.kind not in KINDS:
        yield f"unknown kind {concept.kind!r}; allowed: {', '.join(sorted(KINDS))}"
    roles = (concept.gives, concept.roles_of, concept.subject_of)
    for other in (concept.within, concept.denies, *roles, *concept.opposite, *concept.tells):
        if other and other not in concepts:
            yield f"no concept {other!r} is defined"
    if concept.id in (concept.within, concept.denies, *concept.opposite):
        yield "a concept is neither within itself nor its own opposite, and denies another one"
    for function in sorted(set(concept.done_by) - load_functions().keys()):
        yield f"no function {function!r} is defined in functions.toml"
    for role in sorted({*concept.exclusive, *concept.usual} - ROLES):
        yield f"unknown role {role!r}; allowed: {', '.join(sorted(ROLES))}"
    for state in concept.states:
        family, dot, name = state.partition(".")
        if not dot or (families is not None and (family not in families or name not in families[family].states)):
            yield f"no state {state!r} is defined in states.toml"


@dataclass(frozen=True, slots=True)
class _VerbPhrase:
    """A verb phrase as the table has it, without its marks: its `lemma`, and the `rest` that follows its verb."""

    concept: str
    lemma: str
    rest: str
    reflexive: bool
    place_as: str
    needs: str
    swapped: bool
    subjects: frozenset[str]
    last: bool


@dataclass(frozen=True, slots=True)
class _Marked:
    """A phrase of the table without the marks at its end, and what those ask for."""

    phrase: str
    needs: str = ""
    swapped: bool = False
    place_as: str = ""
    subjects: tuple[str, ...] = ()
    last: bool = False


def _read_marks(phrase: str) -> _Marked:
    """ "give&organ>" and the like: the words, and what each mark behind them says."""
    if MARKS.isdisjoint(phrase):
        return _Marked(phrase)
    last, phrase = phrase.endswith(OF_END), phrase.removesuffix(OF_END)
    swapped = phrase.endswith(SWAPPED)
    phrase, _, needs = phrase.removesuffix(SWAPPED).partition(OF_CLASS)
    place_as = phrase[-1] if phrase[-1] in (OF_PLACE, OF_FALLEN) else ""
    phrase, _, nouns = (phrase.removesuffix(place_as) if place_as else phrase).partition(OF_SUBJECT)
    return _Marked(phrase, needs, swapped, place_as, tuple(noun for noun in nouns.split(AND) if noun), last)


class _WhenAsked(dict[str, list[Choice[Predicate]]]):
    """The phrases by their first word, made when a word is first asked for."""

    def __init__(self, make: Callable[[str], list[Choice[Predicate]]]) -> None:
        self._make = make

    def __missing__(self, word: str) -> list[Choice[Predicate]]:
        return self._make(word)


# A form of a verb, what it tells, and the verb.
_VerbForm = tuple[str, frozenset[Form], str]


class PredicateLexicon(Lexicon[Predicate]):
    """Every form of every predicate. There are some 60,000 in a language and an article uses few of them: a form is
    spelled out when its first word is met, and a word is known for the form of a verb by its stem and its ending.
    """

    def __init__(
        self, inflection: Inflection, reflexives: frozenset[str], words_of: Callable[[str], Words],
        marks: InfinitiveMarks | None = None, determiners: Determiners | None = None,
    ) -> None:  # fmt: skip
        super().__init__(())
        self._by_first = _WhenAsked(self._spell_first)
        self._known = self._by_first.__getitem__
        self._determiners = determiners or Determiners()
        self._opening = self._determiners.every - self._determiners.denying
        self._with_object: dict[str, dict[str, list[WithObject]]] = {}
        self._with_subject: dict[str, dict[str, list[WithObject]]] = {}
        self._inflection, self._words_of = inflection, words_of
        self._marks = marks or InfinitiveMarks()
        self._bare: set[tuple[str, str]] = set()
        self._begins_bare: set[str] = set()
        self._begins_bound: set[str] = set()
        self._pronouns = tuple(p if p.endswith("'") else p + " " for p in sorted(reflexives))
        self._phrases: dict[str, list[_VerbPhrase]] = {}
        self._stems: dict[str, list[tuple[str, str]]] = {}
        self._whole: dict[str, list[_VerbForm]] = {}
        self._others: dict[str, list[tuple[str, Predicate | None]]] = {}
        self._unknown: list[str] = []

    def add(self, concept: str, part: PartOfSpeech, phrase: str) -> None:
        """Takes in a phrase as a table has it."""
        marked = _read_marks(phrase)
        subjects = frozenset(form for noun in marked.subjects for form in self._inflection.decline(noun))
        if part is PartOfSpeech.VERB:
            self._add_verb(concept, marked, subjects)
            return
        spell = self._inflection.decline if part is PartOfSpeech.NOUN else self._inflection.agree
        lemma = marked.phrase.lstrip("=").replace("~", "")
        told = Predicate(concept, lemma, part, subjects=subjects, needs=marked.needs, last=marked.last)
        for form in _spelled(marked.phrase, spell):
            self._others.setdefault(self._first_word(form), []).append((form, None if concept == IDIOM else told))

    def _add_verb(self, concept: str, marked: _Marked, subjects: frozenset[str]) -> None:
        """The verb stands first, or after a reflexive pronoun."""
        bare = phrase = marked.phrase
        if phrase.startswith(self._pronouns):
            bare = phrase[next(len(p) for p in self._pronouns if phrase.startswith(p)) :]
        verb, _, rest = bare.partition(" ")
        if verb not in self._phrases:
            self._phrases[verb] = []
            stem, ending = self._inflection.cut(verb)
            if stem and verb.isalpha():
                self._stems.setdefault(stem, []).append((ending, verb))
            else:  # an irregular verb, one of several tokens ("crash-land"), or one that a noun looks like
                for form, tells in self._conjugated(verb).items():
                    self._whole.setdefault(self._first_word(form), []).append((form, frozenset(tells), verb))
        lemma, reflexive = phrase.replace(LIKE_NOUN, ""), bare != phrase
        self._phrases[verb].append(
            _VerbPhrase(
                concept, lemma, rest, reflexive, marked.place_as, marked.needs, marked.swapped, subjects, marked.last
            )
        )  # fmt: skip

    def _conjugated(self, verb: str) -> dict[str, set[Form]]:
        """The forms of a verb; of one marked with `*`, those that a noun shares only where it is the infinitive."""
        forms = self._inflection.conjugate(verb.removesuffix(LIKE_NOUN))
        if not verb.endswith(LIKE_NOUN):
            return forms
        bare = min((form for form, tells in forms.items() if Form.PRESENT in tells), key=len, default="")
        shared = self._inflection.decline(bare)
        kept = {form: tells for form, tells in forms.items() if form not in shared}
        for form in sorted(shared & forms.keys()):
            if Form.INFINITIVE in forms[form]:
                kept[form] = forms[form]
                self._bare.add((form, verb))
                self._begins_bare.add(self._first_word(form))
        return kept

    def _first_word(self, form: str) -> str:
        word = form.partition(" ")[0]
        return word if word.isalpha() else self._words_of(form)[0]

    def _spell_first(self, word: str) -> list[Choice[Predicate]]:
        """Spells out the phrases that begin with a word that was not asked for before."""
        self._by_first |= group_phrases(self._spell_out(word))
        if word not in self._by_first:
            self._remember_unknown(word)
        return self._by_first[word]

    def _narrowed(
        self, tokens: Sequence[Token], index: int, after: str, choices: Sequence[Choice[Predicate]]
    ) -> Sequence[Choice[Predicate]]:
        """As for any lexicon; an infinitive that looks like a noun only where one may stand, and a phrase that counts
        only of some subjects ("come on" of lights) only behind one of them, so that it hides no shorter one.
        """
        choices = super()._narrowed(tokens, index, after, choices)
        if tokens[index].norm in self._begins_bound:
            before = {token.norm for token in tokens[max(0, index - SUBJECT_REACH) : index]}
            choices = [choice for choice in choices if _may_be_of(choice, before)]
        if tokens[index].norm not in self._begins_bare or self._marks.stand_before(tokens, index):
            return choices
        return [choice for choice in map(_without_bare, choices) if choice is not None]

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
        for form, predicate in self._others.get(word, ()):
            yield self._words_of(form), predicate
        for form, tells, verb in (*self._whole.get(word, ()), *self._forms_of_stems(word)):
            bare = (form, verb) in self._bare
            for phrase in self._phrases[verb]:
                predicate = Predicate(
                    phrase.concept, phrase.lemma, PartOfSpeech.VERB, tells, phrase.reflexive, phrase.place_as,
                    phrase.subjects, bare, phrase.needs, phrase.swapped, phrase.last,
                )  # fmt: skip
                words, told = self._words_of(f"{form} {phrase.rest}".strip()), phrase.concept != IDIOM
                if phrase.subjects and len(words) > 1:
                    self._begins_bound.add(words[0])
                self._remember_object(words, predicate if told else None)
                yield words, predicate if told else None

    def _remember_object(self, words: Words, predicate: Predicate | None) -> None:
        """A verb, a determiner and a noun: the noun tells what the verb says, whatever else stands before it. So does
        the subject of its participle in the passive, also of a verb with a particle ("call off the strike")."""
        if predicate is None or not 3 <= len(words) <= 4 or words[-2] not in self._opening:
            return
        phrase = WithObject(predicate, words[-2] not in self._determiners.indefinite, words[1:-2])
        nouns = self._inflection.decline(words[-1])
        if not phrase.particle:
            _keep(self._with_object, words[0], nouns, phrase)
        if Form.PARTICIPLE in predicate.forms and not (predicate.reflexive or predicate.swapped or predicate.needs):
            _keep(self._with_subject, words[0], nouns, phrase)

    def with_object(self, tokens: Sequence[Token]) -> Iterator[tuple[int, Mapping[str, Sequence[WithObject]]]]:
        """What the verbs among the tokens say by their objects: each verb's place with its phrases by their noun."""
        norms = [token.norm for token in tokens]
        for index, known in enumerate(map(self._known, norms)):
            if known and norms[index] in self._with_object:
                yield index, self._with_object[norms[index]]

    def with_subject(self, tokens: Sequence[Token]) -> Iterator[tuple[int, Mapping[str, Sequence[WithObject]]]]:
        """The same of participles by the nouns that are their subjects then ("the strike was called off")."""
        for index, token in enumerate(tokens):
            if token.norm in self._with_subject:
                yield index, self._with_subject[token.norm]

    def _forms_of_stems(self, word: str) -> Iterator[_VerbForm]:
        """The readings of a word as the form of a verb that has a stem."""
        for cut in range(1, len(word) + 1):
            for ending, verb in self._stems.get(word[:cut], ()):
                if tells := self._inflection.tails(ending).get(word[cut:]):
                    yield word, tells, verb

    def items(self) -> Iterator[Choice[Predicate]]:
        """Every phrase with its entries; spells out all of them."""
        stems = ((stem, ending) for stem, verbs in self._stems.items() for ending, _ in verbs)
        words = {stem + tail for stem, ending in stems for tail in self._inflection.tails(ending)}
        for word in sorted(words | self._whole.keys() | self._others.keys()):
            self._choices(word)
        return super().items()

    def __len__(self) -> int:
        return sum(1 for _ in self.items())


def _may_be_of(choice: Choice[Predicate], before: set[str]) -> bool:
    """Is any entry of a phrase free to have any subject, or is its subject among the words before it?"""
    words, entries = choice
    return len(words) == 1 or not entries or any(not e.subjects or e.subjects & before for e in entries)


def _keep(
    index: dict[str, dict[str, list[WithObject]]], verb: str, nouns: Collection[str], phrase: WithObject
) -> None:
    by_noun = index.setdefault(verb, {})
    for noun in nouns:
        by_noun.setdefault(noun, []).append(phrase)


def _without_bare(choice: Choice[Predicate]) -> Choice[Predicate] | None:
    """A phrase without its bare nouns; None when it has no other reading."""
    words, entries = choice
    kept = [entry for entry in entries if not entry.bare_noun]
    return (words, kept) if kept or not entries else None


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


def read_predicates(
    path: TableFile | Path,
    concepts: Mapping[str, EventConcept],
    lexicon: PredicateLexicon,
    faults: Faults,
    classes: Collection[str] = (),
) -> PredicateLexicon:
    """Fills the lexicon from a word list with lines `concept: verbs | nouns | adjectives`, and returns it.

    The phrases of the key `-` are idioms that only look like predicates. An unknown concept, a fourth part and a phrase
    that stands twice as the same part of speech are faults.
    """
    seen: dict[tuple[str, PartOfSpeech], int] = {}
    for row in read_rows(path, faults, separator="\n"):
        if row.key not in concepts and row.key != IDIOM:
            faults.add(path, row.line, f"no concept {row.key!r} in concepts/events.toml")
        for part, phrase in _phrases_of(path, row, faults):
            if (phrase, part) in seen:
                faults.add(path, row.line, f"{phrase!r} stands on line {seen[phrase, part]} too")
            seen[phrase, part] = row.line
            needs = _read_marks(phrase).needs if OF_CLASS in phrase else ""
            if needs and needs not in {*classes, EVENT}:
                faults.add(path, row.line, f"no class {needs!r} in objects.txt")
            lexicon.add(row.key, part, phrase)
    return lexicon


def _phrases_of(path: TableFile | Path, row: Row, faults: Faults) -> list[tuple[PartOfSpeech, str]]:
    parts = row.values[0].split("|") if row.values else []
    if len(parts) > len(PartOfSpeech):
        faults.add(path, row.line, f"{row.key}: more than three parts (verbs | nouns | adjectives)")
    pairs = zip(PartOfSpeech, parts, strict=False)
    return [(part, phrase.strip()) for part, phrases in pairs for phrase in phrases.split(",") if phrase.strip()]
