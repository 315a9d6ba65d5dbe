"""Turns what mpv says into updates (pure: messages and a clock in, updates out).

The notice of an end can be lost, when mpv's queue of events runs over or its socket closes before
the last line is through. Then the end is inferred: from the next file's start, from the position in
the playlist, or from the closed socket.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tvrec.player.base import Ended, EndReason, PlayItem, Progress, Started, Update
from tvrec.player.coverage import Coverage, Sample, end_slack
from tvrec.player.credits import credits_start
from tvrec.player.faults import failure

__all__ = ["OBSERVED", "POLL_S", "Tracker"]

POLL_S = 0.5
"""How often a position is reported, and asked for in case that mpv does not say it by itself."""

OBSERVED = (
    "time-pos",
    "duration",
    "pause",
    "speed",
    "chapter-list",
    "current-tracks/audio/lang",
    "current-tracks/sub/lang",
)
"""The properties of mpv that are watched."""


class Tracker:
    """Follows one mpv through a queue.

    ``at`` is always a steady clock in seconds, at the moment when mpv's message arrived.
    """

    def __init__(self, queue: Sequence[PlayItem], entries: Mapping[int, int]) -> None:
        self._queue = queue
        self._entries = entries  # mpv's playlist entry id -> place in the queue, in mpv's order
        self._places = tuple(entries.values())
        self._index: int | None = None  # of the file that is open
        self._started = False
        self._seeking = False
        self._known: dict[str, Any] = {"pause": False, "speed": 1.0}
        # What was known at the last position: mpv takes its properties back before it says that a
        # file has ended.
        self._seen: dict[str, Any] = {}
        self._position_s = 0.0
        self._coverage = Coverage()
        self._kept: dict[int, Coverage] = {}  # of what was left and may be come back to
        self._told_at = 0.0
        self._elsewhere: int | None = None  # a place in the queue that one poll has reported
        self.stopping = False  # we asked mpv to end

    @property
    def index(self) -> int | None:
        """The place in the queue of what plays now."""
        return self._index

    def take(self, message: Mapping[str, Any], at: float) -> list[Update]:
        """Take one of mpv's events."""
        match message.get("event"):
            case "start-file":
                return self._open(self._entries.get(message.get("playlist_entry_id", -1)), at)
            case "file-loaded":
                return self._loaded(at)
            case "property-change":
                return self._property(str(message.get("name")), message.get("data"), at)
            case "seek":
                self._seeking = True
                self._coverage.jump()
            case "playback-restart":
                self._seeking = False
            case "end-file":
                index = self._entries.get(message.get("playlist_entry_id", -1), self._index)
                if index == self._index:
                    reason = str(message.get("reason"))
                    return self._close(reason, str(message.get("file_error") or ""))
        return []

    def polled(self, position: object, playlist_pos: object, at: float) -> list[Update]:
        """Take the answers to a poll, of which ``playlist_pos`` was asked for last.

        An answer can overtake the event of the same moment. So a position counts only when the
        place in the playlist is still the one that we know of, and another place is believed when
        a second poll confirms it.
        """
        if not isinstance(playlist_pos, int) or not 0 <= playlist_pos < len(self._places):
            return []
        place = self._places[playlist_pos]
        if place == self._index:
            self._elsewhere = None
            return self._property("time-pos", position, at)
        if place != self._elsewhere:
            self._elsewhere = place
            return []
        return [*self._open(place, at), *self._loaded(at)]

    def closed(self, *, code: int | None) -> list[Update]:
        """Note that mpv is gone.

        Args:
            code: its exit code; None: not known; below 0: the signal that killed it.
        """
        if code is not None and code < 0:
            return self._close("killed", "mpv itself broke down over it")
        if code in _UNPLAYABLE and not self._started:
            return self._close("error", "unrecognized file format")  # as nearly always
        return self._close("eof" if self._at_end() and not self.stopping else "quit")

    def _open(self, index: int | None, at: float) -> list[Update]:
        if index is None or index == self._index:
            return []
        lost = self._close("eof" if self._at_end() else "stop")
        item = self._queue[index]
        self._index, self._started, self._seeking = index, False, False
        self._seen, self._elsewhere = {}, None
        self._position_s = item.start_s
        earlier = item.viewing.covered if item.viewing else ()
        self._coverage = self._kept.pop(index, Coverage(earlier))
        self._coverage.played_s = 0.0
        self._told_at = at
        return lost

    def _loaded(self, at: float) -> list[Update]:
        if self._index is None or self._started:
            return []
        self._started, self._told_at = True, at
        item = self._queue[self._index]
        return [Started(title=item.title, index=self._index, runtime_s=item.runtime_s)]

    def _property(self, name: str, data: Any, at: float) -> list[Update]:
        if name != "time-pos":
            before, self._known[name] = self._known.get(name), data
            toggled = name == "pause" and self._started and bool(before) != bool(data)
            return [self._progress(at)] if toggled else []
        if not self._started or not isinstance(data, int | float):
            return []
        self._seen = dict(self._known)
        self._position_s = max(float(data), 0.0)
        paused, speed = bool(self._known["pause"]), float(self._known["speed"] or 1.0)
        self._coverage.add(Sample(self._position_s, at, paused, self._seeking, speed))
        # a little early, lest every second report wait for the next sample
        return [self._progress(at)] if at - self._told_at >= 0.9 * POLL_S else []

    @property
    def _runtime_s(self) -> float | None:
        duration = self._seen.get("duration")
        if isinstance(duration, int | float) and duration > 0:
            return float(duration)
        return None if self._index is None else self._queue[self._index].runtime_s

    def _at_end(self) -> bool:
        runtime = self._runtime_s
        return runtime is not None and runtime - self._position_s <= end_slack(runtime)

    def _progress(self, at: float) -> Progress:
        self._told_at = at
        return Progress(**self._reading(), paused=bool(self._known["pause"]))

    def _reading(self) -> dict[str, Any]:
        index, runtime = self._index or 0, self._runtime_s
        chapters = self._seen.get("chapter-list") or ()
        named = ((float(c.get("time", 0)), str(c.get("title", ""))) for c in chapters)
        return {
            "title": self._queue[index].title,
            "index": index,
            "position_s": round(self._position_s, 3),
            "runtime_s": runtime,
            "covered": self._coverage.covered,
            "sitting": self._coverage.sitting,
            "played_s": round(self._coverage.played_s, 3),
            "credits_s": credits_start(named, runtime),
        }

    def _close(self, reason: str, file_error: str = "") -> list[Update]:
        index, started = self._index, self._started
        if index is None:
            return []
        why = _REASONS.get(reason)
        if why is None or (not started and why in (EndReason.EOF, EndReason.KILLED)):
            # what was played until then is told first, so that the sitting is kept
            told: list[Update] = [self._progress(self._told_at)] if self._seen else []
            updates = [*told, failure(self._queue[index], index, file_error or reason)]
        else:
            updates = [self._ended(why)] if started else []
        self._index, self._started = None, False
        return updates

    def _ended(self, why: EndReason) -> Ended:
        if why is EndReason.EOF:
            if self._runtime_s is None:
                self._seen["duration"] = self._position_s
            if not self._coverage.finish(self._runtime_s):
                why = EndReason.TRUNCATED
            else:
                self._position_s = self._runtime_s or self._position_s
        self._coverage.jump()
        if self._index is not None:
            self._kept[self._index] = Coverage() if why is EndReason.EOF else self._coverage
        return Ended(
            **self._reading(),
            reason=why,
            audio_language=self._seen.get("current-tracks/audio/lang"),
            subtitle_language=self._seen.get("current-tracks/sub/lang"),
        )


_UNPLAYABLE = (2, 3)
"""mpv's exit codes (its manual) when nothing, or not all, of what it was given could be played."""

_REASONS = {
    "eof": EndReason.EOF,
    "stop": EndReason.NEXT,
    "quit": EndReason.STOP,
    "killed": EndReason.KILLED,
}
"""By what mpv calls it; "stop" is what it says when one moves on in the playlist."""
