# Longer than 300 lines because every view of a history is checked by hand.
"""Judging: the views hold out what they say, nothing held out is seen, and the marks are right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from rec_worlds import world

from tvrec.domain import Event, EventId, EventKind, ProfileId, Target
from tvrec.rec import Catalog, Profile, rank
from tvrec.rec.evaluate import BASELINES, evaluate, formula, recorded, summarise
from tvrec.rec.metrics import coverage, difference, diversity, estimate, marks
from tvrec.rec.views import VIEWS, History, Split, Task, histories, splits

BEGIN = datetime(2020, 1, 1, tzinfo=UTC)


def rated(user: str, titles: list[str], ratings: list[float], hours: list[int]) -> list[Event]:
    return [
        Event(
            id=EventId(f"{user}:{place}"), profile=ProfileId(user), kind=EventKind.RATE,
            at=BEGIN + timedelta(hours=hour), target=Target("title", title), rating=rating,
        )
        for place, (title, rating, hour) in enumerate(zip(titles, ratings, hours, strict=True))
    ]  # fmt: skip


def users_by_chance(count: int, n: int, events: int, seed: int = 0) -> list[History]:
    rng = np.random.default_rng(seed)
    return [
        History(f"u{u}", rng.permutation(n)[:events], rng.random(events) < 0.6, 2020)
        for u in range(count)
    ]


def split(view: str, users: list[History], catalog: Catalog, n: int = 10) -> list[Split]:
    years = 2000 + np.arange(catalog.size) % 22
    return list(splits(view, users, catalog, years, n=n))


def test_histories_are_ordered_by_time_then_as_they_come():
    index = {key: row for row, key in enumerate("abcd")}
    events = rated("one", ["a", "b", "c", "d", "unknown"], [8, 7.9, 10, 9, 9], [5, 1, 5, 2, 0])
    events += rated("two", ["b"], [2], [24 * 400])
    one, two = histories(events, index)
    assert one.titles.tolist() == [1, 3, 0, 2]
    assert one.liked.tolist() == [False, True, True, True]
    assert one.likes.tolist() == [3, 0, 2]
    assert (one.user, one.year, two.year) == ("one", 2020, 2021)


def test_where_nothing_is_rated_a_finished_title_is_liked():
    plays = [
        Event(
            id=EventId(str(i)), profile=ProfileId("p"), at=BEGIN, kind=EventKind.PLAY,
            target=Target("title", key), completion=completion,
        )
        for i, (key, completion) in enumerate([("a", 0.95), ("b", 0.5), ("c", 1.0)])
    ]  # fmt: skip
    index = {"a": 0, "b": 1, "c": 2}
    assert histories(plays, index)[0].likes.tolist() == [0, 2]
    mixed = plays + rated("p", ["b"], [9], [1])
    assert histories(mixed, index)[0].likes.tolist() == [1]


def test_last20_holds_out_the_last_fifth():
    catalog = world(0, n=40).catalog()
    liked = np.array([True] * 4 + [False] * 4 + [True, False])
    user = History("u", np.arange(10), liked, 2021)
    (one,) = split("last20", [user], catalog)
    assert one.task.likes.tolist() == [0, 1, 2, 3]
    assert one.task.hidden.tolist() == list(range(8))
    assert one.relevant.tolist() == [8]
    few = History("u", np.arange(10), np.array([True] * 2 + [False] * 6 + [True] * 2), 2021)
    none = History("u", np.arange(10), np.array([True] * 8 + [False] * 2), 2021)
    assert split("last20", [few, none], catalog) == []


def test_last10_holds_out_the_last_ten_likes():
    catalog = world(0, n=40).catalog()
    liked = np.ones(24, dtype=bool)
    liked[[2, 13]] = False  # 22 likes; 13 was seen before the first that is held out
    user = History("u", np.arange(24), liked, 2021)
    (one,) = split("last10", [user], catalog)
    assert one.relevant.tolist() == list(range(14, 24))
    assert one.task.hidden.tolist() == list(range(14))
    assert one.task.likes.tolist() == [i for i in range(14) if i not in (2, 13)]
    assert split("last10", [History("u", np.arange(19), liked[:19], 2021)], catalog) == []


def test_nshot_knows_the_first_likes_and_finds_the_next_ten():
    catalog = world(0, n=80).catalog()
    liked = np.ones(65, dtype=bool)
    liked[1] = False
    user = History("u", np.arange(65), liked, 2021)
    (one,) = split("nshot", [user], catalog, n=3)
    assert one.task.likes.tolist() == [0, 2, 3]
    assert one.task.hidden.tolist() == [0, 1, 2, 3]
    assert one.relevant.tolist() == list(range(4, 14))


def test_shift_goes_on_with_someone_of_another_taste():
    rng = np.random.default_rng(0)
    sides = np.repeat([[1.0, 0, 0], [-1.0, 0, 0]], 100, axis=0)
    catalog = Catalog(sides + 0.3 * rng.normal(size=(200, 3)))
    users = [
        History(f"{side}{u}", side * 100 + rng.permutation(100)[:60], np.ones(60, bool), 2021)
        for side in (0, 1)
        for u in range(4)
    ]
    tasks = split("shift", users, catalog, n=3)
    assert len(tasks) == 8
    for one, user in zip(tasks, users, strict=True):
        assert one.task.likes[:40].tolist() == user.likes[:40].tolist()
        other = one.task.likes[40:]
        assert len(other) == 3
        assert set(other // 100) == set(one.relevant // 100) == {1 - user.likes[0] // 100}
        assert len(one.relevant) == 20


def test_a_household_is_two_users_on_one_profile():
    catalog = world(0, n=300).catalog()
    users = users_by_chance(5, 300, 50)
    tasks = split("household", users, catalog)
    assert len(tasks) == 2
    for one in tasks:
        first, second = (users[int(name[1:])] for name in one.task.user.split("+"))
        known = [set(user.titles[:40].tolist()) for user in (first, second)]
        assert set(one.task.hidden.tolist()) == known[0] | known[1]
        # half of each half is of each
        half = one.task.hidden[:40].tolist()
        assert len(set(half) & known[0] - known[1]) >= 10
        assert len(set(half) & known[1] - known[0]) >= 10


def test_music_takes_every_line_for_a_like():
    catalog = world(0, n=40).catalog()
    user = History("u", np.arange(10), np.zeros(10, dtype=bool), 2021)
    (one,) = split("music", [user], catalog)
    assert one.task.likes.tolist() == list(range(8))
    assert one.relevant.tolist() == [8, 9]


@pytest.mark.parametrize("view", VIEWS)
def test_candidates_are_what_was_out_by_then_less_the_history(view):
    catalog = world(0, n=300).catalog()
    tasks = split(view, users_by_chance(8, 300, 150), catalog)
    assert tasks
    for one in tasks:
        out = (2000 + np.arange(300) % 22) <= 2020
        out[one.task.hidden] = False
        assert (one.task.candidates == out).all()
        assert not set(one.task.hidden) & set(one.relevant)


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_that_is_held_out_reaches_the_ranker(view):
    """Other endings of the same histories give the same tasks and the same rankings."""
    catalog = world(0, n=300).catalog()
    users = users_by_chance(8, 300, 150)
    tasks = split(view, users, catalog)
    held_out = {one.task.user: set(one.relevant.tolist()) for one in tasks}
    assert tasks
    for one in tasks:
        assert not held_out[one.task.user] & set(one.task.likes.tolist())
        assert not held_out[one.task.user] & set(one.task.hidden.tolist())
    if view == "shift":  # whose ending it is depends on every user's first likes
        return
    other_ending = []
    for user in users:
        known = set().union(
            *(one.task.hidden.tolist() for one in tasks if user.user in one.task.user.split("+"))
        )
        last = max((p for p, i in enumerate(user.titles.tolist()) if i in known), default=-1)
        if view == "household":
            last = round(0.8 * len(user.titles)) - 1
        titles = user.titles.copy()
        unseen = np.setdiff1d(np.arange(300), titles)
        titles[last + 1 :] = unseen[: len(titles) - last - 1]  # liked or not as before
        other_ending.append(History(user.user, titles, user.liked, user.year))
    again = split(view, other_ending, catalog)
    assert any(set(a.relevant) != set(b.relevant) for a, b in zip(tasks, again, strict=True))
    recommend = formula(catalog)
    for a, b in zip(tasks, again, strict=True):
        assert a.task.likes.tolist() == b.task.likes.tolist()
        assert a.task.hidden.tolist() == b.task.hidden.tolist()
        assert (a.task.candidates == b.task.candidates).all()
        assert recommend(a.task).tolist() == recommend(b.task).tolist()


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


def test_baselines_rank_every_candidate_and_chance_is_seeded():
    catalog = world(0, n=60, kinds=1).catalog()
    for one in split("last20", users_by_chance(5, 60, 30), catalog):
        for make in BASELINES.values():
            ranking = make(catalog, 3)(one.task)
            assert sorted(ranking.tolist()) == np.flatnonzero(one.task.candidates).tolist()
            assert ranking.tolist() == make(catalog, 3)(one.task).tolist()
        chance: Callable[..., np.ndarray] = BASELINES["random"]
        assert chance(catalog, 3)(one.task).tolist() != chance(catalog, 4)(one.task).tolist()
        votes = catalog.votes[BASELINES["votes"](catalog, 0)(one.task)]
        known = votes[~np.isnan(votes)]
        assert known.tolist() == sorted(known.tolist(), reverse=True)


def test_rankings_made_elsewhere_can_be_compared_with():
    catalog = world(0, n=60).catalog()
    tasks = split("last20", users_by_chance(5, 60, 30), catalog)
    own = {one.task.user: [catalog.ids[i] for i in formula(catalog)(one.task)] for one in tasks}
    others = {"same": recorded(catalog, own), "none": recorded(catalog, {})}
    judged = list(evaluate(catalog, tasks, formula(catalog), others))
    result = summarise(judged, catalog, view="last20")
    assert result.against["same"] == (0.0, 0.0, 0.0)
    assert result.against["none"].difference == result.metrics["ndcg@10"].mean


def test_a_ranker_of_taste_beats_chance_where_there_is_taste():
    rng = np.random.default_rng(1)
    topic = np.arange(400) % 8
    catalog = Catalog(rng.normal(size=(8, 24))[topic] + 0.5 * rng.normal(size=(400, 24)))
    users = []
    for u in range(40):
        titles = rng.permutation(np.flatnonzero(topic == u % 8))[:25]
        users.append(History(f"u{u}", titles, np.ones(25, dtype=bool), 2021))
    judged = evaluate(
        catalog, split("last20", users, catalog), formula(catalog),
        {name: make(catalog, 0) for name, make in BASELINES.items()},
    )  # fmt: skip
    result = summarise(list(judged), catalog, view="last20", n=None)
    assert result.users == 40
    assert result.against["random"].low > 0.1
    assert result.metrics["ndcg@10"].mean > 8 / 2 * (
        result.metrics["ndcg@10"].mean - result.against["random"].difference
    )  # it knows the topic, one of eight
    assert set(result.metrics) == {
        "ndcg@10", "recall@10", "recall@20", "mrr", "hit@10", "coverage@10", "diversity@10",
    }  # fmt: skip


def test_without_users_there_is_nothing_to_say():
    result = summarise([], world(0).catalog(), view="last20")
    assert result.users == 0
    assert result.metrics["ndcg@10"].mean == 0.0


def test_a_view_that_does_not_exist_is_named():
    with pytest.raises(ValueError, match="last30"):
        list(splits("last30", [], world(0).catalog(), np.zeros(40, dtype=np.int64)))
