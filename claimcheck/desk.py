"""Reading what a desk knows: a folder of tables and a file of decisions."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from claimcheck.errors import ClaimcheckError
from claimcheck.languages.pack import languages
from claimcheck.languages.source import ROOT
from claimcheck.model.desk import Decision, Desk

CONCEPTS = "concepts"
KINDS = {"same": True, "different": False}
KEYS = {"articles", "claims", "reason"}


def read_desk(tables: str | Path | None = None, decisions: str | Path | None = None) -> Desk:
    """A desk's knowledge. Raises: ClaimcheckError, naming the file and the remedy.

    `tables` is a folder laid out like the packs (`fr/`, `en/`, `concepts/`); each file in it adds to the table of the
    same name. `decisions` is a TOML file of `[[same]]` and `[[different]]` tables, each with `articles` or `claims`
    (two ids or more) and a `reason`.
    """
    return Desk(
        _folder(Path(tables)) if tables is not None else None,
        _decisions(Path(decisions)) if decisions is not None else (),
    )


def _folder(folder: Path) -> Path:
    if not folder.is_dir():
        remedy = "name a folder with fr/, en/ or concepts/ in it"
        raise ClaimcheckError("is no folder", where=str(folder), remedy=remedy)
    known = sorted([*languages(), CONCEPTS])
    for path in sorted(folder.rglob("*")):
        if path.is_dir() or path.name.startswith((".", "README")):
            continue
        home = path.parent.relative_to(folder)
        if str(home) not in known:
            raise ClaimcheckError("adds to no table", where=str(path), remedy=f"tables stand in {', '.join(known)}")
        if not (ROOT / home / path.name).is_file():
            names = ", ".join(sorted(p.name for p in (ROOT / home).iterdir() if p.suffix in (".txt", ".toml")))
            raise ClaimcheckError("adds to no table", where=str(path), remedy=f"there are {names}")
    return folder


def _decisions(path: Path) -> tuple[Decision, ...]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ClaimcheckError(f"cannot be read: {error.strerror}", where=str(path), remedy="check its name") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ClaimcheckError(f"is no TOML: {error}", where=str(path), remedy="mend the line named") from error
    unknown = sorted(set(table) - set(KINDS))
    if unknown:
        remedy = "write [[same]] or [[different]]"
        raise ClaimcheckError(f"unknown table {unknown[0]!r}", where=str(path), remedy=remedy)
    return tuple(_decision(path, kind, row) for kind in KINDS for row in _rows(path, kind, table.get(kind, [])))


def _rows(path: Path, kind: str, rows: Any) -> list[dict[str, Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ClaimcheckError(f"{kind!r} is no list of tables", where=str(path), remedy=f"write [[{kind}]]")
    return rows


def _decision(path: Path, kind: str, row: dict[str, Any]) -> Decision:
    unknown = sorted(set(row) - KEYS)
    if unknown:
        remedy = f"allowed are {', '.join(sorted(KEYS))}"
        raise ClaimcheckError(f"[[{kind}]]: unknown key {unknown[0]!r}", where=str(path), remedy=remedy)
    lists = [row[key] for key in ("articles", "claims") if key in row]
    if len(lists) != 1 or not isinstance(lists[0], list) or len(lists[0]) < 2 or not all(map(_is_id, lists[0])):
        remedy = 'give one of them two ids or more: articles = ["a.txt", "b.txt"]'
        raise ClaimcheckError(f"[[{kind}]]: needs `articles` or `claims`", where=str(path), remedy=remedy)
    return Decision(KINDS[kind], tuple(lists[0]), str(row.get("reason", "")))


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())
