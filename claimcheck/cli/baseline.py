"""`claimcheck baseline`: what is known already."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.check import check_batch
from claimcheck.cli.codes import ExitCode
from claimcheck.cli.desk import desk_options, make_desk
from claimcheck.cli.options import FILE_NAME, paths
from claimcheck.cli.output import check_target, print_out, say_problems, write_file
from claimcheck.cli.pages import Page
from claimcheck.cli.reading import code_for
from claimcheck.cli.standing import read_text
from claimcheck.report.digest import say_headline
from claimcheck.report.words import count
from claimcheck.triage import format_baseline, parse_baseline


@click.group()
def baseline() -> None:
    """Keep what is known from failing a build.

    A baseline is a file with the discrepancies of some day. `claimcheck check --baseline FILE` counts and marks those
    as known; only others fail.
    """


@baseline.command(
    cls=Page,
    glossary={"Exit codes": [code for code in ExitCode if code is not ExitCode.FOUND]},
    examples=(
        ("claimcheck baseline write baseline.json articles/", "Begin with what a folder holds:"),
        ("claimcheck check articles/ --baseline baseline.json", "Fail on what is newer:"),
    ),
)
@click.argument("file", type=FILE_NAME)
@paths
@desk_options
def write(file: str, paths: tuple[str, ...], pack: str | None, decisions: str | None) -> None:
    """Write the discrepancies of articles into FILE.

    All of them, however sure and of whatever relation, so that other options of `check` bring up nothing old. Written
    again, the file forgets what is no longer found. Each PATH is what `claimcheck check` takes.
    """
    target = Path(file)
    check_target(target, paths)
    if target.exists() and target.is_file() and target.stat().st_size:
        parse_baseline(read_text(target), file)
    report = check_batch(paths, make_desk(pack, decisions))
    say_problems(report.problems)
    code = code_for(report.articles, report.problems)
    if report.articles:
        write_file(target, format_baseline((one, say_headline(one)) for one in report.discrepancies))
        known = count(len({one.id for one in report.discrepancies}), "discrepancy")
        print_out([f"{file}: {known} in {count(len(report.articles), 'article')}.\n"])
    click.get_current_context().exit(code)
