from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from stages import FATAL, Stages, run

import claimcheck
from claimcheck.cli import ExitCode, main
from claimcheck.cli.compare import Place, find_article
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Article, Aspect, NumberRange, QuantityMention, Relation, Report, Span


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> Stages:
    return Stages().install(monkeypatch)


COMMANDS = ["check", "claims", "mentions", "explain", "compare"]
KEEPING = ["waive", "baseline", "baseline write", "archive", "archive add", "archive show", "config"]


def test_the_commands_are_these() -> None:
    assert sorted(main.commands) == sorted([*COMMANDS, *(name for name in KEEPING if " " not in name)])


@pytest.mark.parametrize("command", KEEPING)
def test_help_pages_of_what_keeps_files(command: str) -> None:
    text = run(*command.split(), "--help").stdout
    assert f"Usage: claimcheck {command}" in text
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize("command", COMMANDS)
def test_help_pages_are_complete(command: str) -> None:
    for flag in ("--help", "-h"):
        page = run(command, flag, env={"COLUMNS": "100"})
        assert page.exit_code == 0
        text = page.stdout
        assert f"Usage: claimcheck {command}" in text
        for heading in ("Examples:", "Exit codes:", "How it looks:"):
            assert f"\n{heading}\n" in text
        assert max(map(len, text.splitlines())) <= 80
        assert text.count("claimcheck ") >= 3


def test_the_help_of_check_explains_every_term() -> None:
    text = run("check", "--help").stdout
    for enum in (Aspect, Relation):
        for member in enum:
            assert f"\n  {member.value}" in text
    for code in ExitCode:
        assert f"\n  {code.value} " in text
    assert "cannot both be true" in text


def test_the_version() -> None:
    assert run("--version").stdout == f"claimcheck, version {claimcheck.__version__}\n"


def test_the_first_page() -> None:
    text = run("--help").stdout
    assert all(f"\n  {command} " in text for command in COMMANDS)
    assert not re.search(r"\w\.\.\.$", text, re.MULTILINE), "a command's first line is too long to be listed"
    assert "claimcheck check article-1.txt article-2.txt" in text


def test_help_and_options_import_nothing_heavy() -> None:
    code = """
import sys
from claimcheck.cli import main
try:
    main(["check", "--help"])
except SystemExit:
    print(sorted({"rich", "dateparser", "trafilatura", "sqlite3", "claimcheck.articles"} & set(sys.modules)))
"""
    root = str(Path(__file__).parents[2])
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("command", ["claims", "mentions"])
def test_lists_and_their_exit_codes(stages: Stages, command: str) -> None:
    assert run(command, "x").exit_code == ExitCode.CLEAR
    stages.problems = [FATAL]
    result = run(command, "x")
    assert result.exit_code == ExitCode.INCOMPLETE
    assert result.stderr == f"Not read: {FATAL}\n"
    stages.report = Report(())
    for form in ("terminal", "jsonl"):
        result = run(command, "x", "--format", form)
        assert (result.exit_code, result.stdout) == (ExitCode.UNUSABLE, "")


def test_claims_are_rows_where_they_are_piped(stages: Stages) -> None:
    rows = [json.loads(line) for line in run("claims", "x").stdout.splitlines()]
    assert sorted(row["id"] for row in rows) == sorted(claim.id for claim in stages.report.claims)
    for row in rows:
        assert next(iter(row)) == "article"
        text = stages.report.article(row["article"]).text
        assert text[row["start"] : row["end"]] == row["quote"]


@pytest.mark.parametrize("width", ["40", "71", "72", "140"])
def test_claims_for_a_reader(stages: Stages, width: str) -> None:
    text = run("claims", "x", "--format", "terminal", "--width", width).stdout
    assert max(map(len, text.splitlines())) <= int(width)
    assert text.endswith("14 claims in 5 articles.\n")
    for word in ("jour-1077.txt", "1:86", "wounded", "38 blessés", "unconfirmed"):
        assert word in text


