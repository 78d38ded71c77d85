"""Taking characters out of the prose without moving any other."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable

from claimcheck.model import Span

NO_LINE_END = re.compile(r"[^\r\n]")
# Terminal escape sequences (CSI, OSC, two-character ones), control characters, direction and byte order marks.
UNPRINTABLE = re.compile(
    r"\x1b(?:\[[0-?]{0,64}[ -/]{0,8}[@-~]|\][^\x07\x1b\r\n]{0,2048}(?:\x07|\x1b\\)?|[@-Z\\^_])?"
    r"|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]"
)
# Marks that split a word in two without being seen: soft hyphen, zero-width space and joiners.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060"


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with spaces for the characters of each span; line ends stay."""
    pieces: list[str] = []
    done = 0
    for start, end in sorted(spans):
        start = max(start, done)
        if start < end:
            pieces += text[done:start], NO_LINE_END.sub(" ", text[start:end])
            done = end
    return "".join(pieces) + text[done:]


def blank_unprintable(text: str) -> str:
    """The text with spaces for what a terminal would obey or nobody can see, as long as before.

    >>> blank_unprintable("a\\x1b[31mred\\x1b[0m")
    'a     red    '
    """
    return UNPRINTABLE.sub(lambda found: " " * len(found.group()), text)


def compose(text: str) -> tuple[str, tuple[int, ...] | None]:
    """The text with composed accents and without invisible marks inside words, and the offset each character had.

    The offsets have one more for the end; they are None when nothing changes, which is nearly always.

    >>> compose("tue\\u0301s")
    ('tués', (0, 1, 2, 4, 5))
    """
    if unicodedata.is_normalized("NFC", text) and not any(mark in text for mark in INVISIBLE):
        return text, None
    characters: list[str] = []
    offsets: list[int] = []
    for start, cluster in _clusters(text):
        for character in unicodedata.normalize("NFC", cluster):
            characters.append(character)
            offsets.append(start)
    return "".join(characters), (*offsets, len(text))


def _clusters(text: str) -> Iterable[tuple[int, str]]:
    """Each character with the combining marks after it, and where it stands; invisible marks left out."""
    start, parts = 0, [""]
    for place, character in enumerate(text):
        if character in INVISIBLE:
            continue
        # A run of marks is cut at 8: no script needs more, and normalising a long run is not linear.
        if parts[0] and unicodedata.combining(character) and len(parts) < 8:
            parts.append(character)
            continue
        if parts[0]:
            yield start, "".join(parts)
        start, parts = place, [character]
    if parts[0]:
        yield start, "".join(parts)


def moved(span: Span, offsets: tuple[int, ...] | None) -> Span:
    """Where a span of the text lies in what `compose` made of it."""
    return span if offsets is None else Span(bisect_left(offsets, span.start), bisect_left(offsets, span.end))
