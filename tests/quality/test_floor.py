"""Recall and precision on the fixtures are not lower than floor.toml says."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from pairs import FOLDER as PAIRS
from pairs import score_pairs
from scoring import BLIND, FIXTURES, NAMES, Score, body_of, finds, folder_of, locate, read_gold, score

import claimcheck
from claimcheck.model import Aspect

FLOOR = tomllib.loads((Path(__file__).parent / "floor.toml").read_text(encoding="utf-8"))
FLOOR.pop("spellings")  # held by test_spellings.py
BLIND_FLOOR, PAIRS_FLOOR = FLOOR.pop("blind"), FLOOR.pop("pairs")
TOGETHER = "together"


def score_of(names: tuple[str, ...]) -> Score:
    articles = claimcheck.read_articles([str(folder_of(name)) for name in names])
    bodies = {Path(article.id).name: body_of(article.text) for article in articles}
    assert len(bodies) == len(articles) == sum(len(list(folder_of(name).iterdir())) for name in names)
    return score(claimcheck.check(articles).to_dict(), read_gold(names), bodies)


@pytest.mark.parametrize("name", sorted(FLOOR))
def test_the_floor_holds(name: str) -> None:
    got, floor = score_of(NAMES if name == TOGETHER else (name,)), FLOOR[name]
    least = {key: getattr(got, key) for key in ("found", "kind", "relation") if getattr(got, key) < floor[key]}
    assert not least, f"below the floor; missed: {got.missed}"
    assert len(got.alarms) <= floor["alarms"], got.alarms
    assert got.repeats <= floor["repeats"]


@pytest.mark.parametrize("part", sorted(BLIND_FLOOR))
def test_the_floor_of_the_blind_batches_holds(part: str) -> None:
    names = sorted(path.parent.name for path in (BLIND / part).glob("*/gold.json"))
    scores, floor = [score_of((name,)) for name in names], BLIND_FLOOR[part]
    assert len(names) == floor["batches"]
    assert sum(score.found for score in scores) >= floor["found"]
    assert sum(len(score.alarms) for score in scores) <= floor["alarms"], [a for s in scores for a in s.alarms]


@pytest.mark.parametrize(("part", "name"), [(part, name) for part in PAIRS_FLOOR for name in PAIRS_FLOOR[part]])
def test_the_floor_of_the_pairs_holds(part: str, name: str) -> None:
    counts, floor = score_pairs(PAIRS / part / f"{name}.txt"), PAIRS_FLOOR[part][name]
    assert sum(counts[aspect.value] for aspect in Aspect) + counts["agreeing"] == floor["pairs"]
    assert sum(counts[f"{aspect.value} found"] for aspect in Aspect) >= floor["found"]
    assert counts["alarms"] <= floor["alarms"]


def test_the_floor_is_of_the_fixtures_there_are() -> None:
    there = {path.parent.name for path in FIXTURES.glob("**/articles") if BLIND not in path.parents}
    assert set(FLOOR) - {TOGETHER} == set(NAMES) == there
    assert len(NAMES) >= 5
    for name, floor in FLOOR.items():
        gold = read_gold(NAMES if name == TOGETHER else (name,))
        assert set(floor) == {"found", "kind", "relation", "alarms", "repeats"}, name
        assert max(floor["kind"], floor["relation"]) <= floor["found"] <= len(gold), name
    assert any(not read_gold([name]) for name in NAMES), "no batch that must stay silent"
    assert {(part, name) for part in PAIRS_FLOOR for name in PAIRS_FLOOR[part]} == {
        (path.parent.name, path.stem) for path in PAIRS.glob("*/*.txt")
    }


def claims_at(*places: tuple[str, int, int]) -> dict[str, Any]:
    return {"claims": [{"article": f"x/{name}", "start": start, "end": end} for name, start, end in places]}


A, B, C, STRAY = ("a.txt", 10, 20), ("b.txt", 10, 20), ("c.txt", 10, 20), ("a.txt", 90, 99)


@pytest.mark.parametrize(
    ("sides", "found"),
    [
        ([[A], [B]], True),
        ([[("a.txt", 19, 30)], [B]], True),
        ([[("a.txt", 20, 30)], [B]], False),
        ([[A, C], [B]], True),
        ([[A, B], [C]], False),
        ([[A], [A]], False),
        ([[A], [B], [STRAY]], True),
        ([[A, STRAY], [B]], True),
        ([[A, STRAY], [B, STRAY]], False),
    ],
)
def test_what_finds(sides: list[list[tuple[str, int, int]]], found: bool) -> None:
    assert finds(sides, [[A, C], [B]]) is found


def test_repeats_alarms_and_long_spans() -> None:
    gold = [{"id": "g", "kind": "quantity", "relation": "conflict", "event": "e", "places": [[A], [B]]}]
    row = {"kind": "quantity", "relation": "update", "confidence": 0.9, "explanation": "x"}
    right = row | {"sides": [claims_at(A), claims_at(B)]}
    wide = row | {"sides": [claims_at(("a.txt", 0, 70)), claims_at(B)]}
    got = score({"discrepancies": [right, right, right, wide, right | {"confidence": 0.4}]}, gold, {})
    assert (got.found, got.kind, got.relation, got.repeats, len(got.alarms), got.missed) == (1, 1, 0, 1, 2, [])
    nothing = score({"discrepancies": [right]}, gold, {"a.txt": 50})
    assert (nothing.found, nothing.missed, len(nothing.alarms)) == (0, ["e"], 1)


def test_gold_that_is_not_found_once_is_refused() -> None:
    for text in ("none", "38 and 38"):
        with pytest.raises(ValueError, match="not found once"):
            locate({"a.txt": text}, {"article": "a.txt", "quote": "38"})
