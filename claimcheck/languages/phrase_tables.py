"""Phrases that stand right before a place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from claimcheck.model import Token

Choice = tuple[tuple[str, ...], str]


class EndingPhrases:
    """Phrases found by their last word: what stands right before a place."""

    def __init__(self, phrases: Iterable[tuple[tuple[str, ...], str]]) -> None:
        self._by_last: dict[str, tuple[dict[str, list[Choice]], list[Choice]]] = {}
        for words, key in sorted(phrases, key=lambda choice: -len(choice[0])):
            longer, alone = self._by_last.setdefault(words[-1], ({}, []))
            (longer.setdefault(words[-2], []) if len(words) > 1 else alone).append((words, key))

    @property
    def lasts(self) -> Set[str]:
        """The last words of the phrases."""
        return self._by_last.keys()

    def before(self, tokens: Sequence[Token], index: int) -> tuple[int, str] | None:
        """The longest phrase whose last word is the token before `index`: where it begins, and its key."""
        if index < 1 or (known := self._by_last.get(tokens[index - 1].norm)) is None:
            return None
        longer, alone = known
        for words, key in longer.get(tokens[index - 2].norm, ()) if longer and index > 1 else ():
            first = index - len(words)
            if first == index - 2 or (first >= 0 and tuple([t.norm for t in tokens[first:index]]) == words):
                return first, key
        return (index - 1, alone[0][1]) if alone else None
