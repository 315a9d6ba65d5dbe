"""Plays with the mpv program: one process a queue, spoken to over one JSON IPC connection."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import aclosing, asynccontextmanager
from pathlib import Path

from tvrec.errors import PlayerError
from tvrec.player.base import Command, PlayItem, Update
from tvrec.player.display import Output, choose_output, load_options, mpv_arguments, url
from tvrec.player.faults import failure
from tvrec.player.ipc import Ipc
from tvrec.player.keys import input_conf
from tvrec.player.process import Process, start
from tvrec.player.runtime import Note, born, private_folder, socket_in
from tvrec.player.session import Session
from tvrec.player.tracker import Tracker

__all__ = ["MpvPlayer"]

_START_S = 20.0  # how long mpv may take until it listens: a cold disk, a small computer
_LOOK_S = 0.02  # how often its socket is looked for until then
_COMPLAINT_S = 10.0


class MpvPlayer:
    """Plays files with mpv.

    Args:
        runtime_dir: the private folder of sockets and notes.
        program: mpv, or where it lies.
        arguments: handed to mpv as they are, after our own.
        keys: mpv's names of keys that replace those of ``keys.BINDINGS``, by the binding's id.
        output: how the picture is shown; None: as the environment says.
    """

    def __init__(
        self,
        runtime_dir: Path,
        *,
        program: str = "mpv",
        arguments: Sequence[str] = (),
        keys: Mapping[str, Sequence[str]] | None = None,
        output: Output | None = None,
    ) -> None:
        self._folder = runtime_dir
        self._program = program
        self._arguments = tuple(arguments)
        self._keys = keys
        self._output = output
        self._session: Session | None = None
        self._waiting: list[Command] | None = None  # sent before mpv listens; None: nothing plays

    async def play(
        self, queue: Sequence[PlayItem], *, first: int = 0, profile: str = ""
    ) -> AsyncGenerator[Update, None]:
        """Play a queue; see ``Player.play``. A title whose file is missing is told at once."""
        places = [index for index, item in enumerate(queue) if item.paths and _all_there(item)]
        for index in sorted({*range(len(queue))} - {*places}):
            yield failure(queue[index], index)
        begin = next((place for place, index in enumerate(places) if index >= first), None)
        if begin is None:
            return
        output = self._output or choose_output(
            os.environ,
            sound_only=all(queue[index].kind.is_audio for index in places),
            tty=sys.stdin.isatty() and sys.stdout.isatty(),
        )
        self._waiting = []
        try:
            process, note = await self._start(output, queue, profile, begin)
            async with self._linked(process, note) as ipc:
                tracker = Tracker(queue, await _load(ipc, queue, places))
                session = self._begin(Session(ipc, process, tracker))
                async with aclosing(session.updates(begin)) as updates:
                    async for update in updates:
                        yield update
        finally:
            self._session = self._waiting = None

    def send(self, command: Command) -> None:
        """Ask for something while a queue plays; see ``Player.send``."""
        if self._session is not None:
            self._session.send(command)
        elif self._waiting is not None:
            self._waiting.append(command)

    def _begin(self, session: Session) -> Session:
        for command in self._waiting or ():
            session.send(command)
        self._session = session
        return session

    async def _start(
        self, output: Output, queue: Sequence[PlayItem], profile: str, begin: int
    ) -> tuple[Process, Note]:
        folder = private_folder(self._folder)
        socket = socket_in(folder)
        keys = folder / f"{socket.stem}.conf"
        keys.write_text(input_conf(self._keys), encoding="utf-8")
        extra = (f"--playlist-start={begin}", *self._arguments)
        arguments = mpv_arguments(output, socket=socket, keys=keys, extra=extra)
        try:
            process = await start(self._program, arguments, terminal=output.terminal)
        except BaseException:
            keys.unlink(missing_ok=True)
            raise
        note = Note(
            pid=process.pid,
            born=process.born,
            owner=os.getpid(),
            owner_born=born(os.getpid()),
            socket=str(socket),
            keys=str(keys),
            profile=profile,
            queue=tuple(queue),
        )
        return process, note

    @asynccontextmanager
    async def _linked(self, process: Process, note: Note) -> AsyncIterator[Ipc]:
        """Connect to an mpv; afterwards it is gone and its things are put away."""
        try:
            note.write(private_folder(self._folder))
            ipc = await self._connect(Path(note.socket), process)
            try:
                yield ipc
            finally:
                ipc.post(["quit"])
                await process.gone()
                await ipc.close()
        finally:
            await process.end()
            note.discard(self._folder)

    async def _connect(self, socket: Path, process: Process) -> Ipc:
        clock = asyncio.get_running_loop().time
        deadline = clock() + _START_S
        while clock() < deadline:
            try:
                return await Ipc.connect(socket)
            except OSError:
                if not process.running:
                    break
                await asyncio.sleep(_LOOK_S)
        if process.running:
            raise PlayerError("mpv does not listen", remedy="end it and try again")
        code = await process.code()
        said = process.stderr.strip().splitlines()
        reason = said[-1] if said else await self._complaint()
        raise PlayerError(
            f"mpv ended at once with code {code}" + (f": {reason}" if reason else ""),
            remedy="correct player.arguments in config.toml" if self._arguments else "update mpv",
        )

    async def _complaint(self) -> str:
        """Let mpv say what it dislikes: with --no-terminal it is silent about that too."""
        try:
            child = await asyncio.create_subprocess_exec(
                self._program,
                "--no-config",
                "--idle=no",
                *self._arguments,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
            )
        except OSError:
            return ""
        try:
            said, _ = await asyncio.wait_for(child.communicate(), _COMPLAINT_S)
        except TimeoutError:  # it likes them now, and would wait for ever
            return ""
        finally:
            if child.returncode is None:
                child.kill()
                await child.wait()
        return next((line for line in said.decode("utf-8", "replace").splitlines() if line), "")


def _all_there(item: PlayItem) -> bool:
    return all(Path(path).exists() for path in item.paths)


async def _load(ipc: Ipc, queue: Sequence[PlayItem], places: Sequence[int]) -> dict[int, int]:
    """Hand mpv the queue; return the place in it of each of mpv's playlist entries."""
    # While mpv still starts up it would begin with the first entry as soon as there is one, and
    # forget where it was told to begin; for that case the place is among its arguments too.
    await ipc.ask(["stop"])
    entries = {}
    for index in places:
        # By name: the place of the options among the arguments has changed in mpv 0.38.
        loaded = await ipc.ask(
            {
                "name": "loadfile",
                "url": url(queue[index].paths),
                "flags": "append",
                "options": load_options(queue[index]),
            }
        )
        entries[int(loaded["playlist_entry_id"])] = index
    return entries
