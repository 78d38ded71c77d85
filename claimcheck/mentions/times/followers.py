"""What may stand behind the first word of a match: most triggers ("de", "a", "38") are followed by something else."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.languages.times import NUMBERS

if TYPE_CHECKING:
    from claimcheck.mentions.times.grammar import Grammar, Node

DIGITS = "0"
"""Stands for every number where words are listed."""

ANY = "*"
"""Stands for every word, and for the end of the sentence."""

STOP = "stop"
"""The slot of marks behind which nothing follows; the end of the sentence is one too."""

MOST_PAIRS = 32_768
"""The most pairs of words of which it is remembered whether a match begins with them."""


class Followers:
    """Says by its first two words which telling words a match of a grammar holds one of."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._seconds: dict[tuple[str, str], dict[str, int]] = {}
        self._group_seconds: dict[tuple[str, str], frozenset[str]] = {}
        self._in_numbers = grammar.numbers.following() | {DIGITS}
        self.bits = lru_cache(maxsize=MOST_PAIRS)(self._bits)

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in self.__dict__.items() if name != "bits"}

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)
        self.bits = lru_cache(maxsize=MOST_PAIRS)(self._bits)

    def _bits(self, word: str, after: str, group: str = "") -> int:
        """The bits of the telling words of which a match holds one that begins with the one word and goes on with the
        other, or ends before it; none where there is no such match. Of a group, or of all that is shown."""
        known = self._after(word, after, group) if group or word in self._grammar.triggers else 0
        return known | self._after(DIGITS, after, group) if "0" <= word[0] <= "9" else known

    def _after(self, word: str, after: str, group: str) -> int:
        seconds = self._seconds.get((word, group))
        if seconds is None:
            seconds = self._seconds[word, group] = {}
            root = self._grammar.group(group)
            for node in (self._grammar.top, self._grammar.behind) if root is None else (root,):
                for second, needs in self._seconds_in(node, word).items():
                    seconds[second] = seconds.get(second, 0) | needs
        number = seconds.get(DIGITS, 0) if "0" <= after[0] <= "9" else 0
        return seconds.get(after, 0) | seconds.get(ANY, 0) | number

    def _seconds_in(self, node: Node, word: str) -> dict[str, int]:
        """What may stand behind a word that a trie begins with, with what such a match needs; ANY when nothing need."""
        found: dict[str, int] = {}
        for _, _, after in node.words.get(word, ()):
            for second in self._firsts_or_any(after):
                found[second] = found.get(second, 0) | after.needs
        for (name, _), after in node.slots.items():
            kind = self._grammar.kind(name)
            if word in self._grammar.firsts_of(kind):
                for second in self._seconds_of(kind, word, after):
                    found[second] = found.get(second, 0) | after.needs
        return found

    def _seconds_of(self, kind: str, word: str, after: Node) -> frozenset[str]:
        """What may stand behind a word that begins a slot which `after` follows."""
        group = self._grammar.group(kind)
        if group is not None:
            if (kind, word) not in self._group_seconds:
                self._group_seconds[kind, word] = frozenset()  # a group that begins with itself adds nothing
                self._group_seconds[kind, word] = frozenset(self._seconds_in(group, word))
            inside = self._group_seconds[kind, word]
            return inside - {ANY} | self._firsts_or_any(after) if ANY in inside else inside
        phrases = self._grammar.table.slots.get(kind, {}).get(word, ())
        longer = frozenset(phrase.words[1] for phrase in phrases if len(phrase.words) > 1)
        if word in self._grammar.numbers.firsts(kind) or (kind in NUMBERS and word == DIGITS):
            return longer | self._in_numbers | self._firsts_or_any(after)
        return longer if all(len(phrase.words) > 1 for phrase in phrases) else longer | self._firsts_or_any(after)

    def _firsts_or_any(self, node: Node) -> frozenset[str]:
        """The first words of what leads on from a state; ANY when a template ends there or at the sentence's end."""
        ends = bool(node.ends) or any(self._grammar.kind(name) == STOP for name, _ in node.slots)
        return self._grammar.firsts(node) | ({ANY} if ends else set())
