"""The one front door: what the screen, the command line and the browser page call.

Each name arrives when it is used: opening a database must not load what only judging needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tvrec.core.demo import demo_tv, demo_works
    from tvrec.core.doctor import examine
    from tvrec.core.effect import Effect
    from tvrec.core.inforce import Said
    from tvrec.core.judging import Evaluation, Examination, Trial, bench_encoder, examine_ranking
    from tvrec.core.reports import Explanation, Failure, Finding, Listing, Played, Report, Sunk
    from tvrec.core.tv import Tv

__all__ = [
    "Effect",
    "Evaluation",
    "Examination",
    "Explanation",
    "Failure",
    "Finding",
    "Listing",
    "Played",
    "Report",
    "Said",
    "Sunk",
    "Trial",
    "Tv",
    "bench_encoder",
    "demo_tv",
    "demo_works",
    "examine",
    "examine_ranking",
]

_HOMES = {
    "Effect": "effect",
    "Evaluation": "judging",
    "Examination": "judging",
    "Explanation": "reports",
    "Failure": "reports",
    "Finding": "reports",
    "Listing": "reports",
    "Played": "reports",
    "Report": "reports",
    "Said": "inforce",
    "Sunk": "reports",
    "Trial": "judging",
    "Tv": "tv",
    "bench_encoder": "judging",
    "demo_tv": "demo",
    "demo_works": "demo",
    "examine": "doctor",
    "examine_ranking": "judging",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
