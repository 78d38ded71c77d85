"""Spellings of one name are told from two names as well as floor.toml says."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

from spellings import Pair, rates_of, read_pairs

FLOOR = tomllib.loads((Path(__file__).parent / "floor.toml").read_text(encoding="utf-8"))["spellings"]
LEAST_PAIRS, LEAST_OF_EACH, LEAST_SCRIPTS = 300, 150, 6


def test_the_floor_holds() -> None:
    rates = rates_of(read_pairs())
    assert rates.precision >= FLOOR["precision"]
    assert rates.recall >= FLOOR["recall"]


def test_there_are_enough_pairs_of_both_kinds_in_many_scripts() -> None:
    pairs = read_pairs()
    kinds = Counter(pair.same for pair in pairs)
    assert len(pairs) >= LEAST_PAIRS and min(kinds[True], kinds[False]) >= LEAST_OF_EACH
    assert len({pair.script for pair in pairs if pair.same}) >= LEAST_SCRIPTS
    assert len({frozenset((pair.one, pair.other)) for pair in pairs}) == len(pairs)


def test_rates() -> None:
    one = Pair("Latin", "Anna Petrova", "Anna Petrowa", same=True)
    two = Pair("Latin", "Anna Petrova", "Anna Petrowa", same=False)
    far = Pair("Latin", "Anna Petrova", "Boris Orlov", same=True)
    assert (rates_of([one, two, far]).precision, rates_of([one, two, far]).recall) == (0.5, 0.5)
    assert (rates_of([]).precision, rates_of([]).recall) == (1.0, 1.0)
