"""The reports of the examples in fixtures/, in both formats, are those of the golden files beside this one.

`CLAIMCHECK_GOLDEN=write pytest tests` writes them anew; read the difference before it is committed.
"""

from __future__ import annotations

import json
import os
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import claimcheck
from claimcheck.model import Report
from claimcheck.report import Look, render_report

HERE = Path(__file__).parent
FIXTURES = HERE.parents[1] / "fixtures" / "examples"
NAMES = sorted(path.parent.name for path in FIXTURES.glob("*/gold.json"))
WRITE = os.environ.get("CLAIMCHECK_GOLDEN") == "write"
WIDTH = 100


def report_of(name: str) -> Report:
    return claimcheck.check(claimcheck.read_articles([str(FIXTURES / name / "articles")]))


def compare(path: Path, text: str) -> None:
    if WRITE:
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, "if it is meant: CLAIMCHECK_GOLDEN=write pytest tests"


@pytest.mark.parametrize("name", NAMES)
def test_terminal_report(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FIXTURES / name)  # a place is told by the path that the user gave
    report = claimcheck.check(claimcheck.read_articles(["articles"]))
    compare(HERE / f"{name}.txt", render_report(report, "terminal", Look(width=WIDTH)))


@pytest.mark.parametrize("name", NAMES)
def test_json_report(name: str) -> None:
    text = render_report(report_of(name), "json")
    schema = json.loads(files("claimcheck.report").joinpath("schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(json.loads(text))
    compare(HERE / f"{name}.json", text)


def test_every_golden_file_has_a_fixture() -> None:
    assert NAMES
    assert {path.stem for path in HERE.glob("*.txt")} == {path.stem for path in HERE.glob("*.json")} == set(NAMES)
