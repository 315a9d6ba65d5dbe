"""The demonstration tells the same as a real player, faster, and says what it is."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import aclosing

import pytest

from tvrec.domain import Interval, ProfileId, TitleId
from tvrec.player import (
    Action,
    Command,
    DemoPlayer,
    Ended,
    EndReason,
    Finish,
    Player,
    PlayItem,
    Progress,
    Sittings,
    Started,
    Update,
)

QUEUE = [PlayItem(title=TitleId(name), runtime_s=1000) for name in "ab"]


def play(
    queue: list[PlayItem], react: Callable[[DemoPlayer, Update], None] = lambda *_: None
) -> list[Update]:
    player = DemoPlayer(speed=5000, tick_s=0.02)

    async def run() -> list[Update]:
        seen = []
        async with asyncio.timeout(200), aclosing(player.play(queue)) as updates:
            async for update in updates:
                seen.append(update)
                react(player, update)
        return seen

    return asyncio.run(run())


def ends(updates: list[Update]) -> list[Ended]:
    return [update for update in updates if isinstance(update, Ended)]


def test_it_is_a_player_and_says_that_it_is_a_demonstration() -> None:
    player: Player = DemoPlayer()
    player.send(Command(Action.STOP))  # nothing plays, nothing happens
    starts = [update for update in play(QUEUE) if isinstance(update, Started)]
    assert [(s.index, s.demonstration, s.runtime_s) for s in starts] == [
        (0, True, 1000),
        (1, True, 1000),
    ]


def test_a_title_that_runs_through_is_watched() -> None:
    assert [(e.reason, e.completion, e.position_s) for e in ends(play(QUEUE))] == [
        (EndReason.EOF, 1, 1000)
    ] * 2


def test_a_running_time_that_is_not_known_is_told_as_the_demonstrations() -> None:
    updates = play([PlayItem(title=TitleId("a"))])
    assert ends(updates)[0].runtime_s == 600


def test_a_title_that_is_stopped_is_covered_so_far_and_ends_the_queue() -> None:
    def react(player: DemoPlayer, update: Update) -> None:
        if isinstance(update, Progress) and update.position_s > 400:
            player.send(Command(Action.STOP))

    (ended,) = ends(play(QUEUE, react))
    assert ended.reason is EndReason.STOP
    assert ended.covered == (Interval(0, ended.position_s),)
    assert ended.completion < 1


def test_a_jump_to_the_end_is_no_watch() -> None:
    def react(player: DemoPlayer, update: Update) -> None:
        if isinstance(update, Started):
            player.send(Command(Action.SEEK_TO, 999))

    (ended,) = ends(play(QUEUE[:1], react))
    assert ended.reason is EndReason.EOF
    assert ended.completion < 0.5


def test_a_pause_stands_still() -> None:
    held: list[float] = []

    def react(player: DemoPlayer, update: Update) -> None:
        if isinstance(update, Started):
            player.send(Command(Action.PAUSE))
        elif isinstance(update, Progress) and update.paused:
            held.append(update.position_s)
            if len(held) == 5:
                player.send(Command(Action.STOP))

    (ended,) = ends(play(QUEUE, react))
    assert set(held) == {ended.position_s}


def test_next_and_previous_move_in_the_queue() -> None:
    script = [Action.PREVIOUS, Action.NEXT, Action.NEXT, Action.PREVIOUS, Action.STOP]

    def react(player: DemoPlayer, update: Update) -> None:
        if isinstance(update, Started | Progress) and script:
            player.send(Command(script.pop(0)))

    updates = play(QUEUE, react)
    # there is nothing before the first and nothing after the last
    assert [u.index for u in updates if isinstance(u, Started)] == [0, 1, 0]
    assert [e.reason for e in ends(updates)] == [EndReason.NEXT, EndReason.NEXT, EndReason.STOP]


def test_a_resumed_title_begins_where_it_was_left() -> None:
    (ended,) = ends(play([PlayItem(title=TitleId("a"), runtime_s=1000, start_s=600)]))
    assert ended.covered == (Interval(600, 1000),)


def test_its_sittings_are_kept_like_real_ones() -> None:
    from datetime import UTC, datetime

    sittings = Sittings(ProfileId("p"), QUEUE)
    results = [sittings.take(u, datetime(2026, 5, 1, tzinfo=UTC)) for u in play(QUEUE)]
    finished = [result for result in results if isinstance(result, Finish)]
    assert [f.completion for f in finished] == pytest.approx([1, 1])
