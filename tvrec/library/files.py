"""Which files matter, and which never do."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["AUDIO", "IMAGES", "VIDEO", "Entry", "Folder", "printable"]

VIDEO = frozenset(
    ".3g2 .3gp .asf .avi .divx .dv .f4v .flv .m1v .m2ts .m2v .m4v .mk3d .mkv .mov .mp4 .mpeg .mpg"
    " .mts .mxf .nut .ogm .ogv .rm .rmvb .ts .vob .webm .wmv .wtv .y4m".split()
)
AUDIO = frozenset(
    ".aac .ac3 .aif .aiff .alac .ape .dsf .dts .flac .m4a .m4b .mka .mp2 .mp3 .mpc .oga .ogg .opus"
    " .spx .tta .wav .wma .wv".split()
)
IMAGES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".tbn"})
SIDECARS = frozenset({".nfo", ".json", ".srt", ".ass", ".ssa", ".vtt", ".sub", ".lrc"})

_IGNORED = re.compile(
    r"^\.|^(?:thumbs\.db|desktop\.ini|\$recycle\.bin|system volume information|lost\+found)$"
    r"|^@eadir$|^#recycle$|^\.ds_store$",
    re.IGNORECASE,
)
_MARKED = re.compile(r"[-_.](?:trailer|sample)\d*$|^(?:trailer|sample)$", re.IGNORECASE)
EXTRA_FOLDERS = frozenset(
    {
        *"extras extra trailers trailer samples sample featurettes interviews scenes".split(),
        *"shorts extrafanart extrathumbs subs subtitles backdrops actors theme-music".split(),
        *("behind the scenes", "deleted scenes"),
    }
)


class Entry(NamedTuple):
    """A regular file and what one stat says of it."""

    path: str
    name: str
    stem: str
    ext: str  # lower case, with its dot
    size: int
    mtime_ns: int
    inode: int

    @property
    def is_video(self) -> bool:
        """Whether it is a video to be shown, no trailer or sample."""
        return self.ext in VIDEO and not _MARKED.search(self.stem)

    @property
    def is_audio(self) -> bool:
        """Whether it is something to listen to."""
        return self.ext in AUDIO

    @property
    def matters(self) -> bool:
        """Whether a change of it is a change of its title."""
        return self.ext in VIDEO or self.ext in AUDIO or self.ext in IMAGES or self.ext in SIDECARS


@dataclass(slots=True)
class Folder:
    """A folder with the files that matter, in the order of their names."""

    path: str
    name: str
    files: list[Entry]
    folders: list[Folder]

    @property
    def videos(self) -> list[Entry]:
        """Its videos."""
        return [entry for entry in self.files if entry.is_video]

    @property
    def audios(self) -> list[Entry]:
        """What is to be heard."""
        return [entry for entry in self.files if entry.is_audio]

    def everything(self) -> list[Entry]:
        """Every file below it."""
        return [*self.files, *(e for folder in self.folders for e in folder.everything())]


def ignored(name: str) -> bool:
    """Tell whether a file or folder of this name is never looked at."""
    return _IGNORED.search(name) is not None


def printable(path: str) -> str:
    """Write a path so that a report can show it: bytes that are no text become a sign."""
    return os.fsencode(path).decode("utf-8", "replace")
