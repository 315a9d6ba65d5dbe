"""A unit of the scan: files that are read together, and again when one of them changes."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from enum import Enum

from tvrec.library.drafts import Key
from tvrec.library.files import Entry
from tvrec.library.hints import Hint
from tvrec.library.walk import Folder

__all__ = ["Shape", "Unit"]


class Shape(Enum):
    """What a unit is read as."""

    VIDEO = "video"
    EPISODE = "episode"
    SERIES = "series"
    SOUND = "sound"
    PODCAST = "podcast"
    ARTIST = "artist"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Files that are read together, and again when one of them changes.

    Attributes:
        key: names it between scans: its folder's path and its shape, or the path of its first file.
        shape: how it is read.
        folder: where it lies.
        media: what is played, in the order of names.
        beside: NFO, pictures, subtitles and the like.
        alone: the folder is the title's own.
        hint: what the folders above say.
        parent: ref of the series or podcast that it is a part of.
        season: as its folder says.
        leaves: of a parent, the first files of what belongs to it; no part of the signature.
    """

    key: str
    shape: Shape
    folder: Folder
    media: tuple[Entry, ...] = ()
    beside: tuple[Entry, ...] = ()
    alone: bool = True
    hint: Hint = Hint.NONE
    parent: Key | None = None
    season: int | None = None
    leaves: tuple[Entry, ...] = ()

    @property
    def digest(self) -> str:
        """Changes when a file of the unit does, is renamed, comes or goes."""
        made = hashlib.blake2b(digest_size=12)
        for entry in (*self.media, *self.beside):
            line = f"{entry.path}\0{entry.size}\0{entry.mtime_ns}\0{entry.inode}\0"
            made.update(os.fsencode(line))
        return made.hexdigest()
