"""The phrases of the tests' data files: `PHRASE => WANTED`, a file a language."""

from __future__ import annotations

from pathlib import Path


def read_phrases(folder: Path, *patterns: str) -> list[tuple[str, str, str]]:
    """Each line's language, from its file's name (`NAME.LANG.txt`), its phrase and what is wanted of it."""
    rows = []
    for path in sorted(path for pattern in patterns for path in folder.glob(pattern)):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                phrase, arrow, wanted = line.partition(" => ")
                assert arrow and wanted, f"{path.name}: cannot read {line!r}"
                rows.append((path.suffixes[0][1:], phrase, wanted))
    return rows
