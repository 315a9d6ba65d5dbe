"""The database: opening it, and the table families that share its connection.

sqlite_utils brings a database's schema up to date (``migrations``); everything after that goes
through the standard library's sqlite3 with statements written out, since a warm start must not pay
sqlite_utils' 170 ms of imports, and the reads that take the whole library need their SQL shaped.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

from tvrec.errors import StoreError
from tvrec.store import faults
from tvrec.store.artwork import Artworks
from tvrec.store.backup import backup, problems
from tvrec.store.connection import Connection
from tvrec.store.events import Events
from tvrec.store.files import Files
from tvrec.store.impressions import Impressions
from tvrec.store.jobs import Jobs
from tvrec.store.migrations import APPLICATION_ID, SCHEMA_VERSION, migrate
from tvrec.store.profiles import Profiles
from tvrec.store.roots import Roots
from tvrec.store.rules import Rules
from tvrec.store.search import Search
from tvrec.store.subtitles import Subtitles
from tvrec.store.titles import Titles
from tvrec.store.vectors import Vectors
from tvrec.store.viewings import Viewings

__all__ = ["Store"]

_MEMORY = ":memory:"


class Store:
    """Everything that tvrec knows. One for each thread; any number of processes on one file.

    Attributes:
        path: the database's file, or ":memory:".
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.path = connection.path
        self.search = Search(connection)
        self.titles = Titles(connection, self.search)
        self.files = Files(connection)
        self.artwork = Artworks(connection)
        self.subtitles = Subtitles(connection)
        self.vectors = Vectors(connection)
        self.profiles = Profiles(connection)
        self.events = Events(connection)
        self.viewings = Viewings(connection, self.events)
        self.rules = Rules(connection)
        self.impressions = Impressions(connection)
        self.jobs = Jobs(connection)
        self.roots = Roots(connection)

    @classmethod
    def open(cls, path: Path, *, create: bool = True, read_only: bool = False) -> Store:
        """Open a database, made where there is none, and bring its schema up to date.

        The file is readable by its owner alone (0600), as are the folders made for it (0700).

        Args:
            path: the database's file.
            create: make the file and its folder where they are missing.
            read_only: change nothing; the file must be there and its schema current.

        Raises:
            StoreError: it cannot be opened, is damaged, no database, another program's, or of a
                newer tvrec.
        """
        if read_only or not create:
            _require(path)
        else:
            _make(path)
        if not read_only:
            _keep_private(path)
        connection = _connect(path, read_only=read_only)
        try:
            _prepare(connection, read_only=read_only)
        except BaseException:
            connection.close()
            raise
        return cls(connection)

    @classmethod
    def in_memory(cls) -> Store:
        """Open a database that is gone when it is closed: a visitor's, or one to try things in."""
        connection = Connection(sqlite3.connect(_MEMORY, isolation_level=None), _MEMORY)
        _prepare(connection, read_only=False)
        return cls(connection)

    def write_tx(self) -> AbstractContextManager[None]:
        """Group writes into one transaction, see ``Connection.write_tx``."""
        return self._connection.write_tx()

    def data_version(self) -> int:
        """Return a number that is another one once another process has changed the database."""
        return self._connection.data_version()

    def backup(self, target: Path) -> None:
        """Write a consistent copy while others go on reading and writing, see ``backup``."""
        backup(self._connection, target)

    def integrity(self) -> list[str]:
        """Examine the file and the full-text index; an empty list is a sound database."""
        return problems(self._connection)

    def check(self) -> None:
        """Examine the database.

        Raises:
            StoreError: it is damaged.
        """
        found = self.integrity()
        if found:
            raise faults.damaged(self.path, found)

    def close(self) -> None:
        """Close the connection; whatever was not committed is rolled back."""
        self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _require(path: Path) -> None:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise StoreError(
            "there is no database", file=path, remedy="tvrec scan DIR makes one"
        ) from error
    except OSError as error:
        raise _unusable(path, error) from error


def _make(path: Path) -> None:
    """Make the file before SQLite does, which would let everybody read it."""
    try:
        for folder in reversed([p for p in path.parents if not p.exists()]):
            folder.mkdir(mode=0o700, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    except OSError as error:
        raise _unusable(path, error) from error


def _unusable(path: Path, error: OSError) -> StoreError:
    return StoreError(
        f"the database cannot be made or opened: {error.strerror}",
        file=path,
        remedy="check the permissions of its folder, or name another file with --db",
    )


def _keep_private(path: Path) -> None:
    """Take everybody's but the owner's rights away; the log's files get the same mode."""
    found = path.stat()
    if found.st_mode & 0o077 and found.st_uid == os.geteuid():
        path.chmod(0o600)


def _connect(path: Path, *, read_only: bool) -> Connection:
    uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"
    try:
        raw = sqlite3.connect(
            uri,
            uri=True,
            timeout=faults.BUSY_TIMEOUT_S,
            isolation_level=None,
            cached_statements=256,
        )
    except sqlite3.Error as error:
        raise faults.told(error, path) from error
    return Connection(raw, path)


def _prepare(connection: Connection, *, read_only: bool) -> None:
    version = _examine(connection)
    if version < SCHEMA_VERSION and read_only:
        raise faults.older(connection.path)
    if not read_only:
        _keep_log(connection)
    connection.run("PRAGMA synchronous=NORMAL")
    connection.run("PRAGMA foreign_keys=ON")
    connection.run("PRAGMA secure_delete=ON")
    connection.run("PRAGMA temp_store=MEMORY")
    connection.run("PRAGMA cache_size=-16000")
    if version < SCHEMA_VERSION:
        migrate(connection)


def _keep_log(connection: Connection) -> None:
    """Turn the write-ahead log on, which a database remembers.

    Where two processes make the same database SQLite refuses one of them without waiting.
    """
    deadline = time.monotonic() + faults.BUSY_TIMEOUT_S
    while connection.row("PRAGMA journal_mode")[0] == "delete":
        try:
            connection.raw.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise faults.told(error, connection.path) from error
            time.sleep(0.01)


def _examine(connection: Connection) -> int:
    """Return the schema's version, having made sure that the database is ours or empty."""
    # the tables first: another process may be making them, and marks the file with them at once
    tables = connection.row("SELECT 1 FROM sqlite_master LIMIT 1")
    if tables and connection.row("PRAGMA application_id")[0] != APPLICATION_ID:
        raise faults.foreign(connection.path)
    version = int(connection.row("PRAGMA user_version")[0])
    if version > SCHEMA_VERSION:
        raise faults.newer(connection.path, version, SCHEMA_VERSION)
    return version
