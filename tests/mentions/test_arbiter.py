"""What the finders claim of the same characters, settled: a number word that is a town's name too."""

from __future__ import annotations

import pytest

from claimcheck.model import Article
from claimcheck.pipeline import find_mentions


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("fr", "KIEV (Agence Nord) - Trente personnes ont été blessées.", "quantity Trente personnes"),
        ("fr", "Il a été arrêté à Trente, où il se cachait.", "place Trente"),
        ("fr", "La mairie de Trente a brûlé.", "place mairie de Trente"),
        ("en", "LEEDS (North Wire) - Battle deaths rose. Ten people were hurt.", "quantity Ten people"),
    ],
)
def test_a_number_word_or_a_town(lang: str, text: str, wanted: str) -> None:
    found = [m for m in find_mentions(Article(text, lang=lang)) if m.kind in ("quantity", "place")]
    said = [f"{m.kind} {m.quote}" for m in found if m.quote not in ("KIEV", "LEEDS")]
    assert "; ".join(said) == wanted
