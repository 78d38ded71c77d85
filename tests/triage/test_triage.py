"""Which discrepancies of a report are known or waived, and what is said of waivers that do not hold."""

from __future__ import annotations

import sys
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))

from sample_report import DAY, FACETS, HOSTILE, make_report

from claimcheck.errors import ClaimcheckError
from claimcheck.model import Discrepancy, Report, Status, TimeRange, Waiver
from claimcheck.triage import (
    Baseline,
    append_waiver,
    format_baseline,
    format_waiver,
    mark_report,
    parse_baseline,
    parse_waivers,
)
from claimcheck.triage.days import days_of

TODAY = date(2025, 3, 1)
WOUNDED = "9c1f00d2a7b4"
REASON = "counted before the second search"


def fresh() -> Report:
    """The sample, without its problems."""
    return replace(make_report(), problems=())


def mark(*waivers: Waiver, baseline: Baseline | None = None, report: Report | None = None) -> Report:
    return mark_report(report or fresh(), baseline or Baseline(), waivers, today=TODAY, where="w.toml")


def status(report: Report, name: str = WOUNDED) -> Status:
    return next(found.status for found in report.discrepancies if found.id == name)


def baseline_of(*found: Discrepancy) -> Baseline:
    return parse_baseline(format_baseline((one, "words") for one in found), "b.json")


def test_nothing_known_leaves_all_new() -> None:
    report = mark()
    assert {found.status for found in report.discrepancies} == {Status.NEW}
    assert report.problems == ()


WAIVERS = [
    # until, days, status, what is said
    (None, (), Status.WAIVED, None),
    (date(2025, 3, 2), (), Status.WAIVED, None),
    (TODAY, (), Status.WAIVED, None),
    (date(2025, 2, 28), (), Status.NEW, "ended on 2025-02-28"),
    (None, ("2025-02-04",), Status.WAIVED, None),
    (None, ("2025-02",), Status.WAIVED, None),
    (None, ("2024-11-30", "2025-02-04"), Status.WAIVED, None),
    (None, ("2026-02-04",), Status.NEW, "matches nothing"),
    (date(2025, 2, 28), ("2026-02-04",), Status.NEW, "matches nothing"),
]


@pytest.mark.parametrize(("until", "days", "expected", "said"), WAIVERS)
def test_a_waiver_holds_until_its_day_and_for_its_event(
    until: date | None, days: tuple[str, ...], expected: Status, said: str | None
) -> None:
    report = mark(Waiver(WOUNDED, REASON, until=until, days=days))
    assert status(report) is expected
    assert [said in str(problem) for problem in report.problems if said] == [True] * bool(said)
    assert not any(problem.fatal for problem in report.problems)
    assert {problem.path for problem in report.problems} <= {"w.toml"}


def test_a_waived_one_names_its_waiver() -> None:
    waiver = Waiver(WOUNDED, REASON, "Jo Martin", until=date(2025, 4, 1))
    found = mark(waiver).discrepancies[0]
    assert found.waiver == waiver


def test_a_waiver_that_was_renewed_is_not_told_to_have_ended() -> None:
    report = mark(Waiver(WOUNDED, REASON, until=date(2025, 1, 1)), Waiver(WOUNDED, REASON, until=date(2025, 4, 1)))
    assert (status(report), report.problems) == (Status.WAIVED, ())


def test_a_waiver_of_what_is_not_found_is_told() -> None:
    report = mark(Waiver("0" * 12, REASON))
    (problem,) = report.problems
    assert "the waiver of 000000000000 matches nothing" in problem.what


def test_a_waiver_outdoes_the_baseline() -> None:
    known = baseline_of(*fresh().discrepancies)
    report = mark(Waiver(WOUNDED, REASON), baseline=known)
    assert [found.status for found in report.discrepancies] == [Status.WAIVED, *[Status.KNOWN] * 3]


@pytest.mark.parametrize("by", ["waiver", "baseline"])
def test_a_further_value_is_new_and_names_what_it_was(by: str) -> None:
    first, *rest = fresh().discrepancies
    grown = replace(first, id="f" * 12, before=("e" * 12, WOUNDED), supersedes="e" * 12)
    waivers = [Waiver(WOUNDED, REASON)] if by == "waiver" else []
    known = baseline_of(first) if by == "baseline" else Baseline()
    report = mark(*waivers, baseline=known, report=replace(fresh(), discrepancies=(grown, *rest)))
    assert report.discrepancies[0].status is Status.NEW
    assert report.discrepancies[0].supersedes == WOUNDED
    assert ["ffffffffffff now" in problem.what for problem in report.problems] == [True] * (by == "waiver")


