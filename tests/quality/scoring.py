"""How well a report meets a fixture's gold: what it finds, what it raises for nothing.

A discrepancy finds a gold one when its sides between them touch the quotes of two or more gold sides, none of its
sides mixes two of them, and at most a third of its claims and of its sides touch none. A second report of one gold
discrepancy is a repeat; a third, and all that finds nothing, an alarm. Claims in front matter are passed over.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FIXTURES = Path(__file__).parents[2] / "fixtures"
BLIND = FIXTURES / "blind"
"""Batches written without knowing the tool; nobody has opened those in `shut` to mend it."""
FOLDERS = {path.parent.name: path.parent for path in sorted(FIXTURES.glob("**/gold.json"))}
NAMES = tuple(sorted(name for name, folder in FOLDERS.items() if BLIND not in folder.parents))
MAX_SPAN = {"quantity": 60, "date": 60}
MAX_SPAN_ELSE = 160
SHOWN = 0.5
"""What is less sure than this the command holds back by default."""

Place = tuple[str, int, int]


@dataclass
class Score:
    """Counts of one batch; `missed` and `alarms` in words, for the message of a failing test."""

    found: int = 0
    kind: int = 0
    relation: int = 0
    repeats: int = 0
    missed: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)


def folder_of(name: str) -> Path:
    return FOLDERS[name] / "articles"


def read_gold(names: Iterable[str]) -> list[dict[str, Any]]:
    """The gold discrepancies of these fixtures, their sides as places in the articles."""
    found = []
    for name in names:
        texts = {path.name: path.read_text(encoding="utf-8") for path in folder_of(name).iterdir()}
        for gold in json.loads((FOLDERS[name] / "gold.json").read_text(encoding="utf-8"))["discrepancies"]:
            places = [[locate(texts, item) for item in side["evidence"]] for side in gold["sides"]]
            found.append(gold | {"id": f"{name}/{gold['id']}", "places": places})
    return found


def locate(texts: Mapping[str, str], item: Mapping[str, str]) -> Place:
    """Where a piece of evidence stands. Raises: ValueError when its quote is not found exactly once."""
    text, quote = texts[item["article"]], item["quote"]
    start = text.find(quote, body_of(text))
    if start < 0 or text.find(quote, start + 1) >= 0:
        raise ValueError(f"{item['article']}: {quote!r} is not found once")
    return item["article"], start, start + len(quote)


def body_of(text: str) -> int:
    """Where the text begins after its front matter."""
    end = text.find("\n---\n", 4) if text.startswith("---\n") else -1
    return end + 5 if end >= 0 else 0


def score(report: Mapping[str, Any], gold: Sequence[Mapping[str, Any]], bodies: Mapping[str, int]) -> Score:
    """`report` as `Report.to_dict` gives it; `bodies` tells where each article's text begins, by its last name."""
    total, times = Score(), Counter[str]()
    for found in report["discrepancies"]:
        if found["confidence"] < SHOWN:
            continue
        sides = sides_of(found, bodies)
        hits = [g for g in gold if sides and finds(sides, g["places"])]
        hits.sort(key=lambda g: (times[g["id"]], g["kind"] != found["kind"]))
        if not hits or times[hits[0]["id"]] > 1:
            total.alarms.append(f"{found['kind']}: {found['explanation']}")
            continue
        best = hits[0]
        times[best["id"]] += 1
        if times[best["id"]] == 1:
            total.found += 1
            total.kind += found["kind"] == best["kind"]
            total.relation += found["relation"] == best["relation"]
        else:
            total.repeats += 1
    total.missed = [g["event"] for g in gold if not times[g["id"]]]
    return total


def sides_of(found: Mapping[str, Any], bodies: Mapping[str, int]) -> list[list[Place]]:
    """The places of a discrepancy's sides; none when a span is longer than its kind allows."""
    limit, sides = MAX_SPAN.get(found["kind"], MAX_SPAN_ELSE), []
    for side in found["sides"]:
        places = [(Path(c["article"]).name, c["start"], c["end"]) for c in side["claims"]]
        if any(not 0 < end - start <= limit for _, start, end in places):
            return []
        sides.append([place for place in places if place[2] > bodies.get(place[0], 0)])
    return [side for side in sides if side]


def finds(sides: Sequence[Sequence[Place]], gold: Sequence[Sequence[Place]]) -> bool:
    """Does a discrepancy with these sides find the gold one with those?"""
    hits = [[{n for n, places in enumerate(gold) if _touches(claim, places)} for claim in side] for side in sides]
    by_side = [set[int]().union(*side) for side in hits]
    claims = [hit for side in hits for hit in side]
    if any(len(hit) > 1 for hit in by_side) or len(set[int]().union(*by_side)) < 2:
        return False
    return all(sum(not hit for hit in group) <= len(group) // 3 for group in (claims, by_side))


def _touches(place: Place, others: Iterable[Place]) -> bool:
    article, start, end = place
    return any(article == name and start < last and first < end for name, first, last in others)
