"""The tables of actors and of speech: who may act or speak, and the verbs and markers that tell who says what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from claimcheck.languages.actor_nouns import IDIOM, ActorNoun, NounKind, read_actor_nouns
from claimcheck.languages.lexicon import Lexicon
from claimcheck.languages.marks import Act, Frame, Mark, read_marks
from claimcheck.languages.name_words import load_given_names, load_spellings, read_name_words
from claimcheck.languages.pack import Pack
from claimcheck.languages.parties import Family
from claimcheck.languages.phrase_index import PhraseIndex
from claimcheck.languages.reporting import ReportingVerb, read_reporting_verbs
from claimcheck.languages.snapshots import kept
from claimcheck.languages.source import Faults
from claimcheck.model import Token

__all__ = [
    "Act",
    "ActorNoun",
    "Family",
    "Frame",
    "Mark",
    "NounKind",
    "PhraseIndex",
    "ReportingVerb",
    "SpeechTables",
    "load_given_names",
    "load_spellings",
    "speech_tables",
]

BRACKET = "("
"""Opens the name of a source, behind what it said."""


@dataclass(frozen=True, slots=True)
class SpeechTables:
    """All tables of one pack on actors and speech. `small` holds the rows of `names.txt` as sets of words, `words` the
    single words of each mark, `phrases` all of them. `persons` are the last words of the nouns that name a person,
    `nationals` the words for one of a country.
    `begins_noun` are the words that a noun or idiom begins with, `begins_cue` those of a verb or a named source: most
    words of a text are neither.
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
    clitics: frozenset[str]
    persons: frozenset[str]
    nationals: frozenset[str]
    begins_noun: frozenset[str]
    begins_cue: frozenset[str]
    _joined: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def words_of(self, marks: tuple[Mark, ...]) -> frozenset[str]:
        """The single words of several marks."""
        if marks not in self._joined:
            self._joined[marks] = frozenset().union(*(self.words[mark] for mark in marks))
        return self._joined[marks]

    def begins_of(self, marks: tuple[Mark, ...]) -> frozenset[str]:
        """The words that the phrases of several marks begin with."""
        found = self._joined.get(("begins", *marks))
        if found is None:
            found = frozenset().union(*(self.phrases[mark].begins for mark in marks))
            self._joined["begins", *marks] = found
        return found

    def noun_at(self, tokens: tuple[Token, ...], index: int) -> tuple[int, ActorNoun] | None:
        """The longest noun that begins at token `index`, with the token after it; of several that are as long, the
        one whose capitals the text has, then a group before a person.
        """
        for last, entries in self.nouns.starting(tokens, index):
            if len(entries) == 1 and not entries[0].spelling:
                return last, entries[0]  # as most have
            fits = [noun for noun in entries if not noun.spelling or noun.matches(tokens, index)]
            if len(fits) == 1:
                return last, fits[0]
            if fits:
                return last, max(fits, key=lambda noun: (bool(noun.spelling), noun.kind is NounKind.GROUP))
        return None

    def after(self, tokens: Sequence[Token], index: int, *marks: Mark) -> int:
        """The token after the longest phrase of these marks that begins at token `index`; 0 when there is none."""
        if not 0 <= index < len(tokens):
            return 0
        longest, norm = 0, tokens[index].norm
        for mark in marks:
            phrases = self.phrases[mark]
            if norm in phrases.begins:
                longest = max(longest, phrases.longest(tokens, index)[0])
        return longest


@cache
def speech_tables(pack: Pack) -> SpeechTables:
    """The tables of a pack, read once. Raises: BrokenPack, naming every fault of the tables."""
    return kept("speech", pack.folder, lambda: _read_tables(pack))


def _read_tables(pack: Pack) -> SpeechTables:
    faults = Faults()
    marks, nouns = list(read_marks(pack, faults)), list(read_actor_nouns(pack, faults))
    verbs = list(read_reporting_verbs(pack, faults))
    phrases: dict[Mark, list[tuple[str, ...]]] = {mark: [] for mark in Mark}
    for words, mark in marks:
        phrases[mark].append(words)
    tables = SpeechTables(
        nouns=PhraseIndex((words, noun) for words, noun in nouns if noun is not None),
        idioms=PhraseIndex((words, IDIOM) for words, noun in nouns if noun is None),
        verbs=PhraseIndex(verbs),
        marks=Lexicon(marks),
        small=read_name_words(pack, faults),
        given=load_given_names(),
        words={mark: frozenset(words[0] for words in some if len(words) == 1) for mark, some in phrases.items()},
        phrases={mark: PhraseIndex((words, mark) for words in some) for mark, some in phrases.items()},
        reflexives=pack.reflexives,
        clitics=frozenset(pack.clitics),
        persons=frozenset(words[-1] for words, noun in nouns if noun and noun.kind is NounKind.PERSON),
        nationals=frozenset(words[-1] for words, noun in nouns if noun and noun.kind is NounKind.NATIONALITY),
        begins_noun=frozenset(words[0] for words, _ in nouns),
        begins_cue=frozenset(words[0] for words, _ in verbs)
        | {words[0] for mark in (Mark.ACCORDING, Mark.SOURCE) for words in phrases[mark]}
        | {BRACKET},
    )
    faults.raise_any()
    return tables
