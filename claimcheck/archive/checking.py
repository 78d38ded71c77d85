"""A batch checked against an archive: the stages 5 and 6 over the batch and the few archived articles near to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimcheck.archive.earlier import Beside, Earlier, compare_with_recorded
from claimcheck.archive.neighbours import Names, find_neighbourhood
from claimcheck.archive.store import Archive, open_archive
from claimcheck.discrepancies import find_discrepancies
from claimcheck.errors import Problem
from claimcheck.events.copies import find_origins
from claimcheck.model import Article, Discrepancy, Event, Origin, Reading, Report
from claimcheck.model.desk import Decision, Desk
from claimcheck.pipeline import NO_DESK, Progress, group_readings, make_report, read_claims


@dataclass(frozen=True, slots=True)
class Checked:
    """The report on a batch; what of the recorded discrepancies it settles or takes in; the archive's number of each
    archived article by its id in the report.
    """

    report: Report
    earlier: Earlier
    numbers: Mapping[str, int]


def check_against(
    archive: Archive,
    readings: Sequence[Reading],
    problems: Sequence[Problem] = (),
    decisions: Sequence[Decision] = (),
) -> Checked:
    """What cannot all be right within a batch, and between it and the archive, and what of the archive it settles.

    Nothing is reported that stands within the archive alone, nor what was settled and is only told once more. The
    work is bounded by the batch, not by the archive.
    """
    around = find_neighbourhood(archive, readings)
    names = Names(archive, (reading.article.id for reading in readings))
    neighbours = [names.reading(number) for number in around.numbers()]
    numbers = dict(zip((reading.article.id for reading in neighbours), around.numbers(), strict=True))
    grouped = group_readings([*readings, *neighbours], decisions=decisions, rare=around.rare)
    events = [event for event in grouped if _of_batch(event)]
    earlier = compare_with_recorded(around, Beside(names, numbers, events), _judge(events, [*readings, *neighbours]))
    report = _report(readings, neighbours, events, earlier.found)
    return Checked(
        replace(report, problems=(*problems, *report.problems), settled=tuple(earlier.settled.values())),
        earlier,
        numbers,
    )


def check_articles_against(
    path: str | Path,
    articles: Iterable[Article],
    *,
    problems: Sequence[Problem] = (),
    progress: Progress | None = None,
    desk: Desk = NO_DESK,
) -> Report:
    """As `claimcheck.check`, and against the archive in a file, which is not changed.

    Raises: ArchiveError when the archive cannot be read.
    """
    with open_archive(path) as archive:
        readings = read_claims(articles, progress=progress, desk=desk)
        with archive.reading_only():
            return check_against(archive, readings, problems, desk.decisions).report


def _of_batch(found: Event | Discrepancy) -> bool:
    """Has the batch a claim in it?"""
    return any(claim.origin is Origin.BATCH for claim in found.claims)


def _judge(events: Sequence[Event], readings: Sequence[Reading]) -> list[Discrepancy]:
    """The discrepancies that the batch has a part in."""
    origins = find_origins([reading.article for reading in readings])
    return [found for found in find_discrepancies(events, origins) if _of_batch(found)]


def _report(
    readings: Sequence[Reading], neighbours: Sequence[Reading], events: Sequence[Event], found: Sequence[Discrepancy]
) -> Report:
    """The report on the batch and those archived articles that a discrepancy cites."""
    cited = {claim.article for each in found for claim in each.claims}
    kept = [*readings, *(reading for reading in neighbours if reading.article.id in cited)]
    ids = {reading.article.id for reading in kept}
    events = [_narrow(event, ids) for event in events]
    by_id = {event.id: event for event in events}
    return make_report(kept, (), events, [replace(each, event=by_id[each.event.id]) for each in found])


def _narrow(event: Event, articles: Collection[str]) -> Event:
    """The event as these articles tell it."""
    claims = tuple(claim for claim in event.claims if claim.article in articles)
    return replace(event, claims=claims, articles=tuple(a for a in event.articles if a in articles))
