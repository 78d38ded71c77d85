"""One ballot that texts give other figures of is one discrepancy."""

from __future__ import annotations

import pytest

import claimcheck
from claimcheck.model import Article, Discrepancy


def found(lang: str, *texts: str) -> list[Discrepancy]:
    articles = [Article(text, id=str(n), lang=lang, date="2024-05-15") for n, text in enumerate(texts)]
    return [d for d in claimcheck.check(articles).discrepancies if d.kind == "quantity"]


def values(discrepancy: Discrepancy) -> list[str]:
    return [side.value for side in discrepancy.sides]


ONCE = [
    # language, texts, the values of the one discrepancy
    ("en", "Members of the club in Hull voted {} on Sunday to sell the stadium.",
     ("120 to 80", "125 to 75"), "120 125"),
    ("en", "The bill on hunting passed on Tuesday in Oslo with {}.",
     ("52 votes in favour and 47 votes against", "51 votes in favour and 48 votes against"), "52 51"),
    ("fr", "Le Sénat a adopté lundi le projet de loi sur l'eau par {}.",
     ("106 voix contre 71", "104 voix contre 73"), "106 104"),
    ("fr", "L'Assemblée a adopté mardi le texte sur la chasse, par {}.",
     ("300 voix pour et 210 voix contre", "298 voix pour et 214 voix contre"), "300 298"),
    ("fr", "Anna Reyes a remporté dimanche la mairie de Vire avec {}.",
     ("214 voix d'avance, par 5 200 voix contre 4 986", "187 voix d'avance, par 5 190 voix contre 5 003"), "5200 5190"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "told", "expected"), ONCE)
def test_both_figures_of_a_ballot_are_one_discrepancy(
    lang: str, text: str, told: tuple[str, ...], expected: str
) -> None:
    for turned in (told, told[::-1]):
        (ballot,) = found(lang, *(text.format(figures) for figures in turned))
        assert set(values(ballot)) == set(expected.split())


def test_the_figure_that_parts_most_texts_is_told() -> None:
    text = "Members of the club in Hull voted {} on Sunday to sell the stadium."
    (ballot,) = found("en", *(text.format(figures) for figures in ("120 to 80", "120 to 75", "125 to 71")))
    assert sorted(values(ballot)) == ["71", "75", "80"]


def test_two_ballots_are_two_discrepancies() -> None:
    sale = "Members of the club in Hull voted {} on Sunday to sell the stadium."
    gap = "Rain fell on the town all day. Trains ran late. Nobody in the hall seemed to mind."
    name = "The bill on hunting passed on Tuesday in Oslo with {}."
    texts = [f"{sale.format(mine)} {gap}\n\n{name.format(theirs)}" for mine, theirs in (
        ("120 to 80", "52 votes in favour and 47 votes against"),
        ("125 to 75", "51 votes in favour and 48 votes against"),
    )]  # fmt: skip
    assert len(found("en", *texts)) == 2
