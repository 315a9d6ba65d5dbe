"""Pictures of titles: where they lie, or the small ones themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tvrec.domain import TitleId
from tvrec.store.connection import Connection
from tvrec.store.values import from_path, pack, to_path, unpack

__all__ = ["Artwork", "Artworks"]


class Artwork(NamedTuple):
    """One picture.

    Attributes:
        role: poster, fanart, landscape, cover, thumb, logo, …
        path: the file, or "" for one that is kept here.
        data: the picture itself, encoded; only of small ones that have no file of their own.
        source: where it was found: file, tag, frame, …
    """

    role: str
    path: str = ""
    data: bytes = b""
    source: str = ""


class Artworks:
    """The table artwork."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def put(self, title: TitleId, pictures: Iterable[Artwork]) -> None:
        """Store the pictures of a title, the preferred one of a role first, in place of the old.

        Raises:
            StoreError: there is no such title.
        """
        key = pack(title)
        with self._db.write_tx():
            self._db.run("DELETE FROM artwork WHERE title = ?", (key,))
            self._db.run_many(
                "INSERT INTO artwork (title, role, place, path, data, source)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (
                        key,
                        pack(picture.role),
                        place,
                        to_path(picture.path) if picture.path else None,
                        picture.data or None,
                        pack(picture.source),
                    )
                    for place, picture in enumerate(pictures)
                ],
            )

    def of(self, title: TitleId) -> list[Artwork]:
        """Return the pictures of a title in the order in which they were put."""
        rows = self._db.rows(
            "SELECT role, path, data, source FROM artwork WHERE title = ? ORDER BY place",
            (pack(title),),
        )
        return [
            Artwork(
                unpack(role), "" if path is None else from_path(path), data or b"", unpack(source)
            )
            for role, path, data, source in rows
        ]
