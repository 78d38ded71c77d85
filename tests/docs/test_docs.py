"""What README.md, CONTRIBUTING.md and the checks' docstrings say is so: commands, paths, tables, options, examples."""

from __future__ import annotations

import importlib
import inspect
import re
import runpy
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import claimcheck
from claimcheck.cli import ExitCode, main
from claimcheck.discrepancies import CHECKS
from claimcheck.discrepancies.check import Check
from claimcheck.model import Article, Aspect, Relation
from claimcheck.report import Format

ROOT = Path(__file__).parents[2]
README, CONTRIBUTING = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md"))
DOCS = {"README.md": README, "CONTRIBUTING.md": CONTRIBUTING}
INDENTED = [line.strip() for line in README.splitlines() if line.startswith("    ") and line.strip()]
COMMANDS = [shlex.split(line, comments=True) for line in INDENTED if line.startswith("claimcheck ")]
SET_UP = [line for line in INDENTED if line.startswith("python3 ")]
USERS = ("claimcheck.toml", "claimcheck-waivers.toml")
"""Files that users write."""


def run(*arguments: str) -> Result:
    return CliRunner(env={"NO_COLOR": "1", "COLUMNS": "80"}).invoke(main, list(arguments), prog_name="claimcheck")


def table(text: str, header: str) -> dict[str, list[str]]:
    """The rows of the table whose first head is `header`, by their first cell, without its backticks."""
    lines = iter(text.splitlines())
    assert any(line.startswith(f"| {header} |") for line in lines), f"no table of {header}"
    next(lines)
    rows: dict[str, list[str]] = {}
    for line in lines:
        if not line.startswith("|"):
            break
        first, *rest = (cell.strip() for cell in line.strip("|").split("|"))
        assert first.strip("`") not in rows
        rows[first.strip("`")] = rest
    return rows


# ------------------------------------------------------------------ commands


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with all that the README's commands name."""
    fixture = ROOT / "fixtures" / "examples" / "frappe-izioum" / "articles"
    for folder in ("articles", "new"):
        (tmp_path / folder).mkdir()
        for path in fixture.iterdir():
            (tmp_path / folder / path.name).write_bytes(path.read_bytes())
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes((fixture / "hopital.txt").read_bytes())
    monkeypatch.chdir(tmp_path)
    assert run("baseline", "write", "base.json", "articles").exit_code == ExitCode.CLEAR
    assert run("archive", "add", "desk.archive", "articles").exit_code == ExitCode.CLEAR
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS, ids=shlex.join)
def test_commands_run(desk: Path, command: list[str]) -> None:
    result = run(*command[1:])
    assert result.exit_code in (ExitCode.CLEAR, ExitCode.FOUND), result.output
    assert result.stdout


def test_the_commands_are_all_there() -> None:
    assert {command[1] for command in COMMANDS} == set(main.commands)


def test_set_up_commands_have_their_shape() -> None:
    assert len(SET_UP) == 2
    for command in SET_UP:
        parts = [part.split() for part in command.split(" && ")]
        assert parts[0] == ["python3", "-m", "venv", ".venv"]
        assert parts[1][:2] == [".venv/bin/pip", "install"]
        assert len(parts) == 3
        assert all(part[0].startswith(".venv/bin/") for part in parts[1:])
    assert SET_UP[0].endswith(" . && .venv/bin/claimcheck check fixtures/examples")
    assert SET_UP[1].endswith('-e ".[test]" && .venv/bin/python -m pytest')
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "test" in project["optional-dependencies"]
    assert project["scripts"]["claimcheck"] == "claimcheck.cli:main"
    assert project["requires-python"] in (">=3.11",) and "Python 3.11 or later" in README


def test_the_examples_hold_conflicts() -> None:
    assert run("check", str(ROOT / "fixtures" / "examples")).exit_code == ExitCode.FOUND


