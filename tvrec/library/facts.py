"""What several sources state of a title, brought together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from tvrec.domain import Credit, Kind, MediaFile, Title, TitleId
from tvrec.library.drafts import Key
from tvrec.library.encodings import plain
from tvrec.library.files import Entry
from tvrec.library.fingerprint import fingerprint
from tvrec.library.nfo import Nfo
from tvrec.text import detect_script_language

__all__ = [
    "added_at",
    "fingerprint_keys",
    "id_keys",
    "language_of",
    "leaf_keys",
    "new_title",
    "nfo_fields",
]

_NO_ID = TitleId("")


def fingerprint_keys(files: Iterable[MediaFile]) -> tuple[Key, ...]:
    """Return the keys by which a title is found again through its files' content."""
    return tuple(("fingerprint", file.fingerprint) for file in files)


def leaf_keys(leaves: Iterable[Entry]) -> tuple[Key, ...]:
    """Return the keys of a parent's first leaves; those that cannot be read are left out.

    What is wrong with them is said where they are read themselves.
    """
    found = []
    for leaf in leaves:
        try:
            if leaf.size:
                found.append(("fingerprint", fingerprint(leaf.path, leaf.size)))
        except OSError:
            continue
    return tuple(found)


# One number is a film, a series and an episode at these sites.
_SCHEMES = {
    (Kind.SERIES, "tmdb"): "tmdb_tv",
    (Kind.EPISODE, "tmdb"): "tmdb_episode",
    (Kind.EPISODE, "tvdb"): "tvdb_episode",
    (Kind.MOVIE, "tvdb"): "tvdb_movie",
}


def id_keys(kind: Kind, ids: Mapping[str, str]) -> tuple[Key, ...]:
    """Return the keys by which a title is found again through its ids at known sites."""
    return tuple((_SCHEMES.get((kind, scheme), scheme), value) for scheme, value in ids.items())


def nfo_fields(nfo: Nfo) -> dict[str, Any]:
    """Return what an NFO states as fields of a title."""
    added = nfo.added_at
    return {
        "title": nfo.title,
        "original_title": nfo.original_title,
        "sort_title": nfo.sort_title,
        "year": nfo.year,
        "plot": nfo.plot,
        "tagline": nfo.tagline,
        "genres": nfo.genres,
        "tags": nfo.tags,
        "people": nfo.people,
        "countries": nfo.countries,
        "studios": nfo.studios,
        "certification": nfo.certification,
        "min_age": nfo.min_age,
        "language": nfo.language,
        "runtime_s": nfo.runtime_s,
        "rating": nfo.rating,
        "votes": nfo.votes,
        "collection": nfo.collection,
        # times are local and without a zone; the day is what counts
        "added_at": added.replace(tzinfo=UTC) if added else None,
        "external_ids": nfo.ids,
    }


def new_title(kind: Kind, *sources: Mapping[str, Any]) -> Title:
    """Make a title from what several sources state; the first that states a field wins.

    Ids are gathered from all of them.
    """
    fields: dict[str, Any] = {}
    for source in sources:
        for name, stated in source.items():
            value = _plain(stated)
            if value in (None, "", ()):
                continue
            if name == "external_ids":
                fields[name] = {**value, **fields.get(name, {})}
            else:
                fields.setdefault(name, value)
    return Title(id=_NO_ID, kind=kind, **fields)


def _plain(value: Any) -> Any:
    """Return texts without what could steer a terminal."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, Credit):
        return Credit(plain(value.name), plain(value.role))
    if isinstance(value, tuple):
        return tuple(_plain(each) for each in value)
    return value


def language_of(nfo: Nfo | None, spoken: Iterable[str], *texts: str) -> str:
    """Return the language of a work: as stated, as its original title is written, as spoken.

    The first sound track may be a dubbed one, so that the script of the title goes before it.

    Args:
        nfo: its NFO.
        spoken: the languages of its sound tracks.
        texts: titles, the original one first.
    """
    if nfo is not None and nfo.language:
        return nfo.language
    original = detect_script_language(next((text for text in texts if text), ""))
    return original or next(iter(spoken), "")


def added_at(entries: Iterable[Entry]) -> datetime | None:
    """Return when the newest of some files was written, which is taken for its arrival."""
    newest = max((entry.mtime_ns for entry in entries), default=None)
    try:
        return None if newest is None else datetime.fromtimestamp(newest // 10**9, UTC)
    except (OverflowError, OSError, ValueError):
        return None  # a clock that was wrong by millennia
