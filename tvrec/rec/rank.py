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

__all__ = ["best", "merge", "position", "rank", "rank_kind"]

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
    ranked = {
        kind: _ranked(profile, scores, code, k, mmr=mmr, only=only)
        for code, kind in enumerate(profile.catalog.kinds)
    }
    return [(i, float(scores.total[i])) for i in merge(profile, ranked, k)]


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
    found = _ranked(profile, scores, code, k, mmr=mmr, only=only)
    return [(i, float(scores.total[i])) for i in found]


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


def merge(profile: Profile, ranked: Mapping[Kind, Sequence[int]], k: int) -> list[int]:
    """Weave rankings of several kinds into one of k titles, by weighted round robin.

    The next place goes to the kind with the largest weight/(places had + 1), ties in kind order.
    A kind weighs (n_kind + 2)/(n + 2 · kinds): n likes, n_kind of them of the kind, and kinds the
    number of kinds that have anything to rank.
    """
    kinds = [kind for kind in Kind if ranked.get(kind)]
    if len(kinds) == 1:
        return list(ranked[kinds[0]][:k])
    catalog = profile.catalog
    counts = np.bincount(catalog.kind_codes[profile.liked], minlength=len(catalog.kinds))
    # The denominator is the same for every kind and decides nothing.
    weight = {kind: int(counts[catalog.kinds.index(kind)]) + _PRIOR for kind in kinds}
    had = dict.fromkeys(kinds, 0)
    merged: list[int] = []
    while kinds and len(merged) < k:
        kind = max(kinds, key=lambda each: weight[each] / (had[each] + 1))
        merged.append(ranked[kind][had[kind]])
        had[kind] += 1
        if had[kind] == len(ranked[kind]):
            kinds.remove(kind)
    return merged


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


def _ranked(
    profile: Profile,
    scores: Scores,
    code: int,
    k: int,
    *,
    mmr: bool,
    only: NDArray[np.bool_] | None,
) -> list[int]:
    catalog, scorer = profile.catalog, profile.scorer
    rows = catalog.members[code]
    wanted = scores.candidates[rows] if only is None else scores.candidates[rows] & only[rows]
    among = np.flatnonzero(wanted)
    among = among + (rows.start or 0) if isinstance(rows, slice) else rows[among]
    found = best(catalog, scores.total, among, max(k, scorer.mmr_depth) if mmr else k)
    if not mmr:
        return [int(i) for i in found]
    top, rest = found[: scorer.mmr_depth], found[scorer.mmr_depth :]
    places = vary(catalog.vectors[top], scores.total[top], k, scorer.relevance)
    return [int(i) for i in (*top[places], *rest)][:k]
