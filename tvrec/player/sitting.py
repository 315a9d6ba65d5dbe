"""What to keep of a sitting, and when: updates of a player in, viewings and results out (pure).

The viewing is written as soon as something was played and every ten seconds from then on, so that
a crash of either side loses at most that, and a player that outlives us finds where it began; the
end of the sitting gives what its play event says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tvrec.domain import Interval, ProfileId, Viewing
from tvrec.player.base import Ended, EndReason, Failed, PlayItem, Progress, Reading, Started, Update
from tvrec.player.coverage import bridge

__all__ = ["SAVE_EVERY_S", "Finish", "Save", "Sittings", "catch_up"]

SAVE_EVERY_S = 10.0
"""How often an open viewing is written."""


@dataclass(frozen=True, slots=True)
class Save:
    """The open viewing is to be written now; ``sitting``: what of it was played in this one."""

    item: PlayItem
    viewing: Viewing
    sitting: tuple[Interval, ...] = ()


@dataclass(frozen=True, slots=True)
class Finish:
    """A sitting is over: one play event is to be written.

    Attributes:
        item: the title of the queue.
        viewing: how it was left; it stays open for the next sitting unless the title is watched.
        completion: covered share of the runtime, all sittings of the viewing united, 0 to 1.
        before_credits: the same of what comes before the closing credits, where they are known.
        played_s: seconds played in this sitting; 0 where it was only opened.
        skipped: the viewer moved on in the queue.
        reason: why it ended.
        audio_language: of the track that was heard.
        subtitle_language: of the subtitles that were shown.
        sitting: what was played in this sitting.
        credits_s: where the closing credits begin, if known.
    """

    item: PlayItem
    viewing: Viewing
    completion: float
    before_credits: float | None
    played_s: float
    skipped: bool
    reason: EndReason
    audio_language: str | None = None
    subtitle_language: str | None = None
    sitting: tuple[Interval, ...] = ()
    credits_s: float | None = None


def catch_up(viewing: Viewing, position_s: float, now: datetime) -> Viewing:
    """Bring a viewing up to where a player is that went on without us; see ``bridge``."""
    covered = bridge(
        viewing.covered,
        position_s=viewing.position_s,
        now_s=position_s,
        elapsed_s=(now - viewing.updated).total_seconds(),
    )
    return replace(viewing, updated=now, position_s=position_s, covered=covered)


class Sittings:
    """Follows a queue and says what is to be kept."""

    def __init__(
        self, profile: ProfileId, queue: Sequence[PlayItem], *, every_s: float = SAVE_EVERY_S
    ) -> None:
        self._profile = profile
        self._queue = queue
        self._every_s = every_s
        self._open: Viewing | None = None
        self._saved_at: datetime | None = None
        self._paused = False
        self._sitting: tuple[Interval, ...] = ()
        self._left: dict[int, Viewing] = {}  # what was moved on from may be come back to

    def take(self, update: Update, now: datetime) -> Save | Finish | None:
        """Take an update, and the time by the wall clock."""
        match update:
            case Started():
                self._begin(update.index, now)
            case Progress():
                return self._go_on(update, now)
            case Ended():
                return self._finish(update, now)
            case Failed():
                viewing, self._open = self._open, None
                if viewing is not None and viewing.covered:
                    return Save(self._queue[update.index], viewing, self._sitting)
        return None

    def _begin(self, index: int, now: datetime) -> None:
        item = self._queue[index]
        earlier = self._left.pop(index, item.viewing)
        self._saved_at, self._paused, self._sitting = None, False, ()
        self._open = Viewing(
            profile=self._profile,
            title=item.title,
            started=earlier.started if earlier else now,
            updated=now,
            position_s=item.start_s,
            covered=earlier.covered if earlier else (),
            runtime_s=item.runtime_s,
            extra=earlier.extra if earlier else {},
        )

    def _read(self, reading: Reading, now: datetime) -> Viewing:
        if self._open is None:
            self._begin(reading.index, now)
        assert self._open is not None  # noqa: S101 - the line above
        self._sitting = reading.sitting
        self._open = replace(
            self._open,
            updated=now,
            position_s=reading.position_s,
            covered=reading.covered,
            runtime_s=reading.runtime_s,
        )
        return self._open

    def _go_on(self, update: Progress, now: datetime) -> Save | None:
        viewing = self._read(update, now)
        paused_now = update.paused and not self._paused
        self._paused = update.paused
        last = self._saved_at
        waiting = last is not None and (now - last).total_seconds() < self._every_s
        if not update.played_s or (waiting and not paused_now):
            return None
        self._saved_at = now
        return Save(self._queue[update.index], viewing, update.sitting)

    def _finish(self, update: Ended, now: datetime) -> Finish:
        viewing = self._read(update, now)
        self._open = None
        if update.reason is not EndReason.EOF:
            self._left[update.index] = viewing
        return Finish(
            self._queue[update.index],
            viewing,
            update.completion,
            update.completion_before_credits,
            update.played_s,
            update.reason is EndReason.NEXT,
            update.reason,
            update.audio_language,
            update.subtitle_language,
            update.sitting,
            update.credits_s,
        )
