"""Pictures of titles in pixels: from their artwork, or drawn for those that have none.

Everything here is slow beside a key (some milliseconds a picture), and runs in a thread of its own.
"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

import numpy as np

from tvrec.art import Subject, paint
from tvrec.tv.widgets.ink import GROUND
from tvrec.tv.widgets.poster import Still

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tvrec.core.guide import Picture
    from tvrec.domain import Title

__all__ = ["hero_art", "still"]

_UPPER_MIDDLE = 0.32
"""Where a tall picture is cut for a wide place: heads are in its upper third."""
_LOW = 20  # pixels: a hero without large type
_UNSEEN_SMALL, _UNSEEN_LARGE = 4, 2
"""How much two neighbours differ before anybody sees it: a step shows more in a large picture."""


def still(title: Title, picture: Picture | None, width: int, height: int) -> Still:
    """Make the picture of a card.

    Args:
        title: what it is of.
        picture: its artwork; None, or one that cannot be read: it is drawn.
        width: in pixels, one a cell.
        height: in pixels, two a cell.
    """
    pixels = _calm(_pixels(title, picture, width, height), _UNSEEN_SMALL)
    return Still(width, height, pixels.tobytes())


def hero_art(title: Title, picture: Picture | None, width: int, height: int) -> Still:
    """Make the picture behind a hero: at the right, melting into the ground to the left and below.

    Args:
        title: what it is of.
        picture: its artwork.
        width: of the hero in pixels.
        height: the same.
    """
    wide = round(width * 0.68)
    art = _pixels(title, picture, wide, height).astype(np.float32)
    ground = np.array(GROUND, dtype=np.float32)
    found = np.empty((height, width, 3), dtype=np.float32)
    found[:] = ground
    alpha = _ramp(wide, height)[..., None]
    found[:, width - wide :] = ground + (art - ground) * alpha
    pixels = _calm(np.clip(found + 0.5, 0, 255).astype(np.uint8), _UNSEEN_LARGE)
    return Still(width, height, pixels.tobytes())


def _calm(pixels: NDArray[np.uint8], unseen: int) -> NDArray[np.uint8]:
    """Give pixels the colour beside them where nobody sees the difference.

    A colour that stays is not sent to the terminal again: that halves what a large picture costs.

    Args:
        pixels: uint8[height, width, 3]; the height is even, two rows are a line of cells.
        unseen: so many steps of 255, in each channel, may two neighbours differ.
    """
    calm = pixels.astype(np.int16)
    upper, lower = calm[0::2], calm[1::2]
    near = np.abs(upper - lower).max(axis=-1) <= unseen
    lower[near] = upper[near]
    for x in range(1, calm.shape[1]):
        near = np.abs(calm[:, x] - calm[:, x - 1]).max(axis=-1) <= unseen
        calm[near, x] = calm[near, x - 1]
    return calm.astype(np.uint8)


def _ramp(width: int, height: int) -> NDArray[np.float32]:
    """How much of a hero's picture is seen: float32[height, width], 0 to 1.

    The clock stands on its top, and in a low hero words reach further into it: it is darker there.
    """
    x = np.linspace(0, 1, width, dtype=np.float32)[None, :]
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    left = _smooth((x - (0.08 if height > _LOW else 0.26)) / 0.62)
    above = 0.45 + 0.55 * _smooth((y - 0.04) / 0.16)
    below = _smooth((1 - y) / 0.45)
    return np.asarray(0.88 * left * above * below, dtype=np.float32)


def _smooth(t: NDArray[np.float32]) -> NDArray[np.float32]:
    t = np.clip(t, 0, 1)
    return np.asarray(t * t * (3 - 2 * t), dtype=np.float32)


def _pixels(title: Title, picture: Picture | None, width: int, height: int) -> NDArray[np.uint8]:
    read = _read(picture, width, height) if picture is not None else None
    return paint(_subject(title), width, height) if read is None else read


def _subject(title: Title) -> Subject:
    # always the same texts, in all their languages: a picture is the title's, not the screen's
    others = [title.i18n[key] for key in sorted(title.i18n)]
    texts = [title.title, title.plot, *title.tags]
    texts += [text for other in others for text in (other.title, other.plot)]
    return Subject(
        seed=title.id,
        kind=title.kind.value,
        genres=title.genres,
        year=title.year,
        language=title.language,
        words=" ".join(texts),
    )


def _read(picture: Picture, width: int, height: int) -> NDArray[np.uint8] | None:
    """Read artwork and cut it to a place; None where it cannot be read."""
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(picture.data) if picture.data else picture.path) as image:
                image.draft("RGB", (width * 4, height * 4))
                middle = 0.5 if picture.wide else _UPPER_MIDDLE
                fitted = ImageOps.fit(
                    image.convert("RGB"),
                    (width, height),
                    Image.Resampling.LANCZOS,
                    centering=(0.5, middle),
                )
        return np.asarray(fitted, dtype=np.uint8)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None  # a drawing stands for it, and the scan has named the file
