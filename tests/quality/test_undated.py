"""Articles of which it is not known when they came out: what is still compared, and what a desk is told of them."""

from __future__ import annotations

from claimcheck import Article
from claimcheck.pipeline import check_articles

FRENCH = (
    "Incendie à Lyon\n\nUn incendie a fait trois morts lundi dans un immeuble de la rue Garibaldi, à Lyon. "
    "Le feu a pris vers 22 heures."
)
ENGLISH = (
    "Fire in Lyon\n\nA fire in a block of flats in rue Garibaldi, Lyon, on Monday killed four people. "
    "The fire began at 10pm."
)


def texts(date: str | None) -> list[Article]:
    return [Article(FRENCH, id="a", lang="fr", date=date), Article(ENGLISH, id="b", lang="en", date=date)]


def test_two_texts_that_tell_much_alike_are_compared_without_a_date() -> None:
    assert [d.question.measure for d in check_articles(texts(None)).discrepancies] == ["killed"]


def test_what_has_no_date_is_told_once_with_the_remedy() -> None:
    (problem,) = check_articles(texts(None)).problems
    assert problem.path == "a" and not problem.fatal
    assert "no date is given or found in it (nor 1 more)" in problem.what
    assert "`date: 2025-02-04`" in problem.remedy


def test_what_has_a_date_or_is_alone_is_not_told_of() -> None:
    assert not check_articles(texts("2024-05-15")).problems
    assert not check_articles(texts(None)[:1]).problems
