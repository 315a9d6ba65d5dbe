"""What a viewer's dials, and "less like this", make of the order; no score is changed (pure)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tvrec.rec.catalog import Catalog, RowsOfKind
from tvrec.rec.profile import Profile
from tvrec.rec.rank import ordered
from tvrec.rec.scales import z
from tvrec.rec.scores import CONTENT, Scores

__all__ = ["NO_WISHES", "Wishes", "leaning", "nearness_above", "rank_leaning", "relevance"]

_FAMILIAR = 1.0  # deviations of the score by which one of the likeness counts at a full dial
_NEW = 1.0  # the same for one deviation of the years
_FARTHEST = 3.0  # deviations: a film of 1902 is no older than this
_APART = 3.0  # deviations of the score that a title loses which is as near as can be
_NEAR = 0.25  # cosine from which on a title is near to what less is wanted of
_VARIETY = 0.15  # what a dial that is turned to familiar adds to the relevance of MMR …
_MORE_VARIETY = 0.3  # … and what one that is turned to surprising takes from it


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a viewer has set of the order.

    Attributes:
        familiar: from −1, surprising, to 1, familiar.
        new: from −1, old, to 1, new.
        apart: float64[n], from 0 to 1: how near each title is to what less is wanted of; None:
            there is nothing of the kind.
    """

    familiar: float = 0.0
    new: float = 0.0
    apart: NDArray[np.float64] | None = None


NO_WISHES = Wishes()
"""Nothing is set: the order is that of the scores."""


def leaning(catalog: Catalog, scores: Scores, wishes: Wishes) -> NDArray[np.float64] | None:
    """Return what is added to the scores for the order alone: float64[n]; None: nothing is wished.

    Of a title of a kind whose scores have the deviation σ over the candidates, or σ = 1 where they
    do not differ::

        σ (familiar · likeness + new · z(year) − 3 · apart)

    Both z are over the kind's candidates and cut off at 3 deviations, so that a wish is bounded; a
    title whose year is not known is neither old nor new. See ``_likeness`` for that.

    Args:
        catalog: the titles.
        scores: theirs.
        wishes: what is set.
    """
    apart = wishes.apart if wishes.apart is not None and wishes.apart.any() else None
    if not wishes.familiar and not wishes.new and apart is None:
        return None
    gain = np.zeros(catalog.size)
    among = scores.candidates.astype(np.float64)
    for rows in catalog.members:
        here = among[rows]
        if not here.any():
            continue
        part = np.zeros(len(here))
        if wishes.familiar:
            part += wishes.familiar * _FAMILIAR * _likeness(scores, rows, here, wishes.familiar)
        if wishes.new:
            years = catalog.years[rows]
            known = ~np.isnan(years)
            year = z(np.nan_to_num(years), here * known)
            part += wishes.new * _NEW * _cut(year) * known
        if apart is not None:
            part -= _APART * apart[rows]
        gain[rows] = part * (float(scores.total[rows][here > 0].std()) or 1.0)
    return gain


def _likeness(
    scores: Scores, rows: RowsOfKind, here: NDArray[np.float64], familiar: float
) -> NDArray[np.float64]:
    """How much like the past titles of a kind are, in deviations from its candidates' mean.

    Where nobody votes or rates the score is the content, and neither adding to it nor taking a part
    of it away would move its order.

    So where the familiar is wished it is, there, the attention alone: what is near to single titles
    that were liked comes before what has their genres, people and years. Elsewhere it is all
    content terms.

    Where surprise is wished it is max(0, z)²/2 of the content terms. Then z − d·z²/2, with the dial
    at −d, is the largest at z = 1/d: a full dial prefers what is somewhat like the past to what is
    most like it; what is nothing like it gains nothing by that.
    """
    content = scores.terms[: len(CONTENT), rows]
    if familiar < 0:
        return np.maximum(_cut(z(content.sum(axis=0), here)), 0.0) ** 2 / 2.0
    known = scores.terms[len(CONTENT) :, rows].any()
    near = content.sum(axis=0) if known else content[CONTENT.index("attention")]
    return _cut(z(near, here))


def _cut(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.clip(values, -_FARTHEST, _FARTHEST)


def nearness_above(catalog: Catalog, i: int) -> NDArray[np.float64]:
    """How near each title is to title i, for ``Wishes.apart``: float64[n], from 0 to 1.

    That is the cosine above 0.25, brought to 0…1; most pairs of titles that have nothing to do
    with one another stay below it.
    """
    cosines = (catalog.vectors @ catalog.vectors[i]).astype(np.float64)
    near = np.clip((cosines - _NEAR) / (1.0 - _NEAR), 0.0, 1.0)
    near[i] = 1.0
    return np.asarray(near, dtype=np.float64)


def relevance(base: float, familiar: float) -> float:
    """What MMR gives the score beside variety: more where the familiar is wanted, else less."""
    step = _VARIETY if familiar > 0 else _MORE_VARIETY
    return min(1.0, max(0.0, base + step * familiar))


def rank_leaning(
    profile: Profile,
    k: int,
    lean: NDArray[np.float64],
    candidates: NDArray[np.bool_] | None,
    only: NDArray[np.bool_],
    familiar: float = 0.0,
) -> list[tuple[int, float]]:
    """As ``rank``, in the order of the scores with what is added to them by ``leaning``.

    Args:
        profile: the viewer.
        k: how many titles, at most.
        lean: float64[n].
        candidates: as in ``rank``.
        only: bool[n], a filter on what is returned.
        familiar: the dial.
    """
    scores = profile.scores(candidates)
    weight = relevance(profile.scorer.relevance, familiar)
    found = ordered(profile, scores.total + lean, k, scores.candidates & only, weight)
    return [(i, float(scores.total[i])) for i in found]
