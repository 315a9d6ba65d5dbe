"""The recommending rows of Home, each a function from the shelves to a row, or to none."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from tvrec.domain import Share
from tvrec.rec.features import Features
from tvrec.rec.makings import Shelf
from tvrec.rec.scores import CONTENT
from tvrec.rec.shelves import Shelves

__all__ = ["RECIPES", "recipes"]

_SEED_NEARNESS = 0.7  # of a seed's row; the rest is the score
_SEEDS_ALIKE = 0.5  # cosine above which two seeds would make the same row twice
_FOLLOWED = 2  # likes with a person before one follows that person
_ASKED = 24  # top titles whose attention names the seeds
_EXPLORE_FROM = 100  # place in the pool from which exploring begins
_NEW_AT_MOST = 0.5  # of the library; when more is new, "new" says nothing
_FLAT = 1e-6  # deviation below which values differ by rounding alone
_STRANGE = 0.3  # part of the pool that attention likes least

Recipe = Callable[[Shelves], Iterator[Shelf]]


def top(shelves: Shelves) -> Iterator[Shelf]:
    """Weave the best of every kind."""
    yield Shelf("top", "top", shelves.merged())


def saved(shelves: Shelves) -> Iterator[Shelf]:
    """Show what is liked and still to be seen: the ranking leaves it out, as all that is liked."""
    yield Shelf("saved", "saved", shelves.fitting(shelves.state.saved), shared=True)


def because(shelves: Shelves) -> Iterator[Shelf]:
    """Give a row to each of the likes that the best titles attend to most."""
    profile = shelves.profile
    catalog = profile.catalog
    pool = shelves.pool[catalog.has_vector[shelves.pool]]
    if shelves.cold or not len(pool):
        return
    near_score = _scaled(shelves.wanted[pool])
    for seed in _seeds(shelves):
        nearness = _scaled(profile.nearness(seed, pool))
        value = _SEED_NEARNESS * nearness + (1 - _SEED_NEARNESS) * near_score
        found = _list(shelves.ordered(pool, value))
        subject = Share("title", catalog.ids[seed], catalog.names[seed], 0.0)
        yield Shelf(f"because:{catalog.ids[seed]}", "because", found, subject, pool)


def _seeds(shelves: Shelves) -> list[int]:
    profile = shelves.profile
    vectors = profile.catalog.vectors
    mass = profile.attention(shelves.parted(_ASKED)[0]).sum(axis=0)
    liked = profile.liked
    chosen: list[int] = []
    for place in np.argsort(-mass, kind="stable"):
        seed = int(liked[place])
        if mass[place] <= 0 or len(chosen) == shelves.settings.seeds:
            break
        if all(float(vectors[seed] @ vectors[other]) < _SEEDS_ALIKE for other in chosen):
            chosen.append(seed)
    return chosen


def loved(shelves: Shelves) -> Iterator[Shelf]:
    """Show what the world loves: after a change of taste it is the better guess for a while."""
    if shelves.cold:
        return  # the top picks of a new viewer are just that
    catalog = shelves.profile.catalog
    ranked = []
    for titles in shelves.of_kind:
        votes, ratings = catalog.votes[titles], catalog.ratings[titles]
        fame = votes if (votes > 0).any() else ratings
        known = ~np.isnan(fame)
        ranked.append(shelves.ordered(titles[known], fame[known]))
    yield Shelf("loved", "loved", shelves.woven(ranked))


def person(shelves: Shelves) -> Iterator[Shelf]:
    """Show more of the people who come back in the likes, or are pinned."""
    people = shelves.profile.people
    followed = np.flatnonzero((people.counts >= _FOLLOWED) | people.pinned)
    ranked = followed[np.argsort(-people.facets[0][followed], kind="stable")]
    yield from _facet_rows(shelves, people.features, ranked[:20], "person", shelves.settings.people)


def genre(shelves: Shelves) -> Iterator[Shelf]:
    """Show more of the genres that weigh most in the likes."""
    genres = shelves.profile.catalog.genres
    sums = shelves.profile.genres.facets[0]
    known = np.flatnonzero(sums > 0)
    ranked = known[np.argsort(-sums[known], kind="stable")]
    yield from _facet_rows(shelves, genres, ranked[:10], "genre", shelves.settings.genres)


def _facet_rows(
    shelves: Shelves, features: Features, columns: NDArray[np.int64], recipe: str, most: int
) -> Iterator[Shelf]:
    """Give a row to the first facets of which there is enough, so many rows at most."""
    shown = 0
    for column in columns.tolist():
        if shown == most:
            return
        titles = features.titles_with(column).astype(np.int64)
        found = _list(shelves.ordered(titles, shelves.wanted[titles]))
        if shelves.enough(found):
            shown += 1
            name = features.names[column]
            subject = Share(recipe, name, name, 0.0)
            yield Shelf(f"{recipe}:{name}", recipe, found, subject, titles)


def new(shelves: Shelves) -> Iterator[Shelf]:
    """Show what came lately, the latest day first."""
    age_days = shelves.age_days
    fresh = np.flatnonzero((age_days >= 0) & (age_days <= shelves.settings.new_days))
    if 0 < len(fresh) <= _NEW_AT_MOST * len(age_days):
        day = -np.floor(age_days[fresh])
        scores = shelves.wanted[fresh]
        found = _list(shelves.ordered(fresh, day + 0.5 * _squashed(scores)))
        yield Shelf("new", "new", found, fitting=fresh)


def different(shelves: Shelves) -> Iterator[Shelf]:
    """Show what is far from all likes, and good as far as anybody knows."""
    if shelves.cold:
        return
    pool = shelves.pool[shelves.profile.catalog.has_vector[shelves.pool]]
    attention = shelves.terms[0][pool]
    if not attention.any():
        return
    far = math.ceil(_STRANGE * len(pool))
    strange = pool[np.argpartition(attention, far - 1)[:far]]
    good = shelves.terms[len(CONTENT) :, strange].sum(axis=0)
    # what the viewer has set of the order holds here too; where nobody says what is good, the
    # viewer's own taste has the last word on what is far from it
    lean = shelves.wanted[strange] - (shelves.scores[strange] if good.any() else 0.0)
    found = shelves.ordered(strange, good + lean, shelves.strange)
    yield Shelf("different", "different", _list(found), fitting=strange)


def under(shelves: Shelves) -> Iterator[Shelf]:
    """Show what can be watched to its end in a short evening."""
    if shelves.state.minutes is not None:
        return  # everything is short then
    minutes = shelves.settings.under_minutes
    kinds = shelves.profile.catalog.kinds
    audio = np.array([kind.is_audio for kind in kinds], dtype=np.bool_)
    pool = shelves.pool[~audio[shelves.profile.catalog.kind_codes[shelves.pool]]]
    short = pool[shelves.state.runtimes_s[pool] <= minutes * 60]
    subject = Share("minutes", str(minutes), str(minutes), 0.0)
    found = _list(shelves.ordered(short, shelves.wanted[short]))
    yield Shelf(f"under:{minutes}", "under", found, subject, short)


def again(shelves: Shelves) -> Iterator[Shelf]:
    """Show liked titles that were not seen for long."""
    yield Shelf("again", "again", shelves.fitting(shelves.state.again), shared=True)


def listen(shelves: Shelves) -> Iterator[Shelf]:
    """Show music, audiobooks and podcasts that fit, where there is more than these."""
    kinds = shelves.profile.catalog.kinds
    codes = [code for code, kind in enumerate(kinds) if kind.is_audio]
    if codes and len(codes) < len(kinds):
        yield Shelf("listen", "listen", shelves.merged(codes))


def explore(shelves: Shelves) -> Iterator[Shelf]:
    """Draw from what no other row has come to."""
    pool = shelves.pool
    if len(pool) > 2 * _EXPLORE_FROM:
        pool = shelves.parted(_EXPLORE_FROM)[1]
    found = _list(shelves.shuffled(pool))
    yield Shelf("explore", "explore", found, fitting=pool, drawn=True)


RECIPES: tuple[Recipe, ...] = (
    top, saved, because, loved, person, genre, new, different, under, again, listen, explore,
)  # fmt: skip
"""The recommending rows in the order of Home."""

_OWN: tuple[Recipe, ...] = (top, saved)
_AWAY: tuple[Recipe, ...] = (different, explore)
_SURPRISING = -0.5  # from which on the rows that lead away come right behind these


def recipes(familiar: float) -> tuple[Recipe, ...]:
    """Return the rows in the order that a dial from −1, surprising, to 1, familiar, gives them."""
    if familiar > _SURPRISING:
        return RECIPES
    return (*_OWN, *_AWAY, *(each for each in RECIPES if each not in (*_OWN, *_AWAY)))


def _scaled(values: NDArray[np.floating]) -> NDArray[np.float64]:
    """Z-scores of some values, at least one; 0 where they do not differ."""
    centred = values.astype(np.float64)
    centred -= centred.sum() / len(centred)
    deviation = math.sqrt(float(centred @ centred) / len(centred))
    if deviation <= _FLAT:
        return np.zeros(len(centred))
    centred /= deviation
    return centred


def _squashed(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Bring scores into (0, 1) without changing their order."""
    return np.asarray(0.5 + np.arctan(scores) / np.pi, dtype=np.float64)


def _list(titles: NDArray[np.int64]) -> list[int]:
    found: list[int] = titles.tolist()
    return found
