"""The longer statements about titles."""

from __future__ import annotations

__all__ = [
    "DOUBT_MENTIONS",
    "FORGET_FACT",
    "PUT_BODY",
    "PUT_FACT",
    "PUT_LIGHT",
    "WHOLE",
    "WITH_FACT",
]

WHOLE = """
    SELECT id, kind, title, titles, year, runtime_s, genres, people, parent, season, episode, track,
        artist, rating, votes, added_at, language, min_age, countries, original_title, sort_title,
        plot, tagline, credits, tags, studios, certification, album, collection, external_ids, i18n,
        extra
    FROM title JOIN title_body USING (num)"""

DOUBT_MENTIONS = """
    UPDATE mention_text SET text_hash = '-' || text_hash
    WHERE title = ? AND substr(text_hash, 1, 1) <> '-'"""

PUT_LIGHT = """
    INSERT INTO title (num, id, kind, title, titles, year, runtime_s, genres, people, parent,
        season, episode, track, artist, rating, votes, added_at, language, min_age, countries,
        search_row)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (num) DO UPDATE SET kind = excluded.kind, title = excluded.title,
        titles = excluded.titles, year = excluded.year, runtime_s = excluded.runtime_s,
        genres = excluded.genres, people = excluded.people, parent = excluded.parent,
        season = excluded.season, episode = excluded.episode, track = excluded.track,
        artist = excluded.artist, rating = excluded.rating, votes = excluded.votes,
        added_at = excluded.added_at, language = excluded.language, min_age = excluded.min_age,
        countries = excluded.countries, search_row = excluded.search_row"""

PUT_BODY = """
    INSERT OR REPLACE INTO title_body (num, original_title, sort_title, plot, tagline, credits,
        tags, studios, certification, album, collection, external_ids, i18n, extra)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""

FORGET_FACT = {
    "title_name": "DELETE FROM title_name WHERE title = ?",
    "person_name": "DELETE FROM person_name WHERE title = ?",
    "genre": "DELETE FROM genre WHERE title = ?",
    "person": "DELETE FROM person WHERE title = ?",
    "tag": "DELETE FROM tag WHERE title = ?",
}

PUT_FACT = {
    "title_name": "INSERT OR IGNORE INTO title_name (name, title) VALUES (?, ?)",
    "person_name": "INSERT INTO person_name (name, title) VALUES (?, ?)",
    "genre": "INSERT OR IGNORE INTO genre (name, title) VALUES (?, ?)",
    "person": "INSERT OR IGNORE INTO person (name, title, role) VALUES (?, ?, ?)",
    "tag": "INSERT OR IGNORE INTO tag (name, title) VALUES (?, ?)",
}

WITH_FACT = {
    "person": """SELECT DISTINCT id, search_row FROM person JOIN title ON num = person.title
        WHERE name = ? ORDER BY search_row""",
    "tag": """SELECT id FROM tag JOIN title ON num = tag.title
        WHERE name = ? ORDER BY search_row""",
}
