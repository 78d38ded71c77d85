"""A language pack: the tables of one language, read when first needed and checked as they are read."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path

from claimcheck.errors import UnknownLanguage
from claimcheck.languages.about import read_about
from claimcheck.languages.inflection import Inflection, read_inflection
from claimcheck.languages.lexicon import Lexicon
from claimcheck.languages.loading import uncollected
from claimcheck.languages.measures import CountedNoun, read_counted_nouns
from claimcheck.languages.nouns import check_apart
from claimcheck.languages.object_phrases import Determiners
from claimcheck.languages.predicate_lexicon import PredicateLexicon
from claimcheck.languages.predicate_table import read_predicates
from claimcheck.languages.shared_tables import Concepts, load_concepts
from claimcheck.languages.since import SinceWords, read_since_words
from claimcheck.languages.snapshots import kept
from claimcheck.languages.source import ROOT, Faults, Folder, checked, read_rows
from claimcheck.languages.tokens import norms_of, tokenize, with_accent
from claimcheck.languages.verb_forms import InfinitiveMarks
from claimcheck.model import Token, normalise


class Pack:
    """One language's tables. `code` is ISO 639-1; `flags` name the grammar differences that stages ask for."""

    def __init__(self, folder: Folder, concepts: Concepts) -> None:
        self.code, self.folder, self.concepts = folder.name, folder, concepts
        self._about = checked(lambda faults: read_about(folder / "language.toml", faults))

    def __repr__(self) -> str:
        return f"Pack({self.code!r})"

    @cached_property
    def name(self) -> str:
        """The language's name in itself."""
        return str(self._about["name"])

    @property
    def clock_zones(self) -> tuple[str, ...]:
        """The zones by which outlets of the language may tell an hour, beside that of the place."""
        return tuple(self._about.get("clock_zones", ()))

    @property
    def home(self) -> frozenset[str]:
        """The codes of the countries where the language is at home."""
        return frozenset(self._about.get("home", ()))

    @cached_property
    def flags(self) -> frozenset[str]:
        """The grammar differences that stages ask for."""
        return frozenset(self._about.get("flags", ()))

    @cached_property
    def elisions(self) -> frozenset[str]:
        """What is cut off the front of a word."""
        return frozenset(self._about.get("elisions", ()))

    @cached_property
    def clitics(self) -> frozenset[str]:
        """What is cut off the end of a word."""
        return frozenset(self._about.get("clitics", ()))

    @cached_property
    def reflexives(self) -> frozenset[str]:
        """The reflexive pronouns."""
        return frozenset(self._about.get("reflexives", ()))

    @cached_property
    def auxiliaries(self) -> tuple[str, ...]:
        """The verbs that make compound tenses, as infinitives."""
        return tuple(self._about.get("auxiliaries", ()))

    @cached_property
    def support_verbs(self) -> tuple[str, ...]:
        """The verbs that only say of an event noun that it was done or took place ("give an order"), as infinitives."""
        return tuple(self._about.get("support_verbs", ()))

    @cached_property
    def vague_objects(self) -> tuple[str, ...]:
        """Nouns that tell one object from another too little ("evidence", "reason")."""
        return tuple(self._about.get("vague_objects", ()))

    @cached_property
    def stand_ins(self) -> tuple[str, ...]:
        """Nouns that stand for something named before ("the building")."""
        return tuple(self._about.get("stand_ins", ()))

    @cached_property
    def happenings(self) -> tuple[str, ...]:
        """Nouns that stand for whatever a text is about ("the incident")."""
        return tuple(self._about.get("happenings", ()))

    @cached_property
    def determiners(self) -> Determiners:
        """The determiners of the pack's grammar, which of them are indefinite, and which say that there is none."""
        grammar = self.phrases("grammar")
        every, denying = (grammar.get(role, ()) for role in ("determiner", "nothing_determiner"))
        return Determiners(frozenset(every), frozenset(self._about.get("indefinites", ())), frozenset(denying))

    @cached_property
    def infinitive_marks(self) -> InfinitiveMarks:
        """The words that an infinitive follows, and those that may stand between."""
        before, between = self._about.get("before_infinitive", ()), self._about.get("between_infinitive", ())
        return InfinitiveMarks(frozenset(before), frozenset(between))

    @cached_property
    def past_auxiliaries(self) -> frozenset[str]:
        """The words that make the participle behind them a tense of the past ("has", "was")."""
        return frozenset(self._about.get("past_auxiliaries", ()))

    @cached_property
    def past_with_be(self) -> frozenset[str]:
        """The participles that "to be" in the present makes a tense of the past ("est mort")."""
        return frozenset(self._about.get("past_with_be", ()))

    @cached_property
    def past_of_plans(self) -> tuple[str, ...]:
        """What the forms of the past end with that may tell what was to come."""
        return tuple(self._about.get("past_of_plans", ()))

    @cached_property
    def since(self) -> SinceWords:
        """The words that tell of the first since some time, or of the last before."""
        return read_since_words(self._about)

    @cached_property
    def decimal_mark(self) -> str:
        """What stands between the whole of a number and its decimals."""
        return str(self._about["decimal_mark"])

    @cached_property
    def group_marks(self) -> frozenset[str]:
        """What may stand between groups of three digits, beside any kind of space."""
        return frozenset(self._about.get("group_marks", ()))

    def tokenize(self, text: str, offset: int = 0) -> tuple[Token, ...]:
        """The tokens of a text, as tables are cut."""
        return tokenize(text, elisions=self.elisions, clitics=self.clitics, offset=offset)

    def tokenize_sentence(self, text: str, offset: int = 0) -> tuple[Token, ...]:
        """The same of a sentence, whose first letter may have lost its accent ("A Nice")."""
        return with_accent(self.tokenize(text, offset), self._about.get("bare_capitals", ()))

    def norms_of(self, text: str) -> list[str]:
        """The norms of the tokens of a text: `tokenize` where their places do not matter."""
        return norms_of(text, elisions=self.elisions, clitics=self.clitics)

    def words_of(self, phrase: str) -> tuple[str, ...]:
        """A phrase as the words it is matched by."""
        if phrase.isalpha():  # most phrases: nothing for the tokeniser to cut
            return (normalise(phrase),)
        if phrase.replace(" ", "").isalpha():
            return tuple(normalise(phrase).split())
        return tuple(self.norms_of(phrase))

    def words(self, name: str) -> frozenset[str]:
        """A word list `NAME.txt` without keys, normalised."""
        rows = checked(lambda faults: read_rows(self.folder / f"{name}.txt", faults))
        return frozenset(normalise(value) for row in rows for value in row.values)

    def phrases(self, name: str) -> dict[str, tuple[str, ...]]:
        """A word list `NAME.txt` with lines `key: phrase, phrase`: the phrases of each key."""
        rows = checked(lambda faults: read_rows(self.folder / f"{name}.txt", faults))
        found: dict[str, tuple[str, ...]] = {}
        for row in rows:
            found[row.key] = (*found.get(row.key, ()), *row.values)
        return found

    def lexicon(self, name: str) -> Lexicon[str]:
        """The word list `NAME.txt` as a lexicon of its keys."""
        return Lexicon((self.words_of(p), key) for key, phrases in self.phrases(name).items() for p in phrases)

    @cached_property
    def objects(self) -> Lexicon[str]:
        """The classes of `objects.txt`: every form of every noun that some verbs count only with."""

        def build() -> Lexicon[str]:
            rows = ((key, noun) for key, nouns in self.phrases("objects").items() for noun in nouns)
            forms = ((key, {n} if " " in n else self.inflection.decline(n)) for key, n in rows)
            return Lexicon((self.words_of(form), key) for key, known in forms for form in sorted(known))

        return kept("objects", self.folder, build)

    @cached_property
    def contests(self) -> Lexicon[str]:
        """The words of `contests.txt`: what tells a contest from another of the same name, each `facet.class`."""
        return self.lexicon("contests")

    @cached_property
    def distinctions(self) -> Lexicon[str]:
        """The words of `distinctions.txt`: what tells one figure, or one of two, from the other, each `facet.class`."""
        return self.lexicon("distinctions")

    @cached_property
    def causes(self) -> Lexicon[str]:
        """The words of `causes.txt`: what brings an event about, by its state."""
        return self.lexicon("causes")

    @cached_property
    def cause_cues(self) -> Lexicon[str]:
        """The words of `cause_cues.txt`: what ties a cause to what it brought about."""
        return self.lexicon("cause_cues")

    @cached_property
    def means(self) -> Lexicon[str]:
        """The words of `means.txt`: what kills and wounds, by its class."""
        return self.lexicon("means")

    @cached_property
    def kinds(self) -> Lexicon[str]:
        """The words of `kinds.txt`: of what kind a thing is, each `family.kind`."""
        return self.lexicon("kinds")

    @cached_property
    def inflection(self) -> Inflection:
        """The endings of verbs, nouns and adjectives."""

        def read(faults: Faults) -> Inflection:
            return read_inflection(self.folder / "inflection.toml", faults)

        return kept("inflection", self.folder, lambda: checked(read))

    @cached_property
    def stopwords(self) -> frozenset[str]:
        """The function words."""
        return self.words("stopwords")

    @cached_property
    def predicates(self) -> PredicateLexicon:
        """Every form of every predicate."""
        marks, determiners = self.infinitive_marks, self.determiners

        def empty() -> PredicateLexicon:
            return PredicateLexicon(self.inflection, self.reflexives, self.words_of, marks, determiners)

        def read(faults: Faults) -> PredicateLexicon:
            path, classes = self.folder / "predicates.txt", self.phrases("objects").keys()
            return read_predicates(path, self.concepts.events, empty(), faults, classes)

        lexicon = empty()
        lexicon.take_over(kept("predicates", self.folder, lambda: checked(read).contents()))
        return lexicon

    @cached_property
    def counted_nouns(self) -> Lexicon[CountedNoun]:
        """Every form of every counted noun."""
        return self._counted_and_all[0]

    @cached_property
    def nouns(self) -> Lexicon[CountedNoun]:
        """Every form of every noun that a table knows: the counted ones, and those of `nouns.txt`, which may be idioms
        among the counted ones."""
        return self._counted_and_all[1]

    @cached_property
    def _counted_and_all(self) -> tuple[Lexicon[CountedNoun], Lexicon[CountedNoun]]:
        def build() -> tuple[Lexicon[CountedNoun], Lexicon[CountedNoun]]:
            counted = self._read_counted_nouns()
            return counted, self._read_nouns(counted)

        return kept("nouns", self.folder, build)

    def _read_counted_nouns(self) -> Lexicon[CountedNoun]:
        def read(faults: Faults) -> list[tuple[str, CountedNoun | None]]:
            path = self.folder / "measures.txt"
            return read_counted_nouns(path, self.concepts.measures, self.inflection, faults)

        return Lexicon((self.words_of(phrase), noun) for phrase, noun in checked(read))

    def _read_nouns(self, counted: Lexicon[CountedNoun]) -> Lexicon[CountedNoun]:
        path = self.folder / "nouns.txt"

        def read(faults: Faults) -> list[tuple[tuple[str, ...], CountedNoun | None]]:
            measures, nouns = self.concepts.measures, self.concepts.nouns
            forms = read_counted_nouns(path, measures, self.inflection, faults, nouns)
            found = [(self.words_of(form), noun) for form, noun in forms]
            check_apart(path, [noun for words, noun in found if noun and counted.get(*words)], faults)
            return found

        return counted.below(checked(read))


@uncollected()
@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that have a pack, sorted."""
    return tuple(sorted(path.parent.name for path in ROOT.glob("*/language.toml")))


@cache
def load_pack(code: str, desk: Path | None = None) -> Pack:
    """The pack of a language, with what a desk's own folder `desk` adds to its tables.

    Raises: UnknownLanguage; BrokenPack when a table is first read and has faults.
    """
    if code not in languages():
        raise UnknownLanguage(f"no language pack for {code!r}", remedy=f"there are packs for {', '.join(languages())}")
    return Pack(Folder(ROOT / code, desk / code if desk else None), load_concepts(desk))
