"""A motif: a picture that can be drawn, and what asks for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

import numpy as np

from tvrec.art.canvas import Canvas
from tvrec.art.palettes import Colours

__all__ = ["Draw", "Motif"]

Draw: TypeAlias = Callable[[Canvas, Colours, np.random.Generator], None]


class Motif(NamedTuple):
    """A picture that can be drawn, and when; the texts are separated by spaces."""

    draw: Draw
    genres: str
    """Genres it suits, lower case, spaces as underscores; a language it suits, by its code."""
    words: str
    """Words of titles, plots and tags that ask for it, lower case; Chinese as substrings."""
    moods: str
    """Moods of the palettes that suit it."""
