"""What Home is made from: the library around a profile, what was begun, and how many rows of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tvrec.domain import Share, Summary, TitleId
from tvrec.rec.context import NEUTRAL, Context
from tvrec.rec.leaning import NO_WISHES, Wishes

__all__ = ["Continue", "HomeState", "NextUp", "RowSettings", "Shelf"]


@dataclass(frozen=True, slots=True)
class Continue:
    """A title that was begun: its card, what Enter plays, and how far it is."""

    card: int
    leaf: TitleId | None
    progress: float
    left_s: float | None
    audio: bool = False


@dataclass(frozen=True, slots=True)
class NextUp:
    """A title in parts whose next part waits, as a series' next episode.

    ``leaf`` is None for a series that has no episodes and was left early: it goes on itself.
    """

    card: int
    leaf: TitleId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeState:
    """What Home needs beside the profile; arrays are aligned with the catalogue's n titles.

    Attributes:
        summaries: n, what the cards show.
        added_at: float64[n], seconds since 1970, NaN where unknown.
        runtimes_s: float64[n], NaN where unknown.
        allowed: bool[n], neither blocked nor above the age cap.
        continues: what was begun, the latest first.
        next_up: titles whose next part waits, the latest played first.
        saved: what is liked and was never begun, the latest first.
        again: liked titles that were not watched for long, the best first.
        minutes: a stated limit; None: none.
        context: what the hour makes likely; it re-weights and hides nothing.
        wishes: what the viewer has set of the order.
        sinking: float64[n], deviations by which titles sink; None: none does.
        elsewhere: titles of a row that others have made; no recommending row takes them.
    """

    summaries: Sequence[Summary]
    added_at: NDArray[np.float64]
    runtimes_s: NDArray[np.float64]
    allowed: NDArray[np.bool_]
    continues: Sequence[Continue] = ()
    next_up: Sequence[NextUp] = ()
    saved: Sequence[int] = ()
    again: Sequence[int] = ()
    minutes: float | None = None
    context: Context = NEUTRAL
    wishes: Wishes = NO_WISHES
    sinking: NDArray[np.float64] | None = None
    elsewhere: Sequence[int] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSettings:
    """How many rows of how many cards."""

    length: int = 16  # cards; a wide screen shows seven of them without moving
    most_of_library: float = 1 / 6  # in one row, so that a small library fills several …
    shortest: int = 8  # … but a row need not be shorter than this
    least: int = 4  # a recommending row with fewer cards is not shown …
    least_small: int = 2  # … nor with fewer than these in a library of fewer than ``small`` titles
    small: int = 40
    pool: int = 2000  # titles that rows draw from, the best of each kind
    seeds: int = 2
    people: int = 1
    genres: int = 2
    new_days: float = 60.0
    new_half_life_days: float = 30.0  # after which a title is half as new
    newness: float = 0.3  # its weight while nothing is liked and nothing known of the community
    under_minutes: int = 45
    timely: float = 0.5  # weight of the hour's running times beside the score
    calm: float = 2 / 3  # part of a row that stays without an act of the viewer


@dataclass(frozen=True, slots=True)
class Shelf:
    """A row before it has cards.

    Attributes:
        id: of the row.
        recipe: of the row.
        titles: rows of the catalogue in their order.
        subject: what the row is about.
        fitting: int64[m], all titles that could stand in the row; None: all that are free.
        shared: its titles could stand in no recommending row and are taken from none.
        drawn: chance has ordered it, so that no place in it means anything.
    """

    id: str
    recipe: str
    titles: Sequence[int]
    subject: Share | None = None
    fitting: NDArray[np.int64] | None = None
    shared: bool = False
    drawn: bool = False
