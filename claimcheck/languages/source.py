"""Reading the tables of a pack strictly: every fault is gathered with its file and line before any is raised."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimcheck.errors import BrokenPack
from claimcheck.languages.plain_toml import NotPlain, read_plain_toml

ROOT = Path(__file__).parent


@dataclass(slots=True)
class Faults:
    """Faults found so far, each `file:line: what is wrong`."""

    found: list[str] = field(default_factory=list)

    def add(self, path: Path, line: int, what: str) -> None:
        """One more fault."""
        self.found.append(f"{path.parent.name}/{path.name}:{line}: {what}")

    def raise_any(self) -> None:
        """Raises: BrokenPack, naming every fault, when there is one."""
        if self.found:
            raise BrokenPack("\n".join(self.found), remedy="mend the lines named")


@dataclass(frozen=True, slots=True)
class Row:
    """A line `key: value, value` of a word list; a line without a colon has the key "" and one value."""

    line: int
    key: str
    values: tuple[str, ...]


def read_rows(path: Path, faults: Faults, *, separator: str = ",") -> list[Row]:
    """The rows of a word list, without comments (`#`) and empty lines. A phrase that stands twice is a fault."""
    rows: list[Row] = []
    seen: dict[str, dict[str, int]] = {}
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = raw.split("#", 1)[0].strip()
        if not line:
            continue
        key, colon, rest = line.partition(":")
        stripped = map(str.strip, (rest if colon else line).split(separator))
        values = tuple(filter(None, stripped))
        row = Row(number, key.strip() if colon else "", values)
        if not values:
            faults.add(path, number, f"{row.key!r} has no entries")
        known = seen.setdefault(row.key, {})
        before = len(known)
        for value in values:
            known.setdefault(value, number)
        if len(known) < before + len(values):
            for value in values:
                if known[value] != number or values.count(value) > 1:
                    faults.add(path, number, f"{value!r} stands twice, first on line {known[value]}")
        rows.append(row)
    return rows


def read_toml(path: Path, faults: Faults) -> dict[str, Any]:
    """A TOML table; a syntax error is a fault and gives an empty table."""
    try:
        return _loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        faults.add(path, _line_of_error(path, str(error)), str(error))
        return {}


def _line_of_error(path: Path, message: str) -> int:
    """The line that the message of the TOML reader names; the last one for an error at the end."""
    named = re.search(r"\(at line (\d+)", message)
    return int(named.group(1)) if named else len(path.read_text(encoding="utf-8").splitlines())


def _loads(text: str) -> dict[str, Any]:
    try:
        return read_plain_toml(text)
    except NotPlain:
        return tomllib.loads(text)


def line_of(path: Path, word: str) -> int:
    """The first line of a file that holds `word`; 1 when none does."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if word in line:
            return number
    return 1


def check_keys(
    path: Path, where: str, table: Mapping[str, Any], allowed: Mapping[str, type | tuple[type, ...]], faults: Faults
) -> None:
    """Every key of `table` must be in `allowed` and of its type; `where` names the table in the message."""
    for key, value in table.items():
        if key not in allowed:
            names = ", ".join(sorted(allowed))
            faults.add(path, line_of(path, key), f"{where}: unknown key {key!r}; allowed: {names}")
        elif not isinstance(value, allowed[key]):
            faults.add(path, line_of(path, key), f"{where}: {key!r} is of the wrong type")


def tables_of(path: Path, faults: Faults) -> Iterator[tuple[str, dict[str, Any]]]:
    """The `[name]` tables of a TOML file."""
    for name, table in read_toml(path, faults).items():
        if isinstance(table, dict):
            yield name, table
        else:
            faults.add(path, line_of(path, name), f"{name!r} stands outside a table")
