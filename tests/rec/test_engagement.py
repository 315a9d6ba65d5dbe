"""From events to likes, to what is hidden and to what was seen."""

from __future__ import annotations

import pytest
from rec_history import after, event, ledger, likes, strength, undo

from tvrec.domain import Target, TitleId
from tvrec.rec.strength import GRADED
from tvrec.rec.watched import WatchSettings


def test_a_finished_film_is_a_like_and_leaves_the_rows() -> None:
    made = after(event(1, "play", completion=0.95))
    assert likes(made) == ["film"]
    assert made.hidden() == ["film"]


def test_a_film_that_was_merely_opened_is_neither() -> None:
    made = after(event(1, "play", completion=0.3))
    assert (likes(made), made.hidden()) == ([], [])
    assert made.standing(TitleId("film")).begun


def test_noise_leaves_no_trace() -> None:
    made = after(event(1, "play", completion=0.004))
    assert not made.standing(TitleId("film")).begun


def test_a_rating_overrules_what_was_played() -> None:
    assert likes(after(event(1, "play", completion=1.0), event(2, "rate", rating=5.0))) == []
    assert likes(after(event(1, "play", completion=0.2), event(2, "rate", rating=8.0))) == ["film"]


def test_the_last_word_counts() -> None:
    made = after(event(1, "rate", rating=9.0), event(2, "dislike"))
    assert (likes(made), made.hidden()) == ([], ["film"])
    made.add(event(3, "favourite"))
    assert likes(made) == ["film"]


def test_a_play_of_an_imported_history_without_figures_counts_as_whole() -> None:
    assert likes(after(event(1, "play", plays=3))) == ["film"]
    assert likes(after(event(1, "play", skipped=True))) == []


def test_a_leaf_counts_for_its_parent_once() -> None:
    made = after(event(1, "play", "e1", completion=1.0), event(2, "play", "e2", completion=1.0))
    assert likes(made) == ["series"]
    assert made.standing(TitleId("series")).seen_leaves == {"e1", "e2"}


def test_a_series_once_begun_leaves_the_recommending_rows() -> None:
    made = after(event(1, "play", "e1", completion=0.5))
    assert (likes(made), made.hidden()) == ([], ["series"])


def test_an_album_is_heard_when_half_of_it_is() -> None:
    made = after(event(1, "play", "t1", completion=0.6))
    assert likes(made) == []
    made.add(event(2, "play", "t2", completion=0.6))
    assert (likes(made), made.hidden()) == (["album"], ["album"])


def test_that_was_not_me_removes_the_seed_and_keeps_the_title_away() -> None:
    made = after(event(1, "play", completion=1.0), event(2, "block_seed"))
    assert (likes(made), made.hidden()) == ([], ["film"])


def test_undo_takes_back_and_undoing_the_undo_restores() -> None:
    made = after(event(1, "play", completion=1.0), undo(2, of=1))
    assert (likes(made), made.hidden()) == ([], [])
    made.add(undo(3, of=2))
    assert likes(made) == ["film"]


def test_a_like_stands_where_its_latest_act_stands_in_time() -> None:
    made = after(
        event(1, "play", "film", completion=1.0),
        event(2, "play", "other", completion=1.0),
        event(3, "play", "film", completion=1.0),
    )
    assert likes(made) == ["other", "film"]
    assert made.standing(TitleId("film")).plays == 2


def test_people_and_genres_are_blocked_exactly_and_given_back() -> None:
    unwanted = Target("person", "Somebody")
    made = after(event(1, "not_interested", target=unwanted))
    assert made.blocked == {unwanted}
    made.add(undo(2, of=1))
    assert made.blocked == frozenset()


def test_next_in_the_closing_credits_is_no_skip() -> None:
    """What was covered decides, not the key that ended it."""
    assert likes(after(event(1, "play", completion=0.95, skipped=True))) == ["film"]
    opened = after(event(1, "play", "e1", completion=0.5, skipped=True))
    assert opened.standing(TitleId("series")).begun is False


