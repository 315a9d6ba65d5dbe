"""Podcasts that lie as files: a folder for each, or episodes that say so in their tags."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import PurePath

from tvrec.domain import Credit, Kind
from tvrec.library.artwork import Gallery
from tvrec.library.drafts import Draft, Key
from tvrec.library.facts import (
    added_at,
    fingerprint_keys,
    language_of,
    leaf_keys,
    new_title,
    nfo_fields,
)
from tvrec.library.files import readable
from tvrec.library.read import Reading, find_nfo
from tvrec.library.sounds import Sound, common, genres_of
from tvrec.library.tags import TagsError, read_tags
from tvrec.library.unit import Unit
from tvrec.text import detect_script_language, fold_title

__all__ = ["podcast_drafts", "podcast_ref", "read_podcast"]

_DATED = re.compile(r"^(?P<day>(?:19|20)\d\d[-._ ]?\d\d[-._ ]?\d\d)(?!\d)[\s._-]*")


def podcast_ref(name: str) -> Key:
    """Return the ref of a podcast that no folder stands for."""
    return ("podcast", fold_title(name) or name)


def read_podcast(unit: Unit, reading: Reading) -> list[Draft]:
    """Read what a folder says of a podcast; its episodes are units of their own."""
    if unit.parent is None:
        return []
    nfo = next(iter(reading.nfo(find_nfo(unit.beside, ["podcast", "tvshow"]))), None)
    folder = PurePath(unit.parent[1].partition("\0")[0]).name
    tags, tagged = None, ""
    for leaf in unit.leaves:
        try:
            tags, tagged = read_tags(leaf.path), leaf.path
        except (TagsError, OSError):
            continue  # what is wrong with it is said where it is read itself
        break
    author = (tags.album_artist or "; ".join(tags.artists)) if tags else ""
    title = new_title(
        Kind.PODCAST,
        nfo_fields(nfo) if nfo else {},
        {
            "title": readable(folder),
            "artist": author,
            "people": (Credit(author, "creator"),) if author else (),
            "language": tags.language if tags else "",
            "added_at": added_at(unit.leaves),
        },
    )
    gallery = Gallery(unit.beside)
    pictures = gallery.of_album()
    if not pictures and tags is not None:
        pictures = gallery.of_tag(tags.cover, tagged, "cover")
    reading.take(gallery)
    language = title.language or language_of(nfo, (), title.title)
    return [
        Draft(
            ref=unit.parent,
            title=dataclasses.replace(title, language=language),
            leaf_keys=leaf_keys(unit.leaves),
            pictures=tuple(pictures),
            history=nfo.history if nfo else None,
        )
    ]


def podcast_drafts(unit: Unit, sounds: Sequence[Sound], gallery: Gallery, name: str) -> list[Draft]:
    """Make the episodes in a unit, and their podcast where no folder stands for it.

    Args:
        unit: what is being read.
        sounds: its files.
        gallery: the pictures beside them.
        name: the podcast's as the tags have it, or empty.
    """
    parent = unit.parent
    drafts: list[Draft] = []
    if parent is None:
        shown = name or readable(unit.folder.name)
        parent = podcast_ref(shown)
        author = common(s.tags.album_artist or "; ".join(s.tags.artists) for s in sounds)
        title = new_title(
            Kind.PODCAST,
            {
                "title": shown,
                "artist": author,
                "people": (Credit(author, "creator"),) if author else (),
                "genres": genres_of(sounds),
                "language": common(sound.tags.language for sound in sounds),
                "added_at": added_at(sound.entry for sound in sounds),
            },
        )
        cover = gallery.of_album() if unit.alone else []
        cover = cover or gallery.of_tag(sounds[0].tags.cover, sounds[0].entry.path, "cover")
        drafts.append(Draft(ref=parent, title=title, pictures=tuple(cover), derived=True))
    return [*drafts, *(_episode(sound, parent) for sound in sounds)]


def _episode(sound: Sound, parent: Key) -> Draft:
    tags = sound.tags
    stem = readable(sound.entry.stem)
    dated = _DATED.match(stem)
    day = _day(dated["day"]) if dated else None
    plain = stem[dated.end() :] if dated else stem
    name = tags.title or plain.replace("_", " ").strip() or stem
    title = new_title(
        Kind.PODCAST_EPISODE,
        {
            "title": name,
            "artist": "; ".join(tags.artists),
            "year": day.year if day else tags.year,
            "season": tags.disc,
            "episode": tags.track,
            "genres": genres_of([sound]),
            "plot": tags.description or tags.comment,
            "runtime_s": tags.duration_s,
            "language": tags.language or detect_script_language(name),
            # the day of an episode orders a podcast better than that of its download
            "added_at": day or added_at([sound.entry]),
        },
    )
    return Draft(
        ref=("path", sound.entry.path),
        title=title,
        parent=parent,
        keys=fingerprint_keys([sound.file]),
        files=(sound.file,),
    )


def _day(text: str) -> datetime | None:
    try:
        return datetime.strptime(re.sub(r"\D", "", text), "%Y%m%d").replace(tzinfo=UTC)
    except ValueError:
        return None
