"""Search as you type: the best-known titles by name, then people, topics and plots.

Scoring every match by bm25 costs in proportion to their number, and a first letter matches a third
of a library. Instead the full-text rows are numbered in the order in which results are wanted
(``words.search_row``), SQLite yields matches in that order, and the search stops as soon as it has
enough, going from the most telling place to the least: the exact name, a name that begins so, the
words in the names, a Chinese name by its pinyin, the words in names and people, a Chinese name from
a later syllable on or a person's by its pinyin, the words' beginnings in all facts, in everything.

Facts have a table of their own, ``fact_text``, whose lists of places are short: in a common table
a first letter's list would have to be read past every plot.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tvrec.domain import Title, TitleId
from tvrec.store.connection import Connection
from tvrec.store.spelling import Spellings, letters_of
from tvrec.store.values import pack, unpack
from tvrec.store.words import (
    any_of,
    fact_text,
    full_text,
    name_key,
    num_of,
    parse,
    popularity,
)

__all__ = ["Search"]

_NAMES = "{title original other bare}"
_FACT = "SELECT rowid FROM fact_text WHERE fact_text MATCH ? ORDER BY rowid LIMIT ?"
_FULL = "SELECT rowid FROM full_text WHERE full_text MATCH ? ORDER BY rowid LIMIT ?"


class Search:
    """The full-text tables."""

    def __init__(self, connection: Connection, spellings: Spellings) -> None:
        self._db = connection
        self._spellings = spellings

    def search(self, text: str, limit: int = 50) -> list[tuple[TitleId, float]]:
        """Return the titles that fit what was typed so far, best first, with their scores.

        Found are: a title by each of its words, by the beginning of the last one typed (in a plot:
        of two letters at least), and by any run of Chinese or Japanese characters; over all of
        title, original and localized titles, people, genres, tags, albums, collections, studios,
        tagline and plot; and a Chinese name by the initials of its pinyin or the syllables
        themselves, spaced or not, from its beginning or, of two letters on, from any syllable; the
        Chinese names of its people likewise, of two letters on. The score's whole part says where
        it was found (8 the exact name, 1 the plot), the rest how well known the title is.
        Simplified and traditional characters are not equated here: the caller searches for both.
        """
        scores: dict[int, float] = {}
        for tier, rows in self._tiers(text, limit):
            for row in rows:
                scores.setdefault(row, tier + popularity(row))
            if len(scores) >= limit:
                break
        found = sorted(scores, key=lambda row: (-int(scores[row]), row))[:limit]
        ids = [self._db.row("SELECT id FROM title WHERE num = ?", (num_of(row),)) for row in found]
        # one that another process has deleted in between is none any more
        return [
            (TitleId(unpack(key[0])), scores[row])
            for row, key in zip(found, ids, strict=True)
            if key
        ]

    def _tiers(self, text: str, limit: int) -> Iterator[tuple[int, list[int]]]:
        yield 8, self._named(text, limit)
        query = parse(text)
        if query is None:
            return
        letters = letters_of(text)
        yield 7, self._found(_FACT, f"{_NAMES} : ^ {query.whole}", limit)
        yield 6, self._found(_FACT, f"{_NAMES} : ({query.words})", limit)
        if letters:
            yield 5, self._spellings.titles.found(letters, limit)
        yield 4, self._found(_FACT, query.words, limit)
        if len(letters) > 1:
            yield 3, self._spellings.titles.found(letters, limit, later=True)
            yield 3, self._spellings.people.found(letters, limit)
            yield 3, self._spellings.people.found(letters, limit, later=True)
        if query.beginnings != query.words:
            yield 2, self._found(_FACT, query.beginnings, limit)
        if query.long:
            yield 1, self._found(_FULL, query.long, limit)

    def _found(self, sql: str, match: str, limit: int) -> list[int]:
        return [row for (row,) in self._db.rows(sql, (match, limit))]

    def _named(self, text: str, limit: int) -> list[int]:
        found = self._db.rows(
            "SELECT search_row FROM title_name JOIN title ON num = title_name.title"
            " WHERE name = ? ORDER BY search_row LIMIT ?",
            (pack(name_key(text)), limit),
        )
        return [row for (row,) in found]

    def weigh(self, text: str, facts: float = 1.0) -> dict[TitleId, float]:
        """Return every title that has any word of a text, with its BM25, more for a better match.

        Args:
            text: words in any order; of Chinese and Japanese each pair of characters is a word.
            facts: how much more a word weighs in names, people, genres and tags than in the plot.
        """
        match = any_of(text)
        if not match:
            return {}
        rows = self._db.rows(
            "SELECT id, -bm25(full_text, ?, 1.0) FROM full_text"
            " JOIN title ON search_row = full_text.rowid WHERE full_text MATCH ?",
            (facts, match),
        )
        return {TitleId(unpack(key)): score for key, score in rows}

    def put(self, titles: Iterable[tuple[int, int | None, Title]]) -> None:
        """Index titles: (row, the row it had before or None, title); within a transaction."""
        gone: list[int] = []
        facts_new = []
        full_new = []
        # ascending, or FTS5 writes a segment for each row that steps back
        for row, before, title in sorted(titles, key=lambda item: item[0]):
            facts = fact_text(title)
            full = full_text(title, facts)
            if before is not None:
                if before == row and self._holds(row, (*facts, *full)):
                    continue
                gone.append(before)
            facts_new.append((row, *facts))
            full_new.append((row, *full))
        self.remove(gone)
        self._db.run_many(
            "INSERT INTO fact_text (rowid, title, original, other, bare, people, topics)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            facts_new,
        )
        self._db.run_many("INSERT INTO full_text (rowid, facts, plot) VALUES (?, ?, ?)", full_new)

    def _holds(self, row: int, columns: tuple[str, ...]) -> bool:
        """Whether a row is indexed with these very columns."""
        found = self._db.row(
            "SELECT title, original, other, bare, people, topics, facts, plot"
            " FROM fact_text JOIN full_text ON full_text.rowid = fact_text.rowid"
            " WHERE fact_text.rowid = ?",
            (row,),
        )
        return bool(found == columns)

    def remove(self, rows: Iterable[int]) -> None:
        """Take titles out of the index; within a transaction."""
        keys = [(row,) for row in sorted(rows)]
        self._db.run_many("DELETE FROM fact_text WHERE rowid = ?", keys)
        self._db.run_many("DELETE FROM full_text WHERE rowid = ?", keys)

    def complete(self) -> bool:
        """Tell whether every title is indexed, and nothing else."""
        titles, facts, texts = self._db.row(
            "SELECT (SELECT count(*) FROM title), (SELECT count(*) FROM fact_text_docsize),"
            " (SELECT count(*) FROM full_text_docsize)"
        )
        return bool(titles == facts == texts)
