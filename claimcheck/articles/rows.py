"""JSON Lines: an article a row, with the keys id, text, date, lang, source, title and url; only text is required."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from claimcheck.articles.decoding import MAX_FILE_BYTES, check_lines
from claimcheck.articles.metadata import KEYS, Metadata, checked
from claimcheck.articles.plain import plain_article
from claimcheck.articles.source import Source
from claimcheck.errors import UnreadableArticle
from claimcheck.model import Article

MAX_NAMED_ROWS = 20
"""Broken rows that are named one by one; of the others only the number is told."""


@dataclass(slots=True)
class _Rows:
    """What is told of the rows of one source, and the ids they have."""

    source: Source
    lines: dict[str, int] = field(default_factory=dict)
    read: int = 0
    failed: int = 0
    doubted: int = 0

    def fail(self, line: int, what: str, remedy: str) -> None:
        self.failed += 1
        if self.failed <= MAX_NAMED_ROWS:
            self.source.fail(f"line {line}: {what}", remedy)

    def doubt(self, line: int, what: str, remedy: str) -> None:
        self.doubted += 1
        if self.doubted <= MAX_NAMED_ROWS:
            self.source.doubt(f"line {line}: {what}", remedy)

    def finish(self) -> None:
        if self.failed > MAX_NAMED_ROWS:
            self.source.fail(f"{self.failed - MAX_NAMED_ROWS} more rows are broken", "mend them like those named")
        if self.doubted > MAX_NAMED_ROWS:
            self.source.doubt(f"{self.doubted - MAX_NAMED_ROWS} more rows are doubtful", "see those named")
        if not self.read and not self.failed:
            self.source.fail("there is no row in it", "give it one JSON object a line")

    def id_of(self, row: dict[str, Any], line: int) -> str:
        """The row's id, else its line number; an id that is taken gets the line number behind it."""
        said = row.get("id")
        name = str(line) if said is None or said == "" else _clean(str(said))
        if name in self.lines:
            what = f"the id {name[:80]!r} stands twice, first on line {self.lines[name]}"
            self.doubt(line, what, "give every row its own id")
            while name in self.lines:
                name = f"{name}-{line}"
        self.lines[name] = line
        return f"{self.source.id}#{name}"


def read_rows(source: Source) -> Iterable[Article]:
    """The article of each row. Broken rows are told with their line and left out, the others are read."""
    rows = _Rows(source)
    for number, raw in _lines(source):
        try:
            article = _read_row(raw, number, rows)
        except UnreadableArticle as error:
            rows.fail(number, error.what, error.remedy)
            continue
        if article is not None:
            rows.read += 1
            yield article
    rows.finish()


def _lines(source: Source) -> Iterator[tuple[int, bytes]]:
    """Numbered lines; of one longer than a file may be only the start, still longer than that, is kept."""
    number, line = 1, source.head
    if not line.endswith(b"\n"):
        line += source.stream.readline(MAX_FILE_BYTES + 1)
    while line:
        if len(line) > MAX_FILE_BYTES:
            rest = line
            while rest and not rest.endswith(b"\n"):
                rest = source.stream.readline(1 << 20)
        yield number, line
        number, line = number + 1, source.stream.readline(MAX_FILE_BYTES + 1)


def _read_row(raw: bytes, line: int, rows: _Rows) -> Article | None:
    """The article of a line, None for an empty line. Raises: UnreadableArticle."""
    if len(raw) > MAX_FILE_BYTES:
        raise UnreadableArticle(
            f"longer than the limit of {MAX_FILE_BYTES // 1_000_000} MB", remedy="leave out what is no article"
        )
    row = _parse(_decode(raw, line, rows))
    if row is None:
        return None
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise UnreadableArticle("the row has no text", remedy="put the article's text under the key 'text'")
    text = _clean(text)
    check_lines(text)

    def doubt(what: str, remedy: str) -> None:
        rows.doubt(line, what, remedy)

    return replace(plain_article(text, rows.id_of(row, line), doubt, known=_metadata(row, line, rows)), line=line)


def _metadata(row: dict[str, Any], line: int, rows: _Rows) -> Metadata:
    values: dict[str, str | None] = {}
    for key in KEYS:
        said = row.get(key)
        if isinstance(said, str) or (isinstance(said, int) and not isinstance(said, bool)):
            values[key] = _clean(str(said)).strip()
        elif said is not None:
            rows.doubt(line, f"the value of {key!r} is no text", "put it in quotes")
    return checked(values, lambda what, remedy: rows.doubt(line, what, remedy))


def _decode(raw: bytes, line: int, rows: _Rows) -> str:
    if line == 1 and raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UnreadableArticle("the rows are in UTF-16", remedy="save the file as UTF-8")
    try:
        return raw.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        rows.doubt(line, "it is not UTF-8 and was read as Windows-1252", "save the file as UTF-8")
        return raw.decode("cp1252", errors="replace")


def _parse(line: str) -> dict[str, Any] | None:
    """The object on a line, None when it is empty. Raises: UnreadableArticle."""
    if not line.strip():
        return None
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        where = f" (column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise UnreadableArticle(f"it is not JSON{where}", remedy="give it one JSON object a line") from None
    if not isinstance(row, dict):
        raise UnreadableArticle("it is no JSON object", remedy="give it one JSON object a line")
    return row


def _clean(text: str) -> str:
    """The text with U+FFFD for halves of surrogate pairs, which no encoding can write."""
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text) if not _is_whole(text) else text


def _is_whole(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
