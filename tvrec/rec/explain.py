"""Why a title has its score: shares, what speaks against it, and what if (no words, numbers)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import repeat
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from tvrec.domain import Counterfactual, Reason, Share
from tvrec.rec.evidence import Without
from tvrec.rec.features import Features
from tvrec.rec.grounds import Grounds
from tvrec.rec.profile import Profile
from tvrec.rec.rank import position
from tvrec.rec.scores import CONTENT, Scores

__all__ = ["explain", "reasons", "reasons_of"]

_LISTED = 6  # past titles named on a card; the rest are one share
_EXPLAINED = 20  # the same where a viewer asks why
_NOTHING = 1e-6  # of an attention: below it a float32 holds no more than the error of its sum
_LATE = 25  # likes that a decade is looked for in: those before them weigh 3 % or less together
Attention = Callable[[NDArray[np.int64]], NDArray[np.float32]]
"""Gives how much of the attention of titles, int64, goes to each like: float32[titles, likes]."""

_PERSONAL = ("title", "person", "genre", "era")

_share = partial(tuple.__new__, Share)
"""Share of one tuple: a Home makes thousands, and this takes half the time of the call."""
_size = itemgetter(Share._fields.index("share"))


def reasons(
    profile: Profile,
    titles: Sequence[int] | NDArray[np.int64],
    *,
    candidates: NDArray[np.bool_] | None = None,
    listed: int = _LISTED,
) -> list[Reason]:
    """Why each of some titles has its score, without counterfactuals, for cards.

    The ``listed`` past titles with the largest shares are named; the others are one share of the
    type "history". ``candidates`` are as in ``rank``.
    """
    scores = profile.scores(candidates)
    rows = np.asarray(titles, dtype=np.int64)
    return reasons_of(
        profile.grounds, profile.attention, rows, scores.names, scores.terms[:, rows], listed=listed
    )


def explain(
    profile: Profile,
    i: int,
    counterfactuals: int = 3,
    *,
    candidates: NDArray[np.bool_] | None = None,
) -> Reason:
    """Why title i has its score, and where it would stand without its largest causes.

    Args:
        profile: the viewer.
        i: a title, hidden or not.
        counterfactuals: how many past titles to leave out, the strongest first, each on its own;
            beside them the strongest person, genre and other cause of each type. 0: nothing.
        candidates: as in ``rank``.

    A past title is left out as if none of its events had been, but stays hidden. A genre, a person
    or a fact of the community is left out by giving it no part in any title's score. The rank is
    within the kind, before MMR. What the like of the title itself gives it by attention is in its
    score, and in no share: it is no reason.

    Raises:
        IndexError: there is no title i.
    """
    if not 0 <= i < profile.catalog.size:
        raise IndexError(f"no title {i} among {profile.catalog.size}")
    scores = profile.scores(candidates)
    rows = np.array([i])
    reason = reasons(profile, rows, candidates=candidates, listed=_EXPLAINED)[0]
    what_if = tuple(
        Counterfactual(cause.type, cause.id, cause.name, _rank_without(profile, i, scores, cause))
        for cause in _left_out(reason, counterfactuals)
    )
    return replace(reason, counterfactuals=what_if)


def _left_out(reason: Reason, seeds: int) -> list[Share]:
    """The causes to be left out: past titles, the strongest of every other type, personal first."""
    left = {"title": seeds, "history": 0}
    causes = []
    for share in sorted(reason.shares, key=lambda s: (s.type not in _PERSONAL, -s.share)):
        room = left.get(share.type, min(seeds, 1))
        if room:
            left[share.type] = room - 1
            causes.append(share)
    return causes


def _rank_without(profile: Profile, i: int, scores: Scores, cause: Share) -> int:
    if cause.type in ("votes", "quality", "rating", "era"):
        names = scores.names[profile.catalog.kind_codes[i]]
        return position(profile, i, scores, scores.total - scores.terms[names.index(cause.type)])
    if cause.type == "title":
        place = profile.liked.tolist().index(profile.catalog.index[cause.id])
        without = Without(like=place)
    elif cause.type == "genre":
        without = Without(genre=profile.genres.features.names.index(cause.id))
    else:
        without = Without(person=profile.people.features.names.index(cause.id))
    evidence = profile.evidence(without)
    return position(profile, i, profile.scores_from(evidence, scores.candidates))


def reasons_of(
    known: Grounds,
    attention: Attention,
    titles: NDArray[np.int64],
    kinds: Sequence[tuple[str, ...]],
    terms: NDArray[np.float64],
    *,
    listed: int = _LISTED,
) -> list[Reason]:
    """Why each of some titles has its score, from its terms.

    Args:
        known: what the likes are in the scores.
        attention: gives how much of the attention of titles goes to each like.
        titles: int64[titles].
        kinds: for each kind of the catalogue, the names of its terms.
        terms: float64[terms, titles], in the order of ``Scores.terms``.
        listed: past titles that are named one by one.
    """
    gains = np.maximum(terms, 0.0)
    near = np.flatnonzero(gains[0])
    shares = attention(titles[near])
    gains[0, near] *= _without_own(known, titles[near], shares)
    total = gains.sum(axis=0)
    gains /= np.where(total > 0, total, 1.0)
    size = np.abs(terms).sum(axis=0)
    losses = np.maximum(-terms, 0.0) / np.where(size > 0, size, 1.0)

    catalog = known.catalog
    heard = gains[0, near] > 0
    mine = _past_titles(known, shares[heard], near[heard], gains[0], listed)
    genres, people = (known.genre_parts, known.genres), (known.person_parts, known.people)
    _add_facets(mine, "genre", catalog.genres, *genres, titles, gains[1])
    _add_facets(mine, "person", catalog.people, *people, titles, gains[2])
    _add_eras(mine, known, titles, gains[3])
    names = [kinds[code] for code in catalog.kind_codes[titles].tolist()]
    ids = {"votes": "few"} if known.few_count else {}
    _add_terms(mine, names, gains, range(len(CONTENT), len(terms)), ids)
    against: list[list[Share]] = [[] for _ in names]
    _add_terms(against, names, losses, range(len(terms)), ids)
    for each in mine:
        each.sort(key=_size, reverse=True)
    values = map(dict, map(zip, names, terms.T.tolist()))  # a kind may have fewer terms than rows
    return list(map(Reason, values, map(tuple, mine), map(tuple, against)))


def _add_terms(
    mine: list[list[Share]],
    names: Sequence[tuple[str, ...]],
    shares: NDArray[np.float64],
    rows: range,
    ids: Mapping[str, str],
) -> None:
    """Add the shares of whole terms, given as float64[terms, titles]; ``ids`` where they have."""
    for row in rows:
        places = np.flatnonzero(shares[row])
        for place, share in zip(places.tolist(), shares[row, places].tolist(), strict=True):
            name = names[place][row]
            mine[place].append(_share((name, ids.get(name, ""), "", share)))


def _add_eras(
    mine: list[list[Share]],
    known: Grounds,
    titles: NDArray[np.int64],
    gains: NDArray[np.float64],
) -> None:
    """Add what the years give, under the name of each title's decade.

    It is named only if one of the latest likes of its kind is of it: what is of 1961 may have its
    share from likes of 1959 alone.
    """
    catalog, late = known.catalog, known.liked[-_LATE:]
    decades = catalog.years // 10 * 10
    liked = set(zip(catalog.kind_codes[late].tolist(), decades[late].tolist(), strict=True))
    for place in np.flatnonzero(gains).tolist():
        title, decade = titles[place], decades[titles[place]]
        is_met = (int(catalog.kind_codes[title]), float(decade)) in liked
        name = f"{int(decade)}s" if is_met else ""
        mine[place].append(_share(("era", name, name, float(gains[place]))))


def _without_own(
    known: Grounds, titles: NDArray[np.int64], shares: NDArray[np.float32]
) -> NDArray[np.float64]:
    """Take the own like of liked titles out of their attention; that they are liked is no reason.

    Args:
        known: what the likes are.
        titles: int64[titles].
        shares: float32[titles, likes], their attention; what is left of it adds up to 1 again.

    Returns how much of the attention is left: float64[titles].
    """
    left = np.ones(len(titles))
    places, own = np.nonzero(titles[:, None] == known.liked)
    left[places] -= shares[places, own]
    left[left < _NOTHING] = 0.0
    shares[places, own] = 0.0
    shares[places] /= np.where(left[places] > 0, left[places], np.inf)[:, None].astype(np.float32)
    return left


def _past_titles(
    known: Grounds,
    shares: NDArray[np.float32],
    places: NDArray[np.int64],
    gains: NDArray[np.float64],
    listed: int,
) -> list[list[Share]]:
    """Divide the gain by attention, float64[titles], over the past titles.

    ``shares``, float32[places, likes], is the attention of the titles that have a gain, which are
    at these ``places``; it is overwritten.
    """
    ids, names = known.catalog.ids, known.catalog.names
    mine: list[list[Share]] = [[] for _ in gains]
    if not len(places):
        return mine
    liked = known.liked
    row = np.arange(len(places))
    largest = np.empty((len(places), min(listed, len(liked))), dtype=np.int64)
    parts = np.empty(largest.shape)
    for column in range(largest.shape[1]):
        largest[:, column] = at = shares.argmax(axis=1)
        parts[:, column] = shares[row, at]
        shares[row, at] = 0.0
    rest = 1.0 - parts.sum(axis=1)
    if listed >= len(liked):
        parts /= 1.0 - rest[:, None]
        rest[:] = 0.0
    past = liked[largest].ravel().tolist()
    parts *= gains[places, None]
    rest *= gains[places]
    rows = zip(
        repeat("title"), [ids[i] for i in past], [names[i] for i in past], parts.ravel().tolist()
    )
    named = list(map(_share, rows))
    # a like that has no vector gives nothing; the largest parts come first
    starts = np.arange(len(places)) * largest.shape[1]
    ends = starts + np.count_nonzero(parts, axis=1)
    bounds = zip(places.tolist(), starts.tolist(), ends.tolist(), rest.tolist(), strict=True)
    for place, start, end, other in bounds:
        mine[place] = named[start:end]
        if other > 0:
            mine[place].append(_share(("history", "", "", other)))
    return mine


def _add_facets(
    mine: list[list[Share]],
    type_: str,
    features: Features,
    mix: NDArray[np.float64],
    sums: NDArray[np.float64],
    titles: NDArray[np.int64],
    gains: NDArray[np.float64],
) -> None:
    """Divide the gain by genre or people over the facets that the cosines come from."""
    places = np.flatnonzero(gains > 0)
    place, columns, values = features.rows(titles[places])
    parts = np.zeros(len(place))
    weight = np.zeros(len(places))
    for share, facets in zip(mix.tolist(), sums, strict=True):
        cosine = facets[columns] * values
        whole = np.bincount(place, cosine, minlength=len(places))
        has = whole > 0
        parts += share * cosine / np.where(has, whole, 1.0)[place]
        weight += share * has
    parts *= (gains[places] / np.where(weight > 0, weight, 1.0))[place]
    known = np.flatnonzero(parts > 0)
    names = features.names
    for at, column, part in zip(
        places[place[known]].tolist(), columns[known].tolist(), parts[known].tolist(), strict=True
    ):
        mine[at].append(_share((type_, names[column], names[column], part)))
