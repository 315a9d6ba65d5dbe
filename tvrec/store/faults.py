"""What SQLite says went wrong, as the viewer is told of it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tvrec.errors import StoreError

__all__ = ["BUSY_TIMEOUT_S", "damaged", "foreign", "newer", "older", "told"]

BUSY_TIMEOUT_S = 10.0
"""How long a writer waits for another one."""

_MEND = "put a backup in its place, or move it away and scan again"
_CANNOT_OPEN = (
    "the database cannot be opened",
    "check that the folder is there and that you may write in it, or name another file with --db",
)
_MEANINGS = {
    sqlite3.SQLITE_BUSY: (
        f"another program kept the database busy for {BUSY_TIMEOUT_S:.0f} s",
        "let the other tvrec finish, or end it, then try again",
    ),
    sqlite3.SQLITE_LOCKED: (
        "the database is being read by this program while it is to be changed",
        "try again",
    ),
    sqlite3.SQLITE_READONLY: (
        "the database cannot be written to",
        "check the owner and the permissions of the file and of its folder",
    ),
    sqlite3.SQLITE_IOERR: (
        "the disk would not read or write the database",
        "check the disk and its cable, then run tvrec doctor",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "the database is damaged",
        _MEND,
    ),
    sqlite3.SQLITE_FULL: (
        "the disk is full, nothing of this change was written",
        "free some space and try again",
    ),
    sqlite3.SQLITE_CANTOPEN: _CANNOT_OPEN,
    sqlite3.SQLITE_PERM: _CANNOT_OPEN,
    sqlite3.SQLITE_NOTADB: (
        "this is not a database",
        "name another file with --db, or move this one away",
    ),
}


def told(error: sqlite3.Error | OverflowError, path: Path | str) -> StoreError:
    """Say in a sentence what happened, to which file, and what to do."""
    if isinstance(error, OverflowError):
        return StoreError(
            "a number is too large to be stored", file=path, remedy="correct it at its source"
        )
    code = getattr(error, "sqlite_errorcode", None)
    if code in (sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY, sqlite3.SQLITE_CONSTRAINT_NOTNULL):
        return StoreError(
            "something is to be stored for a title or a profile that is not there",
            file=path,
            remedy="add the title or the profile first",
        )
    primary = -1 if code is None else code & 0xFF  # extended codes carry it in their low byte
    if primary in _MEANINGS:
        message, remedy = _MEANINGS[primary]
        return StoreError(message, file=path, remedy=remedy)
    return StoreError(f"SQLite says: {error}", file=path, remedy="run tvrec doctor")


def foreign(path: Path | str) -> StoreError:
    """Refuse a database that another program made."""
    return StoreError(
        "this database belongs to another program",
        file=path,
        remedy="name another file with --db",
    )


def newer(path: Path | str, found: int, known: int) -> StoreError:
    """Refuse a database that a later version of tvrec has changed."""
    return StoreError(
        f"a newer tvrec wrote this database (its schema is {found}, this one knows {known})",
        file=path,
        remedy="upgrade tvrec, or name another file with --db",
    )


def older(path: Path | str) -> StoreError:
    """Refuse to read a database whose schema is old where it must not be changed."""
    return StoreError(
        "an older tvrec wrote this database, and it is opened for reading only",
        file=path,
        remedy="run tvrec doctor once, which brings it up to date",
    )


def damaged(path: Path | str, problems: list[str]) -> StoreError:
    """Report what an examination found."""
    return StoreError(
        f"the database is damaged: {'; '.join(problems[:3])}",
        file=path,
        remedy=_MEND,
    )
