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
    relevance = profile.scorer.relevance if mmr else None
    found = ordered(profile, scores.total, k, _shown(scores, only), relevance)
    return [(i, float(scores.total[i])) for i in found]


def ordered(
    profile: Profile,
    values: NDArray[np.float64],
    k: int,
    shown: NDArray[np.bool_],
    relevance: float | None,
) -> list[int]:
    """The k best titles by any values, best first, all kinds merged by round robin.

    Args:
        profile: the viewer.
        values: float64[n], the scores, or what else is to order titles of one kind.
        k: how many titles, at most.
        shown: bool[n], the titles that are ranked.
        relevance: what MMR gives the values beside variety, from 0 to 1; None: no variety.
    """
    catalog, depth = profile.catalog, profile.scorer.mmr_depth
    found = [
        best(catalog, values, catalog.of_kind(code, shown), max(k, depth))
        for code in range(len(catalog.kinds))
    ]
    order = turns(profile, [len(titles) for titles in found], k)
    if relevance is not None:  # as far as each kind will be asked
        found = [
            _varied(profile, values, titles, order.count(code), relevance)
            for code, titles in enumerate(found)
        ]
    return woven(order, [titles.tolist() for titles in found])


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
    among = profile.catalog.of_kind(code, _shown(scores, only))
    found = best(profile.catalog, scores.total, among, max(k, profile.scorer.mmr_depth))
    if mmr:
        found = _varied(profile, scores.total, found, k, profile.scorer.relevance)
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
    return turns_by(likes_by_kind(profile), lengths, k, lean)


def turns_by(
    likes: NDArray[np.int64] | NDArray[np.float64],
    lengths: Sequence[int],
    k: int,
    lean: Sequence[float] | None = None,
) -> list[int]:
    """As ``turns``, by the number of likes of each kind: [kinds]."""
    # The denominator is the same for every kind and decides nothing.
    weights = ((likes + _PRIOR) * (1.0 if lean is None else np.asarray(lean))).tolist()
    places = [
        (-weights[code] / (had + 1), code)
        for code, length in enumerate(lengths)
        for had in range(min(length, k))
    ]
    return [code for _, code in sorted(places)[:k]]


def likes_by_kind(profile: Profile) -> NDArray[np.int64]:
    """How many likes are of each kind of the catalogue: int64[kinds]."""
    catalog = profile.catalog
    return np.bincount(catalog.kind_codes[profile.liked], minlength=len(catalog.kinds))


def woven(order: Sequence[int], lists: Sequence[Sequence[int]]) -> list[int]:
    """Weave lists of titles, one for each kind, in the order of ``turns``."""
    following = [iter(titles) for titles in lists]
    return [next(following[code]) for code in order]


def merge(profile: Profile, ranked: Mapping[Kind, Sequence[int]], k: int) -> list[int]:
    """Weave rankings of several kinds, best first, into one list of k titles; see ``turns``."""
    lists = [ranked.get(kind, ()) for kind in profile.catalog.kinds]
    return woven(turns(profile, [len(titles) for titles in lists], k), lists)


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
    every = scores.total if total is None else total
    catalog = profile.catalog
    rows = catalog.members[catalog.kind_codes[i]]
    values, order = every[rows], catalog.order[rows]
    ahead = (values > every[i]) | ((values == every[i]) & (order < catalog.order[i]))
    return 1 + int(np.count_nonzero(ahead & scores.candidates[rows]))


def _shown(scores: Scores, only: NDArray[np.bool_] | None) -> NDArray[np.bool_]:
    return scores.candidates if only is None else scores.candidates & only


def _varied(
    profile: Profile,
    values: NDArray[np.float64],
    titles: NDArray[np.int64],
    k: int,
    relevance: float,
) -> NDArray[np.int64]:
    """Titles, best first, with the first k made varied."""
    depth = profile.scorer.mmr_depth
    top, rest = titles[:depth], titles[depth:]
    places = vary(profile.catalog.vectors[top], values[top], k, relevance)
    return np.concatenate([top[places], rest])
