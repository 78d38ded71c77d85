"""Time of a check of fifty articles against archives of three sizes, which must not depend on the size.

python benchmarks/archive.py                        # 1,000, 10,000 and 100,000 articles
python benchmarks/archive.py --sizes 1000 10000 --repeat 3

Three siblings of each article of the batch lie in every archive; the rest are generated: what was read of some
articles, under other names and on other days, so that an archive is filled without reading a hundred thousand texts.
One name in five stays as it is, as the names of capitals do, and is held by ever more articles.

Measured on a busy machine with two cores (seconds of the processor; most of it is the reading and comparing of fifty
generated articles of 4 kB, which all have the vocabulary of a few texts): 27.6 s against 1,000 articles, 28.9 s against
10,000 (1.05 times), 23.9 s against 100,000 (0.87 times; 1.2 GB).
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from speed import generate, least

from claimcheck.archive import add_articles, check_articles_against, open_archive
from claimcheck.archive.blocking import hashed, names_of, posting_days
from claimcheck.archive.codec import pack
from claimcheck.archive.store import Archive
from claimcheck.model import Article, Claim, Outline, Reading, TimeRange
from claimcheck.pipeline import read_claims

BATCH, STORY = 50, 4
DAYS = 700
POPULAR = 0.2
"""The share of names that all stories have in common."""


def batch_and_siblings() -> tuple[list[Article], list[Article]]:
    """The articles to check, and those of the archive that tell the same stories."""
    articles = generate(BATCH * STORY, seed=1)
    return articles[::STORY], [article for n, article in enumerate(articles) if n % STORY]


def changed(outline: Outline, number: int) -> Outline:
    """The outline of an article on another story: names of its own but for the popular ones, another day."""
    of = random.Random(number // STORY)
    keys = frozenset(
        key if key[0] not in "gn" or random.Random(key).random() < POPULAR else f"{key} {number // STORY}"
        for key in outline.keys
    )
    day = date(2024, 1, 1) + timedelta(days=of.randrange(DAYS))
    return replace(outline, keys=keys, days=frozenset(), lead_days=(), published=TimeRange(day, day))


def fill(archive: Archive, read: Sequence[Reading], number: int) -> None:
    """Add generated articles up to that many, found by their names and days alone."""
    held = len(archive.current())
    packed = [(pack(Article, r.article), pack(tuple[Claim, ...], r.claims), r) for r in read if r.outline]
    with archive.writing():
        batch = archive.new_batch()
        for n in range(held, number):
            body, claims, reading = packed[n % len(packed)]
            assert reading.outline
            outline = changed(replace(reading.outline, article=f"g{n}"), n)
            query = """INSERT INTO articles (id, version, current, batch, hash, claims_count, body, outline, claims)
                VALUES (?, 1, 1, ?, ?, ?, ?, ?, ?)"""
            row = (f"g{n}", batch, f"g{n}", len(reading.claims), body, pack(Outline | None, outline), claims)
            at = archive.connection.execute(query, row).lastrowid
            archive.connection.executemany("INSERT INTO postings VALUES (?, ?, ?)", postings(outline, at or 0))


def postings(outline: Outline, number: int) -> Iterator[tuple[int, int, int]]:
    """The rows under which a generated article is found."""
    return ((hashed(name), day, number) for name in names_of(outline) for day in posting_days(outline))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000], help="articles of an archive")
    parser.add_argument("--repeat", type=int, default=3, help="runs of which the fastest counts")
    options = parser.parse_args()
    batch, siblings = batch_and_siblings()
    read = read_claims(generate(60, seed=2))
    base = 0.0
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, "bench.archive")
        add_articles(path, siblings)
        for size in options.sizes:
            with open_archive(path, write=True) as archive:
                archive.connection.execute("PRAGMA synchronous = OFF")
                archive.connection.execute("PRAGMA cache_size = -400000")
                start = time.perf_counter()
                fill(archive, read, size)
            filled = time.perf_counter() - start
            seconds = least(lambda: check_articles_against(path, batch), options.repeat)
            base = base or seconds
            print(f"{size:>9,} articles{seconds:8.2f} s{seconds / base:7.2f} × the first   "
                  f"({path.stat().st_size / 1e6:,.0f} MB, filled in {filled:.0f} s)", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
