"""The tables of actors and of speech: who may act or speak, and the verbs and markers that tell who says what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

from claimcheck.languages.inflection import Form
from claimcheck.languages.lexicon import Lexicon
from claimcheck.languages.pack import Pack
from claimcheck.languages.source import ROOT, Faults, Row, check_keys, line_of, read_rows, tables_of
from claimcheck.languages.tokens import fold, normalise
from claimcheck.model import Token

Entry = TypeVar("Entry")
IDIOM = NONE = "-"
"""The key of rows whose phrases only look like an actor: they are matched, and stand for nothing. Also what stands
in `places.txt` where there is no word."""


class NounKind(StrEnum):
    """What a noun of the actor tables names."""

    HONORIFIC = "honorific"
    """stands before a name and says nothing more"""
    PERSON = "person"
    """a person by function, profession, kin or part in a story"""
    ORGANISATION = "organisation"
    """a body with a name or a seat"""
    GROUP = "group"
    """many people who act together"""
    NATION = "nation"
    """a country by its name"""
    NATIONALITY = "nationality"
    """the adjective of a country"""
    INHABITANT = "inhabitant"
    """somebody of a country"""
    SEAT = "seat"
    """a capital or a building that stands for a state"""


class Act(StrEnum):
    """What a speaker does; the keys of a pack's `reporting.txt`."""

    SAY = "say"
    """says it"""
    ANNOUNCE = "announce"
    """makes it known, or makes it so"""
    CONFIRM = "confirm"
    """says that it is so, as was said before"""
    DENY = "deny"
    """says that it is not so"""
    CLAIM = "claim"
    """says it and is not confirmed by others"""
    ACCUSE = "accuse"
    """says that another did it"""
    ESTIMATE = "estimate"
    """puts a number on it"""
    WARN = "warn"
    """says that it may come"""
    ASK = "ask"
    """asks whether it is so"""
    PROMISE = "promise"
    """says that it will be"""
    BELIEVE = "believe"
    """takes it to be so"""
    ACKNOWLEDGE = "acknowledge"
    """says it against the own interest"""
    COMMENT = "comment"
    """says it in passing"""
    REVEAL = "reveal"
    """makes known what was hidden"""
    RELAY = "relay"
    """passes on another's word"""
    LABEL = "label"
    """calls it something; a denial when that is a word for an untruth"""
    RETRACT = "retract"
    """takes back what was said"""


class Frame(StrEnum):
    """What a verb of speech takes for its content."""

    CLAUSE = "clause"
    """a clause after a complementizer, an infinitive, a quotation"""
    OBJECT = "object"
    """a noun phrase or a bare clause too"""
    ASSERTION = "assertion"
    """a noun phrase only when its noun is a word for something said ("rejects the accusation")"""
    QUOTE = "quote"
    """a quotation only"""


class Mark(StrEnum):
    """What a word of `attribution.txt` does; its keys."""

    ACCORDING = "according"
    """stands before the one who says it"""
    ACCORDING_WEAK = "according_weak"
    """does so only beside a comma or at the start of a sentence"""
    SOURCE = "source"
    """names a kind of source by itself"""
    CITING = "citing"
    """stands before the source of a source"""
    CITED = "cited"
    """stands before the one who passes it on"""
    THAT = "that"
    """opens the clause that is said"""
    WHETHER = "whether"
    """opens a clause that is asked"""
    PRONOUN_ONE = "pronoun_one"
    """one speaker named before"""
    PRONOUN_MANY = "pronoun_many"
    """several speakers named before"""
    NOBODY = "nobody"
    """a subject that names nobody"""
    RELATIVE = "relative"
    """opens a relative clause"""
    AGENT = "agent"
    """opens the agent of a passive"""
    PREPOSITION = "preposition"
    """makes the noun after it a complement"""
    OF = "of"
    """joins a noun to its complement"""
    AUXILIARY = "auxiliary"
    """stands between a subject and its verb"""
    PASSIVE = "passive"
    """an auxiliary that makes a passive"""
    INFINITIVE = "infinitive"
    """opens an infinitive or a gerund that stands for a clause"""
    HEDGED_AUXILIARY = "hedged_auxiliary"
    """an auxiliary that leaves it open"""
    CONDITION = "condition"
    """makes its clause a mere case"""
    NEGATION = "negation"
    """negates the verb beside it"""
    ADVERB = "adverb"
    """may stand between a subject and its verb"""
    CONTRAST = "contrast"
    """ends what was said"""
    OPEN_QUOTE = "open_quote"
    """opens a quotation"""
    CLOSE_QUOTE = "close_quote"
    """closes a quotation"""
    EVEN_QUOTE = "even_quote"
    """opens and closes a quotation"""
    DENIAL = "denial"
    """a word for an untruth"""
    ASSERTION = "assertion"
    """a noun for something said"""
    REPORTED = "reported"
    """tells that it is hearsay"""
    UNCONFIRMED = "unconfirmed"
    """tells that it is not confirmed"""
    RETRACTED = "retracted"
    """tells that it is taken back"""
    REVISION = "revision"
    """tells that it replaces a value"""
    AS_OF = "as_of"
    """tells that it is so for the moment"""


