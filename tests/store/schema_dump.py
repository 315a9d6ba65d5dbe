"""Write the dump from which the tests of migrations start: a database as one version left it.

    python tests/store/schema_dump.py VERSION > tests/store/schemas/vVERSION.sql

Run once, when the version is new; a dump is never made again.
"""

from __future__ import annotations

import sqlite3
import sys

from tvrec.store.connection import Connection
from tvrec.store.migrations import APPLICATION_ID, migrate

# What each version's new tables hold.
ROWS = {
    1: (
        "INSERT INTO title (num, id, kind, title, genres, year, votes, added_at, search_row)"
        " VALUES (1, 't:one', 'movie', 'The Goddess', '[\"Drama\"]', 1934, 900, 1577836800000000,"
        " 674309865473)",
        "INSERT INTO title_body (num, original_title, plot)"
        " VALUES (1, '神女', 'Shanghai, a mother')",
        "INSERT INTO title_key VALUES ('imdb', 'tt0024907', 't:one')",
        "INSERT INTO title_name VALUES ('goddess', 1), ('神女', 1)",
        "INSERT INTO genre VALUES ('Drama', 1)",
    ),
    2: (
        "INSERT INTO fact_text (rowid, title, original, other, bare, people, topics)"
        " VALUES (674309865473, 'the goddess', '神 女', '', 'goddess', '', 'drama')",
        "INSERT INTO full_text (rowid, facts, plot)"
        " VALUES (674309865473, 'the goddess 神 女 goddess drama', 'shanghai a mother')",
    ),
    3: (
        "INSERT INTO file (path, title, size, mtime_ns, inode, fingerprint, version, part,"
        " container) VALUES (x'2f6d2f676f64646573732e6d6b76', 't:one', 7, 8, 9, 'f', '', 1, '')",
        "INSERT INTO scan_unit VALUES (x'2f6d', 'sig', '[\"t:one\"]')",
        "INSERT INTO artwork VALUES ('t:one', 'poster', 0, x'2f6d2f702e6a7067', NULL, 'file')",
        "INSERT INTO subtitle VALUES ('t:one', x'2f6d2f732e737274', 'en', 'Hello.')",
    ),
    4: ("INSERT INTO vector VALUES ('t:one', 'enc', 'hash', 'zh', x'003c00bc')",),
    5: (
        "INSERT INTO profile (id, name, colour, pin_hash) VALUES ('p:one', 'Home', '', '')",
        "INSERT INTO event (profile, id, at, kind, target_type, target, completion, skipped,"
        " source) VALUES ('p:one', 'e:one', 1577836800000000, 'play', 'title', 't:one', 0.97, 0,"
        " 'tvrec')",
        "INSERT INTO viewing (profile, title, started, updated, position_s, covered, running)"
        " VALUES ('p:one', 't:one', 1577836800000000, 1577836810000000, 10.0, '[[0.0,10.0]]', 0)",
        "INSERT INTO rule (profile, id, kind, value) VALUES ('p:one', 'r:one', 'dial', '0.5')",
        "INSERT INTO impression (profile, title, row, rank, at, reason)"
        " VALUES ('p:one', 't:one', 'top', 1, 1577836800000000, '')",
    ),
    6: ("INSERT INTO job (queue, subject, state) VALUES ('scan', '/m', 'waiting')",),
    7: ("INSERT INTO root (path) VALUES (x'2f6d')",),
    8: (
        "INSERT INTO mention VALUES ('t:one', 'place', 'Shanghai', 'zh-Hans', '上海', '上海', 0)",
        "INSERT INTO mention_text VALUES ('t:one', 'hash')",
    ),
    9: (
        "INSERT INTO title (num, id, kind, title, search_row)"
        " VALUES (2, 't:two', 'movie', 'Two', 1095216660482)",
        "INSERT INTO fact_text (rowid, title, original, other, bare, people, topics)"
        " VALUES (1095216660482, 'two', '', '', 'two', '', '')",
        "INSERT INTO full_text (rowid, facts, plot) VALUES (1095216660482, 'two two', '')",
        "INSERT INTO title_body (num) VALUES (2)",
        "INSERT INTO guess VALUES ('t:two', 'Drama', 0.75)",
    ),
    10: (
        "INSERT INTO genre_head VALUES (1, 'enc/1', x'00ff')",
        "INSERT INTO guess_text VALUES ('t:two', 'hash')",
    ),
    11: ("UPDATE impression SET opened = 1577836860000000",),
    12: (
        "INSERT INTO spelling VALUES ('神女', 'shen nu')",
        "INSERT INTO spelling_text (rowid, whole, later)"
        " VALUES (674309865473, 'shennu sn', 'nu n')",
    ),
    14: (
        "INSERT INTO person_name VALUES ('阮玲玉', 1)",
        "INSERT INTO spelling VALUES ('阮玲玉', 'ruan ling yu')",
        "INSERT INTO person_text (rowid, whole, later)"
        " VALUES (674309865473, 'ruanlingyu rly', 'lingyu ly yu y')",
    ),
}


FULL_TEXT = {
    "fact_text": ("rowid", "title", "original", "other", "bare", "people", "topics"),
    "full_text": ("rowid", "facts", "plot"),
    "spelling_text": ("rowid", "whole", "later"),
    "person_text": ("rowid", "whole", "later"),
}


def dump(version: int) -> str:
    """Return the SQL that makes the database of a version."""
    raw = sqlite3.connect(":memory:", isolation_level=None)
    for number in range(1, version + 1):
        migrate(Connection(raw, ":memory:"), up_to=number)
        for row in ROWS.get(number, ()):
            raw.execute(row)
    statements = [line for line in raw.iterdump() if not _is_full_text(line)]
    for table, columns in FULL_TEXT.items():
        for (made,) in raw.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)):
            names = ", ".join(columns)
            statements += [f"{made};"] + [
                f"INSERT INTO {table} ({names}) VALUES {row};"
                for row in raw.execute(f"SELECT {names} FROM {table}")
            ]
    statements += [f"PRAGMA application_id={APPLICATION_ID};", f"PRAGMA user_version={version};"]
    return "\n".join(statements) + "\n"


def _is_full_text(statement: str) -> bool:
    """Whether it makes or fills a full-text table or one beneath it: ``iterdump`` does it wrong."""
    return (
        "writable_schema" in statement
        or "sqlite_master" in statement
        or any(f"{quote}{table}" in statement for table in FULL_TEXT for quote in "'\"")
    )


if __name__ == "__main__":
    sys.stdout.write(dump(int(sys.argv[1])))
