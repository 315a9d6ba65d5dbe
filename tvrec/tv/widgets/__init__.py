"""What is drawn. Most of it is pure: values in, finished lines out.

Each name arrives when it is used: the first screen must not wait for all others.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tvrec.tv.widgets.banner import Banner
    from tvrec.tv.widgets.hints import Hints
    from tvrec.tv.widgets.ink import Depth
    from tvrec.tv.widgets.line import Line
    from tvrec.tv.widgets.page import Page
    from tvrec.tv.widgets.poster import Still
    from tvrec.tv.widgets.shelf import Scenery
    from tvrec.tv.widgets.views import CardView, HeroView, RowView

__all__ = [
    "Banner",
    "CardView",
    "Depth",
    "HeroView",
    "Hints",
    "Line",
    "Page",
    "RowView",
    "Scenery",
    "Still",
]

_HOMES = {
    "Banner": "banner",
    "CardView": "views",
    "Depth": "ink",
    "HeroView": "views",
    "Hints": "hints",
    "Line": "line",
    "Page": "page",
    "RowView": "views",
    "Scenery": "shelf",
    "Still": "poster",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
