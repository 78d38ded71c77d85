"""What the code needs to know of a language as a whole: its `language.toml`, which explains each key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from claimcheck.languages.since import SINCE_KEYS
from claimcheck.languages.source import Faults, TableFile, check_keys, read_toml

LANGUAGE_KEYS: dict[str, type | tuple[type, ...]] = {
    "name": str, "elisions": list, "clitics": list, "reflexives": list, "auxiliaries": list,
    "support_verbs": list, "indefinites": list, "vague_objects": list, "stand_ins": list, "happenings": list,
    "bare_capitals": list, "decimal_mark": str, "group_marks": list, "home": list, "clock_zones": list, "flags": list,
    "before_infinitive": list, "between_infinitive": list,
    "past_auxiliaries": list, "past_with_be": list, "past_of_plans": list, **SINCE_KEYS,
}  # fmt: skip


def read_about(path: TableFile | Path, faults: Faults) -> dict[str, Any]:
    """The table, its keys checked."""
    about = read_toml(path, faults)
    check_keys(path, "language", about, LANGUAGE_KEYS, faults)
    return about
