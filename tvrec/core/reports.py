"""What the front door answers with, beside a Home."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from tvrec.domain import Card, Event, Home, Piece, Problem, ProfileId, Reason, Summary

__all__ = ["Explanation", "Failure", "Finding", "Lifted", "Listing", "Played", "Report", "Sunk"]


@dataclass(frozen=True, slots=True)
class Listing:
    """One ranked list. ``understood`` says what was read out of a sentence."""

    profile: ProfileId
    at: datetime
    cards: tuple[Card, ...]
    understood: tuple[Piece, ...] = ()


class Sunk(NamedTuple):
    """Why a title sinks in the rows: by how many deviations of its kind's scores for each cause."""

    shown: float = 0.0
    left: float = 0.0
    not_now: float = 0.0
    days: int = 0  # on which it was shown since the last act on it

    @property
    def total(self) -> float:
        """Deviations."""
        return self.shown + self.left + self.not_now


class Lifted(NamedTuple):
    """How the hour lifts a title on Home: ``cause`` is "length" or "kind", empty: it does not."""

    cause: str = ""
    places: int = 0  # where all kinds are woven into one list
    deviations: float = 0.0  # of its kind's scores, for its running time


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a title stands where it does.

    Attributes:
        summary: the title.
        rank: within its kind before MMR, from 1.
        score: the sum of the terms.
        reason: what the score is made of.
        sunk: why it stands lower in the rows of Home than its score says.
        lifted: why it stands higher there at this hour.
        trust: how far what was watched long ago speaks for the viewer, from 0 to 1.
        changed: the viewer's taste has changed with what was liked last.
    """

    summary: Summary
    rank: int
    score: float
    reason: Reason
    sunk: Sunk
    lifted: Lifted
    trust: float = 1.0
    changed: bool = False


@dataclass(slots=True)
class Report:
    """What a scan or an import did.

    Attributes:
        read: files or lines read.
        kept: titles and events that are in the library because of it.
        skipped: how many were left out, by reason.
        unmatched: history lines that fit no title of the library.
        problems: what the viewer should know of, a line each.
        interrupted: the viewer stopped it; what was done until then is kept.
    """

    read: int = 0
    kept: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    unmatched: int = 0
    problems: list[Problem] = field(default_factory=list)
    interrupted: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """Why something would not play."""

    message: str
    file: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Played:
    """What came of playing a title: the last event written, if any, and the Home after it."""

    home: Home
    event: Event | None = None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's report."""

    check: str
    ok: bool
    message: str
    remedy: str = ""
    optional: bool = False

    def line(self) -> str:
        """Write it for a person."""
        mark = "ok  " if self.ok else ("    " if self.optional else "FAIL")
        remedy = f" ({self.remedy})" if self.remedy and not self.ok else ""
        return f"{mark} {self.check}: {self.message}{remedy}"
