"""One screen a file. Screens show views and post messages; they know neither core nor the app.

Each name arrives when it is used: the first screen must not wait for all others.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tvrec.tv.screens.attract import AttractScreen
    from tvrec.tv.screens.base import Stage, TvScreen
    from tvrec.tv.screens.choices import ChoicesScreen
    from tvrec.tv.screens.details import DetailsScreen
    from tvrec.tv.screens.home import HomeScreen
    from tvrec.tv.screens.player import PlayerScreen
    from tvrec.tv.screens.search import NameScreen, SearchScreen
    from tvrec.tv.screens.why import WhyScreen

__all__ = [
    "AttractScreen",
    "ChoicesScreen",
    "DetailsScreen",
    "HomeScreen",
    "NameScreen",
    "PlayerScreen",
    "SearchScreen",
    "Stage",
    "TvScreen",
    "WhyScreen",
]

_HOMES = {
    "AttractScreen": "attract",
    "ChoicesScreen": "choices",
    "DetailsScreen": "details",
    "HomeScreen": "home",
    "NameScreen": "search",
    "PlayerScreen": "player",
    "SearchScreen": "search",
    "Stage": "base",
    "TvScreen": "base",
    "WhyScreen": "why",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
