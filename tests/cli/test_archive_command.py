from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from claimcheck.cli import ExitCode, main

HEAD = "---\nsource: {}\ndate: 2025-02-05\n---\n"
WIRE = HEAD.format("Wire") + "The collapse of the Merrow bridge on Tuesday killed 4 people and injured 38."
POST = HEAD.format("Post") + "Tuesday's collapse of the Merrow bridge killed 4 people and injured 55."
SCHEMA = Path(__file__).parents[2] / "claimcheck" / "report" / "schema.json"


def run(*arguments: str) -> Result:
    return CliRunner(env={"NO_COLOR": "1", "COLUMNS": "80"}).invoke(main, list(arguments), prog_name="claimcheck")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an archive of one article, and another article beside it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    (tmp_path / "old" / "wire.txt").write_text(WIRE, encoding="utf-8")
    (tmp_path / "new" / "post.txt").write_text(POST, encoding="utf-8")
    assert run("archive", "add", "desk.archive", "old").exit_code == ExitCode.CLEAR
    return tmp_path


def test_adding_tells_what_it_did(desk: Path) -> None:
    assert run("archive", "add", "desk.archive", "old").stdout == (
        "desk.archive: 0 articles added, 0 new versions, 1 already there; discrepancies recorded: 0, settled: 0.\n"
    )
    added = run("archive", "add", "desk.archive", "new")
    first, last = added.stdout.splitlines()
    assert added.exit_code == ExitCode.CLEAR
    assert "wounded: 55 / 38. A conflict: " in first
    assert last.startswith("desk.archive: 1 article added") and "recorded: 1" in last
    (desk / "old" / "wire.txt").write_text(WIRE.replace("38", "55"), encoding="utf-8")
    told = run("archive", "add", "desk.archive", "old").stdout.splitlines()
    assert told[0] == "wire.txt: version 2; wounded: 38 → 55"
    assert told[1].endswith(": settled. Wire said 38 and now says 55.")


def test_checking_against_it() -> None:
    alone = run("check", "new")
    assert alone.exit_code == ExitCode.CLEAR
    result = run("check", "new", "--against", "desk.archive")
    assert result.exit_code == ExitCode.FOUND
    assert "archive · 2025-02-05 · old/wire.txt:" in result.stdout
    report = json.loads(run("check", "new", "--against", "desk.archive", "--format", "json").stdout)
    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(report)
    sides = report["discrepancies"][0]["sides"]
    assert {side["value"]: [claim["origin"] for claim in side["claims"]] for side in sides} == {
        "38": ["archive"], "55": ["batch"],
    }  # fmt: skip
    assert report["settled"] == []


def test_what_the_new_articles_settle_is_shown(desk: Path) -> None:
    run("archive", "add", "desk.archive", "new")
    (desk / "new" / "later.txt").write_text(
        HEAD.format("Wire") + "The collapse of the Merrow bridge on Tuesday injured 55, doctors say.", encoding="utf-8"
    )
    result = run("check", "new/later.txt", "--against", "desk.archive")
    assert result.exit_code == ExitCode.CLEAR, result.stdout
    assert "SETTLED · quantity" in result.stdout
    assert "Was: 55 (Post) / 38 (Wire)" in result.stdout
    assert "1 earlier one settled" in result.stdout
    report = json.loads(run("check", "new/later.txt", "--against", "desk.archive", "--format", "json").stdout)
    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(report)
    (settled,) = report["settled"]
    assert settled["value"] == "55"
    assert [claim["article"] for claim in settled["claims"]] == ["later.txt"]


def test_list_show_remove_and_verify() -> None:
    run("archive", "add", "desk.archive", "new")
    rows = [line.split("\t") for line in run("archive", "list", "desk.archive").stdout.splitlines()]
    assert [row[:4] for row in rows] == [
        ["post.txt", "version 1", "2025-02-05", "Post"], ["wire.txt", "version 1", "2025-02-05", "Wire"],
    ]  # fmt: skip
    assert all(row[4].endswith(" claims") for row in rows)
    shown = run("archive", "show", "desk.archive", "wire.txt").stdout
    assert "38" in shown and "wire.txt: version 1, of batch 1" in shown and "(open): wounded: 55 / 38" in shown
    whole = run("archive", "verify", "desk.archive")
    assert whole.stdout == "desk.archive: whole; 2 texts of 2 additions, recorded discrepancies: 1.\n"
    assert run("archive", "remove", "desk.archive", "wire.txt").stdout == "wire.txt: version 1 removed\n"
    assert "recorded discrepancies: 0" in run("archive", "verify", "desk.archive").stdout
    assert run("check", "new", "--against", "desk.archive").exit_code == ExitCode.CLEAR


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["archive", "show", "desk.archive", "nope.txt"], "holds no article nope.txt; `claimcheck archive list"),
        (["archive", "remove", "desk.archive", "wire.txt", "nope.txt"], "holds no article nope.txt"),
        (["archive", "list", "none.archive"], "none.archive: no such archive; make one with"),
        (["archive", "verify", "old/wire.txt"], "old/wire.txt: is no archive; name another file"),
        (["archive", "add", "old/wire.txt", "new"], "old/wire.txt: is no archive; name another file"),
        (["archive", "add", "none/desk.archive", "new"], "none/desk.archive: cannot be"),
        (["check", "new", "--against", "none.archive"], "none.archive: no such archive"),
        (["check", "new", "--against", "old"], "old: cannot be read"),
        (["check", "new", "--against", "desk.archive", "--output", "desk.archive", "--format", "json"], "is one of"),
        (["archive", "add", "desk.archive", "nothing"], "Nothing to read"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_changed(desk: Path, arguments: list[str], told: str) -> None:
    before = {path: path.read_bytes() for path in desk.rglob("*") if path.is_file()}
    result = run(*arguments)
    assert result.exit_code == ExitCode.UNUSABLE
    assert told in result.stderr
    assert {path: path.read_bytes() for path in desk.rglob("*") if path.is_file()} == before


def test_an_archive_that_is_not_whole_is_told(desk: Path) -> None:
    data = (desk / "desk.archive").read_bytes()
    (desk / "desk.archive").write_bytes(data[: len(data) // 2])
    result = run("archive", "verify", "desk.archive")
    assert result.exit_code == ExitCode.UNUSABLE
    assert "desk.archive" in result.stderr and "restore it from a copy" in result.stderr


def test_part_of_the_batch_unreadable(desk: Path) -> None:
    (desk / "new" / "broken.jsonl").write_bytes(b"{]")
    result = run("archive", "add", "desk.archive", "new")
    assert result.exit_code == ExitCode.INCOMPLETE
    assert "1 article added" in result.stdout


def test_a_hostile_name_is_inert(desk: Path) -> None:
    (desk / "new" / "a\x1b[31m.txt").write_text(WIRE.replace("38", "71"), encoding="utf-8")
    run("archive", "add", "desk.archive", "new")
    for command in ("list", "verify"):
        assert "\x1b" not in run("archive", command, "desk.archive").output


@pytest.mark.parametrize("command", ["add", "list", "show", "remove", "verify"])
def test_every_command_has_a_page(command: str) -> None:
    result = run("archive", command, "--help")
    assert result.exit_code == 0
    assert "ARCHIVE" in result.stdout and "Examples" in result.stdout and "Exit codes" in result.stdout
    assert command in run("archive", "--help").stdout