def test_the_python_example_runs(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    script = desk / "example.py"
    script.write_text(example, encoding="utf-8")
    runpy.run_path(str(script))
    assert "quantity" in capsys.readouterr().out


def test_the_front_matter_example_is_read(tmp_path: Path) -> None:
    (block,) = re.findall(r"^    (---\n.*?\n    ---)$", README, re.DOTALL | re.MULTILINE)
    text = re.sub(r"^    ", "", block, flags=re.MULTILINE) + "\nUn missile a touché le port.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (article,) = claimcheck.read_articles([str(tmp_path)])
    keys = dict(line.split(": ", 1) for line in text.splitlines()[1:5])
    assert {key: getattr(article, key) for key in keys} == keys


def test_the_keys_of_a_row_are_those_of_an_article() -> None:
    (keys,) = re.findall(r"one article a line with (.*?)\)", README, re.DOTALL)
    assert set(re.findall(r"`(\w+)`", keys)) == {"id", "text", "date", "lang", "source", "title", "url"}
    assert {"id", "text", "date", "lang", "source", "title", "url"} <= set(inspect.signature(Article).parameters)


# ------------------------------------------------------------ paths and names


def paths_in(text: str) -> Iterator[str]:
    """What is written as a path: link targets, and code with a slash or the ending of a file."""
    prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    yield from re.findall(r"\]\(([^)#:]+)\)", prose)
    for code in re.findall(r"`([^`\n]+)`", prose):
        if re.fullmatch(r"\.?[\w./-]+(/|\.(py|md|toml|txt|json|svg))", code):
            yield code


@pytest.mark.parametrize("name", DOCS)
def test_paths_exist(name: str) -> None:
    paths = set(paths_in(DOCS[name])) - {"CODE/", "gold.json", *USERS}
    assert len(paths) > 1
    below = (ROOT, ROOT / "claimcheck", ROOT / "claimcheck" / "languages", ROOT / "claimcheck" / "discrepancies",
             ROOT / "claimcheck" / "mentions", ROOT / "claimcheck" / "languages" / "en")  # fmt: skip
    missing = [path for path in paths if not path.endswith("/CODE/") and not any((at / path).exists() for at in below)]
    assert missing == []


def test_the_stages_are_the_packages() -> None:
    rows = table(CONTRIBUTING, "stage")
    assert list(rows) == [str(n) for n in range(1, len(rows) + 1)]
    packages = [row[0].strip("`") for row in rows.values()]
    assert packages == ["articles/", "sentences/", "mentions/", "claims/", "events/", "discrepancies/", "report/"]
    (flow,) = re.findall(r"^    (read_articles → .*)$", CONTRIBUTING, re.MULTILINE)
    names = flow.split(" → ")
    assert len(names) == len(packages) == len(rows)
    sources = {
        p: "\n".join(f.read_text(encoding="utf-8") for f in (ROOT / "claimcheck" / p).rglob("*.py")) for p in packages
    }
    for name, package in zip(names, packages, strict=True):
        assert re.search(rf"^def {name}\w*\(", sources[package], re.MULTILINE), f"no {name} in {package}"


def test_names_of_the_code_exist() -> None:
    for name in ("Article.prose", "Article.offsets"):
        assert f"`{name}`" in CONTRIBUTING
        assert name.split(".")[1] in inspect.signature(Article).parameters
    assert "`CHECKS` in `find.py`" in CONTRIBUTING
    assert importlib.import_module("claimcheck.discrepancies.find").CHECKS is CHECKS
    assert "`Report`" in CONTRIBUTING and "`Problem`" in CONTRIBUTING


# --------------------------------------------------------- tables and options


def test_exit_codes_are_those_of_the_enum() -> None:
    rows = table(README, "code")
    assert set(rows) == {str(code.value) for code in ExitCode}
    help_text = " ".join(run("check", "--help").stdout.split())
    for code in ExitCode:
        assert f" {code.value} " in help_text


def test_kinds_are_those_of_the_enum_and_the_checks() -> None:
    rows = table(README, "kind")
    assert set(rows) == {aspect.value for aspect in Aspect} == {check.kind.value for check in CHECKS}
    assert all(len(row) == 2 and all(row) for row in rows.values())


def test_formats_are_those_of_the_enum() -> None:
    assert list(table(README, "format")) == [form.value for form in Format]
    assert all(f"`{suffix}`" in README for suffix in (".sarif", ".xml", ".md", ".csv", ".json", ".jsonl"))


def test_the_settings_of_the_readme_can_be_used(desk: Path) -> None:
    (example,) = re.findall(r"^```toml\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    (desk / "claimcheck.toml").write_text(example.replace("baseline.json", "base.json"), encoding="utf-8")
    result = run("check")
    assert result.exit_code == ExitCode.CLEAR, result.output
    assert result.stdout.startswith("::notice title=claimcheck::nothing that fails")
    assert (desk / "report.sarif").exists()


def test_relations_are_those_of_the_enum_gravest_first() -> None:
    rows = table(README, "relation")
    assert list(rows) == [relation.value for relation in Relation]
    for relation in Relation:
        (meaning,) = rows[relation.value]
        assert meaning in " ".join(run("check", "--help").stdout.split())


def leaves(group: click.Group) -> Iterator[click.Command]:
    """The commands of a group and of the groups in it."""
    for command in group.commands.values():
        yield from leaves(command) if isinstance(command, click.Group) else [command]


def options() -> dict[str, click.Option]:
    commands = [main, *leaves(main)]
    found = [option for command in commands for option in command.params if isinstance(option, click.Option)]
    return {name: option for option in found for name in option.opts}


def test_options_exist_with_their_defaults_and_choices() -> None:
    known = options()
    told = set(re.findall(r"(?<![\w-])(--[a-z][a-z-]+)", re.sub(r"^    python3 .*$", "", README, flags=re.MULTILINE)))
    assert told
    assert told - set(known) - {"--help"} == set()
    for name, default in re.findall(r"`(--[a-z-]+) ([\w.]+)` \(the default\)", README):
        assert str(known[name].default) in (default, str(getattr(known[name].default, "value", ""))) and default
    (levels,) = re.findall(r"`--fail-on conflict` \(the default\), (.*?) sets the level", README)
    choices = known["--fail-on"].type.choices  # type: ignore[attr-defined]
    assert re.findall(r"`(\w+)`", levels) == [str(getattr(c, "value", c)) for c in choices if str(c) != "conflict"]


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_has_a_page(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    for option in main.commands[command].params:
        assert any(name in result.stdout for name in (*option.opts, option.human_readable_name, "PATH", "OFFSET"))
    assert command in run("--help").stdout


def test_the_files_it_reads_are_those_of_the_readers() -> None:
    (told,) = re.findall(r"Files are (.*?) \(one article", README)
    readers = importlib.import_module("claimcheck.articles.reading").READERS
    assert set(re.findall(r"`(\.\w+)`", told)) <= set(readers)


# ------------------------------------------------------------------ the checks


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.kind.value)
def test_a_checks_docstring_is_its_page(check: Check) -> None:
    page = inspect.getdoc(type(check)) or ""
    what, how, example = page.split("\n\n")
    assert what.endswith(".") and "\n" not in what
    assert "It compares " in how and "leaves" in how and "alone" in how
    left, arrow, finding = " ".join(example.split()).partition(" → ")
    assert arrow and left.count("“") + left.count('"') in (2, 4)
    assert re.fullmatch(r"[\w ]+: .+ / .+\.", finding), finding


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.kind.value)
def test_a_check_has_one_id_for_all_its_traces(check: Check) -> None:
    kind = check.kind.value
    assert Path(inspect.getfile(type(check))).stem == kind
    examples = tomllib.loads((ROOT / "tests" / "discrepancies" / "examples.toml").read_text(encoding="utf-8"))
    assert examples[kind]["found"] and examples[kind]["nothing"]
    assert kind in table(README, "kind")
    assert kind in run("check", "--help").stdout
