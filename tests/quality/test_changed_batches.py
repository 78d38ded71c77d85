"""What must not change a report: the order of the articles, their names, a copy of one, one on something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from scoring import NAMES, folder_of

import claimcheck
from claimcheck.discrepancies import find_discrepancies
from claimcheck.events.copies import find_origins
from claimcheck.model import Article, Discrepancy, Reading
from claimcheck.pipeline import group_readings, read_article, read_claims

OTHER = Article(
    "Le conseil municipal de Tourcoing a voté mardi un budget de 12 millions d'euros pour la piscine. « Nous sommes "
    "ravis », a dit la maire, Zélie Warembourg. Les travaux commenceront en 2031.",
    id="zz-other.txt", lang="fr", date="2031-01-08", source="Nord Éclair",
)  # fmt: skip


def find(readings: Sequence[Reading]) -> list[Discrepancy]:
    return find_discrepancies(group_readings(readings), find_origins([reading.article for reading in readings]))


def told(readings: Sequence[Reading]) -> list[tuple[object, ...]]:
    """What is found, in its order, by id; the sides without their own order, which follows the articles' names."""
    return [
        (d.id, d.kind, d.relation, d.scope, d.confidence, d.reasons, frozenset((s.value, s.origins) for s in d.sides))
        for d in find(readings)
    ]


@pytest.mark.parametrize("name", NAMES)
def test_order_names_copies_and_other_stories_change_nothing(name: str) -> None:
    articles = claimcheck.read_articles([str(folder_of(name))])
    readings = read_claims(articles)
    expected = told(readings)
    assert told(readings[::-1]) == expected
    assert told([*readings, read_article(OTHER)]) == expected
    copy = read_article(replace(articles[0], id="zz-copy.txt", path=None))
    assert set(told([*readings, copy])) == set(expected), "a copy is no second voice"
    renamed = [replace(article, id=f"{-number % 100:02}.txt", path=None) for number, article in enumerate(articles)]
    assert set(told(read_claims(renamed))) == set(expected)
