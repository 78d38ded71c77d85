"""Where claims stand, as editors and build servers count: file, line and column."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from claimcheck.model import Article, Claim, Discrepancy, Origin


@dataclass(frozen=True, slots=True)
class Location:
    """Characters of a file: lines and columns count from 1, `end_column` is the one behind the last character.

    Columns are None where the file holds the text in another form than it was read in: an article a line.
    """

    path: str
    line: int
    end_line: int
    column: int | None = None
    end_column: int | None = None


class Places:
    """The articles of a report, with the lines of those that were asked for."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.articles = {article.id: article for article in articles}
        self._starts: dict[str, list[int]] = {}

    def locate(self, claim: Claim) -> Location:
        """Where the claim's words stand. An article that came from no file has its id for a path."""
        article = self.articles[claim.article]
        path = article.path or article.id
        if article.line is not None:
            return Location(path, article.line, article.line)
        span = article.in_text(claim.span)
        line, column = self._position(article, span.start)
        end_line, end_column = self._position(article, span.end)
        return Location(path, line, end_line, column, end_column)

    def first(self, found: Discrepancy) -> Claim:
        """The claim that a discrepancy is shown at: of the articles that are checked, the one that came out last."""
        own = [claim for claim in found.claims if claim.origin is Origin.BATCH] or found.claims
        return max(own, key=lambda claim: claim.published.first if claim.published else date.min)

    def _position(self, article: Article, offset: int) -> tuple[int, int]:
        """Line and column of a character, both from 1."""
        starts = self._starts.get(article.id)
        if starts is None:
            lengths = (len(line) + 1 for line in article.text.split("\n"))
            starts = self._starts[article.id] = list(accumulate(lengths, initial=0))
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1
