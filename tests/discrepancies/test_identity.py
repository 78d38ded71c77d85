"""Ids stay the same where a desk would say that it is the same discrepancy, and only there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck import Article, check, read_articles
from claimcheck.discrepancies.identity import identify, tell_apart
from claimcheck.model import Aspect, Discrepancy

FIXTURES = Path(__file__).parents[2] / "fixtures" / "examples"
FIRE = [
    Article(id="a", date="2025-03-04", text="The fire at the Selby paper mill on Monday killed 4 people."),
    Article(id="b", date="2025-03-04", text="Monday's fire at the Selby paper mill killed 7 people."),
]
LATER = Article(id="c", date="2025-03-06", text="Monday's fire at the Selby paper mill killed 9 people.")
AGREEING = Article(id="d", date="2025-03-05", text="On Monday the fire at the Selby paper mill killed 7 people.")
CHANGES: dict[str, Callable[[list[Article]], list[Article]]] = {
    "another order": lambda batch: batch[::-1],
    "other names": lambda batch: [replace(a, id=f"z{100 - n}.txt") for n, a in enumerate(batch)],
    "a copy of each": lambda batch: [*batch, *(replace(a, id=f"copy/{a.id}") for a in batch)],
    "a line before and after": lambda batch: [replace(a, text=f"\n{a.text}\n\n", prose="") for a in batch],
    "a sentence more": lambda batch: [replace(a, text=f"{a.text} Nobody else was there.", prose="") for a in batch],
}


def ids(articles: list[Article]) -> set[str]:
    return {found.id for found in check(articles).discrepancies}


def deaths(articles: list[Article]) -> Discrepancy:
    (found,) = (one for one in check(articles).discrepancies if one.question.measure == "killed")
    return found


@pytest.mark.parametrize("change", CHANGES)
def test_the_id_outlives(change: str) -> None:
    assert ids(FIRE)
    assert ids(CHANGES[change](FIRE)) == ids(FIRE)


@pytest.mark.parametrize("folder", sorted(path.parent.name for path in FIXTURES.glob("*/gold.json")))
def test_the_ids_of_the_fixtures_outlive_order_names_and_line_ends(folder: str, tmp_path: Path) -> None:
    paths = sorted((FIXTURES / folder / "articles").iterdir())
    for number, path in enumerate(reversed(paths)):
        (tmp_path / f"{number}-{path.name}").write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert ids(read_articles([tmp_path])) == ids(read_articles(paths))


def test_one_more_article_on_a_side_is_the_same_discrepancy() -> None:
    assert deaths([*FIRE, AGREEING]).id == deaths(FIRE).id


def test_a_new_value_is_a_new_id_that_names_the_one_before() -> None:
    three = deaths([*FIRE, LATER])
    assert three.id != deaths(FIRE).id
    assert three.supersedes == deaths(FIRE).id
    assert {deaths([LATER, article]).id for article in FIRE} < set(three.before)


def test_two_values_supersede_nothing() -> None:
    assert (deaths(FIRE).supersedes, deaths(FIRE).before) == (None, ())


def test_many_values_give_few_ids_before() -> None:
    sides = [side.claims for side in deaths([*FIRE, LATER]).sides]
    many = [[replace(claim, value=n, comparable=None) for claim in sides[0]] for n in map(str, range(40))]
    assert len(identify(Aspect.QUANTITY, many, lambda claim: True).before) == 40  # type: ignore[arg-type]


def test_events_apart_have_ids_apart() -> None:
    one = deaths(FIRE)
    event = replace(one.event, where="Goole", when="2025-03-09")
    other = replace(one, event=event)
    told = tell_apart([other, one, replace(other, confidence=0.1)])
    assert told[1] == one
    assert told[0].id == told[2].id != one.id
    assert told[0].before == (one.id,)


def test_a_decimal_of_the_same_amount_is_the_same_value() -> None:
    texts = ("The bridge over the Ouse is 2 km long.", "The bridge over the Ouse is 3 km long.",
             "The bridge over the Ouse is 3,000 metres long.")  # fmt: skip
    one, other, same = (Article(id=str(n), date="2025-03-04", text=text) for n, text in enumerate(texts))
    assert ids([one, other]) == ids([one, same]) != set()
