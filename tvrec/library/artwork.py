"""Pictures beside media, by the names that Kodi and Jellyfin use, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tvrec.domain import Problem
from tvrec.library.drafts import Picture
from tvrec.library.files import IMAGES, Entry, printable
from tvrec.library.pictures import fault_of, small_copy

__all__ = ["Gallery"]

_POSTERS = ("poster", "folder", "cover", "default", "movie", "show")
_COVERS = ("folder", "poster", "cover", "jacket", "default", "albumart", "front", "album")
_FACES = ("folder", "poster", "artist", "thumb", "cover")
_ROLES = (
    ("fanart", re.compile(r"(?:fanart|background|art|backdrop)(?:-?\d+)?")),
    ("landscape", re.compile(r"landscape|thumb")),
    ("logo", re.compile(r"clearlogo|logo")),
    ("clearart", re.compile(r"clearart")),
    ("banner", re.compile(r"banner")),
    ("disc", re.compile(r"disc|cdart|discart")),
)
_SEASON = re.compile(r"season-?(?P<season>\d{1,4}|specials|all)-poster")
_REMEDY = "replace or delete that picture"


class Gallery:
    """The pictures of one unit.

    Args:
        entries: what stands beside its media.

    Attributes:
        problems: a line for each picture that cannot be shown.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._images: dict[str, Entry] = {}
        for entry in entries:
            if entry.ext in IMAGES:
                self._images.setdefault(entry.stem.casefold(), entry)
        self._readable: dict[str, bool] = {}
        self.problems: list[Problem] = []

    def of_video(self, stems: Iterable[str], *, alone: bool) -> list[Picture]:
        """Return the pictures of a video.

        Args:
            stems: the names of its files without extension.
            alone: pictures that bear no name of a file are its own too.
        """
        bases = [stem.casefold() for stem in dict.fromkeys(stems)]
        posters = [f"{base}{end}" for base in bases for end in ("-poster", "")]
        found = self._first("poster", [*posters, *_POSTERS] if alone else posters)
        for role, pattern in _ROLES:
            names = [
                name
                for name in self._images
                if (alone and pattern.fullmatch(name))
                or any(
                    name.startswith(f"{base}-") and pattern.fullmatch(name[len(base) + 1 :])
                    for base in bases
                )
            ]
            found += self._first(role, names)
        return found

    def of_episode(self, stems: Iterable[str]) -> list[Picture]:
        """Return the pictures of an episode: a still of it, by its name or with ``-thumb``."""
        bases = [stem.casefold() for stem in dict.fromkeys(stems)]
        return self._first("thumb", [f"{b}{end}" for b in bases for end in ("-thumb", "")])

    def of_series(self) -> list[Picture]:
        """Return the pictures of a series and the posters of its seasons."""
        found = self.of_video((), alone=True)
        for name in self._images:
            season = _SEASON.fullmatch(name)
            if season and season["season"] != "all":
                number = 0 if season["season"] == "specials" else int(season["season"])
                found += self._first(f"season-{number}-poster", [name])
        if not any(picture.role == "poster" for picture in found):
            found += self._first("poster", ["season-all-poster"])
        return found

    def of_album(self, stems: Iterable[str] = ()) -> list[Picture]:
        """Return the cover of an album, an audiobook or a podcast."""
        return self._first("cover", [*_COVERS, *(stem.casefold() for stem in stems)])

    def of_artist(self) -> list[Picture]:
        """Return the pictures of an artist."""
        return self._first("poster", _FACES) + self._first("fanart", ["fanart", "backdrop"])

    def of_tag(self, data: bytes, path: str, role: str) -> list[Picture]:
        """Return an embedded picture as a small copy.

        Args:
            data: the picture, or nothing.
            path: the file that holds it.
            role: cover or poster.
        """
        if not data:
            return []
        try:
            return [Picture(role, data=small_copy(data), source="tag")]
        except ValueError as error:
            remedy = "embed another picture, or none"
            self.problems.append(
                Problem(printable(path), f"has an embedded picture that {error}", remedy)
            )
            return []

    def _first(self, role: str, names: Sequence[str]) -> list[Picture]:
        for name in names:
            entry = self._images.get(name)
            if entry is not None and self._reads(entry):
                return [Picture(role, entry.path)]
        return []

    def _reads(self, entry: Entry) -> bool:
        if entry.path not in self._readable:
            try:
                fault = fault_of(entry.path, entry.size)
                remedy = _REMEDY
            except OSError as error:
                fault = f"cannot be read: {error.strerror}"
                remedy = "let your user read that file"
            self._readable[entry.path] = not fault
            if fault:
                self.problems.append(Problem(printable(entry.path), fault, remedy))
        return self._readable[entry.path]
