"""What is dealt with already: the files of the baseline and the waivers, and the day on which these must hold."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import click

from claimcheck.cli.options import FILE_NAME, Command, option
from claimcheck.errors import ClaimcheckError, Problem
from claimcheck.model import Report, Waiver
from claimcheck.report.words import count
from claimcheck.triage import Baseline, mark_report, parse_baseline, parse_waivers
from claimcheck.triage.waivers import FILE


class Day(click.ParamType[date]):
    """A day, as `YYYY-MM-DD`."""

    name = "day"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; a usage error for what is none."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day, YYYY-MM-DD", param, ctx)


waivers_option = option("--waivers", group="What is known", type=FILE_NAME, metavar="FILE",
                        help=f"Waivers.  [default: {FILE}, if there is one]")  # fmt: skip
today_option = option("--today", group="What is known", type=Day(), metavar="DAY",
                      help="The day on which waivers must hold.  [default: that of the clock]")  # fmt: skip


def standing_options(command: Command) -> Command:
    """`--baseline`, `--waivers` and `--today`."""
    baseline = option("--baseline", group="What is known", type=FILE_NAME, metavar="FILE",
                      help="What FILE knows does not fail; `claimcheck baseline write` makes it.")  # fmt: skip
    return baseline(waivers_option(today_option(command)))


@dataclass(frozen=True, slots=True)
class Standing:
    """The baseline, None if none is asked for, and the waivers, each with the name of its file; the day."""

    baseline: Baseline | None
    source: str
    waivers: tuple[Waiver, ...]
    where: str
    today: date

    @property
    def compared(self) -> bool:
        """Was a baseline read?"""
        return self.baseline is not None

    def mark(self, report: Report) -> Report:
        """The report with the status of each discrepancy; what the baseline has in vain is told as a problem."""
        baseline = self.baseline or Baseline()
        missing = baseline.missing(report.discrepancies)
        report = mark_report(report, baseline, self.waivers, today=self.today, where=self.where)
        if not missing:
            return report
        what = f"{count(missing, 'discrepancy')} of it no longer found"
        problem = Problem(self.source, what, "write it anew to forget them", fatal=False)
        return replace(report, problems=(*report.problems, problem))


def read_standing(baseline: str | None, waivers: str | None, today: date | None) -> Standing:
    """What the files say. A file of waivers may be missing unless it was named. Raises: ClaimcheckError."""
    where = waivers or FILE
    known = read_text(Path(baseline)) if baseline else ""
    said = read_text(Path(where)) if waivers or Path(where).exists() else ""
    return Standing(
        parse_baseline(known, str(baseline)) if baseline else None,
        baseline or "",
        parse_waivers(said, where),
        where,
        today or date.today(),
    )


def read_text(path: Path) -> str:
    """A file's text. Raises: ClaimcheckError when it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        what = "is not UTF-8" if isinstance(error, UnicodeDecodeError) else f"cannot be read ({error.strerror})"
        raise ClaimcheckError(what, where=str(path), remedy="name a file that can be read") from error
