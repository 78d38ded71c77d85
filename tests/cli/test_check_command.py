from __future__ import annotations

import io
import json
import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from stages import DOUBT, FATAL, Stages, run

from claimcheck.cli import ExitCode, output
from claimcheck.cli.options import Color, wants_color
from claimcheck.errors import BrokenPack, UnreadableArticle
from claimcheck.model import Relation, Report
from claimcheck.report import Look, render_report, select_findings


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> Stages:
    return Stages().install(monkeypatch)


CONFLICT, DISPUTE, UPDATE = Relation
EXITS = [
    # relations found, --fail-on, problems, articles read: exit code
    ([], "conflict", [], True, ExitCode.CLEAR),
    ([CONFLICT], "conflict", [], True, ExitCode.FOUND),
    ([DISPUTE, UPDATE], "conflict", [], True, ExitCode.CLEAR),
    ([DISPUTE], "dispute", [], True, ExitCode.FOUND),
    ([CONFLICT], "dispute", [], True, ExitCode.FOUND),
    ([UPDATE], "dispute", [], True, ExitCode.CLEAR),
    ([UPDATE], "update", [], True, ExitCode.FOUND),
    ([CONFLICT], "update", [], True, ExitCode.FOUND),
    ([CONFLICT, DISPUTE, UPDATE], "never", [], True, ExitCode.CLEAR),
    ([], "conflict", [FATAL], True, ExitCode.INCOMPLETE),
    ([], "conflict", [DOUBT], True, ExitCode.CLEAR),
    ([UPDATE], "conflict", [DOUBT, FATAL], True, ExitCode.INCOMPLETE),
    ([CONFLICT], "conflict", [FATAL], True, ExitCode.FOUND),
    ([CONFLICT], "never", [FATAL], True, ExitCode.INCOMPLETE),
    ([], "conflict", [FATAL], False, ExitCode.UNUSABLE),
    ([], "conflict", [], False, ExitCode.UNUSABLE),
    ([], "never", [], False, ExitCode.UNUSABLE),
]


def with_relations(report: Report, relations: list[Relation]) -> Report:
    found = tuple(replace(report.discrepancies[0], relation=relation) for relation in relations)
    return replace(report, discrepancies=found)


@pytest.mark.parametrize(("relations", "level", "problems", "read", "code"), EXITS)
@pytest.mark.parametrize("form", ["terminal", "json"])
def test_exit_codes(
    stages: Stages, relations: list[Relation], level: str, problems: Any, read: bool, code: ExitCode, form: str
) -> None:
    stages.report = with_relations(stages.report, relations) if read else Report((), tool=stages.report.tool)
    stages.problems = problems
    result = run("check", "x", "--fail-on", level, "--format", form)
    assert result.exit_code == code, result.output


def test_problems_are_told_on_standard_error_and_in_the_json(stages: Stages) -> None:
    stages.problems = [FATAL, DOUBT]
    result = run("check", "x", "--format", "json")
    lines = result.stderr.splitlines()
    assert lines[:2] == [f"Not read: {FATAL}", f"Warning: {DOUBT}"]
    assert json.loads(result.stdout)["problems"] == [FATAL.to_dict(), DOUBT.to_dict()]
    assert "5 articles" in lines[2]
    assert "2 problems" in run("check", "x").stdout


def test_a_hostile_path_is_inert_on_standard_error(stages: Stages) -> None:
    stages.problems = [replace(FATAL, path="a\x1b[31m\u202e\n.txt")]
    assert run("check", "x").stderr.splitlines()[0].startswith("Not read: a␛[31m .txt: ")


def test_nothing_to_read_is_said_and_still_valid_json(stages: Stages) -> None:
    stages.report = Report((), tool=stages.report.tool)
    result = run("check", "x", "--format", "json")
    assert json.loads(result.stdout)["articles"] == []
    assert "Nothing to read" in result.stderr
    assert run("check", "x").stdout == ""


def test_both_formats_are_those_of_the_renderers(stages: Stages) -> None:
    look = Look(width=80, min_confidence=0.5)
    report = replace(stages.report, problems=())
    assert run("check", "x").stdout == render_report(report, "terminal", look)
    assert run("check", "x", "--format", "json").stdout == render_report(report, "json")
    assert run("check", "x", "--width", "40").stdout == render_report(report, "terminal", replace(look, width=40))


