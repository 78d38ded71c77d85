"""Whether an archive is whole: the file, its tables, and every article and discrepancy in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from claimcheck.archive.blocking import postings_of
from claimcheck.archive.errors import DamagedArchive
from claimcheck.archive.store import Archive, Held, hash_of

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How much an archive holds (`articles` counts versions), and every fault found, in words."""

    articles: int
    batches: int
    discrepancies: int
    faults: tuple[str, ...]


def verify(archive: Archive, progress: Progress | None = None) -> Verdict:
    """Read all that an archive holds. `progress` is told how many of how many versions are read.

    Raises: sqlite3.DatabaseError when the file cannot be read at all (an ArchiveError inside `open_archive`).
    """
    faults = [*_file_faults(archive)]
    if faults:
        return Verdict(0, 0, 0, tuple(faults))
    held = archive.all_versions()
    for number, each in enumerate(held, 1):
        faults += _article_faults(archive, each)
        if progress is not None:
            progress(number, len(held))
    faults += [*_batch_faults(archive, held), *_posting_faults(archive, held), *_discrepancy_faults(archive)]
    batches, discrepancies = (_count(archive, table) for table in ("batches", "discrepancies"))
    return Verdict(len(held), batches, discrepancies, tuple(faults))


def _count(archive: Archive, table: str) -> int:
    return int(archive.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _file_faults(archive: Archive) -> Iterator[str]:
    for (told,) in archive.connection.execute("PRAGMA integrity_check"):
        if told != "ok":
            yield f"the file is damaged: {told}"
    for table, row, other, _ in archive.connection.execute("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} names a row of {other} that is not there"


def _article_faults(archive: Archive, held: Held) -> Iterator[str]:
    name = f"{held.id}, version {held.version}"
    try:
        reading = archive.reading(held.number)
    except DamagedArchive as error:
        yield f"{name}: {error.what}"
        return
    if hash_of(reading.article.text) != held.hash:
        yield f"{name}: its text is not the one that was added"
    if reading.article.id != held.id or len(reading.claims) != held.claims:
        yield f"{name}: its text or claims are of another article"
    query = "SELECT count(*) FROM postings WHERE key = ? AND day = ? AND article = ?"
    rows = ((key, day, held.number) for key, day in (postings_of(reading) if held.current else ()))
    if not all(archive.connection.execute(query, row).fetchone()[0] for row in rows):
        yield f"{name}: it cannot be found by its names"


def _batch_faults(archive: Archive, held: Iterable[Held]) -> Iterator[str]:
    """Is every batch whole, and has every article one newest version, the last?"""
    told = dict(archive.connection.execute("SELECT number, articles FROM batches"))
    found = dict.fromkeys(told, 0)
    newest: dict[str, Held] = {}
    for each in held:
        found[each.batch] = found.get(each.batch, 0) + 1
        newest[each.id] = max(newest.get(each.id, each), each, key=lambda version: version.version)
    for batch in sorted(found):
        if found[batch] != told.get(batch):
            yield f"batch {batch}: {found[batch]} of {told.get(batch)} articles are there"
    for each in held:
        if each.current != (newest[each.id] == each):
            yield f"{each.id}, version {each.version}: is wrongly marked as the newest or an earlier one"


def _posting_faults(archive: Archive, held: Iterable[Held]) -> Iterator[str]:
    current = {each.number for each in held if each.current}
    posted = {number for (number,) in archive.connection.execute("SELECT DISTINCT article FROM postings")}
    for number in sorted(posted - current):
        yield f"article number {number} is found by its names, but is no article's newest version"


def _discrepancy_faults(archive: Archive) -> Iterator[str]:
    numbers = [number for (number,) in archive.connection.execute("SELECT number FROM discrepancies ORDER BY number")]
    for number in numbers:
        try:
            recorded = archive.discrepancy(number)
        except DamagedArchive as error:
            yield f"discrepancy number {number}: {error.what}"
            continue
        if {claim.article for claim in recorded.found.claims} != set(recorded.articles):
            yield f"discrepancy {recorded.found.id}: an article of it is not there"
