"""The JSON report, its discrepancies alone, and rows as JSON Lines: one a line, the same bytes each time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from claimcheck.model import Report
from claimcheck.report.look import Look

UNSAFE = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
"""Characters legal in JSON that a terminal or an encoder may trip over: C1 controls, marks of direction and other
invisible ones, lone surrogates. They are written as escapes, so the value read back is the same."""


def render_json(report: Report, look: Look | None = None) -> str:
    """`report.to_dict()` as one JSON object that ends in a line feed; `look` changes nothing.

    Each article, problem, event, claim and discrepancy stands on a line of its own, so two reports differ by lines.
    Raises: ValueError when a number is not finite.
    """
    fields = (f"{dump_row(key)}: {_dump_field(value)}" for key, value in report.to_dict().items())
    return "{\n" + ",\n".join(fields) + "\n}\n"


def render_jsonl(report: Report, look: Look | None = None) -> str:
    """JSON Lines: the rows of `discrepancies` in the JSON report, then those of `settled`; `look` changes nothing."""
    whole = report.to_dict()
    return "".join(render_rows([*whole["discrepancies"], *whole["settled"]]))


def render_rows(rows: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    """Each row as a line of JSON Lines, line feed included."""
    return (dump_row(row) + "\n" for row in rows)


def dump_row(value: object) -> str:
    """A value as JSON on one line, not limited to ASCII but without characters that do harm."""
    return make_safe(json.dumps(value, ensure_ascii=False, allow_nan=False))


def make_safe(text: str) -> str:
    """JSON with its harmful characters as escapes."""
    return UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _dump_field(value: object) -> str:
    if not isinstance(value, list) or not value:
        return dump_row(value)
    return "[\n" + ",\n".join(map(dump_row, value)) + "\n]"
