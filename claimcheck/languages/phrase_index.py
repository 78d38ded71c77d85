"""Phrases by their first two words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from claimcheck.model import Token

Entry = TypeVar("Entry")


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
            if len(words) == 1:
                self._single.setdefault(words[0], []).append(entry)
            else:
                whole.setdefault(words, []).append(entry)
        self._longer: dict[str, dict[str, list[tuple[tuple[str, ...], list[Entry]]]]] = {}
        for words in sorted(whole, key=lambda words: -len(words)):
            self._longer.setdefault(words[0], {}).setdefault(words[1], []).append((words, whole[words]))
        self.begins = frozenset(self._longer) | self._single.keys()

    def __len__(self) -> int:
        return len(self._single) + sum(len(group) for some in self._longer.values() for group in some.values())

    def get(self, word: str) -> Sequence[Entry]:
        """The entries of a single word."""
        return self._single.get(word, ())

    def starting(self, tokens: Sequence[Token], index: int) -> list[tuple[int, Sequence[Entry]]]:
        """The token after each phrase that begins at token `index`, the longest first, with its entries."""
        norm, after = tokens[index].norm, index + 1
        found: list[tuple[int, Sequence[Entry]]] = []
        longer = self._longer.get(norm)
        if longer is not None and after < len(tokens):
            for words, entries in longer.get(tokens[after].norm, ()):
                last = index + len(words)
                if last == after + 1 or tuple([token.norm for token in tokens[index:last]]) == words:
                    found.append((last, entries))
        single = self._single.get(norm)
        if single:
            found.append((after, single))
        return found

    def longest(self, tokens: Sequence[Token], index: int) -> tuple[int, Sequence[Entry]]:
        """The longest phrase at token `index`: the token after it and its entries; 0 and none when there is none."""
        norm, after = tokens[index].norm, index + 1
        longer = self._longer.get(norm)
        if longer is not None and after < len(tokens) and tokens[after].norm in longer:
            return next(iter(self.starting(tokens, index)), (0, ()))
        entries = self._single.get(norm)
        return (after, entries) if entries else (0, ())
