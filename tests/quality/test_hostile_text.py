"""Text made to be slow takes as many steps for each character as any other: from the prose to the discrepancies."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from steps import growth

from claimcheck.model import Article
from claimcheck.pipeline import check_articles

SIZE = 2_000
"""Characters of a sentence at most, so that each size holds a whole number of them."""

MOST = 1_500
"""Steps for a character: news takes some 110, the densest of these, where every other word is counted, 760."""

PIECES = [
    "a", "l'", "A.", ". ", "« ", '"', "( ", "(a. B", '."»)', "Jean ", "Jean-", "de ", "l'armée ", "Le maire, ",
    "président russe ", "groupe Valmont ",
    "X : ", "a dit ", "selon la police, ", "il a dit que ", "citant ", "« a b » a dit X, ",
    "« Oui », dit-il. ", "mardi ", "le jour d'avant ", "1 ", "1/", "9.9.", "12 morts et ", "moins de plus de ",
    "à Paris ", "la ville de ", "n'a pas ", "qui ", "a été tué par ", "la prise de ", "Il est mort. ", "\nTitre\n\n",
    "\n- 12 morts", "A line\n",
]  # fmt: skip


def repeated(piece: str, size: int) -> Article:
    return Article((piece * (size // len(piece) + 1))[:size], id="a.txt", lang="fr", date="2024-03-03")


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    def check(size: int) -> Callable[[], object]:
        return lambda: check_articles([repeated(piece, size)])

    assert not [problem for problem in check_articles([repeated(piece, SIZE)]).problems if problem.fatal]
    few, is_linear = growth(check, SIZE)
    assert is_linear
    assert few <= MOST * SIZE


def test_a_quadratic_call_is_noticed() -> None:
    def quadratic(size: int) -> Callable[[], object]:
        return lambda: [(one, other) for one in range(size) for other in range(size)]

    def linear(size: int) -> Callable[[], object]:
        return lambda: [str(one) for one in range(size)]

    assert not growth(quadratic, 50)[1]
    assert growth(linear, 50)[1]
