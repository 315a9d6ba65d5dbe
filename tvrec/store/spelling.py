"""Chinese names as a remote types them: "dhdl" and "dahongdeng" find 大红灯笼高高挂.

How a name is read is asked once (``unread``, ``learn``) and kept; every title is found by the
readings that are known of its names, and of its people's: zym finds what 张艺谋 had a part in.
Without the Chinese of what is typed a search compares letters alone, and ü with u.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tvrec.store.connection import Connection
from tvrec.store.values import pack, unpack
from tvrec.text import fold, is_cjk

__all__ = ["SpelledNames", "Spellings", "letters_of"]

_REACH = 32  # letters by which a name is told from others
_OTHERWISE = 4  # further readings of a name

_HAS_HAN = "name GLOB '*[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]*'"
_UNREAD = f"""
    SELECT name FROM (SELECT name FROM title_name UNION SELECT name FROM person_name)
    WHERE {_HAS_HAN} AND name NOT IN (SELECT name FROM spelling) ORDER BY name"""  # noqa: S608


class Spellings:
    """The table spelling, and what is indexed by it.

    Attributes:
        titles: titles by their own names.
        people: titles by the names of those who had a part in them.
    """

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self.titles = SpelledNames(connection, "title_name", "spelling_text")
        self.people = SpelledNames(connection, "person_name", "person_text")

    def unread(self) -> list[str]:
        """Return the names with Han characters of which no reading is known."""
        return [unpack(name) for (name,) in self._db.rows(_UNREAD)]

    def learn(self, readings: Mapping[str, str]) -> None:
        """Keep how names are read, and let their titles be found by it.

        Args:
            readings: folded name, and its syllables parted by spaces, those of one character by
                "|"; empty for a name that is not to be found so.
        """
        with self._db.write_tx():
            self._db.run_many(
                "INSERT OR REPLACE INTO spelling (name, reading) VALUES (?, ?)",
                [(pack(name), reading) for name, reading in readings.items()],
            )
            self.titles.put_bearers(readings)
            self.people.put_bearers(readings)

    def readings(self) -> dict[str, str]:
        """Return how each name is read that was asked for, in the order of names."""
        rows = self._db.rows("SELECT name, reading FROM spelling ORDER BY name")
        return {unpack(name): reading for name, reading in rows}

    def remove(self, rows: Iterable[int]) -> None:
        """Take titles out of the index; within a transaction."""
        gone = sorted(rows)
        self.titles.remove(gone)
        self.people.remove(gone)


class SpelledNames:
    """A full-text table of readings; its rows are those of ``words.search_row``.

    Args:
        connection: to the database.
        names: the table that has the names by title.
        texts: the full-text table, with the columns whole and later.
    """

    def __init__(self, connection: Connection, names: str, texts: str) -> None:
        self._db = connection
        # the names of tables are ours
        self._bearers = f"""
            SELECT search_row, each.name FROM {names} AS one
            JOIN title ON num = one.title JOIN {names} AS each ON each.title = num
            WHERE one.name = ?"""  # noqa: S608
        self._put = f"INSERT INTO {texts} (rowid, whole, later) VALUES (?, ?, ?)"  # noqa: S608
        self._remove = f"DELETE FROM {texts} WHERE rowid = ?"  # noqa: S608
        self._held = f"SELECT whole, later FROM {texts} WHERE rowid = ?"  # noqa: S608
        self._match = f"""
            SELECT rowid FROM {texts} WHERE {texts} MATCH ? ORDER BY rowid LIMIT ?"""  # noqa: S608

    def put_bearers(self, names: Iterable[str]) -> None:
        """Index anew the titles that have one of some names; within a transaction."""
        bearers: dict[int, set[str]] = {}
        for name in names:
            for row, each in self._db.rows(self._bearers, (pack(name),)):
                bearers.setdefault(row, set()).add(unpack(each))
        self.put((row, row, sorted(every)) for row, every in bearers.items())

    def put(self, titles: Iterable[tuple[int, int | None, Sequence[str]]]) -> None:
        """Index titles: (row, the row it had before or None, names); within a transaction."""
        gone, new = [], []
        for row, before, names in sorted(titles):
            columns = _columns(self._known(names))
            had = None if before is None else self._db.row(self._held, (before,))
            if before == row and had == columns:
                continue
            if had is not None:
                gone.append((before,))
            if columns is not None:
                new.append((row, *columns))
        self._db.run_many(self._remove, gone)
        self._db.run_many(self._put, new)

    def _known(self, names: Sequence[str]) -> list[str]:
        rows = (
            self._db.row("SELECT reading FROM spelling WHERE name = ?", (pack(name),))
            for name in names
            if any(map(is_cjk, name))
        )
        return [row[0] for row in rows if row is not None and row[0]]

    def remove(self, rows: Iterable[int]) -> None:
        """Take titles out of the table; within a transaction."""
        self._db.run_many(self._remove, [(row,) for row in rows])

    def found(self, letters: str, limit: int, *, later: bool = False) -> list[int]:
        """Return the rows of titles by a name that begins so, or goes on so from a later syllable.

        Args:
            letters: as ``letters_of`` has them.
            limit: how many at most, the best known first.
            later: from a later syllable.
        """
        match = f'{"later" if later else "whole"} : "{letters}" *'
        return [row for (row,) in self._db.rows(self._match, (match, limit))]


def letters_of(text: str) -> str:
    """Return what was typed as letters in a row; empty where it cannot be pinyin."""
    letters = "".join(fold(text).split()).replace("v", "u")
    return letters[:_REACH] if _is_plain(letters) and not letters.isdigit() else ""


def _is_plain(letters: str) -> bool:
    return letters.isascii() and letters.isalnum()


def _columns(readings: Iterable[str]) -> tuple[str, str] | None:
    """Return what is indexed: the spellings of whole names, and those from later syllables on."""
    whole: dict[str, None] = {}
    later: dict[str, None] = {}
    for reading in readings:
        for syllables in _ways(reading):
            initials = [each if each.isdigit() else each[0] for each in syllables]
            for start in range(len(syllables)):
                place = later if start else whole
                place["".join(syllables[start:])[:_REACH]] = None
                place["".join(initials[start:])[:_REACH]] = None
    return (" ".join(whole), " ".join(later)) if whole else None


def _ways(reading: str) -> Iterator[list[str]]:
    """Yield the syllables as they are commonly read, then with one of them read otherwise."""
    each = [syllable.split("|") for syllable in reading.replace("v", "u").split()]
    common = [said[0] for said in each]
    yield common
    others = [(place, other) for place, said in enumerate(each) for other in said[1:]]
    for place, other in others[:_OTHERWISE]:
        yield [*common[:place], other, *common[place + 1 :]]