def test_a_baseline_knows_an_event_by_its_days() -> None:
    first = fresh().discrepancies[0]
    later = TimeRange(date(2026, 2, 4), date(2026, 2, 4), edtf="2026-02-04")
    sides = tuple(
        replace(side, claims=tuple(replace(c, facets=replace(FACETS, time=later)) for c in side.claims))
        for side in first.sides
    )
    known = baseline_of(first)
    assert days_of(first) == (str(DAY),)
    assert known.knows(first)
    assert not known.knows(replace(first, sides=sides))
    assert known.missing([]) == 1
    assert known.missing([first]) == 0


def test_a_baseline_is_the_same_whatever_the_order() -> None:
    found = fresh().discrepancies
    rows = [(one, "words") for one in found]
    assert format_baseline(rows) == format_baseline(rows[::-1] + rows)
    assert len(format_baseline(rows).splitlines()) == len(found) + 5
    assert not parse_baseline(format_baseline([]), "b.json").entries


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "b.json: is no JSON"),
        ("[1]", "is no baseline"),
        ('{"baseline_version": 9}', "has version 9"),
        ('{"baseline_version": 1}', "has an entry without"),
        ('{"baseline_version": 1, "discrepancies": [{"id": 1}]}', "has an entry without"),
        ('{"baseline_version": 1, "discrepancies": [{"id": 1, "days": [], "what": ""}]}', "cannot be read: 1"),
        ("[" * 100_000, "is no JSON"),
    ],
)
def test_a_broken_baseline_is_refused(text: str, said: str) -> None:
    with pytest.raises(ClaimcheckError, match=said):
        parse_baseline(text, "b.json")


def test_what_is_written_is_read() -> None:
    waiver = Waiver(WOUNDED, 'said "no"\\', "Zoë", TODAY, date(2025, 4, 1), ("2025-02-04",))
    text = append_waiver(append_waiver("", format_waiver(waiver, "38 / 55")), format_waiver(Waiver("a" * 12, "why")))
    assert parse_waivers(text, "w.toml") == (waiver, Waiver("a" * 12, "why"))
    assert text.startswith("# ")


def test_what_stands_in_the_file_stays() -> None:
    before = '# our own note\n[[waiver]]\nid = "aaaaaaaaaaaa" # here\nreason = "x"\n'
    after = append_waiver(before, format_waiver(Waiver(WOUNDED, REASON)))
    assert after.startswith(before)
    assert len(parse_waivers(after, "w.toml")) == 2


def test_no_text_can_write_an_entry_of_its_own() -> None:
    for text in (HOSTILE, '"\nid = "bbbbbbbbbbbb"', '"""', "'''\n[[waiver]]"):
        entry = format_waiver(Waiver(WOUNDED, text, text), text)
        (row,) = tomllib.loads(entry)["waiver"]
        assert row["id"] == WOUNDED
        assert entry.count("\n") == 5


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[waiver]\n", "is not TOML: .*line 1"),
        ("[other]\n", "has other"),
        ("waiver = 1\n", "has waiver"),
        ("waiver = [1]\n", "has waiver"),
        ('[[waiver]]\nid = "aaaaaaaaaaaa"\n', "waiver 1: it gives no reason"),
        ('[[waiver]]\nreason = "x"\n', "waiver 1: id is not twelve"),
        ('[[waiver]]\nid = "aaaaaaaaaaaa"\nreason = " "\n', "waiver 1: it gives no reason"),
        ('[[waiver]]\nid = "aaaaaaaaaaaa"\nreason = "x"\nuntill = 2025-01-01\n', "waiver 1: unknown key 'untill'"),
        ('[[waiver]]\nid = "aaaaaaaaaaaa"\nreason = "x"\nuntil = "soon"\n', "waiver 1: until is not"),
        ('[[waiver]]\nid = "aaaaaaaaaaaa"\nreason = "x"\nuntil = 2025-01-01T00:00:00\n', "waiver 1: until is not"),
        ('[[waiver]]\nid = 3\nreason = "x"\nuntil = 1\n', "waiver 1: id is not .*; waiver 1: until is not"),
    ],
)
def test_broken_waivers_are_refused_with_every_fault(text: str, said: str) -> None:
    with pytest.raises(ClaimcheckError, match=f"w.toml: {said}"):
        parse_waivers(text, "w.toml")
