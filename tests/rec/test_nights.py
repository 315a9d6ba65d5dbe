"""What households do in the evening, and what each of it says of a title."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from rec_nights import TRACKS, act, binges, imports, ledger, listened, nights

from tvrec.domain import TitleId
from tvrec.rec.strength import GRADED, START

EXAMPLES = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def after(events, strengths=START):
    made = ledger(strengths)
    made.add_many(events)
    return made


def weight(made, title: str) -> float:
    return made.standing(TitleId(title)).like


@EXAMPLES
@given(nights())
def test_only_what_was_finished_or_praised_is_a_like(events):
    made = after(events)
    finished = {e.target.id for e in events if (e.completion or 0) >= 0.9}
    last = {e.target.id: e.rating for e in events if e.rating is not None}
    for title, like, _ in made.likes():
        assert title in finished
        assert last.get(title, 10.0) >= 8.0
        assert like == 1.0
    assert {t for t in finished if last.get(t, 10.0) >= 8.0} == {t for t, _, _ in made.likes()}


@EXAMPLES
@given(nights())
def test_given_up_early_is_what_the_last_long_look_says(events):
    """Ten to forty per cent: given up. Less: looked into. More, or praise: neither."""
    made = after(events)
    for title, standing in made.standings():
        state = None
        for event in (e for e in events if e.target.id == title):
            if (event.completion or 0.0) >= 0.4 or (event.rating or 0.0) >= 8.0:
                state = None
            elif event.rating is None and event.completion >= 0.1:
                state = event.at
        assert standing.left == state
        assert not (standing.left and standing.like) or standing.at < standing.left


@EXAMPLES
@given(binges(), binges(hours=48.0))
def test_a_binge_is_one_like_of_the_series_and_stronger_than_an_episode_a_week(fast, slow):
    quick, calm = after(fast, GRADED), after(slow, GRADED)
    assert [title for title, _, _ in quick.likes()] == ["series"]
    assert weight(quick, "series") == 1.0 + GRADED.binged
    assert weight(calm, "series") == 1.0


@EXAMPLES
@given(listened())
def test_an_album_is_liked_when_half_of_it_was_heard_and_less_was_skipped(played):
    events, heard, skipped = played
    standing = after(events).standing(TitleId("album"))
    assert bool(standing.like) == (2 * heard >= TRACKS and heard > skipped)
    assert bool(standing.left) == (skipped >= heard and skipped > 0)
    assert standing.watched == (2 * heard >= TRACKS)


def test_a_track_that_was_heard_before_may_be_skipped() -> None:
    once = [act("play", f"t{i}", i, f"a{i}", completion=1.0) for i in range(TRACKS)]
    again = [
        act("play", f"t{i}", 50 + i, f"b{i}", completion=0.05, skipped=True) for i in range(TRACKS)
    ]
    assert weight(after(once + again), "album") == 1.0


@EXAMPLES
@given(imports())
def test_in_an_import_what_is_rated_or_repeated_outranks_what_was_merely_seen(history):
    events, rated, repeated, seen = history
    made = after(events, GRADED)
    most = max(weight(made, title) for title in seen)
    assert most == 1.0
    assert all(weight(made, title) > most for title in rated | repeated)
    assert all(1.0 <= like <= GRADED.most for _, like, _ in made.likes())


@EXAMPLES
@given(imports("artist"))
def test_plays_count_against_what_is_usual(history):
    """Who hears every artist six times likes none of them better for it."""
    events, _, repeated, seen = history
    made = after(events, GRADED)
    assert all(weight(made, title) == 1.0 for title in seen)
    assert all(weight(made, title) > 1.0 for title in repeated)


def test_plays_are_damped_by_their_logarithm() -> None:
    def of(plays: int) -> float:
        return weight(after([act("play", "film0", 0, "p", plays=plays)], GRADED), "film0")

    first, second, third = of(2) - of(1), of(4) - of(2), of(8) - of(4)
    assert first == second == third == GRADED.repeated
    assert of(1_000_000) == GRADED.most


def test_a_rating_counts_against_the_ratings_that_are_usual() -> None:
    def of(others: float) -> float:
        given = [act("rate", f"film{i}", i, f"r{i}", rating=others) for i in range(1, 20)]
        return weight(after([*given, act("rate", "film0", 30, "r0", rating=9.0)], GRADED), "film0")

    assert of(5.0) > of(9.0) > of(10.0) > 1.0


def test_praise_is_graded() -> None:
    said = {kind: weight(after([act(kind, "film0", 0, "x")], GRADED), "film0")
            for kind in ("like", "favourite")}  # fmt: skip
    assert 1.0 < said["like"] < said["favourite"] < GRADED.most


@EXAMPLES
@given(imports())
def test_under_start_all_of_it_is_alike(history):
    events, _, _, _ = history
    assert {like for _, like, _ in after(events, START).likes()} == {1.0}
