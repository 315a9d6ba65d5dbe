"""What an importer is, and the reading that all of them share."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from tvrec.domain import Problem
from tvrec.errors import ImportFormatError
from tvrec.jsonlines import Value

__all__ = ["Importer", "Skipped", "Source", "look_at", "text_of"]

HEAD = 64 * 1024
_GZIP = b"\x1f\x8b"
_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


@dataclass(frozen=True, slots=True)
class Skipped(Problem):
    """A row that was left out. ``reason`` groups it with its like in a report."""

    reason: str = "not valid"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be imported, as far as one must look to tell its form."""

    path: Path
    head: bytes  # its first bytes, unpacked where it is gzip
    packed: bool = False  # with gzip

    @property
    def encoding(self) -> str:
        """The character encoding that its first bytes show; UTF-8 where they show none."""
        for mark, encoding in _MARKS.items():
            if self.head.startswith(mark):
                return encoding
        if self.head[1:2] == b"\0":
            return "utf-16-le"
        return "utf-16-be" if self.head[:1] == b"\0" else "utf-8"

    @property
    def text(self) -> str:
        """The head as text, without its byte order mark; what is no text becomes U+FFFD."""
        return self.head.decode(self.encoding, "replace").removeprefix("\ufeff")


class Importer(Protocol):
    """Reads one format. It streams: a file of any size is read in bounded memory."""

    name: str
    """What the format is called, for a person."""

    def claims(self, source: Source) -> bool:
        """Tell from the content whether this is a file of the format."""

    def read(self, path: Path, *, profile: str = "") -> Iterator[Value | Skipped]:
        """Yield what the file holds, in its order, and a ``Skipped`` for each row left out.

        Args:
            path: the file.
            profile: whose history it is where the file does not say.

        Raises:
            ImportFormatError: the file as a whole cannot be read.
        """


def look_at(path: Path) -> Source:
    """Read the beginning of a file.

    Raises:
        ImportFormatError: it cannot be read, is a folder, or is empty.
    """
    if path.is_dir():
        raise ImportFormatError("is a folder", file=path, remedy="name the file to be imported")
    with _readable(path):
        with path.open("rb") as file:
            head = file.read(HEAD)
        packed = head.startswith(_GZIP)
        if packed:
            with gzip.open(path) as file:
                head = file.read(HEAD)
    if not head:
        raise ImportFormatError("is empty", file=path, remedy="export or download it again")
    return Source(path, head, packed)


@contextmanager
def text_of(source: Source) -> Iterator[IO[str]]:
    """Open a file as text, its lines ended by a line feed alone.

    Bytes that are no text of its encoding arrive as lone surrogates, for the reader to refuse.

    Raises:
        ImportFormatError: it cannot be read to its end.
    """
    errors = "surrogateescape" if source.encoding == "utf-8" else "surrogatepass"
    opened = gzip.open if source.packed else open
    with (
        _readable(source.path),
        opened(source.path, "rb") as raw,
        io.TextIOWrapper(raw, encoding=source.encoding, errors=errors, newline="\n") as stream,
    ):
        yield stream


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except (EOFError, zlib.error, gzip.BadGzipFile, UnicodeError) as error:
        raise ImportFormatError(
            "breaks off or is damaged", file=path, remedy="export or download it again"
        ) from error
    except FileNotFoundError as error:
        raise ImportFormatError("is not there", file=path, remedy="check its name") from error
    except OSError as error:
        raise ImportFormatError(
            f"cannot be read: {error.strerror or error}",
            file=path,
            remedy="check its owner and mode",
        ) from error
