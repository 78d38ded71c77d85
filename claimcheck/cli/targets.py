"""Where a report goes, in which format."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimcheck.cli.options import FileName, make_look, stdout_is_terminal
from claimcheck.cli.output import check_target, print_out, write_file
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Article, Report
from claimcheck.report import SUFFIXES, Format, Look, render_report

DEFAULT = Format.TERMINAL
STDOUT = "-"
PLAIN = frozenset({".txt", ".text", ".log", ".out", ".ans"})
"""Endings of files of plain text, which get what a terminal would."""


@dataclass(frozen=True, slots=True)
class Target:
    """A place for the report, None for standard output, and its format."""

    file: Path | None
    form: Format


class OutputName(FileName):
    """`[FORMAT=]FILE`."""

    def rebase(self, value: str, folder: Path) -> str:
        """The file as it is in the working directory, with its format."""
        form, name = split_output(value)
        return f"{form}={super().rebase(name, folder)}" if form else super().rebase(name, folder)


def make_targets(outputs: Sequence[str], form: str | None) -> tuple[Target, ...]:
    """The targets of `--output [FORMAT=]FILE` and `--format`; standard output where no file is named.

    The format is the one before the `=`, else `form` for a single file, else that of the suffix.
    Raises: ClaimcheckError when a file is named twice, or has an ending that is no format's and of no plain text.
    """
    if not outputs:
        return (Target(None, Format(form or DEFAULT)),)
    targets = tuple(_target(output, form, alone=len(outputs) == 1) for output in outputs)
    if len({target.file for target in targets}) < len(targets):
        raise ClaimcheckError("one file is named twice", where="--output", remedy="give each report its own file")
    return targets


def _target(output: str, form: str | None, *, alone: bool) -> Target:
    said, name = split_output(output)
    file = None if name == STDOUT else Path(name)
    by_suffix = SUFFIXES.get(file.suffix.lower()) if file else None
    if file and file.suffix and not (said or form or by_suffix) and file.suffix.lower() not in PLAIN:
        known = ", ".join(sorted(SUFFIXES))
        raise ClaimcheckError(
            f"no format goes by the ending {file.suffix}",
            where="--output",
            remedy=f"name the format (markdown={file.name}), or end the file's name on one of {known}",
        )
    first, second = (form, by_suffix) if alone else (by_suffix, form)
    return Target(file, Format(said or first or second or DEFAULT))


def split_output(output: str) -> tuple[str | None, str]:
    """The format and the file in `FORMAT=FILE`; what stands before another `=` belongs to the file's name.

    >>> split_output("sarif=out.json"), split_output("a=b.md")
    (('sarif', 'out.json'), (None, 'a=b.md'))
    """
    form, mark, name = output.partition("=")
    return (form, name) if mark and name and form in list(Format) else (None, output)


def check_targets(targets: Iterable[Target], sources: Sequence[str]) -> None:
    """Can all be written? Asked before the work is begun. Raises: ClaimcheckError."""
    for target in targets:
        if target.file:
            check_target(target.file, sources)


def write_report(report: Report, targets: Iterable[Target], look: Look, *, color: str, width: int | None) -> None:
    """The report in each of its formats; to a terminal in its width and, if `color` allows, in colour.

    A reader is told of a file by the path that was given, which opens from where the command was run.
    """
    located = replace(report, articles=tuple(map(_from_the_top, report.articles)))
    for target in targets:
        to_terminal = target.file is None and stdout_is_terminal()
        shape = make_look(color, width, terminal=to_terminal)
        shown = report if target.form == DEFAULT else located
        text = render_report(shown, target.form, replace(look, width=shape.width, color=shape.color))
        if target.file:
            write_file(target.file, text)
        else:
            print_out([text], encoding=None if target.form == DEFAULT else "utf-8")


def _from_the_top(article: Article) -> Article:
    """The article with its path from the top of the repository, which is what build servers expect.

    The top is the nearest folder above the working directory that git keeps, else the working directory.
    """
    if article.path is None:
        return article
    here = Path.cwd()
    top = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
    path = Path(os.path.abspath(article.path))
    return replace(article, path=path.relative_to(top).as_posix()) if path.is_relative_to(top) else article
