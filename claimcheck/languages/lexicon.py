"""A lexicon: phrases of one or more words, found in a sentence in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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

    def _choices(self, word: str) -> Sequence[Choice[Entry]]:
        """The phrases that begin with a word, the longest first."""
        return self._by_first.get(word, ())

    def __len__(self) -> int:
        return sum(len(choices) for choices in self._by_first.values())

    def items(self) -> Iterator[tuple[tuple[str, ...], list[Entry]]]:
        """Every phrase with its entries."""
        for choices in self._by_first.values():
            yield from choices

    def get(self, *words: str) -> list[Entry]:
        """The entries of exactly these words; empty when there is none."""
        return next((entries for other, entries in self._choices(words[0]) if other == words), [])

    def at(self, tokens: Sequence[Token], index: int) -> list[Hit[Entry]]:
        """The longest phrase that begins at token `index`: one hit for each of its entries."""
        found = self.starting(tokens, index)
        return [hit for hit in found if hit.last == found[0].last]

    def starting(self, tokens: Sequence[Token], index: int) -> list[Hit[Entry]]:
        """Every phrase that begins at token `index`, the longest first: one hit for each of its entries."""
        found: list[Hit[Entry]] = []
        for words, entries in self._choices(tokens[index].norm):
            last = index + len(words)
            if last <= len(tokens) and all(tokens[index + n].norm == words[n] for n in range(1, len(words))):
                if not entries:
                    break
                span = Span(tokens[index].start, tokens[last - 1].end)
                found += [Hit(index, last, span, entry) for entry in entries]
        return found

    def find(self, tokens: Sequence[Token]) -> list[Hit[Entry]]:
        """Every phrase in the tokens, the longest at each place, none inside another."""
        hits: list[Hit[Entry]] = []
        index = 0
        while index < len(tokens):
            found = self.at(tokens, index)
            hits += found
            index = found[0].last if found else index + 1
        return hits
