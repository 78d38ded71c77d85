"""How often two spellings of one name get one key, and two names that look alike do not.

python benchmarks/names.py           # the table by script that stands in CONTRIBUTING.md
python benchmarks/names.py --wrong   # and every pair that is told wrongly

The pairs, with where they come from, are in tests/quality/name_pairs.txt.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "quality"))

import spellings


def main() -> None:
    """Print the table, the names told wrongly below it when asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="list the pairs that are told wrongly")
    wrong = parser.parse_args().wrong
    pairs = spellings.read_pairs()
    print("| names from | one | two | precision | recall |\n|---|---|---|---|---|")
    for script in dict.fromkeys(pair.script for pair in pairs):
        print_row(script, [pair for pair in pairs if pair.script == script])
    print_row("all", pairs)
    for pair in pairs:
        if wrong and pair.taken_for_same is not pair.same:
            print(f"{pair.one} {'=' if pair.same else '/'} {pair.other}")


def print_row(name: str, pairs: list[spellings.Pair]) -> None:
    """One row: how many pairs are of one name and of two, and the rates."""
    rates, same = spellings.rates_of(pairs), sum(pair.same for pair in pairs)
    print(f"| {name} | {same} | {len(pairs) - same} | {rates.precision:.3f} | {rates.recall:.3f} |")


if __name__ == "__main__":
    main()