def test_mentions_keep_to_the_text_on_disk(stages: Stages, monkeypatch: pytest.MonkeyPatch) -> None:
    article = Article(text="<p>38 dead", id="a.html", prose="38 dead", offsets=tuple(range(3, 11)))
    stages.report = replace(stages.report, articles=(article,))
    mention = QuantityMention(Span(0, 7), "38 dead", 0, "r", NumberRange.exactly(38), measure="killed")
    monkeypatch.setattr(stages, "find_mentions", lambda *_, **__: [mention])
    stages.install(monkeypatch)
    row = json.loads(run("mentions", "x").stdout)
    assert row == {"article": "a.html"} | mention.to_dict() | {"start": 3, "end": 10}
    text = run("mentions", "x", "--format", "terminal").stdout
    assert "38 killed" in text
    assert "“38 dead”" in text
    assert text.endswith("1 mention in 1 article.\n")


def test_compare(stages: Stages) -> None:
    stages.verdict = SimpleNamespace(compared=False, stage="questions", lines=("one asks x", "the other \x1b[31my"))
    result = run("compare", "in/jour-1077.txt:85", "in/echo.txt:10")
    assert result.exit_code == ExitCode.CLEAR
    assert stages.paths == ["in/jour-1077.txt", "in/echo.txt"]
    assert stages.places == (("jour-1077.txt", 85), ("echo.txt", 10))
    run("compare", "in/jour-1077.txt:1:86", "in/echo.txt:10")
    assert stages.places == (("jour-1077.txt", 85), ("echo.txt", 10))
    assert result.stdout.splitlines() == ["Not compared: questions", "  one asks x", "  the other ␛[31my"]


def test_compare_two_places_of_one_file_and_a_row(stages: Stages) -> None:
    stages.verdict = SimpleNamespace(compared=True, stage="discrepancy", lines=())
    assert run("compare", "echo.txt:1", "echo.txt:2").stdout == "Compared: discrepancy\n"
    assert stages.paths == ["echo.txt"]
    run("compare", "bulletin.jsonl#7:1", "echo.txt:2")
    assert stages.paths == ["bulletin.jsonl", "echo.txt"]
    assert stages.places == (("bulletin.jsonl#7", 1), ("echo.txt", 2))


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("echo.txt", "is not PATH:LINE:COLUMN"),
        ("echo.txt:", "is not PATH:LINE:COLUMN"),
        (":3", "is not PATH:LINE:COLUMN"),
        ("echo.txt:-3", "is not PATH:LINE:COLUMN"),
        ("echo.txt:9999", "has no character 9999; the last one is"),
        ("echo.txt:1:9999", "has no column 9999 in line 1; lines and columns count from 1"),
        ("echo.txt:0:1", "has no column 1 in line 0"),
        ("echo.txt:2:0", "has no column 0 in line 2"),
        ("none.txt:1", "names no article that could be read; those read are jour-1077.txt"),
    ],
)
def test_places_that_are_none(stages: Stages, place: str, said: str) -> None:
    result = run("compare", place, "jour-1077.txt:3")
    assert result.exit_code == ExitCode.UNUSABLE
    assert said in " ".join(result.stderr.split())


FIND = [
    # ids read, name given: id found, None for an error
    (["a.txt", "b.txt"], "a.txt", "a.txt"),
    (["a.txt", "b.txt"], "./in/../a.txt", "a.txt"),
    (["a.txt", "b.txt"], "/tmp/x/b.txt", "b.txt"),
    (["one/a.txt", "two/a.txt"], "/tmp/two/a.txt", "two/a.txt"),
    (["one/a.txt", "two/a.txt"], "two/a.txt", "two/a.txt"),
    (["one/a.txt", "two/a.txt"], "a.txt", None),
    (["a.txt"], "ba.txt", None),
    (["ba.txt"], "a.txt", None),
    ([], "a.txt", None),
]


@pytest.mark.parametrize(("ids", "name", "found"), FIND)
def test_the_article_a_place_names(ids: list[str], name: str, found: str | None) -> None:
    articles = [Article(id=each, text="text") for each in ids]
    if found:
        assert find_article(articles, Place(name, 0)).id == found
    else:
        with pytest.raises(ClaimcheckError):
            find_article(articles, Place(name, 0))
