"""What the encoder made of each title's text: the truth from which every ranking starts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from tvrec.domain import TitleId
from tvrec.store.connection import Connection
from tvrec.store.values import pack, unpack

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Vectors"]


class Vectors:
    """The table vector: float16, little-endian, one row for each title and encoder."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def put(
        self,
        encoder: str,
        rows: Iterable[tuple[TitleId, str, str, NDArray[np.floating[Any]]]],
    ) -> None:
        """Store vectors in place of what the encoder made of the titles before.

        Args:
            encoder: id of the encoder's manifest.
            rows: title, hash of the text, language of the text, vector [d] of any float type.

        Raises:
            StoreError: there is no such title.
        """
        with self._db.write_tx():
            self._db.run_many(
                "INSERT INTO vector (encoder, title, text_hash, language, vector)"
                " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET text_hash = excluded.text_hash,"
                " language = excluded.language, vector = excluded.vector",
                [
                    (encoder, pack(title), text_hash, language, vector.astype("<f2").tobytes())
                    for title, text_hash, language, vector in rows
                ],
            )

    def forget_others(self, encoder: str) -> int:
        """Delete what other encoders made, and return how many vectors these were.

        Vectors of other texts by the same encoder, under its id and a name behind "/", stay.
        """
        own = f"{encoder}/"
        return self._db.run(
            "DELETE FROM vector WHERE encoder <> ? AND substr(encoder, 1, ?) <> ?",
            (encoder, len(own), own),
        )

    def load(self, encoder: str) -> tuple[list[TitleId], list[str], NDArray[np.float16]]:
        """Return all vectors of an encoder: title ids, languages of the texts, float16[n, d].

        They come in no order that means anything. Without any, d is 0.
        """
        import numpy as np

        rows = self._db.rows(
            # as they lie in the file: by an index each vector would be looked for, and sorted
            "SELECT title, language, vector FROM vector NOT INDEXED WHERE encoder = ?",
            (encoder,),
        )
        flat = np.frombuffer(b"".join([row[2] for row in rows]), dtype="<f2")
        vectors = flat.reshape(len(rows), -1) if rows else flat.reshape(0, 0)
        return [TitleId(unpack(row[0])) for row in rows], [row[1] for row in rows], vectors

    def hashes(self, encoder: str) -> dict[TitleId, str]:
        """Return the hash of the text from which each title's vector was made."""
        rows = self._db.rows("SELECT title, text_hash FROM vector WHERE encoder = ?", (encoder,))
        return {TitleId(unpack(title)): text_hash for title, text_hash in rows}

    def by_hash(self, encoder: str, hashes: Iterable[str]) -> Mapping[str, NDArray[np.float16]]:
        """Return the vectors that are there for texts, whichever titles they were made for."""
        import numpy as np

        found = {}
        for text_hash in dict.fromkeys(hashes):
            row = self._db.row(
                "SELECT vector FROM vector WHERE encoder = ? AND text_hash = ? LIMIT 1",
                (encoder, text_hash),
            )
            if row:
                found[text_hash] = np.frombuffer(row[0], dtype="<f2")
        return found
