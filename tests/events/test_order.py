"""The same batch gives the same report, whatever its order, the process and the seed of its hashes."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.model import Article

FIXTURES = Path(__file__).parents[2] / "fixtures" / "examples"


def batch() -> list[Article]:
    found = claimcheck.read_articles([str(FIXTURES)])
    assert len(found) > 10
    return found


def ordered(articles: list[Article]) -> dict[str, Any]:
    """The report without the list of articles, which keeps the order they are given in."""
    return claimcheck.check(articles).to_dict() | {"articles": None}


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_articles_does_not_matter(seed: int) -> None:
    articles = batch()
    expected = ordered(articles)
    assert expected["discrepancies"]
    random.Random(seed).shuffle(articles)
    assert ordered(articles) == expected


def test_other_articles_leave_ids_alone() -> None:
    """Ids are of kind, question and values: what is found of a story alone has the same id in a larger batch."""
    articles = batch()
    everything = {d.id for d in claimcheck.check(articles).discrepancies}
    for name in sorted({article.id.split("/")[0] for article in articles}):
        alone = claimcheck.check([article for article in articles if article.id.startswith(f"{name}/")])
        assert {d.id for d in alone.discrepancies} <= everything


def test_offsets_and_names_do_not_enter_ids() -> None:
    texts = ["The strike on Lviv on Tuesday killed 4 people and wounded 38.", "Tuesday's strike on Lviv wounded 55."]
    plain = [Article(text, id=f"{n}.txt", date="2025-02-05", lang="en") for n, text in enumerate(texts)]
    moved = [Article(f"\n\n{text}\n", id=f"z{n}.txt", date="2025-02-05", lang="en") for n, text in enumerate(texts)]
    ids = [[d.id for d in claimcheck.check(articles).discrepancies] for articles in (plain, moved)]
    assert ids[0] == ids[1] != []


def run(seed: str) -> bytes:
    command = [
        sys.executable,
        "-c",
        "from claimcheck.cli import main; main()",
        "check",
        str(FIXTURES),
        "--format",
        "json",
    ]
    path = os.pathsep.join([str(FIXTURES.parents[1]), *filter(None, [os.environ.get("PYTHONPATH")])])
    environ = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": path}
    done = subprocess.run(command, capture_output=True, env=environ, timeout=120)
    assert done.returncode == 1, done.stderr.decode()
    return done.stdout


def test_two_processes_give_the_same_bytes() -> None:
    assert run("1") == run("2") != b""
