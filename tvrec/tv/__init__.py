"""The television: a Textual app that shows a Home and sends messages.

Each name arrives when it is used: the first screen must not wait for all others.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tvrec.tv.app import TvApp
    from tvrec.tv.opening import Opening

__all__ = [
    "Opening",
    "TvApp",
]

_HOMES = {
    "Opening": "opening",
    "TvApp": "app",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
