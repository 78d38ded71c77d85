"""A fault of claimcheck's own, met in one article, costs no other article."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimcheck import pipeline
from claimcheck.cli import ExitCode, main
from claimcheck.mentions.find import find_mentions_in
from claimcheck.model import AnyMention, Article

HEAD = "---\nsource: {}\ndate: 2025-02-05\n---\n"
TEXTS = {
    "bad.txt": HEAD.format("Odd") + "The quarry on the Aldry road was silent.",
    "post.txt": HEAD.format("Post") + "Tuesday's collapse of the Merrow bridge killed 4 people and injured 55.",
    "wire.txt": HEAD.format("Wire") + "The collapse of the Merrow bridge on Tuesday killed 4 people and injured 38.",
}
TOLD = "bad.txt: claimcheck itself failed on it (ZeroDivisionError in test_own_faults.py, line "


def run(*arguments: str) -> Result:
    return CliRunner(env={"NO_COLOR": "1", "COLUMNS": "80"}).invoke(main, list(arguments), prog_name="claimcheck")


@pytest.fixture(autouse=True)
def failing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch of which one article brings up a fault."""

    def find(article: Article, *more: object) -> Iterable[AnyMention]:
        if article.id == "bad.txt":
            raise ZeroDivisionError("oops")
        return find_mentions_in(article, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "find_mentions_in", find)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "in" / name).write_text(text, encoding="utf-8")


def test_the_rest_is_checked() -> None:
    done = run("check", "in", "--format", "json")
    report = json.loads(done.stdout)
    assert [found["kind"] for found in report["discrepancies"]] == ["quantity"]
    assert [problem["path"] for problem in report["problems"]] == ["bad.txt"]
    assert TOLD in done.stderr
    assert done.exit_code == ExitCode.FOUND


def test_a_batch_with_nothing_else_to_tell_is_incomplete() -> None:
    assert run("check", "in/bad.txt", "in/wire.txt").exit_code == ExitCode.INCOMPLETE


def test_the_claims_of_the_rest_are_listed() -> None:
    done = run("claims", "in", "--format", "jsonl")
    assert {json.loads(row)["article"] for row in done.stdout.splitlines()} == {"post.txt", "wire.txt"}
    assert TOLD in done.stderr
    assert done.exit_code == ExitCode.INCOMPLETE


def test_the_rest_is_archived() -> None:
    done = run("archive", "add", "desk.archive", "in")
    assert "2 articles added" in done.stdout
    assert TOLD in done.stderr
    assert done.exit_code == ExitCode.INCOMPLETE
    assert "bad.txt" not in run("archive", "list", "desk.archive").stdout
