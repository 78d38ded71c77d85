"""Where sentences end inside a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from claimcheck.languages import Pack
from claimcheck.languages.source import Faults, read_rows
from claimcheck.model import normalise

MAX_SENTENCE = 2000
"""Characters after which a sentence is cut at a space: later stages compare words within a sentence in pairs."""
MAX_ASIDE = 300
"""Characters within which a bracket must close for the full stops inside it not to end the sentence."""
MAX_WORD = 30
"""Characters before a full stop that are looked at; no abbreviation is longer."""

# Marks that may end a sentence, the quotes, brackets and note numbers that close behind them, and the space.
END = re.compile(
    r"(?P<marks>[.!?…]+)(?P<closers>(?:[\"'”’»)\]]|[ \u00a0\u202f][»”](?!\w)|\[\d{1,3}\]){0,12}+)"
    r"(?P<space>\s+|(?=[^\W\d_]{2})|\Z)"
)
# An hour that heads what follows it: "18 h 18. Un voyant s'allume."
HOUR_HEAD = re.compile(r"\d{1,2}\s?[hH:.]\s?\d{2}")
WORD_BEFORE = re.compile(r"[^\s(\[«“\"'’]*\Z")
WORD_AFTER = re.compile(r"[^\W\d_]+['’]?")
INITIALS = re.compile(r"(?:[^\W\d_][.\-‑]{1,2}){0,6}[^\W\d_]")
OPENERS = "\"'“”‘«([{–—-‹„¿¡\u00a0\u202f "
KINDS = ("before", "number", "anywhere")
BRACKETS = {"(": ")", "[": "]"}
OPENING_BRACKET = re.compile(r"[(\[]")


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """The abbreviations of a language without their last full stop, by how they stand to what follows."""

    before: frozenset[str]
    number: frozenset[str]
    anywhere: frozenset[str]


@cache
def abbreviations_of(pack: Pack) -> Abbreviations:
    """The pack's `abbreviations.txt`. Raises: BrokenPack, naming every wrong line."""
    faults = Faults()
    path = pack.folder / "abbreviations.txt"
    found: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for row in read_rows(path, faults):
        if row.key not in KINDS:
            faults.add(path, row.line, f"unknown key {row.key!r}; allowed: {', '.join(KINDS)}")
            continue
        for entry in row.values:
            if not entry.endswith("."):
                faults.add(path, row.line, f"{entry!r} does not end in a full stop")
            bare = entry[:-1]
            found[row.key] |= {bare, bare[:1].upper() + bare[1:]}
    faults.raise_any()
    return Abbreviations(*(frozenset(found[kind]) for kind in KINDS))


def cut_sentences(text: str, start: int, end: int, pack: Pack) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence in a paragraph of `text`, without the white space around it."""
    ends = [start, *_ends(text, start, end, pack), end]
    for first, last in pairwise(ends):
        for piece_start, piece_end in _pieces(text, first, last):
            while piece_start < piece_end and text[piece_start].isspace():
                piece_start += 1
            while piece_start < piece_end and text[piece_end - 1].isspace():
                piece_end -= 1
            if piece_start < piece_end:
                yield piece_start, piece_end


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in parts no longer than MAX_SENTENCE, cut at a space where there is one."""
    while end - start > MAX_SENTENCE:
        space = text.rfind(" ", start + 1, start + MAX_SENTENCE)
        cut = space if space > 0 else start + MAX_SENTENCE
        yield start, cut
        start = cut
    yield start, end


def _ends(text: str, start: int, end: int, pack: Pack) -> Iterator[int]:
    """Where each sentence but the last ends."""
    asides = _asides(text, start, end)
    aside = next(asides, None)
    begin = start
    for found in END.finditer(text, start, end):
        while aside and aside[1] <= found.start():
            aside = next(asides, None)
        # A bracket that opens the sentence holds whole sentences: those are cut.
        inside = aside and begin < aside[0] < found.start()
        if not inside and _is_end(text, begin, found, end, pack):
            begin = found.end()
            yield found.end("closers")


def _asides(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Brackets that close soon after they open, outermost only, in order."""
    done = start
    for found in OPENING_BRACKET.finditer(text, start, end):
        if found.start() >= done:
            close = text.find(BRACKETS[found.group()], found.end(), min(end, found.end() + MAX_ASIDE))
            if close >= 0:
                yield found.start(), close
                done = close


def _is_end(text: str, begin: int, found: re.Match[str], end: int, pack: Pack) -> bool:
    """Does the sentence that begins at `begin` end with these marks?"""
    after = found.end()
    if after >= end:
        return False
    while after < end and text[after] in OPENERS:
        after += 1
    if after >= end:
        return bool(found["space"])
    following = WORD_AFTER.match(text, after, min(end, after + MAX_WORD))
    starts = following is not None and _starts_sentence(following.group(), pack)
    if not found["space"]:
        # "fin.Le": a space was lost, unless it is a name with a dot ("Booking.com").
        return starts and found["marks"] == "." and text[found.start() - 1].islower() and text[after].isupper()
    if text[after].islower():
        return False
    if found["marks"] != ".":
        return True
    if HOUR_HEAD.fullmatch(text, begin, found.start()):
        return False
    before = WORD_BEFORE.search(text, max(begin, found.start() - MAX_WORD), found.start())
    word = before.group() if before else ""
    if found["closers"] and not found["closers"].startswith((")", "]")):
        return True
    return not word or _ends_after(word, text[after], starts, begin == found.start() - len(word), pack)


def _starts_sentence(word: str, pack: Pack) -> bool:
    """Is it a function word with a capital?"""
    norm = normalise(word)
    return word[0].isupper() and (norm in pack.stopwords or norm.rstrip("'") in pack.stopwords)


def _ends_after(word: str, following: str, starts: bool, is_first: bool, pack: Pack) -> bool:
    """Does a full stop after `word` end the sentence, before a capital, a digit or a mark?"""
    known = abbreviations_of(pack)
    if is_first and (word.isdigit() or len(word) == 1):
        return False  # "1. Russia": the number of an item
    if following.isdigit() and (word in known.number or word in known.anywhere):
        return False
    if word in known.before:
        return False
    if word in known.anywhere or (INITIALS.fullmatch(word) and (word[0].isupper() or "." in word)):
        return starts
    return True
