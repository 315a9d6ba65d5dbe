"""Audiobooks with their parts and chapters."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from tvrec.domain import Credit, Kind
from tvrec.library.artwork import Gallery
from tvrec.library.drafts import Draft, Key, Picture
from tvrec.library.facts import (
    added_at,
    fingerprint_keys,
    id_keys,
    language_of,
    new_title,
    nfo_fields,
)
from tvrec.library.files import readable
from tvrec.library.hints import Hint, hint_of
from tvrec.library.nfo import Nfo
from tvrec.library.sounds import Sound, common, genres_of, in_order, total_s
from tvrec.library.tags import split_artists
from tvrec.library.unit import Unit
from tvrec.text import fold

__all__ = ["book_draft"]

_AUTHOR_TITLE = re.compile(r"^(?P<author>[^-]+?)\s+-\s+(?P<title>.+)$")


def book_draft(
    unit: Unit, sounds: Sequence[Sound], ref: Key, gallery: Gallery, nfo: Nfo | None, name: str
) -> Draft:
    """Make an audiobook; its files are the parts of one version, in their order.

    Args:
        unit: what is being read.
        sounds: its files.
        ref: the book's.
        gallery: the pictures beside them.
        nfo: an NFO of it.
        name: the book's as its tags have it, or empty.
    """
    sounds = in_order(sounds)
    files = tuple(
        dataclasses.replace(sound.file, part=part, chapters=_chapters(sounds, sound))
        for part, sound in enumerate(sounds, start=1)
    )
    title, author = _named(unit, sounds, name)
    stated = nfo_fields(nfo) if nfo else {}
    stated["runtime_s"] = total_s(sounds)
    made = new_title(
        Kind.AUDIOBOOK,
        stated,
        {
            "title": title,
            "artist": author,
            "year": min((s.tags.year for s in sounds if s.tags.year), default=None),
            "genres": genres_of(sounds),
            "people": tuple(_people(author, sounds)),
            "plot": common(sound.tags.description or sound.tags.comment for sound in sounds),
            "added_at": added_at(sound.entry for sound in sounds),
        },
    )
    spoken = [code for sound in sounds for code in sound.file.audio_languages]
    language = common(s.tags.language for s in sounds) or language_of(nfo, spoken, made.title)
    return Draft(
        ref=ref,
        title=dataclasses.replace(made, language=language),
        keys=(*fingerprint_keys(files), *id_keys(Kind.AUDIOBOOK, made.external_ids)),
        files=files,
        pictures=tuple(_cover(sounds, gallery)),
        history=nfo.history if nfo else None,
    )


def _named(unit: Unit, sounds: Sequence[Sound], name: str) -> tuple[str, str]:
    """Return title and author: of the tags, else of the names of file or folder."""
    author = common(sound.tags.album_artist for sound in sounds)
    author = author or common("; ".join(sound.tags.artists) for sound in sounds)
    own = sounds[0].entry.stem if len(sounds) == 1 else unit.folder.name
    parted = _AUTHOR_TITLE.match(readable(own))
    if not author and parted:
        author = parted["author"]
    if not author and unit.alone and unit.hint is Hint.BOOKS:
        above = PurePath(unit.folder.path).parent.name  # Audiobooks/Author/Title
        author = "" if hint_of([above]) is Hint.BOOKS else readable(above)
    if not name and len(sounds) == 1:
        name = sounds[0].tags.title
    return name or (parted["title"] if parted else readable(own)), author


def _chapters(sounds: Sequence[Sound], sound: Sound) -> tuple[tuple[float, str], ...]:
    """Return the chapters of a file; where a book has one file a chapter, that is one."""
    if sound.file.chapters or len(sounds) == 1 or not sound.tags.title:
        return sound.file.chapters
    return ((0.0, sound.tags.title),)


def _people(author: str, sounds: Sequence[Sound]) -> Iterator[Credit]:
    found = {fold(name): Credit(name, "author") for name in split_artists([author])}
    for sound in sounds:
        # most programs keep who reads where music has its composer
        for name in (*split_artists([sound.tags.composer]), *sound.tags.artists):
            found.setdefault(fold(name), Credit(name, "reader"))
        for credit in sound.tags.people:
            found.setdefault(fold(credit.name), credit)
    yield from found.values()


def _cover(sounds: Sequence[Sound], gallery: Gallery) -> list[Picture]:
    found = gallery.of_album([sounds[0].entry.stem])
    return found or gallery.of_tag(sounds[0].tags.cover, sounds[0].entry.path, "cover")
