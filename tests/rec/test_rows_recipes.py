"""What each row of Home shows."""

from __future__ import annotations

import numpy as np
import pytest
from rec_home import DAY, NOW, OLD, ORDER, around, catalog, kinds, liking, rows_of, titles

from tvrec.domain import Kind, TitleId
from tvrec.rec import rank
from tvrec.rec.makings import Continue, NextUp, RowSettings

MOVIES_AND_ALBUMS = kinds([(Kind.MOVIE, 60), (Kind.ALBUM, 60)])


def test_rows_come_in_the_order_of_the_design():
    made = catalog(
        200, genres=[[f"g{i % 5}"] for i in range(200)], people=[[f"p{i % 9}"] for i in range(200)],
        votes=range(200), ratings=[7.0] * 200,
        kinds=kinds([(Kind.MOVIE, 140), (Kind.ALBUM, 60)]),
    )  # fmt: skip
    added = np.full(200, OLD)
    added[30:60] = NOW.timestamp() - DAY
    runtimes = np.where(np.arange(200) % 3 == 0, 1200.0, 6000.0)
    state = around(
        made, added_at=added, runtimes_s=runtimes, saved=[9], again=[0, 9, 18, 27],
        continues=[Continue(1, None, 0.4, 9.0), Continue(150, TitleId("x"), 0.4, 1.0, audio=True)],
        next_up=[NextUp(2, TitleId("y"))],
    )  # fmt: skip
    rows = rows_of(liking(made, [0, 9, 18, 27]), state)
    recipes = list(dict.fromkeys(row.recipe for row in rows.values()))
    assert recipes == ORDER


def test_what_was_begun_stands_first_even_if_it_is_one_title():
    made = catalog(50, kinds=kinds([(Kind.MOVIE, 30), (Kind.SERIES, 10), (Kind.AUDIOBOOK, 10)]))
    state = around(
        made,
        continues=[Continue(3, None, 0.25, 4500.0), Continue(45, None, 0.5, 90.0, audio=True)],
        next_up=[NextUp(33, TitleId("e2"))],
    )
    rows = rows_of(liking(made, [0, 1]), state)
    assert list(rows)[:3] == ["continue", "listen_on", "next_up"]
    (card,) = rows["continue"].cards
    assert (card.id, card.progress, card.left_s, card.play) == (made.ids[3], 0.25, 4500.0, None)
    assert [card.id for card in rows["listen_on"].cards] == [made.ids[45]]
    assert [card.play for card in rows["next_up"].cards] == ["e2"]


def test_what_may_not_be_seen_any_more_is_not_continued():
    made = catalog(50)
    allowed = np.arange(50) > 5
    state = around(
        made,
        allowed=allowed,
        continues=[Continue(3, None, 0.25, 9.0), Continue(4, None, 0.5, 9.0, audio=True)],
        next_up=[NextUp(5, TitleId("leaf")), NextUp(6, TitleId("other"))],
    )
    rows = rows_of(liking(made, [0]), state)
    assert not {"continue", "listen_on"} & rows.keys()
    assert [card.id for card in rows["next_up"].cards] == [made.ids[6]]


def test_the_top_picks_are_the_ranking():
    made = catalog(
        80, kinds=kinds([(Kind.MOVIE, 50), (Kind.ALBUM, 30)]), votes=[*range(50)] * 1 + [0] * 30
    )
    profile = liking(made, [0, 5, 61])
    shown = titles(profile, rows_of(profile)["top"])
    assert shown == [i for i, _ in rank(profile, len(shown))]


def test_each_strong_interest_has_a_row_of_its_own():
    profile = liking(catalog(200), [0, 5, 10, 1, 6, 11])
    rows = [row for row in rows_of(profile).values() if row.recipe == "because"]
    topics = []
    for row in rows:
        seed = profile.catalog.index[row.subject.id]
        assert row.id == f"because:{profile.catalog.ids[seed]}"
        assert {i % 5 for i in titles(profile, row)} == {seed % 5}
        topics.append(seed % 5)
    assert sorted(topics) == [0, 1]


def test_seeds_that_are_alike_do_not_make_the_same_row_twice():
    profile = liking(catalog(200), [0, 5, 10, 15, 20])
    assert sum(row.recipe == "because" for row in rows_of(profile).values()) == 1


