"""Words by which a text adds figures up: `sums.txt` of a language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimcheck.languages.lexicon import Lexicon
from claimcheck.languages.pack import Pack
from claimcheck.languages.phrase_tables import EndingPhrases
from claimcheck.languages.source import Faults, read_rows
from claimcheck.model import Token

TOTAL, REST, PARTS = "total", "rest", "parts"
FOR, AGAINST, ABSTAINED = "vote.for", "vote.against", "vote.abstained"
VOTES = (FOR, AGAINST, ABSTAINED)
EVERYBODY = "vote.all"
"""Words by which all of those who may vote did."""
BEFORE, AFTER = ".before", ".after"
"""What the keys of totals and rests end with."""


@dataclass(frozen=True, slots=True)
class SumWords:
    """What stands right `before` a figure and right `after` it, by its key."""

    before: Mapping[str, EndingPhrases]
    after: Mapping[str, Lexicon[str]]

    def precedes(self, key: str, tokens: Sequence[Token], first: int) -> bool:
        """Do words of `key` stand right before token `first`?"""
        return self.before[key].before(tokens, first) is not None

    def follows(self, key: str, tokens: Sequence[Token], last: int) -> bool:
        """Do words of `key` begin at token `last`?"""
        return bool(self.after[key].at(tokens, last))


@lru_cache(maxsize=16)
def load_sum_words(pack: Pack) -> SumWords:
    """The words of a language. Raises: BrokenPack."""
    faults, path = Faults(), pack.folder / "sums.txt"
    before = {key + BEFORE: key for key in (TOTAL, REST, PARTS)}
    after = {REST + AFTER: REST} | {key: key for key in (*VOTES, EVERYBODY)}
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {key: [] for key in (*before, *after)}
    for row in read_rows(path, faults):
        if row.key not in found:
            faults.add(path, row.line, f"{row.key!r} is no key of sums")
        else:
            found[row.key] += [(pack.words_of(phrase), row.key) for phrase in row.values]
    faults.raise_any()
    return SumWords(
        {key: EndingPhrases(found[name]) for name, key in before.items()},
        {key: Lexicon(found[name]) for name, key in after.items()},
    )
