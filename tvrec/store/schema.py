"""The schema, as the steps that lead to it.

Each step is a function that is never changed once a version of tvrec has been released with it; a
change of the schema is a new one at the end.

Conventions: text is packed as in ``values``; times are microseconds since 1970; what is empty is
NULL. ``title.num`` is the number by which tables of this database alone know a title; everything
that is a viewer's own names titles by id, so that it outlives them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from tvrec.domain import Credit
from tvrec.store.values import load, pack
from tvrec.store.words import person_names

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database

__all__ = ["SCHEMA_VERSION", "STEPS", "Step"]

Schema: TypeAlias = "sqlite3.Connection | Database"
"""A database that steps are taken on."""
Step: TypeAlias = "Callable[[Schema], None]"


def titles(db: Schema) -> None:
    """Titles: light facts, which whole-library reads scan, apart from the heavy ones."""
    _run(
        db,
        """CREATE TABLE title (
            num INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE CHECK (id <> ''),
            kind TEXT NOT NULL, title TEXT NOT NULL, titles TEXT, year INTEGER, runtime_s REAL,
            genres TEXT, people TEXT, parent TEXT, season INTEGER, episode INTEGER,
            track INTEGER, artist TEXT, rating REAL, votes INTEGER, added_at INTEGER,
            language TEXT, min_age INTEGER, countries TEXT, search_row INTEGER NOT NULL UNIQUE)""",
        "CREATE INDEX title_parent ON title (parent) WHERE parent IS NOT NULL",
        """CREATE TABLE title_body (
            num INTEGER PRIMARY KEY REFERENCES title (num) ON DELETE CASCADE,
            original_title TEXT, sort_title TEXT, plot TEXT, tagline TEXT, credits TEXT, tags TEXT,
            studios TEXT, certification TEXT, album TEXT, collection TEXT, external_ids TEXT,
            i18n TEXT, extra TEXT)""",
        """CREATE TABLE title_key (
            scheme TEXT NOT NULL, value TEXT NOT NULL,
            title TEXT NOT NULL REFERENCES title (id) ON DELETE CASCADE,
            PRIMARY KEY (scheme, value)) WITHOUT ROWID""",
        "CREATE INDEX title_key_title ON title_key (title)",
    )
    for table, more in (("title_name", ""), ("genre", ""), ("person", "role"), ("tag", "")):
        column, key = (f", {more} TEXT NOT NULL", f", {more}") if more else ("", "")
        _run(
            db,
            f"""CREATE TABLE {table} (
                name TEXT NOT NULL,
                title INTEGER NOT NULL REFERENCES title (num) ON DELETE CASCADE{column},
                PRIMARY KEY (name, title{key})) WITHOUT ROWID""",
            f"CREATE INDEX {table}_title ON {table} (title)",
        )


def search(db: Schema) -> None:
    """Full text: short facts apart from everything, as ``search`` explains.

    Marks count as letters: what ``text.fold`` leaves in a text are letters, but to the tokenizer,
    whose Unicode is older, some of them are marks still.
    """
    _run(
        db,
        """CREATE VIRTUAL TABLE fact_text USING fts5 (
            title, original, other, bare, people, topics,
            tokenize = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'",
            prefix = '1 2 3')""",
        """CREATE VIRTUAL TABLE full_text USING fts5 (
            facts, plot,
            tokenize = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'",
            prefix = '2 3')""",
    )


def files(db: Schema) -> None:
    """Files, scan units, artwork and subtitle text."""
    _run(
        db,
        """CREATE TABLE file (
            path BLOB PRIMARY KEY, title TEXT NOT NULL REFERENCES title (id) ON DELETE CASCADE,
            size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, inode INTEGER NOT NULL,
            fingerprint TEXT, version TEXT, part INTEGER NOT NULL, container TEXT, width INTEGER,
            height INTEGER, duration_s REAL, audio_languages TEXT, subtitle_languages TEXT,
            chapters TEXT, missing_since INTEGER)""",
        "CREATE INDEX file_title ON file (title, missing_since)",
        """CREATE TABLE scan_unit (
            path BLOB PRIMARY KEY, signature TEXT NOT NULL, titles TEXT)""",
        """CREATE TABLE artwork (
            title TEXT NOT NULL REFERENCES title (id) ON DELETE CASCADE, role TEXT NOT NULL,
            place INTEGER NOT NULL, path BLOB, data BLOB, source TEXT,
            PRIMARY KEY (title, role, place))""",
        """CREATE TABLE subtitle (
            title TEXT NOT NULL REFERENCES title (id) ON DELETE CASCADE, path BLOB NOT NULL,
            language TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (title, path, language))""",
    )


def vectors(db: Schema) -> None:
    """What the encoder made of each title's text."""
    _run(
        db,
        """CREATE TABLE vector (
            title TEXT NOT NULL REFERENCES title (id) ON DELETE CASCADE, encoder TEXT NOT NULL,
            text_hash TEXT NOT NULL, language TEXT NOT NULL, vector BLOB NOT NULL,
            PRIMARY KEY (encoder, title))""",
        "CREATE INDEX vector_title ON vector (title)",
        "CREATE INDEX vector_text ON vector (encoder, text_hash)",
    )


