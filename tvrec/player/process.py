"""The mpv process: started, watched, ended."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import signal
import socket
from collections.abc import Sequence

from tvrec.errors import PlayerError
from tvrec.player.runtime import born

__all__ = ["Process", "start"]

_PATIENCE_S = 3.0  # what mpv gets to end by itself, then to obey a signal
_LOOK_S = 0.05  # how often a process that is not our child is looked for
_KEPT = 4096  # of what it wrote to stderr


class Process:
    """An mpv, our child or found again.

    Args:
        pid: its process id.
        child: where it is ours.
        tie: what it ends with when we close it, or die; see ``start``.

    Attributes:
        stderr: the end of what it wrote there.
    """

    def __init__(
        self,
        pid: int,
        child: asyncio.subprocess.Process | None = None,
        tie: socket.socket | None = None,
    ) -> None:
        self.pid = pid
        self._tie = tie
        self.stderr = ""
        self.born = born(pid)
        self._child = child
        self._drain = asyncio.create_task(self._read(child)) if child else None

    @property
    def running(self) -> bool:
        """Whether it runs."""
        return self.born != 0 and born(self.pid) == self.born

    async def gone(self) -> bool:
        """Give it some seconds to end; False when it still runs."""
        deadline = asyncio.get_running_loop().time() + _PATIENCE_S
        while self.running:
            if asyncio.get_running_loop().time() >= deadline:
                return False
            await asyncio.sleep(_LOOK_S)
        return True

    async def code(self) -> int | None:
        """Wait until it has ended and return its exit code; None if it was not our child.

        A negative code is the signal that killed it.
        """
        if self._child is None:
            await self.gone()
            return None
        code = await self._child.wait()
        if self._drain:
            await self._drain
        return code

    async def end(self) -> None:
        """End it, the hard way if need be."""
        for how in (signal.SIGTERM, signal.SIGKILL):
            if self.running:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(self.pid, how)
            if await self.gone():
                break
        if self._child:
            await self.code()
        if self._tie:
            self._tie.close()

    async def _read(self, child: asyncio.subprocess.Process) -> None:
        """Drain stderr, so that mpv never waits for us to read it."""
        while child.stderr and (data := await child.stderr.read(_KEPT)):
            self.stderr = (self.stderr + data.decode("utf-8", "replace"))[-_KEPT:]


async def start(program: str, arguments: Sequence[str], *, terminal: bool) -> Process:
    """Start mpv.

    Away from the terminal it gets a session of its own, so that it outlives a crash of ours and
    Ctrl-C reaches us alone. In the terminal it is tied to us instead: after a crash no key would
    reach it there, and it would draw over whatever comes next.

    Raises:
        PlayerError: there is no such program, or it cannot be started.
    """
    if shutil.which(program) is None:
        raise PlayerError(f"{program} is not installed", remedy="sudo apt install mpv")
    inherit = None if terminal else asyncio.subprocess.DEVNULL
    ours, theirs = _tie() if terminal else (None, None)
    if theirs:
        arguments = [*arguments, f"--input-ipc-client=fd://{theirs.fileno()}"]
    try:
        child = await asyncio.create_subprocess_exec(
            program,
            *arguments,
            stdin=inherit,
            stdout=inherit,
            stderr=asyncio.subprocess.PIPE,
            start_new_session=not terminal,
            restore_signals=False,  # SIGPIPE stays ignored: our end of stderr may go first
            pass_fds=[theirs.fileno()] if theirs else (),
        )
    except OSError as error:
        raise PlayerError(
            f"{program} cannot be started: {error.strerror}", remedy="sudo apt install mpv"
        ) from error
    finally:
        if theirs:
            theirs.close()
    return Process(child.pid, child, ours)


def _tie() -> tuple[socket.socket, socket.socket]:
    """Return our end and mpv's of a second line: mpv quits when that one is closed (its manual)."""
    ours, theirs = socket.socketpair()
    # nobody reads it, so let nothing come: at most the answer to this
    ours.sendall(b'{"command": ["disable_event", "all"]}\n')
    return ours, theirs
