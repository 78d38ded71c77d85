"""Which claims of a block are set against each other: those of unlike values, whatever their number."""

from __future__ import annotations

from collections.abc import Callable

from steps import growth

import claimcheck
from claimcheck.discrepancies.check import Block
from claimcheck.discrepancies.polarity import PolarityCheck
from claimcheck.discrepancies.sides import MAX_COMPARED, find_groups
from claimcheck.model import Article, Aspect, Claim
from claimcheck.pipeline import extract_claims

TOLD = "A bomb exploded at the port of Toulon on 5 May 2024."
DENIED = "No bomb exploded at the port of Toulon on 5 May 2024."


def told_by(articles: int, text: str = TOLD, prefix: str = "") -> list[Claim]:
    """What so many articles with one text say of whether it happened."""
    found = extract_claims(Article(text, id=f"{prefix}{n}", lang="en", date="2024-05-06") for n in range(articles))
    return [claim for claim in found if claim.aspect is Aspect.POLARITY]


def grouping(articles: int) -> Callable[[], object]:
    claims = told_by(articles)
    assert len(claims) >= articles
    return lambda: find_groups(PolarityCheck(), claims)


def test_claims_that_hold_one_value_are_grouped_in_linear_time() -> None:
    assert growth(grouping, MAX_COMPARED // 4)[1]


def test_one_unlike_value_among_many_is_set_against_them() -> None:
    claims = [*told_by(5), *told_by(1, DENIED, "denying ")]
    (group,) = find_groups(PolarityCheck(), claims)
    assert sorted(len({claim.article for claim in side}) for side in group.sides) == [1, 5]
    assert len(claimcheck.check([Article(TOLD, lang="en"), Article(DENIED, lang="en")]).discrepancies) == 1


def test_a_block_knows_the_claims_of_each_article() -> None:
    claims = told_by(3)
    block = Block(tuple(claims))
    assert [list(block.of_article(str(n))) for n in range(3)] == [[c] for c in claims]
    assert list(block.of_article("another")) == []
