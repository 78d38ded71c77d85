"""Opening and making the file of an archive; what SQLite says in words that tell what to do."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from claimcheck.archive.errors import ArchiveError, DamagedArchive
from claimcheck.archive.schema import APPLICATION_ID, MIGRATIONS, Migration, migrate, schema_version

WAIT = 60.0
"""Seconds to wait for another writer: it holds the file while it checks and writes what it has read, not longer."""
MAGIC = b"SQLite format 3\x00"
PRIMARY = 0xFF
"""The bits of SQLite's extended error codes that hold the primary one."""
RESTORE = "restore it from a copy, or add the articles to a new archive"
TOLD = {
    sqlite3.SQLITE_FULL: ("the disk is full: nothing was changed", "make room and try again"),
    sqlite3.SQLITE_IOERR: ("cannot be read or written: nothing was changed", "look to the disk and try again"),
    sqlite3.SQLITE_TOOBIG: ("cannot hold so large an article: nothing was changed", "leave it out"),
    sqlite3.SQLITE_BUSY: ("is in use by another claimcheck", "try again when that is done"),
    sqlite3.SQLITE_LOCKED: ("is in use by another claimcheck", "try again when that is done"),
    sqlite3.SQLITE_READONLY: ("may not be written", "make the file and its folder writable, or use a copy"),
    sqlite3.SQLITE_PERM: ("may not be read", "look to its permissions"),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", "look to the permissions of the file and its folder"),
    sqlite3.SQLITE_AUTH: ("may not be read", "look to its permissions"),
}
"""What each kind of failure means to a user, and the remedy."""


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turns what SQLite raises within into an `ArchiveError` that names the file."""
    try:
        yield
    except sqlite3.Error as error:
        code = (getattr(error, "sqlite_errorcode", None) or sqlite3.SQLITE_ERROR) & PRIMARY
        if code not in TOLD:
            raise DamagedArchive(f"is damaged ({error})", where=str(path), remedy=RESTORE) from error
        what, remedy = TOLD[code]
        raise ArchiveError(what, where=str(path), remedy=remedy) from error
    except DamagedArchive as error:
        if error.where:
            raise
        raise DamagedArchive(error.what, where=str(path), remedy=RESTORE) from error


def connect(path: Path, *, write: bool, migrations: Sequence[Migration] = MIGRATIONS) -> sqlite3.Connection:
    """A connection to an archive of this schema; an older one is brought up to it first.

    Raises: ArchiveError when there is none, it is no archive, is of a newer schema, damaged or not readable.
    """
    _look_at(path)
    with telling(path):
        connection = _connection(path, "rw")
        try:
            _check_schema(connection, path, migrations)
            if not write:
                connection.execute("PRAGMA query_only = ON")
        except BaseException:
            connection.close()
            raise
    return connection


def _connection(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=WAIT, isolation_level=None, check_same_thread=False)
    for setting in ("foreign_keys = ON", "synchronous = EXTRA", "secure_delete = ON", "trusted_schema = OFF"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def _look_at(path: Path) -> None:
    """Raises: ArchiveError when the file is not there or, by its first bytes, no archive."""
    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
    except FileNotFoundError as error:
        remedy = "make one with `claimcheck archive add ARCHIVE PATH`"
        raise ArchiveError("no such archive", where=str(path), remedy=remedy) from error
    except OSError as error:
        remedy = "name the file of an archive that may be read"
        raise ArchiveError(f"cannot be read ({error.strerror})", where=str(path), remedy=remedy) from error
    if head != MAGIC:
        what = "is empty: no archive" if not head else "is no archive"
        raise ArchiveError(what, where=str(path), remedy="name another file; nothing was changed")


def _check_schema(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration]) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        remedy = "name another file; nothing was changed"
        raise ArchiveError("is an SQLite file, but no archive", where=str(path), remedy=remedy)
    version = schema_version(connection)
    if version > len(migrations):
        what = f"was written by a newer claimcheck (schema {version}; this one knows {len(migrations)})"
        raise ArchiveError(what, where=str(path), remedy="update claimcheck")
    if version < len(migrations):
        migrate(connection, migrations)


def create(path: Path) -> None:
    """Make an empty archive at a path where there is no file; whole or not at all, whoever else tries the same.

    Raises: ArchiveError when it cannot be written.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with telling(path), closing(sqlite3.connect(draft, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = MEMORY")
            migrate(connection)
        with suppress(FileExistsError):  # another one made it in the meantime
            _put(draft, path)
    except OSError as error:
        remedy = "name a file in a folder that may be written"
        raise ArchiveError(f"cannot be made ({error.strerror})", where=str(path), remedy=remedy) from error
    finally:
        with suppress(OSError):
            draft.unlink()


def _put(draft: Path, path: Path) -> None:
    """The draft under its name, unless there is a file of that name. Raises: FileExistsError."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if path.exists():
            raise FileExistsError(path) from None
        draft.replace(path)
