"""Words, numbers and marks of a text, cut the same way for articles and for the phrases of the tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from claimcheck.model import Token, fold, normalise
from claimcheck.model.quick import replace

# A word may hold apostrophes ("didn't", "aujourd'hui"); elided articles are cut off by the pack's list. A number is
# digits only: how groups of digits, points and spaces make a number is for the quantity finder to say.
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*['’]?|\d+|[^\w\s]|_", re.UNICODE)
APOSTROPHES = "'’ʼ"
APOSTROPHE = re.compile(f"[{APOSTROPHES}]")


@lru_cache(maxsize=65536)
def forms_of(text: str) -> tuple[str, str, bool, bool]:
    """What a token of this text holds behind its place. The words of a language come again and again."""
    return text, normalise(text), text[0].isalpha(), text[0].isupper()


def tokenize(text: str, *, elisions: frozenset[str], clitics: frozenset[str], offset: int = 0) -> tuple[Token, ...]:
    """Tokens of `text`, their offsets counted from `offset`.

    `elisions` are cut off the front of a word ("l'"), `clitics` off its end ("'s"); both normalised.

    >>> [t.norm for t in tokenize("L’armée d'Haïti", elisions=frozenset({"l'", "d'"}), clitics=frozenset())]
    ["l'", 'armée', "d'", 'haïti']
    """
    tokens: list[Token] = []
    end = 0
    for word in WORD.findall(text):
        start = text.find(word, end)  # white space alone is no word, so that none of it is missed
        end = start + len(word)
        if word.isalnum() or end == start + 1:  # most words, and all marks
            tokens.append(Token(start + offset, end + offset, *forms_of(word)))
            continue
        for part in _parts(word, elisions, clitics):
            tokens.append(Token(start + offset, start + offset + len(part), *forms_of(part)))
            start += len(part)
    return tuple(tokens)


def with_accent(tokens: tuple[Token, ...], bare: Sequence[str]) -> tuple[Token, ...]:
    """The tokens of a sentence, the first normalised to the one of the `bare` words that it is in capitals, without its
    accent, where another word follows it behind a space.

    >>> [t.norm for t in with_accent(tokenize("A Nice", elisions=frozenset(), clitics=frozenset()), ["à"])]
    ['à', 'nice']
    """
    if len(tokens) < 2 or not tokens[1].is_word or tokens[1].start == tokens[0].end:
        return tokens
    meant = next((word for word in bare if tokens[0].text == fold(word).upper()), None)
    return (replace(tokens[0], norm=meant), *tokens[1:]) if meant else tokens


def norms_of(text: str, *, elisions: frozenset[str], clitics: frozenset[str]) -> list[str]:
    """The norms of the tokens that `tokenize` cuts."""
    found: list[str] = []
    for word in WORD.findall(text):
        if word.isalnum() or len(word) == 1:
            found.append(forms_of(word)[1])
        else:
            found += [forms_of(part)[1] for part in _parts(word, elisions, clitics)]
    return found


@lru_cache(maxsize=65536)
def _parts(word: str, elisions: frozenset[str], clitics: frozenset[str]) -> tuple[str, ...]:
    """A word cut at its elided articles, one behind another, and at its clitic; most words are one part."""
    parts: list[str] = []
    start = 0
    for mark in APOSTROPHE.finditer(word):
        if normalise(word[start : mark.end()]) not in elisions:
            break
        parts.append(word[start : mark.end()])
        start = mark.end()
    return (*parts, *_before_clitic(word[start:], clitics)) if start < len(word) else tuple(parts)


def _before_clitic(word: str, clitics: frozenset[str]) -> tuple[str, ...]:
    """A word cut at its last apostrophe where a clitic or nothing follows it."""
    last = max(word.rfind(mark) for mark in APOSTROPHES)
    if last > 0 and (last == len(word) - 1 or normalise(word[last:]) in clitics):
        return word[:last], word[last:]
    return (word,)
