"""Large type: words drawn with a real font, two pixels a cell."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tvrec.text import is_cjk
from tvrec.tv.widgets.line import harmless

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

__all__ = ["Mask", "large", "two_lines"]

_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
_CJK_FACES = (
    "NotoSansCJK-Bold*", "NotoSansCJK-Medium*", "NotoSansCJK*", "NotoSansSC*", "SourceHanSans*",
    "wqy-zenhei*", "wqy-microhei*", "DroidSansFallback*", "uming*", "ukai*",
)  # fmt: skip


class Mask(NamedTuple):
    """How much of each pixel the words cover, a byte each, row by row; the height is even."""

    width: int
    height: int
    cover: bytes


@functools.lru_cache(maxsize=256)
def large(text: str, width: int, heights: tuple[int, ...] = (12, 10, 8)) -> Mask | None:
    """Draw a title as large as it fits; None where it does not, or no face has its script.

    Args:
        text: one line.
        width: at most so many pixels, one a cell.
        heights: of the type in pixels, the preferred one first.
    """
    text = harmless(text)
    needs_han = any(is_cjk(char) for char in text)
    for height in heights:
        font = _face(height, han=needs_han)
        if font is None:
            return None
        fine, stroke = _fineness(han=needs_han)
        left, _, right, _ = font.getbbox(text, stroke_width=stroke)
        if right - left <= width * fine:
            return _draw(text, font, height, han=needs_han)
    return None


def two_lines(text: str, width: int, height: int) -> Mask | None:
    """Draw a title that is too long for one line in two; None where it does not fit either.

    Args:
        text: of several words, or in Chinese.
        width: at most so many pixels.
        height: of the type in pixels.
    """
    parts = [large(part, width, (height,)) for part in _halves(text)]
    if len(parts) < 2:
        return None
    first, second = parts
    if first is None or second is None:
        return None
    wide = max(first.width, second.width)
    rows = [
        mask.cover[y * mask.width : (y + 1) * mask.width] + bytes(wide - mask.width)
        for mask in (first, second)
        for y in range(mask.height)
    ]
    return Mask(wide, first.height + second.height, b"".join(rows))


def _halves(text: str) -> list[str]:
    """Part a title near its middle: after a colon, between words, or between two characters."""
    middle = len(text) / 2
    places = [i for i, char in enumerate(text) if char in " ：:"]
    if not places and any(is_cjk(char) for char in text):
        places = [round(middle)]
    if not places:
        return [text]
    cut = min(places, key=lambda i: abs(i - middle) - (4 if text[i - 1 : i] in ":：,，" else 0))
    return [text[: cut + (text[cut] in "：:")].strip(), text[cut:].strip(" ：:")]


def _draw(text: str, font: FreeTypeFont, height: int, *, han: bool) -> Mask:
    from PIL import Image, ImageDraw

    fine, stroke = _fineness(han=han)
    left, top, right, bottom = (round(side) for side in font.getbbox(text, stroke_width=stroke))
    full = max(height + 2 + (height % 2), -(-(bottom - top) // fine))
    full += full % 2
    wide = (right - left) // fine + 1
    # the tops of letters lie on the edge of a pixel, and are sharp
    above = 0 if han else max(0, full - (bottom - top) // fine) // 2 * fine
    image = Image.new("L", (wide * fine, full * fine), 0)
    pen = ImageDraw.Draw(image)
    pen.text((-left, above - top), text, fill=255, font=font, stroke_width=stroke)
    image = image.resize((wide, full), Image.Resampling.BOX)
    # a face drawn this small is grey all over: its darker half is lifted
    image = image.point([min(255, round(255 * (v / 255) ** 0.7)) for v in range(256)])
    return Mask(image.width, image.height, image.tobytes())


def _fineness(*, han: bool) -> tuple[int, int]:
    """Return how many times larger a face is drawn first, and what is added to its strokes.

    The Latin one is thin: a quarter of a pixel on each side makes it bold.
    """
    return (1, 0) if han else (4, 1)


@functools.lru_cache(maxsize=32)
def _face(height: int, *, han: bool) -> FreeTypeFont | None:
    from PIL import ImageFont

    if han:
        path = _han_face()
        return ImageFont.truetype(path, height + 1) if path else None
    font = ImageFont.load_default((height + 2) * _fineness(han=False)[0])
    return font if isinstance(font, ImageFont.FreeTypeFont) else None


@functools.cache
def _han_face() -> str:
    folders = [Path(folder).expanduser() for folder in _FONT_FOLDERS]
    for face in _CJK_FACES:
        for folder in folders:
            found = sorted(folder.rglob(face + ".*")) if folder.is_dir() else []
            fonts = [path for path in found if path.suffix in {".ttc", ".otf", ".ttf"}]
            if fonts:
                return str(fonts[0])
    return ""
