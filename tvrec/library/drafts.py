"""What a scan says: titles as found, before they have an id, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from tvrec.domain import MediaFile, Problem, Title

__all__ = ["Draft", "Found", "Gone", "Picture", "Progress", "Step", "Unchanged"]


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of a title: a file beside it, or the bytes that a tag holds."""

    role: str  # poster, fanart, landscape, logo, cover, …
    path: str = ""
    data: bytes = b""
    source: str = "file"  # or tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A title as it was found.

    Attributes:
        title: with an empty id, its parent as the parent's ``ref``.
        ref: names the draft within its unit.
        keys: (scheme, value) pairs by which the title is found again, the surest first.
        files: its media, none for a parent.
        pictures: the preferred one of a role first.
    """

    title: Title
    ref: str
    keys: tuple[tuple[str, str], ...]
    files: tuple[MediaFile, ...] = ()
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A unit (a film, a series, an album) that is new or has changed, parents before leaves."""

    unit: str
    signature: str
    drafts: tuple[Draft, ...]
    problems: tuple[Problem, ...] = ()
    files: int = 0  # media files of the unit


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A unit that is as the last scan left it."""

    unit: str
    files: tuple[str, ...] = field(repr=False, default=())


@dataclass(frozen=True, slots=True)
class Gone:
    """Files and units that were there before, under roots that are there."""

    files: tuple[str, ...]
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How many media files were looked at, and where the scan is."""

    files: int
    folder: str


Step: TypeAlias = Found | Unchanged | Gone | Problem | Progress
