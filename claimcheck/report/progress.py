"""The progress bar on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 1.0
"""Seconds before a bar appears: what is over sooner needs none."""


@contextmanager
def show_progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A callable that is told (done, total) and draws a bar, if standard error is a terminal and the work is long."""
    bar = _Bar(what)
    try:
        yield bar.advance if sys.stderr.isatty() else _ignore
    finally:
        bar.stop()


def _ignore(done: int, total: int) -> None:
    """No bar."""


class _Bar:
    """A bar that starts late; `rich` is imported when it does."""

    def __init__(self, what: str) -> None:
        self.what, self.began = what, time.monotonic()
        self._shown: tuple[Progress, TaskID] | None = None

    def advance(self, done: int, total: int) -> None:
        if self._shown is None and time.monotonic() - self.began >= PATIENCE and done < total:
            self._shown = self._start(total)
        if self._shown is not None:
            progress, task = self._shown
            progress.update(task, completed=done, total=total)

    def _start(self, total: int) -> tuple[Progress, TaskID]:
        from rich.console import Console
        from rich.progress import Progress

        progress = Progress(console=Console(stderr=True), transient=True)
        progress.start()
        return progress, progress.add_task(self.what, total=total)

    def stop(self) -> None:
        if self._shown is not None:
            self._shown[0].stop()
