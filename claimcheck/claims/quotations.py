"""Quotations of an article: what stands between quotation marks, over sentences but not over paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.languages.speech import Mark, SpeechTables
from claimcheck.model import Sentence, Span, Token

SHORTEST = 2
"""A quotation of fewer words is a word put in quotation marks, not speech."""

SINGLE, CLOSES_SINGLE = "\u2018", "\u2019"
"""Single quotation marks; the one that closes is an apostrophe too."""
FRAGMENT = 4
"""Words of a quotation that is surely closed by the first mark that may be an apostrophe ("the ‘safe’ bridge")."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """`span` is what is said, without the marks; `outer` holds the marks. `first` and `last` number its sentences."""

    span: Span
    outer: Span
    first: int
    last: int
    words: int


def find_quotations(sentences: Sequence[Sentence], tables: SpeechTables) -> list[Quotation]:
    """The quotations in order. One that is never closed ends with its paragraph; marks inside one are words of it."""
    found: list[Quotation] = []
    opened: tuple[Token, int, str] | None = None
    openers = tables.words[Mark.OPEN_QUOTE] | tables.words[Mark.EVEN_QUOTE] | {SINGLE}
    words, block, last = 0, -1, None
    for sentence in sentences:
        if sentence.block != block:
            if opened is not None and last is not None:
                found += _closed(opened, last, last, words)
            opened, block = None, sentence.block
        if opened is None and openers.isdisjoint([token.text for token in sentence.tokens]):
            continue
        for number, token in enumerate(sentence.tokens):
            if opened is None and (token.is_word or token.text not in openers):
                continue
            words += token.is_word
            if opened is None:
                closing = _closing(token, tables)
                if closing:
                    opened, words = (token, sentence.index, closing), 0
            elif token.text in opened[2] and (
                token.text != CLOSES_SINGLE or words < FRAGMENT or _ends_words(sentence, number)
            ):
                found += _closed(opened, (token, sentence.index), None, words)
                opened = None
            last = (token, sentence.index)
    if opened is not None and last is not None:
        found += _closed(opened, last, last, words)
    return found


def _ends_words(sentence: Sentence, number: int) -> bool:
    """Does a mark stand before or behind the token, so that it is no apostrophe ("players’ tunnel")?"""
    before, after = sentence.tokens[number - 1 : number], sentence.tokens[number + 1 : number + 2]
    return not (before and before[0].is_word and after and after[0].is_word)


def _closing(token: Token, tables: SpeechTables) -> str:
    """The marks that close what this token opens; empty when it opens nothing."""
    if token.text in tables.words[Mark.EVEN_QUOTE]:
        return token.text
    if token.text == SINGLE:
        return CLOSES_SINGLE
    if token.text in tables.words[Mark.OPEN_QUOTE]:
        return "".join(tables.words[Mark.CLOSE_QUOTE])
    return ""


def _closed(
    opened: tuple[Token, int, str], closing: tuple[Token, int], unclosed: tuple[Token, int] | None, words: int
) -> list[Quotation]:
    mark, first, _ = opened
    token, last = closing
    end = token.end if unclosed else token.start
    if (unclosed and mark.text == SINGLE) or words < SHORTEST or end <= mark.end:
        return []
    return [Quotation(Span(mark.end, end), Span(mark.start, token.end), first, last, words)]
