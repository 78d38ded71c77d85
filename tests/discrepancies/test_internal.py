"""What one text tells that does not fit itself: sums, ages, anniversaries, weekdays."""

from __future__ import annotations

from pathlib import Path

import pytest
from phrases import read_phrases

from claimcheck.model import Article
from claimcheck.pipeline import check_articles

HERE = Path(__file__).parent


@pytest.mark.parametrize(("lang", "text", "wanted"), read_phrases(HERE, "internal.*.txt"), ids=lambda value: value[:70])
def test_one_text(lang: str, text: str, wanted: str) -> None:
    report = check_articles([Article(text, lang=lang, date="2024-05-15", id="a.txt")])
    found = [{claim.quote for claim in discrepancy.claims} for discrepancy in report.discrepancies]
    assert found == ([] if wanted == "-" else [set(wanted.split(" / "))])
