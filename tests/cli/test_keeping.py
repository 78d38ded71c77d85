"""Baselines, waivers and several outputs, by the command."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from stages import FATAL, Stages, run

from claimcheck.cli import ExitCode
from claimcheck.cli.targets import Target, make_targets
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Report
from claimcheck.report import Format

IDS = ("9c1f00d2a7b4", "1b7e55aa0c31", "77aa00d2a7b4", "55aa00d2a7b4")


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Stages:
    """Stages that find the sample, in an empty working directory."""
    monkeypatch.chdir(tmp_path)
    return Stages().install(monkeypatch)


def statuses(*arguments: str) -> dict[str, str]:
    rows = json.loads(run("check", "x", "--format", "json", *arguments).stdout)["discrepancies"]
    return {row["id"]: row["status"] for row in rows}


def test_what_the_baseline_knows_does_not_fail(stages: Stages) -> None:
    assert run("check", "x").exit_code == ExitCode.FOUND
    written = run("baseline", "write", "base.json", "x")
    assert (written.exit_code, written.stdout) == (ExitCode.CLEAR, "base.json: 4 discrepancies in 5 articles.\n")
    result = run("check", "x", "--baseline", "base.json")
    assert result.exit_code == ExitCode.CLEAR
    assert "4 known" in result.stdout
    assert set(statuses("--baseline", "base.json").values()) == {"known"}


def test_what_is_newer_than_the_baseline_fails(stages: Stages) -> None:
    whole = stages.report
    stages.report = replace(whole, discrepancies=whole.discrepancies[1:])
    run("baseline", "write", "base.json", "x")
    stages.report = whole
    assert run("check", "x", "--baseline", "base.json").exit_code == ExitCode.FOUND
    assert statuses("--baseline", "base.json") == dict.fromkeys(IDS, "known") | {IDS[0]: "new"}


def test_what_the_baseline_knows_and_is_gone_is_counted(stages: Stages) -> None:
    run("baseline", "write", "base.json", "x")
    stages.report = replace(stages.report, discrepancies=stages.report.discrepancies[:2])
    result = run("check", "x", "--baseline", "base.json")
    assert "base.json: 2 discrepancies of it no longer found" in result.stderr
    assert "no longer found" not in run("check", "x").stderr


def test_a_baseline_holds_what_other_options_would_hide(stages: Stages) -> None:
    doubtful = (replace(one, confidence=0.1) for one in stages.report.discrepancies)
    stages.report = replace(stages.report, discrepancies=tuple(doubtful))
    run("baseline", "write", "base.json", "x")
    assert run("check", "x", "--min-confidence", "0", "--baseline", "base.json").exit_code == ExitCode.CLEAR


def test_a_baseline_is_not_written_over_anything_else(stages: Stages) -> None:
    Path("notes.json").write_text('{"a": 1}')
    result = run("baseline", "write", "notes.json", "x")
    assert (result.exit_code, Path("notes.json").read_text()) == (ExitCode.UNUSABLE, '{"a": 1}')
    assert "is no baseline" in result.stderr
    assert run("baseline", "write", "base.json", "x").exit_code == ExitCode.CLEAR
    assert run("baseline", "write", "base.json", "x").exit_code == ExitCode.CLEAR


def test_a_baseline_of_nothing_readable_is_not_written(stages: Stages) -> None:
    stages.report = Report((), tool=stages.report.tool)
    assert run("baseline", "write", "base.json", "x").exit_code == ExitCode.UNUSABLE
    assert not Path("base.json").exists()


def test_a_missing_baseline_is_told_before_the_work(stages: Stages) -> None:
    result = run("check", "x", "--baseline", "none.json")
    assert result.exit_code == ExitCode.UNUSABLE
    assert "none.json: cannot be read" in result.stderr
    assert stages.paths == []


def test_a_waived_one_does_not_fail_and_is_counted(stages: Stages) -> None:
    for name in (IDS[0], IDS[3]):
        assert run("waive", name, "--reason", "a misprint", "--author", "Jo").exit_code == ExitCode.CLEAR
    result = run("check", "x")
    assert result.exit_code == ExitCode.CLEAR
    assert "2 waived" in result.stdout
    assert "Waived by Jo: a misprint" in result.stdout
    rows = json.loads(run("check", "x", "--format", "json").stdout)["discrepancies"]
    assert rows[0]["waiver"] == {"reason": "a misprint", "author": "Jo", "until": None}


def test_a_waiver_ends(stages: Stages) -> None:
    for name in (IDS[0], IDS[3]):
        run("waive", name, "--reason", "a misprint", "--until", "2025-03-01", "--today", "2025-02-05")
    assert run("check", "x", "--today", "2025-03-01").exit_code == ExitCode.CLEAR
    result = run("check", "x", "--today", "2025-03-02")
    assert result.exit_code == ExitCode.FOUND
    assert f"Warning: claimcheck-waivers.toml: the waiver of {IDS[0]} ended on 2025-03-01" in result.stderr


def test_a_waiver_with_paths_tells_what_it_is(stages: Stages) -> None:
    result = run("waive", IDS[0], "x", "--reason", "a misprint", "--today", "2025-02-05")
    text = Path("claimcheck-waivers.toml").read_text(encoding="utf-8")
    assert 'what = "wounded (quantity): 38 / 55; Strike on the town hall of Vaubrun, 2025-02-04"' in text
    assert 'days = ["2025-02-04"]' in text
    assert "written = 2025-02-05" in text
    assert 'reason = "a misprint"' in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["9c1f"], "9c1f: is no id"),
        (["../../etc/passwd"], "is no id"),
        (["a" * 12, "x"], f"is not the id of a discrepancy in these articles; those are {IDS[0]}, "),
        ([IDS[0], "--until", "2020-01-01"], "lies before"),
        ([IDS[0], "--until", "soon"], "'soon' is not a day"),
        ([IDS[0], "--reason", " "], "--reason: is empty"),
        ([IDS[0], "--waivers", "none/w.toml"], "no such folder"),
    ],
)
def test_a_waiver_that_makes_no_sense_is_refused(stages: Stages, arguments: list[str], said: str) -> None:
    result = run("waive", "--reason", "x", *arguments)
    assert result.exit_code == ExitCode.UNUSABLE
    assert said in result.stderr
    assert not Path("claimcheck-waivers.toml").exists()


def test_a_waiver_needs_a_reason_and_stands_once(stages: Stages) -> None:
    assert "Missing option '--reason'" in run("waive", IDS[0]).stderr
    run("waive", IDS[0], "--reason", "x")
    again = run("waive", IDS[0], "--reason", "y")
    assert again.exit_code == ExitCode.UNUSABLE
    assert "is waived already in claimcheck-waivers.toml" in again.stderr


def test_a_broken_file_of_waivers_is_neither_used_nor_changed(stages: Stages) -> None:
    Path("claimcheck-waivers.toml").write_text("[[waiver\n")
    for arguments in (["check", "x"], ["waive", IDS[0], "--reason", "x"]):
        result = run(*arguments)
        assert result.exit_code == ExitCode.UNUSABLE
        assert "is not TOML" in result.stderr
    assert Path("claimcheck-waivers.toml").read_text() == "[[waiver\n"


def test_other_waivers_are_read_where_they_are(stages: Stages) -> None:
    run("waive", IDS[0], "--reason", "x", "--waivers", "ours.toml")
    assert statuses()[IDS[0]] == "new"
    assert statuses("--waivers", "ours.toml")[IDS[0]] == "waived"
    assert "none.toml: cannot be read" in run("check", "x", "--waivers", "none.toml").stderr


def test_several_outputs_at_once(stages: Stages) -> None:
    stages.problems = [FATAL]
    result = run("check", "x", "-o", "a.sarif", "-o", "b.md", "-o", "github=-", "-o", "gitlab=c.json", "-o", "d.csv")
    assert result.exit_code == ExitCode.FOUND
    assert result.stdout.startswith("::error title=claimcheck::")
    assert json.loads(Path("a.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert Path("b.md").read_text(encoding="utf-8").startswith("<!-- claimcheck -->")
    assert isinstance(json.loads(Path("c.json").read_text(encoding="utf-8")), list)
    assert Path("d.csv").read_bytes().startswith(b'\xef\xbb\xbf"number"')
    assert "a.sarif, b.md, c.json, d.csv: 5 articles" in result.stderr


T = Format.TERMINAL
TARGETS = [
    # --output, --format: file and format of each
    ([], None, [(None, T)]),
    ([], "csv", [(None, Format.CSV)]),
    (["-"], "sarif", [(None, Format.SARIF)]),
    (["a.SARIF"], None, [("a.SARIF", Format.SARIF)]),
    (["a.xml"], None, [("a.xml", Format.JUNIT)]),
    (["a.json"], "gitlab", [("a.json", Format.GITLAB)]),
    (["gitlab=a.json"], "sarif", [("a.json", Format.GITLAB)]),
    (["a.txt"], None, [("a.txt", T)]),
    (["odd=a.md"], None, [("odd=a.md", Format.MARKDOWN)]),
    (["a.json", "-"], "github", [("a.json", Format.JSON), (None, Format.GITHUB)]),
    (["a", "b.md"], "jsonl", [("a", Format.JSONL), ("b.md", Format.MARKDOWN)]),
]


@pytest.mark.parametrize(("outputs", "form", "expected"), TARGETS)
def test_targets(outputs: list[str], form: str | None, expected: list[tuple[str | None, Format]]) -> None:
    wanted = tuple(Target(Path(file) if file else None, kind) for file, kind in expected)
    assert make_targets(outputs, form) == wanted


@pytest.mark.parametrize("outputs", [["a.md", "a.md"], ["-", "github=-"], ["a.json", "sarif=a.json"]])
def test_a_file_gets_one_report(outputs: list[str]) -> None:
    with pytest.raises(ClaimcheckError, match="named twice"):
        make_targets(outputs, None)


def test_an_ending_that_is_no_formats_is_refused_with_a_remedy() -> None:
    with pytest.raises(ClaimcheckError, match=r"ending \.html"):
        make_targets(["report.html"], None)
    assert make_targets(["report.html"], "markdown") == (Target(Path("report.html"), Format.MARKDOWN),)
    assert make_targets(["notes.txt"], None) == (Target(Path("notes.txt"), Format.TERMINAL),)


def test_paths_count_from_the_top_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = tmp_path / "desk"
    (desk / "press").mkdir(parents=True)
    for name, number in (("a", 3), ("b", 9)):
        text = f"The fire at the Selby paper mill on Monday killed {number} people."
        (desk / "press" / f"{name}.txt").write_text(f"---\ndate: 2025-03-04\n---\n{text}\n")
    rows = [{"id": n, "date": "2025-03-05", "text": "Monday's fire at the Selby paper mill killed 5 people."}
            for n in (1, 2)]  # fmt: skip
    (desk / "press" / "c.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    monkeypatch.chdir(desk)
    log = json.loads(run("check", "press", "--format", "sarif").stdout)
    (result,) = log["runs"][0]["results"]
    places = [result["locations"][0], *result["relatedLocations"]]
    found = {(p["physicalLocation"]["artifactLocation"]["uri"], p["physicalLocation"]["region"]["startLine"])
             for p in places}  # fmt: skip
    assert found == {("desk/press/a.txt", 4), ("desk/press/b.txt", 4), ("desk/press/c.jsonl", 1),
                     ("desk/press/c.jsonl", 2)}  # fmt: skip
