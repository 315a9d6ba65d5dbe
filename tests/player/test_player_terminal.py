"""On ssh and tmux the picture is drawn in characters, and keys reach mpv through the terminal."""

from __future__ import annotations

import os
import pty
import select
import sys
import time
from pathlib import Path

import pytest

CHILD = """
import asyncio, sys
from pathlib import Path

import pytest
from tvrec.domain import TitleId
from tvrec.player import Ended, MpvPlayer, PlayItem

async def main(runtime, file, result):
    player = MpvPlayer(Path(runtime), arguments=("--ao=null",))
    async for update in player.play([PlayItem(title=TitleId("film"), paths=(file,))]):
        if isinstance(update, Ended):
            Path(result).write_text(f"{update.reason} {update.completion < 0.9}")
    print("after the film")

asyncio.run(main(*sys.argv[1:]))
"""


@pytest.mark.usefixtures("mpv")
def test_a_key_pressed_in_the_terminal_stops_the_film(
    runtime: Path, long_film: Path, tmp_path: Path
) -> None:
    result = tmp_path / "result"
    child, terminal = pty.fork()
    if child == 0:
        environ = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
        environ |= {"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22", "TERM": "xterm-256color"}
        arguments = [sys.executable, "-c", CHILD, str(runtime), str(long_film), str(result)]
        os.execve(sys.executable, arguments, environ)
    screen = b""
    deadline = time.monotonic() + 200
    pressed = False
    while time.monotonic() < deadline:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                screen += os.read(terminal, 65536)
            except OSError:  # the other side has gone
                break
        if not pressed and "▄".encode() in screen:  # a picture is there
            os.write(terminal, b"x")
            pressed = True
    os.waitpid(child, 0)
    os.close(terminal)
    assert result.read_text() == "stop True"
    assert b"AV:" not in screen  # no status line in the picture
    # by the end of the stream mpv has given the terminal back
    assert screen.endswith(b"after the film\r\n")
