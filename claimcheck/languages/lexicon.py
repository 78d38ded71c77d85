"""A lexicon: phrases of one or more words, found in a sentence in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from claimcheck.model import Span, Token

Entry = TypeVar("Entry")


class Hit(NamedTuple, Generic[Entry]):
    """Tokens `first` to `last` (excluded) of a sentence spell a phrase that stands for `entry`."""

    first: int
    last: int
    span: Span
    entry: Entry


# A phrase by its words with what it stands for, None for nothing; a choice is a phrase with all it stands for.
Phrase = tuple[tuple[str, ...], Entry | None]
Choice = tuple[tuple[str, ...], list[Entry]]


def group_phrases(phrases: Iterable[Phrase[Entry]]) -> dict[str, list[Choice[Entry]]]:
    """The phrases by their first word, the longest first, each once with all its entries; none when one is None."""
    nothing: set[tuple[str, ...]] = set()
    whole: dict[tuple[str, ...], list[Entry]] = {}
    for words, entry in phrases:
        entries = whole.get(words)
        if entries is None:
            entries = whole[words] = []
        if entry is None:
            nothing.add(words)
        else:
            entries.append(entry)
    whole |= {words: [] for words in nothing}
    by_first: dict[str, list[Choice[Entry]]] = {}
    for choice in whole.items():
        by_first.setdefault(choice[0][0], []).append(choice)
    for choices in by_first.values():
        if len(choices) > 1:
            choices.sort(key=lambda choice: -len(choice[0]))
    return by_first


class Lexicon(Generic[Entry]):
    """Phrases by their words; each phrase stands for one or more entries. A phrase given with None stands for nothing
    and hides the shorter ones that begin where it does ("city hall" is no city).

    >>> from claimcheck.languages.tokens import tokenize
    >>> words = lambda text: tokenize(text, elisions=frozenset(), clitics=frozenset())
    >>> lexicon = Lexicon([(("city", "hall"), "site"), (("city",), "town")])
    >>> [(hit.first, hit.entry) for hit in lexicon.find(words("the city hall of the city"))]
    [(1, 'site'), (5, 'town')]
    """

    def __init__(self, phrases: Iterable[Phrase[Entry]]) -> None:
        self._by_first: dict[str, list[Choice[Entry]]] = group_phrases(phrases)
        self._by_second: dict[str, dict[str, list[Choice[Entry]]]] = {}
        self._known: Callable[[str], Sequence[Choice[Entry]] | None] = self._by_first.get

    def _choices(self, word: str) -> Sequence[Choice[Entry]]:
        """The phrases that begin with a word, the longest first."""
        return self._known(word) or ()

    def __len__(self) -> int:
        return sum(len(choices) for choices in self._by_first.values())

    def items(self) -> Iterator[tuple[tuple[str, ...], list[Entry]]]:
        """Every phrase with its entries."""
        for choices in self._by_first.values():
            yield from choices

    def get(self, *words: str) -> list[Entry]:
        """The entries of exactly these words; empty when there is none."""
        return next((entries for other, entries in self._choices(words[0]) if other == words), [])

    def begins(self, word: str) -> bool:
        """Does a phrase begin with this word?"""
        return bool(self._choices(word))

    def at(self, tokens: Sequence[Token], index: int) -> list[Hit[Entry]]:
        """The longest phrase that begins at token `index`, if there is one: one hit for each of its entries."""
        if index >= len(tokens) or not self._known(tokens[index].norm):
            return []
        last, entries = next(self._from(tokens, index), (0, ()))
        return _hits(tokens, index, last, entries) if entries else []

    def starting(self, tokens: Sequence[Token], index: int) -> list[Hit[Entry]]:
        """Every phrase that begins at token `index`, the longest first: one hit for each of its entries."""
        found: list[Hit[Entry]] = []
        for last, entries in self._from(tokens, index):
            if not entries:
                break
            found += _hits(tokens, index, last, entries)
        return found

    def _from(self, tokens: Sequence[Token], index: int) -> Iterator[tuple[int, Sequence[Entry]]]:
        """Every phrase that begins at token `index`, the longest first: the token after it and its entries."""
        known = self._choices(tokens[index].norm)
        if not known:
            return
        norms = tuple([token.norm for token in tokens[index : index + len(known[0][0])]])
        for words, entries in self._narrowed(tokens, index, norms[1] if len(norms) > 1 else "", known):
            if len(words) < 3 or norms[: len(words)] == words:
                yield index + len(words), entries

    def everywhere(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, Sequence[Entry]]]:
        """Every phrase as `starting` finds it at each token in turn: its first token, the one after it, its entries."""
        norms = [*(token.norm for token in tokens), ""]
        for index, known in enumerate(map(self._known, norms)):
            if not known:
                continue
            for words, entries in self._narrowed(tokens, index, norms[index + 1], known):
                if len(words) < 3 or tuple(norms[index : index + len(words)]) == words:
                    if not entries:
                        break
                    yield index, index + len(words), entries

    def find(self, tokens: Sequence[Token]) -> list[Hit[Entry]]:
        """Every phrase in the tokens, the longest at each place, none inside another."""
        norms = [*(token.norm for token in tokens), ""]
        hits: list[Hit[Entry]] = []
        reached = 0
        for index, known in enumerate(map(self._known, norms)):
            if not known or index < reached:
                continue
            for words, entries in self._narrowed(tokens, index, norms[index + 1], known):
                if len(words) < 3 or tuple(norms[index : index + len(words)]) == words:
                    if entries:
                        reached = index + len(words)
                        hits += _hits(tokens, index, reached, entries)
                    break
        return hits

    def _narrowed(
        self, tokens: Sequence[Token], index: int, after: str, choices: Sequence[Choice[Entry]]
    ) -> Sequence[Choice[Entry]]:
        """Those of the phrases of the word at `index` that the word `after` it leaves; "" stands behind the last."""
        word = tokens[index].norm
        by_second = self._by_second.get(word)
        if by_second is None:
            by_second = self._by_second[word] = _by_second(choices)
        return by_second.get(after) or by_second[""]


def _by_second(choices: Sequence[Choice[Entry]]) -> dict[str, list[Choice[Entry]]]:
    """The phrases of one first word by their second; what is a word alone stands behind each, and under ""."""
    alone = [choice for choice in choices if len(choice[0]) == 1]
    found: dict[str, list[Choice[Entry]]] = {"": alone}
    for choice in choices:
        if len(choice[0]) > 1:
            found.setdefault(choice[0][1], []).append(choice)
    return {second: some if second == "" else some + alone for second, some in found.items()}


def spells(tokens: Sequence[Token], index: int, words: tuple[str, ...]) -> bool:
    """Do the tokens from `index` on, the first of which is known, spell these words?"""
    last = index + len(words)
    if last > len(tokens) or tokens[index + 1].norm != words[1]:
        return False
    return len(words) == 2 or tuple([token.norm for token in tokens[index + 2 : last]]) == words[2:]


def _hits(tokens: Sequence[Token], first: int, last: int, entries: Sequence[Entry]) -> list[Hit[Entry]]:
    span = Span(tokens[first].start, tokens[last - 1].end)
    return [Hit(first, last, span, entry) for entry in entries]
