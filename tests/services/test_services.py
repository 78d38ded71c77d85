"""What is ready to paste: the GitHub action, the pre-commit hook, the GitLab job."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from claimcheck.cli import main

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
FIXTURES = ROOT / "fixtures" / "examples"


def blocks(language: str) -> list[str]:
    """The fenced blocks of the README in that language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


# ---------------------------------------------------------------- the action


@pytest.fixture
def runner(tmp_path: Path) -> dict[str, str]:
    """The environment of a step, with a desk to work in and claimcheck installed where the first step puts it."""
    (tmp_path / "desk").mkdir()
    shutil.copytree(FIXTURES / "frappe-izioum" / "articles", tmp_path / "desk" / "hot press")
    shutil.copytree(FIXTURES / "crue-concordante" / "articles", tmp_path / "desk" / "calm")
    commands = tmp_path / "claimcheck" / "bin"
    commands.mkdir(parents=True)
    script = f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(ROOT))} exec {shlex.quote(sys.executable)} -m claimcheck "$@"\n'
    (commands / "claimcheck").write_text(script)
    (commands / "claimcheck").chmod(0o755)
    for name in ("summary", "output"):
        (tmp_path / name).write_text("before\n")
    return {
        "PATH": os.environ["PATH"], "RUNNER_TEMP": str(tmp_path), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
    }  # fmt: skip


def run_step(name: str, runner: dict[str, str], **inputs: str) -> subprocess.CompletedProcess[str]:
    """The script of a step as the service runs it, the inputs put where its `env` names them."""
    step = STEPS[name]
    said = {key: data.get("default", "") for key, data in ACTION["inputs"].items()} | inputs
    environment = {
        key: re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda match: said[match[1]], value)
        for key, value in step["env"].items()
    }
    assert step["shell"] == "bash"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], capture_output=True, text=True,
        cwd=Path(runner["RUNNER_TEMP"]) / "desk", env=runner | environment, timeout=120, check=False,
    )  # fmt: skip


