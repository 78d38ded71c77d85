"""Articles and their parts: what every stage reads and none changes."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from claimcheck.model.quick import quickly_made


class Span(NamedTuple):
    """Characters `start` (included) to `end` (excluded) of an article's prose; a tuple, as tokens are."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Do the two share a character?"""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Does `other` lie inside this span?"""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One source text and what is known of it. Only `text` is required.

    `text` is what lies on disk, decoded; `prose` is what the stages read. They have the same length and the same
    offsets (front matter and markup are blanked out in `prose`), unless `offsets` maps each character of `prose`, and
    its end, to a character of `text` (HTML). `date` is EDTF of any precision ("2022-09", "2025-02-04"), `lang` an
    ISO 639-1 code. `title_span` lies in `prose` when the title is part of it. `path` is the file it was read from,
    `line` its line there (from 1) where each line is an article; these two do not make it another article.
    """

    text: str = field(repr=False)
    id: str = ""
    date: str | None = None
    lang: str | None = None
    source: str | None = None
    title: str | None = None
    url: str | None = None
    prose: str = field(default="", repr=False)
    offsets: tuple[int, ...] | None = field(default=None, repr=False)
    title_span: Span | None = None
    date_inferred: bool = False
    path: str | None = field(default=None, compare=False)
    line: int | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if not self.prose:
            object.__setattr__(self, "prose", self.text)

    def in_text(self, span: Span) -> Span:
        """Where a span of `prose` lies in `text`."""
        if self.offsets is None:
            return span
        last = self.offsets[max(span.start, span.end - 1)]
        return Span(self.offsets[span.start], _end_of_character(self.text, last))

    def quote(self, span: Span) -> str:
        """The characters of `text` that a span of `prose` stands for."""
        there = self.in_text(span)
        return self.text[there.start : there.end]


ENTITY = re.compile(r"&#?[A-Za-z0-9]{1,31};")


def _end_of_character(text: str, start: int) -> int:
    """Where the character ends that begins at `start`: an entity and combining marks belong to it."""
    entity = ENTITY.match(text, start)
    end = entity.end() if entity else min(start + 1, len(text))
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


class BlockKind(StrEnum):
    """What a sentence stands in."""

    TITLE = "title"
    """the article's title or the line that heads the page"""
    HEADING = "heading"
    """a line that heads what follows it"""
    PARAGRAPH = "paragraph"
    """running text"""
    ITEM = "item"
    """an item of a list"""


@quickly_made
@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a mark of punctuation; `norm` is lower case with straight apostrophes."""

    start: int
    end: int
    text: str
    norm: str
    is_word: bool
    is_capitalised: bool

    def __len__(self) -> int:
        return self.end - self.start

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@quickly_made
@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article's prose. `block` numbers the paragraph or heading it stands in, from 0."""

    index: int
    span: Span
    block: int
    kind: BlockKind
    tokens: tuple[Token, ...] = field(repr=False)

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        return tuple(t for t in self.tokens if span.start <= t.start and t.end <= span.end)
