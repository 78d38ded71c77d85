"""Persons whom only their given name tells, on the sentences of persons.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.languages import load_pack
from claimcheck.mentions.actors import find_actors
from claimcheck.model import Article, BlockKind, Sentence, Span

LEAST_PERSONS, LEAST_NOBODY = 60, 30


def read_cases() -> list[tuple[str, str, str]]:
    lines = (Path(__file__).parent / "persons.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.partition(" => ") for line in lines if line and not line.startswith("#")]
    assert all(arrow for _, arrow, _ in rows), "persons.txt: a line without an arrow"
    return [(*said.split(" | "), wanted) for said, _, wanted in rows]  # type: ignore[misc]


CASES = read_cases()


def test_there_are_cases() -> None:
    nobody = sum(wanted == "nobody" for *_, wanted in CASES)
    assert nobody >= LEAST_NOBODY
    assert len(CASES) - nobody >= LEAST_PERSONS


@pytest.mark.parametrize(("lang", "text", "wanted"), CASES)
def test_persons(lang: str, text: str, wanted: str) -> None:
    pack = load_pack(lang)
    sentence = Sentence(0, Span(0, len(text)), 0, BlockKind.PARAGRAPH, pack.tokenize(text, 0))
    found = [m.quote for m in find_actors(Article(text=text, lang=lang), [sentence], pack) if m.type == "person"]
    assert ("; ".join(found) or "nobody") == wanted
