"""What a desk knows by itself: its own tables, and which articles or claims are of one event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Decision:
    """That articles, or single claims, tell of the `same` event or of different ones, and why.

    `members` are ids of articles (or the ends of them: the file's name) or ids of claims, two at the least.
    """

    same: bool
    members: tuple[str, ...]
    reason: str = ""

    def among(self, ids: Iterable[str]) -> list[str]:
        """Those of the ids that the decision names, sorted."""
        return sorted(one for one in ids if any(one == m or one.endswith(f"/{m}") for m in self.members))


@dataclass(frozen=True, slots=True)
class Desk:
    """`tables` is a folder with tables that add to those of the language packs (`fr/places.txt`)."""

    tables: Path | None = None
    decisions: tuple[Decision, ...] = ()
