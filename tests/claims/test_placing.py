"""Which event a place belongs to: sentences with the places of their events, and sentences that give none."""

from pathlib import Path

import pytest
from phrases import read_phrases

from claimcheck.model import Article, Aspect
from claimcheck.pipeline import claims_of, prepare_article

HERE = Path(__file__).parent


CASES = read_phrases(HERE, "places.*.txt", "bearings.*.txt")


def test_there_are_cases() -> None:
    for lang in ("fr", "en"):
        wanted = [want for code, _, want in CASES if code == lang]
        assert len(wanted) >= 40 and wanted.count("-") >= 12


@pytest.mark.parametrize(("lang", "sentence", "wanted"), CASES, ids=lambda value: value[:60])
def test_places_of_events(lang: str, sentence: str, wanted: str) -> None:
    article = Article(sentence, id="0", lang=lang, date="2024-05-15")
    claims = [claim for claim in claims_of(prepare_article(article))[0] if claim.aspect is Aspect.PLACE]
    assert ("; ".join(f"{claim.question.topic}: {claim.quote}" for claim in claims) or "-") == wanted
