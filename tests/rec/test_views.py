"""The views hold out what they say, and nothing of it reaches the ranker."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from rec_users import BEGIN, history, rated, split, users_by_chance
from rec_worlds import world

from tvrec.domain import Event, EventId, EventKind, ProfileId, Target
from tvrec.rec import Catalog
from tvrec.rec.evaluate import formula
from tvrec.rec.histories import History, histories, play_strengths
from tvrec.rec.views import VIEWS, Split, splits


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
    user = history("u", np.arange(10), liked, 2021)
    (one,) = split("last20", [user], catalog)
    assert one.task.likes.tolist() == [0, 1, 2, 3]
    assert one.task.hidden.tolist() == list(range(8))
    assert one.relevant.tolist() == [8]
    few = history("u", np.arange(10), np.array([True] * 2 + [False] * 6 + [True] * 2), 2021)
    none = history("u", np.arange(10), np.array([True] * 8 + [False] * 2), 2021)
    assert split("last20", [few, none], catalog) == []


def test_last10_holds_out_the_last_ten_likes():
    catalog = world(0, n=40).catalog()
    liked = np.ones(24, dtype=bool)
    liked[[2, 13]] = False  # 22 likes; 13 was seen before the first that is held out
    user = history("u", np.arange(24), liked, 2021)
    (one,) = split("last10", [user], catalog)
    assert one.relevant.tolist() == list(range(14, 24))
    assert one.task.hidden.tolist() == list(range(14))
    assert one.task.likes.tolist() == [i for i in range(14) if i not in (2, 13)]
    assert split("last10", [history("u", np.arange(19), liked[:19], 2021)], catalog) == []


def test_nshot_knows_the_first_likes_and_finds_the_next_ten():
    catalog = world(0, n=80).catalog()
    liked = np.ones(65, dtype=bool)
    liked[1] = False
    user = history("u", np.arange(65), liked, 2021)
    (one,) = split("nshot", [user], catalog, n=3)
    assert one.task.likes.tolist() == [0, 2, 3]
    assert one.task.hidden.tolist() == [0, 1, 2, 3]
    assert one.relevant.tolist() == list(range(4, 14))


def test_shift_goes_on_with_someone_of_another_taste():
    rng = np.random.default_rng(0)
    sides = np.repeat([[1.0, 0, 0], [-1.0, 0, 0]], 100, axis=0)
    catalog = Catalog(sides + 0.3 * rng.normal(size=(200, 3)))
    users = [
        history(f"{side}{u}", side * 100 + rng.permutation(100)[:60], np.ones(60, bool), 2021)
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
    user = history("u", np.arange(10), np.zeros(10, dtype=bool), 2021)
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


def test_ratings_are_known_and_those_below_eight_are_no_likes():
    catalog = world(0, n=40).catalog()
    ratings = np.array([9, 8, np.nan, 3, 10, 5, np.nan, 8, 9, 2])
    user = history("u", np.arange(10), ratings >= 8, ratings=ratings)
    (one,) = split("last20", [user], catalog)
    assert one.task.likes.tolist() == [0, 1, 4, 7]
    assert one.task.strengths.tolist() == [1, 1, 1, 1]
    np.testing.assert_array_equal(one.task.ratings, ratings[:8])


def test_plays_make_a_like_stronger_on_the_scale_of_their_own_history():
    plays = np.array([10.0, 20, 40, 80, 1e9, 1, np.nan])
    found = play_strengths(plays)
    median = 30.0
    assert found[1] == pytest.approx(np.sqrt(20 / median))
    assert found[3] == pytest.approx(np.sqrt(80 / median))
    assert (found[4], found[6]) == (10.0, 1.0)
    assert found.min() >= 0.1
    assert play_strengths(plays * 7).tolist() == pytest.approx(found.tolist())
    assert play_strengths(np.full(3, np.nan)).tolist() == [1, 1, 1]


def test_music_hears_the_plays_of_the_known_part_alone():
    catalog = world(0, n=40).catalog()
    plays = np.array([1.0, 2, 4, 8, 16, 32, 64, 128, 1e6, 1e6])
    user = history("u", np.arange(10), np.ones(10, dtype=bool), plays=plays)
    (one,) = split("music", [user], catalog)
    assert one.task.strengths.tolist() == play_strengths(plays[:8]).tolist()


def test_the_members_of_a_household_have_their_own_part_of_what_is_held_out():
    catalog = world(0, n=300).catalog()
    users = users_by_chance(8, 300, 50)
    for one in split("household", users, catalog):
        both = [users[int(name[1:])] for name in one.task.user.split("+")]
        for own, user in zip(one.members, both, strict=True):
            wanted = set(user.titles[40:][user.liked[40:]]) - set(one.task.hidden)
            assert set(own) == wanted
        assert set(np.concatenate(one.members)) == set(one.relevant)
    assert all(not one.members for one in split("last20", users, catalog))


@pytest.mark.parametrize("view", sorted(set(VIEWS) - {"shift"}))
def test_another_future_gives_the_same_rankings(view: str):
    """The candidates are the same, and what was done after the known part is not."""
    catalog = world(0, n=300).catalog()
    users = users_by_chance(8, 300, 150)
    tasks = split(view, users, catalog)
    again = split(view, [another_future(user, tasks, view) for user in users], catalog)
    assert_same_rankings_of_another_future(catalog, tasks, again)


def another_future(user: History, tasks: list[Split], view: str) -> History:
    """The same events as far as any ranker may know them, then others."""
    rng = np.random.default_rng(5)
    known = set().union(
        *(one.task.hidden.tolist() for one in tasks if user.user in one.task.user.split("+"))
    )
    first = max((p for p, i in enumerate(user.titles.tolist()) if i in known), default=-1) + 1
    if view == "household":  # the other's titles are known too
        first = round(0.8 * len(user.titles))
    count = len(user.titles) - first
    titles, ratings, plays = user.titles.copy(), user.ratings.copy(), user.plays.copy()
    titles[first:] = rng.permutation(np.setdiff1d(np.arange(300), titles))[:count]
    ratings[first:], plays[first:] = rng.uniform(0, 10, count), rng.uniform(1, 1e6, count)
    # whom a view takes depends on how much was liked, and that stays
    return replace(user, titles=titles, ratings=ratings, plays=plays)


def test_another_future_gives_the_same_rankings_after_a_change_of_taste():
    """Likes 21 to 40 of the other taste become their twins: whom a user meets stays the same."""
    rng = np.random.default_rng(0)
    sides = np.repeat([[1.0, 0, 0], [-1.0, 0, 0]], 60, axis=0)
    half = sides + 0.3 * rng.normal(size=(120, 3))
    catalog = Catalog(np.concatenate([half, half]), votes=rng.integers(1, 9999, 240).tolist())

    def fans(side: int, twins: int) -> list[History]:
        found = []
        for u in range(4):
            titles = side * 60 + np.random.default_rng([side, u]).permutation(60)[:55]
            titles[20:40] += 120 * twins
            found.append(history(f"{side}{u}", titles, np.ones(55, dtype=bool)))
        return found

    for n in (3, 10, 20):
        tasks, again = (
            [
                one
                for one in split("shift", fans(0, 0) + fans(1, twins), catalog, n=n)
                if one.task.user.startswith("0")
            ]
            for twins in (0, 1)
        )
        assert len(tasks) == 4
        assert_same_rankings_of_another_future(catalog, tasks, again)


def assert_same_rankings_of_another_future(
    catalog: Catalog, tasks: list[Split], again: list[Split]
) -> None:
    recommend = formula(catalog)
    assert tasks
    assert any(set(a.relevant) != set(b.relevant) for a, b in zip(tasks, again, strict=True))
    for a, b in zip(tasks, again, strict=True):
        assert not set(a.relevant) & set(a.task.hidden)
        assert (a.task.candidates == b.task.candidates).all()
        for name in ("likes", "strengths", "hidden", "ratings"):
            np.testing.assert_array_equal(getattr(a.task, name), getattr(b.task, name))
        assert recommend(a.task).tolist() == recommend(b.task).tolist()


def test_a_view_that_does_not_exist_is_named():
    with pytest.raises(ValueError, match="last30"):
        list(splits("last30", [], world(0).catalog(), np.zeros(40, dtype=np.int64)))
