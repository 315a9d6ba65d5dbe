"""From scores to lists: order, ties, variety, and how kinds share one list."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rec_worlds import likes_by_chance, world

from tvrec.domain import Kind
from tvrec.rec import Catalog, Profile, best, merge, position, rank, rank_kind, turns
from tvrec.rec.mmr import mmr
from tvrec.rec.rank import turns_by

SEEDS = st.integers(0, 2**32 - 1)


@given(seed=SEEDS, n=st.integers(1, 200), k=st.integers(0, 60), levels=st.integers(1, 200))
@settings(max_examples=80, deadline=None)
def test_the_best_are_those_of_a_full_sort_with_ties_by_id(seed, n, k, levels):
    rng = np.random.default_rng(seed)
    catalog = Catalog(np.eye(n, 3, dtype=np.float32), ids=[f"{i:04}" for i in rng.permutation(n)])
    values = rng.integers(levels, size=n).astype(float)
    among = np.flatnonzero(rng.random(n) < 0.8)
    expected = sorted(among.tolist(), key=lambda i: (-values[i], catalog.ids[i]))[:k]
    assert best(catalog, values, among, k).tolist() == expected


def test_ties_go_by_id_and_by_row_where_there_are_no_ids():
    vectors = np.eye(12, dtype=np.float32)
    assert [i for i, _ in rank(Profile(Catalog(vectors)), 12, mmr=False)] == list(range(12))
    backwards = Catalog(vectors, ids=[f"{11 - i:02}" for i in range(12)])
    assert [i for i, _ in rank(Profile(backwards), 12, mmr=False)] == list(range(11, -1, -1))


@given(seed=SEEDS, liked=st.integers(0, 20), k=st.integers(1, 60), varied=st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_ranking_holds_each_candidate_once_with_its_own_score(seed, liked, k, varied):
    made = world(seed, n=50)
    profile = Profile(made.catalog())
    profile.rebuild(likes_by_chance(seed, 50, liked, weak=False), [49, 48])
    ranked = rank(profile, k, mmr=varied)
    titles = [i for i, _ in ranked]
    shown = np.flatnonzero(~profile.hidden)
    assert len(titles) == min(k, len(shown)) == len(set(titles))
    assert set(titles) <= set(shown.tolist())
    total = profile.scores().total
    assert [score for _, score in ranked] == [total[i] for i in titles]
    if not varied:
        for kind in Kind:
            of_kind = [total[i] for i in titles if made.kinds[i] == kind]
            assert of_kind == sorted(of_kind, reverse=True)


@given(seed=SEEDS, liked=st.integers(0, 20), k=st.integers(1, 60), varied=st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_mixed_list_is_the_weighted_round_robin_of_its_kinds(seed, liked, k, varied):
    made = world(seed, n=50)
    profile = Profile(made.catalog())
    profile.rebuild(likes_by_chance(seed, 50, liked, weak=False))
    lists = {
        kind: [i for i, _ in rank_kind(profile, kind, 50, mmr=varied)]
        for kind in profile.catalog.kinds
    }
    lists = {kind: titles for kind, titles in lists.items() if titles}
    n_kind = Counter(made.kinds[i] for i in profile.liked)
    had: Counter[Kind] = Counter()
    expected: list[int] = []
    while len(expected) < k and any(had[kind] < len(lists[kind]) for kind in lists):
        open_ = [kind for kind in lists if had[kind] < len(lists[kind])]
        weight = {
            kind: Fraction(n_kind[kind] + 2, len(profile.liked) + 2 * len(lists)) for kind in open_
        }
        kind = max(open_, key=lambda each: weight[each] / (had[each] + 1))
        expected.append(lists[kind][had[kind]])
        had[kind] += 1
    assert [i for i, _ in rank(profile, k, mmr=varied)] == expected
    assert merge(profile, lists, k) == expected


def test_kinds_take_turns_by_the_likes_of_each():
    kinds = [Kind.MOVIE] * 10 + [Kind.ALBUM] * 10
    profile = Profile(Catalog(np.eye(20, dtype=np.float32), kinds=kinds))
    assert turns(profile, [5, 5], 6) == [0, 1, 0, 1, 0, 1]
    for i in range(10, 14):
        profile.absorb(i)  # weights 2 and 6
    assert turns(profile, [5, 5], 6) == [1, 1, 0, 1, 1, 1]
    assert turns(profile, [5, 2], 9) == [1, 1, 0, 0, 0, 0, 0]
    assert turns(profile, [0, 2], 9) == [1, 1]


def test_kinds_of_equal_weight_go_in_the_order_of_kinds_for_several_viewers_too():
    likes = np.mean([[9, 1], [2, 0]], axis=0)  # 7.5/3 is 2.5
    assert turns_by(likes, [5, 5], 5) == [0, 0, 0, 1, 0]


def test_mmr_is_its_definition():
    rng = np.random.default_rng(3)
    vectors = rng.normal(size=(20, 6)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    scores = np.sort(rng.normal(size=20))[::-1]
    scaled = (scores - scores.min()) / (scores.max() - scores.min())
    chosen: list[int] = []
    while len(chosen) < 20:
        left = [i for i in range(20) if i not in chosen]
        worth = [
            0.8 * scaled[i] - 0.2 * max((float(vectors[i] @ vectors[j]) for j in chosen), default=0)
            for i in left
        ]
        chosen.append(left[int(np.argmax(worth))])
    for k in (0, 1, 3, 20, 50):
        assert mmr(vectors, scores, k, 0.8) == chosen[:k]


def test_mmr_puts_a_second_version_behind_what_is_nearly_as_good():
    vectors = np.array([[1, 0], [1, 0], [0, 1], [-1, 0]], dtype=np.float32)
    assert mmr(vectors, np.array([1.0, 0.99, 0.95, 0.0]), 4, 0.8) == [0, 2, 1, 3]


def test_mmr_keeps_the_order_of_equal_scores_of_unlike_titles():
    assert mmr(np.eye(4, dtype=np.float32), np.ones(4), 4, 0.8) == [0, 1, 2, 3]


def test_mmr_moves_the_top_hundred_only():
    made = world(6, n=260, kinds=1)
    profile = Profile(made.catalog())
    profile.rebuild([(i, 1.0) for i in range(8)])
    plain = [i for i, _ in rank(profile, 250, mmr=False)]
    varied = [i for i, _ in rank(profile, 250)]
    assert varied != plain
    assert set(varied[:100]) == set(plain[:100])
    assert varied[100:] == plain[100:]
    assert [i for i, _ in rank(profile, 7)] == varied[:7]


def test_a_filter_hides_titles_and_changes_no_score():
    made = world(6, n=60)
    profile = Profile(made.catalog())
    profile.rebuild([(i, 1.0) for i in range(8)])
    only = np.arange(60) % 2 == 0
    everything = dict(rank(profile, 60))
    some = dict(rank(profile, 60, only=only))
    assert some == {i: score for i, score in everything.items() if only[i]}
    of_kind = rank_kind(profile, Kind.MOVIE, 60, only=only)
    assert {i for i, _ in of_kind} == {i for i in some if made.kinds[i] == "movie"}


def test_a_kind_that_the_catalogue_has_not_ranks_nothing():
    assert rank_kind(Profile(world(6, kinds=1).catalog()), Kind.PODCAST) == []


@pytest.mark.parametrize("varied", [True, False])
def test_fewer_than_no_titles_are_none(varied):
    profile = Profile(world(6, kinds=1).catalog())
    assert rank(profile, -1, mmr=varied) == []
    assert rank_kind(profile, Kind.MOVIE, -1, mmr=varied) == []


@given(seed=SEEDS)
@settings(max_examples=30, deadline=None)
def test_a_position_is_the_place_in_the_list_of_the_kind(seed):
    made = world(seed)
    profile = Profile(made.catalog())
    profile.rebuild(likes_by_chance(seed, 40, 10, weak=False))
    for kind in profile.catalog.kinds:
        for place, (i, _) in enumerate(rank_kind(profile, kind, 40, mmr=False), start=1):
            assert position(profile, i, profile.scores()) == place


@pytest.mark.parametrize("seed", range(5))
def test_the_same_viewer_gets_the_same_list(seed):
    made = world(seed)
    lists = []
    for _ in range(2):
        profile = Profile(made.catalog())
        profile.rebuild(likes_by_chance(seed, 40, 10, weak=True))
        lists.append(rank(profile, 40))
    assert lists[0] == lists[1]


def test_a_viewer_of_one_topic_gets_that_topic():
    rng = np.random.default_rng(0)
    topics = rng.normal(size=(4, 32))
    vectors = topics[np.arange(80) % 4] + 0.5 * rng.normal(size=(80, 32))
    profile = Profile(Catalog(vectors))
    for i in (1, 5, 9):
        profile.absorb(i)
    assert [i % 4 for i, _ in rank(profile, 10)].count(1) >= 9
