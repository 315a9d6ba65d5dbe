"""Ranking: likes and titles in, scores, lists and reasons out. Pure; numpy is all it needs.

The names are imported here and not on use, since ``rank`` and ``explain`` are modules too: a late
import of the module would take the function's place.
"""

from __future__ import annotations

from tvrec.rec.catalog import Catalog
from tvrec.rec.explain import explain, reasons
from tvrec.rec.profile import Profile
from tvrec.rec.rank import best, merge, position, rank, rank_kind, turns
from tvrec.rec.scorer import DRIFT, PRODUCT, SCORERS, START, Scorer
from tvrec.rec.scores import Scores

__all__ = [
    "DRIFT",
    "PRODUCT",
    "SCORERS",
    "START",
    "Catalog",
    "Profile",
    "Scorer",
    "Scores",
    "best",
    "explain",
    "merge",
    "position",
    "rank",
    "rank_kind",
    "reasons",
    "turns",
]
