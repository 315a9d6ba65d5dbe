"""The scores are the formula of the design, on catalogues with gaps of every sort."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rec_formula import slow_scores
from rec_worlds import likes_by_chance, world

from tvrec.domain import Kind
from tvrec.rec import DRIFT, SCORERS, START, Catalog, Profile


@given(
    seed=st.integers(0, 2**32 - 1),
    n=st.integers(1, 40),
    kinds=st.integers(1, 3),
    liked=st.integers(0, 30),
    out=st.integers(0, 10),
    weak=st.booleans(),
    scorer=st.sampled_from(list(SCORERS.values())),
)
@settings(max_examples=120, deadline=None)
def test_scores_are_what_the_formula_gives(seed, n, kinds, liked, out, weak, scorer):
    made = world(seed, n=n, kinds=kinds)
    likes = likes_by_chance(seed + 1, n, liked, weak=weak)
    hidden = {i for i, _ in likes_by_chance(seed + 2, n, out, weak=False)}
    profile = Profile(made.catalog(), scorer)
    profile.rebuild(likes, hidden)
    expected = slow_scores(made, likes, hidden, scorer)
    scores = profile.scores()
    shown = ~np.isnan(expected)
    assert (scores.candidates == shown).all()
    np.testing.assert_allclose(scores.total[shown], expected[shown], atol=2e-5)


def test_the_starting_formula_is_frozen():
    assert SCORERS["start"] is START
    assert (START.temperature, START.half_lives, START.mix) == (0.2, (60.0, 5.0), (0.8, 0.2))
    assert (START.attention, START.genre, START.people) == (0.34, 0.34, 0.13)
    assert (START.votes, START.affinity, START.quality, START.rating) == (1.51, 0.65, 0.28, 0.8)


@pytest.mark.parametrize("temperature", [0.01, 0.0, -0.3, float("nan")])
def test_a_temperature_at_which_attention_would_overflow_is_refused(temperature):
    with pytest.raises(ValueError, match=r"must be at least 0\.02"):
        replace(DRIFT, temperature=temperature)
    profile = Profile(world(3, n=40).catalog(), replace(DRIFT, temperature=0.02))
    profile.absorb(1)
    assert np.isfinite(profile.scores().total).all()


def test_candidates_are_what_z_scores_are_taken_over():
    """Titles outside the candidates might as well not be in the catalogue's facts."""
    made = world(3, n=30, kinds=1)
    inside = np.arange(30) % 3 > 0
    profile = Profile(made.catalog())
    profile.rebuild([(1, 1.0), (4, 1.0)])
    few = profile.scores(inside)
    profile.rebuild(profile.likes, np.flatnonzero(~inside))
    assert (few.candidates == profile.scores().candidates).all()
    np.testing.assert_allclose(few.total, profile.scores().total, atol=1e-6)


def test_a_kind_with_ratings_alone_is_ranked_by_them():
    vectors = np.eye(4, dtype=np.float32)
    profile = Profile(Catalog(vectors, ratings=[1.0, 2.0, 3.0, 4.0]))
    scores = profile.scores()
    assert scores.names == (("attention", "genre", "people", "era", "rating"),)
    spread = np.array([1, 2, 3, 4]) - 2.5
    np.testing.assert_allclose(scores.total, 0.8 * spread / np.std([1, 2, 3, 4]))


def test_a_kind_with_neither_votes_nor_ratings_stands_on_content():
    profile = Profile(Catalog(np.eye(3, dtype=np.float32), votes=[0, 0, 0]))
    assert profile.scores().names == (("attention", "genre", "people", "era"),)
    assert not profile.scores().total.any()


def test_likes_of_one_kind_move_another():
    made = world(8, n=40, kinds=2)
    profile = Profile(made.catalog())
    before = profile.scores().terms[0].copy()
    album = made.catalog().kinds.index(Kind.SERIES)
    assert not before.any()
    film = next(i for i in range(40) if made.kinds[i] == "movie" and made.vectors[i].any())
    profile.absorb(film)
    assert profile.scores().terms[0][profile.catalog.members[album]].any()


def test_a_title_without_a_vector_has_no_attention_and_gives_none():
    vectors = np.eye(5, dtype=np.float32)
    vectors[0] = 0
    profile = Profile(Catalog(vectors))
    profile.absorb(0)
    assert not profile.scores().terms[0].any()
    profile.absorb(1)
    assert profile.scores().terms[0, 0] == 0.0
    assert np.isfinite(profile.scores().total).all()
