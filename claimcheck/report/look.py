"""How a report is to look."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.model import Aspect, Relation


@dataclass(frozen=True, slots=True)
class Look:
    """What a renderer is told beside the report.

    `width` is in columns; `color` allows ANSI colours; `held_back` counts the discrepancies left out because their
    confidence is below `min_confidence`; `about` is the term that the report was narrowed to, or None. New
    discrepancies of a relation in `failing` fail the build; `compared` tells that a baseline was read; `pages` are
    what users are told of each kind, the docstrings of the checks. Formats that have no use for one of them leave it
    aside.
    """

    width: int = 80
    color: bool = False
    held_back: int = 0
    min_confidence: float = 0.0
    about: str | None = None
    failing: frozenset[Relation] = frozenset({Relation.CONFLICT})
    compared: bool = False
    pages: tuple[tuple[Aspect, str], ...] = ()
