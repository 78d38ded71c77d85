"""`claimcheck compare`: what becomes of two places."""

from __future__ import annotations

import os
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


@dataclass(frozen=True, slots=True)
class Place:
    """A character of an article: `name` as the user gave it, the `offset` in the file's text, from 0."""

    name: str
    offset: int

    @property
    def path(self) -> str:
        """The file to read: for `file.jsonl#id` the part before the mark, unless a file has that very name."""
        head, mark, _ = self.name.rpartition("#")
        return head if mark and head and not os.path.exists(self.name) else self.name


class PlaceType(click.ParamType[Place]):
    """`PATH:OFFSET` as a `Place`."""

    name = "place"

    def convert(self, value: str | Place, param: click.Parameter | None, ctx: click.Context | None) -> Place:
        """The place; a usage error for what is no place."""
        if isinstance(value, Place):
            return value
        path, _, offset = value.rpartition(":")
        if not path or not (offset.isascii() and offset.isdigit()):
            self.fail(f"{value!r} is not PATH:OFFSET, a file and a number of characters from 0", param, ctx)
        return Place(path, int(offset))


@click.command(
    cls=Page,
    glossary={"Exit codes": [code for code in ExitCode if code not in (ExitCode.FOUND, ExitCode.INCOMPLETE)]},
    examples=(
        ("claimcheck claims a.txt b.txt", "Find the offsets of two claims:"),
        ("claimcheck compare a.txt:431 b.txt:85", "See why they are flagged, or why not:"),
        ("claimcheck compare feed.jsonl#12:40 b.txt:85", "One of them in row 12 of a JSON Lines file:"),
    ),
)
@click.argument("one", type=PlaceType(), metavar="A.txt:OFFSET")
@click.argument("other", type=PlaceType(), metavar="B.txt:OFFSET")
@desk_options
@look_options
def compare(one: Place, other: Place, pack: str | None, decisions: str | None, color: str, width: int | None) -> None:
    """Tell whether two places were compared, and why.

    OFFSET is a character of the claim in the file's text, counted from 0, as every report gives it after the file's
    name. The answer names the step at which the two part: no claim read there, other questions, other events, or
    values that can both be right.
    """
    from claimcheck.comparison import compare_places
    from claimcheck.report.terminal import render_verdict

    batch = read_batch(list(dict.fromkeys([one.path, other.path])))
    say_problems(batch.problems)
    places = [(find_article(batch.articles, place).id, place.offset) for place in (one, other)]
    verdict = compare_places(batch.articles, *places, desk=make_desk(pack, decisions))
    title = f"{'Compared' if verdict.compared else 'Not compared'}: {verdict.stage}"
    print_out([render_verdict(title, verdict.lines, make_look(color, width, terminal=stdout_is_terminal()))])


def find_article(articles: Sequence[Article], place: Place) -> Article:
    """The one article that a place names, by the end of its path, the offset inside its text.

    Raises: ClaimcheckError when there is none, more than one, or the offset lies past its end.
    """
    wanted = "/" + os.path.normpath(place.name).replace(os.sep, "/")
    found = [a for a in articles if wanted.endswith(f"/{a.id}") or f"/{a.id}".endswith(wanted)]
    longest = max((len(article.id) for article in found), default=0)
    best = [article for article in found if len(article.id) == longest]
    if len(best) != 1:
        known = ", ".join(article.id for article in articles[:5]) or "none"
        what = "names several articles" if best else "names no article that could be read"
        raise ClaimcheckError(what, where=place.name, remedy=f"those read are {known}")
    if place.offset >= len(best[0].text):
        last = len(best[0].text) - 1
        raise ClaimcheckError(f"has no character {place.offset}", where=place.name, remedy=f"the last one is {last}")
    return best[0]
