"""What a scan says: titles as found, before they have an id, and where the scan stands."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from tvrec.domain import MediaFile, Problem, Title

__all__ = [
    "Draft",
    "Found",
    "Gone",
    "Key",
    "Known",
    "LeftOut",
    "NfoHistory",
    "Picture",
    "Progress",
    "ScanSettings",
    "Step",
    "Unchanged",
]

Key: TypeAlias = tuple[str, str]
"""(scheme, value): fingerprint, path, imdb, tmdb, tvdb, musicbrainz, youtube, artist, …"""


@dataclass(frozen=True, slots=True)
class ScanSettings:
    """How folders are read.

    Attributes:
        probe_timeout_s: how long PyAV may take over one file.
        probe_command: the program that looks into files; None: PyAV in a Python of its own.
    """

    probe_timeout_s: float = 20.0
    probe_command: tuple[str, ...] | None = None


def _nothing(_path: str) -> MediaFile | None:
    """Recall nothing of a file."""
    return None


@dataclass(frozen=True, slots=True)
class Known:
    """What earlier scans have kept.

    Attributes:
        units: signature of each unit.
        files: every media file that a title has, missing ones included.
        recall: returns what is known of a file: one that has not changed is not opened again when
            only something beside it has.
    """

    units: Mapping[str, str] = field(default_factory=dict)
    files: Collection[str] = frozenset()
    recall: Callable[[str], MediaFile | None] = _nothing


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of a title: a file beside it, or the bytes that a tag holds."""

    role: str  # poster, fanart, landscape, logo, cover, season-1-poster, …
    path: str = ""
    data: bytes = field(default=b"", repr=False)
    source: str = "file"  # or tag


@dataclass(frozen=True, slots=True, kw_only=True)
class NfoHistory:
    """What an NFO says that its owner did with a title; it is no fact of the title itself."""

    watched: bool | None = None
    plays: int | None = None
    last_played: datetime | None = None  # as written, without a zone
    position_s: float | None = None  # where to resume
    total_s: float | None = None
    rating: float | None = None  # the owner's, 0 to 10
    favourite: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A title as it was found.

    Attributes:
        ref: names the draft across units and scans; leaves name their parent by it.
        title: with an empty id and no parent.
        parent: the ref of its parent.
        keys: by what else the title is found again, the surest first.
        leaf_keys: keys of a parent's first leaves, by which a folder that was moved is known.
        files: its media, none for a parent.
        pictures: the preferred one of a role first.
        history: watch state in its NFO.
        derived: a parent gathered from its leaves, which gives way to what is known of it.
    """

    ref: Key
    title: Title
    parent: Key | None = None
    keys: tuple[Key, ...] = ()
    leaf_keys: tuple[Key, ...] = ()
    files: tuple[MediaFile, ...] = ()
    pictures: tuple[Picture, ...] = ()
    history: NfoHistory | None = None
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A unit (a film, an episode, an album) that is new or has changed; parents before leaves.

    Attributes:
        unit: names it across scans.
        signature: to be known at the next scan; empty: it could not be read in full, forget it.
        drafts: its titles.
        media: the media files of it, playable or not.
        problems: what was left out or half understood.
    """

    unit: str
    signature: str
    drafts: tuple[Draft, ...]
    media: tuple[str, ...] = field(repr=False, default=())
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A unit that is as the last scan left it, with the problems that it had then."""

    unit: str
    media: tuple[str, ...] = field(repr=False, default=())
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Gone:
    """Files and units that were there before, below folders that could be read to the end."""

    files: tuple[str, ...]
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many media files were passed over, and why: trailers, samples, extras."""

    reason: str
    number: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How many media files were seen so far, and the folder in hand."""

    files: int
    folder: str


Step: TypeAlias = Found | Unchanged | Gone | LeftOut | Problem | Progress
