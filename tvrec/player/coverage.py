"""Which parts of a title were played: the union of intervals, from samples of the position (pure).

The rules are those of docs/contracts.md ("Watched, exactly"): never the position counts, always
what was played, and the last interval closes to the end only when the end was reached by playing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tvrec.domain import Interval

__all__ = ["Coverage", "Sample", "bridge", "completion", "covered_s", "end_slack", "unite"]

SLACK_S = 1.0
"""How far a position may run ahead of the clock before it was a jump: clocks and buffers differ by
tenths of a second, the smallest jump that a key makes is ten seconds."""

JITTER_S = 0.5
"""How far a position may fall back without a jump, as at the start of an audio device."""

_END_S = 1.0  # an audio device's last buffer is heard after its last position: 0.4 s in mpv 0.35
_END_SHARE = 0.05  # mpv's last position on a full play is at 97 to 99 %


class Sample(NamedTuple):
    """One look at the player."""

    position_s: float
    at: float  # of a steady clock, in seconds
    paused: bool = False
    seeking: bool = False
    speed: float = 1.0


def unite(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """Sort intervals and merge those that overlap or touch; empty ones vanish."""
    united: list[Interval] = []
    for start, end in sorted(intervals):
        if end <= start:
            continue
        if united and start <= united[-1].end:
            united[-1] = Interval(united[-1].start, max(end, united[-1].end))
        else:
            united.append(Interval(start, end))
    return tuple(united)


def covered_s(intervals: Iterable[Interval], until_s: float = math.inf) -> float:
    """Sum the length of the union of intervals, in seconds, as far as ``until_s``."""
    return sum(max(min(end, until_s) - start, 0.0) for start, end in unite(intervals))


def completion(intervals: Iterable[Interval], runtime_s: float | None) -> float:
    """Return the covered share of the runtime, 0 to 1; 0 where the runtime is not known."""
    return min(covered_s(intervals, runtime_s) / runtime_s, 1.0) if runtime_s else 0.0


def end_slack(runtime_s: float) -> float:
    """Return how far before its end a title's last known position may be when it was played out."""
    return max(_END_S, _END_SHARE * runtime_s)


class Coverage:
    """The stretches of a title that were played, growing with each sample."""

    def __init__(self, earlier: Iterable[Interval] = ()) -> None:
        self._earlier = unite(earlier)
        self._closed: tuple[Interval, ...] = ()
        self._open: Interval | None = None
        self._last: Sample | None = None
        self.played_s = 0.0  # since this object was made; what is played twice counts twice

    @property
    def covered(self) -> tuple[Interval, ...]:
        """The union of all stretches, in order, to the millisecond."""
        return unite((*_rounded(self._earlier), *self.sitting))

    @property
    def sitting(self) -> tuple[Interval, ...]:
        """The same without the earlier ones: what whoever sits there has seen since this began."""
        stretches = self._closed if self._open is None else (*self._closed, self._open)
        return unite(_rounded(stretches))

    def add(self, sample: Sample) -> None:
        """Take a sample; the stretch since the last one counts if it was played through."""
        if sample.seeking or not math.isfinite(sample.position_s):
            self.jump()
            return
        if self._open is None or self._last is None:
            self._begin(sample)
            return
        moved = sample.position_s - self._last.position_s
        # a paused picture moves by single frames only
        speed = 0.0 if self._last.paused and sample.paused else max(self._last.speed, sample.speed)
        could = (sample.at - self._last.at) * speed + SLACK_S
        if not -JITTER_S <= moved <= could:
            self._begin(sample)
            return
        self.played_s += max(sample.position_s - self._open.end, 0.0)
        self._open = Interval(self._open.start, max(self._open.end, sample.position_s))
        self._last = sample

    def jump(self) -> None:
        """Note that the position is about to change otherwise than by playing."""
        self._close()
        self._last = None

    def finish(self, runtime_s: float | None) -> bool:
        """Note that the end was reached; the open stretch closes to the end if it was close.

        Returns:
            False when playback ended well before the end, as a truncated file does.
        """
        if self._open is None or runtime_s is None:
            return True
        missing = runtime_s - self._open.end
        whole = missing <= end_slack(runtime_s)
        if whole and missing > 0:
            self.played_s += missing
            self._open = Interval(self._open.start, runtime_s)
        return whole

    def _begin(self, sample: Sample) -> None:
        self._close()
        start = max(sample.position_s, 0.0)
        self._open, self._last = Interval(start, start), sample

    def _close(self) -> None:
        if self._open is not None:
            self._closed = unite((*self._closed, self._open))
            self._open = None


def _rounded(intervals: Iterable[Interval]) -> Iterator[Interval]:
    return (Interval(round(start, 3), round(end, 3)) for start, end in intervals)


def bridge(
    covered: Iterable[Interval], *, position_s: float, now_s: float, elapsed_s: float
) -> tuple[Interval, ...]:
    """Add what a player played while nobody listened, if it can only have played on.

    A position that moved exactly as the clock did was played through. Anything else, a pause or a
    jump, leaves the stretches as they were: a jump must never count as watched.

    Args:
        covered: the stretches as last known.
        position_s: the position as last known.
        now_s: the position now.
        elapsed_s: how long ago ``position_s`` was, by the wall clock.
    """
    moved = now_s - position_s
    if moved > 0 and abs(moved - elapsed_s) <= SLACK_S + 0.01 * elapsed_s:
        return unite((*covered, Interval(position_s, now_s)))
    return unite(covered)