@dataclass(frozen=True, slots=True)
class ActorNoun:
    """A form of a noun that names an actor. `spelling` is set when the text must have its capitals.

    `side` is the family of parties.toml or the country code it stands for; `is_state` tells that a country named with
    it is its side instead. `is_title` tells that it may stand before a name.
    """

    kind: NounKind
    concept: str
    lemma: str
    side: str | None = None
    is_plural: bool = False
    is_state: bool = False
    is_title: bool = False
    spelling: tuple[str, ...] = ()

    def matches(self, tokens: tuple[Token, ...], first: int) -> bool:
        """Do the tokens have the capitals that this noun asks for?"""
        return all(
            word == token.text if word.isupper() and len(word) > 1 else not word[0].isupper() or token.is_capitalised
            for word, token in zip(self.spelling, tokens[first : first + len(self.spelling)], strict=False)
        )


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """A form of a verb of speech."""

    act: Act
    frame: Frame
    lemma: str
    forms: frozenset[Form]


@dataclass(frozen=True, slots=True)
class Family:
    """A family of organisations and groups, and the families whose word is often set against theirs."""

    id: str
    members: tuple[str, ...]
    opposes: tuple[str, ...] = ()
    state: bool = False


class PhraseIndex(Generic[Entry]):
    """Phrases by their first two words, for tables whose phrases share their first word by the dozen.

    >>> index = PhraseIndex([(("a", "b"), 1), (("a",), 2)])
    >>> len(index)
    2
    """

    def __init__(self, phrases: Iterable[tuple[tuple[str, ...], Entry]]) -> None:
        self._single: dict[str, list[Entry]] = {}
        whole: dict[tuple[str, ...], list[Entry]] = {}
        for words, entry in phrases:
            (self._single.setdefault(words[0], []) if len(words) == 1 else whole.setdefault(words, [])).append(entry)
        self._longer: dict[tuple[str, str], list[tuple[tuple[str, ...], list[Entry]]]] = {}
        for words in sorted(whole, key=lambda words: -len(words)):
            self._longer.setdefault(words[:2], []).append((words, whole[words]))  # type: ignore[arg-type]
        self._firsts = frozenset(first for first, _ in self._longer)

    def __len__(self) -> int:
        return len(self._single) + sum(len(group) for group in self._longer.values())

    def get(self, word: str) -> Sequence[Entry]:
        """The entries of a single word."""
        return self._single.get(word, ())

    def starting(self, tokens: Sequence[Token], index: int) -> Iterator[tuple[int, Sequence[Entry]]]:
        """The token after each phrase that begins at token `index`, the longest first, with its entries."""
        norm, count = tokens[index].norm, len(tokens)
        if norm in self._firsts and index + 1 < count:
            for words, entries in self._longer.get((norm, tokens[index + 1].norm), ()):
                last = index + len(words)
                if last <= count and all(tokens[index + n].norm == words[n] for n in range(2, len(words))):
                    yield last, entries
        entries = self._single.get(norm)  # type: ignore[assignment]
        if entries:
            yield index + 1, entries

    def longest(self, tokens: Sequence[Token], index: int) -> tuple[int, Sequence[Entry]]:
        """The longest phrase at token `index`: the token after it and its entries; 0 and none when there is none."""
        norm, after = tokens[index].norm, index + 1
        if norm in self._firsts and after < len(tokens) and (norm, tokens[after].norm) in self._longer:
            return next(self.starting(tokens, index), (0, ()))
        entries = self._single.get(norm)
        return (after, entries) if entries else (0, ())


