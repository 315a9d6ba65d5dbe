"""Nearness to a title: what is kept is what would be computed."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from rec_home import catalog, liking

from tvrec.rec.mmr import mmr


@given(
    st.lists(
        st.tuples(st.integers(0, 29), st.none() | st.lists(st.integers(0, 29), max_size=8)),
        max_size=12,
    )
)
@settings(deadline=None)
def test_nearness_is_the_same_however_it_was_asked_for_before(asked):
    made = catalog(30)
    profile = liking(made, [1, 2])
    for i, titles in asked:
        whole = made.vectors @ made.vectors[i] / profile.scorer.temperature
        if titles is None:
            found, expected = profile.nearness(i), whole
        else:
            rows = np.array(titles, dtype=np.int64)
            found, expected = profile.nearness(i, rows), whole[rows]
        np.testing.assert_allclose(found, expected, atol=1e-5)
        profile.absorb(i)


@given(st.integers(0, 2**32 - 1), st.integers(0, 60), st.integers(0, 60))
@settings(deadline=None)
def test_few_choices_are_the_first_of_many(seed, size, few):
    """A few are chosen another way than many, and are the same ones."""
    rng = np.random.default_rng(seed)
    vectors = rng.normal(size=(size, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    scores = np.sort(rng.normal(size=size))[::-1]
    assert mmr(vectors, scores, few, 0.8) == mmr(vectors, scores, size, 0.8)[:few]
