"""Tables kept as they were built, where Python keeps its compiled modules: what takes a second to build is read in a
fifth of one.

A snapshot holds for the very tables and the very code that it was made from, as their bytes tell. Where it does not, or
cannot be read, the table is built; where it cannot be written (a read-only install, `PYTHONDONTWRITEBYTECODE`), it is
built every time, as are the tables that a desk adds to. A snapshot can make nothing but the classes of this program.
"""

from __future__ import annotations

import importlib.util
import io
import os
import pickle
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar, cast

from claimcheck.languages.loading import uncollected
from claimcheck.languages.source import ROOT, Folder

Table = TypeVar("Table")

PACKAGE = ROOT.parent
OF_TABLES = ("languages", "mentions/times", "model")
"""The parts of the program that say what a built table is."""
PLAIN = {("builtins", "frozenset"), ("builtins", "set")}


@uncollected()
def kept(name: str, folder: Folder, build: Callable[[], Table]) -> Table:
    """What `build` makes of the tables in `folder`: read from the snapshot `name`, or built and kept for the next time.

    Raises: what `build` raises.
    """
    if folder.added is not None or folder.path.parent != ROOT:
        return build()
    place = _place(f"{folder.name}_{name}")
    if place is None:
        return build()
    found = _read(place)
    if found is None:
        found = build()
        if not sys.dont_write_bytecode:
            _write(place, found)
    return cast(Table, found)


def _place(name: str) -> Path | None:
    """Where a snapshot is kept; None where Python keeps no compiled modules."""
    try:
        return Path(importlib.util.cache_from_source(str(ROOT / f"{name}.py"))).with_suffix(".tables")
    except NotImplementedError:
        return None


@cache
def _seal() -> bytes:
    """What tells these tables and this code from all others."""
    seal = blake2b(digest_size=32)
    for part in OF_TABLES:
        for path in sorted((PACKAGE / part).rglob("*")):
            if path.suffix in (".py", ".toml", ".txt"):
                seal.update(f"{path.relative_to(PACKAGE)} {path.stat().st_size}\n".encode())
                seal.update(path.read_bytes())
    return seal.digest()


class _Reader(pickle.Unpickler):
    """Makes frozen classes of this program and plain collections, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        known = module.startswith("claimcheck.") or (module, name) in PLAIN
        found = super().find_class(module, name) if known else None
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a table")
        return found


def _read(place: Path) -> object | None:
    """The table of a snapshot; None when there is none of these very tables."""
    try:
        data, seal = place.read_bytes(), _seal()
        return cast(object, _Reader(io.BytesIO(data[len(seal) :])).load()) if data.startswith(seal) else None
    except Exception:  # whatever is wrong with a snapshot, the table can be built
        return None


def _write(place: Path, table: object) -> None:
    """Keeps a table, whole or not at all."""
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        number, written = tempfile.mkstemp(dir=place.parent)
        try:
            with open(number, "wb") as file:
                file.write(_seal() + pickle.dumps(table, protocol=5))
            os.replace(written, place)
        except BaseException:
            os.unlink(written)
            raise
