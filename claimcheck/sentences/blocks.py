"""The blocks of an article's prose: paragraphs, headings, items of lists, the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.model import BlockKind, Span
from claimcheck.model.quick import replace

WRAPPED_LINE = range(45, 111)
"""Length of the lines of hard-wrapped text, but for the last of a paragraph. Most mail and plain text is wrapped
between 60 and 80; a line below 45 is a title or a verse, one above 110 a whole paragraph."""
MAX_HEADING_WORDS = 35
"""Headlines of live reports list several events and have up to 30 words."""
MIN_TITLE_WORDS = 3
"""A first line of one or two words names a section or a place ("World")."""

LINE = re.compile(r"[^\r\n]+")
ITEM = re.compile(r"[ \t]*(?:[-*+•◦▪▫■●‣⁃·–—][ \t\u00a0]+|\(?\d{1,2}[.)][ \t\u00a0]+(?=\S))(?=\S)")
FINAL = re.compile(r"[.!?…:;,][\"'”’»)\]\s\u00a0\u202f]{0,6}\Z")
FINAL_STOP = re.compile(r"[.!?…][\"'”’»)\]\s\u00a0\u202f]{0,6}\Z")
SENTENCE_END_INSIDE = re.compile(r"[^\W\d_]{3}[.!?…][\"'”’»)\]]{0,3}\s+[A-ZÀ-Þ«“\"]")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of prose that is read as one; `text` is what `span` covers."""

    span: Span
    kind: BlockKind
    text: str

    @property
    def words(self) -> int:
        """How many words, roughly."""
        return len(self.text.split())


def find_blocks(prose: str, title_span: Span | None) -> Iterator[Block]:
    """The blocks of a text in order. A title span is a block of its own."""
    if title_span is None or not prose[title_span.start : title_span.end].strip():
        yield from _blocks(prose, 0, len(prose))
        return
    yield from _blocks(prose, 0, title_span.start)
    yield _block(prose, title_span.start, title_span.end, BlockKind.TITLE)
    yield from _blocks(prose, title_span.end, len(prose))


def _blocks(prose: str, start: int, end: int) -> Iterator[Block]:
    """The blocks between two offsets: lines, joined where one wraps into the next."""
    for group in _groups(prose, start, end):
        is_wrapped = _is_wrapped(prose, group)
        first, last = group[0]
        for line_start, line_end in group[1:]:
            if _joins(prose, (first, last), (line_start, line_end), is_wrapped):
                last = line_end
            else:
                yield _block(prose, first, last)
                first, last = line_start, line_end
        yield _block(prose, first, last)


def _groups(prose: str, start: int, end: int) -> Iterator[list[tuple[int, int]]]:
    """Runs of lines without an empty line between them, each line without the white space round it."""
    group: list[tuple[int, int]] = []
    reached = start
    for found in LINE.finditer(prose, start, end):
        line = found.group()
        bare = line.strip()
        if group and (not bare or _is_gap(prose[reached : found.start()])):
            yield group
            group = []
        if bare:
            first = found.start() + len(line) - len(line.lstrip())
            group.append((first, first + len(bare)))
        reached = found.end()
    if group:
        yield group


def _is_gap(between: str) -> bool:
    """More than one line end?"""
    return len(between.replace("\r\n", "\n")) > 1


def _is_wrapped(prose: str, group: list[tuple[int, int]]) -> bool:
    """Are the lines of a group cut by width rather than by paragraph?"""
    full = [end - start for start, end in group[:-1]]
    fitting = sum(length in WRAPPED_LINE for length in full)
    return bool(full) and fitting >= 0.7 * len(full) and all(length < WRAPPED_LINE.stop for length in full)


def _joins(prose: str, above: tuple[int, int], below: tuple[int, int], is_wrapped: bool) -> bool:
    """Does the line below go on with the block above?"""
    if ITEM.match(prose, *below):
        return False
    if is_wrapped:
        return True
    if not prose[below[0]].islower() or FINAL_STOP.search(prose[max(above[0], above[1] - 12) : above[1]]):
        return False
    # Lines of one or two words are labels, whatever follows.
    return len(prose[above[0] : min(above[1], above[0] + 200)].split()) >= MIN_TITLE_WORDS


def _block(prose: str, start: int, end: int, kind: BlockKind | None = None) -> Block:
    text = prose[start:end]
    if kind is None:
        kind = BlockKind.ITEM if ITEM.match(text) else BlockKind.HEADING if is_heading(text) else BlockKind.PARAGRAPH
    return Block(Span(start, end), kind, text)


def is_heading(text: str) -> bool:
    """Is it a line without the marks that end a sentence, short, and not several sentences?

    >>> is_heading("Strike on the harbour"), is_heading("It was struck at night.")
    (True, False)
    """
    if len(text) > 400 or len(text.split()) > MAX_HEADING_WORDS or text[0].islower():
        return False
    bare = text.rstrip()
    if bare.endswith(("?", "!")):
        return len(bare.split()) <= 12 and SENTENCE_END_INSIDE.search(bare) is None
    return FINAL.search(bare[-8:]) is None and SENTENCE_END_INSIDE.search(bare) is None


def mark_title(blocks: list[Block], title: str | None) -> list[Block]:
    """The blocks with the title's kind set: the one that says the `title`, else the headline that comes first."""
    if not blocks or any(block.kind is BlockKind.TITLE for block in blocks):
        return blocks
    wanted = _bare(title or "")
    for number, block in enumerate(blocks[:4]):
        if (wanted and _bare(block.text) == wanted) or (
            block.kind is BlockKind.HEADING and block.words >= MIN_TITLE_WORDS
        ):
            return [*blocks[:number], replace(block, kind=BlockKind.TITLE), *blocks[number + 1 :]]
        if block.kind is not BlockKind.HEADING:
            break
    return blocks


def _bare(text: str) -> str:
    """Letters and digits only: what titles are compared by."""
    return "".join(character for character in text if character.isalnum()).casefold()
