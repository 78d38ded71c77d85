"""Recall and false alarms on the pairs of short texts in `fixtures/pairs`, by kind.

python benchmarks/pairs.py            # both parts
python benchmarks/pairs.py --missed   # and those of `opened` that disagree and are not found
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "quality"))

import pairs

from claimcheck.model import Aspect


def print_part(name: str, counts: Counter[str]) -> None:
    """One line a part: found of those that disagree, by kind, and alarms of those that agree."""
    kinds = [aspect.value for aspect in Aspect]
    told = ", ".join(f"{kind} {counts[f'{kind} found']} of {counts[kind]}" for kind in kinds)
    every = sum(counts[kind] for kind in kinds), sum(counts[f"{kind} found"] for kind in kinds)
    print(f"{name:8} found {every[1]} of {every[0]} ({told}); false alarms {counts['alarms']} of {counts['agreeing']}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--missed", action="store_true", help="list the pairs of `opened` that are not found")
    options = parser.parse_args(arguments)
    for part in ("opened", "shut"):
        files = sorted((pairs.FOLDER / part).glob("*.txt"))
        print_part(part, sum((pairs.score_pairs(path) for path in files), Counter[str]()))
    if options.missed:
        for path in sorted((pairs.FOLDER / "opened").glob("*.txt")):
            for pair in pairs.read_pairs(path):
                if pair.kind and pair.kind not in pairs.kinds_found(pair):
                    print(f"\n{pair.kind}: {pair.words}")
                    print(*(f"  {article.lang} {article.date} {article.text!r}" for article in pair.articles), sep="\n")


if __name__ == "__main__":
    main()
