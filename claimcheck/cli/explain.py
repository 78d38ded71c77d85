"""`claimcheck explain`: the whole trail of one discrepancy."""

from __future__ import annotations

from collections.abc import Sequence

import click

from claimcheck.cli.check import check_batch
from claimcheck.cli.codes import ExitCode
from claimcheck.cli.desk import desk_options, make_desk
from claimcheck.cli.options import look_options, make_look, stdout_is_terminal
from claimcheck.cli.output import print_out, say_problems
from claimcheck.cli.pages import Page


@click.command(
    cls=Page,
    glossary={"Exit codes": [code for code in ExitCode if code not in (ExitCode.FOUND, ExitCode.INCOMPLETE)]},
    examples=(
        ("claimcheck check articles/", "Find the id of a discrepancy, at the end of its line:"),
        ("claimcheck explain 3f2a91 articles/", "See what it rests on; the first characters of the id will do:"),
    ),
)
@click.argument("wanted", metavar="ID")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@desk_options
@look_options
def explain(
    wanted: str, paths: Sequence[str], pack: str | None, decisions: str | None, color: str, width: int | None
) -> None:
    """Show the whole trail of one discrepancy.

    From the characters in each article to what was seen in them, the claims made of that, the event they were put
    into, why they answer one question, how sure that is, and what may reconcile the sides. PATHs are those of `check`.
    """
    from claimcheck.explanation import explain_discrepancy, find_discrepancy
    from claimcheck.report.terminal import render_parts

    desk = make_desk(pack, decisions)
    report = check_batch(paths, desk)
    say_problems(report.problems)
    found = find_discrepancy(report, wanted)
    parts = [(part.title, part.lines) for part in explain_discrepancy(report, found, desk=desk)]
    print_out([render_parts(parts, make_look(color, width, terminal=stdout_is_terminal()))])