@pytest.mark.parametrize(
    ("options", "wish"),
    [
        (["--about", "mairie", "--kind", "date"], {"about": "mairie", "kinds": ["date"]}),
        (["--kind", "date", "--kind", "polarity"], {"kinds": ["date", "polarity"]}),
        (["--min-confidence", "0.9"], {"min_confidence": 0.9}),
        (["--about", "Atlantis"], {"about": "Atlantis"}),
    ],
)
def test_options_select(stages: Stages, options: list[str], wish: dict[str, Any]) -> None:
    report = replace(stages.report, problems=())
    expected = select_findings(report, **({"min_confidence": 0.5} | wish))
    result = run("check", "x", "--format", "json", *options)
    assert json.loads(result.stdout) == expected.report.to_dict()
    assert (f"{expected.held_back} held back" in result.stderr) is bool(expected.held_back)
    failing = any(d.relation is CONFLICT for d in expected.report.discrepancies)
    assert result.exit_code == (ExitCode.FOUND if failing else ExitCode.CLEAR)


COLORS = [
    # --color, environment, terminal: colour?
    ("auto", {}, True, True),
    ("auto", {}, False, False),
    ("auto", {"NO_COLOR": "1"}, True, False),
    ("auto", {"NO_COLOR": ""}, True, True),
    ("auto", {"FORCE_COLOR": "1"}, False, True),
    ("auto", {"FORCE_COLOR": "0"}, False, False),
    ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
    ("auto", {"TERM": "dumb"}, True, False),
    ("always", {"NO_COLOR": "1"}, False, True),
    ("never", {"FORCE_COLOR": "1"}, True, False),
]


@pytest.mark.parametrize(("choice", "environ", "terminal", "colored"), COLORS)
def test_colour(choice: str, environ: dict[str, str], terminal: bool, colored: bool) -> None:
    assert wants_color(Color(choice), terminal, environ) is colored


