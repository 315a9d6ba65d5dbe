"""Which files matter, and which never do."""

from __future__ import annotations

import os
import re
from typing import NamedTuple

from tvrec.library.encodings import decode_legacy, plain

__all__ = [
    "AUDIO",
    "IMAGES",
    "SUBTITLES",
    "VIDEO",
    "Entry",
    "ignored",
    "is_extra_folder",
    "matters",
    "printable",
    "readable",
    "refusal",
    "split_name",
]

VIDEO = frozenset(
    ".3g2 .3gp .asf .avi .divx .dv .evo .f4v .flv .ivf .m1v .m2ts .m2v .m4v .mj2 .mk3d .mkv .mov"
    " .mp4 .mpe .mpeg .mpg .mts .mxf .nsv .nut .ogm .ogv .qt .rm .rmvb .tp .trp .ts .vob .webm .wmv"
    " .wtv .y4m".split()
)
AUDIO = frozenset(
    ".aa .aac .aax .ac3 .aif .aifc .aiff .alac .amr .ape .au .caf .dff .dsf .dts .eac3 .flac .m4a"
    " .m4b .mka .mp1 .mp2 .mp3 .mp4a .mpc .oga .ogg .opus .ra .spx .tak .tta .w64 .wav .weba .wma"
    " .wv".split()
)
IMAGES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".tbn"})
SUBTITLES = frozenset({".srt", ".ass", ".ssa", ".vtt", ".sub", ".idx", ".smi", ".sup"})
_OTHER = frozenset({".nfo", ".lrc", ".elrc", ".ttml"})

_IGNORED = re.compile(
    r"\.|(?:thumbs\.db|desktop\.ini|\$recycle\.bin|system volume information|lost\+found|@eadir"
    r"|#recycle|@recycle|@recently-snapshot)$",
    re.IGNORECASE,
)
_EXTRA = re.compile(
    r"[-_. ](?:trailer|sample|teaser|featurette|behindthescenes|deleted|interview|scene|short|clip"
    r"|other|extra)\d*$",
    re.IGNORECASE,
)
_PLAIN_EXTRA = re.compile(r"[-_. ](?:trailer|sample)\d*$|^(?:trailer|sample)$", re.IGNORECASE)
_EXTRA_FOLDERS = frozenset(
    {
        *"extras extra trailers trailer samples sample featurettes extrafanart extrathumbs".split(),
        *"backdrops theme-music .actors bonus".split(),
        *("behind the scenes", "deleted scenes"),
    }
)
_EXTRA_BELOW_TITLES = frozenset({"interviews", "scenes", "shorts", "clips", "other", "others"})


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
        """Whether it is a video."""
        return self.ext in VIDEO

    @property
    def is_audio(self) -> bool:
        """Whether it is something to listen to."""
        return self.ext in AUDIO

    @property
    def is_extra(self) -> bool:
        """Whether its name marks it as a trailer or a sample."""
        return _PLAIN_EXTRA.search(self.stem) is not None

    def is_extra_of(self, stems: set[str]) -> bool:
        """Tell whether it is an extra of a title beside it: ``Film-interview`` of ``Film``.

        Such endings are words of titles too, so that what they belong to must be there.
        """
        found = _EXTRA.search(self.stem)
        return found is not None and self.stem[: found.start()] in stems


def split_name(name: str) -> tuple[str, str]:
    """Part a file's name into stem and lower-case extension; a name of a dot only has none."""
    stem, dot, ext = name.rpartition(".")
    return (stem, dot + ext.lower()) if stem else (name, "")


def matters(name: str, ext: str) -> bool:
    """Tell whether a change of a file is a change of its title."""
    return (
        ext in VIDEO
        or ext in AUDIO
        or ext in IMAGES
        or ext in SUBTITLES
        or ext in _OTHER
        or name.lower().endswith(".info.json")
    )


def ignored(name: str) -> bool:
    """Tell whether a file or folder of this name is never looked at."""
    return _IGNORED.match(name) is not None


def is_extra_folder(name: str, *, of_title: bool) -> bool:
    """Tell whether a folder holds trailers and the like.

    Args:
        name: the folder's.
        of_title: it lies in the folder of one film or series, where words that name whole
            collections elsewhere ("shorts") mean extras.
    """
    folded = name.casefold()
    return folded in _EXTRA_FOLDERS or (of_title and folded in _EXTRA_BELOW_TITLES)


def printable(path: str) -> str:
    """Write a path so that a report can show it: bytes that are no text become a sign."""
    if path.isascii() and path.isprintable():
        return path
    return re.sub(r"[\x00-\x1f\x7f-\x9f]", "\ufffd", os.fsencode(path).decode("utf-8", "replace"))


def refusal(error: OSError, what: str) -> tuple[str, str]:
    """Return why the system does not let us read a file or a folder now, and the remedy."""
    match error:
        case FileNotFoundError():
            return "vanished during the scan", f"scan again if the {what} is back"
        case PermissionError():
            return "may not be read", f"let your user read that {what}"
        case _:
            return f"cannot be read: {error.strerror or error}", "check the disk that it is on"


def readable(name: str) -> str:
    """Return a name as text in one line, also where it is not UTF-8."""
    try:
        name.encode()
    except UnicodeEncodeError:
        raw = os.fsencode(name)
    else:
        return " ".join(plain(name.replace("\n", " ")).split())
    return plain(decode_legacy(raw))
