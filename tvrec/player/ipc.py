"""mpv's JSON IPC: one connection, on which answers and events arrive interleaved."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tvrec.errors import PlayerError

__all__ = ["Closed", "Ipc", "Message"]

Message = dict[str, Any]
_LONGEST = 2**24  # bytes of one line; a playlist of thousands has a long one


class Closed(Exception):  # noqa: N818 - a signal, not an error: mpv ends by closing its socket
    """The connection has ended."""


class Ipc:
    """The one connection to an mpv. Closing it would drop what is observed, so it stays open."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._ids = itertools.count(1)
        self._asked: dict[int, asyncio.Future[Any]] = {}
        self._inbox: asyncio.Queue[tuple[float, Message] | None] = asyncio.Queue()
        self._task = asyncio.create_task(self._read())

    @classmethod
    async def connect(cls, socket: Path) -> Ipc:
        """Connect to an mpv's socket.

        Raises:
            OSError: nobody listens there, or not yet.
        """
        reader, writer = await asyncio.open_unix_connection(str(socket), limit=_LONGEST)
        return cls(reader, writer)

    def post(self, command: list[Any] | Mapping[str, Any]) -> int:
        """Send a command without waiting; its answer arrives in ``next`` under the returned id."""
        number = next(self._ids)
        line = json.dumps({"command": command, "request_id": number}, ensure_ascii=False)
        # names of files need not be UTF-8, and mpv takes them as they are
        if not self._writer.is_closing():
            self._writer.write(line.encode("utf-8", "surrogateescape") + b"\n")
        return number

    async def ask(self, command: list[Any] | Mapping[str, Any], timeout_s: float = 10.0) -> Any:
        """Send a command and return its answer; None where a property has no value now.

        Raises:
            Closed: mpv has ended.
            PlayerError: mpv refuses the command, or does not answer in time.
        """
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        number = self.post(command)
        self._asked[number] = future
        if self._task.done():
            self._asked.pop(number)
            raise Closed
        try:
            answer = await asyncio.wait_for(future, timeout_s)
        except TimeoutError as error:
            raise PlayerError("mpv does not answer", remedy="end mpv and try again") from error
        finally:
            self._asked.pop(number, None)
        if answer.get("error") not in ("success", "property unavailable"):
            raise PlayerError(
                f"mpv refuses {command!r}: {answer.get('error')}", remedy="update mpv to 0.35"
            )
        return answer.get("data")

    async def next(self, timeout_s: float) -> tuple[float, Message] | None:
        """Return the next event or posted command's answer, with the time of its arrival.

        Returns:
            None when nothing has come in time.

        Raises:
            Closed: mpv has ended and everything it said was returned.
        """
        try:
            item = self._inbox.get_nowait()
        except asyncio.QueueEmpty:
            try:
                item = await asyncio.wait_for(self._inbox.get(), max(timeout_s, 0.0))
            except TimeoutError:
                return None
        if item is None:
            self._inbox.put_nowait(None)
            raise Closed
        return item

    async def close(self) -> None:
        """Hang up."""
        self._task.cancel()
        self._writer.close()
        with contextlib.suppress(asyncio.CancelledError, OSError):
            await self._task
        with contextlib.suppress(OSError):
            await self._writer.wait_closed()

    async def _read(self) -> None:
        clock = asyncio.get_running_loop().time
        try:
            while line := await self._reader.readline():
                message = _decoded(line)
                if message is None:
                    continue
                future = self._asked.get(message.get("request_id", 0))
                if future is None:
                    self._inbox.put_nowait((clock(), message))
                elif not future.done():
                    future.set_result(message)
        except (OSError, ValueError):
            pass  # a killed mpv resets the connection
        finally:
            for future in self._asked.values():
                if not future.done():
                    future.set_exception(Closed())
            self._inbox.put_nowait(None)


def _decoded(line: bytes) -> Message | None:
    """Read a line; one that is no JSON, as the half line of a killed mpv, says nothing."""
    try:
        # tags and file names inside need not be UTF-8, and may hold control characters
        message = json.loads(line.decode("utf-8", "surrogateescape"), strict=False)
    except json.JSONDecodeError:
        return None
    return message if isinstance(message, dict) else None