@pytest.mark.parametrize(
    ("options", "env", "colored"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_of_the_output(stages: Stages, options: list[str], env: dict[str, str], colored: bool) -> None:
    assert ("\x1b[" in run("check", "x", *options, env=env).stdout) is colored


def test_the_width_is_the_terminals_within_bounds(stages: Stages) -> None:
    for columns, width in (("60", 60), ("500", 140), ("3", 20)):
        lines = run("check", "x", env={"COLUMNS": columns}).stdout.splitlines()
        assert len(lines[0]) == width
    assert len(run("check", "x", "--width", "200").stdout.splitlines()[0]) == 200


def test_output_goes_to_a_file_and_its_suffix_says_how(stages: Stages, tmp_path: Path) -> None:
    for name, form in (("report.json", "json"), ("report.JSON", "json"), ("report.txt", "terminal")):
        result = run("check", "x", "-o", str(tmp_path / name))
        assert result.stdout == ""
        assert f"{name}: 5 articles" in result.stderr
        text = render_report(replace(stages.report, problems=()), form, Look(width=80, min_confidence=0.5))
        assert (tmp_path / name).read_text(encoding="utf-8") == text
    run("check", "x", "-o", str(tmp_path / "odd.json"), "--format", "terminal")
    assert "CONFLICT" in (tmp_path / "odd.json").read_text(encoding="utf-8")
    assert not list(tmp_path.glob(".*"))
    assert run("check", "x", "--output", "-").stdout.startswith("─")


def test_output_is_replaced_whole_through_links_with_its_mode(stages: Stages, tmp_path: Path) -> None:
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    target.write_text("old")
    target.chmod(0o600)
    link.symlink_to(target)
    run("check", "x", "-o", str(link))
    assert link.is_symlink()
    assert json.loads(target.read_text(encoding="utf-8"))["schema_version"] == 1
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_output_that_fails_leaves_the_old_file(stages: Stages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    target = tmp_path / "report.json"
    target.write_text("old")
    monkeypatch.setattr("os.fsync", full)
    result = run("check", "x", "-o", str(target))
    assert result.exit_code == ExitCode.UNUSABLE
    assert "No space left on device" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]
    assert target.read_text() == "old"


def test_output_into_a_device(stages: Stages) -> None:
    assert run("check", "x", "-o", os.devnull).exit_code == ExitCode.FOUND
    assert not Path(os.devnull).is_file()


def test_an_article_of_a_folder_is_not_written_over(stages: Stages, tmp_path: Path) -> None:
    folder = tmp_path / "in" / "north"
    folder.mkdir(parents=True)
    for name in ("a.txt", "feed.jsonl", ".notes.txt", "report.json"):
        (folder / name).write_text("text")
    for name in ("a.txt", "feed.jsonl"):
        result = run("check", str(tmp_path / "in"), "-o", str(folder / name))
        assert result.exit_code == ExitCode.UNUSABLE
        assert "is one of the articles" in result.stderr
        assert (folder / name).read_text() == "text"
        assert stages.paths == []
    for name in ("new.md", ".notes.txt", "report.json"):
        assert run("check", str(tmp_path / "in"), "-o", str(folder / name)).exit_code == ExitCode.FOUND


def test_output_that_cannot_be_written_is_refused_before_the_work(stages: Stages, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("text")
    for target, what in (
        (tmp_path, "is a folder"),
        (tmp_path / "none" / "report.json", "no such folder"),
        (article, "is one of the articles"),
    ):
        result = run("check", str(article), "-o", str(target))
        assert result.exit_code == ExitCode.UNUSABLE
        assert what in result.stderr
        assert "Traceback" not in result.stderr
    assert stages.paths == []
    assert article.read_text() == "text"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check"], "Missing argument"),
        (["check", "x", "--kind", "colour"], "'colour' is not one of"),
        (["check", "x", "--min-confidence", "2"], "not in the range"),
        (["check", "x", "--width", "5"], "not in the range"),
        (["check", "x", "--format", "xml"], "'xml' is not one of"),
        (["check", "x", "--nonsense"], "No such option"),
        (["nonsense"], "No such command"),
    ],
)
def test_wrong_use(stages: Stages, arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == ExitCode.UNUSABLE
    assert said in result.stderr


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (UnreadableArticle("odd", where="a.txt", remedy="mend it"), ExitCode.UNUSABLE, "Error: a.txt: odd; mend it"),
        (BrokenPack("fr/times.toml:4: odd", remedy="mend it"), ExitCode.BROKEN, "fr/times.toml:4: odd"),
        (ZeroDivisionError("oops"), ExitCode.BROKEN, "ZeroDivisionError: oops"),
        (KeyboardInterrupt(), ExitCode.INTERRUPTED, "Stopped."),
    ],
)
def test_what_is_raised_ends_with_a_code_of_its_own(
    stages: Stages, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: ExitCode, said: str
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr("claimcheck.articles.read_articles", fail)
    result = run("check", "x")
    assert result.exit_code == code
    assert said in result.stderr
    assert ("Traceback" in result.stderr) is isinstance(error, ZeroDivisionError)


PIPED = """
import sys
sys.path[:0] = {path!r}
import pytest
from stages import Stages, replace
from claimcheck.cli import main
stages = Stages()
stages.report = replace(stages.report, claims=stages.report.claims * 2000)
stages.install(pytest.MonkeyPatch())
main(["check", "x", *sys.argv[1:]])
"""


def piped(*arguments: str, **more: Any) -> subprocess.Popen[bytes]:
    root = Path(__file__).parents[2]
    code = PIPED.format(path=[str(root), *sys.path])
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_goes_away_is_no_error(unbuffered: str) -> None:
    process = piped("--format", "json", env={**os.environ, "PYTHONUNBUFFERED": unbuffered})
    assert process.stdout
    assert process.stderr
    assert process.stdout.readline() == b"{\n"
    process.stdout.close()
    said = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait(30) == ExitCode.FOUND
    assert "Traceback" not in said
    assert "Broken" not in said


def test_a_reader_that_was_never_there_is_no_error() -> None:
    process = piped("--kind", "polarity", env={**os.environ, "PYTHONUNBUFFERED": ""})
    assert process.stdout
    process.stdout.close()
    process.stdout = None
    said = process.communicate(timeout=30)[1]
    assert (process.returncode, said) == (ExitCode.CLEAR, b"")


def test_a_stream_that_takes_little_gets_all(stages: Stages, monkeypatch: pytest.MonkeyPatch) -> None:
    class Narrow(io.BytesIO):
        def write(self, data: Any) -> int:
            return super().write(bytes(data[:7]))

    narrow = Narrow()
    monkeypatch.setattr("sys.stdout", SimpleNamespace(buffer=narrow, encoding="utf-8"))
    output.print_out(["a line that is longer\n", "38…\n"])
    assert narrow.getvalue().decode() == "a line that is longer\n38…\n"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_any_encoding_of_standard_output_will_do(encoding: str) -> None:
    process = piped("--width", "80", env={**os.environ, "PYTHONIOENCODING": encoding})
    out, said = process.communicate(timeout=30)
    assert process.returncode == ExitCode.FOUND, said.decode()
    lines = out.decode(encoding).splitlines()
    assert lines[0] == ("─" if encoding == "utf-8" else "-") * 80
    assert any("38 bless" in line for line in lines)
