"""Observed precision and recall by confidence: how often what is reported with so much confidence is right.

python benchmarks/calibration.py                            # the batches in fixtures/ that the rules were made by
python benchmarks/calibration.py --folder fixtures/blind    # and others, in the same layout, in columns of their own

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
    parser.add_argument("--folder", type=Path, action="append", default=[], help="other batches, in their own columns")
    others = [path.parent for folder in parser.parse_args().folder for path in sorted(folder.glob("**/gold.json"))]
    columns = [[scoring.FOLDERS[name] for name in scoring.NAMES], *([others] if others else [])]
    found = [[verdict for folder in folders for verdict in verdicts_of(folder)] for folders in columns]
    print(f"{' and '.join(str(len(folders)) for folders in columns)} batches\n")
    print("| confidence |" + " reported | right | precision |" * len(columns))
    print("|---|" + "---|---|---|" * len(columns))
    for low, high in pairwise(BANDS):
        bands = [[right for confidence, right in verdicts if low <= confidence < high] for verdicts in found]
        cells = (f" {len(band)} | {sum(band)} | {_share(band)} |" for band in bands)
        print(f"| {low:.2f} to {min(high, 1):.2f} |" + "".join(cells))


def _share(band: list[bool]) -> str:
    return f"{sum(band) / len(band):.2f}" if band else "–"


if __name__ == "__main__":
    main()
