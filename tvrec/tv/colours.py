"""The colours of the people of a household (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from tvrec.domain import Viewer
from tvrec.tv.widgets.ink import VIEWER_COLOURS, Rgb

__all__ = ["colour_of"]


def colour_of(viewer: Viewer, everybody: Sequence[Viewer]) -> Rgb:
    """Return a viewer's colour: the chosen one, or one by the order in which they came."""
    names = list(VIEWER_COLOURS)
    place = next((i for i, each in enumerate(everybody) if each.id == viewer.id), 0)
    return VIEWER_COLOURS.get(viewer.colour) or VIEWER_COLOURS[names[place % len(names)]]
