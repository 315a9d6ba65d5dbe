"""Draw the television into a picture: ``python tools/picture.py OUT.png 120x40 en KEY…``.

The demo catalogue is opened for a viewer, the keys are pressed (by Textual's names; ``sleep:2``
waits, ``shot:PATH`` draws one more picture on the way), and what is on the screen is drawn cell by
cell with DejaVu Sans Mono and Noto Sans CJK, 10 × 20 pixels a cell. README's pictures are made
with it. Development only: the fonts are Debian's fonts-dejavu-core and fonts-noto-cjk.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace
from PIL import Image, ImageDraw, ImageFont
from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from tvrec.config import load
from tvrec.core import Tv, demo_tv
from tvrec.i18n import translator
from tvrec.tv.app import TvApp
from tvrec.tv.opening import Opening
from tvrec.tv.widgets.ink import GROUND, Depth

WIDTH, HEIGHT = 10, 20
_FONTS = Path("/usr/share/fonts")
_PLAIN = _FONTS / "truetype/dejavu/DejaVuSansMono.ttf"
_BOLD = _FONTS / "truetype/dejavu/DejaVuSansMono-Bold.ttf"
_HAN = _FONTS / "opentype/noto/NotoSansCJK-Regular.ttc"
_HAN_BOLD = _FONTS / "opentype/noto/NotoSansCJK-Bold.ttc"
_BLOCKS = {"▀": (0, 0, 1, 0.5), "▄": (0, 0.5, 1, 1), "▌": (0, 0, 0.5, 1), "█": (0, 0, 1, 1)}
_RULES = {"━": 1, "─": 0}


def draw(strips: Sequence[Strip], path: Path) -> None:
    """Draw the lines of a screen into a PNG."""
    image = Image.new("RGB", (strips[0].cell_length * WIDTH, len(strips) * HEIGHT), GROUND)
    pen = ImageDraw.Draw(image)
    for line, strip in enumerate(strips):
        column = 0
        for segment in strip:
            for char in segment.text:
                _cell(pen, char, column * WIDTH, line * HEIGHT, segment.style or Style())
                column += cell_len(char)
    image.save(path, optimize=True)


def _cell(pen: ImageDraw.ImageDraw, char: str, x: int, y: int, style: Style) -> None:
    wide = cell_len(char) == 2
    ink = _rgb(style.color and style.color.triplet, (200, 200, 200))
    ground = _rgb(style.bgcolor and style.bgcolor.triplet, tuple(GROUND))
    size = WIDTH * (2 if wide else 1)
    pen.rectangle((x, y, x + size - 1, y + HEIGHT - 1), fill=ground)
    if char in _BLOCKS:
        left, top, right, bottom = _BLOCKS[char]
        box = (x + left * WIDTH, y + top * HEIGHT, x + right * WIDTH - 1, y + bottom * HEIGHT - 1)
        pen.rectangle(box, fill=ink)
    elif char in _RULES:
        half = _RULES[char]
        pen.rectangle((x, y + 10 - half, x + WIDTH - 1, y + 10 + half), fill=ink)
    elif char != " ":
        faces = (_HAN, _HAN_BOLD) if wide else (_PLAIN, _BOLD)
        font = ImageFont.truetype(str(faces[bool(style.bold)]), 17 if wide else 16)
        pen.text((x, y - 4 if wide else y), char, fill=ink, font=font)


def _rgb(value: object, otherwise: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(value) if isinstance(value, tuple) else otherwise


async def play(app: TvApp, size: tuple[int, int], keys: Sequence[str], out: Path) -> None:
    """Press keys and draw what is shown at the end."""

    def shot(path: Path) -> None:
        draw(app.screen._compositor.render_strips(), path)  # noqa: SLF001 - it has no other door

    async with app.run_test(size=size) as pilot:
        while app.home is None:
            await pilot.pause(0.1)
        await pilot.pause(1.0)
        for key in keys:
            what, _, rest = key.partition(":")
            if what == "sleep":
                await pilot.pause(float(rest))
            elif what == "shot":
                shot(Path(rest))
            elif what == "text":
                for char in rest:
                    await pilot.press("space" if char == " " else char)
            else:
                await pilot.press(key)
        await pilot.pause(1.0)
        shot(out)


def main() -> None:
    """Draw a picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("size", help="120x40")
    parser.add_argument("lang", choices=("en", "zh-Hans", "zh-Hant"))
    parser.add_argument("keys", nargs="*")
    parser.add_argument("--viewer", default="")
    parser.add_argument("--db", default="", help="kept from one picture to the next")
    parser.add_argument("--depth", choices=[depth.name for depth in Depth], default="TRUE")
    given = parser.parse_args()
    width, height = map(int, given.size.split("x"))
    with tempfile.TemporaryDirectory() as folder:
        db = given.db or str(Path(folder) / "picture.db")
        settings = replace(load(), db=db)

        @contextmanager
        def opened() -> Iterator[Tv]:
            with demo_tv(settings) as tv:
                tv.encode()
                yield tv

        app = TvApp(Opening(opened, translator(given.lang), profile=given.viewer, demo=True))
        app.stage.scenery.depth = Depth[given.depth]
        app.home_screen = app._new_home()  # noqa: SLF001 - it was made for the depth before
        asyncio.run(play(app, (width, height), given.keys, given.out))


if __name__ == "__main__":
    main()
