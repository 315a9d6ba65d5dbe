"""Pictures beside media, by the names that Kodi and Jellyfin use, in their order."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence

from tvrec.domain import Problem
from tvrec.library.drafts import Picture
from tvrec.library.files import IMAGES, Entry, printable

__all__ = ["Gallery", "cover_of_tag"]

_VIDEO = ("poster", "folder", "cover", "default", "movie", "show")
_MUSIC = ("folder", "poster", "cover", "jacket", "default", "albumart", "front")
_OTHER = (
    ("fanart", re.compile(r"^(?:fanart|background|art|backdrop)[-_]?\d*$")),
    ("landscape", re.compile(r"^(?:landscape|thumb)$")),
    ("logo", re.compile(r"^(?:clearlogo|logo)$")),
    ("banner", re.compile(r"^banner$")),
    ("disc", re.compile(r"^(?:disc|cdart|discart)$")),
)
_MOST_PIXELS = 80_000_000  # a picture that unpacks to more is a mistake or an attack
_COVER_SIDE = 600  # embedded covers are kept at this size at most, in pixels


class Gallery:
    """The pictures of one folder.

    Attributes:
        problems: pictures that cannot be read.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._images = {e.stem.casefold(): e for e in entries if e.ext in IMAGES}
        self._sound: dict[str, bool] = {}
        self.problems: list[Problem] = []

    def of_video(self, stem: str, *, alone: bool) -> tuple[Picture, ...]:
        """Return the pictures of a video; those of its folder only where it is ``alone`` there."""
        base = stem.casefold()
        names = [f"{base}-poster", base]
        found = self._first("poster", [*names, *_VIDEO] if alone else names)
        for role, pattern in _OTHER:
            for key in self._images:
                own = key.removeprefix(f"{base}-") if key.startswith(f"{base}-") else None
                if (own and pattern.match(own)) or (alone and pattern.match(key)):
                    found += self._first(role, [key])
        return tuple(found)

    def of_series(self, season: int | None = None) -> tuple[Picture, ...]:
        """Return the pictures of a series, or of one of its seasons."""
        if season is not None:
            name = "season-specials" if season == 0 else f"season{season:02}"
            return tuple(self._first("poster", [f"{name}-poster", name]))
        return self.of_video("", alone=True)

    def of_album(self) -> tuple[Picture, ...]:
        """Return the pictures of an album."""
        return tuple(self._first("cover", _MUSIC))

    def _first(self, role: str, names: Sequence[str]) -> list[Picture]:
        for name in names:
            entry = self._images.get(name)
            if entry is not None and self._reads(entry):
                return [Picture(role, entry.path)]
        return []

    def _reads(self, entry: Entry) -> bool:
        if entry.path not in self._sound:
            reason = _fault(entry.path)
            self._sound[entry.path] = not reason
            if reason:
                self.problems.append(
                    Problem(printable(entry.path), reason, "replace or delete that picture")
                )
        return self._sound[entry.path]


def _fault(source: str | io.BytesIO) -> str:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(source) as image:
            if image.width * image.height > _MOST_PIXELS:
                return f"is a picture of {image.width}×{image.height}, which is too large"
            image.verify()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        return "is no picture that can be read"
    except Image.DecompressionBombError:
        return "is a picture that unpacks to too much"
    return ""


def cover_of_tag(data: bytes) -> tuple[Picture, ...]:
    """Return an embedded cover as a small JPEG; nothing where it is no picture."""
    from PIL import Image

    if not data or _fault(io.BytesIO(data)):
        return ()
    try:
        with Image.open(io.BytesIO(data)) as image:
            image.draft("RGB", (_COVER_SIDE, _COVER_SIDE))
            small = image.convert("RGB")
            small.thumbnail((_COVER_SIDE, _COVER_SIDE))
            buffer = io.BytesIO()
            small.save(buffer, "JPEG", quality=85)
    except (OSError, ValueError, SyntaxError):
        return ()
    return (Picture("cover", data=buffer.getvalue(), source="tag"),)
