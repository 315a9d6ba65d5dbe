"""Media files, and the folders in which a scan has seen them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from tvrec.domain import MediaFile, TitleId
from tvrec.store.connection import Connection
from tvrec.store.values import (
    dump,
    from_path,
    load,
    moment,
    moment_or_none,
    pack,
    to_path,
    unpack,
)

__all__ = ["Files", "KnownFile"]

_SIGN = 1 << 63


class KnownFile(NamedTuple):
    """What is needed to see that a file has not changed."""

    size: int
    mtime_ns: int
    inode: int
    title: TitleId


class Files:
    """The tables file and scan_unit.

    Paths are kept as the bytes by which the file system knows them and given as Python does,
    bytes that are not UTF-8 as lone surrogates.
    """

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def known(self) -> dict[str, KnownFile]:
        """Return every file that is not missing, by its path."""
        rows = self._db.rows(
            "SELECT path, size, mtime_ns, inode, title FROM file WHERE missing_since IS NULL"
        )
        return {
            from_path(path): KnownFile(size, mtime_ns, inode % (2 * _SIGN), TitleId(unpack(title)))
            for path, size, mtime_ns, inode, title in rows
        }

    def put(self, title: TitleId, files: Iterable[MediaFile]) -> None:
        """Store files of a title, each in place of what was known of its path.

        Files of the title that are not named stay, but a missing one whose content is among these
        was moved, and is forgotten where it was.

        Raises:
            StoreError: there is no such title.
        """
        given = list(files)
        with self._db.write_tx():
            self._db.run_many(_PUT, [_row(title, file) for file in given])
            self._db.run_many(
                "DELETE FROM file WHERE title = ? AND fingerprint = ? AND missing_since IS NOT NULL"
                " AND path <> ?",
                [
                    (pack(title), file.fingerprint, to_path(file.path))
                    for file in given
                    if file.fingerprint and file.missing_since is None
                ],
            )

    def mark_missing(self, paths: Iterable[str], at: datetime) -> int:
        """Note that files are not there any more and return how many were known.

        Their titles stay with their history. A file whose content its title has at another place
        was moved: the old place is forgotten.
        """
        with self._db.write_tx():
            keys = [(to_path(path),) for path in paths]
            moved = self._db.run_many(
                "DELETE FROM file WHERE path = ? AND fingerprint <> '' AND EXISTS ("
                " SELECT 1 FROM file AS other WHERE other.title = file.title"
                " AND other.fingerprint = file.fingerprint AND other.path <> file.path"
                " AND other.missing_since IS NULL)",
                keys,
            )
            return moved + self._db.run_many(
                "UPDATE file SET missing_since = ? WHERE path = ? AND missing_since IS NULL",
                [(moment(at), *key) for key in keys],
            )

    def welcome_back(self, paths: Iterable[str]) -> int:
        """Note that missing files are there again and return how many these were."""
        with self._db.write_tx():
            return self._db.run_many(
                "UPDATE file SET missing_since = NULL WHERE path = ? AND missing_since IS NOT NULL",
                [(to_path(path),) for path in paths],
            )

    def of(self, title: TitleId) -> list[MediaFile]:
        """Return the files of a title: those that are there first, by version and part."""
        rows = self._db.rows(
            "SELECT path, size, mtime_ns, inode, fingerprint, version, part, container, width,"
            " height, duration_s, audio_languages, subtitle_languages, chapters, missing_since"
            " FROM file WHERE title = ?"
            " ORDER BY missing_since IS NOT NULL, version, part, path",
            (pack(title),),
        )
        return [_file(row) for row in rows]

    def missing(self) -> dict[str, TitleId]:
        """Return the path and title of every file that is missing."""
        rows = self._db.rows("SELECT path, title FROM file WHERE missing_since IS NOT NULL")
        return {from_path(path): TitleId(unpack(title)) for path, title in rows}

    def places(self) -> list[tuple[str, TitleId]]:
        """Return the path and title of every file that is there."""
        rows = self._db.rows("SELECT path, title FROM file WHERE missing_since IS NULL")
        return [(from_path(path), TitleId(unpack(title))) for path, title in rows]

    def spoken(self) -> list[tuple[TitleId, tuple[str, ...]]]:
        """Return the title and the languages of every file that is there and has sound in some."""
        rows = self._db.rows(
            "SELECT title, audio_languages FROM file"
            " WHERE missing_since IS NULL AND audio_languages IS NOT NULL"
        )
        found = [(TitleId(unpack(title)), tuple(load(codes, ()))) for title, codes in rows]
        return [(title, codes) for title, codes in found if codes]

    def titles_missing(self) -> set[TitleId]:
        """Return the titles of which a file is missing, whether they have others or not."""
        rows = self._db.rows("SELECT DISTINCT title FROM file WHERE missing_since IS NOT NULL")
        return {TitleId(unpack(title)) for (title,) in rows}

    def units(self) -> dict[str, str]:
        """Return each folder or lone file that a scan took as a whole, with its signature."""
        rows = self._db.rows("SELECT path, signature FROM scan_unit")
        return {from_path(path): unpack(signature) for path, signature in rows}

    def put_unit(self, path: str, signature: str, titles: Iterable[TitleId]) -> None:
        """Store a unit's signature and the titles that came out of it."""
        with self._db.write_tx():
            self._db.run(
                "INSERT OR REPLACE INTO scan_unit (path, signature, titles) VALUES (?, ?, ?)",
                (to_path(path), pack(signature), dump(list(titles))),
            )

    def unit_titles(self, path: str) -> list[TitleId]:
        """Return the titles that came out of a unit."""
        row = self._db.row("SELECT titles FROM scan_unit WHERE path = ?", (to_path(path),))
        return [TitleId(key) for key in load(row[0], [])] if row else []

    def drop_units(self, paths: Iterable[str]) -> None:
        """Forget units, so that the next scan reads them anew."""
        with self._db.write_tx():
            self._db.run_many(
                "DELETE FROM scan_unit WHERE path = ?", [(to_path(path),) for path in paths]
            )


_PUT = """
    INSERT OR REPLACE INTO file (path, title, size, mtime_ns, inode, fingerprint, version, part,
        container, width, height, duration_s, audio_languages, subtitle_languages, chapters,
        missing_since)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


def _row(title: TitleId, file: MediaFile) -> tuple[Any, ...]:
    return (
        to_path(file.path),
        pack(title),
        file.size,
        file.mtime_ns,
        # file systems use all 64 bits, SQLite's integers have a sign
        (file.inode + _SIGN) % (2 * _SIGN) - _SIGN,
        pack(file.fingerprint),
        pack(file.version),
        file.part,
        pack(file.container),
        file.width,
        file.height,
        file.duration_s,
        dump(file.audio_languages),
        dump(file.subtitle_languages),
        dump(file.chapters),
        moment(file.missing_since),
    )


def _file(row: tuple[Any, ...]) -> MediaFile:
    path, size, mtime_ns, inode, fingerprint, version, part, container, width = row[:9]
    height, duration_s, audio, subtitles, chapters, missing_since = row[9:]
    return MediaFile(
        path=from_path(path),
        size=size,
        mtime_ns=mtime_ns,
        inode=inode % (2 * _SIGN),
        fingerprint=unpack(fingerprint),
        version=unpack(version),
        part=part,
        container=unpack(container),
        width=width,
        height=height,
        duration_s=duration_s,
        audio_languages=tuple(load(audio, ())),
        subtitle_languages=tuple(load(subtitles, ())),
        chapters=tuple((start, name) for start, name in load(chapters, ())),
        missing_since=moment_or_none(missing_since),
    )
