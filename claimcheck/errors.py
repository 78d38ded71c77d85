"""What can go wrong, each with what, where and what to do."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the batch that was not read, or read with a doubt, and the remedy.

    `path` is what the user named; `fatal` tells that the article (or row) is missing from the report.
    """

    path: str
    what: str
    remedy: str
    fatal: bool = True

    def __str__(self) -> str:
        return f"{self.path}: {self.what}; {self.remedy}"

    def to_dict(self) -> dict[str, object]:
        return {"path": self.path, "what": self.what, "remedy": self.remedy, "fatal": self.fatal}


OnProblem = Callable[[Problem], None]


def warn_of(problem: Problem) -> None:
    """Tell of a problem by a warning: what is done where a caller does not say what to do."""
    warnings.warn(str(problem), stacklevel=3)


class ClaimcheckError(Exception):
    """Base of all errors raised on purpose: `what` went wrong, `where`, and the `remedy`."""

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(": ".join(part for part in (where, what) if part) + (f"; {remedy}" if remedy else ""))
        self.what, self.where, self.remedy = what, where, remedy


class UnreadableArticle(ClaimcheckError):
    """A file that cannot be read as an article."""


class BrokenPack(ClaimcheckError):
    """A language pack that does not validate; `what` lists every fault as `file:line: fault`."""


class UnknownLanguage(ClaimcheckError):
    """A language without a pack."""


class MissingExtra(ClaimcheckError):
    """An optional dependency that is not installed; the remedy is the `pip install` that mends it."""
