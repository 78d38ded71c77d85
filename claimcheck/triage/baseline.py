"""The baseline: the discrepancies that a batch had on some day, one a line, to be kept beside the sources."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from claimcheck.errors import ClaimcheckError
from claimcheck.model import Discrepancy
from claimcheck.triage.days import days_of, may_be_one

VERSION = 1
REMEDY = "write it anew with `claimcheck baseline write`"


class BrokenBaseline(ClaimcheckError):
    """A file that is no baseline."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A discrepancy of a baseline: the `days` of its event (EDTF), and `what` it is, for who reads the file."""

    id: str
    days: tuple[str, ...] = ()
    what: str = ""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The entries by id. A baseline that holds nothing knows nothing."""

    entries: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)

    def knows(self, found: Discrepancy) -> bool:
        """Is the discrepancy in the baseline?"""
        days = days_of(found)
        return any(may_be_one(entry.days, days) for entry in self.entries.get(found.id, ()))

    def missing(self, found: Iterable[Discrepancy]) -> int:
        """How many of its ids are no longer found."""
        return len(self.entries.keys() - {one.id for one in found})


def format_baseline(found: Iterable[tuple[Discrepancy, str]]) -> str:
    """The baseline of these discrepancies, each with its words, as JSON: one a line, sorted, so that changes show."""
    rows = {(one.id, days_of(one)): what for one, what in found}
    lines = [
        json.dumps({"id": name, "days": list(days), "what": what}, ensure_ascii=False)
        for (name, days), what in sorted(rows.items())
    ]
    listed = "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"
    return f'{{\n"baseline_version": {VERSION},\n"discrepancies": {listed}\n}}\n'


def parse_baseline(text: str, where: str) -> Baseline:
    """The baseline in a file's text. `where` is its path, for errors. Raises: BrokenBaseline."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BrokenBaseline("is no JSON", where=where, remedy=REMEDY) from error
    version = data.get("baseline_version") if isinstance(data, dict) else None
    if version != VERSION:
        what = f"has version {version}, this is version {VERSION}" if version else "is no baseline"
        raise BrokenBaseline(what, where=where, remedy=REMEDY)
    entries: dict[str, tuple[Entry, ...]] = {}
    rows = data.get("discrepancies")
    for row in rows if isinstance(rows, list) else [None]:
        entry = _entry(row, where)
        entries[entry.id] = (*entries.get(entry.id, ()), entry)
    return Baseline(entries)


def _entry(row: Any, where: str) -> Entry:
    if not isinstance(row, dict) or set(row) != {"id", "days", "what"}:
        raise BrokenBaseline("has an entry without `id`, `days` and `what`", where=where, remedy=REMEDY)
    name, days, what = row["id"], row["days"], row["what"]
    if not isinstance(name, str) or not isinstance(what, str) or not isinstance(days, list):
        raise BrokenBaseline(f"has an entry that cannot be read: {str(name)[:20]}", where=where, remedy=REMEDY)
    return Entry(name, tuple(map(str, days)), what)
