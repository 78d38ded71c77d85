"""How long ago something began, as its anniversaries tell it: `anniversaries.txt` of a language."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimcheck.languages.lexicon import Lexicon
from claimcheck.languages.pack import Pack
from claimcheck.languages.phrase_tables import EndingPhrases
from claimcheck.languages.source import Faults, Row, read_rows
from claimcheck.model import Token

NOUN, TURNS, OWN, THEN, AT = "noun", "turns", "own", "then", "at"
BEFORE = (TURNS, OWN, AT)
"""The keys of what stands before a number of years."""
OF, ALONE = "of.", "alone."
"""What the keys begin with under which a number of years is spelled: before the noun, and by itself."""


@dataclass(frozen=True, slots=True)
class Anniversaries:
    """`nouns` stand behind an ordinal, `ordinals` end before them and spell the years, `alone` say the years by
    themselves, `then` tell of another day; `before` are the words that stand before a number of years, by their key.
    """

    nouns: Lexicon[str]
    ordinals: EndingPhrases
    alone: Lexicon[int]
    then: Lexicon[str]
    before: Mapping[str, EndingPhrases]

    def opens(self, key: str, tokens: Sequence[Token], index: int) -> bool:
        """Do words of `key` stand right before token `index`?"""
        return self.before[key].before(tokens, index) is not None


@lru_cache(maxsize=16)
def load_anniversaries(pack: Pack) -> Anniversaries:
    """The words of a language. Raises: BrokenPack."""
    faults, path = Faults(), pack.folder / "anniversaries.txt"
    rows = read_rows(path, faults)
    for row in rows:
        spelled = row.key.startswith((OF, ALONE)) and row.key.partition(".")[2].isdecimal()
        if not spelled and row.key not in (NOUN, THEN, *BEFORE):
            faults.add(path, row.line, f"{row.key!r} is no key of anniversaries")
    faults.raise_any()
    return Anniversaries(
        Lexicon(_phrases(rows, [NOUN], pack)),
        EndingPhrases((words, key[len(OF) :]) for words, key in _spelled(rows, OF, pack)),
        Lexicon((words, int(key[len(ALONE) :])) for words, key in _spelled(rows, ALONE, pack)),
        Lexicon(_phrases(rows, [THEN], pack)),
        {key: EndingPhrases(_phrases(rows, [key], pack)) for key in BEFORE},
    )


def _spelled(rows: Sequence[Row], start: str, pack: Pack) -> list[tuple[tuple[str, ...], str]]:
    return _phrases(rows, {row.key for row in rows if row.key.startswith(start)}, pack)


def _phrases(rows: Sequence[Row], keys: Collection[str], pack: Pack) -> list[tuple[tuple[str, ...], str]]:
    return [(pack.words_of(phrase), row.key) for row in rows if row.key in keys for phrase in row.values]
