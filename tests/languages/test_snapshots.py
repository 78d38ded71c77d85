"""Snapshots of built tables: the same tables, never those of other bytes, and no fault when they cannot be kept."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.languages import Pack, languages, load_concepts, snapshots
from claimcheck.languages.measures import CountedNoun
from claimcheck.languages.places import read_places
from claimcheck.languages.quantities import load_quantity_tables
from claimcheck.languages.snapshots import kept
from claimcheck.languages.source import ROOT, Folder
from claimcheck.languages.speech import speech_tables
from claimcheck.mentions.times.finder import load_grammar

FOLDER = Folder(ROOT / "fr")
TABLE = {"morts": [CountedNoun("killed", "mort")]}


@pytest.fixture(autouse=True)
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where compiled modules and snapshots are kept."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def fails() -> dict[str, list[CountedNoun]]:
    raise AssertionError("built anew")


def test_a_table_is_built_once() -> None:
    assert kept("sample", FOLDER, lambda: TABLE) == TABLE
    assert kept("sample", FOLDER, fails) == TABLE


def test_other_bytes_make_another_table(monkeypatch: pytest.MonkeyPatch) -> None:
    kept("sample", FOLDER, lambda: TABLE)
    monkeypatch.setattr(snapshots, "_seal", lambda: b"x" * 32)
    with pytest.raises(AssertionError, match="built anew"):
        kept("sample", FOLDER, fails)


@pytest.mark.parametrize("spoil", [lambda data: data[:40], lambda data: data[:32] + b"\0" * 9, lambda data: b""])
def test_a_damaged_snapshot_is_built_anew(compiled: Path, spoil: Callable[[bytes], bytes]) -> None:
    kept("sample", FOLDER, lambda: TABLE)
    (path,) = files(compiled)
    path.write_bytes(spoil(path.read_bytes()))
    assert kept("sample", FOLDER, lambda: TABLE) == TABLE
    assert kept("sample", FOLDER, fails) == TABLE


class Trap:
    """What runs a command when a careless reader makes it."""

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (os.environ["TRAP"],)


def test_a_snapshot_makes_nothing_but_tables(compiled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept("sample", FOLDER, lambda: TABLE)
    (path,) = files(compiled)
    monkeypatch.setenv("TRAP", str(compiled / "sprung"))
    path.write_bytes(path.read_bytes()[:32] + pickle.dumps(Trap()))
    assert kept("sample", FOLDER, lambda: TABLE) == TABLE
    assert not (compiled / "sprung").exists()


def test_where_nothing_can_be_kept_tables_are_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "file" / "below"))
    assert kept("sample", FOLDER, lambda: TABLE) == TABLE
    assert files(tmp_path) == [tmp_path / "file"]


def test_nothing_is_kept_where_python_keeps_nothing(compiled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert kept("sample", FOLDER, lambda: TABLE) == TABLE
    assert files(compiled) == []


def test_what_a_desk_adds_to_is_not_kept(compiled: Path, tmp_path: Path) -> None:
    assert kept("sample", Folder(ROOT / "fr", tmp_path), lambda: TABLE) == TABLE
    assert kept("sample", Folder(tmp_path / "fr"), lambda: TABLE) == TABLE
    assert files(compiled) == []


TABLES: dict[str, Callable[[Pack], object]] = {
    "inflection": lambda pack: pack.inflection,
    "predicates": lambda pack: pack.predicates,
    "nouns": lambda pack: pack.nouns,
    "speech": speech_tables,
    "places": read_places,
    "quantities": load_quantity_tables,
    "times": load_grammar,
}


@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize("name", TABLES)
def test_every_large_table_is_kept(compiled: Path, code: str, name: str) -> None:
    TABLES[name](Pack(Folder(ROOT / code), load_concepts()))
    assert f"{code}_{name}" in {path.name.partition(".")[0] for path in files(compiled)}


@pytest.mark.parametrize("code", languages())
def test_a_kept_table_is_the_built_one(code: str) -> None:
    built, read = (Pack(Folder(ROOT / code), load_concepts()) for _ in range(2))
    assert list(built.nouns.items()) == list(read.nouns.items())
    assert list(built.counted_nouns.items()) == list(read.counted_nouns.items())
    assert built.inflection == read.inflection
    for word in ("capture", "captured", "saisie", "détruit", "break", "prise", "open", "morte"):
        assert built.predicates.begins(word) == read.predicates.begins(word)
        assert built.predicates.get(word) == read.predicates.get(word)
    assert load_quantity_tables(built).words == load_quantity_tables(read).words
