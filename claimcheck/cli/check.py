"""`claimcheck check`: the report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from claimcheck.cli.codes import ExitCode
from claimcheck.cli.options import look_options, make_look, option, paths, stdout_is_terminal
from claimcheck.cli.output import check_target, print_out, say, say_problems, write_file
from claimcheck.cli.pages import Page
from claimcheck.cli.reading import code_for, read_batch
from claimcheck.model import Aspect, Discrepancy, Relation, Report
from claimcheck.report import RENDERERS, Look, Selection, render_report, select_findings

NEVER = "never"
LEAST_CONFIDENCE = 0.5

EXAMPLES = (
    ("claimcheck check le-monde.txt bbc.html", "Compare two articles:"),
    ("claimcheck check articles/ --about Vaubrun", "A folder, but only the events that name one place:"),
    ("claimcheck check articles/ --output report.json", "A report for a program, into a file:"),
    ("claimcheck check articles/ --fail-on dispute --kind quantity", "Fail a script on disputed numbers too:"),
    ("cat feed.jsonl | claimcheck check -", "Articles from another program, one JSON object a line:"),
)


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """The options of `check` as given; `form` and `width` are None where they follow from the rest."""

    paths: tuple[str, ...]
    form: str | None
    output: str | None
    about: str | None
    color: str
    width: int | None
    fail_on: str
    min_confidence: float
    kinds: tuple[str, ...]

    @property
    def file(self) -> Path | None:
        """Where the report goes, None for standard output."""
        return None if self.output in (None, "-") else Path(str(self.output))

    @property
    def format(self) -> str:
        """The format asked for, else the one of the file's suffix, else the terminal's."""
        suffix = self.file.suffix.lower() if self.file else ""
        return self.form or ("json" if suffix == ".json" else "terminal")


@click.command(
    cls=Page,
    examples=EXAMPLES,
    glossary={"Kinds of discrepancy": Aspect, "Relations, the gravest first": Relation, "Exit codes": ExitCode},
)
@paths
@option("--about", group="What is reported", metavar="TERM", help="Only events that name this place, person or thing.")
@option("--kind", "kinds", group="What is reported", multiple=True, type=click.Choice([a.value for a in Aspect]),
        help="Only this kind of discrepancy (below). May be given several times.")  # fmt: skip
@option("--min-confidence", group="What is reported", type=click.FloatRange(0, 1), default=LEAST_CONFIDENCE,
        show_default=True, metavar="X", help="Leave out what is less sure than X, from 0 to 1.")  # fmt: skip
@option("--fail-on", group="What is reported", type=click.Choice([*(r.value for r in Relation), NEVER]),
        default=Relation.CONFLICT.value, show_default=True,
        help="Exit with 1 for this relation and graver ones (below).")  # fmt: skip
@option("--format", "form", group="Where it goes", type=click.Choice(list(RENDERERS)),
        help="For a reader, or for a program.  [default: by the suffix of --output, else terminal]")  # fmt: skip
@option(
    "--output", "-o", group="Where it goes", metavar="FILE", help="Write the report into FILE, whole or not at all."
)
@look_options
def check(**options: Any) -> None:
    """Report where articles cannot all be right.

    Each PATH is an article (text, Markdown or HTML), a file of articles (JSON Lines, with a "text" in each row), or a
    folder of these; '-' reads standard input. Articles on the same events are found by claimcheck itself: give it
    all you have.

    Every discrepancy is shown with the rival values, who says each of them in which words, why the values cannot
    all be right, and how sure that is. What could not be read is told on standard error; the rest is checked.
    """
    click.get_current_context().exit(run_check(CheckOptions(**options)))


def run_check(options: CheckOptions) -> ExitCode:
    """Read, check, select, write; the exit code."""
    if options.file:
        check_target(options.file, options.paths)
    report = _check(options.paths)
    say_problems(report.problems)
    read = code_for(report.articles, report.problems)
    kinds = [Aspect(kind) for kind in options.kinds]
    selection = select_findings(report, about=options.about, kinds=kinds, min_confidence=options.min_confidence)
    if report.articles or options.format != "terminal":
        _write(selection, options)
    failing = any_failing(selection.report.discrepancies, options.fail_on)
    return ExitCode.FOUND if failing and read is not ExitCode.UNUSABLE else read


def _check(names: tuple[str, ...]) -> Report:
    from claimcheck.pipeline import check_articles
    from claimcheck.report.progress import show_progress

    batch = read_batch(names)
    with show_progress("Checking") as progress:
        return check_articles(batch.articles, problems=batch.problems, progress=progress)


def any_failing(found: Iterable[Discrepancy], level: str) -> bool:
    """Is one of the discrepancies of the relation `level` or a graver one? Nothing fails at `never`."""
    if level == NEVER:
        return False
    order = list(Relation)
    return any(order.index(each.relation) <= order.index(Relation(level)) for each in found)


def _write(selection: Selection, options: CheckOptions) -> None:
    look = make_look(options.color, options.width, terminal=options.file is None and stdout_is_terminal())
    look = replace(look, held_back=selection.held_back, min_confidence=options.min_confidence, about=options.about)
    text = render_report(selection.report, options.format, look)
    if options.file:
        write_file(options.file, text)
    else:
        print_out([text], encoding=None if options.format == "terminal" else "utf-8")
    if selection.report.articles and (options.file or options.format != "terminal"):
        _say_summary(selection.report, look, options.file)


def _say_summary(report: Report, look: Look, file: Path | None) -> None:
    """What a reader of the terminal report finds at its end, for who writes another one."""
    from claimcheck.report.words import say_summary

    say((f"{file}: " if file else "") + say_summary(report, look))
