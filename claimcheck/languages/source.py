"""Reading the tables of a pack strictly: every fault is gathered with its file and line before any is raised."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from claimcheck.errors import BrokenPack
from claimcheck.languages.plain_toml import NotPlain, read_plain_toml
from claimcheck.model.quick import quickly_made

Table = TypeVar("Table")

ROOT = Path(__file__).parent


class Line(int):
    """The number of a line that knows its file, where that is not the one it is looked for in."""

    file: Path | None = None

    @classmethod
    def of(cls, number: int, file: Path) -> Line:
        """Line `number` of `file`."""
        line = cls(number)
        line.file = file
        return line


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table of a pack: its file, and the file of the same name that a desk adds to it, if there is one."""

    path: Path
    added: Path | None = None

    @property
    def name(self) -> str:
        """`fr/titles.txt`."""
        return f"{self.path.parent.name}/{self.path.name}"

    def files(self) -> list[Path]:
        """The files that there are, the pack's own first."""
        return [file for file in (self.path, self.added) if file is not None]

    def lines(self) -> Iterator[tuple[Line, str]]:
        """Every line of the files with its number."""
        for file in self.files():
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                yield Line.of(number, file), line


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder of a pack's tables, and the one of a desk that adds to them."""

    path: Path
    added: Path | None = None

    @property
    def name(self) -> str:
        """The code of the language."""
        return self.path.name

    def __truediv__(self, name: str) -> TableFile:
        added = self.added / name if self.added else None
        return TableFile(self.path / name, added if added is not None and added.is_file() else None)


@dataclass(slots=True)
class Faults:
    """Faults found so far, each `file:line: what is wrong`."""

    found: list[str] = field(default_factory=list)

    def add(self, table: TableFile | Path, line: int, what: str) -> None:
        """One more fault, in the table's own file where the line knows no other."""
        own = table.path if isinstance(table, TableFile) else table
        path = (line.file if isinstance(line, Line) else None) or own
        name = f"{path.parent.name}/{path.name}" if path == own else str(path)
        self.found.append(f"{name}:{int(line)}: {what}")

    def raise_any(self) -> None:
        """Raises: BrokenPack, naming every fault, when there is one."""
        if self.found:
            raise BrokenPack("\n".join(self.found), remedy="mend the lines named")


@quickly_made
@dataclass(frozen=True, slots=True)
class Row:
    """A line `key: value, value` of a word list; a line without a colon has the key "" and one value."""

    line: int
    key: str
    values: tuple[str, ...]


def read_rows(path: TableFile | Path, faults: Faults, *, separator: str = ",") -> list[Row]:
    """The rows of a word list, without comments (`#`) and empty lines. A phrase that stands twice is a fault."""
    rows: list[Row] = []
    seen: dict[str, dict[str, int]] = {}
    for number, raw in as_table(path).lines():
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


def as_table(path: TableFile | Path) -> TableFile:
    """A file alone as the table that it is."""
    return path if isinstance(path, TableFile) else TableFile(path)


def read_toml(path: TableFile | Path, faults: Faults) -> dict[str, Any]:
    """A TOML table, with what a desk adds to it; a syntax error is a fault and gives an empty table."""
    found: dict[str, Any] = {}
    for file in as_table(path).files():
        try:
            _add_to(found, _loads(file.read_text(encoding="utf-8")))
        except tomllib.TOMLDecodeError as error:
            faults.add(file, Line.of(_line_of_error(file, str(error)), file), str(error))
    return found


def _add_to(table: dict[str, Any], more: Mapping[str, Any]) -> None:
    """What is new is put in; lists grow, tables take in what theirs have, anything else is replaced."""
    for key, value in more.items():
        mine = table.get(key)
        if isinstance(mine, dict) and isinstance(value, dict):
            _add_to(mine, value)
        elif isinstance(mine, list) and isinstance(value, list):
            table[key] = mine + [item for item in value if item not in mine]
        else:
            table[key] = value


def _line_of_error(path: Path, message: str) -> int:
    """The line that the message of the TOML reader names; the last one for an error at the end."""
    named = re.search(r"\(at line (\d+)", message)
    return int(named.group(1)) if named else len(path.read_text(encoding="utf-8").splitlines())


def _loads(text: str) -> dict[str, Any]:
    try:
        return read_plain_toml(text)
    except NotPlain:
        return tomllib.loads(text)


def line_of(path: TableFile | Path, word: str) -> int:
    """The first line of a table that holds `word`, in what a desk adds before the rest; 1 when none does."""
    found = [number for number, line in as_table(path).lines() if word in line]
    own = [number for number in found if number.file != as_table(path).added]
    added = [number for number in found if number.file == as_table(path).added]
    return next(iter(added + own), 1)


def check_keys(
    path: TableFile | Path,
    where: str,
    table: Mapping[str, Any],
    allowed: Mapping[str, type | tuple[type, ...]],
    faults: Faults,
) -> None:
    """Every key of `table` must be in `allowed` and of its type; `where` names the table in the message."""
    for key, value in table.items():
        if key not in allowed:
            names = ", ".join(sorted(allowed))
            faults.add(path, line_of(path, key), f"{where}: unknown key {key!r}; allowed: {names}")
        elif not isinstance(value, allowed[key]):
            faults.add(path, line_of(path, key), f"{where}: {key!r} is of the wrong type")


def tables_of(path: TableFile | Path, faults: Faults) -> Iterator[tuple[str, dict[str, Any]]]:
    """The `[name]` tables of a TOML file."""
    for name, table in read_toml(path, faults).items():
        if isinstance(table, dict):
            yield name, table
        else:
            faults.add(path, line_of(path, name), f"{name!r} stands outside a table")


def members_of(
    path: TableFile | Path,
    name: str,
    table: Mapping[str, Any],
    known: Mapping[str, Collection[str]],
    faults: Faults,
) -> Iterator[tuple[str, str]]:
    """The ids in the columns of a table, each with its column; one that is not among those `known` of it is a fault."""
    for column, defined in known.items():
        for member in table.get(column, ()):
            if member not in defined:
                faults.add(path, line_of(path, f'"{member}"'), f"{name}: no {column[:-1]} {member!r} is defined")
            yield column, member


def checked(read: Callable[[Faults], Table]) -> Table:
    """What `read` makes of a table. Raises: BrokenPack, naming every fault it found."""
    faults = Faults()
    table = read(faults)
    faults.raise_any()
    return table
