"""The one SQLite file that holds everything tvrec knows, and the only SQL of the project."""

from __future__ import annotations

from tvrec.store.artwork import Artwork
from tvrec.store.facets import Facets
from tvrec.store.files import KnownFile
from tvrec.store.impressions import Shown
from tvrec.store.schema import SCHEMA_VERSION
from tvrec.store.store import Store

__all__ = [
    "SCHEMA_VERSION",
    "Artwork",
    "Facets",
    "KnownFile",
    "Shown",
    "Store",
]
