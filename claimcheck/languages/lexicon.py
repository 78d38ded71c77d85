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
Sized = tuple[int, tuple[str, ...], list[Entry]]  # a choice with the number of its words
BySecond = tuple[dict[str, list[Sized[Entry]]], Sequence[Entry]]
# What stands at a token: the token after the phrase, and its entries.
Spelled = tuple[int, Sequence[Entry]]


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
        self._by_second: dict[str, BySecond[Entry]] = {}
        self._known: Callable[[str], Sequence[Choice[Entry]] | None] = self._by_first.get

    def __getstate__(self) -> dict[str, list[Choice[Entry]]]:
        return self._by_first

    def __setstate__(self, by_first: dict[str, list[Choice[Entry]]]) -> None:
        self._by_first, self._by_second, self._known = by_first, {}, by_first.get

    def below(self, phrases: Iterable[Phrase[Entry]]) -> Lexicon[Entry]:
        """This lexicon with more phrases over it: of the same words theirs counts."""
        found, added = Lexicon[Entry](()), group_phrases(phrases)
        for first, choices in added.items():
            new = {words for words, _ in choices}
            choices += [choice for choice in self._choices(first) if choice[0] not in new]
            choices.sort(key=lambda choice: -len(choice[0]))
        found._by_first.update(self._by_first | added)
        return found

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
        for other, entries in reversed(self._known(words[0]) or ()):  # the shortest first
            if other == words:
                return entries
            if len(other) > len(words):
                break
        return []

    def begins(self, word: str) -> bool:
        """Does a phrase begin with this word?"""
        return bool(self._known(word))

    def beginnings(self, tokens: Sequence[Token]) -> list[int]:
        """The tokens that a phrase begins with."""
        known = self._known
        return [index for index, token in enumerate(tokens) if known(token.norm)]

    def at(self, tokens: Sequence[Token], index: int) -> list[Hit[Entry]]:
        """The longest phrase that begins at token `index`, if there is one: one hit for each of its entries. Nothing
        past the last token."""
        if index >= len(tokens) or not (known := self._known(tokens[index].norm)):
            return []  # most often, as it is asked at many places where nothing begins
        found = self._from(tokens, index, known)
        return _hits(tokens, index, *found[0]) if found else []

    def longest(self, tokens: Sequence[Token], index: int) -> Spelled[Entry]:
        """The same for those who ask for no span: the token after the longest phrase, and its entries, none where no
        phrase begins."""
        if index >= len(tokens) or not (known := self._known(tokens[index].norm)):
            return index, ()
        found = self._from(tokens, index, known)
        return found[0] if found and found[0][1] else (index, ())

    def starting(self, tokens: Sequence[Token], index: int) -> list[Hit[Entry]]:
        """Every phrase that begins at token `index`, the longest first: one hit for each of its entries."""
        if index >= len(tokens) or not (known := self._known(tokens[index].norm)):
            return []
        found = self._from(tokens, index, known)
        return [hit for last, entries in found for hit in _hits(tokens, index, last, entries)]

    def _from(self, tokens: Sequence[Token], index: int, known: Sequence[Choice[Entry]]) -> list[Spelled[Entry]]:
        """What is spelled at one token alone."""
        after = tokens[index + 1].norm if index + 1 < len(tokens) else ""
        return self._spelled(tokens, index, after, known)

    def everywhere(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, Sequence[Entry]]]:
        """Every phrase as `starting` finds it at each token in turn: its first token, the one after it, its entries."""
        norms = [token.norm for token in tokens]
        norms.append("")
        for index, known in enumerate(map(self._known, norms)):
            if known:
                for last, entries in self._spelled(tokens, index, norms[index + 1], known):
                    if entries:
                        yield index, last, entries

    def apart(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, Sequence[Entry]]]:
        """The longest phrase at each token in turn, none inside another: its first token, the one after it, its
        entries."""
        norms = [token.norm for token in tokens]
        norms.append("")
        reached = 0
        for index, known in enumerate(map(self._known, norms)):
            if known and index >= reached and (found := self._spelled(tokens, index, norms[index + 1], known)):
                reached, entries = found[0]
                yield index, reached, entries

    def find(self, tokens: Sequence[Token]) -> list[Hit[Entry]]:
        """The same as one hit for each entry."""
        return [hit for first, last, entries in self.apart(tokens) for hit in _hits(tokens, first, last, entries)]

    def _spelled(
        self, tokens: Sequence[Token], index: int, after: str, known: Sequence[Choice[Entry]]
    ) -> list[Spelled[Entry]]:
        """Which of the phrases that begin with its word stand at token `index`, the longest first, up to one that
        stands for nothing, which alone has no entries. `after` is the word behind it, "" behind the last.
        """
        word = tokens[index].norm
        choices = self._by_second.get(word)
        if choices is None:
            choices = self._by_second[word] = _by_second(known)
        by_second, alone = choices
        longer = by_second.get(after)
        if longer is None:
            return [(index + 1, alone)] if alone else []  # most often
        found: list[Spelled[Entry]] = []
        for size, words, entries in longer:
            if size < 3 or tuple([token.norm for token in tokens[index : index + size]]) == words:
                if not entries:
                    return found or [(index + size, ())]
                found.append((index + size, entries))
        return found


def _by_second(choices: Sequence[Choice[Entry]]) -> BySecond[Entry]:
    """The phrases of one first word by their second, each time with the word alone behind them, and its entries."""
    alone: list[Sized[Entry]] = [(1, words, entries) for words, entries in choices if len(words) == 1]
    found: dict[str, list[Sized[Entry]]] = {}
    for words, entries in choices:
        if len(words) > 1:
            found.setdefault(words[1], []).append((len(words), words, entries))
    return {second: some + alone for second, some in found.items()}, alone[0][2] if alone else ()


def spells(tokens: Sequence[Token], index: int, words: tuple[str, ...]) -> bool:
    """Do the tokens from `index` on, the first of which is known, spell these words?"""
    last = index + len(words)
    if last > len(tokens) or tokens[index + 1].norm != words[1]:
        return False
    return len(words) == 2 or tuple([token.norm for token in tokens[index + 2 : last]]) == words[2:]


def _hits(tokens: Sequence[Token], first: int, last: int, entries: Sequence[Entry]) -> list[Hit[Entry]]:
    new = tuple.__new__  # what Hit(…) does, without its detour through Python
    span = new(Span, (tokens[first].start, tokens[last - 1].end))
    if len(entries) == 1:
        return [new(Hit, (first, last, span, entries[0]))]
    return [new(Hit, (first, last, span, entry)) for entry in entries]
