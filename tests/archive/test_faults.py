"""Whatever stops an addition, the archive is whole afterwards and holds every batch that was reported as added."""

from __future__ import annotations

import os
import re
import resource
import signal
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from stories import add, check, fire

import claimcheck.archive.opening as opening
from claimcheck.archive import ArchiveError, DamagedArchive, add_readings, open_archive
from claimcheck.archive.schema import MIGRATIONS, Migration
from claimcheck.archive.store import CLAIM_FORMAT
from claimcheck.archive.verifying import verify
from claimcheck.model import Reading
from claimcheck.pipeline import read_claims

SIZE = 3
"""Articles of a batch."""
KILLS, LIVES = 200, 10
"""Additions that are killed; how many of them one archive goes through."""


def batch(number: int) -> list[Reading]:
    """A small batch with texts of its own."""
    return [_renamed(reading, f"{number}-{n}.txt", f" ({number})") for n, reading in enumerate(READINGS)]


def _renamed(reading: Reading, name: str, more: str) -> Reading:
    assert reading.outline
    claims = tuple(replace(claim, article=name) for claim in reading.claims)
    article = replace(reading.article, id=name, text=reading.article.text + more, prose=reading.article.prose + more)
    return Reading(article, claims, replace(reading.outline, article=name))


READINGS = read_claims([fire(f"{n}.txt", 12 + n) for n in range(SIZE)])


def held(path: Path) -> set[str]:
    """The ids held; the archive is whole, every batch in it complete."""
    with open_archive(path) as archive:
        assert verify(archive).faults == ()
        return {each.id for each in archive.current()}


def add_batch(path: Path, number: int) -> None:
    with open_archive(path, write=True, make=True) as archive:
        add_readings(archive, batch(number))


def in_child(work: Callable[[], None], report: int) -> int:
    """The id of a process that does the work, and writes a byte into `report` when it is done."""
    child = os.fork()
    if child:
        return child
    try:
        work()
        os.write(report, b"1")
        os._exit(0)
    finally:
        os._exit(1)


def killed_after(seconds: float, work: Callable[[], None]) -> bool:
    """Was the work reported as done, before it was killed, that long after it was begun?"""
    done, report = os.pipe()
    child = in_child(work, report)
    os.close(report)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(done, "rb") as reported:
        return reported.read() == b"1"


@pytest.fixture(scope="module")
def duration(tmp_path_factory: pytest.TempPathFactory) -> float:
    """Seconds that an addition takes, about."""
    folder = tmp_path_factory.mktemp("timed")
    start = time.monotonic()
    for number in range(5):
        add_batch(folder / "desk.archive", number)
    return (time.monotonic() - start) / 5