def test_opening_a_liked_film_again_does_not_make_its_like_new() -> None:
    made = after(
        event(1, "play", "film", completion=1.0),
        event(2, "play", "other", completion=1.0),
        event(3, "play", "film", completion=0.2),
        event(4, "not_now", "film"),
        event(5, "seen", "film"),
    )
    assert likes(made) == ["film", "other"]


def test_a_sitting_of_seconds_means_nothing_however_much_was_covered_before() -> None:
    made = after(event(1, "play", completion=0.5, played_s=4.0))
    assert not made.standing(TitleId("film")).begun
    assert likes(after(event(1, "play", completion=0.9, played_s=20.0))) == ["film"]


def test_what_is_covered_below_two_fifths_is_never_a_seed() -> None:
    """Four minutes of a track of twenty are a scrobble, and still no taste."""
    made = after(event(1, "play", "single", completion=0.25))
    assert made.standing(TitleId("single")).watched
    assert likes(made) == []
    assert likes(after(event(1, "play", "single", completion=0.45))) == ["single"]


def test_seconds_without_a_length_make_a_track_but_not_a_film() -> None:
    assert after(event(1, "play", "t4", played_s=90.0)).standing(TitleId("album")).plays == 1
    assert after(event(1, "play", "t4", played_s=20.0)).standing(TitleId("album")).plays == 0
    unknown = after(event(1, "play", "p2", played_s=600.0)).standing(TitleId("podcast"))
    assert (unknown.begun, unknown.plays) == (True, 0)


def test_a_count_of_no_plays_is_no_play() -> None:
    assert likes(after(event(1, "play", plays=0))) == []


def test_an_album_played_as_one_is_heard_at_half() -> None:
    assert after(event(1, "play", "album", completion=0.5)).hidden() == ["album"]
    assert after(event(1, "play", "album", completion=0.45)).hidden() == []


def test_a_series_is_watched_when_all_of_it_is() -> None:
    made = after(*(event(i, "play", f"e{i}", completion=1.0) for i in (1, 2)))
    assert not made.standing(TitleId("series")).watched
    made.add(event(3, "play", "e3", completion=1.0))
    assert made.standing(TitleId("series")).watched


def test_one_episode_turned_down_does_not_turn_down_the_series() -> None:
    watched = [event(i, "play", f"e{i}", completion=1.0) for i in (1, 2)]
    assert likes(after(*watched, event(3, "rate", "e2", rating=3.0))) == []
    assert likes(after(*watched, event(3, "play", "e3"), event(4, "dislike", "e2"))) == ["series"]
    assert likes(after(*watched, event(3, "dislike", "series"))) == []


def test_high_ratings_of_episodes_are_one_like_of_the_series() -> None:
    rated = [event(i, "rate", f"e{i}", rating=9.0) for i in (1, 2)]
    made = after(*rated, event(3, "rate", "e3", rating=4.0))
    assert (likes(made), made.hidden()) == (["series"], ["series"])
    assert made.standing(TitleId("series")).at == rated[1].at


def test_a_tick_on_an_episode_moves_on_to_the_next_and_is_no_like() -> None:
    made = after(event(1, "seen", "e1"))
    standing = made.standing(TitleId("series"))
    assert (standing.seen_leaves, likes(made), made.hidden()) == ({"e1"}, [], ["series"])


def test_a_podcast_is_a_like_by_one_episode_and_heard_by_half() -> None:
    made = after(event(1, "play", "p1", completion=1.0))
    assert (likes(made), made.hidden()) == (["podcast"], [])
    made.add(event(2, "play", "p2"))
    assert made.hidden() == ["podcast"]


def test_a_dropped_series_is_no_like_until_it_is_watched_again() -> None:
    made = after(event(1, "play", "e1"), event(2, "drop_series", "series"))
    assert (likes(made), made.hidden()) == ([], ["series"])
    made.add(event(3, "play", "e2", completion=0.1, played_s=40.0))
    assert made.standing(TitleId("series")).dropped
    made.add(event(4, "play", "e2", completion=1.0))
    assert likes(made) == ["series"]


