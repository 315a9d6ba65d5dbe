"""Judging: the recommenders see tasks alone, and the marks are right."""

from __future__ import annotations

import numpy as np
import pytest
from rec_users import history, material, split, users_by_chance
from rec_worlds import world

from tvrec.rec import Catalog, Profile, rank
from tvrec.rec.baselines import BASELINES
from tvrec.rec.evaluate import Judgement, evaluate, formula, recorded, summarise
from tvrec.rec.metrics import METRICS, coverage, difference, diversity, estimate, marks
from tvrec.rec.views import Split, Task


def test_a_recommender_is_handed_a_task_and_nothing_else():
    catalog = world(0, n=60).catalog()
    seen: list[object] = []

    def spy(*given: object) -> np.ndarray:
        seen.extend(given)
        return np.arange(60)

    tasks = split("last20", users_by_chance(5, 60, 30), catalog)
    list(evaluate(catalog, tasks, spy, {"other": spy}))
    assert len(seen) == 2 * len(tasks)
    assert all(type(given) is Task for given in seen)


def test_the_formula_is_the_public_ranking():
    catalog = world(0, n=60).catalog()
    for one in split("last20", users_by_chance(5, 60, 30), catalog):
        for varied in (True, False):
            profile = Profile(catalog)
            profile.rebuild([(int(i), 1.0) for i in one.task.likes], one.task.hidden.tolist())
            expected = [i for i, _ in rank(profile, 60, one.task.candidates, varied)]
            assert formula(catalog, mmr=varied)(one.task).tolist() == expected
            assert set(expected) == set(np.flatnonzero(one.task.candidates).tolist())


def test_marks_of_a_ranking():
    ranking = np.arange(30)
    ndcg, recall10, recall20, mrr, hit = marks(ranking, np.array([1, 4, 15, 99]))
    gain = 1 / np.log2(3) + 1 / np.log2(6)
    assert ndcg == pytest.approx(gain / (1 / np.log2(np.arange(4) + 2)).sum())
    assert (recall10, recall20, mrr, hit) == (0.5, 0.75, 0.5, 1.0)
    assert marks(ranking, np.arange(15)).tolist() == [1, 1, 15 / 15, 1, 1]
    assert marks(ranking, np.array([12])).tolist() == [0, 0, 1, 1 / 13, 0]
    assert not marks(ranking, np.array([77])).any()


def test_diversity_and_coverage_of_lists():
    assert diversity(np.eye(3, dtype=np.float32)) == pytest.approx(1.0)
    assert diversity(np.ones((3, 1), dtype=np.float32)) == pytest.approx(0.0)
    assert diversity(np.eye(1, dtype=np.float32)) == 0.0
    found = coverage([np.array([0, 1]), np.array([1, 2]), np.array([0, 1])], 10)
    assert found.mean == 0.3
    assert found.low <= found.mean <= found.high + 1e-9


def test_intervals_hold_the_mean_and_shrink_with_users():
    rng = np.random.default_rng(0)
    few, many = (estimate(rng.random(count)) for count in (30, 3000))
    for found in (few, many):
        assert found.low < found.mean < found.high
    assert few.high - few.low > 5 * (many.high - many.low)
    # 1.96 standard errors
    assert many.high - many.low == pytest.approx(2 * 1.96 * np.sqrt(1 / 12 / 3000), rel=0.1)
    assert estimate(np.arange(5.0), seed=1) == estimate(np.arange(5.0), seed=1)


def test_paired_differences_are_surer_than_two_means():
    rng = np.random.default_rng(0)
    base = rng.random(200)
    found = difference(base + 0.05, base)
    assert found.difference == pytest.approx(0.05)
    assert found.low == pytest.approx(0.05)


def test_rankings_made_elsewhere_can_be_compared_with():
    catalog = world(0, n=60).catalog()
    tasks = split("last20", users_by_chance(5, 60, 30), catalog)
    own = {one.task.user: [catalog.ids[i] for i in formula(catalog)(one.task)] for one in tasks}
    some = {user: own[user] for user in list(own)[1:]}
    nothing = {user: ["no such title"] for user in own}
    others = {
        "same": recorded(catalog, own),
        "some": recorded(catalog, some),
        "nothing": recorded(catalog, nothing),
    }
    judged = list(evaluate(catalog, tasks, formula(catalog), others))
    result = summarise(judged, catalog.size, view="last20", against=others)
    assert result.against["same"] == (0.0, 0.0, 0.0)
    assert result.against["some"] == (0.0, 0.0, 0.0)
    assert result.against["nothing"].difference == pytest.approx(result.metrics["ndcg@10"].mean)
    assert dict(result.missing) == {"some": 1}


