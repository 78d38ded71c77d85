"""What an article says of itself before its text: front matter, or the date that scraped pages run into the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice, takewhile
from typing import NamedTuple

from claimcheck.articles.dates import to_edtf
from claimcheck.articles.source import Doubt
from claimcheck.model import Span

KEYS = ("source", "date", "lang", "title", "url")
MAX_FRONT_MATTER_LINES = 100

LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
FENCE = re.compile(r"\ufeff?---[ \t]*")
CLOSING = re.compile(r"(?:---|\.\.\.)[ \t]*")
PAIR = re.compile(r"([A-Za-z][\w-]{0,40})[ \t]*:(?:[ \t]+|$)(.*)")
LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9]{2,8}){0,3}")
# " date 2022-09 " and the first sentence after it on the same line.
RUN_IN_DATE = re.compile(
    r"\ufeff?\s{0,20}date[ \t]{0,3}:?[ \t]{1,3}(\d{4}(?:[-/]\d{1,2}){0,2}(?:T[\d:.]{4,15}\S{0,6})?)\s", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text.

    `title_span` is where the title's value stands; `blanked` what is no prose; the body starts at `end`.
    """

    source: str | None = None
    date: str | None = None
    lang: str | None = None
    title: str | None = None
    url: str | None = None
    title_span: Span | None = None
    blanked: tuple[tuple[int, int], ...] = ()
    end: int = 0

    def filled_from(self, other: Metadata) -> Metadata:
        """These values, and those of `other` where there is none."""
        missing = {key: getattr(other, key) for key in KEYS if getattr(self, key) is None}
        return replace(self, **missing)


class _Line(NamedTuple):
    content: str
    start: int
    end: int


@dataclass(slots=True)
class _Found:
    """Values by key, with their places, as the lines are read."""

    values: dict[str, str] = field(default_factory=dict)
    title_span: Span | None = None

    def take(self, key: str, value: str, start: int, doubt: Doubt) -> None:
        key = key.lower()
        if key not in KEYS:
            doubt(f"unknown key {key!r} in the front matter", f"allowed: {', '.join(KEYS)}")
        elif key in self.values:
            doubt(f"the key {key!r} stands twice in the front matter; the first is used", "leave one of them")
        else:
            value, skipped = unquoted(value)
            self.values[key] = value
            if key == "title" and value:
                self.title_span = Span(start + skipped, start + skipped + len(value))


def unquoted(value: str) -> tuple[str, int]:
    """A value without the quotes around it, and how many characters before it were left out."""
    bare = value.strip()
    skipped = len(value) - len(value.lstrip())
    if len(bare) >= 2 and bare[0] == bare[-1] and bare[0] in "'\"":
        inner = bare[1:-1]
        return inner.strip(), skipped + 1 + len(inner) - len(inner.lstrip())
    return bare, skipped


def read_metadata(text: str, doubt: Doubt) -> Metadata:
    """The front matter and the run-in date at the top of `text`; wrong values go to `doubt` and stay unknown."""
    front = _read_front_matter(text, doubt)
    run_in = RUN_IN_DATE.match(text, front.end)
    if run_in is None:
        return front
    blanked = (*front.blanked, (run_in.start(), run_in.end(1)))
    front = replace(front, end=run_in.end(1), blanked=blanked)
    return front if front.date else replace(front, date=checked_date(run_in[1], doubt))


def checked(values: dict[str, str | None], doubt: Doubt) -> Metadata:
    """Values by key as Metadata, the date as EDTF and the language as its two letters."""
    said = {key: value or None for key, value in values.items()}
    date, lang = said.get("date"), said.get("lang")
    return Metadata(
        source=said.get("source"),
        date=checked_date(date, doubt) if date else None,
        lang=_checked_lang(lang, doubt) if lang else None,
        title=said.get("title"),
        url=said.get("url"),
    )


def checked_date(said: str, doubt: Doubt) -> str | None:
    """The date as EDTF, or None and a doubt."""
    edtf = to_edtf(said)
    if edtf is None:
        doubt(f"the date {said[:40]!r} is not understood", "write it as 2022, 2022-09, 2022-09-10 or 2022-09-10T05:12")
    return edtf


def _checked_lang(said: str, doubt: Doubt) -> str | None:
    found = LANGUAGE.fullmatch(said)
    if found is None:
        doubt(f"the language {said[:40]!r} is not understood", "write it as its two-letter code (ISO 639-1)")
    return found[1].lower() if found else None


def _read_front_matter(text: str, doubt: Doubt) -> Metadata:
    """The `key: value` lines between two `---` lines at the top, or nothing when the text starts otherwise."""
    lines = list(islice(_lines(text), MAX_FRONT_MATTER_LINES))
    if not FENCE.fullmatch(lines[0].content):
        return Metadata()
    closing = next((n for n, line in enumerate(lines[1:], 1) if CLOSING.fullmatch(line.content)), None)
    inside = lines[1:closing] if closing else list(takewhile(_is_known_pair, lines[1:]))
    if not any(map(_is_known_pair, inside)):
        return Metadata()
    if closing is None:
        doubt("the front matter is not closed", "put a line of three dashes below its last key")
    found = _Found()
    for line in inside:
        if pair := PAIR.fullmatch(line.content):
            found.take(pair[1], pair[2], line.start + pair.start(2), doubt)
    end, title = lines[closing or len(inside)].end, found.title_span
    holes = [(0, end)] if title is None else [(0, title.start), (title.end, end)]
    values: dict[str, str | None] = {**found.values}
    return replace(checked(values, doubt), title_span=title, blanked=tuple(holes), end=end)


def _is_known_pair(line: _Line) -> bool:
    pair = PAIR.fullmatch(line.content)
    return pair is not None and pair[1].lower() in KEYS


def _lines(text: str) -> Iterator[_Line]:
    """The lines of a text, whatever ends them; `end` is where the next one starts."""
    for found in LINE.finditer(text):
        yield _Line(found[1], found.start(), found.end())
