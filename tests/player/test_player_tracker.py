"""What mpv says becomes updates, also when some of it is lost or comes late."""

from __future__ import annotations

from typing import Any

import pytest

from tvrec.domain import Interval, TitleId
from tvrec.player import Ended, EndReason, Failed, PlayItem, Progress, Started, Update
from tvrec.player.tracker import Tracker

QUEUE = [PlayItem(title=TitleId(name), paths=(f"/{name}",), runtime_s=90) for name in "abc"]


class Mpv:
    """Says what mpv 0.35 says, and keeps what comes of it."""

    def __init__(self) -> None:
        self.tracker = Tracker(QUEUE, {1: 0, 2: 1, 3: 2})
        self.clock = 0.0
        self.updates: list[Update] = []

    def say(self, event: str, **fields: Any) -> None:
        self.updates += self.tracker.take({"event": event, **fields}, self.clock)

    def tell(self, name: str, data: object) -> None:
        self.say("property-change", name=name, data=data)

    def load(self, entry: int, duration: float | None = 100.0) -> None:
        self.say("start-file", playlist_entry_id=entry)
        self.tell("duration", duration)
        self.say("file-loaded")
        self.say("playback-restart")

    def play(self, start: int, end: int) -> None:
        for second in range(start, end + 1):
            self.tell("time-pos", float(second))
            self.clock += 1

    def end(self, entry: int, reason: str, **fields: Any) -> None:
        self.tell("time-pos", None)
        self.tell("duration", None)
        self.tell("current-tracks/audio/lang", None)
        self.say("end-file", playlist_entry_id=entry, reason=reason, **fields)

    def poll(self, position: float | None, place: int) -> None:
        self.updates += self.tracker.polled(position, place, self.clock)

    @property
    def ended(self) -> list[Ended]:
        return [update for update in self.updates if isinstance(update, Ended)]


def test_what_was_known_at_the_last_position_is_what_counts_at_the_end() -> None:
    mpv = Mpv()
    mpv.load(1)
    mpv.tell("current-tracks/audio/lang", "ja")
    mpv.play(0, 99)
    mpv.end(1, "eof")
    (ended,) = mpv.ended
    assert (ended.runtime_s, ended.position_s, ended.completion) == (100, 100, 1)
    assert (ended.audio_language, ended.subtitle_language) == ("ja", None)
    assert mpv.tracker.closed(code=0) == []


def test_a_lost_end_is_inferred_from_the_next_start() -> None:
    mpv = Mpv()
    mpv.load(1)
    mpv.play(0, 99)
    mpv.load(2)
    mpv.play(0, 40)
    mpv.load(3)
    assert [(e.index, e.reason) for e in mpv.ended] == [(0, EndReason.EOF), (1, EndReason.NEXT)]
    assert mpv.ended[1].completion == pytest.approx(0.4)


def test_a_lost_end_is_inferred_from_the_closed_socket() -> None:
    for last, code, reason in (
        (99, 0, EndReason.EOF),
        (40, 0, EndReason.STOP),
        (99, -9, EndReason.KILLED),
    ):
        mpv = Mpv()
        mpv.load(1)
        mpv.play(0, last)
        (ended,) = mpv.tracker.closed(code=code)
        assert isinstance(ended, Ended)
        assert ended.reason is reason


def test_a_lost_start_is_inferred_from_two_polls_and_its_late_notice_ignored() -> None:
    mpv = Mpv()
    mpv.load(1)
    mpv.play(0, 99)
    mpv.poll(0.0, 1)
    assert mpv.ended == []  # it may be an answer that has overtaken the event
    mpv.poll(0.5, 1)
    mpv.play(0, 10)
    mpv.end(1, "eof")
    mpv.say("start-file", playlist_entry_id=2)
    mpv.say("file-loaded")
    mpv.play(11, 30)
    mpv.end(2, "quit")
    assert [(e.index, e.reason) for e in mpv.ended] == [(0, EndReason.EOF), (1, EndReason.STOP)]
    assert mpv.ended[1].covered == (Interval(0, 30),)
    assert [u.index for u in mpv.updates if isinstance(u, Started)] == [0, 1]