@dataclass(frozen=True, slots=True)
class SpeechTables:
    """All tables of one pack on actors and speech. `small` holds the rows of `names.txt` as sets of words, `words` the
    single words of each mark, `phrases` all of them. `begins_noun` are the words
    that a noun or idiom begins with, `begins_cue` those of a verb or a named source: most words of a text are neither.
    """

    nouns: PhraseIndex[ActorNoun]
    idioms: PhraseIndex[str]
    verbs: PhraseIndex[ReportingVerb]
    marks: Lexicon[Mark]
    small: dict[str, frozenset[str]]
    given: frozenset[str]
    words: dict[Mark, frozenset[str]]
    phrases: dict[Mark, PhraseIndex[Mark]]
    reflexives: frozenset[str]
    begins_noun: frozenset[str]
    begins_cue: frozenset[str]

    def noun_at(self, tokens: tuple[Token, ...], index: int) -> tuple[int, ActorNoun] | None:
        """The longest noun that begins at token `index`, with the token after it; of several that are as long, the
        one whose capitals the text has, then a group before a person.
        """
        for last, entries in self.nouns.starting(tokens, index):
            fits = [noun for noun in entries if not noun.spelling or noun.matches(tokens, index)]
            if fits:
                return last, max(fits, key=lambda noun: (bool(noun.spelling), noun.kind is NounKind.GROUP))
        return None

    def after(self, tokens: Sequence[Token], index: int, *marks: Mark) -> int:
        """The token after the longest phrase of these marks that begins at token `index`; 0 when there is none."""
        if not 0 <= index < len(tokens):
            return 0
        longest = 0
        for mark in marks:
            last = self.phrases[mark].longest(tokens, index)[0]
            if last > longest:
                longest = last
        return longest

    def idiom_at(self, tokens: tuple[Token, ...], index: int) -> int:
        """The token after the phrase at `index` that only looks like an actor; `index` when there is none."""
        return self.idioms.longest(tokens, index)[0] or index


PARTY_KEYS: dict[str, type | tuple[type, ...]] = {"members": list, "opposes": list, "state": bool}
FUNCTION_KEYS: dict[str, type | tuple[type, ...]] = {
    "functions": list, "side": str, "named": bool, "state": bool,
}  # fmt: skip
SMALL = frozenset({
    "particle", "after_given", "joint", "determiner", "definite", "possessive", "of", "lead", "age", "suffix",
    "not_name", "before",
})  # fmt: skip


@cache
def load_families() -> dict[str, Family]:
    """The families of `concepts/parties.toml` by id. Raises: BrokenPack."""
    faults, path = Faults(), ROOT / "concepts" / "parties.toml"
    families: dict[str, Family] = {}
    for name, table in tables_of(path, faults):
        check_keys(path, name, table, PARTY_KEYS, faults)
        members, opposes = tuple(table.get("members", ())), tuple(table.get("opposes", ()))
        families[name] = Family(name, members, opposes, table.get("state") is True)
    faults.raise_any()
    return families


def are_opposed(one: str, other: str) -> bool:
    """Are two sides families of which one's word is often set against the other's? Symmetric.

    >>> are_opposed("police", "demonstrators"), are_opposed("police", "police")
    (True, False)
    """
    families = load_families()
    left, right = families.get(one), families.get(other)
    return bool(left and other in left.opposes) or bool(right and one in right.opposes)


@dataclass(frozen=True, slots=True)
class _Function:
    side: str | None
    named: bool
    is_state: bool = False


@cache
def _load_functions() -> dict[str, _Function]:
    faults, path = Faults(), ROOT / "concepts" / "functions.toml"
    functions: dict[str, _Function] = {}
    for name, table in tables_of(path, faults):
        check_keys(path, name, table, FUNCTION_KEYS, faults)
        function = _Function(table.get("side"), table.get("named") is True, table.get("state") is True)
        for concept in table.get("functions", ()):
            if concept in functions:
                faults.add(path, line_of(path, f"[{name}]"), f"{concept!r} stands in two groups")
            functions[concept] = function
    faults.raise_any()
    return functions


@cache
def load_given_names() -> frozenset[str]:
    """The given names of `concepts/given_names.txt`, folded. Raises: BrokenPack."""
    faults = Faults()
    rows = read_rows(ROOT / "concepts" / "given_names.txt", faults)
    faults.raise_any()
    return frozenset(fold(name) for row in rows for name in row.values)


