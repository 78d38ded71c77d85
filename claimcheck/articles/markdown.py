"""Markdown: the text with its marks blanked where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claimcheck.articles.decoding import read_text
from claimcheck.articles.plain import plain_article
from claimcheck.articles.source import Source
from claimcheck.model import Article

FENCE = re.compile(r"[ \t]{0,3}(```+|~~~+)")
# Lines that are no text: rules and underlines of headings, targets of links and footnotes.
RULE = re.compile(r"[ \t]{0,3}([-*_=])(?:[ \t]{0,8}\1){2,}[ \t]{0,8}\r?|[ \t]{0,3}==[ \t]{0,8}\r?")
TARGET = re.compile(r"[ \t]{0,3}\[(?!\^)[^\[\]]{1,200}\]:[ \t]")
TABLE_RULE = frozenset("|-: \t\r")
HEADING = re.compile(r"[ \t]{0,3}(#{1,6})(?=[ \t]|$)[^#\r\n]*(#*)")
QUOTE = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
TASK = re.compile(r"[ \t]*[-*+][ \t]+(\[[ xX]\])[ \t]")
# Marks inside a line, each group what is blanked. Every repetition stops at the mark that would start it again, or is
# bounded, so that no line takes more than linear time.
INLINE = re.compile(
    r"(!\[[^\[\]]{0,500}\]\([^()]{0,1000}\))"  # image
    r"|(\[\^[^\[\]\s]{1,40}\])"  # footnote reference
    r"|(\[)[^\[\]]{1,1000}"  # link
    r"(\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,1000}(?:\s{1,3}\"[^\"]{0,300}\")?\)|\]\[[^\[\]]{0,100}\])"
    r"|(<(?:https?://|mailto:)[^<>\s]{1,1000}>)"  # bare link
    r"|(</?[A-Za-z][^<>]{0,1000}>|<!--[^<>]{0,2000}-->)"  # HTML tag or comment
    r"|(\*{1,3}|~~|`{1,3})"
    r"|((?<!\w)_{1,3}(?=\w)|(?<=[\w.,!?»”])_{1,3}(?!\w))"
)
LIST_STAR = re.compile(r"[ \t]*\*[ \t]")


def read_markdown(source: Source) -> Iterable[Article]:
    """The one article of a Markdown file. Raises: UnreadableArticle."""
    text = read_text(source.stream, source.doubt, head=source.head)
    yield plain_article(text, source.id, source.doubt, find_markup=markup_of)


def markup_of(text: str, start: int) -> list[tuple[int, int]]:
    """Spans of a text from `start` on that are markup or code, in no special order."""
    spans: list[tuple[int, int]] = []
    fence = ""
    for begin, line in _lines(text, start):
        mark = FENCE.match(line)
        if fence or mark:
            spans.append((begin, begin + len(line)))
            if mark:
                fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
            continue
        spans += [(begin + first, begin + last) for first, last in _marks_in(line)]
    return spans


def _lines(text: str, start: int) -> Iterator[tuple[int, str]]:
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, text[start:end]
        start = end + 1


def _parts_table(line: str) -> bool:
    """Is it the row of dashes below a table's head?"""
    return "|" in line and "--" in line and TABLE_RULE.issuperset(line)


def _marks_in(line: str) -> Iterator[tuple[int, int]]:
    """The spans of markup in one line."""
    if RULE.fullmatch(line) or TARGET.match(line) or _parts_table(line):
        yield 0, len(line)
        return
    place = 0
    if quote := QUOTE.match(line):
        yield quote.span()
        place = quote.end()
    if heading := HEADING.match(line, place):
        yield heading.span(1)
        yield heading.span(2)
        place = heading.end(1)
    elif task := TASK.match(line, place):
        yield task.span(1)
    if star := LIST_STAR.match(line, place):
        place = star.end()
    for found in INLINE.finditer(line, place):
        yield from (found.span(group) for group in range(1, 9) if found.start(group) >= 0)
    if line.lstrip(" \t>").startswith("|"):
        yield from ((bar.start(), bar.end()) for bar in re.finditer(r"\|", line))
