"""How far a moment lifts a title: what running times add to its merit, and its kind's turns (pure).

What is told of a title is told by the same numbers that order the rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tvrec.rec.catalog import RowsOfKind
from tvrec.rec.context import Context
from tvrec.rec.profile import Profile
from tvrec.rec.rank import position, turns
from tvrec.rec.scores import Scores
from tvrec.rec.sinking import deviation

__all__ = ["Lift", "lift", "timely"]

_FAR = 400  # places of the woven list that are looked at


class Lift(NamedTuple):
    """What a moment does for a title.

    Attributes:
        places: that it gains where all kinds are woven into one list, before variety.
        of_kind: that it gains within its kind, by its running time.
        deviations: of its kind's scores, which its running time adds.
    """

    places: int = 0
    of_kind: int = 0
    deviations: float = 0.0


def timely(
    context: Context,
    runtimes_s: NDArray[np.float64],
    scores: NDArray[np.float64],
    members: Sequence[RowsOfKind],
    shown: NDArray[np.bool_],
    weight: float,
) -> NDArray[np.float64]:
    """Return what a moment adds to the scores for the order: float64[n].

    That is ``weight`` times the logarithm of the running time's factor, in deviations of the scores
    of each kind over what is ``shown``, bool[n].
    """
    gain = np.log(context.of_runtimes(runtimes_s))
    for rows in members:
        gain[rows] *= deviation(scores, rows, shown)
    return np.asarray(weight * gain)


def lift(
    profile: Profile,
    i: int,
    scores: Scores,
    wanted: NDArray[np.float64],
    context: Context,
    runtimes_s: NDArray[np.float64],
    weight: float,
) -> Lift:
    """Return how far a moment lifts title i; nothing where it is no candidate.

    Args:
        profile: the viewer.
        i: the title.
        scores: of all titles.
        wanted: float64[n], what orders them at any other moment.
        context: of the moment.
        runtimes_s: float64[n], NaN where unknown.
        weight: of the running times, see ``timely``.
    """
    catalog = profile.catalog
    code = int(catalog.kind_codes[i])
    if not scores.candidates[i] or not (context.kinds or context.lengths):
        return Lift()
    gain = timely(context, runtimes_s, scores.total, catalog.members, scores.candidates, weight)
    before = position(profile, i, scores, wanted)
    after = position(profile, i, scores, wanted + gain)
    lengths = [int(np.count_nonzero(scores.candidates[rows])) for rows in catalog.members]
    lean = [context.kinds.get(kind, 1.0) for kind in catalog.kinds]
    places = _place(turns(profile, lengths, _FAR), code, before) - _place(
        turns(profile, lengths, _FAR, lean), code, after
    )
    factor = float(context.of_runtimes(runtimes_s[i : i + 1])[0])
    return Lift(places, before - after, weight * float(np.log(factor)))


def _place(order: Sequence[int], code: int, rank: int) -> int:
    """Return the place of the title with a rank within its kind; the end if it is behind."""
    places = [place for place, each in enumerate(order) if each == code]
    return places[rank - 1] if rank <= len(places) else len(order)
