"""What a library holds: titles, what a card shows of them, their files, what was left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple, NewType

__all__ = [
    "CARD_KINDS",
    "Credit",
    "Guess",
    "Kind",
    "Localized",
    "MediaFile",
    "Mention",
    "Problem",
    "Summary",
    "Title",
    "TitleId",
]

TitleId = NewType("TitleId", str)


class Kind(StrEnum):
    """What a title is."""

    MOVIE = "movie"
    SERIES = "series"
    EPISODE = "episode"
    CLIP = "clip"
    ARTIST = "artist"
    ALBUM = "album"
    TRACK = "track"
    AUDIOBOOK = "audiobook"
    PODCAST = "podcast"
    PODCAST_EPISODE = "podcast_episode"
    OTHER = "other"

    @property
    def is_leaf(self) -> bool:
        """Whether the kind is played as a part of a parent, which is the one that is ranked."""
        return self in _LEAVES

    @property
    def is_audio(self) -> bool:
        """Whether one listens to it."""
        return self in _AUDIO


_LEAVES = frozenset({Kind.EPISODE, Kind.TRACK, Kind.PODCAST_EPISODE})
_AUDIO = frozenset(
    {Kind.ARTIST, Kind.ALBUM, Kind.TRACK, Kind.AUDIOBOOK, Kind.PODCAST, Kind.PODCAST_EPISODE}
)

CARD_KINDS = (Kind.MOVIE, Kind.SERIES, Kind.CLIP, Kind.ALBUM, Kind.AUDIOBOOK, Kind.PODCAST)
"""The kinds shown as cards; artists join them where a catalogue has no albums."""


@dataclass(frozen=True, slots=True)
class Credit:
    """A person's part in a title."""

    name: str
    role: str = ""  # director, actor, writer, composer, author, reader, …
    names: Mapping[str, str] = field(default_factory=dict)  # the name in other languages


@dataclass(frozen=True, slots=True)
class Localized:
    """A title's words in one more language, for the screen."""

    title: str = ""
    plot: str = ""
    tagline: str = ""
    genres: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """One work: a film, a series, an episode, an album, a track."""

    id: TitleId
    kind: Kind
    title: str
    original_title: str = ""
    sort_title: str = ""
    year: int | None = None
    genres: tuple[str, ...] = ()
    people: tuple[Credit, ...] = ()
    plot: str = ""
    tagline: str = ""
    tags: tuple[str, ...] = ()
    language: str = ""  # ISO 639-1 of the work itself
    countries: tuple[str, ...] = ()  # ISO 3166-1 alpha-2, or as the source spells it
    studios: tuple[str, ...] = ()
    certification: str = ""
    min_age: int | None = None
    runtime_s: float | None = None
    rating: float | None = None  # the community's, 0 to 10
    votes: int | None = None
    parent: TitleId | None = None
    season: int | None = None
    episode: int | None = None
    artist: str = ""
    album: str = ""
    track: int | None = None
    collection: str = ""
    added_at: datetime | None = None
    external_ids: Mapping[str, str] = field(default_factory=dict)
    i18n: Mapping[str, Localized] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)  # fields of an import we do not know


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a card shows of a title; the whole library is held in this form."""

    id: TitleId
    kind: Kind
    title: str
    titles: Mapping[str, str] = field(default_factory=dict)  # the title in other languages
    year: int | None = None
    runtime_s: float | None = None
    genres: tuple[str, ...] = ()
    parent: TitleId | None = None
    season: int | None = None
    episode: int | None = None
    track: int | None = None
    artist: str = ""
    available: bool = False  # a file of it is there


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFile:
    """One file of a title: a version of it, or a part of a version."""

    path: str
    size: int
    mtime_ns: int
    inode: int = 0
    fingerprint: str = ""  # size and hashes of the first, middle and last 64 kB
    version: str = ""  # files that share it are parts of one version, in the order of ``part``
    part: int = 1
    container: str = ""
    width: int | None = None
    height: int | None = None
    duration_s: float | None = None
    audio_languages: tuple[str, ...] = ()
    subtitle_languages: tuple[str, ...] = ()
    chapters: tuple[tuple[float, str], ...] = ()  # (start in seconds, name)
    missing_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A person or a place that a title's synopsis speaks of.

    ``id`` is the same in every language: the English name of a place that the gazetteer knows, the
    name of a person as the credits have it, otherwise the name as it is written.
    """

    type: str  # person or place
    id: str
    names: Mapping[str, str] = field(default_factory=dict)  # as each language's synopsis has it


class Guess(NamedTuple):
    """A genre that a title probably has, though nobody says so; shown as a guess wherever it is."""

    genre: str
    probability: float


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of a report: a file that was left out or half understood, and what to do."""

    file: str
    message: str
    remedy: str = ""
