"""A player that goes on although the tvrec that started it has crashed."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tvrec.errors import PlayerError
from tvrec.player.base import PlayItem
from tvrec.player.display import url
from tvrec.player.ipc import Closed, Ipc
from tvrec.player.process import Process
from tvrec.player.runtime import Note, notes

__all__ = ["Last", "Orphan", "find_orphan"]


@dataclass(frozen=True, slots=True)
class Last:
    """Where an orphan was when it was ended."""

    item: PlayItem
    position_s: float
    at: datetime  # when it said so, which a busy machine may put off


@dataclass(frozen=True, slots=True)
class Orphan:
    """An mpv of ours that nobody follows."""

    note: Note
    folder: Path

    @property
    def profile(self) -> str:
        """Who watches."""
        return self.note.profile

    @property
    def queue(self) -> tuple[PlayItem, ...]:
        """What it plays."""
        return self.note.queue

    async def end(self, clock: Callable[[], datetime]) -> Last | None:
        """End it and return where it was; None where that can no longer be known."""
        process = Process(self.note.pid)
        last = None
        try:
            ipc = await Ipc.connect(Path(self.note.socket))
        except OSError:
            pass  # it is about to end, or its socket was swept away
        else:
            try:
                with contextlib.suppress(Closed, PlayerError):
                    last = await self._last(ipc, clock)
                ipc.post(["quit"])
                await process.gone()
            finally:
                await ipc.close()
        await process.end()
        self.note.discard(self.folder)
        return last

    async def _last(self, ipc: Ipc, clock: Callable[[], datetime]) -> Last | None:
        position = await ipc.ask(["get_property", "time-pos"])
        at = clock()
        path = await ipc.ask(["get_property", "path"])
        for item in self.queue:
            if position is not None and item.paths and url(item.paths) == path:
                return Last(item, float(position), at)
        return None


def find_orphan(runtime_dir: Path) -> Orphan | None:
    """Find an mpv of ours that still runs while the tvrec that started it is gone.

    What players left behind that are gone as well is cleared away.
    """
    for note in notes(runtime_dir):
        if not note.running:
            note.discard(runtime_dir)
        elif not note.followed:
            return Orphan(note, runtime_dir)
    return None