def viewers(db: Schema) -> None:
    """Profiles and all that is theirs; it goes with them."""
    own = "profile TEXT NOT NULL REFERENCES profile (id) ON DELETE CASCADE"
    _run(
        db,
        """CREATE TABLE profile (
            place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, colour TEXT,
            pin_hash TEXT, age_cap INTEGER, languages TEXT, settings TEXT, extra TEXT)""",
        f"""CREATE TABLE event (
            seq INTEGER PRIMARY KEY, {own}, id TEXT NOT NULL CHECK (id <> ''), at INTEGER NOT NULL,
            kind TEXT NOT NULL, target_type TEXT NOT NULL, target TEXT NOT NULL, completion REAL,
            played_s REAL, plays INTEGER, skipped INTEGER NOT NULL, rating REAL, undoes TEXT,
            source TEXT NOT NULL, extra TEXT, UNIQUE (profile, id))""",
        "CREATE INDEX event_at ON event (profile, at, seq)",
        "CREATE INDEX event_target ON event (profile, target, target_type)",
        f"""CREATE TABLE viewing (
            {own}, title TEXT NOT NULL, started INTEGER NOT NULL, updated INTEGER NOT NULL,
            position_s REAL NOT NULL, covered TEXT, runtime_s REAL, running INTEGER NOT NULL,
            extra TEXT, PRIMARY KEY (profile, title))""",
        f"""CREATE TABLE rule (
            {own}, id TEXT NOT NULL, kind TEXT NOT NULL, target_type TEXT, target TEXT, value TEXT,
            at INTEGER, extra TEXT, PRIMARY KEY (profile, id))""",
        f"""CREATE TABLE impression (
            seq INTEGER PRIMARY KEY, {own}, title TEXT NOT NULL, row TEXT NOT NULL,
            rank INTEGER NOT NULL, at INTEGER NOT NULL, reason TEXT, started INTEGER,
            finished INTEGER, extra TEXT)""",
        "CREATE INDEX impression_title ON impression (profile, title, at)",
    )


def jobs(db: Schema) -> None:
    """Work that is waiting, and who is at it."""
    _run(
        db,
        """CREATE TABLE job (
            seq INTEGER PRIMARY KEY, queue TEXT NOT NULL, subject TEXT NOT NULL, payload TEXT,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'failed')),
            owner TEXT, until INTEGER, attempts INTEGER NOT NULL DEFAULT 0, problem TEXT,
            UNIQUE (queue, subject))""",
        "CREATE INDEX job_state ON job (queue, state, seq)",
    )


def roots(db: Schema) -> None:
    """Folders that are scanned when none is named."""
    _run(db, "CREATE TABLE root (num INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE)")


