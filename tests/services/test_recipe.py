"""The README's recipe, from nothing to a red build and its mending, line by line as a desk would type it."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimcheck.cli import main

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
(RECIPE,) = re.findall(r"^```console\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
LINES = [line.removeprefix("$ ").partition("  #")[::2] for line in RECIPE.splitlines()]
"""Each command with what is said of it."""
DAY = ("--today", "2025-03-06")
"""The day on which the recipe is walked, where it does not name another."""


def run(command: str, *more: str) -> Result:
    """A command of claimcheck, or of the shell."""
    words = [*shlex.split(command)[1:], *more]
    return CliRunner(env={"NO_COLOR": "1", "COLUMNS": "100"}).invoke(main, words, prog_name="claimcheck")


def on_the_day(command: str) -> Result:
    takes_day = command.startswith(("claimcheck check", "claimcheck waive")) and "--today" not in command
    return run(command, *(DAY if takes_day else ()))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_each_line_does_what_it_says(desk: Path) -> None:
    told = []
    for command, said in LINES:
        if not command.startswith("claimcheck "):
            subprocess.run(["bash", "-ec", command], check=True, timeout=60)
            continue
        result = on_the_day(command)
        expected = re.match(r" ?exit code (\d): (.+)", said)
        code, words = (int(expected[1]), expected[2]) if expected else (0, "")
        assert result.exit_code == code, (command, result.output)
        told.append((words, result))
    red, waived, ended = (result for words, result in told if words)
    assert "CONFLICT · date" in red.stdout
    assert "04:10" in red.stdout and "05:40" in red.stdout
    assert "1 discrepancy (1 conflict; 1 waived)" in waived.stdout
    assert "the wire has the second alarm" in waived.stdout
    assert "ended on 2030-06-30" in ended.stderr
    assert "1 discrepancy (1 conflict)" in ended.stdout


def test_the_annotation_is_at_the_hour_of_the_new_article(desk: Path) -> None:
    for command, said in LINES:
        if said:
            break
        subprocess.run(["bash", "-ec", command], check=True) if "claimcheck" not in command else run(command)
    first, *others = on_the_day(f"{command} --output github=-").stdout.splitlines()
    assert first.startswith("::error title=claimcheck::1 discrepancy to look at: ")
    (line,) = others
    match = re.match(r"::error file=(new/wire\.txt),line=1,endLine=1,col=(\d+),endColumn=(\d+),title=conflict ", line)
    assert match
    text = Path(match[1]).read_text(encoding="utf-8")
    assert text[int(match[2]) - 1 : int(match[3])] == "5:40 a.m."


def test_a_third_hour_is_not_waived_and_names_what_was(desk: Path) -> None:
    for command, _ in LINES[:-2]:
        subprocess.run(["bash", "-ec", command], check=True) if "claimcheck" not in command else on_the_day(command)
    Path("new/third.txt").write_text("Le feu a pris le 4 mars 2025 à 3 h 30 dans la scierie Vallard, à Argenton.\n")
    result = on_the_day(LINES[-2][0])
    assert result.exit_code == 1
    assert "holds no longer: there is a further value" in result.stderr
