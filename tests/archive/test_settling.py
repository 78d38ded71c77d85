from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from stories import add, check, found, make_article

from claimcheck.archive import open_archive
from claimcheck.model import Article, Origin

CASES = tomllib.loads(Path(__file__).with_name("settled.toml").read_text(encoding="utf-8"))["case"]


def read(line: str) -> Article:
    name, source, day, text = (part.strip() for part in line.split("|", 3))
    return make_article(f"{name}.txt", text, source, day)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.archive"


def test_there_are_cases() -> None:
    assert len(CASES) > 10
    assert all(set(case) == {"name", "earlier", "later", "stands", "found"} for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_settled(path: Path, case: dict[str, Any]) -> None:
    for line in case["earlier"]:
        add(path, read(line))
    with open_archive(path) as archive:
        assert [recorded.state for recorded in archive.discrepancies()] == ["open"], "there is something to settle"
    report = check(path, *map(read, case["later"]))
    assert [settled.value for settled in report.settled] == ([case["stands"]] if case["stands"] else [])
    assert len(found(report)) == case["found"], found(report)
    for settled in report.settled:
        assert settled.claims and all(claim.origin is Origin.BATCH for claim in settled.claims)
        assert {side.value for side in settled.sides} == {"38", "55"}
        assert all(side.voices for side in settled.sides)
        assert "now says" in settled.explanation or "withdraws it" in settled.explanation


SETTLED = [case for case in CASES if case["stands"]]


@pytest.mark.parametrize("case", SETTLED, ids=lambda case: case["name"])
def test_what_is_settled_stays_so(path: Path, case: dict[str, Any]) -> None:
    for line in case["earlier"]:
        add(path, read(line))
    first = add(path, *map(read, case["later"]))
    assert [settled.value for settled in first.settled] == [case["stands"]]
    name, source, day, text = (part.strip() for part in case["later"][0].split("|", 3))
    again = make_article("again.txt", f"{text} That was said before.", source, day)
    report = check(path, again)
    assert report.settled == ()
    assert found(report) == []
    with open_archive(path) as archive:
        (recorded,) = archive.discrepancies()
        assert (recorded.state, recorded.value) == ("settled", case["stands"])
    assert name