@cache
def load_spellings() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The rows of `concepts/spellings.txt` in their order: a letter and the spellings it stands for."""
    faults = Faults()
    rows = read_rows(ROOT / "concepts" / "spellings.txt", faults)
    faults.raise_any()
    return tuple((row.key, row.values) for row in rows)


@cache
def speech_tables(pack: Pack) -> SpeechTables:
    """The tables of a pack, read once. Raises: BrokenPack, naming every fault of the tables."""
    faults = Faults()
    marks, nouns = list(_marks(pack, faults)), list(_nouns(pack, faults))
    verbs = list(_verbs(pack, faults))
    tables = SpeechTables(
        nouns=PhraseIndex((words, noun) for words, noun in nouns if noun is not None),
        idioms=PhraseIndex((words, IDIOM) for words, noun in nouns if noun is None),
        verbs=PhraseIndex(verbs),
        marks=Lexicon(marks),
        small=_small(pack, faults),
        given=load_given_names(),
        words={mark: frozenset(words[0] for words, m in marks if m is mark and len(words) == 1) for mark in Mark},
        phrases={mark: PhraseIndex((words, m) for words, m in marks if m is mark) for mark in Mark},
        reflexives=pack.reflexives,
        begins_noun=frozenset(words[0] for words, _ in nouns),
        begins_cue=frozenset(words[0] for words, _ in verbs)
        | frozenset(words[0] for words, mark in marks if mark in (Mark.ACCORDING, Mark.SOURCE)),
    )
    faults.raise_any()
    return tables


Phrases = Iterator[tuple[tuple[str, ...], ActorNoun | None]]


def _nouns(pack: Pack, faults: Faults) -> Phrases:
    yield from _person_nouns(pack, faults)
    yield from _body_nouns(pack, "organisations", NounKind.ORGANISATION, faults)
    yield from _body_nouns(pack, "groups", NounKind.GROUP, faults)
    yield from _seats(pack, faults)
    yield from _nations(pack, faults)


def _spelling(pack: Pack, form: str) -> tuple[str, ...]:
    """The words of a form when one of them has a capital."""
    return () if form == form.lower() else tuple(token.text for token in pack.tokenize(form))


def _forms(pack: Pack, value: str) -> list[tuple[str, bool]]:
    """The forms of a noun phrase and whether they are plural: its head is the first word where adjectives follow."""
    if value.startswith("="):
        return [(value[1:], value.endswith("s") and " " not in value)]
    if "/" in value:
        one, _, many = value.partition("/")
        return [(one, False), (many, True)]
    if value != value.lower():
        return [(value, False)]
    if "adjective_after" in pack.flags:
        return [(form, form != value) for form in sorted(pack.inflection.decline(value))]
    front, space, head = value.rpartition(" ")
    return [(front + space + form, form != head) for form in sorted(pack.inflection.decline(head))]


def _rows(pack: Pack, name: str, allowed: frozenset[str], faults: Faults) -> Iterator[tuple[Row, str]]:
    """Every value of a table with its row; a key that is not allowed is a fault, a phrase in two rows another."""
    path = pack.folder / f"{name}.txt"
    seen: dict[str, int] = {}
    for row in read_rows(path, faults):
        if row.key not in allowed:
            faults.add(path, row.line, f"unknown key {row.key!r}")
            continue
        for value in row.values:
            first = seen.setdefault(value, row.line)
            if first != row.line:
                faults.add(path, row.line, f"{value!r} stands on line {first} too")
            yield row, value


def _person_nouns(pack: Pack, faults: Faults) -> Phrases:
    functions = _load_functions()
    honorific = NounKind.HONORIFIC.value
    for row, value in _rows(pack, "titles", frozenset(functions) | {honorific, IDIOM}, faults):
        if row.key == IDIOM:
            yield pack.words_of(value), None
            continue
        kind = NounKind.HONORIFIC if row.key == honorific else NounKind.PERSON
        function = functions.get(row.key, _Function(None, True))
        for form, many in _forms(pack, value):
            lemma = value.lstrip("=").partition("/")[0]
            spelling = _spelling(pack, form)
            noun = ActorNoun(
                kind, row.key, lemma, function.side, many, function.is_state, function.named, spelling
            )
            yield pack.words_of(form), noun


def _body_nouns(pack: Pack, name: str, kind: NounKind, faults: Faults) -> Phrases:
    family_of = {member: family for family in load_families().values() for member in family.members}
    for row, value in _rows(pack, name, frozenset(family_of) | {IDIOM}, faults):
        if row.key == IDIOM:
            yield pack.words_of(value), None
            continue
        family = family_of[row.key]
        side = None if family.id in ("body", "civil", "international") else family.id
        forms = _forms(pack, value) if kind is NounKind.ORGANISATION else [(value, True)]
        for form, many in forms:
            lemma = value.lstrip("=").partition("/")[0]
            spelling = _spelling(pack, form)
            yield pack.words_of(form), ActorNoun(kind, row.key, lemma, side, many, family.state, False, spelling)


def _seats(pack: Pack, faults: Faults) -> Phrases:
    for row in read_rows(pack.folder / "sides.txt", faults):
        for value in row.values:
            spelling = _spelling(pack, value)
            yield pack.words_of(value), ActorNoun(NounKind.SEAT, row.key, value, row.key, spelling=spelling)


def _nations(pack: Pack, faults: Faults) -> Phrases:
    """The rows of `places.txt`: `CODE: names | adjectives | inhabitants`."""
    path = pack.folder / "places.txt"
    if not path.exists():
        return
    kinds = (NounKind.NATION, NounKind.NATIONALITY, NounKind.INHABITANT)
    for code, parts in _place_rows(path):
        for kind, values in zip(kinds, parts, strict=False):
            for value in values:
                for form in sorted(_nation_forms(pack, kind, value)):
                    plural = kind is NounKind.INHABITANT
                    noun = ActorNoun(kind, code, value, code, plural, spelling=_spelling(pack, form))
                    yield pack.words_of(form), noun


def _place_rows(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    for raw in path.read_text(encoding="utf-8").splitlines():
        code, _, rest = raw.split("#", 1)[0].partition(":")
        if len(code.strip()) == 2 and rest:
            parts = [[value.strip() for value in part.split(",")] for part in rest.split("|")]
            yield code.strip(), [[value for value in part if value not in ("", NONE)] for part in parts]


def _nation_forms(pack: Pack, kind: NounKind, value: str) -> set[str]:
    if kind is NounKind.NATIONALITY and "adjective_after" in pack.flags:
        return pack.inflection.agree(value)
    return {value}


def _verbs(pack: Pack, faults: Faults) -> Iterator[tuple[tuple[str, ...], ReportingVerb]]:
    path = pack.folder / "reporting.txt"
    made: dict[tuple[str, frozenset[Form]], ReportingVerb] = {}
    for row in read_rows(path, faults):
        act, _, frame = row.key.partition("/")
        if act not in list(Act) or (frame or "clause") not in list(Frame):
            faults.add(path, row.line, f"unknown key {row.key!r}; acts: {', '.join(Act)}; frames: {', '.join(Frame)}")
            continue
        for phrase in row.values:
            for words, forms in _verb_forms(pack, phrase):
                key = (f"{row.key} {phrase}", forms)
                made.setdefault(key, ReportingVerb(Act(act), Frame(frame or "clause"), phrase, forms))
                yield words, made[key]


def _verb_forms(pack: Pack, phrase: str) -> Iterator[tuple[tuple[str, ...], frozenset[Form]]]:
    """The words of every form; a reflexive pronoun is left off, the first word after it conjugated."""
    pronoun = next((p for p in pack.reflexives if phrase.startswith(p if p.endswith("'") else p + " ")), "")
    head, space, rest = phrase[len(pronoun) :].strip().partition(" ")
    for form, tells in pack.inflection.conjugate(head).items():
        yield pack.words_of(form + space + rest), frozenset(tells)


def _marks(pack: Pack, faults: Faults) -> Iterator[tuple[tuple[str, ...], Mark]]:
    path = pack.folder / "attribution.txt"
    for row in read_rows(path, faults):
        if row.key not in list(Mark):
            faults.add(path, row.line, f"unknown key {row.key!r}; allowed: {', '.join(Mark)}")
            continue
        for value in row.values:
            yield pack.words_of(value), Mark(row.key)


def _small(pack: Pack, faults: Faults) -> dict[str, frozenset[str]]:
    path = pack.folder / "names.txt"
    found: dict[str, frozenset[str]] = {key: frozenset() for key in SMALL}
    for row in read_rows(path, faults):
        if row.key not in SMALL:
            faults.add(path, row.line, f"unknown key {row.key!r}; allowed: {', '.join(sorted(SMALL))}")
        words = row.values if row.key == "suffix" else tuple(normalise(value) for value in row.values)
        found[row.key] = found.get(row.key, frozenset()) | frozenset(words)
    return found