def test_a_person_is_followed_after_two_likes():
    people = [["Ann"] if i % 8 == 0 else [f"extra {i}"] for i in range(100)]
    made = catalog(100, people=people)
    profile = liking(made, [0])
    assert "person:Ann" not in rows_of(profile)
    profile.absorb(8)
    row = rows_of(profile)["person:Ann"]
    assert all(i % 8 == 0 for i in titles(profile, row))
    assert (row.subject.type, row.subject.name) == ("person", "Ann")


def test_genres_that_are_liked_have_rows():
    names = ["noir", "western", "opera", "comedy"]
    made = catalog(200, topics=4, genres=[[names[i % 4]] for i in range(200)])
    profile = liking(made, [0, 4, 8, 1])
    rows = [row for row in rows_of(profile).values() if row.recipe == "genre"]
    assert [row.id for row in rows] == ["genre:noir", "genre:western"]
    for row in rows:
        assert {names[i % 4] for i in titles(profile, row)} == {row.subject.name}


def test_a_row_led_by_votes_stays_whatever_the_taste():
    """After a change of taste votes are the better guess for a while."""
    made = catalog(300, votes=[float(i) for i in range(300)], ratings=[7.0] * 300)
    profile = liking(made, range(0, 100, 5))
    rows = list(rows_of(profile).values())
    place = [row.id for row in rows].index("loved")
    taken = {i for row in rows[:place] for i in titles(profile, row)} | set(profile.liked.tolist())
    most_voted = [i for i in range(299, -1, -1) if i not in taken]
    assert titles(profile, rows[place]) == most_voted[: len(rows[place].cards)]


def test_the_loved_row_goes_by_ratings_where_nobody_votes_and_is_not_shown_without():
    rated = catalog(100, ratings=[i % 10 for i in range(100)])
    profile = liking(rated, [0])
    ratings = rated.ratings[titles(profile, rows_of(profile)["loved"])]
    assert len(ratings) == 16
    assert (np.diff(ratings) <= 0).all()
    assert "loved" not in rows_of(liking(catalog(100), [0]))


def test_no_kind_is_drowned_in_the_loved_row_for_having_fewer_votes():
    votes = [1e6 + i for i in range(60)] + [10.0 + i for i in range(60)]
    profile = liking(catalog(120, kinds=MOVIES_AND_ALBUMS, votes=votes), [0, 70])
    shown = titles(profile, rows_of(profile)["loved"])
    assert sum(i >= 60 for i in shown) == len(shown) // 2


def test_new_titles_stand_by_the_day_that_they_came_on():
    made = catalog(100)
    added = np.full(100, OLD)
    added[40:60] = NOW.timestamp() - np.arange(20) * DAY
    added[70] = NOW.timestamp() + DAY  # a clock that was wrong
    added[71] = np.nan
    profile = liking(made, hidden=range(40))
    state = around(made, added_at=added)
    profile.hide(41)
    shown = titles(profile, rows_of(profile, state, settings=RowSettings(length=4))["new"])
    assert shown == sorted(shown)
    assert set(shown) <= set(range(40, 60)) - {41}


def test_where_most_is_new_new_says_nothing():
    made = catalog(60)
    state = around(made, added_at=np.full(60, NOW.timestamp() - DAY))
    assert "new" not in rows_of(liking(made, [0]), state)


def test_something_different_is_far_from_the_taste_and_good():
    for facts in ({}, {"votes": [float(i % 97) for i in range(800)], "ratings": [7.0] * 800}):
        profile = liking(catalog(800, **facts), range(0, 60, 5))
        shown = titles(profile, rows_of(profile)["different"])
        attention = profile.scores().terms[0]
        assert len(shown) == 16
        assert max(attention[shown]) < np.quantile(attention[~profile.hidden], 0.4)
        if facts:
            assert np.median(profile.catalog.votes[shown]) > 80


def test_short_titles_have_a_row_and_music_does_not_count():
    made = catalog(120, kinds=MOVIES_AND_ALBUMS)
    runtimes = np.where(np.arange(120) % 2, 2700.0, 2701.0)
    profile = liking(made, [0])
    settings = RowSettings(length=6)
    row = rows_of(profile, around(made, runtimes_s=runtimes), settings=settings)["under:45"]
    assert all(i % 2 and i < 60 for i in titles(profile, row))
    assert row.subject.name == "45"


