"""Places that a text names again in another spelling, or by a noun: the texts of coreference.fr.txt and .en.txt."""

from pathlib import Path

import pytest
from phrases import read_phrases

from claimcheck.claims.coreference import resolve_places
from claimcheck.languages import load_pack
from claimcheck.model import Article
from claimcheck.pipeline import prepare_article

HERE = Path(__file__).parent


CASES = read_phrases(HERE, "coreference.*.txt")


def test_there_are_cases() -> None:
    for lang in ("fr", "en"):
        wanted = [want for code, _, want in CASES if code == lang]
        assert len(wanted) >= 80 and wanted.count("-") >= 40


@pytest.mark.parametrize(("lang", "text", "wanted"), CASES)
def test_places_named_again(lang: str, text: str, wanted: str) -> None:
    prepared = prepare_article(Article(text, id="0", lang=lang, date="2024-05-15"))
    found = resolve_places(prepared.sentences, prepared.mentions, load_pack(lang))
    assert ("; ".join(f"{place.quote} = {place.name}" for place in found) or "-") == wanted
