"""What is said in a title, as its subtitles have it."""

from __future__ import annotations

from tvrec.domain import TitleId
from tvrec.store.connection import Connection
from tvrec.store.values import from_path, pack, to_path, unpack

__all__ = ["Subtitles"]


class Subtitles:
    """The table subtitle."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def put(self, title: TitleId, path: str, language: str, text: str) -> None:
        """Store the text of one subtitle file or stream in place of what was known of it.

        Raises:
            StoreError: there is no such title.
        """
        with self._db.write_tx():
            self._db.run(
                "INSERT OR REPLACE INTO subtitle (title, path, language, text) VALUES (?, ?, ?, ?)",
                (pack(title), to_path(path), pack(language), pack(text)),
            )

    def of(self, title: TitleId) -> list[tuple[str, str, str]]:
        """Return path, language and text of a title's subtitles."""
        rows = self._db.rows(
            "SELECT path, language, text FROM subtitle WHERE title = ? ORDER BY path, language",
            (pack(title),),
        )
        return [(from_path(path), unpack(language), unpack(text)) for path, language, text in rows]

    def delete(self, title: TitleId) -> int:
        """Delete the subtitles of a title and return how many there were."""
        with self._db.write_tx():
            return self._db.run("DELETE FROM subtitle WHERE title = ?", (pack(title),))
