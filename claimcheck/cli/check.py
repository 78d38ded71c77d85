"""`claimcheck check`: the report."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import click

from claimcheck.cli.codes import ExitCode
from claimcheck.cli.desk import desk_options, make_desk
from claimcheck.cli.options import FILE_NAME, look_options, option, paths
from claimcheck.cli.output import say, say_problems
from claimcheck.cli.pages import Page
from claimcheck.cli.reading import code_for, read_batch
from claimcheck.cli.standing import read_standing, standing_options
from claimcheck.cli.targets import DEFAULT, OutputName, Target, check_targets, make_targets, write_report
from claimcheck.model import Aspect, Relation, Report
from claimcheck.model.desk import Desk
from claimcheck.report import Format, Look, select_findings
from claimcheck.report.digest import is_failing
from claimcheck.report.words import say_summary

NEVER = "never"
LEAST_CONFIDENCE = 0.5

EXAMPLES = (
    ("claimcheck check le-monde.txt bbc.html", "Compare two articles:"),
    ("claimcheck check articles/ --about Vaubrun", "A folder, but only the events that name one place:"),
    ("claimcheck check new/ --against desk.archive", "New articles, also against all that was read before:"),
    ("claimcheck check articles/ --output report.json", "A report for a program, into a file:"),
    ("claimcheck check articles/ --fail-on dispute --kind quantity", "Fail a script on disputed numbers too:"),
    ("cat feed.jsonl | claimcheck check -", "Articles from another program, one JSON object a line:"),
)


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """The options of `check` as given; those that are None follow from the rest."""

    paths: tuple[str, ...]
    against: str | None
    form: str | None
    outputs: tuple[str, ...]
    about: str | None
    color: str
    width: int | None
    fail_on: str
    min_confidence: float
    kinds: tuple[str, ...]
    baseline: str | None
    waivers: str | None
    today: date | None
    pack: str | None
    decisions: str | None

    @property
    def failing(self) -> frozenset[Relation]:
        """The relation named and all graver ones; none at `never`."""
        order = list(Relation)
        return frozenset() if self.fail_on == NEVER else frozenset(order[: order.index(Relation(self.fail_on)) + 1])


@click.command(
    cls=Page,
    examples=EXAMPLES,
    glossary={
        "Kinds of discrepancy": Aspect,
        "Relations, the gravest first": Relation,
        "Formats": Format,
        "Exit codes": ExitCode,
    },
)
@paths
@option("--against", group="What is checked", metavar="ARCHIVE", type=FILE_NAME,
        help="Also against the articles of an archive, which `claimcheck archive add` makes.")  # fmt: skip
@option("--about", group="What is reported", metavar="TERM", help="Only events that name this place, person or thing.")
@option("--kind", "kinds", group="What is reported", multiple=True, type=click.Choice([a.value for a in Aspect]),
        help="Only this kind of discrepancy (below). May be given several times.")  # fmt: skip
@option("--min-confidence", group="What is reported", type=click.FloatRange(0, 1), default=LEAST_CONFIDENCE,
        show_default=True, metavar="X", help="Leave out what is less sure than X, from 0 to 1.")  # fmt: skip
@option("--fail-on", group="What is reported", type=click.Choice([*(r.value for r in Relation), NEVER]),
        default=Relation.CONFLICT.value, show_default=True,
        help="Exit with 1 for this relation and graver ones (below).")  # fmt: skip
@option("--format", "form", group="Where it goes", type=click.Choice([f.value for f in Format]), metavar="NAME",
        help="For a reader, a program or a build server (below).  [default: by the suffix of FILE, else terminal]",
)  # fmt: skip
@option("--output", "-o", "outputs", group="Where it goes", type=OutputName(), multiple=True, metavar="[FORMAT=]FILE",
        help="Write the report into FILE, whole or not at all; '-' is standard output. May be given several times.",
)  # fmt: skip
@standing_options
@desk_options
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
    """Read, check, mark, select, write; the exit code."""
    targets = make_targets(options.outputs, options.form)
    standing = read_standing(options.baseline, options.waivers, options.today)
    check_targets(targets, [*options.paths, *filter(None, [options.against])])
    report = check_batch(options.paths, make_desk(options.pack, options.decisions), options.against)
    if report.articles:
        report = standing.mark(report)
    say_problems(report.problems)
    read = code_for(report.articles, report.problems)
    kinds = [Aspect(kind) for kind in options.kinds]
    selection = select_findings(report, about=options.about, kinds=kinds, min_confidence=options.min_confidence)
    look = Look(
        held_back=selection.held_back, min_confidence=options.min_confidence, about=options.about,
        failing=options.failing, compared=standing.compared, pages=tuple(pages_of_checks()),
    )  # fmt: skip
    _write(selection.report, look, targets, options)
    failing = any(is_failing(found, look) for found in selection.report.discrepancies)
    return ExitCode.FOUND if failing and read is not ExitCode.UNUSABLE else read


def check_batch(names: Sequence[str], desk: Desk | None = None, against: str | None = None) -> Report:
    """The report on the articles of files and folders, and of an archive if one is named, with a bar meanwhile."""
    from claimcheck.pipeline import check_articles
    from claimcheck.report.progress import show_progress

    batch = read_batch(names)
    with show_progress("Checking") as progress:
        more: dict[str, Any] = {"problems": batch.problems, "progress": progress, "desk": desk or Desk()}
        if against is None:
            return check_articles(batch.articles, **more)
        from claimcheck.archive import check_articles_against

        return check_articles_against(against, batch.articles, **more)


def _write(report: Report, look: Look, targets: Sequence[Target], options: CheckOptions) -> None:
    """The report, and for who does not see it on the screen what is at its end."""
    shown = [target for target in targets if report.articles or target.form != DEFAULT]
    write_report(report, shown, look, color=options.color, width=options.width)
    if report.articles and targets != (Target(None, DEFAULT),):
        files = ", ".join(str(target.file) for target in targets if target.file)
        say((f"{files}: " if files else "") + say_summary(report, look))


def pages_of_checks() -> Iterator[tuple[Aspect, str]]:
    """What users are told of each kind of discrepancy: the docstring of its check."""
    from claimcheck.discrepancies import CHECKS

    for each in CHECKS:
        yield each.kind, inspect.getdoc(type(each)) or ""
