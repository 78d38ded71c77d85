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
        line, column = self.position(article, span.start)
        end_line, end_column = self.position(article, span.end)
        return Location(path, line, end_line, column, end_column)

    def say(self, claim: Claim) -> str:
        """Where the claim's words begin, as compilers tell it: path, line and column. An article that is a line
        of its file has its id behind it, in brackets."""
        place = self.locate(claim)
        if place.column is not None:
            return f"{place.path}:{place.line}:{place.column}"
        return f"{place.path}:{place.line} (#{claim.article.rpartition('#')[2]})"

    def position(self, article: Article, offset: int) -> tuple[int, int]:
        """Line and column of a character of the article's text, both from 1."""
        starts = self._starts.get(article.id)
        if starts is None:
            lengths = (len(line) + 1 for line in article.text.split("\n"))
            starts = self._starts[article.id] = list(accumulate(lengths, initial=0))
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def first(self, found: Discrepancy) -> Claim:
        """The claim that a discrepancy is shown at: of the articles that are checked, the one that came out last."""
        own = [claim for claim in found.claims if claim.origin is Origin.BATCH] or found.claims
        return max(own, key=lambda claim: claim.published.first if claim.published else date.min)


def find_offset(text: str, line: int, column: int) -> int | None:
    """The character at a line and column, both from 1; None where the text has no such line, or it is shorter.

    >>> find_offset("Izium\\nfell", 2, 1), find_offset("Izium\\nfell", 1, 9)
    (6, None)
    """
    lines = text.split("\n")
    if not 1 <= line <= len(lines) or not 1 <= column <= len(lines[line - 1]):
        return None
    return sum(len(before) + 1 for before in lines[: line - 1]) + column - 1
