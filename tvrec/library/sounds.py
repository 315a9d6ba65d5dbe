"""Audio files with their tags, and what their folder is kept for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tvrec.domain import Kind, MediaFile
from tvrec.library.files import Entry
from tvrec.library.hints import Hint
from tvrec.library.read import COPY_AGAIN, Reading
from tvrec.library.tags import Tags, TagsError, read_tags, tags_of_media
from tvrec.library.unit import Unit
from tvrec.text import fold

__all__ = ["Sound", "common", "genres_of", "in_order", "kind_of", "look", "total_s"]

_BOOK_FILES = frozenset({".m4b", ".aax", ".aa"})
_CHAPTERED = _BOOK_FILES | {".m4a", ".mka", ".mp4a"}
_BOOK_GENRES = frozenset(
    {*"audiobook audiobooks horbuch horspiel speech".split(), "audio book", "spoken word", "有声书"}
)
_PODCAST_GENRES = frozenset({"podcast", "podcasts", "播客"})
_LONG_S = 3600.0  # a file of a book that is longer may have chapters
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Sound:
    """An audio file that can be played."""

    entry: Entry
    tags: Tags
    file: MediaFile


def look(unit: Unit, reading: Reading) -> list[Sound]:
    """Return the audio files of a unit that can be played, with their tags."""
    found = (_sound(entry, reading, unit.hint) for entry in unit.media)
    return [each for each in found if each is not None]


def _sound(entry: Entry, reading: Reading, hint: Hint) -> Sound | None:
    content = reading.fingerprint(entry)
    if not content:
        return None
    try:
        tags = read_tags(entry.path)
    except OSError as error:
        reading.unreadable(entry.path, error)
        return None
    except TagsError as error:
        return _by_probe(entry, content, reading, str(error))
    chapters: tuple[tuple[float, str], ...] = ()
    languages: tuple[str, ...] = ()
    container = entry.ext[1:]
    long = hint is Hint.BOOKS and (tags.duration_s or 0) > _LONG_S
    if long or not tags.surely or entry.ext in _CHAPTERED:
        media = reading.look(entry)
        if media is None:
            return None
        chapters, languages = media.chapters, media.audio_languages
        container = media.container or container
    file = _file(entry, content, container, tags.duration_s, chapters, languages)
    return Sound(entry, tags, file)


def _by_probe(entry: Entry, content: str, reading: Reading, reason: str) -> Sound | None:
    """Let PyAV have a look at what tinytag does not know."""
    if not reading.probe.works:
        reading.blind = True
        reading.complain(entry.path, f"cannot be read: {reason}", COPY_AGAIN)
        return None
    media = reading.look(entry)
    if media is None:
        return None
    tags = tags_of_media(media.tags, media.duration_s, media.cover)
    file = _file(
        entry, content, media.container, media.duration_s, media.chapters, media.audio_languages
    )
    return Sound(entry, tags, file)


def _file(
    entry: Entry,
    content: str,
    container: str,
    duration_s: float | None,
    chapters: tuple[tuple[float, str], ...],
    languages: tuple[str, ...],
) -> MediaFile:
    return MediaFile(
        path=entry.path,
        size=entry.size,
        mtime_ns=entry.mtime_ns,
        inode=entry.inode,
        fingerprint=content,
        container=container,
        duration_s=duration_s,
        audio_languages=languages,
        chapters=chapters,
    )


def kind_of(unit: Unit, sounds: Sequence[Sound]) -> Kind:
    """Return what files are: podcast, audiobook or album; tags go before names of folders."""
    genres = {fold(genre) for sound in sounds for genre in sound.tags.genres}
    if genres & _PODCAST_GENRES:
        return Kind.PODCAST
    if genres & _BOOK_GENRES or all(sound.entry.ext in _BOOK_FILES for sound in sounds):
        return Kind.AUDIOBOOK
    return {Hint.PODCASTS: Kind.PODCAST, Hint.BOOKS: Kind.AUDIOBOOK}.get(unit.hint, Kind.ALBUM)


def in_order(sounds: Sequence[Sound]) -> list[Sound]:
    """Return files by disc and track, and by name where tags do not number them."""
    numbered = sum(sound.tags.track is not None for sound in sounds) * 2 > len(sounds)

    def place(sound: Sound) -> tuple[int, int, list[tuple[int, str]]]:
        tags = sound.tags
        return (tags.disc or 1, tags.track or 0, []) if numbered else (0, 0, _natural(sound))

    return sorted(sorted(sounds, key=_natural), key=place)


def _natural(sound: Sound) -> list[tuple[int, str]]:
    """Order names as people do: "2" before "10"."""
    parts = _DIGITS.split(sound.entry.path)
    return [(int(p), "") if p.isdecimal() and len(p) < 18 else (-1, p.casefold()) for p in parts]


def common(values: Iterable[str]) -> str:
    """Return the value that most have, the first of those that are as frequent."""
    counted = Counter(value for value in values if value)
    return max(counted, key=lambda value: counted[value], default="")


def genres_of(sounds: Iterable[Sound]) -> tuple[str, ...]:
    """Return genres but those that say no more than the kind does."""
    every = dict.fromkeys(genre for sound in sounds for genre in sound.tags.genres)
    return tuple(g for g in every if fold(g) not in _BOOK_GENRES and fold(g) not in _PODCAST_GENRES)


def total_s(sounds: Sequence[Sound]) -> float | None:
    """Return the length of all files; None where that of one is not known."""
    lengths = [sound.file.duration_s for sound in sounds if sound.file.duration_s]
    return sum(lengths) if lengths and len(lengths) == len(sounds) else None
