"""Settings from `claimcheck.toml` and `pyproject.toml`, and what `claimcheck config` tells of them."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest
from stages import Stages, run

from claimcheck.cli import ExitCode, main
from claimcheck.cli.settings import Settings, find_settings, keys_of, make_defaults
from claimcheck.errors import ClaimcheckError


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Stages:
    monkeypatch.chdir(tmp_path)
    return Stages().install(monkeypatch)


def write(text: str, name: str = "claimcheck.toml") -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def defaults(text: str, path: Path = Path("claimcheck.toml")) -> dict[str, Any]:
    return make_defaults(Settings(path.absolute(), tomllib.loads(text)), main.commands)


@pytest.mark.parametrize("name", ["claimcheck.toml", "pyproject.toml"])
def test_the_settings_hold_unless_the_command_line_says_otherwise(stages: Stages, name: str) -> None:
    head = "[tool.claimcheck]\n" if name == "pyproject.toml" else ""
    write(f'{head}fail-on = "never"\nformat = "json"\nkind = ["date", "polarity"]\n', name)
    result = run("check", "x")
    assert result.exit_code == ExitCode.CLEAR
    assert {found["kind"] for found in json.loads(result.stdout)["discrepancies"]} == {"date", "polarity"}
    assert run("check", "x", "--fail-on", "conflict", "--kind", "quantity").exit_code == ExitCode.FOUND


def test_paths_may_be_set_and_count_from_the_file(
    stages: Stages, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    outputs = '["out/report.json", "gitlab=gl.json", "-"]'
    write(f'paths = ["press", "/tmp/more", "-"]\noutput = {outputs}\n', "desk/claimcheck.toml")
    (tmp_path / "desk" / "below").mkdir()
    (tmp_path / "desk" / "out").mkdir()
    monkeypatch.chdir(tmp_path / "desk" / "below")
    result = run("check")
    assert stages.paths == ["../press", "/tmp/more", "-"]
    assert result.stdout.startswith("─")
    assert json.loads((tmp_path / "desk" / "out" / "report.json").read_text(encoding="utf-8"))["schema_version"] == 1
    assert json.loads((tmp_path / "desk" / "gl.json").read_text(encoding="utf-8"))
    monkeypatch.chdir(tmp_path / "desk")
    run("claims")
    assert stages.paths == ["press", "/tmp/more", "-"]


def test_without_settings_paths_must_be_given(stages: Stages) -> None:
    assert "Missing argument" in run("check").stderr


def test_the_nearest_settings_hold(stages: Stages, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write('about = "top"\n')
    write("[tool.other]\n", "a/pyproject.toml")
    write('[tool.claimcheck]\nabout = "b"\n', "a/b/pyproject.toml")
    write('about = "own"\n', "a/b/c/claimcheck.toml")
    write('[tool.claimcheck]\nabout = "shared"\n', "a/b/c/pyproject.toml")
    (tmp_path / "a/b/c/d").mkdir()
    for folder, about in ((".", "top"), ("a", "top"), ("a/b", "b"), ("a/b/c", "own"), ("a/b/c/d", "own")):
        assert find_settings(tmp_path / folder).table["about"] == about


def test_an_empty_file_of_its_own_stops_the_search(stages: Stages, tmp_path: Path) -> None:
    write('about = "top"\n')
    write("", "a/claimcheck.toml")
    assert find_settings(tmp_path / "a").table == {}


def test_another_file_or_none(stages: Stages) -> None:
    write('fail-on = "never"\n')
    write('fail-on = "update"\n', "other/ours.toml")
    assert run("check", "x").exit_code == ExitCode.CLEAR
    assert run("--config", "other/ours.toml", "check", "x").exit_code == ExitCode.FOUND
    assert run("--no-config", "check", "x").exit_code == ExitCode.FOUND
    missing = run("--config", "none.toml", "check", "x")
    assert missing.exit_code == ExitCode.UNUSABLE
    assert "none.toml: cannot be read" in missing.stderr


def test_a_key_at_the_top_holds_for_all_that_have_it() -> None:
    found = defaults('color = "never"\nformat = "sarif"\n[claims]\nformat = "jsonl"\ncolor = "always"\n')
    assert found["check"] == {"form": "sarif", "color": "never"}
    assert found["claims"] == {"form": "jsonl", "color": "always"}
    assert found["mentions"] == {"color": "never"}
    assert found["compare"] == {"color": "never"}


def test_days_and_numbers_are_taken_as_they_are() -> None:
    found = defaults("today = 2025-03-01\nmin-confidence = 1\nwidth = 90\n")["check"]
    assert found == {"today": date(2025, 3, 1), "min_confidence": 1, "width": 90}


FAULTS = [
    ('fail_on = "never"', "unknown key fail_on, the nearest is fail-on"),
    ("colour = 1", "unknown key colour, the nearest is color"),
    ("[clams]\nformat = 1", "unknown key clams, the nearest is claims"),
    ('[claims]\nformt = "jsonl"', "unknown key claims.formt, the nearest is claims.format"),
    ('[claims]\nformat = "sarif"', "claims.format: 'sarif' is not one of"),
    ("[baseline.wirte]\n", "unknown key baseline.wirte, the nearest is baseline.write"),
    ('fail-on = "error"', "fail-on: 'error' is not one of"),
    ("min-confidence = 2", "min-confidence: 2.0 is not in the range"),
    ("min-confidence = true", "min-confidence: True is not of its kind"),
    ('width = "wide"', "width: 'wide' is not a valid integer"),
    ('about = ["a", "b"]', "about: it takes one value, not a list"),
    ("today = 'soon'", "today: 'soon' is not a day"),
    ("paths = [[1]]", "paths: .* is not of its kind"),
]


@pytest.mark.parametrize(("text", "said"), FAULTS)
def test_what_is_wrong_is_told(stages: Stages, text: str, said: str) -> None:
    write(text)
    with pytest.raises(ClaimcheckError, match=f"claimcheck.toml: {said}"):
        defaults(text)
    result = run("check", "x")
    assert result.exit_code == ExitCode.UNUSABLE
    assert stages.paths == []


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(ClaimcheckError, match=r"fail-on: .*; unknown key a.*; unknown key b"):
        defaults('a = 1\nb = 2\nfail-on = "x"\n')


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("claimcheck.toml", "a = \n", "is not TOML"),
        ("pyproject.toml", "[tool]\nclaimcheck = 1\n", "tool.claimcheck is no table"),
        ("claimcheck.toml", "a" * 10 + "[" * 5000, "is not TOML"),
    ],
)
def test_a_broken_file_is_told(stages: Stages, name: str, text: str, said: str) -> None:
    write(text, name)
    result = run("check", "x")
    assert (result.exit_code, said in result.stderr) == (ExitCode.UNUSABLE, True)


def options(command: click.Command) -> set[str]:
    return {name.removeprefix("--") for p in command.params if isinstance(p, click.Option) for name in p.opts
            if name.startswith("--")}  # fmt: skip


@pytest.mark.parametrize("command", ["check", "claims", "mentions", "waive"])
def test_every_option_of_the_command_line_can_be_set(command: str) -> None:
    assert set(keys_of(main.commands[command])) == options(main.commands[command]) | {"paths"}


def test_config_tells_values_and_where_they_come_from(stages: Stages, tmp_path: Path) -> None:
    own = '[tool.claimcheck.claims]\ncolor = "never"\n'
    write(f'[tool.claimcheck]\npaths = "press"\nfail-on = "dispute"\n{own}', "pyproject.toml")
    text = run("config").stdout
    shown = tomllib.loads(text)
    assert shown["check"] == {"paths": ["press"], "fail-on": "dispute", "min-confidence": 0.5, "color": "auto"}
    assert shown["claims"]["color"] == "never"
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert lines[0] == f"# {tmp_path / 'pyproject.toml'}, tool.claimcheck"
    assert 'fail-on = "dispute" # pyproject.toml' in lines
    assert "min-confidence = 0.5 # default" in lines
    assert "# about # not set" in lines


def test_config_without_a_file(stages: Stages) -> None:
    assert run("config").stdout.startswith("# no settings file\n")
    assert tomllib.loads(run("config").stdout)["check"]["fail-on"] == "conflict"


def test_what_config_shows_can_be_used(stages: Stages) -> None:
    write('kind = ["date"]\nwidth = 90\n[mentions]\nformat = "jsonl"\n')
    before = run("config").stdout
    shown = tomllib.loads(before)
    tables = {name: table for name, table in shown.items() if name not in ("archive", "baseline")}
    tables |= {f"archive.{name}": table for name, table in shown["archive"].items()}
    lines = [[f"[{name}]", *(f"{key} = {json.dumps(value)}" for key, value in table.items())]
             for name, table in tables.items()]  # fmt: skip
    write("\n".join(line for table in lines for line in table))
    assert tomllib.loads(run("config").stdout) == shown