def test_a_small_kind_is_drawn_from_whole_beside_a_large_one():
    made = catalog(
        4000, kinds=kinds([(Kind.MOVIE, 60), (Kind.CLIP, 3940)]), votes=np.arange(4000.0)
    )  # fmt: skip
    runtimes = np.where(np.arange(4000) < 8, 1200.0, 6000.0)
    profile = liking(made, [30, 3000])
    assert set(
        titles(profile, rows_of(profile, around(made, runtimes_s=runtimes))["under:45"])
    ) == (set(range(8)))


def test_a_stated_limit_filters_every_recommending_row():
    made = catalog(200, votes=range(200), genres=[[f"g{i % 5}"] for i in range(200)])
    runtimes = np.where(np.arange(200) % 2, 2400.0, 2401.0)
    runtimes[::7] = np.nan  # not known to fit
    profile = liking(made, [0, 5])
    rows = rows_of(profile, around(made, runtimes_s=runtimes, minutes=40))
    shown = {i for row in rows.values() for i in titles(profile, row)}
    assert len(shown) > 50
    assert all(runtimes[i] == 2400.0 for i in shown)
    assert "under:45" not in rows


def test_liked_titles_can_be_watched_again_if_the_viewer_may():
    made = catalog(100)
    allowed = np.ones(100, dtype=np.bool_)
    allowed[2] = False
    profile = liking(made, range(10))
    state = around(made, again=[4, 2, 0, 7, 9], allowed=allowed)
    assert titles(profile, rows_of(profile, state)["again"]) == [4, 0, 7, 9]


def test_what_is_liked_and_still_to_be_seen_stands_behind_the_top_picks():
    made = catalog(100)
    profile = liking(made, range(10))
    found = rows_of(profile, around(made, saved=[3]))
    assert list(found)[:2] == ["top", "saved"], "one title is enough: it is the viewer's own list"
    assert titles(profile, found["saved"]) == [3]
    allowed = np.ones(100, dtype=np.bool_)
    allowed[3] = False
    assert "saved" not in rows_of(profile, around(made, saved=[3], allowed=allowed))


def test_ones_own_lists_keep_to_a_stated_limit():
    made = catalog(100)
    runtimes = np.where(np.arange(100) % 2, 2400.0, 6000.0)
    state = around(made, saved=[2, 3], again=[5, 4, 7, 9, 1], runtimes_s=runtimes, minutes=40)
    profile = liking(made, range(10))
    found = rows_of(profile, state)
    assert titles(profile, found["saved"]) == [3]
    assert titles(profile, found["again"]) == [5, 7, 9, 1]


def test_listen_is_for_libraries_that_hold_more_than_music():
    mixed = liking(catalog(120, kinds=MOVIES_AND_ALBUMS), [0, 70])
    assert all(i >= 60 for i in titles(mixed, rows_of(mixed)["listen"]))
    assert "listen" not in rows_of(liking(catalog(60, kinds=[Kind.ALBUM] * 60), [0]))
    assert "listen" not in rows_of(liking(catalog(60), [0]))


def test_exploring_is_drawn_anew_by_the_generator_and_not_by_a_watch():
    profile = liking(catalog(600, votes=range(600)), [0, 5])

    def explored(seed: int) -> set[int]:
        rows = rows_of(profile, rng=np.random.default_rng(seed))
        return set(titles(profile, rows["explore"]))

    first, other = explored(1), explored(2)
    assert first == explored(1)
    assert len(first & other) < 8
    profile.absorb(10)
    assert len(first & explored(1)) >= 12


def test_no_row_takes_too_much_of_a_small_library():
    def longest(n: int) -> int:
        return max(len(row.cards) for row in rows_of(liking(catalog(n), [0])).values())

    assert [longest(n) for n in (7, 30, 60, 96, 400)] == [6, 8, 10, 16, 16]


@pytest.mark.parametrize("least", [3, 5])
def test_a_row_that_would_be_nearly_empty_is_not_shown(least):
    people = [["Ann"] if i < 6 else [] for i in range(100)]
    profile = liking(catalog(100, people=people), [0, 1])
    settings = RowSettings(length=4, least=least)
    rows = rows_of(profile, settings=settings)
    assert all(len(row.cards) >= least for row in rows.values() if row.recipe != "top")
    assert ("person:Ann" in rows) == (least == 3)
