"""Each kind of discrepancy on the short texts of examples.toml: what is found, what is left alone."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.model import Article, Aspect, Discrepancy

LEAST_FOUND, LEAST_NOTHING = 6, 8
SHOWN = 0.5
"""What is less sure than this the command holds back by default."""
KEYS = {"found": {"name", "texts", "sides", "relation", "fails"}, "nothing": {"name", "texts", "fails"}}
TABLES = tomllib.loads((Path(__file__).parent / "examples.toml").read_text(encoding="utf-8"))


def examples(group: str) -> list[Any]:
    """A parameter for each example of a group; those with `fails` are expected to fail."""
    found = []
    for kind, groups in TABLES.items():
        for example in groups[group]:
            assert set(example) <= KEYS[group], example
            marks = [pytest.mark.xfail(strict=True, reason=example["fails"])] if "fails" in example else []
            found.append(pytest.param(kind, example, id=f"{kind}: {example['name']}", marks=marks))
    return found


def articles_of(texts: list[str]) -> list[Article]:
    """The articles that `lang date source | text` stand for."""
    found = []
    for number, line in enumerate(texts):
        head, bar, text = line.partition(" | ")
        lang, date, source = head.split(" ", 2)
        assert bar, line
        known = None if date == "-" else date
        found.append(Article(text, id=str(number), lang=lang, date=known, source=source))
    return found


def shown(kind: str, texts: list[str]) -> list[Discrepancy]:
    report = claimcheck.check(articles_of(texts))
    return [d for d in report.discrepancies if d.kind == kind and d.confidence >= SHOWN]


def sides_of(found: Discrepancy, articles: list[Article], quotes: list[str]) -> list[int | None]:
    """For each quote the number of the one side that touches it, else None."""
    return [_side_at(found, *_place(articles, quote)) for quote in quotes]


def _place(articles: list[Article], quote: str) -> tuple[str, int, int]:
    (article,) = (a for a in articles if quote in a.text)
    assert article.text.count(quote) == 1, quote
    start = article.text.index(quote)
    return article.id, start, start + len(quote)


def _side_at(found: Discrepancy, article: str, start: int, end: int) -> int | None:
    touching = [
        number
        for number, side in enumerate(found.sides)
        if any(c.article == article and c.span.start < end and start < c.span.end for c in side.claims)
    ]
    return touching[0] if len(touching) == 1 else None


@pytest.mark.parametrize(("kind", "example"), examples("found"))
def test_found(kind: str, example: dict[str, Any]) -> None:
    articles = articles_of(example["texts"])
    found = shown(kind, example["texts"])
    sides = [sides_of(d, articles, example["sides"]) for d in found]
    fitting = [d for d, s in zip(found, sides, strict=True) if None not in s and len(set(s)) == len(s)]
    assert len(fitting) == 1, [d.explanation for d in found]
    assert fitting[0].relation == example.get("relation", fitting[0].relation)
    assert fitting[0].explanation and fitting[0].reasons


@pytest.mark.parametrize(("kind", "example"), examples("nothing"))
def test_nothing(kind: str, example: dict[str, Any]) -> None:
    assert [(d.explanation, d.confidence) for d in shown(kind, example["texts"])] == []


@pytest.mark.parametrize(
    "texts", [example.values[1]["texts"] for example in examples("found") if example.values[0] == Aspect.POLARITY]
)
def test_a_state_does_not_repeat_that_it_happened_or_not(texts: list[str]) -> None:
    found = [d for kind in (Aspect.POLARITY, Aspect.OUTCOME) for d in shown(kind, texts)]
    words = [frozenset(frozenset((c.article, c.span) for c in side.claims) for side in d.sides) for d in found]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("kind", list(Aspect))
def test_each_kind_has_examples_of_both_groups_in_both_languages(kind: str) -> None:
    assert set(TABLES) == {aspect.value for aspect in Aspect}
    assert set(TABLES[kind]) == set(KEYS)
    for group, least in (("found", LEAST_FOUND), ("nothing", LEAST_NOTHING)):
        cases = TABLES[kind][group]
        assert len({example["name"] for example in cases}) == len(cases) >= least
        langs = {frozenset(a.lang for a in articles_of(example["texts"])) for example in cases}
        assert {frozenset({"fr"}), frozenset({"en"}), frozenset({"fr", "en"})} <= langs, (kind, group)
