"""What the library's genres taught, and the genres guessed by it for titles that have none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from tvrec.domain import Guess, TitleId
from tvrec.store.connection import Connection
from tvrec.store.values import pack, unpack

__all__ = ["Guesses"]


class Guesses:
    """The tables genre_head, guess and guess_text.

    A title that has genres of its own has no guesses, whatever is stored.
    """

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def learn(self, reader: str, head: bytes) -> None:
        """Store a head in place of the one before; what that one guessed goes with it.

        Args:
            reader: id of what reads texts for it, the encoder's fingerprint included.
            head: as bytes.
        """
        with self._db.write_tx():
            self.unlearn()
            self._db.run("INSERT INTO genre_head VALUES (1, ?, ?)", (reader, head))

    def unlearn(self) -> bool:
        """Delete the head and all guesses, and return whether there was one."""
        with self._db.write_tx():
            self._db.run("DELETE FROM guess")
            self._db.run("DELETE FROM guess_text")
            return bool(self._db.run("DELETE FROM genre_head"))

    def head(self) -> tuple[str, bytes] | None:
        """Return the id of what reads texts for the head, and the head; None: nothing is learned.

        See ``learn``.
        """
        row = self._db.row("SELECT reader, head FROM genre_head")
        return (row[0], row[1]) if row else None

    def reader(self) -> str:
        """Return the id of what reads texts for the head; empty: nothing is learned."""
        row = self._db.row("SELECT reader FROM genre_head")
        return row[0] if row else ""

    def put(self, read: Iterable[tuple[TitleId, str, Sequence[Guess]]]) -> None:
        """Store what the head says of titles in place of what it said of them before.

        Args:
            read: title, hash of the text that was read, guesses, which may be none.

        Raises:
            StoreError: there is no such title.
        """
        with self._db.write_tx():
            for title, text_hash, guesses in read:
                key = pack(title)
                self._db.run("DELETE FROM guess WHERE title = ?", (key,))
                self._db.run_many(
                    "INSERT INTO guess (title, genre, probability) VALUES (?, ?, ?)",
                    [(key, pack(guess.genre), guess.probability) for guess in guesses],
                )
                self._db.run("INSERT OR REPLACE INTO guess_text VALUES (?, ?)", (key, text_hash))

    def hashes(self) -> dict[TitleId, str]:
        """Return the hash of the text that the head has read of each title."""
        rows = self._db.rows("SELECT title, text_hash FROM guess_text")
        return {TitleId(unpack(title)): text_hash for title, text_hash in rows}

    def of(self, title: TitleId) -> list[Guess]:
        """Return the guesses for a title, the likeliest first."""
        rows = self._db.rows(_READ + " AND guess.title = ?" + _ORDER, (pack(title),))
        return _by_title(rows).get(title, [])

    def every(self) -> dict[TitleId, list[Guess]]:
        """Return the guesses for all titles, the likeliest first."""
        return _by_title(self._db.rows(_READ + _ORDER))


_READ = """
    SELECT guess.title, guess.genre, probability FROM guess JOIN title ON title.id = guess.title
    WHERE NOT EXISTS (SELECT 1 FROM genre WHERE genre.title = title.num)"""
_ORDER = " ORDER BY guess.title, probability DESC, guess.genre"


def _by_title(rows: Iterable[tuple[Any, ...]]) -> dict[TitleId, list[Guess]]:
    found: dict[TitleId, list[Guess]] = {}
    for key, genre, probability in rows:
        found.setdefault(TitleId(unpack(key)), []).append(Guess(unpack(genre), probability))
    return found
