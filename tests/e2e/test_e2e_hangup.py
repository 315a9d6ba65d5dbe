"""A television whose terminal goes ends with it, whoever was told of the hang-up."""

from __future__ import annotations

import os
import pty
import sys
import time
from pathlib import Path

import pytest
from e2e_terminal import until

WAITING = 'trap : HUP; "$@"; exit 7'
"""Waits for its child when it is told of a hang-up, and tells it nothing: so does make."""
IGNORING = "trap '' HUP; \"$@\"; exit 7"
"""Lets the child ignore what it is told, as nohup does."""


def televisions(session: int) -> list[int]:
    """The processes of a session that run tvrec."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except (OSError, ValueError):
            continue
        if b"tvrec" in words and fields[0] != "Z" and int(fields[3]) == session:
            found.append(int(folder.name))
    return found


@pytest.mark.parametrize("shell", [WAITING, IGNORING], ids=["as under make", "as under nohup"])
def test_it_ends_when_the_terminal_hangs_up(home: Path, shell: str) -> None:
    child, terminal = pty.fork()
    if not child:
        environment = {**os.environ, "TERM": "xterm-256color", "HOME": str(home)}
        command = ["bash", "-c", shell, "bash", sys.executable, "-m", "tvrec", "demo"]
        os.execvpe(command[0], command, environment)
    seen = b""
    until_s = time.monotonic() + 90
    while b"Top picks" not in seen and time.monotonic() < until_s:
        seen += os.read(terminal, 1 << 16)
    assert b"Top picks" in seen
    assert televisions(child)
    os.close(terminal)
    until(lambda: not televisions(child), "the television has ended")
    os.waitpid(child, 0)
