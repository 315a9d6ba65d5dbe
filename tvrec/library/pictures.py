"""Whether a picture can be read, and small copies of those that tags hold."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["fault_of", "small_copy"]

_MOST_BYTES = 32 << 20
_MOST_PIXELS = 80_000_000  # a picture that unpacks to more is a mistake or an attack
_TRIED = (64, 64)  # a JPEG is decoded at this size to see that all of it is there
_SIDE = 600  # pixels: a copy is no larger


def fault_of(source: str | bytes, size: int) -> str:
    """Return why a picture cannot be shown; empty where it can.

    Args:
        source: a path, or the picture itself.
        size: in bytes.

    Raises:
        OSError: the file cannot be opened.
    """
    if not size:
        return "is empty"
    if size > _MOST_BYTES:
        return f"is a picture of {size >> 20} MiB, which is too large"
    try:
        with _open(source) as image:
            if image.width * image.height > _MOST_PIXELS:
                return f"is a picture of {image.width}×{image.height}, which is too large"
            if image.format == "JPEG":
                image.draft("RGB", _TRIED)
                image.load()
            else:
                image.verify()  # checks a PNG's sums without unpacking it
    except _TooLarge:
        return "is a picture that unpacks to too much"
    except (FileNotFoundError, PermissionError):
        raise
    except _FAULTS:
        return "is no picture that can be read, or is cut off"
    return ""


def small_copy(data: bytes) -> bytes:
    """Return a picture as a JPEG of at most 600 pixels a side.

    Raises:
        ValueError: it is no picture that can be read.
    """
    fault = fault_of(data, len(data))
    if fault:
        raise ValueError(fault)
    try:
        with _open(data) as image:
            image.draft("RGB", (_SIDE, _SIDE))
            small = image.convert("RGB")
            small.thumbnail((_SIDE, _SIDE))
            buffer = io.BytesIO()
            small.save(buffer, "JPEG", quality=85)
    except _FAULTS as error:
        raise ValueError("is no picture that can be read, or is cut off") from error
    return buffer.getvalue()


class _TooLarge(Exception):  # noqa: N818 - never leaves this module
    """Pillow's own guard against bombs, which it gives as a warning or an error of no class."""


# what Pillow's readers of many formats raise where the data are not as they should be
_FAULTS = (OSError, ValueError, SyntaxError, EOFError, IndexError, TypeError, KeyError)


def _open(source: str | bytes) -> Image:
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            return Image.open(io.BytesIO(source) if isinstance(source, bytes) else source)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise _TooLarge from error
