"""The colours of the people of a household (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from tvrec.domain import Viewer
from tvrec.tv.widgets.ink import VIEWER_COLOURS, Rgb

__all__ = ["colour_of"]


def colour_of(viewer: Viewer, everybody: Sequence[Viewer]) -> Rgb:
    """Return a viewer's colour: the chosen one, or one that nobody has while there are such.

    Args:
        viewer: one of the household.
        everybody: the household, in the order in which they came.
    """
    chosen = {each.colour for each in everybody}
    free = [name for name in VIEWER_COLOURS if name not in chosen] or list(VIEWER_COLOURS)
    others = [each.id for each in everybody if each.colour not in VIEWER_COLOURS]
    place = others.index(viewer.id) if viewer.id in others else 0
    return VIEWER_COLOURS.get(viewer.colour) or VIEWER_COLOURS[free[place % len(free)]]
