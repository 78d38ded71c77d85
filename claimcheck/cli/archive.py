"""`claimcheck archive`: a file with the claims of all that a desk has read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from claimcheck.cli.codes import ExitCode
from claimcheck.cli.options import FILE_NAME, look_options, make_look, paths, stdout_is_terminal
from claimcheck.cli.output import print_out, say, say_problems
from claimcheck.cli.pages import Page
from claimcheck.cli.reading import code_for, read_batch
from claimcheck.errors import ClaimcheckError
from claimcheck.report.inert import make_inert
from claimcheck.report.words import count

if TYPE_CHECKING:
    from claimcheck.archive.adding import Added, Addition
    from claimcheck.archive.store import Archive, Recorded

CODES = {"Exit codes": [ExitCode.CLEAR, ExitCode.UNUSABLE, ExitCode.INCOMPLETE]}
file = click.argument("file", metavar="ARCHIVE", type=FILE_NAME)


@click.group()
def archive() -> None:
    """Keep the claims of what was read, in one file.

    New articles are checked against it with `claimcheck check NEW --against ARCHIVE`, at the cost of the new ones
    alone. It is an SQLite file that holds the texts, their claims and the discrepancies found when they were added.
    """


@archive.command(
    cls=Page,
    glossary=CODES,
    examples=(
        ("claimcheck archive add desk.archive monday/", "Begin an archive, or add to it:"),
        ("claimcheck archive add desk.archive feed.jsonl", "Add a file of articles:"),
    ),
)
@file
@paths
def add(file: str, paths: Sequence[str]) -> None:
    """Add articles, all of them or none.

    ARCHIVE is made if there is none. The same text is added once, whatever its file is called. A changed text under
    the same name, or at the same address, is a new version of its article: what it now says otherwise is told, and
    later articles are checked against the new version. A text under that name of another outlet, or with little in
    common with the one held, is another article.

    What the new articles contradict in the archive, and which earlier discrepancies they settle, is told and recorded.
    """
    from claimcheck.archive import add_articles
    from claimcheck.report.progress import show_progress

    batch = read_batch(paths)
    say_problems(batch.problems)
    problems = batch.problems
    if batch.articles:
        with show_progress("Adding") as progress:
            added = add_articles(file, batch.articles, progress=progress)
        say_problems(added.problems)
        _print(_say_added(file, added))
        problems += added.problems
    click.get_current_context().exit(code_for(batch.articles, problems))


@archive.command("list", cls=Page, glossary=CODES, examples=(("claimcheck archive list desk.archive", "All of it:"),))
@file
def list_articles(file: str) -> None:
    """List the articles, a line each: id, version, date, outlet, claims; tabs between them."""
    from claimcheck.archive import open_archive

    with open_archive(file) as archive:
        _print(_rows(archive))


def _rows(archive: Archive) -> Iterator[str]:
    for held in archive.current():
        article = archive.article(held.number)
        version = f"version {held.version}"
        yield "\t".join(
            (held.id, version, article.date or "undated", article.source or "-", count(held.claims, "claim"))
        )


@archive.command(
    cls=Page,
    glossary=CODES,
    examples=(
        ("claimcheck archive show desk.archive le-monde.txt", "What one article claims, and what of it is at odds:"),
    ),
)
@file
@click.argument("article", metavar="ID")
@look_options
def show(file: str, article: str, color: str, width: int | None) -> None:
    """Show an article: its versions, its claims, and the recorded discrepancies that cite it."""
    from claimcheck.archive import open_archive
    from claimcheck.report.terminal import render_claims

    with open_archive(file) as archive:
        versions = archive.versions(article)
        if not versions:
            raise _unknown(file, [article])
        reading = archive.reading(versions[-1].number)
        recorded = archive.discrepancies(held.number for held in versions)
    look = make_look(color, width, terminal=stdout_is_terminal())
    print_out([render_claims([(reading.article, reading.claims)], look)])
    _print([f"{held.id}: version {held.version}, of batch {held.batch}" for held in versions])
    _print(map(_say_recorded, recorded))


@archive.command(
    cls=Page, glossary=CODES, examples=(("claimcheck archive remove desk.archive rumour.txt", "Forget one:"),)
)
@file
@click.argument("articles", nargs=-1, required=True, metavar="ID...")
def remove(file: str, articles: Sequence[str]) -> None:
    """Forget articles: all their versions, their claims, and the recorded discrepancies that cite them.

    All IDs are removed, or none when one is unknown. What they held is overwritten in the file.
    """
    from claimcheck.archive import open_archive

    with open_archive(file, write=True) as archive, archive.writing():
        unknown = [name for name in articles if not archive.versions(name)]
        if unknown:
            raise _unknown(file, unknown)
        removed = [held for name in dict.fromkeys(articles) for held in archive.remove(name)]
    _print([f"{held.id}: version {held.version} removed" for held in removed])


def _unknown(file: str, names: Sequence[str]) -> ClaimcheckError:
    remedy = f"`claimcheck archive list {file}` tells what it holds; nothing was changed"
    return ClaimcheckError(f"holds no article {', '.join(names)}", where=file, remedy=remedy)


@archive.command(cls=Page, glossary=CODES, examples=(("claimcheck archive verify desk.archive", "After a crash:"),))
@file
def verify(file: str) -> None:
    """Read all of the archive and tell whether it is whole.

    It is, after whatever stopped an addition: that was then kept whole or not at all. Faults come from a damaged disk
    or a broken copy; the exit code is then 2.
    """
    from claimcheck.archive import open_archive
    from claimcheck.archive.verifying import verify as verify_archive
    from claimcheck.report.progress import show_progress

    with open_archive(file, any_format=True) as archive, show_progress("Verifying") as progress:
        verdict = verify_archive(archive, progress)
    for fault in verdict.faults:
        say(f"{file}: {fault}")
    if verdict.faults:
        remedy = "restore it from a copy, or add the articles to a new archive"
        raise ClaimcheckError(f"is not whole ({count(len(verdict.faults), 'fault')})", where=file, remedy=remedy)
    held = f"{count(verdict.articles, 'text')} of {count(verdict.batches, 'addition')}"
    _print([f"{file}: whole; {held}, recorded discrepancies: {verdict.discrepancies:,}."])


# ------------------------------------------------------------------- in words


def _print(lines: Iterator[str] | Sequence[str]) -> None:
    """Lines on standard output; nothing that a source wrote can steer the terminal."""
    print_out("\t".join(make_inert(cell) for cell in line.split("\t")) + "\n" for line in lines)


def _say_added(file: str, added: Added) -> Iterator[str]:
    from claimcheck.archive.adding import Kind

    for addition in added.articles:
        yield from _say_addition(addition)
    for found in added.found:
        yield f"{found.id}: {found.explanation}"
    for settled in added.settled:
        yield f"{settled.id}: settled. {settled.explanation}"
    new, versions, known = (added.count(kind) for kind in Kind)
    held = f"{count(new, 'article')} added, {count(versions, 'new version')}, {known:,} already there"
    brought = f"discrepancies recorded: {len(added.found):,}, settled: {len(added.settled):,}"
    yield f"{file}: {held}; {brought}."


def _say_addition(addition: Addition) -> Iterator[str]:
    from claimcheck.archive.adding import Kind

    if addition.kind is Kind.NEW and addition.held.id != addition.given:
        yield f"{addition.given}: the archive has another article of that name; this one is {addition.held.id}"
    if addition.kind is Kind.KNOWN and addition.held.id != addition.given:
        yield f"{addition.given}: the same text as {addition.held.id}, which is there"
    if addition.kind is Kind.VERSION:
        changes = "; ".join(
            f"{(change.question.measure or change.question.topic or change.question.aspect.value).replace('_', ' ')}: "
            f"{', '.join(change.before)} → {', '.join(change.after) or 'no longer said'}"
            for change in addition.changes
        )
        yield f"{addition.given}: version {addition.held.version}; {changes or 'no claim changed'}"


def _say_recorded(recorded: Recorded) -> str:
    state = f"settled, {recorded.value} stands" if recorded.value else recorded.state
    return f"{recorded.found.id} ({state}): {recorded.found.explanation}"
