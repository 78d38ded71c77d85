"""Phrases that stand right before a place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.languages.lexicon import spells
from claimcheck.model import Token


class EndingPhrases:
    """Phrases found by their last word: what stands right before a place."""

    def __init__(self, phrases: Iterable[tuple[tuple[str, ...], str]]) -> None:
        self._by_last: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for words, key in phrases:
            self._by_last.setdefault(words[-1], []).append((words, key))
        for choices in self._by_last.values():
            choices.sort(key=lambda choice: -len(choice[0]))

    def before(self, tokens: Sequence[Token], index: int) -> tuple[int, str] | None:
        """The longest phrase whose last word is the token before `index`: where it begins, and its key."""
        if index < 1:
            return None
        for words, key in self._by_last.get(tokens[index - 1].norm, ()):
            first = index - len(words)
            if first == index - 1 or (first >= 0 and tokens[first].norm == words[0] and spells(tokens, first, words)):
                return first, key
        return None
