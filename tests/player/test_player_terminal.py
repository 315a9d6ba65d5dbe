"""On ssh and tmux the picture is drawn in characters, and keys reach mpv through the terminal."""

from __future__ import annotations

import os
import pty
import select
import sys
import time
from pathlib import Path

CHILD = """
import asyncio, os, sys
from pathlib import Path
from tvrec.domain import TitleId
from tvrec.player import Ended, MpvPlayer, PlayItem

async def main(runtime, file):
    player = MpvPlayer(Path(runtime), arguments=("--ao=null",))
    async for update in player.play([PlayItem(title=TitleId("film"), paths=(file,))]):
        if isinstance(update, Ended):
            print("ENDED", update.reason, update.completion < 0.9)

asyncio.run(main(*sys.argv[1:]))
"""


def test_a_key_pressed_in_the_terminal_stops_the_film(runtime: Path, film: Path) -> None:
    child, terminal = pty.fork()
    if child == 0:
        environ = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
        environ |= {"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22", "TERM": "xterm-256color"}
        os.execve(sys.executable, [sys.executable, "-c", CHILD, str(runtime), str(film)], environ)
    screen = b""
    deadline = time.monotonic() + 30
    press_at = float("inf")
    pressed = False
    while time.monotonic() < deadline:
        if not select.select([terminal], [], [], 0.1)[0]:
            continue
        try:
            data = os.read(terminal, 65536)
        except OSError:  # the other side has gone
            break
        screen += data
        if press_at == float("inf") and "▄".encode() in screen:  # a picture is there
            press_at = time.monotonic() + 0.7
        if not pressed and time.monotonic() > press_at:
            os.write(terminal, b"x")
            pressed = True
    os.waitpid(child, 0)
    os.close(terminal)
    assert pressed
    assert b"ENDED stop True" in screen
    assert b"AV:" not in screen  # no status line in the picture
