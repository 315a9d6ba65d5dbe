"""Titles, the keys by which a title is found again, and reads of the whole library at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from tvrec.domain import Kind, Summary, Title, TitleId
from tvrec.store import title_sql as sql
from tvrec.store.connection import Connection
from tvrec.store.facets import Facets, facets_of
from tvrec.store.search import Search
from tvrec.store.spelling import Spellings
from tvrec.store.title_rows import body_row, light_row, summaries_of, title_of
from tvrec.store.values import load_column, mint, pack, unpack
from tvrec.store.words import name_key, names, person_names, search_row

__all__ = ["Titles"]

_BATCH = 1000  # titles between two commits: another writer waits for a second at most


class Titles:
    """The tables title, title_body, title_key, title_name, genre, person, person_name and tag."""

    def __init__(self, connection: Connection, search: Search, spellings: Spellings) -> None:
        self._db = connection
        self._search = search
        self._spellings = spellings

    def mint_id(self) -> TitleId:
        """Make the id of a title that has none yet."""
        return TitleId(mint("t"))

    def put(self, titles: Iterable[Title]) -> int:
        """Store titles whole, each in place of what was known of it, and return their number.

        A thousand at a time are a transaction; all of them are one within ``Store.write_tx``.

        Raises:
            StoreError: an id is empty, or the database cannot be written.
        """
        pending = iter(titles)
        stored = 0
        while batch := {title.id: title for title in islice(pending, _BATCH)}:
            with self._db.write_tx():
                self._put(list(batch.values()))
            stored += len(batch)
        return stored

    def reindex(self) -> int:
        """Store every title as it is, which indexes what is not indexed; return their number."""
        return self.put(self.each())

    def _put(self, batch: Sequence[Title]) -> None:
        new_num = (self._db.row("SELECT max(num) FROM title")[0] or 0) + 1
        light, body, indexed, spelled, credited = [], [], [], [], []
        facts: dict[str, list[tuple[Any, ...]]] = {table: [] for table in sql.PUT_FACT}
        for title in batch:
            before = self._db.row(
                "SELECT num, search_row FROM title WHERE id = ?", (pack(title.id),)
            )
            num, row_before = before or (new_num, None)
            new_num += before is None
            row = search_row(title, num)
            light.append((num, *light_row(title), row))
            body.append((num, *body_row(title)))
            indexed.append((row, row_before, title))
            own, people = names(title), person_names(title.people)
            spelled.append((row, row_before, own))
            credited.append((row, row_before, people))
            facts["title_name"] += [(pack(name), num) for name in own]
            facts["person_name"] += [(pack(name), num) for name in people]
            facts["genre"] += [(pack(name), num) for name in title.genres]
            facts["tag"] += [(pack(name), num) for name in title.tags]
            facts["person"] += [(pack(c.name), num, pack(c.role)) for c in title.people]
        self._db.run_many(sql.PUT_LIGHT, light)
        self._db.run_many(sql.PUT_BODY, body)
        self._db.run_many(sql.DOUBT_MENTIONS, [(pack(title.id),) for title in batch])
        known = [(num,) for num, *_ in light]
        for table, rows in facts.items():
            self._db.run_many(sql.FORGET_FACT[table], known)
            self._db.run_many(sql.PUT_FACT[table], rows)
        self._search.put(indexed)
        self._spellings.titles.put(spelled)
        self._spellings.people.put(credited)

    def delete(self, ids: Iterable[TitleId]) -> int:
        """Delete titles with their keys, files, artwork and vectors; return how many there were.

        What viewers did with them stays, in case they come back.
        """
        with self._db.write_tx():
            keys = [(pack(key),) for key in ids]
            found = [
                row
                for key in keys
                if (row := self._db.row("SELECT search_row FROM title WHERE id = ?", key))
            ]
            rows = [row for (row,) in found]
            self._search.remove(rows)
            self._spellings.remove(rows)
            return self._db.run_many("DELETE FROM title WHERE id = ?", keys)

    def get(self, key: TitleId) -> Title | None:
        """Return a title, or None where there is none of that id."""
        row = self._db.row(sql.WHOLE + " WHERE id = ?", (pack(key),))
        return title_of(row) if row else None

    def get_many(self, ids: Iterable[TitleId]) -> dict[TitleId, Title]:
        """Return those of the titles that are there."""
        found = {key: self.get(key) for key in ids}
        return {key: title for key, title in found.items() if title is not None}

    def each(self, kinds: Collection[Kind] | None = None) -> Iterator[Title]:
        """Yield titles in the order of their ids, all or those of some kinds.

        The library may change meanwhile; each title is as it was when its turn came.
        """
        after: str | bytes = ""
        while rows := self._db.rows(sql.WHOLE + " WHERE id > ? ORDER BY id LIMIT 500", (after,)):
            after = rows[-1][0]
            yield from (title_of(row) for row in rows if kinds is None or row[1] in kinds)

    def count(self) -> dict[Kind, int]:
        """Return how many titles there are of each kind."""
        rows = self._db.rows("SELECT kind, count(*) FROM title GROUP BY kind")
        return {Kind(kind): number for kind, number in rows}

    def summaries(self) -> list[Summary]:
        """Return the whole library as cards show it, in the order of ids.

        A parent is available when one of its leaves is.
        """
        available = self._available()
        rows = self._db.rows(
            "SELECT id, kind, title, titles, year, runtime_s, genres, parent, season, episode,"
            " track, artist FROM title"
        )
        rows.sort(key=_by_id)
        return summaries_of(rows, available)

    def _available(self) -> set[TitleId]:
        rows = self._db.rows("SELECT DISTINCT title FROM file WHERE missing_since IS NULL")
        available = {TitleId(unpack(key)) for (key,) in rows}
        if available:
            parents = self.parents()
            for key in list(available):
                above = parents.get(key)
                while above is not None and above not in available:
                    available.add(above)
                    above = parents.get(above)
        return available

    def facets(self, kinds: Collection[Kind] | None = None) -> Facets:
        """Return the facts that ranking needs, of all titles or those of some kinds."""
        rows = self._db.rows(
            "SELECT id, kind, genres, people, votes, rating, added_at, year, runtime_s, language,"
            " min_age, countries FROM title"
        )
        rows.sort(key=_by_id)
        chosen = rows if kinds is None else [row for row in rows if row[1] in kinds]
        return facets_of(chosen)

    def credited(self) -> dict[str, tuple[str, ...]]:
        """Return the names that people have in other languages, by the name they are known by."""
        found: dict[str, dict[str, None]] = {}
        rows = self._db.rows("SELECT credits FROM title_body WHERE credits LIKE '%{%'")
        for cast in load_column([row[0] for row in rows]):
            for name, _, others in (credit for credit in cast or () if len(credit) > 2):
                found.setdefault(name, {}).update(dict.fromkeys(others.values()))
        return {name: tuple(known) for name, known in found.items()}

    def children(self, parent: TitleId) -> list[TitleId]:
        """Return the leaves of a title in their order: seasons, then specials, episodes, tracks."""
        rows = self._db.rows(
            "SELECT id FROM title WHERE parent = ?"
            " ORDER BY season = 0, season, episode, track, title, id",
            (pack(parent),),
        )
        return [TitleId(unpack(key)) for (key,) in rows]

    def parents(self) -> dict[TitleId, TitleId]:
        """Return the parent of each title that has one, whether the library has it or not."""
        rows = self._db.rows("SELECT id, parent FROM title WHERE parent IS NOT NULL")
        return {TitleId(unpack(key)): TitleId(unpack(parent)) for key, parent in rows}

    def by_name(self, name: str) -> list[tuple[TitleId, str, Kind]]:
        """Return id, title and kind of the titles of a name, best known first.

        Compared are title, original and localized titles without case, accents, punctuation and
        leading article.
        """
        rows = self._db.rows(
            "SELECT id, title.title, kind FROM title_name JOIN title ON num = title_name.title"
            " WHERE name = ? ORDER BY search_row",
            (pack(name_key(name)),),
        )
        return [(TitleId(unpack(key)), unpack(title), Kind(kind)) for key, title, kind in rows]

    def with_person(self, name: str) -> list[TitleId]:
        """Return the titles that somebody took part in, best known first."""
        return self._with("person", name)

    def people(self) -> list[str]:
        """Return the names of all who took part in something."""
        return [unpack(name) for (name,) in self._db.rows("SELECT DISTINCT name FROM person")]

    def with_tag(self, name: str) -> list[TitleId]:
        """Return the titles that bear a tag, best known first."""
        return self._with("tag", name)

    def _with(self, table: str, name: str) -> list[TitleId]:
        rows = self._db.rows(sql.WITH_FACT[table], (pack(name),))
        return [TitleId(unpack(key)) for key, *_ in rows]

    def add_keys(self, key: TitleId, keys: Iterable[tuple[str, str]]) -> None:
        """Let a title be found by (scheme, value); a key that was another title's is moved here.

        Raises:
            StoreError: there is no such title.
        """
        with self._db.write_tx():
            self._db.run_many(
                "INSERT INTO title_key (scheme, value, title) VALUES (?, ?, ?)"
                " ON CONFLICT DO UPDATE SET title = excluded.title",
                [(scheme, pack(value), pack(key)) for scheme, value in keys],
            )

    def remove_keys(self, keys: Iterable[tuple[str, str]]) -> None:
        """Let keys lead nowhere."""
        with self._db.write_tx():
            self._db.run_many(
                "DELETE FROM title_key WHERE scheme = ? AND value = ?",
                [(scheme, pack(value)) for scheme, value in keys],
            )

    def find_key(self, scheme: str, value: str) -> TitleId | None:
        """Return the title that a key leads to."""
        row = self._db.row(
            "SELECT title FROM title_key WHERE scheme = ? AND value = ?", (scheme, pack(value))
        )
        return TitleId(unpack(row[0])) if row else None

    def keys_of(self, key: TitleId) -> list[tuple[str, str]]:
        """Return the (scheme, value) pairs that lead to a title, sorted."""
        rows = self._db.rows(
            "SELECT scheme, value FROM title_key WHERE title = ? ORDER BY scheme, value",
            (pack(key),),
        )
        return [(scheme, unpack(value)) for scheme, value in rows]


def _by_id(row: tuple[Any, ...]) -> str:
    return unpack(row[0])
