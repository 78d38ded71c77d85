"""Dates of metadata, one a line in `dates.txt`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.articles.dates import to_edtf

TABLE = Path(__file__).with_name("dates.txt")


def cases() -> list[tuple[str, str | None]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    pairs = [line.partition("=>") for line in lines if line and not line.startswith("#")]
    assert all(arrow for _, arrow, _ in pairs)
    return [(said.strip(), edtf.strip() or None) for said, _, edtf in pairs]


@pytest.mark.parametrize(("said", "edtf"), cases())
def test_dates_become_edtf(said: str, edtf: str | None) -> None:
    assert to_edtf(said) == edtf


def test_there_are_dates_of_both_kinds() -> None:
    found = [edtf for _, edtf in cases()]
    assert len([edtf for edtf in found if edtf]) >= 15 and found.count(None) >= 10


def test_dates_in_figures_load_no_parser() -> None:
    code = (
        "import sys; from claimcheck.articles.dates import to_edtf; to_edtf('2022-09-10'); to_edtf('2022-02-30');"
        "print('dateparser' in sys.modules); to_edtf('10 May 2022'); print('dateparser' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
