"""The folders that a household has had scanned."""

from __future__ import annotations

from collections.abc import Iterable

from tvrec.store.connection import Connection
from tvrec.store.values import from_path, to_path

__all__ = ["Roots"]


class Roots:
    """The table root: each folder once, in the order in which they were named."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, paths: Iterable[str]) -> None:
        """Remember folders."""
        with self._db.write_tx():
            self._db.run_many(
                "INSERT OR IGNORE INTO root (path) VALUES (?)", [(to_path(path),) for path in paths]
            )

    def list(self) -> list[str]:
        """Return the folders."""
        return [from_path(path) for (path,) in self._db.rows("SELECT path FROM root ORDER BY num")]
