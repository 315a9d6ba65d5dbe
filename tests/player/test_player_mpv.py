# Longer than 300 lines because every end that mpv can come to is one story.
"""Real mpv, null outputs: what is said to have been seen is what was played."""

from __future__ import annotations

import asyncio
import os
import signal
import stat
from collections.abc import Callable, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import player_media as media
import pytest

from tvrec.domain import Interval, Kind, ProfileId, TitleId, Viewing
from tvrec.errors import PlayerError
from tvrec.player import (
    Action,
    Command,
    Ended,
    EndReason,
    Failed,
    MpvPlayer,
    PlayItem,
    Progress,
    Started,
    Update,
)
from tvrec.player.runtime import born, notes

LONG_S = 40  # of ``long_film``
T = TypeVar("T", bound=Update)
React = Callable[[Update], None]
NOW = datetime(2026, 5, 1, 20, 15, tzinfo=UTC)


def item(*paths: Path, kind: Kind = Kind.MOVIE) -> PlayItem:
    return PlayItem(title=TitleId(paths[0].stem), paths=tuple(map(str, paths)), kind=kind)


def play(
    player: MpvPlayer, queue: Sequence[PlayItem], react: React = lambda _: None, first: int = 0
) -> list[Update]:
    async def run() -> list[Update]:
        seen = []
        async with asyncio.timeout(200), aclosing(player.play(queue, first=first)) as updates:
            async for update in updates:
                seen.append(update)
                react(update)
        return seen

    return asyncio.run(run())


def only(kind: type[T], updates: Sequence[Update]) -> list[T]:
    return [update for update in updates if isinstance(update, kind)]


def at(position_s: float, do: Callable[[], object]) -> React:
    """Do something once, when a position is reached."""
    left = [do]

    def react(update: Update) -> None:
        if left and isinstance(update, Progress) and update.position_s >= position_s:
            left.pop()()

    return react


def test_a_film_that_is_played_to_its_end_is_covered_whole(fast: MpvPlayer, film: Path) -> None:
    updates = play(fast, [item(film)])
    (ended,) = only(Ended, updates)
    assert isinstance(updates[0], Started)
    assert not updates[0].demonstration
    assert updates[-1] is ended
    assert ended.reason is EndReason.EOF
    assert ended.completion == pytest.approx(1, abs=0.01)
    assert ended.played_s == pytest.approx(8, abs=0.3)
    assert ended.runtime_s == pytest.approx(8, abs=0.2)
    assert ended.audio_language == "eng"
    assert only(Progress, updates)


def test_stopping_covers_what_was_played_until_then(fast: MpvPlayer, long_film: Path) -> None:
    updates = play(fast, [item(long_film)], at(3.2, lambda: fast.send(Command(Action.STOP))))
    (ended,) = only(Ended, updates)
    assert ended.reason is EndReason.STOP
    assert ended.position_s >= 3.2
    assert ended.completion == pytest.approx(ended.position_s / LONG_S, abs=0.02)
    assert ended.covered[0].end == pytest.approx(ended.position_s, abs=0.05)


def test_a_jump_to_the_end_is_no_watch(player: MpvPlayer, long_film: Path) -> None:
    jump = Command(Action.SEEK_TO, LONG_S - 0.5)
    updates = play(player, [item(long_film)], at(1, lambda: player.send(jump)))
    (ended,) = only(Ended, updates)
    assert ended.reason is EndReason.EOF
    assert ended.position_s == pytest.approx(LONG_S, abs=0.2)
    assert ended.completion < 0.45
    assert len(ended.covered) == 2


def test_a_jump_past_the_end_is_no_watch(player: MpvPlayer, long_film: Path) -> None:
    jump = Command(Action.SEEK, 600)
    updates = play(player, [item(long_film)], at(1, lambda: player.send(jump)))
    (ended,) = only(Ended, updates)
    assert ended.reason is EndReason.EOF
    assert ended.completion < 0.4


def test_a_pause_covers_nothing_and_is_told_at_once(player: MpvPlayer, long_film: Path) -> None:
    held: list[Progress] = []

    def react(update: Update) -> None:
        if not isinstance(update, Progress):
            return
        if update.paused:
            held.append(update)
        if len(held) == 4:
            player.send(Command(Action.STOP))
        elif not held and update.position_s > 0.4:
            player.send(Command(Action.PAUSE))

    (ended,) = only(Ended, play(player, [item(long_film)], react))
    assert ended.position_s == pytest.approx(held[0].position_s, abs=0.1)
    assert ended.played_s == pytest.approx(held[0].played_s, abs=0.1)


def test_a_resumed_film_begins_where_it_was_left_and_unites_with_it(
    fast: MpvPlayer, film: Path
) -> None:
    earlier = Viewing(
        profile=ProfileId("p"),
        title=TitleId("film"),
        started=NOW,
        updated=NOW,
        position_s=5,
        covered=(Interval(0, 5),),
    )
    resumed = replace(item(film), start_s=5, viewing=earlier)
    updates = play(fast, [resumed])
    (ended,) = only(Ended, updates)
    assert min(p.position_s for p in only(Progress, updates)) >= 4.9
    assert ended.completion == pytest.approx(1, abs=0.02)
    assert ended.played_s == pytest.approx(3, abs=0.3)


