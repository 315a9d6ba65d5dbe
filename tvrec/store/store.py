"""The database: opening it, and the table families that share its connection.

sqlite_utils brings the schema of an older database up to date (``migrations``); everything else
goes through the standard library's sqlite3 with statements written out, since no start may pay
sqlite_utils' 170 ms of imports, and the reads that take the whole library need their SQL shaped.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

from tvrec.store import faults
from tvrec.store.artwork import Artworks
from tvrec.store.backup import backup, problems
from tvrec.store.connection import Connection
from tvrec.store.events import Events
from tvrec.store.files import Files
from tvrec.store.guesses import Guesses
from tvrec.store.impressions import Impressions
from tvrec.store.mentions import Mentions
from tvrec.store.opening import connect, connect_in_memory, prepare
from tvrec.store.profiles import Profiles
from tvrec.store.roots import Roots
from tvrec.store.rules import Rules
from tvrec.store.schema import SCHEMA_VERSION
from tvrec.store.search import Search
from tvrec.store.spelling import Spellings
from tvrec.store.titles import Titles
from tvrec.store.vectors import Vectors
from tvrec.store.viewings import Viewings

__all__ = ["Store"]


class Store:
    """Everything that tvrec knows. One for each thread; any number of processes on one file.

    Attributes:
        path: the database's file, or ":memory:".
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.path = connection.path
        self.spellings = Spellings(connection)
        self.search = Search(connection, self.spellings)
        self.titles = Titles(connection, self.search, self.spellings)
        self.files = Files(connection)
        self.artwork = Artworks(connection)
        self.vectors = Vectors(connection)
        self.mentions = Mentions(connection)
        self.guesses = Guesses(connection)
        self.profiles = Profiles(connection)
        self.events = Events(connection)
        self.viewings = Viewings(connection, self.events)
        self.rules = Rules(connection)
        self.impressions = Impressions(connection)
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
        connection = connect(path, create=create, read_only=read_only)
        try:
            before = prepare(connection, read_only=read_only)
            store = cls(connection)
            if 0 < before < SCHEMA_VERSION and not store.search.complete():
                store.titles.reindex()
        except BaseException:
            connection.close()
            raise
        return store

    @classmethod
    def in_memory(cls) -> Store:
        """Open a database that is gone when it is closed, to try things in."""
        connection = connect_in_memory()
        prepare(connection, read_only=False)
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
        found = problems(self._connection)
        if not found and not self.search.complete():
            found.append("not every title can be found by its words")
        return found

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
