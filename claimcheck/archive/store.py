"""The archive as a store of readings and of the discrepancies found among them. It runs no stage."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import claimcheck
from claimcheck.archive.blocking import Search, postings_of
from claimcheck.archive.codec import format_of, pack, unpack
from claimcheck.archive.errors import ArchiveError
from claimcheck.archive.opening import connect, create, telling
from claimcheck.model import Article, Claim, Discrepancy, Outline, Reading
from claimcheck.model.fingerprints import fingerprint

MEANING = 2
"""Raised when a field keeps its name and type and means another thing, or keys are made in another way."""
CLAIM_FORMAT = f"{MEANING}-{format_of(tuple[Claim, ...], Outline, Article, Discrepancy)}"
"""The form of what an archive holds; it follows the model's classes by itself."""


@dataclass(frozen=True, slots=True)
class Held:
    """What an archive knows of a version of an article without unpacking it; `claims` is how many it makes."""

    number: int
    id: str
    version: int
    current: bool
    batch: int
    hash: str
    claims: int


@dataclass(frozen=True, slots=True)
class Recorded:
    """A discrepancy as it was recorded, by its `number`. `articles` maps its articles' ids to their numbers; `state` is
    open, settled or superseded, and `value` what stands where it is settled.
    """

    number: int
    found: Discrepancy
    articles: dict[str, int]
    state: str
    value: str | None


OPEN = "open"
"""The state of a recorded discrepancy that is neither settled nor superseded."""
COLUMNS = "number, id, version, current, batch, hash, claims_count"


