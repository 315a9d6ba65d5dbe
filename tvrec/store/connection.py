"""One connection to the database: statements, transactions, and errors that say what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tvrec.store.faults import BUSY_TIMEOUT_S, told

__all__ = ["Connection"]

Parameters = Sequence[Any]

_SCRUB_TIMEOUT_MS = 200


class Connection:
    """A thin layer over sqlite3 that every table family shares.

    Reads take their rows at once, so that no cursor stays open over a write. Writes happen inside
    ``write_tx``. All errors of SQLite come out as ``StoreError``.

    Attributes:
        path: the database's file, for messages.
        raw: the connection of the standard library; autocommit, no implicit transactions.
    """

    def __init__(self, raw: sqlite3.Connection, path: Path | str) -> None:
        self.raw = raw
        self.path = path
        self._depth = 0
        self._to_scrub = False

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Any]:
        """Return all rows of a query, as tuples."""
        try:
            return self.raw.execute(sql, parameters).fetchall()
        except (sqlite3.Error, OverflowError) as error:
            raise told(error, self.path) from error

    def row(self, sql: str, parameters: Parameters = ()) -> Any:
        """Return the first row of a query, or None."""
        rows = self.rows(sql, parameters)
        return rows[0] if rows else None

    def run(self, sql: str, parameters: Parameters = ()) -> int:
        """Run a statement and return how many rows it changed."""
        try:
            return self.raw.execute(sql, parameters).rowcount
        except (sqlite3.Error, OverflowError) as error:
            raise told(error, self.path) from error

    def run_many(self, sql: str, rows: Iterable[Parameters]) -> int:
        """Run a statement for each of many rows and return how many rows it changed."""
        try:
            return self.raw.executemany(sql, rows).rowcount
        except (sqlite3.Error, OverflowError) as error:
            raise told(error, self.path) from error

    @contextmanager
    def write_tx(self) -> Iterator[None]:
        """Keep all that is written inside, or nothing of it if an exception leaves the block.

        The write lock is taken at the start (BEGIN IMMEDIATE), and waited for: a transaction that
        begins by reading and then writes fails at once when another writer came in between,
        whatever the timeout. A nested block is a savepoint of the outer one.
        """
        level = self._depth
        self.run("BEGIN IMMEDIATE" if level == 0 else f"SAVEPOINT level{level}")
        self._depth += 1
        try:
            yield
            self.run("COMMIT" if level == 0 else f"RELEASE level{level}")
        except BaseException:
            self._undo(level)
            raise
        finally:
            self._depth = level
        if level == 0 and self._to_scrub:
            self._scrub()

    def _undo(self, level: int) -> None:
        if not self.raw.in_transaction:
            return  # a full disk or an I/O error has rolled back everything already
        if level == 0:
            self.run("ROLLBACK")
        else:
            self.run(f"ROLLBACK TO level{level}")
            self.run(f"RELEASE level{level}")

    def scrub_after_commit(self) -> None:
        """Have the write-ahead log copied back and emptied, for ``erase``."""
        self._to_scrub = True

    def _scrub(self) -> None:
        try:
            self.raw.execute(f"PRAGMA busy_timeout={_SCRUB_TIMEOUT_MS}")
            busy = self.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except sqlite3.OperationalError:
            busy = 1  # a reader holds the old pages; the next commit, or closing, tries again
        finally:
            self.raw.execute(f"PRAGMA busy_timeout={int(BUSY_TIMEOUT_S * 1000)}")
        self._to_scrub = bool(busy)

    def data_version(self) -> int:
        """Return a number that is another one once another process has changed the database."""
        return int(self.row("PRAGMA data_version")[0])

    def close(self) -> None:
        """Close the connection; whatever was not committed is rolled back."""
        if self._to_scrub:
            self._scrub()
        self.raw.close()
