"""The one front door: what the screen, the command line and the browser page call."""

from __future__ import annotations

from tvrec.core.demo import demo_tv
from tvrec.core.doctor import examine
from tvrec.core.reports import Explanation, Failure, Finding, Listing, Played, Report
from tvrec.core.tv import Tv

__all__ = [
    "Explanation",
    "Failure",
    "Finding",
    "Listing",
    "Played",
    "Report",
    "Tv",
    "demo_tv",
    "examine",
]
