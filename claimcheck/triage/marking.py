"""A report with the status of each discrepancy, and what is to be said of waivers that do not hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from claimcheck.errors import Problem
from claimcheck.model import Discrepancy, Report, Status, Waiver
from claimcheck.triage.baseline import Baseline
from claimcheck.triage.days import days_of, may_be_one


def mark_report(
    report: Report, baseline: Baseline, waivers: Sequence[Waiver], *, today: date, where: str = ""
) -> Report:
    """The report with its discrepancies marked as new, known or waived.

    `today` is the day on which waivers must hold, `where` the file they came from. Waivers that have ended, that match
    nothing, or that were written before a further value came up are told as problems, none of them fatal. A waiver
    outdoes the baseline.
    """
    found = tuple(_mark(one, baseline, waivers, today) for one in report.discrepancies)
    problems = [_problem(where, *said) for waiver in waivers for said in _doubts(waiver, waivers, found, today)]
    return replace(report, discrepancies=found, problems=(*report.problems, *problems))


def holds(waiver: Waiver, today: date) -> bool:
    """Has it not ended? The day `until` is its last."""
    return waiver.until is None or today <= waiver.until


def _mark(found: Discrepancy, baseline: Baseline, waivers: Iterable[Waiver], today: date) -> Discrepancy:
    covering = [waiver for waiver in waivers if holds(waiver, today) and _covers(waiver, found)]
    if covering:
        return replace(found, status=Status.WAIVED, waiver=covering[-1])
    if baseline.knows(found):
        return replace(found, status=Status.KNOWN)
    known = {waiver.id for waiver in waivers} | baseline.entries.keys()
    earlier = next((name for name in found.before if name in known), found.supersedes)
    return replace(found, supersedes=earlier)


def _covers(waiver: Waiver, found: Discrepancy) -> bool:
    return waiver.id == found.id and may_be_one(waiver.days, days_of(found))


def _doubts(
    waiver: Waiver, waivers: Sequence[Waiver], found: Sequence[Discrepancy], today: date
) -> Iterator[tuple[str, str]]:
    """What is to be said of a waiver, and the remedy; at most one thing."""
    name = f"the waiver of {waiver.id}"
    covered = any(_covers(waiver, one) for one in found)
    outgrown = [one.id for one in found if waiver.id in one.before]
    if not covered and outgrown:
        yield f"{name} holds no longer: there is a further value, and it is {outgrown[0]} now", "look at it again"
    elif not covered:
        yield f"{name} matches nothing that was found", "delete it, if the whole batch was checked"
    elif not holds(waiver, today) and not _renewed(waiver, waivers, today):
        yield f"{name} ended on {waiver.until}", "mend the sources, or waive it again"


def _renewed(waiver: Waiver, waivers: Sequence[Waiver], today: date) -> bool:
    return any(other.id == waiver.id and holds(other, today) for other in waivers)


def _problem(where: str, what: str, remedy: str) -> Problem:
    return Problem(where, what, remedy, fatal=False)
