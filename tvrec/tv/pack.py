"""Pictures of cards that were made before, in a file for each size: painting one takes 5 ms.

A file is a run of records of one length: a digest of what the picture was made from, then its
pixels. Two televisions may append to it at once; half a record at its end is of no account.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from tvrec import __version__
from tvrec.tv.widgets.poster import Still

if TYPE_CHECKING:
    from tvrec.core.guide import Picture
    from tvrec.domain import Title

__all__ = ["Pack"]

_DIGEST = 16  # bytes
_MOST = 32_000  # pictures in a file, 25 MB of the usual size; then it begins anew


class Pack:
    """The pictures of one size. It is used from one thread; where it cannot be kept, it is empty.

    Args:
        folder: where the files lie.
        width: in pixels.
        height: the same.

    Attributes:
        path: of the file.
    """

    def __init__(self, folder: Path, width: int, height: int) -> None:
        self._width, self._height = width, height
        self._length = _DIGEST + 3 * width * height
        self.path = folder / f"{width}x{height}.pictures"
        self._painters = _painters()
        self._places: dict[bytes, int] = {}
        self._end = 0
        with contextlib.suppress(OSError):  # there is none yet
            self._read()

    def get(self, title: Title, picture: Picture | None) -> Still | None:
        """Return the picture of a title; None: it was not made, or from something else."""
        digest = self._digest(title, picture)
        place = self._places.get(digest)
        if place is not None:
            with contextlib.suppress(OSError), self.path.open("rb") as file:
                file.seek(place * self._length)
                record = file.read(self._length)
                # another television may have begun the file anew
                if len(record) == self._length and record.startswith(digest):
                    return Still(self._width, self._height, record[_DIGEST:])
        return None

    def put(self, title: Title, picture: Picture | None, still: Still) -> None:
        """Keep a picture."""
        with contextlib.suppress(OSError):  # a full or a read-only disk: it is made again
            if self._end >= _MOST:
                self.path.unlink(missing_ok=True)
                self._places.clear()
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            digest = self._digest(title, picture)
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
            with os.fdopen(os.open(self.path, flags, 0o600), "ab", buffering=0) as file:
                file.write(digest + still.pixels)
                self._end = file.tell() // self._length
            self._places[digest] = self._end - 1

    def _read(self) -> None:
        kept = self.path.read_bytes()
        self._end, torn = divmod(len(kept), self._length)
        if torn:
            os.truncate(self.path, len(kept) - torn)
        for place in range(self._end):
            start = place * self._length
            self._places[kept[start : start + _DIGEST]] = place

    def _digest(self, title: Title, picture: Picture | None) -> bytes:
        made_from: list[object] = [self._painters]
        if picture is not None and picture.data:
            made_from += [hashlib.sha256(picture.data).digest(), picture.wide]
        elif picture is not None:
            made_from += [picture.path, _changed(picture.path), picture.wide]
        made_from += [title.id, title.kind.value, title.genres, title.year, title.language]
        made_from += [title.title, title.plot, title.tags, sorted(title.i18n.items())]
        return hashlib.sha256(repr(made_from).encode()).digest()[:_DIGEST]


def _changed(path: str) -> int:
    with contextlib.suppress(OSError):
        return Path(path).stat().st_mtime_ns
    return 0


def _painters() -> tuple[str, int]:
    """Tell the painters from others that would draw the same titles otherwise."""
    files = [
        *(Path(__file__).parents[1] / "art").glob("*.py"),
        Path(__file__).with_name("pictures.py"),
    ]
    return __version__, max((path.stat().st_mtime_ns for path in files if path.exists()), default=0)
