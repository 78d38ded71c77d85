"""A batch with everything that is no article, or an odd one: the good ones are checked, and the exit code tells."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from claimcheck.cli import ExitCode, main

GOOD = {
    "a-good.txt": "L'explosion de mercredi à l'usine chimique de Dunkerque a fait 12 blessés, selon la préfecture.",
    "z-good.txt": "L'explosion de mercredi à l'usine chimique de Dunkerque a fait 19 blessés, selon l'hôpital.",
}
FRONT = "---\ndate: 2023-06-14\nlang: fr\nsource: {}\n---\n"
UNREADABLE = {
    "empty.txt": b"",
    "blank.txt": b" \r\n\n\t",
    "binary.txt": bytes(range(256)) * 40,
    "one-line.txt": b"mot " * 60_000,
    "broken.jsonl": b'{"id": "x", "text": \n',
}
ODD = {
    "latin-1.txt": "Une explosion a fait des blessés à Mâcon, près du café où l'on dînait.".encode("latin-1"),
    "utf-16.txt": "\ufeffUne explosion a fait des blessés à Mâcon.".encode("utf-16-le"),
    "controls.txt": "Une explosion\x07 a fait\x1b[31m 7 blessés\x1b[0m à Mâcon.\x08".encode(),
    "title.txt": "Une explosion \x1b]0;pwned\x07 a fait 7 blessés.".encode(),
    "markup.txt": b"[bold]Une explosion[/bold] a fait [red]7 bless\xc3\xa9s[/] [link=http://x]ici[/link]. :boom:",
    "word.txt": ("A" * 10_000 + " a fait 7 blessés à Mâcon.").encode(),
    "rtl.txt": "Une explosion \u202ea fait\u202c \u20667 blessés\u2069 à Mâcon\u200f.".encode(),
    "long-line.txt": ("mot " * 40_000 + "Une explosion a fait 7 blessés à Mâcon. " * 40).encode(),
    "digits.txt": ("9" * 5_000 + " blessés. " + "1 " * 5_000).encode(),
    "quotes.txt": ("« " * 3_000 + "a déclaré le maire " * 500).encode(),
    "emoji.txt": "💥 Une explosion 💥 a fait 7 blessés 👩‍🚒 à Mâcon.".encode(),
    "dutch.txt": b"De ontploffing in de fabriek heeft dinsdag zeven mensen verwond, zei de burgemeester van de stad.",
}
HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def write(folder: Path, files: dict[str, bytes]) -> None:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


@pytest.fixture(scope="module")
def batches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders `good`, `odd` (with the good ones), `mixed` (all), and `bad` (what cannot be read alone)."""
    folder = tmp_path_factory.mktemp("batches")
    good = {name: (FRONT.format(name[0].upper()) + text).encode() for name, text in GOOD.items()}
    write(folder / "good", good)
    write(folder / "odd", good | ODD)
    write(folder / "mixed", good | ODD | UNREADABLE)
    write(folder / "bad", UNREADABLE)
    write(folder / "calm", {"a-good.txt": good["a-good.txt"]} | UNREADABLE)
    yield folder


def run(*arguments: str | os.PathLike[str]) -> Result:
    runner = CliRunner(env={"NO_COLOR": "1", "COLUMNS": "100"})
    return runner.invoke(main, ["check", *map(str, arguments)], prog_name="claimcheck")


@cache
def report_of(folder: Path) -> tuple[int, dict[str, Any]]:
    result = run(folder, "--format", "json")
    return result.exit_code, json.loads(result.stdout)


def good_findings(report: dict[str, Any]) -> list[tuple[str, list[str]]]:
    return [
        (found["kind"], [side["value"] for side in found["sides"]])
        for found in report["discrepancies"]
        if {claim["article"] for side in found["sides"] for claim in side["claims"]} == set(GOOD)
    ]


@pytest.mark.parametrize("batch", ["good", "odd", "mixed"])
def test_the_good_articles_are_checked(batches: Path, batch: str) -> None:
    code, report = report_of(batches / batch)
    assert code == ExitCode.FOUND
    assert ("quantity", ["12", "19"]) in good_findings(report)
    expected = {"good": set(GOOD), "odd": set(GOOD) | set(ODD)}.get(batch, set(GOOD) | set(ODD))
    assert {article["id"] for article in report["articles"]} == expected
    fatal = {Path(problem["path"]).name for problem in report["problems"] if problem["fatal"]}
    assert {name.split(":")[0] for name in fatal} == (set(UNREADABLE) if batch == "mixed" else set())


def test_every_claim_of_an_odd_text_quotes_it(batches: Path) -> None:
    _, report = report_of(batches / "odd")
    encodings = {"latin-1.txt": "latin-1", "utf-16.txt": "utf-16-le"}
    told = set()
    for claim in report["claims"]:
        name = claim["article"]
        content = (batches / "odd" / name).read_bytes()
        text = content.decode(encodings.get(name, "utf-8"))
        assert text[claim["start"] : claim["end"]] == claim["quote"], name
        told.add(name)
    assert {"a-good.txt", "z-good.txt", "latin-1.txt", "controls.txt", "markup.txt", "rtl.txt"} <= told


def test_a_language_without_a_pack_is_warned_of(batches: Path) -> None:
    _, report = report_of(batches / "odd")
    (problem,) = (p for p in report["problems"] if p["path"].endswith("dutch.txt"))
    assert not problem["fatal"]
    assert not [claim for claim in report["claims"] if claim["article"] == "dutch.txt"]


@pytest.mark.parametrize("batch", ["odd", "mixed"])
def test_the_terminal_report_is_inert(batches: Path, batch: str) -> None:
    result = run(batches / batch, "--min-confidence", "0")
    assert "12" in result.stdout
    for text in (result.stdout, result.stderr):
        assert not HARMFUL.search(text)


@pytest.mark.parametrize(
    ("batch", "options", "code"),
    [
        ("calm", [], ExitCode.INCOMPLETE),
        ("mixed", ["--fail-on", "never"], ExitCode.INCOMPLETE),
        ("odd", ["--fail-on", "never"], ExitCode.CLEAR),
        ("bad", [], ExitCode.UNUSABLE),
        ("none", [], ExitCode.UNUSABLE),
    ],
)
def test_the_exit_code_tells(batches: Path, batch: str, options: list[str], code: ExitCode) -> None:
    result = run(batches / batch, *options)
    assert result.exit_code == code, result.stderr
    assert "Traceback" not in result.stderr