def test_a_queue_plays_through_and_each_track_has_its_own_coverage(
    fast: MpvPlayer, tracks: list[Path]
) -> None:
    updates = play(fast, [item(track, kind=Kind.TRACK) for track in tracks])
    ended = only(Ended, updates)
    assert [(e.index, e.reason) for e in ended] == [(i, EndReason.EOF) for i in range(3)]
    assert [e.completion for e in ended] == pytest.approx([1, 1, 1], abs=0.01)
    assert [s.index for s in only(Started, updates)] == [0, 1, 2]


def test_moving_on_in_a_queue_is_a_skip_and_coming_back_unites(
    player: MpvPlayer, long_tracks: list[Path]
) -> None:
    queue = [item(track, kind=Kind.TRACK) for track in long_tracks]
    script = [
        at(0.4, lambda: player.send(Command(Action.NEXT))),
        at(0.4, lambda: player.send(Command(Action.PREVIOUS))),
        at(0.4, lambda: player.send(Command(Action.STOP))),
    ]
    begun = 0

    def react(update: Update) -> None:
        nonlocal begun
        begun += isinstance(update, Started)
        script[begun - 1](update)

    updates = play(player, queue, react)
    assert [s.index for s in only(Started, updates)] == [0, 1, 0]
    first, second, again = only(Ended, updates)
    assert (first.reason, second.reason) == (EndReason.NEXT, EndReason.NEXT)
    assert again.reason is EndReason.STOP
    assert again.completion < 0.9
    assert again.covered[0].end >= first.covered[0].end - 0.01


def test_a_queue_can_begin_in_its_middle(player: MpvPlayer, tracks: list[Path]) -> None:
    updates = play(player, [item(track, kind=Kind.TRACK) for track in tracks], first=2)
    assert [e.index for e in only(Ended, updates)] == [2]


def test_the_parts_of_a_title_are_one(player: MpvPlayer, tracks: list[Path]) -> None:
    parts = replace(item(*tracks[:2], kind=Kind.AUDIOBOOK), start_s=1.5)
    (ended,) = only(Ended, play(player, [parts]))
    assert ended.runtime_s == pytest.approx(4, abs=0.1)
    assert ended.covered == (pytest.approx((1.5, 4), abs=0.2),)


def test_names_of_any_bytes_are_played(fast: MpvPlayer, tmp_path: Path) -> None:
    files = []
    for number, name in enumerate([b"caf\xe9; 100%,.flac", b'--quit "\n#.flac', b"http:a.flac"]):
        plain = media.make_sound(tmp_path / f"{number}.flac", 0.8)
        files.append(Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)))
        plain.rename(files[-1])
    queue = [*(item(file, kind=Kind.TRACK) for file in files), item(*files, kind=Kind.AUDIOBOOK)]
    ended = only(Ended, play(fast, queue))
    assert [e.reason for e in ended] == [EndReason.EOF] * 4
    assert [e.runtime_s for e in ended] == pytest.approx([0.8, 0.8, 0.8, 2.4], abs=0.1)


def test_a_killed_mpv_keeps_what_was_played(
    player: MpvPlayer, runtime: Path, long_film: Path
) -> None:
    def kill() -> None:
        (note,) = notes(runtime)
        os.kill(note.pid, signal.SIGKILL)

    updates = play(player, [item(long_film)], at(1, kill))
    (ended,) = only(Ended, updates)
    assert ended.reason is EndReason.KILLED
    assert ended.covered[0].end >= 1
    assert ended.completion == pytest.approx(ended.position_s / LONG_S, abs=0.02)
    assert ended.completion < 0.5