def mentions(db: Schema) -> None:
    """People and places that synopses speak of, and the text in which they were found."""
    _run(
        db,
        """CREATE TABLE mention (
            title TEXT NOT NULL REFERENCES title (id) ON DELETE CASCADE, type TEXT NOT NULL,
            id TEXT NOT NULL, language TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL,
            place INTEGER NOT NULL, PRIMARY KEY (title, type, id, language)) WITHOUT ROWID""",
        "CREATE INDEX mention_id ON mention (type, id)",
        "CREATE INDEX mention_folded ON mention (folded)",
        """CREATE TABLE mention_text (
            title TEXT PRIMARY KEY REFERENCES title (id) ON DELETE CASCADE,
            text_hash TEXT NOT NULL) WITHOUT ROWID""",
    )


def guesses(db: Schema) -> None:
    """Genres that were guessed for titles that have none."""
    _run(
        db,
        """CREATE TABLE guess (
            title TEXT NOT NULL REFERENCES title (id) ON DELETE CASCADE, genre TEXT NOT NULL,
            probability REAL NOT NULL, PRIMARY KEY (title, genre)) WITHOUT ROWID""",
    )


def genre_heads(db: Schema) -> None:
    """What the library's genres taught, and which text of each title it has read.

    Guesses that are there already stay until the next training.
    """
    _run(
        db,
        """CREATE TABLE genre_head (
            num INTEGER PRIMARY KEY CHECK (num = 1), reader TEXT NOT NULL, head BLOB NOT NULL)""",
        """CREATE TABLE guess_text (
            title TEXT PRIMARY KEY REFERENCES title (id) ON DELETE CASCADE,
            text_hash TEXT NOT NULL) WITHOUT ROWID""",
    )


def impression_opened(db: Schema) -> None:
    """When the details of what was shown were opened."""
    _run(db, "ALTER TABLE impression ADD COLUMN opened INTEGER")


def spellings(db: Schema) -> None:
    """How Chinese names are read, and titles by the letters of it, as ``spelling`` explains.

    The longest syllable has six letters.
    """
    _run(
        db,
        "CREATE TABLE spelling (name TEXT PRIMARY KEY, reading TEXT NOT NULL) WITHOUT ROWID",
        """CREATE VIRTUAL TABLE spelling_text USING fts5 (
            whole, later, tokenize = 'ascii', detail = 'column', prefix = '1 2 3 4 5 6')""",
    )


def no_queues_no_subtitles(db: Schema) -> None:
    """Two tables go: what waits follows from the vectors, and no ranking reads subtitles."""
    _run(db, "DROP TABLE job", "DROP TABLE subtitle")


def people_spelled(db: Schema) -> None:
    """The names of people that have Han characters, and titles by the letters of their pinyin.

    They are taken out of the credits that are there; the next scan reads them.
    """
    _run(
        db,
        """CREATE TABLE person_name (
            name TEXT NOT NULL, title INTEGER NOT NULL REFERENCES title (num) ON DELETE CASCADE,
            PRIMARY KEY (name, title)) WITHOUT ROWID""",
        "CREATE INDEX person_name_title ON person_name (title)",
        """CREATE VIRTUAL TABLE person_text USING fts5 (
            whole, later, tokenize = 'ascii', detail = 'column', prefix = '1 2 3 4 5 6')""",
    )
    for num, stored in db.execute("SELECT num, credits FROM title_body"):
        people = [Credit(*fields) for fields in load(stored, ())]
        for name in person_names(people):
            db.execute("INSERT INTO person_name (name, title) VALUES (?, ?)", (pack(name), num))


STEPS: tuple[Step, ...] = (
    titles, search, files, vectors, viewers, jobs, roots, mentions, guesses,
    genre_heads, impression_opened, spellings, no_queues_no_subtitles, people_spelled,
)  # fmt: skip

SCHEMA_VERSION = len(STEPS)


def _run(db: Schema, *statements: str) -> None:
    for statement in statements:
        db.execute(statement)
