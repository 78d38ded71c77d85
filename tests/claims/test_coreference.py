"""Places that a text names again in another spelling, or by a noun."""

import pytest

from claimcheck.claims.coreference import resolve_places
from claimcheck.languages import load_pack
from claimcheck.model import Article
from claimcheck.pipeline import prepare_article

CASES = [
    ("fr", "La crue a atteint Zugdidi lundi. Les secours ont évacué Zougdidi mardi.", {"Zougdidi": "g610824"}),
    ("en", "Floods reached Zugdidi on Monday. Rescuers evacuated Zougdidi on Tuesday.", {"Zougdidi": "g610824"}),
    ("fr", "La crue a atteint Zugdidi lundi. Les secours ont évacué la ville mardi.", {"ville": "g610824"}),
    ("en", "Floods reached Zugdidi on Monday. Rescuers evacuated the city on Tuesday.", {"city": "g610824"}),
    ("fr", "La crue a atteint Zugdidi lundi. Les secours ont évacué Zestafoni mardi.", {}),
    ("en", "Floods reached Zugdidi on Monday. Rescuers evacuated Zestafoni on Tuesday.", {}),
]


@pytest.mark.parametrize(("lang", "text", "wanted"), CASES)
def test_places_named_again(lang: str, text: str, wanted: dict[str, str]) -> None:
    prepared = prepare_article(Article(text, id="0", lang=lang, date="2024-05-15"))
    found = resolve_places(prepared.sentences, prepared.mentions, load_pack(lang))
    assert {place.quote: place.key for place in found} == wanted
