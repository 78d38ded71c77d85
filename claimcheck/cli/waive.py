"""`claimcheck waive`: one discrepancy that may stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from claimcheck.cli.check import check_batch
from claimcheck.cli.codes import ExitCode
from claimcheck.cli.desk import desk_options, make_desk
from claimcheck.cli.options import FILE_NAME, option
from claimcheck.cli.output import check_target, print_out, say_problems, write_file
from claimcheck.cli.pages import Page
from claimcheck.cli.standing import Day, read_text, today_option, waivers_option
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Discrepancy, Report, Waiver
from claimcheck.report.digest import say_headline
from claimcheck.triage import append_waiver, format_waiver, parse_waivers
from claimcheck.triage.days import days_of
from claimcheck.triage.marking import holds
from claimcheck.triage.waivers import FILE, ID


@click.command(
    cls=Page,
    glossary={"Exit codes": [ExitCode.CLEAR, ExitCode.UNUSABLE]},
    examples=(
        ('claimcheck waive 9c1f00d2a7b4 articles/ --reason "a misprint"', "Let one stand for good:"),
        ('claimcheck waive 9c1f00d2a7b4 --reason "asked" --until 2026-03-01', "Let it stand for a while:"),
    ),
)
@click.argument("name", metavar="ID")
@click.argument("paths", nargs=-1, type=FILE_NAME, metavar="[PATH]...")
@option("--reason", group="What is written", required=True, metavar="TEXT", help="Why it may stand.")
@option("--until", group="What is written", type=Day(), metavar="DAY", help="The last day on which it may, YYYY-MM-DD.")
@option("--author", group="What is written", metavar="NAME", help="Who says so.")
@waivers_option
@today_option
@desk_options
def waive(name: str, paths: tuple[str, ...], waivers: str | None, today: date | None, **said: Any) -> None:
    """Let the discrepancy ID stand, and say why.

    Every report gives the ids. An entry is added to claimcheck-waivers.toml in the working directory, to be read and
    reviewed by people; `claimcheck check` reads it there, and the discrepancy no longer fails. A waiver ends when its
    day is past, and when another rival value comes up.

    With PATHs, the articles are checked for the discrepancy, and the entry tells what it is and when the event was: a
    later event with the same rival values is then not covered.
    """
    day, file = today or date.today(), Path(waivers or FILE)
    if not ID.fullmatch(name):
        raise ClaimcheckError("is no id", where=name, remedy="give the twelve digits that a report shows")
    if said["until"] and said["until"] < day:
        raise ClaimcheckError(f"--until lies before {day}", where=str(said["until"]), remedy="give a later day")
    if not said["reason"].strip():
        raise ClaimcheckError("is empty", where="--reason", remedy="say why it may stand")
    check_target(file, paths)
    text = read_text(file) if file.exists() else ""
    if any(one.id == name and holds(one, day) for one in parse_waivers(text, str(file))):
        raise ClaimcheckError(f"is waived already in {file}", where=name, remedy="edit that entry")
    found = _find(name, check_batch(paths, make_desk(said["pack"], said["decisions"]))) if paths else None
    days = days_of(found) if found else ()
    waiver = Waiver(name, said["reason"].strip(), said["author"], day, said["until"], days)
    entry = format_waiver(waiver, say_headline(found) if found else "")
    write_file(file, append_waiver(text, entry))
    print_out([f"{file}:\n{entry}"])


def _find(name: str, report: Report) -> Discrepancy:
    """The discrepancy in these articles. Raises: ClaimcheckError when it is not among those found."""
    say_problems(report.problems)
    for one in report.discrepancies:
        if one.id == name:
            return one
    known = ", ".join(one.id for one in report.discrepancies[:5]) or "none"
    raise ClaimcheckError("is not the id of a discrepancy in these articles", where=name, remedy=f"those are {known}")
