"""Adding a batch to an archive: what is new in it, what that contradicts, what it settles; all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from claimcheck.archive.changes import Change, find_changes
from claimcheck.archive.checking import Checked, check_against
from claimcheck.archive.placing import Place, place_article
from claimcheck.archive.store import Archive, Held, open_archive, stored_claim
from claimcheck.errors import Problem
from claimcheck.model import Article, Claim, Discrepancy, Reading, Settled
from claimcheck.pipeline import Progress, problems_of, read_claims


class Kind(StrEnum):
    """What became of an article that was to be added."""

    NEW = "new"
    """not held before"""
    VERSION = "version"
    """a changed text of an article that is held: its new version"""
    KNOWN = "known"
    """the very text is held already: nothing was added"""


@dataclass(frozen=True, slots=True)
class Addition:
    """What became of the article given as `given`: where it is `held`, and of a new version what it says otherwise."""

    given: str
    kind: Kind
    held: Held
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """What an addition did: one `Addition` for each article, the discrepancies that it brought and settled, and the
    `problems` with articles that were not added because claimcheck failed on them."""

    articles: tuple[Addition, ...]
    found: tuple[Discrepancy, ...] = ()
    settled: tuple[Settled, ...] = ()
    problems: tuple[Problem, ...] = ()

    def count(self, kind: Kind) -> int:
        """How many articles are of that kind."""
        return sum(each.kind is kind for each in self.articles)


def add_articles(path: str | Path, articles: Iterable[Article], *, progress: Progress | None = None) -> Added:
    """Add articles to the archive in a file, which is made if there is none.

    All is kept, or nothing when it fails or is broken off at any moment. Adding the same again changes nothing.
    Raises: ArchiveError when the archive cannot be written.
    """
    with open_archive(path, write=True, make=True) as archive:
        return add_readings(archive, read_claims(articles, progress=progress))


def add_readings(archive: Archive, readings: Sequence[Reading]) -> Added:
    """Add articles with their claims, and record what cannot all be right among them and with those held."""
    whole = [reading for reading in readings if reading.fault is None]
    problems = problems_of(reading for reading in readings if reading.fault is not None)
    with archive.writing():
        fresh = _fresh(archive, whole)
        checked = check_against(archive, fresh)
        batch = archive.new_batch() if fresh else 0
        additions = [_add(archive, reading, batch) for reading in whole]
        _record(archive, checked, {each.given: each.held for each in additions}, batch)
    return Added(tuple(additions), checked.report.discrepancies, checked.report.settled, tuple(problems))


def _fresh(archive: Archive, readings: Sequence[Reading]) -> list[Reading]:
    """The articles that are not held, each text once."""
    texts: dict[str, Reading] = {}
    for reading in readings:
        if place_article(archive, reading.article).known is None:
            texts.setdefault(reading.article.text, reading)
    return list(texts.values())


def _add(archive: Archive, reading: Reading, batch: int) -> Addition:
    given, place = reading.article.id, place_article(archive, reading.article)
    if place.known is not None:
        return Addition(given, Kind.KNOWN, place.known)
    changes = _changes(archive, place, reading.claims)
    held = archive.add(_called(reading, place.id), batch)
    return Addition(given, Kind.VERSION if place.previous else Kind.NEW, held, changes)


def _changes(archive: Archive, place: Place, claims: Sequence[Claim]) -> tuple[Change, ...]:
    return tuple(find_changes(archive.reading(place.previous.number).claims, claims)) if place.previous else ()


def _called(reading: Reading, name: str) -> Reading:
    """The reading under the id that its article has in the archive."""
    outline = replace(reading.outline, article=name) if reading.outline else None
    return Reading(replace(reading.article, id=name), reading.claims, outline)


def _record(archive: Archive, checked: Checked, added: Mapping[str, Held], batch: int) -> None:
    """Record what was found, and of what was recorded that it is over."""
    for number, settled in checked.earlier.settled.items():
        archive.settle(number, settled.value, batch)
    for number in checked.earlier.superseded:
        archive.supersede(number, batch)
    archive.supersede_replaced(batch)
    for found in checked.report.discrepancies:
        sides = tuple(
            replace(side, claims=tuple(_stored(archive, checked, added, claim) for claim in side.claims))
            for side in found.sides
        )
        numbers = (added[c.article].number if c.article in added else checked.numbers[c.article] for c in found.claims)
        archive.record(replace(found, sides=sides), numbers, batch)


def _stored(archive: Archive, checked: Checked, added: Mapping[str, Held], claim: Claim) -> Claim:
    """A claim of the report as the archive holds it."""
    if claim.article in added:
        held = added[claim.article]
        return stored_claim(claim, held.id, held.version)
    return replace(claim, article=archive.held(checked.numbers[claim.article]).id)
