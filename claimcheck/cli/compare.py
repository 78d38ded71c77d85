"""`claimcheck compare`: what becomes of two places."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass

import click

from claimcheck.cli.codes import ExitCode
from claimcheck.cli.desk import desk_options, make_desk
from claimcheck.cli.options import look_options, make_look, stdout_is_terminal
from claimcheck.cli.output import print_out, say_problems
from claimcheck.cli.pages import Page
from claimcheck.cli.reading import read_batch
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Article

PLACE = re.compile(r"(.+?)(?::([0-9]+))?:([0-9]+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Place:
    """A character of an article: `name` as the user gave it, then its `line` and `column` in the file's text, both from
    1; where no line is given, `column` is an offset from 0."""

    name: str
    column: int
    line: int | None = None

    def __str__(self) -> str:
        return f"{self.name}:{self.column}" if self.line is None else f"{self.name}:{self.line}:{self.column}"

    @property
    def path(self) -> str:
        """The file to read: for `file.jsonl#id` the part before the mark, unless a file has that very name."""
        head, mark, _ = self.name.rpartition("#")
        return head if mark and head and not os.path.exists(self.name) else self.name


class PlaceType(click.ParamType[Place]):
    """`PATH:LINE:COLUMN`, or `PATH:OFFSET`, as a `Place`."""

    name = "place"

    def convert(self, value: str | Place, param: click.Parameter | None, ctx: click.Context | None) -> Place:
        """The place; a usage error for what is no place."""
        if isinstance(value, Place):
            return value
        told = PLACE.fullmatch(value)
        if told is None:
            self.fail(f"{value!r} is not PATH:LINE:COLUMN, a file and two numbers from 1", param, ctx)
        path, line, column = told.groups()
        return Place(path, int(column), int(line) if line else None)


@click.command(
    cls=Page,
    glossary={"Exit codes": [code for code in ExitCode if code not in (ExitCode.FOUND, ExitCode.INCOMPLETE)]},
    examples=(
        ("claimcheck claims a.txt b.txt", "Find where two claims stand:"),
        ("claimcheck compare a.txt:8:31 b.txt:3:12", "See why they are flagged, or why not:"),
        ("claimcheck compare feed.jsonl#12:1:40 b.txt:3:12", "One of them in row 12 of a JSON Lines file:"),
    ),
)
@click.argument("one", type=PlaceType(), metavar="A.txt:LINE:COLUMN")
@click.argument("other", type=PlaceType(), metavar="B.txt:LINE:COLUMN")
@desk_options
@look_options
def compare(one: Place, other: Place, pack: str | None, decisions: str | None, color: str, width: int | None) -> None:
    """Tell whether two places were compared, and why.

    LINE and COLUMN are those of a character of the claim, counted from 1, as the report and `claimcheck claims` give
    them; one number alone is an offset, counted from 0, as JSON gives it. The answer names the step at which the two
    part: no claim read there, other questions, other events, or values that can both be right.
    """
    from claimcheck.comparison import compare_places
    from claimcheck.report.terminal import render_verdict

    batch = read_batch(list(dict.fromkeys([one.path, other.path])))
    say_problems(batch.problems)
    places = [find_place(batch.articles, place) for place in (one, other)]
    verdict = compare_places(batch.articles, *places, desk=make_desk(pack, decisions))
    title = f"{'Compared' if verdict.compared else 'Not compared'}: {verdict.stage}"
    print_out([render_verdict(title, verdict.lines, make_look(color, width, terminal=stdout_is_terminal()))])


def find_place(articles: Sequence[Article], place: Place) -> tuple[str, int]:
    """The id of the article that a place names, and the offset in its text. Raises: ClaimcheckError when there is no
    such article, or no such character in it."""
    from claimcheck.report.places import find_offset

    article = find_article(articles, place)
    if place.line is not None:
        offset = find_offset(article.text, place.line, place.column)
        if offset is None:
            what = f"has no column {place.column} in line {place.line}"
            raise ClaimcheckError(what, where=place.name, remedy="lines and columns count from 1")
        return article.id, offset
    if place.column >= len(article.text):
        last = len(article.text) - 1
        raise ClaimcheckError(f"has no character {place.column}", where=place.name, remedy=f"the last one is {last}")
    return article.id, place.column


def find_article(articles: Sequence[Article], place: Place) -> Article:
    """The one article that a place names, by the end of its path. Raises: ClaimcheckError when there is none, or more
    than one."""
    wanted = "/" + os.path.normpath(place.name).replace(os.sep, "/")
    found = [a for a in articles if wanted.endswith(f"/{a.id}") or f"/{a.id}".endswith(wanted)]
    longest = max((len(article.id) for article in found), default=0)
    best = [article for article in found if len(article.id) == longest]
    if len(best) != 1:
        known = ", ".join(article.id for article in articles[:5]) or "none"
        what = "names several articles" if best else "names no article that could be read"
        raise ClaimcheckError(what, where=place.name, remedy=f"those read are {known}")
    return best[0]
