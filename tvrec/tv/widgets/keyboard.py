"""Letters to be chosen with the arrows, for whoever has a remote and no keyboard (pure)."""

from __future__ import annotations

from dataclasses import dataclass

from tvrec.text import cell_width
from tvrec.tv.widgets.ink import ACCENT, FACT, INK_ON_ACCENT, LIT, Ink
from tvrec.tv.widgets.line import Line, Piece, Run, blank
from tvrec.tv.widgets.shelf import Scenery

__all__ = ["ERASE", "SPACE", "KeyRow", "keyboard", "typed"]

SPACE, ERASE = "space", "erase"
_ROWS = ("abcdefghijklm", "nopqrstuvwxyz", "0123456789")
_WIDE = 96  # cells of a screen from which on keys are five cells wide


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One row of a keyboard; the focus crosses from row to row in its column.

    Attributes:
        keys: (what it types, what stands on it).
    """

    id: str
    keys: tuple[tuple[str, str], ...]
    margin: int = 4
    air: int = 0

    @property
    def count(self) -> int:
        """The keys."""
        return len(self.keys)

    @property
    def height(self) -> int:
        """One line and air."""
        return 1 + self.air

    def key(self, item: int) -> str:
        """Return what a key types."""
        return self.keys[item][0]

    def draw(self, width: int, offset: int, cursor: int | None, scenery: Scenery) -> list[Line]:
        """Draw it; see ``Band.draw``."""
        del offset
        depth = scenery.depth
        side = " " * (2 if width >= _WIDE else 1)
        pieces: list[Piece] = [blank(self.margin, depth)]
        for i, (_, label) in enumerate(self.keys):
            ink = Ink(INK_ON_ACCENT, ACCENT, bold=True) if i == cursor else Ink(FACT, LIT)
            around = side if cell_width(label) == 1 else " "
            pieces += [Run(f"{around}{label}{around}", ink, depth), blank(1, depth)]
        used = sum(piece.width for piece in pieces)
        line = Line([*pieces, blank(max(width - used, 0), depth)]).crop(0, width)
        return [line, *[Line([blank(width, depth)])] * self.air]

    def scroll(self, offset: int, cursor: int) -> int:
        """Nothing to scroll."""
        del offset, cursor
        return 0


def keyboard(space: str, erase: str, margin: int, *, airy: bool) -> list[KeyRow]:
    """Return the rows of a keyboard; ``space`` and ``erase`` stand on the keys of that name."""
    rows = [[(char, char.upper()) for char in row] for row in _ROWS]
    rows[-1] += [(SPACE, space), (ERASE, erase)]
    last = len(rows) - 1
    return [
        KeyRow(f"keys{i}", tuple(row), margin, int(airy or i == last)) for i, row in enumerate(rows)
    ]


def typed(text: str, key: str, *, names: bool = False) -> str:
    """Return a text after a key; ``names``: words begin with a capital."""
    if key == ERASE:
        return text[:-1]
    if key == SPACE:
        return text if not text or text.endswith(" ") else text + " "
    return text + (key.upper() if names and (not text or text.endswith(" ")) else key)
