"""A file's content in few bytes, so that it is known again wherever it is moved to."""

from __future__ import annotations

import hashlib
from pathlib import Path

__all__ = ["fingerprint"]

_BLOCK = 64 * 1024  # bytes at each of three places: enough to tell files apart, soon read


def fingerprint(path: str, size: int) -> str:
    """Return size and hash of the first, middle and last 64 kB of a file.

    Raises:
        OSError: it cannot be read.
    """
    digest = hashlib.blake2b(digest_size=16)
    with Path(path).open("rb") as file:
        for start in sorted({0, max(0, size // 2 - _BLOCK // 2), max(0, size - _BLOCK)}):
            file.seek(start)
            digest.update(file.read(_BLOCK))
    return f"{size}-{digest.hexdigest()}"
