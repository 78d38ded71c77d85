"""What a block tells of its claims: those of a sentence, those near it, the figures of a text."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from steps import growth

from claimcheck.claims.hedged import with_hedges
from claimcheck.discrepancies.check import Block
from claimcheck.discrepancies.one_sum import adds_up, are_parts, counted_together
from claimcheck.model import Article, Aspect, Claim
from claimcheck.model.quick import replace
from claimcheck.pipeline import extract_claims

TEXT = """Nine miners were killed. A church burned down in Leeds. Four miners and five soldiers were killed. \
Nobody spoke of it. At least 60 miners were killed in all. The rain went on. The wind rose. Two miners were \
killed by a fall of rock."""


@pytest.fixture
def block() -> Block:
    """The counts of those killed in two articles of the same text."""
    articles = [Article(id=name, text=TEXT, date="2025-02-04", lang="en") for name in ("a", "b")]
    counts = [claim for claim in extract_claims(articles) if claim.question.measure == "killed"]
    return Block(tuple(claim for claim in counts if claim.aspect is Aspect.QUANTITY))


def test_claims_near_one_are_those_of_its_article_within_reach(block: Block) -> None:
    four = next(claim for claim in block.of_article("a") if claim.quote.startswith("Four"))
    for reach in range(6):
        near = [c for c in block.of_article("a") if abs(c.sentence_index - four.sentence_index) <= reach]
        assert list(block.near(four, reach)) == near
    assert [str(claim.value) for claim in block.near(four, 2)] == ["9", "4", "5", ">=60"]


def test_claims_of_a_sentence_are_those_of_its_article(block: Block) -> None:
    four = next(claim for claim in block.of_article("b") if claim.quote.startswith("Four"))
    assert [(c.article, str(c.value)) for c in block.of_sentence(four)] == [("b", "4"), ("b", "5")]


def test_numbers_are_the_exact_ones_and_values_all(block: Block) -> None:
    assert block.numbers("a") == {2.0, 4.0, 5.0, 9.0}
    assert block.values("a") == {"2", "4", "5", "9", ">=60"}
    assert not block.numbers("c") and not block.values("c")


def asking(of: Callable[[Claim, Claim, Block], object]) -> Callable[[int], Callable[[], object]]:
    """Asks something of so many pairs of figures in as long a text."""

    def ask(size: int) -> Callable[[], object]:
        text = " ".join(f"{number} miners were killed." for number in range(100, 100 + size))
        claims = [c for c in extract_claims([Article(text, id="a", lang="en")]) if c.question.measure == "killed"]
        block = Block(tuple(claims))
        return lambda: [of(one, other, block) for one, other in pairwise(claims)]

    return ask


@pytest.mark.parametrize("of", [are_parts, adds_up, counted_together])
def test_a_pair_is_looked_at_in_no_more_of_a_longer_text(of: Callable[[Claim, Claim, Block], object]) -> None:
    assert growth(asking(of), 60)[1]


def test_flat_figures_find_their_rough_ones_in_linear_time() -> None:
    def hedging(size: int) -> Callable[[], object]:
        text = " ".join(f"About {number} miners marched. {number} miners marched." for number in range(10, 10 + size))
        claims = extract_claims([Article(text, id="a", lang="en")])
        assert sum(claim.comparable is not None for claim in claims) >= size
        flat = [replace(claim, comparable=None) for claim in claims]
        return lambda: with_hedges(flat)

    assert growth(hedging, 40)[1]
