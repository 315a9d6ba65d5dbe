"""Genres that were guessed for titles that have none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tvrec.domain import Guess, TitleId
from tvrec.store.connection import Connection
from tvrec.store.values import pack, unpack

__all__ = ["Guesses"]


class Guesses:
    """The table guess. A title that has genres of its own has no guesses, whatever is stored."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def replace(self, guesses: Iterable[tuple[TitleId, Guess]]) -> None:
        """Store guesses in place of all that there were.

        Raises:
            StoreError: there is no such title.
        """
        with self._db.write_tx():
            self._db.run("DELETE FROM guess")
            self._db.run_many(
                "INSERT INTO guess (title, genre, probability) VALUES (?, ?, ?)",
                [(pack(title), pack(guess.genre), guess.probability) for title, guess in guesses],
            )

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
