"""The quick reader of tables gives what `tomllib` gives, or leaves the text to it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import claimcheck.languages
from claimcheck.languages.plain_toml import NotPlain, read_plain_toml
from claimcheck.languages.source import Faults, read_toml

TABLES = sorted(Path(claimcheck.languages.__file__).parent.glob("*/*.toml"))

SAME = (
    'a = "x"\nb = 1\nc = true\nd = 1.5\n1 = []\n',
    '# comment\n\n[a]\nb = ["x", "y"]\n[a.c]\nd = "e"\n[f."g h"]\n"i j" = "k"\n',
    'a = [\n  "x", # why\n  "y",\n]\nb = 2\n',
    'a = [\n  # a comment of its own\n  "x#y",\n  "z"]\n',
    'a = { b = "c", d = ["e", "f"], g = true }\n',
    'a = { b = "c = d" }\n',
    "a = { b = { c = 1 } }\n",
    "a = 'it\\s'\n",
    'a = "x\\ty"\nb = "\\u00e9"\n',
    'a = "x" # behind it\n[b] # a table\nc = 1\n',
    "a = 2022-09-10\nb = 1_000\n",
    "",
)

LEFT = (
    "a.b = 1\n",
    "[[a]]\nb = 1\n",
    'a = """\nx\n"""\n',
    "[a]\nb = 1\n[a.c]\nd = 1\n[a]\n",
    "a = 1\na = 2\n",
    "a = { b = 1, b = 2 }\n",
    "a = null\n",
    "a = NaN\n",
    'a = {"b": 1}\n',
    'a = [{"b": 1}]\n',
    "a = [1\n",
    "a = x\n",
    "a\n",
    "[a\n",
    "a = {}\n[a.b]\n",
)


@pytest.mark.parametrize("text", SAME)
def test_plain_tables_are_read_as_tomllib_reads_them(text: str) -> None:
    assert read_plain_toml(text) == tomllib.loads(text)


@pytest.mark.parametrize("text", LEFT)
def test_the_rest_is_left_to_tomllib(text: str) -> None:
    with pytest.raises(NotPlain):
        read_plain_toml(text)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_tables_are_plain(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found, wanted = read_plain_toml(text), tomllib.loads(text)
    assert found == wanted and list(found) == list(wanted)


def test_there_are_tables() -> None:
    assert len(TABLES) > 10


def test_a_fault_keeps_its_place(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text("a = 1\na = 2\n", encoding="utf-8")
    faults = Faults()
    assert read_toml(path, faults) == {} and len(faults.found) == 1 and "x.toml:" in faults.found[0]
