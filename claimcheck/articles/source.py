"""What a reader is given: an open stream, the id of its article, and where doubts go."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from claimcheck.errors import OnProblem, Problem
from claimcheck.model import Article

Doubt = Callable[[str, str], None]
"""Called with what is doubtful and the remedy; the article is read all the same."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or standard input, that holds one article or more.

    `id` is the article's id (its front part, where the format holds many); `path` what messages call it; `head` the
    bytes already taken from `stream` to tell its format.
    """

    id: str
    path: str
    stream: BinaryIO
    on_problem: OnProblem
    head: bytes = b""

    def doubt(self, what: str, remedy: str) -> None:
        """Report something that was read with a doubt."""
        self.on_problem(Problem(self.path, what, remedy, fatal=False))

    def fail(self, what: str, remedy: str) -> None:
        """Report something that is missing from what was read."""
        self.on_problem(Problem(self.path, what, remedy))


Reader = Callable[[Source], Iterable[Article]]
"""Reads the articles of a source. Raises: UnreadableArticle when there is none to read."""
