"""Waivers: `claimcheck-waivers.toml`, to be read and reviewed by people.

    [[waiver]]
    id = "9c1f00d2a7b4"
    reason = "Le Jour counted before the second search."
    author = "Jo Martin"       # this and what follows may be missing
    written = 2025-02-06
    until = 2025-03-01         # the last day on which it holds
    days = ["2025-02-04"]      # when the event was, which tells it from others of the same id
    what = "wounded, 38 / 55"  # for the reader
"""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date, datetime
from typing import Any

from claimcheck.errors import ClaimcheckError
from claimcheck.model import Waiver
from claimcheck.report.inert import make_inert

FILE = "claimcheck-waivers.toml"
"""Where waivers are looked for, in the working directory."""
HEAD = """\
# Discrepancies that may stand, and why. `claimcheck check` reads this file, `claimcheck waive` adds to it.
# An entry ends after the day `until`; delete what is no longer needed.
"""
ID = re.compile(r"[0-9a-f]{12}")
TYPES: dict[str, type] = {
    "id": str, "reason": str, "author": str, "written": date, "until": date, "days": list, "what": str,
}  # fmt: skip
NAMES = {str: "a text in quotes", date: "a day (YYYY-MM-DD, without quotes)", list: "a list of days in quotes"}


class BrokenWaivers(ClaimcheckError):
    """A file of waivers that cannot be read; `what` names every fault."""


def parse_waivers(text: str, where: str) -> tuple[Waiver, ...]:
    """The waivers in a file's text, in its order. `where` is its path, for errors. Raises: BrokenWaivers."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BrokenWaivers(f"is not TOML: {error}", where=where, remedy="mend that line") from error
    rows = data.pop("waiver", [])
    if data or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        said = ", ".join(data) or "waiver"
        raise BrokenWaivers(f"has {said}", where=where, remedy="give it [[waiver]] tables only")
    faults = [f"waiver {n}: {fault}" for n, row in enumerate(rows, 1) for fault in _faults(row)]
    if faults:
        raise BrokenWaivers("; ".join(faults), where=where, remedy="mend these entries")
    return tuple(_waiver(row) for row in rows)


def _faults(row: dict[str, Any]) -> list[str]:
    """What is wrong with an entry."""
    faults = [f"unknown key {key!r}, known are {', '.join(TYPES)}" for key in row if key not in TYPES]
    for key, kind in TYPES.items():
        if key in row and (not isinstance(row[key], kind) or isinstance(row[key], datetime)):
            faults.append(f"{key} is not {NAMES[kind]}")
    if not ID.fullmatch(str(row.get("id", ""))):
        faults.append("id is not twelve hexadecimal digits")
    if not str(row.get("reason", "")).strip():
        faults.append("it gives no reason")
    return faults


def _waiver(row: dict[str, Any]) -> Waiver:
    days = tuple(map(str, row.get("days", ())))
    return Waiver(row["id"], row["reason"], row.get("author"), row.get("written"), row.get("until"), days)


def format_waiver(waiver: Waiver, what: str = "") -> str:
    """The entry of a waiver; `what` says which discrepancy it is."""
    values = {
        "id": waiver.id, "reason": waiver.reason, "author": waiver.author, "written": waiver.written,
        "until": waiver.until, "days": list(waiver.days), "what": what,
    }  # fmt: skip
    lines = [f"{key} = {_toml(value)}" for key, value in values.items() if value]
    return "\n".join(["[[waiver]]", *lines]) + "\n"


def append_waiver(text: str, entry: str) -> str:
    """The file's text with one entry more, all else as it stands."""
    before = text if text.strip() else HEAD
    return before.rstrip("\n") + "\n\n" + entry


def _toml(value: object) -> str:
    """A text, a day or a list of texts in TOML, on one line, without characters that a reviewer does not see."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(make_inert(str(value)), ensure_ascii=False)
