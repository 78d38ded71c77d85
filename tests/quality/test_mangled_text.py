"""Text that was cut short, scraped badly or run together is read to its end: every claim still quotes it."""

from __future__ import annotations

import random
import re

import pytest
from scoring import FOLDERS, NAMES

from claimcheck import read_articles
from claimcheck.model import Article
from claimcheck.pipeline import check_articles

PIECES = re.compile(r"\w+|\s+|[^\w\s]")
EACH = 8
"""Mangled texts made of each batch."""
CUTS = ["", "-", "Une-", "deux mille-", "no", "ne", "«", "1,", "12-", "des", "the", "n'"]
"""What a text ends on where it is cut: the openings of what a reader looks beyond."""


def _pieces_of(name: str) -> list[list[str]]:
    return [PIECES.findall(article.text) for article in read_articles([FOLDERS[name] / "articles"])]


def _mangled(pieces: list[list[str]], chance: random.Random) -> str:
    """A piece of one text, with words lost, moved in from other texts, or run together."""
    own = list(chance.choice(pieces))
    first = chance.randrange(len(own))
    own = own[first : first + chance.randrange(10, 200)]
    for _ in range(chance.randrange(20)):
        at = chance.randrange(len(own))
        other = chance.choice(pieces)
        own[at : at + chance.randrange(3)] = chance.choice([[], [chance.choice(other)], other[:1]])
        own = own or ["."]
    return "".join(own) + chance.choice(CUTS)


@pytest.mark.parametrize("name", NAMES)
def test_a_mangled_text_is_read_to_its_end(name: str) -> None:
    chance, pieces = random.Random(name), _pieces_of(name)
    texts = [_mangled(pieces, chance) for _ in range(EACH)]
    articles = [Article(text, id=f"{n}.txt", date="2024-05-05") for n, text in enumerate(texts) if text.strip()]
    report = check_articles(articles)
    assert not [problem for problem in report.problems if problem.fatal]
    for claim in report.claims:
        text = texts[int(claim.article.removesuffix(".txt"))]
        assert claim.quote == text[claim.span.start : claim.span.end]
