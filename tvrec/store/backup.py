"""A copy of the database to keep, and a look at whether it is sound."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from tvrec.errors import StoreError
from tvrec.store.connection import Connection
from tvrec.store.faults import told

__all__ = ["backup", "problems"]


def backup(connection: Connection, target: Path) -> None:
    """Write a consistent copy of the database while others go on reading and writing.

    The copy is readable by its owner alone, and takes its name when it is complete.

    Raises:
        StoreError: it cannot be written, or something has that name already.
    """
    if target.exists():
        raise StoreError("there is a file of that name", file=target, remedy="choose another name")
    partial = target.with_name(f".{target.name}.partial")
    try:
        os.close(os.open(partial, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600))
        copy = sqlite3.connect(partial)
        try:
            connection.raw.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # a file that stands alone
        finally:
            copy.close()
        partial.rename(target)
    except sqlite3.Error as error:
        partial.unlink(missing_ok=True)
        raise told(error, target) from error
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise StoreError(
            f"the backup cannot be written: {error.strerror}",
            file=target,
            remedy="choose a folder that you may write in",
        ) from error


def problems(connection: Connection) -> list[str]:
    """Examine pages, indexes and references; an empty list is all sound."""
    found = [text for (text,) in connection.rows("PRAGMA integrity_check(20)") if text != "ok"]
    if found:
        return found
    dangling = connection.rows("PRAGMA foreign_key_check")
    found += [f"{table} names a {parent} that is not there" for table, _, parent, _ in dangling]
    return found
