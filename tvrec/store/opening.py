"""Opening the database's file: whose it is, what it is, and how it is spoken to."""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from pathlib import Path

from tvrec.errors import StoreError
from tvrec.store import faults
from tvrec.store.connection import Connection
from tvrec.store.migrations import APPLICATION_ID, migrate
from tvrec.store.schema import SCHEMA_VERSION

__all__ = ["connect", "connect_in_memory", "prepare"]

_MEMORY = ":memory:"


def connect(path: Path, *, create: bool, read_only: bool) -> Connection:
    """Open the file, made where it is missing and may be, and keep it its owner's alone.

    Raises:
        StoreError: it is not there, or cannot be made or opened.
    """
    if read_only or not create:
        _require(path)
    else:
        _make(path)
    if not read_only:
        _keep_private(path)
    return _connect(path, read_only=read_only)


def connect_in_memory() -> Connection:
    """Open a database that has no file."""
    return Connection(sqlite3.connect(_MEMORY, isolation_level=None), _MEMORY)


def _require(path: Path) -> None:
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise StoreError(
            "there is no database", file=path, remedy="tvrec scan DIR makes one"
        ) from error
    except OSError as error:
        raise _unusable(path, error.strerror or str(error)) from error
    if stat.S_ISDIR(found.st_mode):
        raise _unusable(path, "it is a folder")


def _make(path: Path) -> None:
    """Make the file before SQLite does, which would let everybody read it."""
    try:
        for folder in reversed([p for p in path.parents if not p.exists()]):
            folder.mkdir(mode=0o700, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    except OSError as error:
        raise _unusable(path, error.strerror or str(error)) from error


def _unusable(path: Path, why: str) -> StoreError:
    return StoreError(
        f"the database cannot be made or opened: {why}",
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


def prepare(connection: Connection, *, read_only: bool) -> int:
    """Set the connection up, bring the schema up to date and return its version before that.

    Raises:
        StoreError: it is damaged, no database, another program's, or of a newer tvrec.
    """
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
    return version


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
