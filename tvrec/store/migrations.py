"""Bringing a database to the schema of now.

``PRAGMA user_version`` holds the number of steps that a database has behind it, so that opening one
costs a glance. sqlite_utils, which takes as long to import as a start may take of what is not
drawing, is loaded only where an older database is brought up to date; its ``Migrations`` keeps the
list of names and times, and a new database begins one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tvrec.store.schema import SCHEMA_VERSION, STEPS, Step

if TYPE_CHECKING:
    import sqlite3

    from tvrec.store.connection import Connection

__all__ = ["APPLICATION_ID", "migrate"]

_SET = "tvrec"
_LIST = (
    """CREATE TABLE "_sqlite_migrations" (
        "id" INTEGER PRIMARY KEY, "migration_set" TEXT, "name" TEXT, "applied_at" TEXT
    )""",
    """CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
        ON "_sqlite_migrations" ("migration_set", "name")""",
)
_NOTE = """INSERT INTO "_sqlite_migrations" ("migration_set", "name", "applied_at")
    VALUES (?, ?, strftime('%Y-%m-%d %H:%M:%f+00:00', 'now'))"""

APPLICATION_ID = 0x74767263
"""The mark of tvrec's databases in their header: "tvrc"."""


def migrate(connection: Connection, *, up_to: int = SCHEMA_VERSION) -> None:
    """Bring a database up to date; all steps or none, and one process at a time.

    Within the one transaction each step of an older database and the note that it was taken are a
    savepoint of their own, made by sqlite_utils.
    """
    with connection.write_tx():
        version = connection.row("PRAGMA user_version")[0]
        if version >= up_to:
            return  # another process was faster
        if version:
            _go_on(connection.raw, STEPS[:up_to])
        else:
            _begin(connection.raw, STEPS[:up_to])
        connection.run(f"PRAGMA application_id={APPLICATION_ID}")
        connection.run(f"PRAGMA user_version={up_to}")


def _begin(raw: sqlite3.Connection, steps: Sequence[Step]) -> None:
    """Make the schema of a new database, and the list of its steps as sqlite_utils keeps it."""
    for statement in _LIST:
        raw.execute(statement)
    for step in steps:
        step(raw)
        raw.execute(_NOTE, (_SET, step.__name__))


def _go_on(raw: sqlite3.Connection, steps: Sequence[Step]) -> None:
    """Take the steps that an older database has not taken."""
    from sqlite_utils import Database, Migrations

    pending = Migrations(_SET)
    for step in steps:
        pending(name=step.__name__)(step)
    pending.apply(Database(raw, recursive_triggers=False, execute_plugins=False))
