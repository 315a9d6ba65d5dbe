"""Titles, and the rows of ``title`` and ``title_body`` that hold them (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tvrec.domain import Credit, Kind, Localized, Summary, Title, TitleId
from tvrec.store.values import (
    dump,
    load,
    load_column,
    load_names,
    moment,
    moment_or_none,
    pack,
    unpack,
)

__all__ = ["body_row", "light_row", "summaries_of", "title_of"]

_KINDS = {str(kind): kind for kind in Kind}


def light_row(title: Title) -> tuple[Any, ...]:
    """Return the facts that whole-library reads scan, in the order of ``title``'s columns.

    The names of people and the titles in other languages are repeated from the heavy columns.
    """
    localized = {lang: words.title for lang, words in title.i18n.items() if words.title}
    return (
        pack(title.id),
        str(title.kind),
        pack(title.title),
        dump(localized),
        title.year,
        title.runtime_s,
        dump(title.genres),
        dump(list(dict.fromkeys(credit.name for credit in title.people))),
        None if title.parent is None else pack(title.parent),
        title.season,
        title.episode,
        title.track,
        _text(title.artist),
        title.rating,
        title.votes,
        moment(title.added_at),
        _text(title.language),
        title.min_age,
        dump(title.countries),
    )


def body_row(title: Title) -> tuple[Any, ...]:
    """Return the heavy facts, in the order of ``title_body``'s columns after ``num``."""
    return (
        _text(title.original_title),
        _text(title.sort_title),
        _text(title.plot),
        _text(title.tagline),
        dump([_credit(credit) for credit in title.people]),
        dump(title.tags),
        dump(title.studios),
        _text(title.certification),
        _text(title.album),
        _text(title.collection),
        dump(title.external_ids),
        dump({language: _localized(words) for language, words in title.i18n.items()}),
        dump(title.extra),
    )


def title_of(row: tuple[Any, ...]) -> Title:
    """Return the title of a joined row: light columns without ``num``, then heavy ones."""
    key, kind, name, _, year, runtime_s, genres, _, parent, season, episode, track = row[:12]
    artist, rating, votes, added_at, language, min_age, countries = row[12:19]
    original, sort_title, plot, tagline, cast, tags, studios, certification = row[19:27]
    album, collection, external_ids, i18n, extra = row[27:]
    return Title(
        id=TitleId(unpack(key)),
        kind=_KINDS[kind],
        title=unpack(name),
        original_title=_plain(original),
        sort_title=_plain(sort_title),
        year=year,
        genres=tuple(load(genres, ())),
        people=tuple(Credit(*fields) for fields in load(cast, ())),
        plot=_plain(plot),
        tagline=_plain(tagline),
        tags=tuple(load(tags, ())),
        language=_plain(language),
        countries=tuple(load(countries, ())),
        studios=tuple(load(studios, ())),
        certification=_plain(certification),
        min_age=min_age,
        runtime_s=runtime_s,
        rating=rating,
        votes=votes,
        parent=None if parent is None else TitleId(unpack(parent)),
        season=season,
        episode=episode,
        artist=_plain(artist),
        album=_plain(album),
        track=track,
        collection=_plain(collection),
        added_at=moment_or_none(added_at),
        external_ids=load(external_ids, {}),
        i18n={key: _from_localized(words) for key, words in load(i18n, {}).items()},
        extra=load(extra, {}),
    )


def summaries_of(rows: list[tuple[Any, ...]], available: set[TitleId]) -> list[Summary]:
    """Return what cards show.

    Args:
        rows: id, kind, title, titles, year, runtime_s, genres, parent, season, episode, track,
            artist.
        available: ids of the titles of which there is a file.
    """
    titles = load_column([row[3] for row in rows])
    genres = load_names([row[6] for row in rows])
    return [
        Summary(
            id=(key := TitleId(row[0] if type(row[0]) is str else unpack(row[0]))),
            kind=_KINDS[row[1]],
            title=row[2] if type(row[2]) is str else unpack(row[2]),
            titles=localized or {},
            year=row[4],
            runtime_s=row[5],
            genres=names,
            parent=None if row[7] is None else TitleId(unpack(row[7])),
            season=row[8],
            episode=row[9],
            track=row[10],
            artist=_plain(row[11]),
            available=key in available,
        )
        for row, localized, names in zip(rows, titles, genres, strict=True)
    ]


def _text(text: str) -> str | bytes | None:
    return pack(text) if text else None


def _plain(stored: str | bytes | None) -> str:
    return "" if stored is None else unpack(stored)


def _credit(credit: Credit) -> list[Any]:
    if credit.names:
        return [credit.name, credit.role, dict(credit.names)]
    return [credit.name, credit.role] if credit.role else [credit.name]


def _localized(words: Localized) -> dict[str, Any]:
    fields = {
        "title": words.title,
        "plot": words.plot,
        "tagline": words.tagline,
        "genres": words.genres,
    }
    return {name: value for name, value in fields.items() if value}


def _from_localized(fields: Mapping[str, Any]) -> Localized:
    return Localized(**{**fields, "genres": tuple(fields.get("genres", ()))})
