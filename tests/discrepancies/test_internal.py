"""What one text tells that does not fit itself: sums, ages, anniversaries, weekdays."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.model import Article
from claimcheck.pipeline import check_articles

HERE = Path(__file__).parent


def cases() -> list[tuple[str, str, str]]:
    rows = []
    for path in sorted(HERE.glob("internal.*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                text, arrow, wanted = line.partition(" => ")
                assert arrow and wanted, f"{path.name}: cannot read {line!r}"
                rows.append((path.suffixes[0][1:], text, wanted))
    return rows


@pytest.mark.parametrize(("lang", "text", "wanted"), cases(), ids=lambda value: value[:70])
def test_one_text(lang: str, text: str, wanted: str) -> None:
    report = check_articles([Article(text, lang=lang, date="2024-05-15", id="a.txt")])
    found = [{claim.quote for claim in discrepancy.claims} for discrepancy in report.discrepancies]
    assert found == ([] if wanted == "-" else [set(wanted.split(" / "))])
