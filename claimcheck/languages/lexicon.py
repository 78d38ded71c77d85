"""A lexicon: phrases of one or more words, found in a sentence in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from claimcheck.model import Span, Token

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Hit(Generic[Entry]):
    """Tokens `first` to `last` (excluded) of a sentence spell a phrase that stands for `entry`."""

    first: int
    last: int
    span: Span
    entry: Entry


class Lexicon(Generic[Entry]):
    """Phrases by their words; each phrase stands for one or more entries.

    >>> from claimcheck.languages.tokens import tokenize
    >>> words = lambda text: tokenize(text, elisions=frozenset(), clitics=frozenset())
    >>> lexicon = Lexicon([(("city", "hall"), "site"), (("city",), "town")])
    >>> [(hit.first, hit.entry) for hit in lexicon.find(words("the city hall of the city"))]
    [(1, 'site'), (5, 'town')]
    """

    def __init__(self, phrases: Iterable[tuple[tuple[str, ...], Entry]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], list[Entry]]]] = {}
        whole: dict[tuple[str, ...], list[Entry]] = {}
        for words, entry in phrases:
            whole.setdefault(words, []).append(entry)
        for words, entries in whole.items():
            self._by_first.setdefault(words[0], []).append((words, entries))
        for choices in self._by_first.values():
            choices.sort(key=lambda choice: -len(choice[0]))

    def __len__(self) -> int:
        return sum(len(choices) for choices in self._by_first.values())

    def get(self, *words: str) -> list[Entry]:
        """The entries of exactly these words; empty when there is none."""
        return next((entries for other, entries in self._by_first.get(words[0], ()) if other == words), [])

    def at(self, tokens: Sequence[Token], index: int) -> list[Hit[Entry]]:
        """The longest phrase that begins at token `index`: one hit for each of its entries."""
        for words, entries in self._by_first.get(tokens[index].norm, ()):
            last = index + len(words)
            if last <= len(tokens) and all(tokens[index + n].norm == words[n] for n in range(1, len(words))):
                span = Span(tokens[index].start, tokens[last - 1].end)
                return [Hit(index, last, span, entry) for entry in entries]
        return []

    def find(self, tokens: Sequence[Token]) -> list[Hit[Entry]]:
        """Every phrase in the tokens, the longest at each place, none inside another."""
        hits: list[Hit[Entry]] = []
        index = 0
        while index < len(tokens):
            found = self.at(tokens, index)
            hits += found
            index = found[0].last if found else index + 1
        return hits
