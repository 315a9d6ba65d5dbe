"""A catalogue from plain arrays: centring, facets, gaps, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rec_formula import centred, facet_cosines
from rec_worlds import world

from tvrec.domain import Kind
from tvrec.rec import Catalog, Profile
from tvrec.rec.features import Features

SEEDS = st.integers(0, 2**32 - 1)


@given(seed=SEEDS, n=st.integers(1, 40))
@settings(max_examples=40, deadline=None)
def test_vectors_are_centred_by_the_language_of_their_text(seed, n):
    made = world(seed, n=n)
    catalog = made.catalog()
    np.testing.assert_allclose(catalog.vectors, centred(made), atol=1e-5)
    assert catalog.vectors.dtype == np.float32
    assert (catalog.has_vector == made.vectors.any(axis=1)).all()


def test_a_handful_is_hardly_moved_and_many_are():
    rng = np.random.default_rng(0)
    raw = rng.normal(size=(300, 16)) + 2.0
    raw /= np.linalg.norm(raw, axis=1, keepdims=True)
    catalog = Catalog(raw, languages=["en"] * 299 + ["zh"])
    assert float(catalog.vectors[299] @ raw[299]) > 0.99
    assert np.abs(catalog.vectors[:299].mean(axis=0)).max() < 0.05


def test_a_large_catalogue_is_centred_as_a_whole():
    """It is worked through in blocks."""
    raw = np.random.default_rng(0).normal(size=(9000, 4)).astype(np.float32) + 1
    middle = raw.astype(float).sum(axis=0) / 9010
    expected = raw - middle
    expected /= np.linalg.norm(expected, axis=1, keepdims=True)
    np.testing.assert_allclose(Catalog(raw).vectors, expected, atol=1e-5)


def test_half_floats_do_and_what_is_given_is_not_written():
    raw = np.random.default_rng(0).normal(size=(20, 8)).astype(np.float16)
    before = raw.copy()
    whole = Catalog(raw.astype(np.float32))
    np.testing.assert_allclose(Catalog(raw).vectors, whole.vectors)
    np.testing.assert_array_equal(raw, before)


@given(seed=SEEDS, n=st.integers(1, 30))
@settings(max_examples=40, deadline=None)
def test_facets_are_idf_weighted_unit_vectors(seed, n):
    lists = world(seed, n=n).genres
    features = Features(lists)
    expected = facet_cosines(lists)
    for i in range(n):
        np.testing.assert_allclose(features.cosines(i), expected[i], atol=1e-6)
    weights = np.random.default_rng(seed).random(n)
    sums = features.sum_of(np.arange(n), weights)
    np.testing.assert_allclose(features.dot(sums), weights @ expected, atol=1e-5)
    for column, name in enumerate(features.names):
        with_it = [i for i in range(n) if name in lists[i]]
        assert features.titles_with(column).tolist() == with_it


def test_what_every_title_has_says_nothing():
    features = Features([["drama"], ["drama"], []])
    assert not features.cosines(0).any()


def test_kinds_that_lie_together_are_slices():
    catalog = Catalog(np.eye(4), kinds=["movie", "movie", "album", "movie"])
    assert catalog.kinds == (Kind.MOVIE, Kind.ALBUM)
    assert np.arange(4)[catalog.members[0]].tolist() == [0, 1, 3]
    assert catalog.members[1] == slice(2, 3)


def test_what_is_not_known_may_be_none_or_nan():
    catalog = Catalog(np.eye(3), votes=[1, None, 3], ratings=np.array([np.nan, 5, 6]))
    np.testing.assert_array_equal(np.isnan(catalog.votes), [False, True, False])
    np.testing.assert_array_equal(np.isnan(catalog.ratings), [True, False, False])


def test_a_number_below_zero_stands_for_one_that_is_not_known():
    facts = {"votes": [-1, 10, 20], "ratings": [-1.0, 5.0, 6.0], "years": [-1, 1950, 1960]}
    catalog = Catalog(np.eye(3), **facts)
    for values in (catalog.votes, catalog.ratings, catalog.years):
        assert np.isnan(values).tolist() == [True, False, False]
    assert np.isfinite(Profile(catalog).scores().total).all()


def test_what_is_known_of_titles_may_come_as_arrays():
    lists = {"ids": ["b", "a"], "names": ["B", "A"], "kinds": ["movie", "album"]}
    catalog = Catalog(np.eye(2), **{name: np.array(values) for name, values in lists.items()})
    assert (catalog.ids, catalog.names) == (("b", "a"), ("B", "A"))
    assert catalog.kinds == (Kind.MOVIE, Kind.ALBUM)


def test_ids_default_to_rows_and_names_to_ids():
    assert Catalog(np.eye(3)).names == ("0", "1", "2")
    named = Catalog(np.eye(3), ids=["c", "a", "b"])
    assert named.names == ("c", "a", "b")
    assert named.order.tolist() == [2, 0, 1]
    assert named.index == {"c": 0, "a": 1, "b": 2}


def test_what_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="shape"):
        Catalog(np.zeros(3))
    with pytest.raises(ValueError, match="2 genres for 3 vectors"):
        Catalog(np.eye(3), genres=[["a"], ["b"]])
    with pytest.raises(ValueError, match="not finite"):
        Catalog(np.array([[1.0, np.nan], [0.0, 1.0]]))
    for huge in (1e25, 1e39):  # the square of the one, and the other, are no float32
        with pytest.raises(ValueError, match="too large"):
            Catalog(np.array([[huge, 0.0], [0.0, 1.0]]))
    with pytest.raises(ValueError, match="not a valid Kind"):
        Catalog(np.eye(1), kinds=["opera"])
