"""Whose words are set against whose, on parties.fr.txt and parties.en.txt."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.discrepancies.relation import relate
from claimcheck.model import Article, Claim, Relation

HERE = Path(__file__).parent
SAYS = {"fr": "Selon {}, trois personnes ont été tuées.", "en": "According to {}, three people were killed."}
LEAST = 40


def read_cases(lang: str) -> list[Any]:
    found = []
    for number, line in enumerate((HERE / f"parties.{lang}.txt").read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        pair, arrow, wanted = line.partition(" => ")
        one, bar, other = pair.partition(" | ")
        assert arrow and bar and wanted in ("opposed", "nothing"), f"parties.{lang}.txt:{number}"
        found.append(pytest.param(lang, one, other, wanted == "opposed", id=f"{lang}:{number}"))
    return found


def said_by(lang: str, speaker: str) -> Claim:
    """The count that a speaker gives."""
    claims = claimcheck.extract_claims([Article(SAYS[lang].format(speaker), lang=lang, source="S", date="2024-06-05")])
    (count,) = (claim for claim in claims if claim.aspect == "quantity")
    return count


@pytest.mark.parametrize(("lang", "one", "other", "opposed"), [case for lang in SAYS for case in read_cases(lang)])
def test_parties(lang: str, one: str, other: str, opposed: bool) -> None:
    mine, theirs = said_by(lang, one), said_by(lang, other)
    for sides in ([[mine], [theirs]], [[theirs], [mine]]):
        assert (relate(sides)[0] is Relation.DISPUTE) is opposed, (mine.speaker_sides, theirs.speaker_sides)


@pytest.mark.parametrize("lang", SAYS)
def test_there_are_as_many_of_both(lang: str) -> None:
    opposed = [case.values[3] for case in read_cases(lang)]
    assert min(opposed.count(True), opposed.count(False)) >= LEAST
