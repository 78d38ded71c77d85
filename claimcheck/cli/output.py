"""Writing: reports to standard output or into a file, messages to standard error."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import click

from claimcheck.errors import ClaimcheckError, Problem
from claimcheck.report.inert import make_inert

PLAIN = str.maketrans({"│": "|", "─": "-", "·": "-", "…": ".", "“": '"', "”": '"'})
"""What stands for the report's own signs where the terminal's encoding lacks one; each as wide as what it replaces."""


def say(message: str) -> None:
    """A line on standard error; nothing in it can steer the terminal."""
    click.echo(make_inert(message), err=True)


def say_problems(problems: Iterable[Problem]) -> None:
    """One line for each problem: whether the article is missing, the path, what is wrong, the remedy."""
    for problem in problems:
        say(f"{'Not read' if problem.fatal else 'Warning'}: {problem}")


def print_out(texts: Iterable[str], *, encoding: str | None = None) -> None:
    """Text to standard output, in its own encoding if none is given. A reader that goes away ends it without a word."""
    out = sys.stdout.buffer
    try:
        for text in texts:
            _write_all(out, encode(text, encoding or sys.stdout.encoding or "utf-8"))
        out.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_all(out: BinaryIO, data: bytes) -> None:
    """Every byte: an unbuffered stream may take a part only."""
    rest = memoryview(data)
    while rest:
        rest = rest[out.write(rest) :]


def encode(text: str, encoding: str) -> bytes:
    """Bytes in that encoding; where it lacks a character the report's signs become plain and others a question mark.

    >>> encode("│ 38…", "ascii")
    b'| 38.'
    """
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(PLAIN).encode(encoding, "replace")


def check_target(path: Path, sources: Iterable[str]) -> None:
    """Can a report be written there, without loss of an article? Asked before the work is begun.

    Raises: ClaimcheckError when the folder is missing or not writable, or the path is a folder, one of
    `sources`, or a file that is read with a folder among them.
    """
    if path.is_dir():
        raise ClaimcheckError("is a folder", where=str(path), remedy="name a file in it")
    if not path.parent.is_dir():
        raise ClaimcheckError("no such folder", where=str(path.parent), remedy="make it, or name another file")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise ClaimcheckError("may not be written", where=str(path), remedy="name another file")
    if any(_same_file(path, source) or _is_read_with(path, source) for source in sources):
        raise ClaimcheckError("is one of the articles", where=str(path), remedy="name another file for the report")


def _same_file(path: Path, source: str) -> bool:
    return source != "-" and path.exists() and os.path.exists(source) and os.path.samefile(path, source)


def _is_read_with(path: Path, source: str) -> bool:
    """Is it an article in a folder that is read, or below?"""
    from claimcheck.articles import SUFFIXES

    file, folder = Path(os.path.realpath(path)), Path(os.path.realpath(source))
    if path.suffix.lower() not in SUFFIXES or not (file.is_file() and folder.is_dir() and file.is_relative_to(folder)):
        return False
    return not any(part.startswith(".") for part in file.relative_to(folder).parts)


def write_file(path: Path, text: str) -> None:
    """The text as UTF-8 in place of what the file held, all of it or none; through links and into devices.

    Raises: ClaimcheckError when it cannot be written.
    """
    target = Path(os.path.realpath(path))
    data = text.encode("utf-8", "replace")
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
        else:
            _replace(target, data)
    except OSError as error:
        remedy = "name another file"
        raise ClaimcheckError(f"cannot be written ({error.strerror})", where=str(path), remedy=remedy) from error


def _replace(target: Path, data: bytes) -> None:
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