@pytest.mark.parametrize("life", range(KILLS // LIVES))
def test_killed_at_any_moment(tmp_path: Path, duration: float, life: int) -> None:
    path = tmp_path / "desk.archive"
    told: set[str] = set()
    for number in range(LIVES):
        moment = (number * (KILLS // LIVES) + life) / KILLS * 1.5 * duration
        if killed_after(moment, lambda number=number: add_batch(path, number)):  # type: ignore[misc]
            told |= {f"{number}-{n}.txt" for n in range(SIZE)}
        if path.exists():
            there = held(path)
            assert told <= there
            assert all({f"{n}-{k}.txt" for k in range(SIZE)} <= there or not any(i.startswith(f"{n}-") for i in there)
                       for n in range(LIVES))  # fmt: skip
    assert path.exists() or not told
    add_batch(path, LIVES)
    assert f"{LIVES}-0.txt" in held(path)


def test_two_writers_at_once(tmp_path: Path) -> None:
    path = tmp_path / "desk.archive"
    done, report = os.pipe()
    children = [
        in_child(lambda first=first: [add_batch(path, n) for n in range(first, first + 8)] and None, report)  # type: ignore[misc]
        for first in (0, 8, 16)
    ]
    os.close(report)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0, 0, 0]
    with os.fdopen(done, "rb") as reported:
        assert reported.read() == b"111"
    assert len(held(path)) == 24 * SIZE
    assert os.listdir(tmp_path) == ["desk.archive"], "no draft or journal is left"


def test_a_reader_is_not_disturbed_by_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "desk.archive"
    add_batch(path, 0)
    with open_archive(path, write=True) as writer, writer.writing():
        add = batch(1)[0]
        writer.add(add, writer.new_batch())
        assert len(held(path)) == SIZE
        assert check(path, fire("new.txt", 99)) is not None
    assert len(held(path)) == SIZE + 1


def test_who_waits_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "desk.archive"
    add_batch(path, 0)
    monkeypatch.setattr(opening, "WAIT", 0.05)
    with (
        open_archive(path, write=True) as writer,
        writer.writing(),
        pytest.raises(ArchiveError, match="in use by another"),
    ):
        add_batch(path, 1)


def test_broken_off_from_the_keyboard(tmp_path: Path) -> None:
    path = tmp_path / "desk.archive"
    add_batch(path, 0)
    with pytest.raises(KeyboardInterrupt), open_archive(path, write=True) as archive, archive.writing():
        archive.add(batch(1)[0], archive.new_batch())
        raise KeyboardInterrupt
    assert len(held(path)) == SIZE


# ------------------------------------------------------------------ the disk


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "desk.archive"
    add_batch(path, 0)
    pages = path.stat().st_size // 4096
    connect = opening._connection

    def full(*args: str, **more: str) -> sqlite3.Connection:
        connection = connect(*args, **more)  # type: ignore[arg-type]
        connection.execute(f"PRAGMA max_page_count = {pages + 3}")
        return connection

    monkeypatch.setattr(opening, "_connection", full)
    for _ in range(3):
        with pytest.raises(ArchiveError, match=r"desk\.archive: the disk is full: nothing was changed; make room"):
            for number in range(1, 9):
                add_batch(path, number)
                assert held(path) >= {f"{number}-0.txt"}
    monkeypatch.undo()
    add_batch(path, 9)
    assert {"0-0.txt", "9-0.txt"} <= held(path)


@pytest.mark.parametrize("room", [0, 2048, 4096, 40_000, 70_000])
def test_a_file_that_may_not_grow(tmp_path: Path, room: int) -> None:
    path = tmp_path / "desk.archive"
    if room > 2048:
        add_batch(path, 0)
    before = held(path) if path.exists() else set()

    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        try:
            for number in range(1, 30):
                add_batch(path, number)
                before.update(f"{number}-{n}.txt" for n in range(SIZE))
        except ArchiveError as error:
            assert "nothing was changed" in str(error) or "cannot be" in str(error)
            os._exit(3)

    done, report = os.pipe()
    child = in_child(work, report)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 3
    os.close(report)
    os.close(done)
    if path.exists():
        assert before <= held(path)
        add_batch(path, 50)
        assert "50-0.txt" in held(path)
    else:
        assert os.listdir(tmp_path) == []


def test_a_file_that_may_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "desk.archive"
    add_batch(path, 0)
    connect = opening._connection
    monkeypatch.setattr(opening, "_connection", lambda path, mode: connect(path, "ro"))
    assert len(held(path)) == SIZE
    assert check(path, fire("new.txt", 99)).articles
    with pytest.raises(ArchiveError, match="may not be written; make the file and its folder writable"):
        add_batch(path, 1)
    assert len(held(path)) == SIZE


def test_there_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="cannot be"):
        add_batch(tmp_path / "none" / "desk.archive", 0)


# ----------------------------------------------------------------- the file


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    path = tmp_path / "desk.archive"
    for number in range(4):
        add_batch(path, number)
    return path


def is_refused(path: Path, match: str, error: type[ArchiveError] = ArchiveError) -> None:
    """Nothing can be done with the file, which stays as it is; every message names it and the remedy."""
    before = path.read_bytes()
    for use in (lambda: held(path), lambda: add_batch(path, 77), lambda: check(path, fire("new.txt", 99))):
        with pytest.raises(error, match=match) as caught:
            use()  # type: ignore[no-untyped-call]
        assert str(path) in str(caught.value)
        assert caught.value.remedy
        assert path.read_bytes() == before


FOREIGN = {
    "a text": b"The council met.\n" * 50,
    "empty": b"",
    "a page": b"<html></html>",
    "cut in its first line": b"SQLite form",
    "noise behind the first line": b"SQLite format 3\x00" + bytes(range(256)) * 40,
}


@pytest.mark.parametrize("name", FOREIGN)
def test_what_is_no_archive_is_left_alone(tmp_path: Path, name: str) -> None:
    path = tmp_path / "desk.archive"
    path.write_bytes(FOREIGN[name])
    is_refused(path, "no archive|damaged")


def test_another_sqlite_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "contacts.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE people (name TEXT)")
    connection.close()
    is_refused(path, "is an SQLite file, but no archive")


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_truncated_file_is_told_and_left_alone(whole: Path, share: float) -> None:
    data = whole.read_bytes()
    whole.write_bytes(data[: int(len(data) * share)])
    with pytest.raises((ArchiveError, AssertionError)):
        held(whole)
    left = whole.read_bytes()
    with pytest.raises(ArchiveError):
        for number in range(50, 60):
            add_batch(whole, number)
            raise ArchiveError("a truncated file took an addition")
    assert whole.read_bytes() == left


def pages(path: Path) -> Iterator[int]:
    yield from range(1, path.stat().st_size // 4096)


def test_damage_in_any_page_is_found(whole: Path) -> None:
    data = whole.read_bytes()
    for page in pages(whole):
        for at in (0, 2048, 3500):
            start = page * 4096 + at
            if not any(data[start : start + 64]):
                continue  # a part of a page that holds nothing
            flipped = bytes(255 - byte for byte in data[start : start + 64])
            whole.write_bytes(data[:start] + flipped + data[start + 64 :])
            with pytest.raises((ArchiveError, AssertionError)):
                held(whole)
    whole.write_bytes(data)
    assert len(held(whole)) == 4 * SIZE


def test_a_journal_left_behind_is_undone(whole: Path) -> None:
    """Pages half written by a killed process: the journal beside the file brings back what was there."""
    before = held(whole)

    def work() -> None:
        with open_archive(whole, write=True) as archive:
            archive.connection.execute("PRAGMA cache_size = 1")
            archive.connection.execute("PRAGMA cache_spill = 1")
            with archive.writing():
                number = archive.new_batch()
                for n in range(60):
                    for reading in batch(100 + n):
                        archive.add(reading, number)
                os._exit(9)

    done, report = os.pipe()
    os.waitpid(in_child(work, report), 0)
    os.close(report)
    os.close(done)
    assert Path(f"{whole}-journal").exists()
    assert held(whole) == before
    assert not Path(f"{whole}-journal").exists()


# --------------------------------------------------------------- the schema


def alter(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(statement)
    connection.close()


def test_a_newer_schema_is_told(whole: Path) -> None:
    alter(whole, f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    is_refused(whole, f"newer claimcheck \\(schema {len(MIGRATIONS) + 1}; .*update claimcheck")


def test_claims_in_another_form_are_told(whole: Path) -> None:
    alter(whole, "UPDATE settings SET value = '0-abc' WHERE name = 'claim format'")
    is_refused(whole, "form of another claimcheck .*add its articles anew")
    alter(whole, f"UPDATE settings SET value = '{CLAIM_FORMAT}' WHERE name = 'claim format'")
    assert held(whole)


def test_migrations_are_named_and_applied_once(whole: Path) -> None:
    more = (*MIGRATIONS, Migration("a note", ("CREATE TABLE notes (text TEXT)",)))
    for _ in range(2):
        connection = opening.connect(whole, write=False, migrations=more)
        names = [name for (name,) in connection.execute("SELECT name FROM migrations ORDER BY number")]
        connection.close()
        assert names == [migration.name for migration in more]
    is_refused(whole, "newer claimcheck")


def test_a_migration_that_fails_changes_nothing(whole: Path) -> None:
    broken = (*MIGRATIONS, Migration("broken", ("CREATE TABLE notes (text TEXT)", "CREATE TABLE notes (text TEXT)")))
    before = held(whole)
    with pytest.raises(DamagedArchive):
        opening.connect(whole, write=False, migrations=broken)
    assert held(whole) == before
    alter(whole, "CREATE TABLE notes (text TEXT)")


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("DELETE FROM articles WHERE number = 2", "names a row|of 3 articles"),
        ("UPDATE articles SET hash = 'x' WHERE number = 2", "its text is not the one"),
        ("UPDATE articles SET claims = x'789c' WHERE number = 2", "holds what is no tuple"),
        ("UPDATE articles SET body = (SELECT body FROM articles WHERE number = 3) WHERE number = 2", "another article"),
        ("UPDATE articles SET current = 0 WHERE number = 2", "wrongly marked"),
        ("DELETE FROM postings WHERE article = 2", "cannot be found by its names"),
        ("UPDATE batches SET articles = 4 WHERE number = 1", "3 of 4 articles"),
        ("UPDATE discrepancies SET record = x'00' WHERE number = 1", "discrepancy number 1"),
        ("DELETE FROM discrepancy_articles", "an article of it is not there"),
    ],
)
def test_every_fault_is_told(whole: Path, statement: str, fault: str) -> None:
    alter(whole, statement)
    with open_archive(whole) as archive:
        faults = verify(archive).faults
    assert faults
    assert any(re.search(fault, told) for told in faults), faults


def test_a_thread_waits_for_another(tmp_path: Path) -> None:
    path = tmp_path / "desk.archive"
    add_batch(path, 0)
    with open_archive(path, write=True) as writer:
        with writer.writing():
            other = threading.Thread(target=add_batch, args=(path, 1))
            other.start()
            writer.add(batch(2)[0], writer.new_batch())
        other.join()
    assert len(held(path)) == 2 * SIZE + 1
    assert add(path, fire("x.txt", 3)).articles