def test_a_poll_that_has_overtaken_the_end_does_not_move_the_position() -> None:
    mpv = Mpv()
    mpv.load(1)
    mpv.play(0, 99)
    mpv.poll(0.0, 1)
    mpv.end(1, "eof")
    assert mpv.ended[0].completion == 1


def test_a_poll_stands_in_for_positions_that_are_not_told() -> None:
    mpv = Mpv()
    mpv.load(1)
    for second in range(100):
        mpv.poll(float(second), 0)
        mpv.clock += 1
    mpv.end(1, "eof")
    assert mpv.ended[0].completion == 1


def test_a_seek_event_parts_even_a_small_skip() -> None:
    mpv = Mpv()
    mpv.load(1)
    mpv.play(0, 10)
    mpv.say("seek")
    mpv.tell("time-pos", 11.0)
    mpv.say("playback-restart")
    mpv.play(11, 20)
    mpv.end(1, "quit")
    assert mpv.ended[0].covered == (Interval(0, 10), Interval(11, 20))


def test_a_file_of_unknown_length_is_as_long_as_it_was_played() -> None:
    tracker_queue = PlayItem(title=TitleId("a"), paths=("/a",))
    mpv = Mpv()
    mpv.tracker = Tracker([tracker_queue], {1: 0})
    mpv.load(1, duration=None)
    mpv.play(0, 50)
    mpv.end(1, "eof")
    assert (mpv.ended[0].runtime_s, mpv.ended[0].completion) == (50, 1)


def test_the_librarys_length_stands_in_for_an_unknown_one() -> None:
    mpv = Mpv()
    mpv.load(1, duration=None)
    mpv.play(0, 45)
    mpv.end(1, "eof")
    assert (mpv.ended[0].runtime_s, mpv.ended[0].completion) == (90, 0.5)
    assert mpv.ended[0].reason is EndReason.TRUNCATED


def test_an_error_after_a_while_tells_the_progress_and_then_the_failure() -> None:
    mpv = Mpv()
    mpv.load(1)
    mpv.play(0, 30)
    mpv.end(1, "error", file_error="loading failed")
    *_, progress, failed = mpv.updates
    assert isinstance(progress, Progress)
    assert isinstance(failed, Failed)
    assert progress.completion == pytest.approx(0.3)
    assert failed.message == "is not there any more"
    assert mpv.ended == []


def test_a_file_whose_failure_nobody_heard_of_has_failed_by_the_exit_code() -> None:
    mpv = Mpv()
    mpv.say("start-file", playlist_entry_id=1)
    (failed,) = mpv.tracker.closed(code=2)
    assert isinstance(failed, Failed)
    mpv.load(2)
    mpv.play(0, 40)
    (ended,) = mpv.tracker.closed(code=3)
    assert isinstance(ended, Ended)


def test_an_mpv_that_dies_while_it_opens_a_file_has_failed() -> None:
    mpv = Mpv()
    mpv.say("start-file", playlist_entry_id=1)
    (failed,) = mpv.tracker.closed(code=-11)
    assert isinstance(failed, Failed)


def test_entries_that_are_not_ours_are_ignored() -> None:
    mpv = Mpv()
    mpv.say("start-file", playlist_entry_id=99)
    mpv.say("file-loaded")
    mpv.play(0, 5)
    mpv.say("end-file", playlist_entry_id=99, reason="eof")
    assert mpv.updates == []


def test_a_track_that_was_heard_out_begins_anew_when_one_comes_back() -> None:
    mpv = Mpv()
    for entry, reason in ((1, "eof"), (2, "stop"), (1, "quit")):
        mpv.load(entry)
        mpv.play(0, 99 if reason == "eof" else 10)
        mpv.end(entry, reason)
    assert [e.completion for e in mpv.ended] == pytest.approx([1, 0.1, 0.1])


def test_credits_are_found_among_the_chapters() -> None:
    mpv = Mpv()
    mpv.load(1)
    mpv.tell("chapter-list", [{"time": 0, "title": "Film"}, {"time": 90.0, "title": "Credits"}])
    mpv.play(0, 90)
    mpv.end(1, "quit")
    (ended,) = mpv.ended
    assert (ended.credits_s, ended.completion_before_credits) == (90, 1)
    assert ended.completion == pytest.approx(0.9)
