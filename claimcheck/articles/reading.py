"""From paths to articles: which reader reads which file, and what is told of those that cannot be read."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import BinaryIO

from claimcheck.articles.decoding import MAX_FILE_BYTES
from claimcheck.articles.finding import FoundFile, find_files, open_file
from claimcheck.articles.markdown import read_markdown
from claimcheck.articles.page import read_page
from claimcheck.articles.plain import read_plain
from claimcheck.articles.rows import read_rows
from claimcheck.articles.source import Reader, Source
from claimcheck.errors import OnProblem, Problem, UnreadableArticle, warn_of
from claimcheck.model import Article

READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".jsonl": read_rows,
    ".ndjson": read_rows,
}
SUFFIXES = frozenset(READERS)
PAGE_START = re.compile(rb"[\s\xef\xbb\xbf]{0,20}<(?:!doctype\s+html|html[\s>])", re.IGNORECASE)


def read_articles(
    paths: Iterable[str | PurePath] | str | PurePath, *, on_problem: OnProblem = warn_of
) -> list[Article]:
    """The articles in the files and folders named, `-` being standard input, in the order named, folders sorted.

    An article's id is its path below the argument (`file.jsonl#id` for a row). What cannot be read is passed to
    `on_problem` (default: a warning each) and left out, so the list may be empty; nothing is raised for it.
    """
    named: Sequence[str | PurePath] = [paths] if isinstance(paths, (str, PurePath)) else list(paths)
    articles: list[Article] = []
    for file in find_files(named, SUFFIXES, on_problem):
        articles += _read_file(file, on_problem)
    return articles


def _read_file(file: FoundFile, on_problem: OnProblem) -> Iterator[Article]:
    """The articles of one file; why there are none goes to `on_problem`."""
    path = file.id if file.path is None else os.fsencode(file.path).decode("utf-8", errors="replace")
    if file.path is None:
        yield from _read_stream(Source(file.id, path, _stdin(), on_problem), None)
        return
    handle, reason = open_file(file)
    if handle < 0:
        on_problem(Problem(path, reason, "give a file that can be read or leave it out"))
        return
    with os.fdopen(handle, "rb") as stream:
        source = Source(file.id, path, stream, on_problem)
        for article in _read_stream(source, READERS.get(_suffix(file.path))):
            yield replace(article, path=Path(path).as_posix())


def _suffix(path: Path) -> str:
    return path.suffix.lower()


def _read_stream(source: Source, reader: Reader | None) -> Iterator[Article]:
    """The articles of a stream, its format told by what it begins with when there is no reader for its name."""
    try:
        if reader is None:
            head = source.stream.readline(MAX_FILE_BYTES + 1)
            source = Source(source.id, source.path, source.stream, source.on_problem, head)
            reader = _reader_of(head)
        yield from reader(source)
    except UnreadableArticle as error:
        source.fail(error.what, error.remedy)
    except OSError as error:
        source.fail(error.strerror or str(error), "give a file that can be read or leave it out")


def _reader_of(head: bytes) -> Reader:
    """The reader of a stream by its first line."""
    if PAGE_START.match(head):
        return read_page
    if head.lstrip(b"\xef\xbb\xbf \t").startswith(b"{") and len(head) <= MAX_FILE_BYTES:
        try:
            row = json.loads(head)
        except (ValueError, RecursionError):
            return read_plain
        return read_rows if isinstance(row, dict) else read_plain
    return read_plain


def _stdin() -> BinaryIO:
    """Standard input as bytes, also where a program has put a stream of text in its place."""
    buffer = getattr(sys.stdin, "buffer", None)
    return buffer if buffer is not None else io.BytesIO(sys.stdin.read().encode("utf-8"))
