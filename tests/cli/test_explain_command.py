"""`claimcheck explain`: the trail of one discrepancy, and what is said when there is none of that id."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import claimcheck
from claimcheck.cli import ExitCode, main
from claimcheck.explanation import explain_discrepancy, find_discrepancy
from claimcheck.report.places import Places, find_offset

FIXTURE = str(Path(__file__).parents[2] / "fixtures" / "examples" / "frappe-izioum")


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["explain", *arguments])
    return result.exit_code, result.output


@pytest.fixture(scope="module")
def report() -> claimcheck.Report:
    return claimcheck.check(claimcheck.read_articles([FIXTURE]))


def test_every_claim_can_be_rebuilt_from_the_trail(report: claimcheck.Report) -> None:
    found = report.discrepancies[0]
    code, output = run(found.id[:6], FIXTURE, "--width", "140")
    assert code == ExitCode.CLEAR
    assert found.id in output
    assert found.claims
    for claim in found.claims:
        article = report.article(claim.article)
        span = article.in_text(claim.span)
        line, column = Places(()).position(article, span.start)
        assert find_offset(article.text, line, column) == span.start
        where = f"{article.path}:{line}:{column}, characters {span.start} to {span.end}"
        assert f"{where}: “{article.text[span.start : span.end]}”" in output
        assert f"claimed: {claim.value} by the rule {claim.rule!r}; id {claim.id}" in output
        assert " → ".join(claim.speakers) in output


def test_the_parts_hold_sides_reasons_and_the_event(report: claimcheck.Report) -> None:
    found = find_discrepancy(report, report.discrepancies[0].id)
    titles = [part.title for part in explain_discrepancy(report, found)]
    assert titles[1] == f"Event {found.event.id}  {found.event.label}"
    assert [f"Side {side.value}" for side in found.sides] == titles[2 : 2 + len(found.sides)]
    lines = [line for part in explain_discrepancy(report, found) for line in part.lines]
    assert set(found.reasons) <= set(lines)


def test_an_unknown_id_is_told_with_those_there_are(report: claimcheck.Report) -> None:
    code, output = run("zzz", FIXTURE)
    assert code == ExitCode.UNUSABLE
    assert report.discrepancies[0].id in output


READINGS = {
    "the other figure is of those in hospital": (
        "fr 2023-06-14 | L'usine de Dunkerque a explosé, faisant 19 blessés. Douze personnes ont été hospitalisées.",
        "fr 2023-06-14 | L'explosion à l'usine de Dunkerque a fait 12 blessés mercredi.",
        "hospitalised",
    ),
    "miles for kilometres": (
        "en 2021-03-02 | The new Selby tunnel, 10 kilometres long, opened in Selby on Monday.",
        "en 2021-03-02 | The new Selby tunnel, 16.09 kilometres long, opened in Selby on Monday.",
        "miles taken for kilometres",
    ),
    "digits in another order": (
        "fr 2023-06-14 | Une explosion a secoué l'usine de Dunkerque, faisant 21 blessés.",
        "fr 2023-06-14 | L'explosion à l'usine de Dunkerque a fait 12 blessés mercredi.",
        "same digits in another order",
    ),
    "another zone": (
        "fr 2023-06-14 | Une explosion a détruit l'usine de Dunkerque mercredi à 9 h 30.",
        "fr 2023-06-14 | L'explosion qui a détruit l'usine de Dunkerque a eu lieu mercredi à 8 h 30.",
        "local time",
    ),
}


@pytest.mark.parametrize("name", READINGS)
def test_readings_that_reconcile(name: str) -> None:
    one, other, wanted = READINGS[name]
    articles = []
    for number, row in enumerate((one, other)):
        lang, date = row.split(" | ")[0].split()
        articles.append(claimcheck.Article(id=str(number), lang=lang, date=date, text=row.split(" | ")[1]))
    report = claimcheck.check(articles)
    assert report.discrepancies
    parts = explain_discrepancy(report, report.discrepancies[0])
    assert any(wanted in line for line in parts[-1].lines), parts[-1]


def test_what_a_source_wrote_is_inert(tmp_path: Path) -> None:
    for name, count in (("a", 12), ("b", 19)):
        head = "---\ndate: 2023-06-14\nlang: fr\n---\n"
        text = f"{head}L'explosion à l'usine \x1b[31mde Dunkerque\x1b[0m a fait {count} blessés mercredi."
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    report = claimcheck.check(claimcheck.read_articles([str(tmp_path)]))
    code, output = run(report.discrepancies[0].id, str(tmp_path), "--color", "never")
    assert code == ExitCode.CLEAR
    assert "\x1b" not in output