def test_a_frozen_mpv_is_ended_when_asked_to_stop(
    player: MpvPlayer, runtime: Path, long_film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tvrec.player.session._GRACE_S", 0.5)
    monkeypatch.setattr("tvrec.player.process._PATIENCE_S", 0.5)

    def freeze() -> None:
        (note,) = notes(runtime)
        os.kill(note.pid, signal.SIGSTOP)
        player.send(Command(Action.STOP))

    (ended,) = only(Ended, play(player, [item(long_film)], at(1, freeze)))
    assert ended.covered[0].end >= 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("noise.mkv", os.urandom(50_000), "is no film or recording that mpv can read"),
        ("text.mp4", b"not a film\n" * 100, "is no film or recording that mpv can read"),
        ("empty.mkv", b"", "is empty"),
        ("list.mp3", b"#EXTM3U\nhttp://127.0.0.1:9/a.mkv\n", "is no film or recording"),
    ],
)
def test_a_broken_file_is_said_with_a_remedy(
    player: MpvPlayer, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    (failed,) = play(player, [item(file)])
    assert isinstance(failed, Failed)
    assert said in failed.message
    assert failed.file == str(file)
    assert failed.remedy


def test_a_missing_file_is_said_without_starting_mpv(runtime: Path, tmp_path: Path) -> None:
    player = MpvPlayer(runtime, program="no-such-player")
    gone, none = item(tmp_path / "gone.mkv"), PlayItem(title=TitleId("n"), name="Nosferatu")
    first, second = play(player, [gone, none])
    assert isinstance(first, Failed)
    assert isinstance(second, Failed)
    assert (first.message, first.file) == ("is not there any more", str(tmp_path / "gone.mkv"))
    assert second.message == "there is no file of Nosferatu"
    assert not runtime.exists()


def test_a_broken_track_does_not_end_the_queue(
    player: MpvPlayer, tracks: list[Path], tmp_path: Path
) -> None:
    broken = tmp_path / "broken.flac"
    broken.write_bytes(os.urandom(5000))
    queue = [item(path, kind=Kind.TRACK) for path in (broken, tmp_path / "gone.flac", tracks[0])]
    updates = play(player, queue)
    assert sorted(f.index for f in only(Failed, updates)) == [0, 1]
    assert [e.index for e in only(Ended, updates)] == [2]


def test_a_file_that_ends_early_is_not_watched_through(
    fast: MpvPlayer, film: Path, tmp_path: Path
) -> None:
    cut = tmp_path / "cut.mkv"
    data = film.read_bytes()
    cut.write_bytes(data[: len(data) // 2])
    (ended,) = only(Ended, play(fast, [item(cut)]))
    assert ended.reason is EndReason.TRUNCATED
    assert 0.2 < ended.completion < 0.8


def test_without_mpv_the_remedy_is_to_install_it(
    runtime: Path, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(runtime))
    with pytest.raises(PlayerError, match="mpv is not installed") as caught:
        play(MpvPlayer(runtime), [item(film)])
    assert caught.value.remedy == "sudo apt install mpv"
    assert list(runtime.iterdir()) == []


@pytest.mark.usefixtures("mpv")
def test_an_argument_that_mpv_refuses_is_named(runtime: Path, film: Path) -> None:
    with pytest.raises(PlayerError, match=r"ended at once with code 1: .*bogus"):
        play(MpvPlayer(runtime, arguments=["--bogus"]), [item(film)])
    assert list(runtime.iterdir()) == []


def test_an_mpv_that_is_asked_what_it_dislikes_and_waits_for_ever_is_ended(
    runtime: Path, film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tvrec.player.mpv._COMPLAINT_S", 0.5)
    program, asked = tmp_path / "mpv", tmp_path / "asked"
    program.write_text(
        f'#!/bin/sh\ncase "$*" in *--idle=once*) exit 1;; esac\necho $$ > {asked}\nexec sleep 600\n'
    )
    program.chmod(0o755)
    with pytest.raises(PlayerError, match=r"ended at once with code 1"):
        play(MpvPlayer(runtime, program=str(program)), [item(film)])
    assert born(int(asked.read_text())) == 0
    assert list(runtime.iterdir()) == []


def test_closing_the_stream_ends_mpv_and_leaves_nothing(
    player: MpvPlayer, runtime: Path, film: Path
) -> None:
    async def run() -> None:
        async with aclosing(player.play([item(film)], profile="anna")) as updates:
            async for _ in updates:
                (note,) = notes(runtime)
                assert note.profile == "anna"
                assert note.running
                assert stat.S_IMODE(runtime.stat().st_mode) == 0o700
                break
        assert not note.running
        assert list(runtime.iterdir()) == []

    asyncio.run(run())


def test_the_keys_of_a_remote_work(player: MpvPlayer, long_film: Path) -> None:
    def press(*keys: str) -> None:
        assert player._session
        for key in keys:
            player._session._ipc.post(["keypress", key])

    steps = [at(0.5, lambda: press("i", "s", "a", "UP")), lambda _: None]
    updates = play(player, [item(long_film)], steps[0])
    (ended,) = only(Ended, updates)
    assert ended.reason is EndReason.EOF  # a minute forward is past the end
    assert ended.completion < 0.4
    for key in ("ESC", "BS", "x", "STOP", "CLOSE_WIN"):
        updates = play(player, [item(long_film)], at(0, lambda key=key: press(key)))  # type: ignore[misc]
        assert only(Ended, updates)[0].reason is EndReason.STOP
        assert only(Ended, updates)[0].completion < 0.4


@pytest.mark.usefixtures("mpv")
def test_a_socket_path_may_be_long(tmp_path: Path, tracks: list[Path]) -> None:
    place = tmp_path / ("x" * 100) / "run"
    player = MpvPlayer(place, arguments=("--vo=null", "--ao=null"))
    (ended,) = only(Ended, play(player, [item(tracks[0], kind=Kind.TRACK)]))
    assert ended.reason is EndReason.EOF
    assert list(place.iterdir()) == []
