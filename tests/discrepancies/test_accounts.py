"""Two accounts of one thing, a sentence or two each: what they are set against each other for, on accounts.txt."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.model import Article

HERE = Path(__file__).parent
NOTHING, BREAK = "nothing", " || "
LEAST = 40
"""The least lines of either sort."""
SHOWN = 0.5
"""What is less sure than this the command holds back by default."""


def read_cases() -> list[Any]:
    found = []
    for number, line in enumerate((HERE / "accounts.txt").read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            texts, arrow, wanted = line.partition(" => ")
            assert arrow, f"accounts.txt:{number}: no arrow"
            found.append(pytest.param(texts, wanted, id=f"accounts:{number}"))
    return found


def articles_of(texts: str) -> list[Article]:
    """The articles of `lang|text || lang|text`, all of one day, each of another outlet."""
    found = []
    for number, part in enumerate(texts.split(BREAK)):
        lang, bar, text = part.partition("|")
        assert bar, part
        found.append(Article(text, id=str(number), lang=lang, date="2024-05-15", source=f"S{number}"))
    return found


@pytest.mark.parametrize(("texts", "wanted"), read_cases())
def test_accounts(texts: str, wanted: str) -> None:
    report = claimcheck.check(articles_of(texts))
    told = {f"{d.kind} {d.relation}" for d in report.discrepancies if d.confidence >= SHOWN}
    assert wanted in told if wanted != NOTHING else not told, told


def test_there_are_enough() -> None:
    wanted = [case.values[1] for case in read_cases()]
    assert wanted.count(NOTHING) >= LEAST
    assert len(wanted) - wanted.count(NOTHING) >= LEAST
