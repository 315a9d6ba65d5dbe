"""The recommenders to compare with do what their definitions say."""

from __future__ import annotations

import math

import numpy as np
import pytest
from rec_users import material, split, users_by_chance
from rec_worlds import world

from tvrec.rec import Catalog
from tvrec.rec.baselines import BASELINES
from tvrec.rec.terms import Terms, terms
from tvrec.rec.views import Task


def task(likes: list[int], size: int) -> Task:
    seen = np.array(likes)
    candidates = np.ones(size, dtype=bool)
    candidates[seen] = False
    return Task("u", seen, np.ones(len(likes)), seen, np.full(len(likes), np.nan), candidates)


@pytest.mark.parametrize("name", BASELINES)
def test_a_baseline_ranks_every_candidate_and_no_other_title(name: str):
    catalog = world(0, n=60, kinds=1).catalog()
    recommend = BASELINES[name](material(catalog, seed=3))
    for one in split("last20", users_by_chance(5, 60, 30), catalog):
        ranking = recommend(one.task).tolist()
        assert sorted(ranking) == np.flatnonzero(one.task.candidates).tolist()
        assert ranking == recommend(one.task).tolist()


def test_chance_is_seeded():
    catalog = world(0, n=60).catalog()
    known = task([0, 1], 60)
    one, two = (BASELINES["random"](material(catalog, seed=s))(known).tolist() for s in (3, 4))
    assert one != two


def test_shelves_are_sorted_by_their_fact_and_end_with_what_lacks_it():
    catalog = Catalog(
        np.eye(6), votes=[5, None, 900, 20, 0, 1], ratings=[9.0, 8.0, 7.0, None, 2.0, 10.0]
    )
    known, given = task([4], 6), material(catalog)
    assert BASELINES["votes"](given)(known).tolist() == [2, 3, 0, 5, 1]
    assert BASELINES["rating"](given)(known).tolist() == [5, 0, 1, 2, 3]
    # mean rating 7.2: 7.244, 7.2, 7.037, none, 7.214
    assert BASELINES["weighted"](given)(known).tolist() == [0, 5, 1, 2, 3]


def test_the_two_means_differ_by_what_all_vectors_share():
    rng = np.random.default_rng(0)
    raw = np.array([10.0, 0, 0]) + rng.normal(size=(30, 3))
    catalog = Catalog(raw)
    given, known = material(catalog, raw=raw.astype(np.float32)), task([0, 1, 2], 30)
    unit = raw / np.linalg.norm(raw, axis=1, keepdims=True)
    for name, vectors in (("raw_mean", unit), ("mean", catalog.vectors)):
        nearness = vectors @ vectors[:3].mean(axis=0)
        expected = [i for i in np.argsort(-nearness) if i > 2]
        assert BASELINES[name](given)(known).tolist() == expected


def test_points_are_ten_for_each_shared_genre_tag_and_person_and_some_for_the_years():
    catalog = Catalog(
        np.eye(5),
        genres=[["a", "b"], ["a"], ["a", "b"], [], []],
        people=[["x"], ["x"], [], [], []],
    )
    given = material(
        catalog, tags=[["t"], ["t"], [], [], []], years=np.array([2000, 1900, 1900, 1996, 1991])
    )
    # of title 0: 30, 20, 15, 10
    assert BASELINES["points"](given)(task([0], 5)).tolist() == [1, 2, 3, 4]
    # every like gives its own points; 2 gives 10 to title 1 for a
    assert BASELINES["points"](given)(task([0, 2], 5)).tolist() == [1, 3, 4]


def test_words_are_folded_and_unparted_scripts_go_by_pairs_of_characters():
    assert list(terms("The Café, 2001!")) == ["the", "cafe", "2001"]
    assert list(terms("宫崎骏 film 猫")) == ["宫崎", "崎骏", "film", "猫"]
    assert list(terms("")) == []


def test_tfidf_is_the_cosine_of_weighted_terms():
    texts = ["red fox fox", "red dog", "blue dog dog dog", ""]
    found = Terms(texts)
    idf = {"red": math.log(2), "fox": math.log(4), "dog": math.log(2), "blue": math.log(4)}
    weights = [
        {"red": idf["red"], "fox": (1 + math.log(2)) * idf["fox"]},
        {"red": idf["red"], "dog": idf["dog"]},
        {"blue": idf["blue"], "dog": (1 + math.log(3)) * idf["dog"]},
        {},
    ]
    for i in range(4):
        for j, value in enumerate(found.cosines(i)):
            dot = sum(weights[i][t] * weights[j].get(t, 0) for t in weights[i])
            norm = math.hypot(*weights[i].values()) * math.hypot(*weights[j].values())
            assert value == pytest.approx(dot / norm if norm else 0)


def test_tfidf_ranks_by_the_nearest_like():
    catalog = Catalog(np.eye(5))
    texts = ["ship stars", "ghost house", "ship harbour", "ghost house garden", "bread"]
    known = task([0, 1], 5)
    assert BASELINES["tfidf"](material(catalog, texts=texts))(known).tolist() == [3, 2, 4]
