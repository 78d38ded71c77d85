"""Sentence ends: `fr.txt` and `en.txt` hold paragraphs with a bar where each sentence ends."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimcheck.languages import load_pack
from claimcheck.model import Article
from claimcheck.sentences import split_sentences

HERE = Path(__file__).parent
MIN_CASES = 40


def cases(code: str) -> list[str]:
    lines = (HERE / f"{code}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def all_cases() -> list[tuple[str, str]]:
    return [(code, case) for code in ("fr", "en") for case in cases(code)]


@pytest.mark.parametrize("code", ["fr", "en"])
def test_there_are_cases(code: str) -> None:
    assert len(cases(code)) >= MIN_CASES


@pytest.mark.parametrize(("code", "case"), all_cases())
def test_sentences_end_at_the_bars(code: str, case: str) -> None:
    raw = case.replace("⏎", "\n")
    wanted = [part.strip() for part in re.split(r" \| |[¶‖]", raw)]
    text = raw.replace("¶", "\n\n").replace(" | ", " ").replace("‖", "")
    article = Article(text=text)
    found = [text[s.span.start : s.span.end] for s in split_sentences(article, load_pack(code))]
    assert found == wanted
