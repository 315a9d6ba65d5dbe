"""Albums with their tracks, and the artists that they are by."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

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
from tvrec.library.nfo import Nfo
from tvrec.library.read import Reading, find_nfo
from tvrec.library.sounds import Sound, common, in_order, total_s
from tvrec.library.tags import split_artists
from tvrec.library.unit import Unit
from tvrec.text import detect_script_language, fold, fold_title

__all__ = ["album_drafts", "artist_ref", "read_artist"]

VARIOUS = "Various Artists"
_VARIOUS = frozenset({"various artists", "various", "va", "diverse", "verschiedene", "群星"})


def album_drafts(
    unit: Unit, sounds: Sequence[Sound], ref: Key, gallery: Gallery, nfo: Nfo | None, name: str
) -> list[Draft]:
    """Make an album, its artist and its tracks.

    Args:
        unit: what is being read.
        sounds: its files.
        ref: the album's.
        gallery: the pictures beside them.
        nfo: album.nfo, where it is about this album.
        name: of the album; empty: the tracks stand by themselves.
    """
    sounds = in_order(sounds)
    artist = _artist(sounds, nfo)
    if not name:
        return [_track(sound, None, None, artist, "", gallery) for sound in sounds]
    people = tuple(_people(artist, sounds))
    fields: dict[str, Any] = {
        "title": name,
        "artist": artist,
        "year": min((s.tags.year for s in sounds if s.tags.year), default=None),
        "genres": tuple(dict.fromkeys(genre for s in sounds for genre in s.tags.genres)),
        "tags": tuple(dict.fromkeys(mood for s in sounds for mood in s.tags.moods)),
        "people": people,
        "added_at": added_at(sound.entry for sound in sounds),
        "external_ids": _ids(common(sound.tags.album_id for sound in sounds)),
    }
    stated = nfo_fields(nfo) if nfo else {}
    stated["runtime_s"] = total_s(sounds)
    title = new_title(Kind.ALBUM, stated, fields)
    language = common(s.tags.language for s in sounds) or language_of(nfo, (), title.title)
    album = Draft(
        ref=ref,
        title=dataclasses.replace(title, language=language),
        parent=artist_ref(artist),
        keys=id_keys(Kind.ALBUM, title.external_ids),
        leaf_keys=tuple(k for s in sounds[:3] for k in fingerprint_keys([s.file])),
        pictures=tuple(_cover(sounds, gallery)),
        history=nfo.history if nfo else None,
        derived=ref[0] != "path",
    )
    tracks = (
        _track(sound, place, album.ref, artist, album.title.title, None)
        for place, sound in enumerate(sounds, start=1)
    )
    return [*_artists(artist, sounds), album, *tracks]


def _track(
    sound: Sound,
    place: int | None,
    parent: Key | None,
    artist: str,
    album: str,
    gallery: Gallery | None,
) -> Draft:
    """Make a track; one without an album has its own cover."""
    tags = sound.tags
    name = tags.title or readable(sound.entry.stem)
    title = new_title(
        Kind.TRACK,
        {
            "title": name,
            "artist": "; ".join(tags.artists) or artist,
            "album": album,
            "year": tags.year,
            "genres": tags.genres,
            "tags": tags.moods,
            "people": tuple(_people("", [sound])),
            # discs follow each other, so that the place in the album is the number
            "track": place,
            "runtime_s": tags.duration_s,
            "language": tags.language or detect_script_language(name),
            "added_at": added_at([sound.entry]),
        },
    )
    pictures = [] if gallery is None else _cover([sound], gallery)
    return Draft(
        ref=("path", sound.entry.path),
        title=title,
        parent=parent,
        keys=fingerprint_keys([sound.file]),
        files=(sound.file,),
        pictures=tuple(pictures),
    )


def _artist(sounds: Sequence[Sound], nfo: Nfo | None) -> str:
    """Return who an album is by: as stated, or the artist that its tracks share."""
    named = "; ".join(nfo.artists) if nfo else ""
    named = named or common(sound.tags.album_artist for sound in sounds)
    if fold(named) in _VARIOUS or any(sound.tags.compilation for sound in sounds):
        return VARIOUS
    if named:
        return named
    firsts = {fold(s.tags.artists[0]): s.tags.artists[0] for s in sounds if s.tags.artists}
    if len(firsts) > 1:
        return VARIOUS
    return next(iter(firsts.values()), "")


def artist_ref(artist: str) -> Key | None:
    """Return the ref of an album's artist, the first of several; None where it is by many."""
    names = split_artists([artist])
    if not names or artist == VARIOUS:
        return None
    return ("artist", fold_title(names[0]) or names[0])


def _artists(artist: str, sounds: Sequence[Sound]) -> Iterator[Draft]:
    ref = artist_ref(artist)
    if ref is None:
        return
    ids = _ids(common(sound.tags.artist_id for sound in sounds))
    title = new_title(
        Kind.ARTIST,
        {
            "title": split_artists([artist])[0],
            "genres": tuple(dict.fromkeys(genre for s in sounds for genre in s.tags.genres)),
            "added_at": added_at(sound.entry for sound in sounds),
            "external_ids": ids,
        },
    )
    yield Draft(ref=ref, title=title, keys=id_keys(Kind.ARTIST, ids), derived=True)


def read_artist(unit: Unit, reading: Reading) -> list[Draft]:
    """Read artist.nfo and the pictures beside it."""
    nfo = next(iter(reading.nfo(find_nfo(unit.beside, ["artist"]))), None)
    name = (nfo.title if nfo else "") or readable(unit.folder.name)
    ref = artist_ref(name)
    if ref is None:
        return []
    gallery = Gallery(unit.beside)
    pictures = gallery.of_artist()
    reading.take(gallery)
    title = new_title(Kind.ARTIST, nfo_fields(nfo) if nfo else {}, {"title": name})
    return [
        Draft(
            ref=ref,
            title=title,
            keys=id_keys(Kind.ARTIST, title.external_ids),
            pictures=tuple(pictures),
            history=nfo.history if nfo else None,
        )
    ]


def _people(artist: str, sounds: Iterable[Sound]) -> Iterator[Credit]:
    found: dict[tuple[str, str], Credit] = {}
    names = [name for name in split_artists([artist]) if name != VARIOUS]
    people = [Credit(name, "artist") for name in names]
    for sound in sounds:
        people += [Credit(name, "artist") for name in sound.tags.artists]
        people += [Credit(name, "composer") for name in split_artists([sound.tags.composer])]
        people += sound.tags.people
    for credit in people:
        found.setdefault((fold(credit.name), credit.role), credit)
    yield from found.values()


def _ids(musicbrainz: str) -> dict[str, str]:
    return {"musicbrainz": musicbrainz} if musicbrainz else {}


def _cover(sounds: Sequence[Sound], gallery: Gallery) -> list[Picture]:
    found = gallery.of_album([sounds[0].entry.stem])
    for sound in sounds if not found else ():
        found = gallery.of_tag(sound.tags.cover, sound.entry.path, "cover")
        if found:
            break
    return found
