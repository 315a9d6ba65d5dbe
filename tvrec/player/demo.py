"""The demonstration: plays titles without a file, their running time passing faster than life.

It is the only player that plays nothing, and says so in every ``Started``.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from typing import Any

from tvrec.player.base import (
    Action,
    Command,
    Ended,
    EndReason,
    PlayItem,
    Progress,
    Started,
    Update,
)
from tvrec.player.coverage import Coverage, Sample

__all__ = ["DemoPlayer"]

TICK_S = 0.5
UNKNOWN_RUNTIME_S = 600.0
"""How long a title is taken to be whose running time is not known."""


class DemoPlayer:
    """Plays nothing, in time.

    Args:
        speed: seconds of a title that pass in one second of life.
        length_s: how long every title takes instead, whatever its running time.
        tick_s: how often progress is reported.
    """

    def __init__(
        self, *, speed: float = 60.0, length_s: float | None = None, tick_s: float = TICK_S
    ) -> None:
        self._speed = speed
        self._length_s = length_s
        self._tick_s = tick_s
        self._inbox: asyncio.Queue[Command] | None = None

    def send(self, command: Command) -> None:
        """Ask for something while a queue plays; what concerns sound or subtitles does nothing."""
        if self._inbox is not None:
            self._inbox.put_nowait(command)

    async def play(
        self, queue: Sequence[PlayItem], *, first: int = 0, profile: str = ""
    ) -> AsyncGenerator[Update, None]:
        """Play a queue; see ``Player.play``."""
        del profile  # nothing outlives us
        self._inbox = asyncio.Queue()
        index = first
        try:
            while 0 <= index < len(queue):
                showing = _Showing(queue[index], index, len(queue), self._speed, self._length_s)
                yield Started(
                    title=showing.item.title,
                    index=index,
                    runtime_s=showing.runtime_s,
                    demonstration=True,
                )
                while showing.ended is None:
                    command = await self._next_command()
                    showing.pass_time(asyncio.get_running_loop().time())
                    if command is not None and showing.ended is None:
                        showing.obey(command)
                    yield showing.update()
                if showing.ended is EndReason.STOP:
                    return
                index += showing.step
        finally:
            self._inbox = None

    async def _next_command(self) -> Command | None:
        if self._inbox is None:
            return None
        try:
            return await asyncio.wait_for(self._inbox.get(), self._tick_s)
        except TimeoutError:
            return None


class _Showing:
    """One title in the demonstration."""

    def __init__(
        self, item: PlayItem, index: int, count: int, speed: float, length_s: float | None
    ) -> None:
        self.item = item
        self.index = index
        self.runtime_s = item.runtime_s or UNKNOWN_RUNTIME_S
        self.ended: EndReason | None = None
        self.step = 1  # to the next title, or back
        self._count = count
        self._speed = self.runtime_s / length_s if length_s else speed
        self._paused = False
        self._position_s = min(item.start_s, self.runtime_s)
        self._at = asyncio.get_running_loop().time()
        self._coverage = Coverage(item.viewing.covered if item.viewing else ())
        self._coverage.add(self._sample())

    def pass_time(self, now: float) -> None:
        """Let time pass, until now."""
        if not self._paused:
            passed = (now - self._at) * self._speed
            self._position_s = min(self._position_s + passed, self.runtime_s)
        self._at = now
        self._coverage.add(self._sample())
        if self._position_s >= self.runtime_s:
            self._coverage.finish(self.runtime_s)
            self.ended = EndReason.EOF

    def obey(self, command: Command) -> None:
        """Do what a command says."""
        match command.action:
            case Action.PAUSE:
                self._paused = not self._paused
            case Action.STOP:
                self.ended = EndReason.STOP
            case Action.SEEK:
                self._seek(self._position_s + command.amount)
            case Action.SEEK_TO:
                self._seek(command.amount)
            case Action.NEXT if self.index + 1 < self._count:
                self.ended = EndReason.NEXT
            case Action.PREVIOUS if self.index > 0:
                self.ended, self.step = EndReason.NEXT, -1

    def update(self) -> Progress | Ended:
        """Say where the title stands."""
        reading: dict[str, Any] = {
            "title": self.item.title,
            "index": self.index,
            "position_s": round(self._position_s, 3),
            "runtime_s": self.runtime_s,
            "covered": self._coverage.covered,
            "sitting": self._coverage.sitting,
            "played_s": round(self._coverage.played_s, 3),
        }
        if self.ended is None:
            return Progress(**reading, paused=self._paused)
        return Ended(**reading, reason=self.ended)

    def _seek(self, position_s: float) -> None:
        self._coverage.jump()
        self._position_s = min(max(position_s, 0.0), self.runtime_s)
        self._coverage.add(self._sample())

    def _sample(self) -> Sample:
        return Sample(self._position_s, self._at, self._paused, speed=self._speed)
