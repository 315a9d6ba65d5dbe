"""Deleting for good: nothing of what viewers delete may be read in the database's files.

``secure_delete`` overwrites deleted rows and pages with zeros, but SQLite also copies rows between
pages as its trees grow and shrink, and what is left of a copy in a page's unused part stays there.
So the rows that remain are written anew into zeroed pages, and the write-ahead log, which still
has the old pages, is emptied. That takes some 5 ms for each 1,000 rows that remain; deleting is
rare.
"""

from __future__ import annotations

from tvrec.store.connection import Connection

__all__ = ["OWN_TABLES", "erase"]

OWN_TABLES = ("event", "viewing", "rule", "impression")
"""The tables that hold what is a profile's own."""

_REWRITE = {
    table: (
        f"CREATE TEMP TABLE kept AS SELECT * FROM {table} ORDER BY rowid",  # noqa: S608
        f"DELETE FROM {table}",  # noqa: S608 - the names are those above
        f"INSERT INTO {table} SELECT * FROM kept ORDER BY rowid",  # noqa: S608
        "DROP TABLE temp.kept",
    )
    for table in OWN_TABLES
}


def erase(connection: Connection, *tables: str) -> None:
    """Leave no trace of the rows that were deleted from tables; within that transaction."""
    for table in tables:
        for statement in _REWRITE[table]:
            connection.run(statement)
    connection.scrub_after_commit()
