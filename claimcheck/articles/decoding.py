"""Bytes to text, with every offset as it lies on disk: no character is added, dropped or translated."""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

from claimcheck.articles.source import Doubt
from claimcheck.errors import UnreadableArticle

MAX_FILE_BYTES = 20_000_000
"""Far above any article (the longest encyclopedia pages have 1 MB), far below what would slow a batch down."""
MAX_LINE_CHARACTERS = 200_000
"""A line of running text; a longer one is data, not an article. HTML has no such bound: pages are often one line."""
MAX_CONTROL_SHARE = 0.1
"""Above this share of control characters a file is not text; coloured terminal output stays below 0.05."""

# Longest first: the mark of UTF-32 begins with that of UTF-16.
MARKS = [
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
]  # fmt: skip
BINARY_SIGNATURES = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
CONTROLS = bytes(n for n in range(32) if n not in b"\t\n\r\f\x1b") + b"\x7f"
DECLARED = re.compile(rb"""charset\s{0,5}=\s{0,5}["']?([\w.:-]{2,40})""", re.IGNORECASE)


def read_text(stream: BinaryIO, doubt: Doubt, *, head: bytes = b"", markup: bool = False) -> str:
    """All of a stream as text; `head` was read from it before. A byte order mark stays as U+FEFF.

    `markup` honours a charset that the page declares. Doubts about the encoding go to `doubt`.
    Raises: UnreadableArticle for what is too large, empty or not text.
    """
    data = head + stream.read(max(MAX_FILE_BYTES + 1 - len(head), 0))
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableArticle(
            f"larger than the limit of {MAX_FILE_BYTES // 1_000_000} MB", remedy="split it into one file an article"
        )
    text = decode(data, doubt, markup=markup)
    if not text.strip("\ufeff \t\r\n\f\v\u00a0"):
        raise UnreadableArticle("the file is empty", remedy="give it the text of an article or leave it out")
    if not markup:
        check_lines(text)
    return text


def check_lines(text: str) -> None:
    """Raises: UnreadableArticle when a line is longer than MAX_LINE_CHARACTERS."""
    if len(text) > MAX_LINE_CHARACTERS and max(map(len, text.split("\n"))) > MAX_LINE_CHARACTERS:
        raise UnreadableArticle(
            f"a line is longer than the limit of {MAX_LINE_CHARACTERS} characters",
            remedy="break the text into paragraphs",
        )


def decode(data: bytes, doubt: Doubt, *, markup: bool = False) -> str:
    """UTF-8, or what its byte order mark says, or what a page declares, or Windows-1252. Raises: UnreadableArticle."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _marked(data, encoding, doubt)
    if is_binary(data):
        raise UnreadableArticle("it is not text", remedy="save it as plain text in UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data, doubt, markup=markup)


def is_binary(data: bytes) -> bool:
    """NUL bytes, the signature of a known binary format, or more control characters than text has."""
    if data.startswith(BINARY_SIGNATURES) or b"\0" in data:
        return True
    return len(data) - len(data.translate(None, CONTROLS)) > MAX_CONTROL_SHARE * len(data)


def _marked(data: bytes, encoding: str, doubt: Doubt) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        doubt(f"some bytes are not valid {encoding.upper()} and were replaced", "save the file anew as UTF-8")
        return data.decode(encoding, errors="replace")


def _guessed(data: bytes, doubt: Doubt, *, markup: bool) -> str:
    declared = DECLARED.search(data, 0, 4096) if markup else None
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    lenient = data.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    # Damaged UTF-8 has more whole characters above ASCII than broken ones; an old one-byte encoding hardly any.
    if sum(c > "\x7f" for c in lenient) > 2 * broken:
        doubt(f"{broken} characters are not valid UTF-8 and were replaced", "save the file anew as UTF-8")
        return lenient
    doubt("it is not UTF-8 and was read as Windows-1252", "save the file as UTF-8 if characters look wrong")
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")
