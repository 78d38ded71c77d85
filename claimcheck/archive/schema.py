"""The tables of an archive, as the migrations that made them. A migration, once released, is never changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

APPLICATION_ID = 0x636C636B
"""Tells an archive from any other SQLite file: "clck"."""


@dataclass(frozen=True, slots=True)
class Migration:
    """A step from one schema to the next: its name and its statements."""

    name: str
    statements: tuple[str, ...]


MIGRATIONS: tuple[Migration, ...] = (
    Migration(
        "articles, claims and discrepancies",
        (
            "CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL)",
            "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
            # An addition; `articles` is how many of its rows are still held.
            "CREATE TABLE batches (number INTEGER PRIMARY KEY, articles INTEGER NOT NULL)",
            # A version of an article: `current` is 1 for the newest; `hash` is of the text.
            """CREATE TABLE articles (
                number INTEGER PRIMARY KEY,
                id TEXT NOT NULL,
                version INTEGER NOT NULL,
                current INTEGER NOT NULL CHECK (current IN (0, 1)),
                batch INTEGER NOT NULL REFERENCES batches (number),
                hash TEXT NOT NULL,
                url TEXT,
                claims_count INTEGER NOT NULL,
                body BLOB NOT NULL,
                outline BLOB NOT NULL,
                claims BLOB NOT NULL,
                UNIQUE (id, version)
            )""",
            "CREATE INDEX articles_by_hash ON articles (hash)",
            "CREATE INDEX articles_by_url ON articles (url) WHERE url IS NOT NULL",
            "CREATE INDEX articles_by_batch ON articles (batch)",
            # Where to look for the articles that may tell what a new one tells: a hashed name, a day, an article.
            """CREATE TABLE postings (
                key INTEGER NOT NULL,
                day INTEGER NOT NULL,
                article INTEGER NOT NULL REFERENCES articles (number),
                PRIMARY KEY (key, day, article)
            ) WITHOUT ROWID""",
            # A discrepancy as it was found when a batch was added; once settled, the `value` that stands.
            """CREATE TABLE discrepancies (
                number INTEGER PRIMARY KEY,
                id TEXT NOT NULL,
                batch INTEGER NOT NULL REFERENCES batches (number),
                state TEXT NOT NULL CHECK (state IN ('open', 'settled', 'superseded')),
                closed_by INTEGER REFERENCES batches (number),
                value TEXT,
                record BLOB NOT NULL
            )""",
            "CREATE INDEX discrepancies_by_id ON discrepancies (id)",
            """CREATE TABLE discrepancy_articles (
                article INTEGER NOT NULL REFERENCES articles (number),
                discrepancy INTEGER NOT NULL REFERENCES discrepancies (number) ON DELETE CASCADE,
                PRIMARY KEY (article, discrepancy)
            ) WITHOUT ROWID""",
            "CREATE INDEX articles_of_discrepancy ON discrepancy_articles (discrepancy)",
        ),
    ),
)


def schema_version(connection: sqlite3.Connection) -> int:
    """How many migrations the file has seen."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> list[str]:
    """Apply, all or none, the migrations that the file has not seen; their names. No transaction may be open."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        pending = list(enumerate(migrations, 1))[schema_version(connection) :]
        for number, migration in pending:
            for statement in migration.statements:
                connection.execute(statement)
            connection.execute("INSERT INTO migrations VALUES (?, ?)", (number, migration.name))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has rolled it back already
            connection.execute("ROLLBACK")
        raise
    return [migration.name for _, migration in pending]