def test_the_action_fails_and_tells_where(runner: dict[str, str], tmp_path: Path) -> None:
    done = run_step("Check the articles", runner, paths="hot press\ncalm\n", comment="comment.md")
    assert done.returncode == 1, done.stderr
    first, *others = done.stdout.splitlines()
    assert first.startswith("::error title=claimcheck::1 discrepancy to look at")
    assert any(re.match(r"::error file=hot press/\w+\.txt,line=\d+,", line) for line in others)
    assert (tmp_path / "output").read_text() == "before\nexit-code=1\n"
    summary = (tmp_path / "summary").read_text(encoding="utf-8")
    assert summary.startswith("before\n<!-- claimcheck -->\n### claimcheck: 1 discrepancy")
    assert json.loads((tmp_path / "desk" / "claimcheck.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (tmp_path / "desk" / "comment.md").read_text(encoding="utf-8").startswith("<!-- claimcheck -->")


def test_the_action_passes_options_and_writes_only_what_is_asked(runner: dict[str, str], tmp_path: Path) -> None:
    done = run_step("Check the articles", runner, paths="hot press", options="--fail-on\nnever\n", sarif="")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "output").read_text() == "before\nexit-code=0\n"
    assert sorted(path.name for path in (tmp_path / "desk").iterdir()) == ["calm", "hot press"]


def test_the_action_takes_paths_from_the_settings(runner: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "desk" / "claimcheck.toml").write_text('paths = ["calm"]\n')
    assert run_step("Check the articles", runner).returncode == 0


@pytest.mark.parametrize("path", ["$(touch pwned)", "`touch pwned`", "--output=pwned", "; touch pwned", "-o\npwned"])
def test_the_action_runs_nothing_that_an_input_says(runner: dict[str, str], tmp_path: Path, path: str) -> None:
    assert run_step("Check the articles", runner, paths=path, sarif="").returncode == 2
    assert not (tmp_path / "desk" / "pwned").exists()


def test_the_action_uses_inputs_by_the_environment_alone() -> None:
    for step in STEPS.values():
        assert "${{" not in step["run"]
    used = set(re.findall(r"inputs\.(\w+)", str(ACTION["runs"])))
    assert used == set(ACTION["inputs"])


def test_the_action_installs_what_it_stands_beside(runner: dict[str, str], tmp_path: Path) -> None:
    """`pip` is told the action's own folder; the installation itself is tried by `.ci/run`."""
    for name in ("python3", "pip"):
        fake = tmp_path / "fake" / name
        fake.parent.mkdir(exist_ok=True)
        fake.write_text(f'#!/bin/sh\necho "{name} $@" >> "$RUNNER_TEMP/calls"\n')
        fake.chmod(0o755)
    shutil.copy(tmp_path / "fake" / "pip", tmp_path / "claimcheck" / "bin" / "pip")
    step = STEPS["Install claimcheck"]
    assert step["env"] == {"ACTION": "${{ github.action_path }}"}
    environment = runner | {"ACTION": "/the action", "PATH": f"{tmp_path / 'fake'}:{runner['PATH']}"}
    subprocess.run(["bash", "-eo", "pipefail", "-c", step["run"]], env=environment, check=True, timeout=60)
    calls = (tmp_path / "calls").read_text().splitlines()
    assert calls[0] == f"python3 -m venv {tmp_path}/claimcheck"
    assert calls[1].endswith(" /the action")


# ------------------------------------------------------- the hook and the jobs


def invoke(words: list[str]) -> tuple[int, str]:
    result = CliRunner(env={"NO_COLOR": "1"}).invoke(main, words, prog_name="claimcheck")
    return result.exit_code, result.output


def test_the_hook_runs_on_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FIXTURES / "frappe-izioum")
    command, *words = shlex.split(HOOK["entry"])
    assert (command, HOOK["language"], HOOK["pass_filenames"]) == ("claimcheck", "python", False)
    assert invoke([*words, "articles"])[0] == 1
    from claimcheck.articles.reading import SUFFIXES

    assert {f".{ending}" for ending in re.findall(r"\w+", HOOK["files"].partition("(")[2])} == SUFFIXES


def snippets() -> list[Any]:
    return [yaml.safe_load(block) for block in blocks("yaml")]


def test_the_readme_shows_each_service() -> None:
    kinds = [next(key for key in ("jobs", "repos", "claimcheck") if key in snippet) for snippet in snippets()]
    assert kinds == ["jobs", "repos", "claimcheck"]


def test_the_workflow_of_the_readme_uses_the_action_as_it_is() -> None:
    workflow = snippets()[0]
    (job,) = workflow["jobs"].values()
    used = [step for step in job["steps"] if "claimcheck" in step["uses"]]
    assert used
    for step in used:
        assert set(step.get("with", {})) <= set(ACTION["inputs"])
    upload = next(step for step in job["steps"] if "upload-sarif" in step["uses"])
    assert upload["with"]["sarif_file"] == ACTION["inputs"]["sarif"]["default"]
    assert upload["if"].startswith("always()")
    assert job["permissions"]["security-events"] == "write"


def test_the_hook_of_the_readme_is_the_one_there_is() -> None:
    ((repo,),) = [snippet["repos"] for snippet in snippets() if "repos" in snippet]
    (hook,) = repo["hooks"]
    assert hook["id"] == HOOK["id"]


def test_the_gitlab_job_of_the_readme_writes_what_it_keeps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job = snippets()[2]["claimcheck"]
    monkeypatch.chdir(tmp_path)
    shutil.copytree(FIXTURES / "frappe-izioum" / "articles", tmp_path / "articles")
    commands = [shlex.split(line) for line in job["script"] if line.startswith("claimcheck ")]
    assert [invoke(command[1:])[0] for command in commands] == [1]
    reports = job["artifacts"]["reports"]
    assert isinstance(json.loads((tmp_path / reports["codequality"]).read_text(encoding="utf-8")), list)
    assert (tmp_path / reports["junit"]).read_text(encoding="utf-8").startswith("<?xml")
    assert job["artifacts"]["when"] == "always"
