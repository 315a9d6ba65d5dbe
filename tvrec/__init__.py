"""The private television that knows you.

Every name arrives when it is used (PEP 562): ``import tvrec`` loads nothing heavy, ranking adds
numpy alone, and only ``Tv`` opens a database.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tvrec.core import Tv
    from tvrec.domain import Card, Event, Home, Reason, Row, Title
    from tvrec.errors import TvrecError
    from tvrec.rec import Catalog, Profile, explain, rank

__version__ = "0.1.0"

__all__ = [
    "Card",
    "Catalog",
    "Event",
    "Home",
    "Profile",
    "Reason",
    "Row",
    "Title",
    "Tv",
    "TvrecError",
    "__version__",
    "explain",
    "rank",
]

_HOMES = {
    "Card": "tvrec.domain",
    "Catalog": "tvrec.rec",
    "Event": "tvrec.domain",
    "Home": "tvrec.domain",
    "Profile": "tvrec.rec",
    "Reason": "tvrec.domain",
    "Row": "tvrec.domain",
    "Title": "tvrec.domain",
    "Tv": "tvrec.core",
    "TvrecError": "tvrec.errors",
    "explain": "tvrec.rec",
    "rank": "tvrec.rec",
}


def __getattr__(name: str) -> Any:
    """Fetch a public name from the room that it lives in."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'tvrec' has no attribute {name!r}")
    value = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, fetched or not."""
    return sorted({*globals(), *__all__})
