"""Reading what the command was given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.cli.codes import ExitCode
from claimcheck.cli.output import say
from claimcheck.errors import Problem
from claimcheck.model import Article


@dataclass(frozen=True, slots=True)
class Batch:
    """The articles read, in order, and the problems met."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]


def read_batch(paths: Sequence[str]) -> Batch:
    """The articles of files and folders; `-` is standard input. What cannot be read is a problem of the batch."""
    from claimcheck.articles import read_articles

    problems: list[Problem] = []
    articles = read_articles(list(paths), on_problem=problems.append)
    return Batch(tuple(articles), tuple(problems))


def code_for(articles: Sequence[Article], problems: Sequence[Problem]) -> ExitCode:
    """How reading ends: well, in part, or with nothing (which is then said)."""
    if not articles:
        say("Nothing to read: none of the paths holds an article; name text, HTML or JSON Lines files, or folders.")
        return ExitCode.UNUSABLE
    return ExitCode.INCOMPLETE if any(problem.fatal for problem in problems) else ExitCode.CLEAR
