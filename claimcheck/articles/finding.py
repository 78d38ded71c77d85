"""The files below the paths that were named, and the id of each."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from claimcheck.errors import OnProblem, Problem

STDIN = "-"


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read: its `path` (None for standard input), its `id`, and whether it was named itself."""

    path: Path | None
    id: str
    named: bool


def find_files(paths: Sequence[str | PurePath], suffixes: frozenset[str], on_problem: OnProblem) -> list[FoundFile]:
    """Every file named, and those with one of `suffixes` in the folders named, in the order named, then sorted.

    Hidden files and files of another suffix inside a folder are passed over; a file reached twice is read once. An
    id is the path below the argument, with the argument before it when two files would share one.
    """
    seen: set[tuple[int, int] | str] = set()
    found: list[tuple[FoundFile, str]] = []
    for said in paths:
        argument = os.fspath(said)
        for file in _files_of(argument, suffixes, on_problem):
            identity = _identity(file.path)
            if identity not in seen:
                seen.add(identity)
                found.append((file, _prefixed(argument, file)))
    return _told_apart(found)


def _told_apart(found: list[tuple[FoundFile, str]]) -> list[FoundFile]:
    """The files with the argument before each id that is not alone, and their number behind it if that fails too."""
    counts = Counter(file.id for file, _ in found)
    files: list[FoundFile] = []
    taken: set[str] = set()
    for file, prefixed in found:
        name = file.id if counts[file.id] == 1 else prefixed
        while name in taken:
            name = f"./{name}"
        taken.add(name)
        files.append(FoundFile(file.path, name, file.named))
    return files


def _prefixed(argument: str, file: FoundFile) -> str:
    """The id with the argument before it; of a file that was named itself, the path as it was named."""
    whole = PurePath(argument) if file.named else PurePath(argument) / file.id
    return _written(whole.as_posix())


def _identity(path: Path | None) -> tuple[int, int] | str:
    if path is None:
        return STDIN
    try:
        status = path.stat()
    except OSError:
        return str(path)
    return status.st_dev, status.st_ino


def _files_of(argument: str, suffixes: frozenset[str], on_problem: OnProblem) -> list[FoundFile]:
    """The files that one argument names; problems with it are reported."""
    if argument == STDIN:
        return [FoundFile(None, STDIN, named=True)]
    path = Path(argument)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        on_problem(Problem(argument, _reason(error), "check the path"))
        return []
    if not stat.S_ISDIR(mode):
        return [FoundFile(path, _written(path.name), named=True)]
    before = _Heard(on_problem)
    files = sorted(_walk(path, suffixes, before), key=lambda file: file.id)
    if not files and not before.heard:
        allowed = ", ".join(sorted(suffixes))
        on_problem(Problem(argument, "the folder holds no article", f"put files in it that end in {allowed}"))
    return files


class _Heard:
    """Passes problems on and remembers that there was one."""

    def __init__(self, on_problem: OnProblem) -> None:
        self._on_problem, self.heard = on_problem, False

    def __call__(self, problem: Problem) -> None:
        self.heard = True
        self._on_problem(problem)


def _walk(folder: Path, suffixes: frozenset[str], on_problem: OnProblem) -> Iterator[FoundFile]:
    """The files below a folder, through links too; a folder that was walked already is not walked again."""
    walked: set[tuple[int, int] | str] = {_identity(folder)}

    def tell(error: OSError) -> None:
        on_problem(Problem(str(error.filename), _reason(error), "give read permission or leave it out"))

    for place, folders, names in os.walk(folder, onerror=tell, followlinks=True):
        here = Path(place)
        fresh = []
        for name in sorted(folders):
            identity = _identity(here / name)
            if not name.startswith(".") and identity not in walked:
                walked.add(identity)
                fresh.append(name)
        folders[:] = fresh
        for name in names:
            if not name.startswith(".") and Path(name).suffix.lower() in suffixes:
                path = here / name
                yield FoundFile(path, _written(path.relative_to(folder).as_posix()), named=False)


def _reason(error: Exception) -> str:
    """Why a path cannot be read, in words."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, PermissionError):
        return "it may not be read"
    return getattr(error, "strerror", None) or str(error)


def _written(name: str) -> str:
    """A file name as text that every encoding can write."""
    return os.fsencode(name).decode("utf-8", errors="replace")


def open_file(file: FoundFile) -> tuple[int, str]:
    """An open descriptor of a regular file or a pipe, or -1 and the reason why there is none."""
    if file.path is None:
        return -1, ""
    try:
        # Without waiting: a pipe that nobody writes to would hold the batch for ever.
        handle = os.open(file.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        return -1, _reason(error)
    mode = os.fstat(handle).st_mode
    if not (stat.S_ISREG(mode) or (file.named and stat.S_ISFIFO(mode))):
        os.close(handle)
        return -1, "it is no regular file"
    os.set_blocking(handle, True)
    return handle, ""
