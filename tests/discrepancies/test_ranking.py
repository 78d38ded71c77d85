"""The order of the report."""

from __future__ import annotations

from dataclasses import replace

import claimcheck
from claimcheck.discrepancies.ranking import rank, usefulness
from claimcheck.model import Article, Discrepancy, NumberRange, Relation

TEXT = "L'explosion à l'usine de Dunkerque a fait {} blessés mercredi."


def found(counts: tuple[int, ...], day: str = "2023-06-14") -> Discrepancy:
    articles = [Article(TEXT.format(n), id=f"{k}.txt", lang="fr", date=day) for k, n in enumerate(counts)]
    (only,) = claimcheck.check(articles).discrepancies
    return only


def test_the_surer_one_comes_first() -> None:
    one = found((12, 19))
    assert rank([replace(one, confidence=0.6), replace(one, confidence=0.9)])[0].confidence == 0.9


def test_a_conflict_comes_before_an_update_that_is_as_sure() -> None:
    one = found((12, 19))
    assert rank([replace(one, relation=Relation.UPDATE), one])[0].relation is one.relation


def test_a_wider_gap_and_more_voices_come_first() -> None:
    near, far = (replace(found(counts), confidence=0.8) for counts in ((12, 19), (12, 90)))
    assert usefulness(far) > usefulness(near)
    many = replace(near, sides=tuple(replace(side, origins=2) for side in near.sides))
    assert usefulness(many) > usefulness(near)


def test_what_is_new_comes_first() -> None:
    old, new = found((12, 19), "2021-06-14"), found((12, 19))
    assert [each.claims[0].published for each in rank([old, new])] == [new.claims[0].published, old.claims[0].published]


def test_usefulness_keeps_its_bounds() -> None:
    one = replace(found((1, 50)), confidence=1.0)
    most = replace(one, sides=tuple(replace(side, origins=40) for side in one.sides))
    assert 1.0 < usefulness(most) <= 1.32


def test_figures_on_two_sides_of_zero_are_far_apart() -> None:
    one = found((12, 19))
    frost, thaw = (
        replace(side, claims=(replace(side.claims[0], comparable=NumberRange(low, low)),))
        for side, low in zip(one.sides, (-8, 3), strict=True)
    )
    tenfold = replace(found((2, 20)), confidence=one.confidence)
    assert usefulness(replace(one, sides=(frost, thaw))) == usefulness(tenfold)
