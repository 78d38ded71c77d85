from __future__ import annotations

import io

import pytest

from claimcheck.report import progress
from claimcheck.report.progress import show_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def draw(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, patience: float) -> str:
    monkeypatch.setattr(progress, "PATIENCE", patience)
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with show_progress("Checking") as tell:
        for done in range(1, 4):
            tell(done, 3)
    return stream.getvalue()


def test_a_bar_in_a_terminal_when_the_work_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Checking" in draw(monkeypatch, Terminal(), 0)


def test_no_bar_when_the_work_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    assert draw(monkeypatch, Terminal(), 60) == ""


def test_no_bar_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert draw(monkeypatch, io.StringIO(), 0) == ""
