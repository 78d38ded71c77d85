"""`claimcheck claims` and `claimcheck mentions`: what is read out of each article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import click

from claimcheck.cli.codes import ExitCode
from claimcheck.cli.desk import make_desk, pack_option
from claimcheck.cli.options import look_options, make_look, option, paths, stdout_is_terminal
from claimcheck.cli.output import print_out, say_problems
from claimcheck.cli.pages import Page
from claimcheck.cli.reading import code_for, read_batch
from claimcheck.model import AnyMention, Article, Aspect, Claim

CODES = [code for code in ExitCode if code is not ExitCode.FOUND]
FORMATS = ("terminal", "jsonl")
form_option = option(
    "--format", "form", group="How it looks", type=click.Choice(FORMATS),
    help="A list for a reader, or one JSON object a line.  [default: terminal in a terminal, else jsonl]",
)  # fmt: skip


@click.command(
    cls=Page,
    glossary={"Kinds of claim": Aspect, "Exit codes": CODES},
    examples=(
        ("claimcheck claims article.txt", "What one article claims:"),
        ("claimcheck claims articles/ --format jsonl > claims.jsonl", "All claims of a folder, for a program:"),
    ),
)
@paths
@form_option
@pack_option
@look_options
def claims(paths: Sequence[str], form: str | None, pack: str | None, color: str, width: int | None) -> None:
    """List every claim of every article.

    A claim is one source's answer to one question (how many, when, where, who, whether, in what state), with the
    words it rests on. Each PATH is an article, a file of articles (JSON Lines) or a folder; '-' reads standard input.

    Offsets count characters of the file's text, from 0.
    """
    from claimcheck.pipeline import extract_claims

    batch = read_batch(paths)
    problems = list(batch.problems)
    claims = extract_claims(batch.articles, desk=make_desk(pack), on_problem=problems.append)
    found = by_article(batch.articles, claims)
    say_problems(problems)
    if (form or _default()) == "jsonl":
        from claimcheck.report.json_lines import render_rows

        print_out(render_rows(claim_rows(found)), encoding="utf-8")
    elif found:
        from claimcheck.report.terminal import render_claims

        print_out([render_claims(found, make_look(color, width, terminal=stdout_is_terminal()))])
    click.get_current_context().exit(code_for(batch.articles, problems))


@click.command(
    cls=Page,
    glossary={"Exit codes": CODES},
    examples=(
        ("claimcheck mentions article.txt", "What is seen in one article:"),
        ("claimcheck mentions articles/ --format jsonl > mentions.jsonl", "All mentions of a folder, for a program:"),
    ),
)
@paths
@form_option
@pack_option
@look_options
def mentions(paths: Sequence[str], form: str | None, pack: str | None, color: str, width: int | None) -> None:
    """List every time, quantity, place and actor.

    These mentions are what claims are made of; each is shown with what it was read as. Each PATH is an article, a
    file of articles (JSON Lines) or a folder; '-' reads standard input.

    Offsets count characters of the file's text, from 0.
    """
    from claimcheck.pipeline import find_mentions

    batch = read_batch(paths)
    say_problems(batch.problems)
    desk = make_desk(pack)
    found = ((article, list(find_mentions(article, desk=desk))) for article in batch.articles)
    if (form or _default()) == "jsonl":
        from claimcheck.report.json_lines import render_rows

        print_out(render_rows(mention_rows(found)), encoding="utf-8")
    elif batch.articles:
        from claimcheck.report.terminal import render_mentions

        print_out([render_mentions(found, make_look(color, width, terminal=stdout_is_terminal()))])
    click.get_current_context().exit(code_for(batch.articles, batch.problems))


def _default() -> str:
    return "terminal" if stdout_is_terminal() else "jsonl"


def by_article(articles: Sequence[Article], claims: Sequence[Claim]) -> list[tuple[Article, list[Claim]]]:
    """Each article with the claims it makes, in its order."""
    claims_of: dict[str, list[Claim]] = {article.id: [] for article in articles}
    for claim in claims:
        claims_of[claim.article].append(claim)
    return [(article, claims_of[article.id]) for article in articles]


def claim_rows(found: Sequence[tuple[Article, Sequence[Claim]]]) -> Iterator[dict[str, Any]]:
    """The claims as the JSON report has them, the article first; `event` is null, for no events are grouped."""
    from claimcheck.model.report import claim_to_dict

    for article, claims in found:
        for claim in claims:
            yield {"article": article.id} | claim_to_dict(claim, article, None)


def mention_rows(found: Iterator[tuple[Article, Sequence[AnyMention]]]) -> Iterator[dict[str, Any]]:
    """The mentions as `mention.schema.json` says, with offsets into the file's text."""
    for article, mentions in found:
        for mention in mentions:
            there = article.in_text(mention.span)
            place = {"start": there.start, "end": there.end, "quote": article.quote(mention.span)}
            yield {"article": article.id} | mention.to_dict() | place
