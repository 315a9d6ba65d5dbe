"""The viewing is written every ten seconds, and the end of a sitting gives one result."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tvrec.domain import Interval, ProfileId, TitleId, Viewing
from tvrec.player import (
    Ended,
    EndReason,
    Failed,
    Finish,
    PlayItem,
    Progress,
    Save,
    Sittings,
    Started,
    catch_up,
)

NOW = datetime(2026, 5, 1, 20, 15, tzinfo=UTC)
EARLIER = Viewing(
    profile=ProfileId("p"),
    title=TitleId("a"),
    started=NOW - timedelta(days=1),
    updated=NOW - timedelta(days=1),
    position_s=50,
    covered=(Interval(0, 50),),
    extra={"room": "attic"},
)
QUEUE = [PlayItem(title=TitleId("a"), viewing=EARLIER), PlayItem(title=TitleId("b"))]


def started(index: int = 0) -> Started:
    return Started(title=QUEUE[index].title, index=index, runtime_s=None)


def progress(second: float, *, index: int = 0, paused: bool = False) -> Progress:
    return Progress(
        title=QUEUE[index].title,
        index=index,
        position_s=second,
        runtime_s=100,
        covered=(Interval(0, second),),
        played_s=second,
        paused=paused,
    )


def ended(second: float, reason: EndReason, *, index: int = 0) -> Ended:
    return Ended(
        title=QUEUE[index].title,
        index=index,
        position_s=second,
        runtime_s=100,
        covered=(Interval(0, second),),
        played_s=second,
        reason=reason,
    )


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def test_a_viewing_is_written_at_once_and_every_ten_seconds() -> None:
    sittings = Sittings(ProfileId("p"), QUEUE)
    assert sittings.take(started(), NOW) is None
    kept = [
        moment
        for moment in range(62)
        if isinstance(sittings.take(progress(moment), after(moment / 2)), Save)
    ]
    assert kept == [1, 21, 41, 61]  # two a second; at first nothing was played


def test_a_pause_is_written_at_once_and_once() -> None:
    sittings = Sittings(ProfileId("p"), QUEUE)
    sittings.take(started(), NOW)
    assert isinstance(sittings.take(progress(1), after(1)), Save)
    save = sittings.take(progress(2, paused=True), after(2))
    assert isinstance(save, Save)
    assert save.viewing.position_s == 2
    assert sittings.take(progress(2, paused=True), after(3)) is None


def test_a_viewing_that_is_continued_keeps_its_start() -> None:
    sittings = Sittings(ProfileId("p"), QUEUE)
    sittings.take(started(), NOW)
    save = sittings.take(progress(60), after(10))
    assert isinstance(save, Save)
    assert save.viewing == Viewing(
        profile=ProfileId("p"),
        title=TitleId("a"),
        started=EARLIER.started,
        updated=after(10),
        position_s=60,
        covered=(Interval(0, 60),),
        runtime_s=100,
        extra={"room": "attic"},
    )


def test_the_end_gives_one_result() -> None:
    sittings = Sittings(ProfileId("p"), QUEUE)
    sittings.take(started(), NOW)
    finish = sittings.take(ended(97, EndReason.STOP), after(97))
    assert isinstance(finish, Finish)
    assert (finish.completion, finish.played_s, finish.skipped) == (0.97, 97, False)
    assert finish.item is QUEUE[0]
    assert finish.viewing.updated == after(97)


def test_moving_on_is_a_skip_and_coming_back_continues_the_viewing() -> None:
    sittings = Sittings(ProfileId("p"), QUEUE)
    sittings.take(started(1), NOW)
    finish = sittings.take(ended(5, EndReason.NEXT, index=1), after(5))
    assert isinstance(finish, Finish)
    assert finish.skipped
    sittings.take(started(0), after(5))
    sittings.take(ended(5, EndReason.NEXT), after(10))
    sittings.take(started(1), after(10))
    again = sittings.take(ended(100, EndReason.EOF, index=1), after(90))
    assert isinstance(again, Finish)
    assert again.viewing.started == NOW


def test_what_failed_half_way_is_kept_but_no_result() -> None:
    sittings = Sittings(ProfileId("p"), QUEUE)
    failed = Failed(title=TitleId("b"), index=1, message="is not there any more")
    assert sittings.take(failed, NOW) is None
    sittings.take(started(1), NOW)
    sittings.take(progress(5, index=1), after(5))
    save = sittings.take(failed, after(6))
    assert isinstance(save, Save)
    assert save.viewing.covered == (Interval(0, 5),)


def test_a_player_that_went_on_without_us_is_caught_up_with() -> None:
    later = EARLIER.updated + timedelta(seconds=30)
    assert catch_up(EARLIER, 80, later).covered == (Interval(0, 80),)
    assert catch_up(EARLIER, 99, later).covered == (Interval(0, 50),)
    assert catch_up(EARLIER, 99, later).position_s == 99
