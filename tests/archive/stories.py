"""Articles on made events, and how they are put into an archive."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import claimcheck
from claimcheck.archive import Added, add_articles, check_articles_against
from claimcheck.model import Article, Origin, Report

FIXTURES = Path(__file__).parents[2] / "fixtures"
FIRE = "A fire broke out at the Brackwater sawmill on Tuesday and injured {} workers, fire officials said."
FEU = "Un incendie a éclaté mardi à la scierie de Brackwater et a fait {} blessés, selon les pompiers."


def make_article(name: str, text: str, source: str | None = None, day: str = "2025-02-05", **more: str) -> Article:
    """An article of an outlet called as its file, unless another is named."""
    return Article(text, id=name, date=day, source=source or name.split(".")[0].title(), **more)  # type: ignore[arg-type]


def fire(name: str, injured: int, source: str | None = None, day: str = "2025-02-05") -> Article:
    """An article on one fire, by how many it says were injured."""
    return make_article(name, FIRE.format(injured), source, day)


@cache
def unrelated(number: int) -> tuple[Article, ...]:
    """Articles on other events: those of the fixtures, each batch whole."""
    folders = (folder for folder in sorted(FIXTURES.iterdir()) if folder.is_dir() and folder.name != "blind")
    return tuple(claimcheck.read_articles(folders)[:number])


def add(path: Path, *articles: Article) -> Added:
    return add_articles(path, articles)


def check(path: Path, *articles: Article) -> Report:
    return check_articles_against(path, articles)


def found(report: Report) -> list[str]:
    """The sides of each discrepancy, in brief."""
    return sorted(
        f"{d.kind.value} {d.question.measure or d.question.topic}: {' / '.join(sorted(side.value for side in d.sides))}"
        for d in report.discrepancies
    )


def origins(report: Report) -> dict[str, set[Origin]]:
    """Where the claims of each article of a report come from."""
    told: dict[str, set[Origin]] = {}
    for claim in report.claims:
        told.setdefault(claim.article, set()).add(claim.origin)
    return told


def ids(articles: Iterable[Article]) -> list[str]:
    return [article.id for article in articles]
