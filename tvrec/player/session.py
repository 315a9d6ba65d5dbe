"""One mpv while it plays: its messages in, updates out, commands to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

from tvrec.player.base import Action, Command, Update
from tvrec.player.ipc import Closed, Ipc, Message
from tvrec.player.keys import mpv_command
from tvrec.player.process import Process
from tvrec.player.tracker import OBSERVED, POLL_S, Tracker

__all__ = ["Session"]

_GRACE_S = 3.0  # how long mpv may take to obey a stop


class Session:
    """A running mpv and what is known of it."""

    def __init__(self, ipc: Ipc, process: Process, tracker: Tracker) -> None:
        self._ipc = ipc
        self._process = process
        self._tracker = tracker
        self._clock = asyncio.get_running_loop().time
        self._give_up_at: float | None = None
        # a poll is two questions, the position and then the place in the playlist
        self._position_id = self._place_id = 0
        self._position: object = None

    def send(self, command: Command) -> None:
        """Ask mpv for something; one that does not stop when asked to is ended."""
        if command.action is Action.STOP:
            self._tracker.stopping = True
            self._give_up_at = self._clock() + _GRACE_S
        self._ipc.post(mpv_command(command))

    async def updates(self, begin: int) -> AsyncGenerator[Update, None]:
        """Start at a place in mpv's playlist, and yield updates until mpv has ended."""
        for number, name in enumerate(OBSERVED, start=1):
            self._ipc.post(["observe_property", number, name])
        self._ipc.post(["playlist-play-index", begin])
        async with aclosing(self._messages()) as messages:
            async for at, message in messages:
                for update in self._read(message, at):
                    yield update
        if not await self._process.gone():
            await self._process.end()
        code = await self._process.code()
        for update in self._tracker.closed(code=code):
            yield update

    def _read(self, message: Message, at: float) -> list[Update]:
        if "event" in message:
            return self._tracker.take(message, at)
        number = message.get("request_id")
        if number == self._position_id:
            self._position = message.get("data")
        elif number == self._place_id:
            return self._tracker.polled(self._position, message.get("data"), at)
        return []

    async def _messages(self) -> AsyncGenerator[tuple[float, Message], None]:
        """Yield what mpv says, asking it twice a second where it stands."""
        poll_at = self._clock()
        while True:
            now = self._clock()
            if self._give_up_at is not None and now > self._give_up_at:
                self._give_up_at = None
                await self._process.end()
            if now >= poll_at:
                poll_at = now + POLL_S
                self._position = None
                self._position_id = self._ipc.post(["get_property", "time-pos"])
                self._place_id = self._ipc.post(["get_property", "playlist-pos"])
            try:
                stamped = await self._ipc.next(poll_at - now)
            except Closed:
                return
            if stamped is not None:
                yield stamped
