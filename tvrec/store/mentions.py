"""People and places that synopses speak of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tvrec.domain import Mention, TitleId
from tvrec.store.connection import Connection
from tvrec.store.values import pack, unpack
from tvrec.text import fold

__all__ = ["Mentions"]


class Mentions:
    """The tables mention and mention_text.

    A hash that begins with "-" is in doubt: the title was put anew since its text was read.
    """

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def put(self, found: Iterable[tuple[TitleId, str, Sequence[Mention]]]) -> None:
        """Store what was found in titles' texts in place of what was found there before.

        Args:
            found: title, hash of the texts that were read, mentions; the order is kept.

        Raises:
            StoreError: there is no such title.
        """
        with self._db.write_tx():
            for title, text_hash, mentions in found:
                key = pack(title)
                self._db.run("DELETE FROM mention WHERE title = ?", (key,))
                self._db.run_many(
                    "INSERT OR IGNORE INTO mention VALUES (?, ?, ?, ?, ?, ?, ?)",
                    [
                        (key, m.type, pack(m.id), language, pack(name), pack(fold(name)), place)
                        for place, m in enumerate(mentions)
                        for language, name in m.names.items()
                    ],
                )
                self._db.run("INSERT OR REPLACE INTO mention_text VALUES (?, ?)", (key, text_hash))

    def hashes(self) -> dict[TitleId, str]:
        """Return the hash of the texts in which each title's mentions were found."""
        rows = self._db.rows("SELECT title, text_hash FROM mention_text")
        return {TitleId(unpack(title)): text_hash.lstrip("-") for title, text_hash in rows}

    def confirm(self, titles: Iterable[TitleId]) -> None:
        """Note that the texts of titles are as they were when they were read."""
        with self._db.write_tx():
            self._db.run_many(
                "UPDATE mention_text SET text_hash = ltrim(text_hash, '-') WHERE title = ?",
                [(pack(title),) for title in titles],
            )

    def unread(self, reader: str) -> list[TitleId]:
        """Return the titles whose texts were not read, are in doubt, or were read otherwise.

        Args:
            reader: with what and ":" the hashes begin that this reader's texts are stored with.
        """
        rows = self._db.rows(
            "SELECT id FROM title LEFT JOIN mention_text ON mention_text.title = id"
            " WHERE text_hash IS NULL OR substr(text_hash, 1, ?) <> ? ORDER BY id",
            (len(reader) + 1, f"{reader}:"),
        )
        return [TitleId(unpack(key)) for (key,) in rows]

    def of(self, title: TitleId) -> list[Mention]:
        """Return the people and places of a title, in the order in which they were found."""
        rows = self._db.rows(
            "SELECT type, id, language, name FROM mention WHERE title = ? ORDER BY place, language",
            (pack(title),),
        )
        found: dict[tuple[str, str], dict[str, str]] = {}
        for kind, key, language, name in rows:
            found.setdefault((kind, unpack(key)), {})[language] = unpack(name)
        return [Mention(kind, key, names) for (kind, key), names in found.items()]

    def named(self, name: str) -> list[tuple[str, str]]:
        """Return (type, id) of what bears a name in a text, most often mentioned first.

        Compared without case, accents and punctuation.
        """
        rows = self._db.rows(
            "SELECT type, id FROM mention WHERE folded = ? GROUP BY type, id"
            " ORDER BY count(*) DESC, type, id",
            (pack(fold(name)),),
        )
        return [(kind, unpack(key)) for kind, key in rows]

    def names(self, kind: str) -> list[tuple[str, str]]:
        """Return (id, name) of all people or all places, each name by which texts call them."""
        rows = self._db.rows(
            "SELECT DISTINCT id, name FROM mention WHERE type = ? ORDER BY id, name", (kind,)
        )
        return [(unpack(key), unpack(name)) for key, name in rows]

    def mentioning(self, kind: str, key: str) -> list[TitleId]:
        """Return the titles that speak of a person or a place, in the order of their ids."""
        rows = self._db.rows(
            "SELECT DISTINCT title FROM mention WHERE type = ? AND id = ? ORDER BY title",
            (kind, pack(key)),
        )
        return [TitleId(unpack(title)) for (title,) in rows]

    def facets(self, kind: str) -> dict[TitleId, tuple[str, ...]]:
        """Return the ids of all people or all places of every title that speaks of some."""
        rows = self._db.rows(
            "SELECT title, id, min(place) FROM mention WHERE type = ? GROUP BY title, id"
            " ORDER BY title, min(place)",
            (kind,),
        )
        found: dict[TitleId, list[str]] = {}
        for title, key, _place in rows:
            found.setdefault(TitleId(unpack(title)), []).append(unpack(key))
        return {title: tuple(keys) for title, keys in found.items()}