def test_a_ranking_made_elsewhere_has_no_place_for_what_is_no_candidate():
    catalog = world(0, n=60).catalog()
    one, *_ = split("last20", users_by_chance(5, 60, 30), catalog)
    ids = [catalog.ids[i] for i in one.task.hidden] + [catalog.ids[i] for i in one.relevant]
    found = recorded(catalog, {one.task.user: ids})(one.task)
    assert found is not None
    assert found.tolist() == [i for i in one.relevant if one.task.candidates[i]]


def test_a_user_of_several_libraries_counts_once():
    ranking = np.arange(10)

    def judged(user: str, ndcg: float, other: float) -> Judgement:
        return Judgement(
            user, ranking, np.full(len(METRICS), ndcg), 0.5, None, {"other": other}, {}
        )

    result = summarise(
        [judged("a", 1.0, 0.5), judged("a", 0.0, 0.5), judged("b", 0.1, 0.1)],
        40, view="last20", against=["other"],
    )  # fmt: skip
    assert result.users == 2
    assert result.metrics["ndcg@10"].mean == pytest.approx((0.5 + 0.1) / 2)
    assert result.against["other"].difference == pytest.approx(0.0)
    assert "worse_off" not in result.metrics


def test_the_member_of_a_household_who_is_served_worse_is_reported():
    task = Task("a+b", np.array([0]), np.ones(1), np.array([0]), np.array([9.0]), np.arange(20) > 0)
    served = Split(task, np.array([1, 2, 11]), (np.array([1, 2]), np.array([11])))
    alone = Split(task, np.array([1, 2]), (np.array([1, 2]), np.empty(0, dtype=np.int64)))
    catalog = Catalog(np.random.default_rng(0).normal(size=(20, 3)))
    others = {"fair": lambda _: np.array([1, 11, 2]), "nobody's": lambda _: None}
    first, second = evaluate(catalog, [served, alone], lambda _: np.arange(1, 20), others)
    assert first.worse_off_against == {"fair": pytest.approx(1 / np.log2(3))}
    result = summarise([first, second], 20, view="household", against=others)
    assert set(result.worse_off_against) == {"fair"}
    assert result.worse_off_against["fair"].difference < 0
    assert result.missing == {"nobody's": 1}
    assert (first.worse_off, second.worse_off) == (0.0, 1.0)
    assert summarise([first, second], 20, view="household").metrics["worse_off"].mean == 0.5


def test_the_interval_is_that_of_means_of_users_drawn_anew():
    """Of two users with 0 and 1 the mean is 0, a half or 1, by chances 1/4, 1/2 and 1/4."""
    assert estimate(np.array([0.0, 1.0])) == (0.5, 0.0, 1.0)
    values = np.array([0.0] * 90 + [1.0] * 10)  # the count of ones is binomial: 10, deviation 3
    found = estimate(values)
    assert found.mean == pytest.approx(0.1)
    assert (found.low, found.high) == (
        pytest.approx(0.05, abs=0.011),
        pytest.approx(0.16, abs=0.011),
    )


def test_a_ranker_of_taste_beats_chance_where_there_is_taste():
    rng = np.random.default_rng(1)
    topic = np.arange(400) % 8
    catalog = Catalog(rng.normal(size=(8, 24))[topic] + 0.5 * rng.normal(size=(400, 24)))
    users = []
    for u in range(40):
        titles = rng.permutation(np.flatnonzero(topic == u % 8))[:25]
        users.append(history(f"u{u}", titles, np.ones(25, dtype=bool), 2021))
    judged = evaluate(
        catalog, split("last20", users, catalog), formula(catalog),
        {name: make(material(catalog)) for name, make in BASELINES.items()},
    )  # fmt: skip
    result = summarise(list(judged), 400, view="last20", against=BASELINES)
    assert result.users == 40
    assert result.against["random"].low > 0.1
    assert result.metrics["ndcg@10"].mean > 8 / 2 * (
        result.metrics["ndcg@10"].mean - result.against["random"].difference
    )  # it knows the topic, one of eight
    assert set(result.metrics) == {
        "ndcg@10", "recall@10", "recall@20", "mrr", "hit@10", "coverage@10", "diversity@10",
    }  # fmt: skip


def test_without_users_there_is_nothing_to_say():
    result = summarise([], 40, view="last20")
    assert result.users == 0
    assert result.metrics["ndcg@10"].mean == 0.0
