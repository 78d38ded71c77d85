"""The pairs in `fixtures/pairs`, and what the tool finds in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import claimcheck
from claimcheck.model import Article, Span

FOLDER = Path(__file__).parents[2] / "fixtures" / "pairs"
TEXT = re.compile(r"(?P<lang>fr|en) (?P<date>\d{4}-\d\d-\d\d) \| (?:(?P<title>.+?) // )?(?P<text>.+)")
SURE = 0.5
"""The confidence from which on a discrepancy is reported by default."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, and the kind of what they disagree on; None where they agree."""

    kind: str | None
    articles: tuple[Article, Article]
    words: str


def read_pairs(path: Path) -> Iterator[Pair]:
    """The pairs of a file. Raises: ValueError for a block that is none."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        told = [TEXT.fullmatch(line) for line in lines[1:3]]
        if len(lines) != 4 or not all(told) or lines[0][:1] not in "+-":
            raise ValueError(f"{path.name}: no pair: {block}")
        one, other = (_article(found, name) for found, name in zip(told, "ab", strict=True) if found)
        yield Pair(lines[0][1:] or None, (one, other), lines[3])


def _article(found: re.Match[str], name: str) -> Article:
    title, text = found["title"], found["text"]
    whole = f"{title}\n\n{text}" if title else text
    span = Span(0, len(title)) if title else None
    return Article(
        whole, id=f"{name}.txt", date=found["date"], lang=found["lang"], source=name, title=title, title_span=span
    )


def kinds_found(pair: Pair) -> set[str]:
    """The kinds of what is reported by default between the two texts, or in one."""
    return {found.kind.value for found in claimcheck.check(pair.articles).discrepancies if found.confidence >= SURE}


def score_pairs(path: Path) -> Counter[str]:
    """For each kind how many pairs disagree on it (`quantity`) and are found to (`quantity found`), and how many that
    agree are reported (`alarms` of `agreeing`)."""
    counts: Counter[str] = Counter()
    for pair in read_pairs(path):
        found = kinds_found(pair)
        if pair.kind is None:
            counts.update({"agreeing": 1, "alarms": int(bool(found))})
        else:
            counts.update({pair.kind: 1, f"{pair.kind} found": int(pair.kind in found)})
    return counts
