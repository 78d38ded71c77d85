"""Options that several commands share, and the look that follows from them."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click

from claimcheck.cli.pages import GroupedOption
from claimcheck.report.look import Look

Command = TypeVar("Command", bound=Callable[..., Any])

WIDEST, NARROWEST = 140, 20
"""Columns that a report takes without `--width`: lines longer than that are hard to read. The least that is taken."""


class Color(StrEnum):
    """When to colour."""

    AUTO = "auto"
    """in a terminal, unless NO_COLOR is set; elsewhere if FORCE_COLOR is set"""
    ALWAYS = "always"
    """also into files and pipes"""
    NEVER = "never"
    """plain text"""


class FileName(click.ParamType[str]):
    """The name of a file or folder, `-` for a stream."""

    name = "file"

    def rebase(self, value: str, folder: Path) -> str:
        """The name, said in a file of that folder, as it is in the working directory."""
        return value if value == "-" else os.path.relpath(folder / value) if not Path(value).is_absolute() else value


FILE_NAME = FileName()
option = partial(click.option, cls=GroupedOption)
paths = click.argument("paths", nargs=-1, required=True, type=FILE_NAME, metavar="PATH...")


def look_options(command: Command) -> Command:
    """`--color` and `--width`."""
    color = option(
        "--color", group="How it looks", type=click.Choice([c.value for c in Color]), default=Color.AUTO.value,
        show_default=True, help="Colour. 'auto' is for terminals and heeds NO_COLOR and FORCE_COLOR.",
    )  # fmt: skip
    width = option(
        "--width", group="How it looks", type=click.IntRange(min=NARROWEST), metavar="N",
        help=f"Columns to use. [default: those of the terminal, {WIDEST} at the most; 80 elsewhere]",
    )  # fmt: skip
    return color(width(command))


def make_look(color: str, width: int | None, *, terminal: bool) -> Look:
    """The look for a terminal, or for what is none: a file or a pipe."""
    columns = width or min(max(shutil.get_terminal_size((80, 24)).columns, NARROWEST), WIDEST)
    return Look(width=columns, color=wants_color(Color(color), terminal, os.environ))


def wants_color(color: Color, terminal: bool, environ: Mapping[str, str]) -> bool:
    """Is the output to be coloured? An option outdoes the environment, NO_COLOR outdoes FORCE_COLOR."""
    if color is not Color.AUTO:
        return color is Color.ALWAYS
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return terminal and environ.get("TERM") != "dumb"


def stdout_is_terminal() -> bool:
    """Does standard output go to a terminal?"""
    return sys.stdout.isatty()
