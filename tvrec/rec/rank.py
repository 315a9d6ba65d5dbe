"""From scores to lists: the best of each kind, made varied, and the kinds merged into one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tvrec.domain import Kind
from tvrec.rec.catalog import Catalog
from tvrec.rec.mmr import mmr as vary
from tvrec.rec.profile import Profile
from tvrec.rec.scores import Scores

__all__ = ["best", "merge", "position", "rank", "rank_kind", "turns"]

_PRIOR = 2  # likes that each kind is given beside the viewer's own when kinds are merged


def rank(
    profile: Profile,
    k: int = 20,
    candidates: NDArray[np.bool_] | None = None,
    mmr: bool = True,
    *,
    only: NDArray[np.bool_] | None = None,
) -> list[tuple[int, float]]:
    """The k best titles and their scores, best first, all kinds merged by round robin.

    Args:
        profile: the viewer.
        k: how many titles, at most.
        candidates: bool[n], what can be ranked at all, a library at some time: z-scores are taken
            over it, less the hidden titles. Default: every title.
        mmr: whether the best 100 of each kind are made varied.
        only: bool[n], a filter on what is returned; it changes no score. Default: no filter.

    Equal scores go by id.
    """
    scores = profile.scores(candidates)
    found = [
        _best_of(profile, scores, code, max(k, profile.scorer.mmr_depth), only)
        for code in range(len(profile.catalog.kinds))
    ]
    order = turns(profile, [len(titles) for titles in found], k)
    if mmr:  # as far as each kind will be asked
        found = [_varied(profile, scores, titles, order.count(c)) for c, titles in enumerate(found)]
    following = [iter(titles.tolist()) for titles in found]
    return [(i, float(scores.total[i])) for i in (next(following[code]) for code in order)]


def rank_kind(
    profile: Profile,
    kind: Kind,
    k: int = 20,
    candidates: NDArray[np.bool_] | None = None,
    mmr: bool = True,
    *,
    only: NDArray[np.bool_] | None = None,
) -> list[tuple[int, float]]:
    """The k best titles of one kind and their scores, best first; arguments as in ``rank``."""
    if kind not in profile.catalog.kinds:
        return []
    scores = profile.scores(candidates)
    code = profile.catalog.kinds.index(kind)
    found = _best_of(profile, scores, code, max(k, profile.scorer.mmr_depth), only)
    if mmr:
        found = _varied(profile, scores, found, k)
    return [(i, float(scores.total[i])) for i in found[: max(k, 0)].tolist()]


def best(
    catalog: Catalog, values: NDArray[np.float64], among: NDArray[np.int64], k: int
) -> NDArray[np.int64]:
    """The k titles ``among`` these that have the largest values, largest first, ties by id.

    Args:
        catalog: the titles, for their order.
        values: float64[n], a value for every title of the catalogue.
        among: int64[m], titles.
        k: how many, at most.
    """
    if k <= 0:
        return among[:0]
    found = values[among]
    if k < len(among):
        least = np.partition(found, len(found) - k)[len(found) - k]
        above, ties = among[found > least], among[found == least]
        missing = k - len(above)
        if missing < len(ties):
            ties = ties[np.argpartition(catalog.order[ties], missing - 1)[:missing]]
        among = np.concatenate([above, ties])
        found = values[among]
    return among[np.lexsort((catalog.order[among], -found))]


def turns(
    profile: Profile, lengths: Sequence[int], k: int, lean: Sequence[float] | None = None
) -> list[int]:
    """Which kind has each of k places where rankings of several kinds are woven into one.

    The next place goes to the kind with the largest weight/(places had + 1), ties in kind order.
    A kind weighs (n_kind + 2)/(n + 2 · kinds): n likes, n_kind of them of the kind, and kinds the
    number of kinds that have anything to rank.

    Args:
        profile: the viewer.
        lengths: how many titles are ranked of each kind of the catalogue.
        k: how many places, at most.
        lean: a factor on the weight of each kind. Default: none.
    """
    catalog = profile.catalog
    likes = np.bincount(catalog.kind_codes[profile.liked], minlength=len(catalog.kinds))
    # The denominator is the same for every kind and decides nothing.
    weights = ((likes + _PRIOR) * (1.0 if lean is None else np.asarray(lean))).tolist()
    places = [
        (-weights[code] / (had + 1), code)
        for code, length in enumerate(lengths)
        for had in range(min(length, k))
    ]
    return [code for _, code in sorted(places)[:k]]


def merge(profile: Profile, ranked: Mapping[Kind, Sequence[int]], k: int) -> list[int]:
    """Weave rankings of several kinds, best first, into one list of k titles; see ``turns``."""
    lists = [ranked.get(kind, ()) for kind in profile.catalog.kinds]
    order = turns(profile, [len(titles) for titles in lists], k)
    following = [iter(titles) for titles in lists]
    return [next(following[code]) for code in order]


def position(
    profile: Profile, i: int, scores: Scores, total: NDArray[np.float64] | None = None
) -> int:
    """Rank of title i within its kind before MMR, from 1; of a hidden title, where it would be.

    Args:
        profile: the viewer.
        i: the title.
        scores: what says which titles are candidates.
        total: float64[n], the values to rank by. Default: the scores.
    """
    values = scores.total if total is None else total
    catalog = profile.catalog
    rows = catalog.members[catalog.kind_codes[i]]
    values, order = values[rows], catalog.order[rows]
    own = (scores.total if total is None else total)[i]
    ahead = (values > own) | ((values == own) & (order < catalog.order[i]))
    return 1 + int(np.count_nonzero(ahead & scores.candidates[rows]))


def _best_of(
    profile: Profile, scores: Scores, code: int, k: int, only: NDArray[np.bool_] | None
) -> NDArray[np.int64]:
    rows = profile.catalog.members[code]
    wanted = scores.candidates[rows] if only is None else scores.candidates[rows] & only[rows]
    places = np.flatnonzero(wanted)
    among = places + rows.start if isinstance(rows, slice) else rows[places]
    return best(profile.catalog, scores.total, among, k)


def _varied(
    profile: Profile, scores: Scores, titles: NDArray[np.int64], k: int
) -> NDArray[np.int64]:
    """Titles, best first, with the first k made varied."""
    scorer = profile.scorer
    top, rest = titles[: scorer.mmr_depth], titles[scorer.mmr_depth :]
    vectors = profile.catalog.vectors[top]
    places = vary(vectors, scores.total[top], k, scorer.relevance)
    return np.concatenate([top[places], rest])