class Archive:
    """An open archive. Whatever is changed within `writing` is kept, all of it, when that ends well, else none."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path, self.connection = path, connection

    # ------------------------------------------------------------ articles

    def current(self) -> list[Held]:
        """The newest version of each article, by id."""
        return self._held("WHERE current = 1 ORDER BY id")

    def all_versions(self) -> list[Held]:
        """Every version of every article, in the order in which they were added."""
        return self._held("ORDER BY number")

    def versions(self, article_id: str) -> list[Held]:
        """All versions of an article, the oldest first; none when there is no such article."""
        return self._held("WHERE id = ? ORDER BY version", article_id)

    def held(self, number: int) -> Held:
        """The version of that number. Raises: IndexError."""
        return self._held("WHERE number = ?", number)[0]

    def same_text(self, text: str) -> Held | None:
        """The newest version of an article that has this very text."""
        return next(iter(self._held("WHERE hash = ? AND current = 1 ORDER BY number", hash_of(text))), None)

    def at_url(self, url: str | None) -> Held | None:
        """The newest version of the article with that address."""
        return next(iter(self._held("WHERE url = ? AND current = 1 ORDER BY number", url)), None) if url else None

    def called(self, article_id: str) -> list[Held]:
        """The newest version of each article that was given under that id, also where it got another for that."""
        ends = f"/{article_id}"
        where = "WHERE current = 1 AND (id = ? OR (id >= 'batch-' AND id < 'batch.' AND substr(id, ?) = ?)) ORDER BY id"
        return self._held(where, article_id, -len(ends), ends)

    def free_id(self, article_id: str) -> str:
        """An id for an article whose own is taken; it ends with that."""
        number = 2
        while self.versions(f"batch-{number}/{article_id}"):
            number += 1
        return f"batch-{number}/{article_id}"

    def _held(self, where: str, *values: object) -> list[Held]:
        rows = self.connection.execute(f"SELECT {COLUMNS} FROM articles {where}", values)
        return [Held(n, i, v, bool(current), b, h, c) for n, i, v, current, b, h, c in rows]

    def article(self, number: int) -> Article:
        """The article of that number. Raises: KeyError."""
        return cast(Article, self._unpacked(number, "body", Article))

    def reading(self, number: int) -> Reading:
        """The article of that number with its claims. Raises: KeyError."""
        outline = self._unpacked(number, "outline", Outline | None)
        return Reading(self.article(number), self._unpacked(number, "claims", tuple[Claim, ...]), outline)

    def _unpacked(self, number: int, column: str, kind: object) -> Any:
        row = self.connection.execute(f"SELECT {column} FROM articles WHERE number = ?", (number,)).fetchone()
        if row is None:
            raise KeyError(number)
        return unpack(kind, row[0])

    def search(self, skip: Iterable[int] = ()) -> Search:
        """A look for articles that may tell what others tell; those in `skip` are not found."""
        return Search(self.connection, frozenset(skip))

    # --------------------------------------------------------------- change

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction: others may read meanwhile, and who wants to write waits."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    @contextmanager
    def reading_only(self) -> Iterator[None]:
        """A view of the archive that no writer changes meanwhile."""
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")

    def new_batch(self) -> int:
        """The number of a batch that has no article yet."""
        return int(self.connection.execute("INSERT INTO batches (articles) VALUES (0)").lastrowid or 0)

    def add(self, reading: Reading, batch: int) -> Held:
        """The article as the newest version under its id; earlier ones stay, but are not found any more."""
        article, earlier = reading.article, self.versions(reading.article.id)
        for held in earlier[-1:]:
            self._drop_postings(held.number)
            self.connection.execute("UPDATE articles SET current = 0 WHERE number = ?", (held.number,))
        version = earlier[-1].version + 1 if earlier else 1
        claims = tuple(stored_claim(claim, article.id, version) for claim in reading.claims)
        packed = pack(Article, article), pack(Outline | None, reading.outline), pack(tuple[Claim, ...], claims)
        known = (article.id, version, batch, hash_of(article.text), article.url, len(reading.claims))
        query = """INSERT INTO articles (id, version, current, batch, hash, url, claims_count, body, outline, claims)
            VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?)"""
        number = int(self.connection.execute(query, (*known, *packed)).lastrowid or 0)
        rows = ((key, day, number) for key, day in sorted(postings_of(reading)))
        self.connection.executemany("INSERT INTO postings VALUES (?, ?, ?)", rows)
        self.connection.execute("UPDATE batches SET articles = articles + 1 WHERE number = ?", (batch,))
        return Held(number, article.id, version, True, batch, known[3], known[5])

    def _drop_postings(self, number: int) -> None:
        postings = postings_of(self.reading(number))
        rows = ((key, day, number) for key, day in postings)
        self.connection.executemany("DELETE FROM postings WHERE key = ? AND day = ? AND article = ?", rows)

    def remove(self, article_id: str) -> list[Held]:
        """Forget all versions of an article and every recorded discrepancy that cites one; the versions."""
        versions = self.versions(article_id)
        for held in versions:
            if held.current:
                self._drop_postings(held.number)
            of = "SELECT discrepancy FROM discrepancy_articles WHERE article = ?"
            self.connection.execute(f"DELETE FROM discrepancies WHERE number IN ({of})", (held.number,))
            self.connection.execute("DELETE FROM articles WHERE number = ?", (held.number,))
            self.connection.execute("UPDATE batches SET articles = articles - 1 WHERE number = ?", (held.batch,))
        return versions

    # -------------------------------------------------------- discrepancies

    def record(self, found: Discrepancy, numbers: Iterable[int], batch: int) -> None:
        """Keep a discrepancy among the articles of these numbers, with no more of its event than names it."""
        bare = replace(found, event=replace(found.event, claims=()))
        query = "INSERT INTO discrepancies (id, batch, state, record) VALUES (?, ?, 'open', ?)"
        discrepancy = self.connection.execute(query, (found.id, batch, pack(Discrepancy, bare))).lastrowid
        rows = ((number, discrepancy) for number in sorted(set(numbers)))
        self.connection.executemany("INSERT INTO discrepancy_articles VALUES (?, ?)", rows)

    def discrepancies(self, numbers: Iterable[int] | None = None) -> list[Recorded]:
        """What is recorded, in the order in which it was: all, or what cites one of these articles."""
        query = "SELECT number FROM discrepancies"
        if numbers is not None:
            listed = ", ".join(str(int(number)) for number in numbers)
            query = f"SELECT DISTINCT discrepancy FROM discrepancy_articles WHERE article IN ({listed})"
        return [self.discrepancy(number) for (number,) in self.connection.execute(f"{query} ORDER BY 1").fetchall()]

    def discrepancy(self, number: int) -> Recorded:
        """The recorded discrepancy of that number. Raises: TypeError when there is none."""
        query = "SELECT record, state, value FROM discrepancies WHERE number = ?"
        record, state, value = self.connection.execute(query, (number,)).fetchone()
        return Recorded(number, unpack(Discrepancy, record), self._articles_of(number), state, value)

    def _articles_of(self, discrepancy: int) -> dict[str, int]:
        query = """SELECT id, articles.number FROM articles JOIN discrepancy_articles
            ON article = articles.number WHERE discrepancy = ? ORDER BY articles.number"""
        return dict(self.connection.execute(query, (discrepancy,)))

    def settle(self, number: int, value: str, batch: int) -> None:
        """Mark a discrepancy as settled by a batch: the value stands."""
        query = "UPDATE discrepancies SET state = 'settled', closed_by = ?, value = ? WHERE number = ?"
        self.connection.execute(query, (batch, value, number))

    def supersede(self, number: int, batch: int) -> None:
        """Mark a discrepancy as taken in by one of a batch."""
        query = "UPDATE discrepancies SET state = 'superseded', closed_by = ? WHERE number = ?"
        self.connection.execute(query, (batch, number))

    def supersede_replaced(self, batch: int) -> None:
        """Mark as superseded by a batch each open discrepancy that cites a version which is no longer the newest."""
        query = """UPDATE discrepancies SET state = 'superseded', closed_by = ? WHERE state = 'open' AND number IN (
            SELECT discrepancy FROM discrepancy_articles JOIN articles ON article = articles.number WHERE current = 0
        )"""
        self.connection.execute(query, (batch,))


def stored_claim(claim: Claim, article: str, version: int) -> Claim:
    """A claim as the archive holds it: of the article by its id there, with an id that no other version has."""
    return replace(claim, article=article, id=fingerprint(article, version, claim.id))


def hash_of(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@contextmanager
def open_archive(
    path: str | Path, *, write: bool = False, make: bool = False, any_format: bool = False
) -> Iterator[Archive]:
    """The archive in a file, closed at the end; `make` makes it where there is none.

    Raises: ArchiveError when it cannot be used; also when its claims are of another form, unless `any_format`.
    """
    path = Path(path)
    if make and not path.exists():
        create(path)
    with telling(path):
        connection = connect(path, write=write)
        try:
            archive = Archive(path, connection)
            _check_format(archive, write=write, any_format=any_format)
            yield archive
        finally:
            connection.close()


def _check_format(archive: Archive, *, write: bool, any_format: bool) -> None:
    known = dict(archive.connection.execute("SELECT name, value FROM settings"))
    if not known and write:
        rows = (("claim format", CLAIM_FORMAT), ("claimcheck", claimcheck.__version__))
        archive.connection.executemany("INSERT OR IGNORE INTO settings VALUES (?, ?)", rows)
    elif known and known.get("claim format") != CLAIM_FORMAT and not any_format:
        what = f"holds claims in the form of another claimcheck ({known.get('claimcheck', 'unknown')})"
        raise ArchiveError(what, where=str(archive.path), remedy="add its articles anew, to a new archive")
