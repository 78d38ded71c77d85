"""How two texts that differ stand to each other: parties told of or known make a dispute, others a conflict."""

from __future__ import annotations

from pathlib import Path

import pytest
from phrases import read_phrases

from claimcheck.model import Article
from claimcheck.pipeline import check_articles

HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("lang", "texts", "wanted"), read_phrases(HERE, "relations.*.txt"), ids=lambda value: value[:70]
)
def test_relations(lang: str, texts: str, wanted: str) -> None:
    parts = enumerate(texts.split(" || "))
    articles = [Article(text, lang=lang, date="2024-05-15", id=f"{n}.txt", source=f"S{n}") for n, text in parts]
    found = {discrepancy.relation.value for discrepancy in check_articles(articles).discrepancies}
    assert found == (set() if wanted == "-" else {wanted})
