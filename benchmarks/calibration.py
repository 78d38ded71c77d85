"""Observed precision and recall by confidence: how often what is reported with so much confidence is right.

python benchmarks/calibration.py                    # the batches in fixtures/
python benchmarks/calibration.py --folder cases/    # and those of other folders, in the same layout

The table that it prints stands in CONTRIBUTING.md.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import claimcheck

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "quality"))

import scoring

BANDS = (0.4, 0.5, 0.55, 0.6, 0.7, 0.8, 1.01)


def verdicts_of(folder: Path) -> Iterator[tuple[float, bool]]:
    """The confidence of each discrepancy of a batch, and whether the gold has it; repeats are left out."""
    scoring.FOLDERS[folder.name] = folder
    gold = scoring.read_gold([folder.name])
    articles = claimcheck.read_articles([str(folder / "articles")], on_problem=lambda problem: None)
    bodies = {Path(article.id).name: scoring.body_of(article.text) for article in articles}
    seen: set[str] = set()
    for found in claimcheck.check(articles).to_dict()["discrepancies"]:
        hits = {g["id"] for g in gold if found_by(found, g, bodies)}
        if not hits or hits - seen:
            yield found["confidence"], bool(hits)
        seen |= hits


def found_by(found: dict[str, Any], gold: dict[str, Any], bodies: dict[str, int]) -> bool:
    """Does a discrepancy find the gold one?"""
    sides = scoring.sides_of(found, bodies)
    return bool(sides) and scoring.finds(sides, gold["places"])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, action="append", default=[], help="more batches")
    folders = sorted(scoring.FOLDERS.values())
    folders += [path.parent for folder in parser.parse_args().folder for path in sorted(folder.glob("**/gold.json"))]
    found = [verdict for folder in folders for verdict in verdicts_of(folder)]
    print(f"{len(folders)} batches\n\n| confidence | reported | right | observed precision |\n|---|---|---|---|")
    for low, high in pairwise(BANDS):
        band = [right for confidence, right in found if low <= confidence < high]
        share = f"{sum(band) / len(band):.2f}" if band else "–"
        print(f"| {low:.2f} to {min(high, 1):.2f} | {len(band)} | {sum(band)} | {share} |")


if __name__ == "__main__":
    main()