@pytest.mark.parametrize("kind", ["not_interested", "dislike", "drop_series"])
def test_of_what_is_turned_down_no_more_is_wanted(kind: str) -> None:
    """So it stands neither in Continue watching nor in Next up."""
    made = after(event(1, "play", "e1"), event(2, kind, "series"))
    assert made.standing(TitleId("series")).dropped


@pytest.mark.parametrize("kind", ["block_seed", "drop_series"])
def test_praise_said_later_overrules_not_me_and_no_more(kind: str) -> None:
    turned = [event(1, "play", "e1"), event(2, kind, "series")]
    assert likes(after(*turned)) == []
    assert likes(after(*turned, event(3, "favourite", "series"))) == ["series"]
    assert likes(after(*turned, event(3, "rate", "series", rating=5.0))) == []


@pytest.mark.parametrize("kind", ["not_interested", "dislike", "drop_series"])
def test_a_series_can_be_named_as_a_series_or_as_a_title(kind: str) -> None:
    for target in (Target("series", "series"), Target("title", "series")):
        made = after(event(1, "play", "e1"), event(2, kind, target=target))
        assert (likes(made), made.hidden(), made.blocked) == ([], ["series"], frozenset())


def test_the_last_word_on_a_person_counts_and_one_undo_of_two_is_not_enough() -> None:
    her = Target("person", "Somebody")
    made = after(event(1, "dislike", target=her), event(2, "like", target=her))
    assert made.blocked == frozenset()
    made.add(undo(3, of=2))
    assert made.blocked == {her}
    made.add(undo(4, of=2))
    made.add(undo(5, of=3))
    assert made.blocked == {her}
    made.add(undo(6, of=4))
    assert made.blocked == frozenset()


def test_an_undo_may_be_read_before_what_it_takes_back() -> None:
    made = after(undo(1, of=2), event(2, "play", completion=1.0))
    assert likes(made) == []


def test_undos_in_a_circle_end_and_take_nothing_back() -> None:
    """No television writes such a history, but a file can hold it."""
    made = after(undo(1, of=2), undo(2, of=1), undo(3, of=3), undo(4, of=2))
    made.add(event(5, "play", completion=1.0))
    assert likes(made) == ["film"]


def test_an_event_that_comes_twice_counts_once() -> None:
    played = event(1, "play", completion=1.0)
    made = after(played, played)
    assert made.standing(TitleId("film")).plays == 1
    assert made.add(played) is None


def test_under_the_formula_start_every_like_weighs_one() -> None:
    made = after(
        event(1, "play", completion=1.0, plays=9), event(2, "rate", rating=10.0),
        event(3, "favourite"),
    )  # fmt: skip
    assert strength(made) == 1.0


def test_graded_likes_weigh_what_was_done() -> None:
    def weight(*events) -> float:
        return strength(after(*events, strengths=GRADED))

    once = weight(event(1, "play"))
    twice = weight(event(1, "play"), event(2, "play"))
    often = weight(event(1, "play", plays=300))
    assert 1.0 == once < twice < often <= GRADED.most
    assert weight(event(1, "rate", rating=8.0)) < weight(event(1, "rate", rating=10.0))
    assert weight(event(1, "like")) < weight(event(1, "favourite"))


def test_a_binge_of_a_series_is_a_stronger_like_than_a_slow_watch() -> None:
    def weight(hours: int) -> float:
        played = (event(i * hours, "play", f"e{i}") for i in (1, 2, 3))
        return strength(after(*played, strengths=GRADED), "series")

    assert weight(1) > weight(48) == 1.0


def test_the_thresholds_are_settings() -> None:
    made = ledger(WatchSettings(watched_share=0.7, liked_rating=6.0))
    made.add_many([event(1, "play", completion=0.75), event(2, "rate", "other", rating=6.0)])
    assert likes(made) == ["film", "other"]


def test_a_change_says_what_was_before_and_is_after() -> None:
    change = ledger().add(event(1, "play", "e1"))
    assert change is not None
    assert (change.title, change.before.like, change.after.like) == ("series", 0.0, 1.0)
    assert ledger().add(event(1, "dislike", target=Target("genre", "Drama"))) is None
