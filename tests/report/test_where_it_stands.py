"""Where a claim stands, as an editor opens it: path, line and column."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import claimcheck
from claimcheck.cli import main
from claimcheck.model import Article
from claimcheck.pipeline import extract_claims
from claimcheck.report.places import Places, find_offset

TEXT = "Two dead in Sligo\n\nA bus overturned near Sligo.\r\n\r\nTwelve pupils were injured on Monday."


def test_a_place_opens_at_the_first_character_of_the_words() -> None:
    article = Article(TEXT, id="a.txt", lang="en", path="in/a.txt")
    (twelve,) = [claim for claim in extract_claims([article]) if claim.quote == "Twelve pupils"]
    places = Places([article])
    assert places.say(twelve) == "in/a.txt:5:1"
    for offset in range(len(TEXT)):
        assert find_offset(TEXT, *places.position(article, offset)) in (offset, None)
    assert find_offset(TEXT, 5, 1) == TEXT.index("Twelve")
    assert find_offset(TEXT, 6, 1) is find_offset(TEXT, 5, 99) is find_offset(TEXT, 0, 1) is None


def rows(folder: Path) -> None:
    told = [("north", "Twelve pupils were injured"), ("south", "Nineteen pupils were injured")]
    lines = (
        json.dumps({"id": name, "lang": "en", "date": "2024-05-06", "source": name.title(),
                    "text": f"{text} when a bus overturned near Sligo on Sunday."})
        for name, text in told
    )  # fmt: skip
    (folder / "feed.jsonl").write_text("\n".join(lines), encoding="utf-8")


def test_a_row_is_told_by_its_line_and_id(tmp_path: Path) -> None:
    rows(tmp_path)
    report = claimcheck.check(claimcheck.read_articles([str(tmp_path)]))
    places = Places(report.articles)
    told = {places.say(claim) for found in report.discrepancies for claim in found.claims}
    assert told == {f"{tmp_path.as_posix()}/feed.jsonl:1 (#north)", f"{tmp_path.as_posix()}/feed.jsonl:2 (#south)"}


def test_a_reader_is_told_the_path_from_where_he_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Build servers want it from the top of the repository."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "desk" / "in").mkdir(parents=True)
    rows(tmp_path / "desk" / "in")
    monkeypatch.chdir(tmp_path / "desk")
    assert " · in/feed.jsonl:1 (#north)" in CliRunner().invoke(main, ["check", "in"]).stdout
    assert "file=desk/in/feed.jsonl,line=" in CliRunner().invoke(main, ["check", "in", "--format", "github"]).stdout
