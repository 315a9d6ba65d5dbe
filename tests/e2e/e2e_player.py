"""The mpv that a television has started, asked directly where it stands."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

from e2e_terminal import until

from tvrec.player.runtime import Note, notes

__all__ = ["Mpv"]


class Mpv:
    """A running mpv.

    Args:
        note: what tvrec has written down of it.
    """

    def __init__(self, note: Note) -> None:
        self.note = note

    @classmethod
    def of(cls, home: Path) -> Mpv:
        """Wait until the television of a home plays something, and a picture has been shown."""
        found: list[Mpv] = []

        def plays() -> bool:
            found[:] = [cls(note) for note in notes(home / "run" / "tvrec") if note.running]
            return bool(found) and (found[0].position or 0.0) > 0

        until(plays, "mpv does not play")
        return found[0]

    def ask(self, name: str) -> Any:
        """Return one of mpv's properties; None: it has no value, or mpv is gone."""
        return self._do("get_property", name)

    def _do(self, *command: object) -> Any:
        try:
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(5)
                line.connect(self.note.socket)
                line.sendall(json.dumps({"command": command}).encode() + b"\n")
                for answer in line.makefile():
                    said = json.loads(answer)
                    if "error" in said:
                        return said.get("data")
        except (OSError, ValueError):
            pass
        return None

    @property
    def position(self) -> float | None:
        """Where it stands, in seconds."""
        position: float | None = self.ask("time-pos")
        return position

    def wait(self, name: str, condition: Callable[[Any], bool]) -> Any:
        """Wait until a property fulfils a condition; return it."""
        value = None

        def fulfilled() -> bool:
            nonlocal value
            value = self.ask(name)
            return value is not None and condition(value)

        until(fulfilled, f"mpv's {name} stays {value!r}")
        return value

    def wait_past(self, position_s: float) -> float:
        """Wait until it is past a position; return where it is."""
        past: float = self.wait("time-pos", lambda at: at > position_s)
        return past

    def play_on_to(self, position_s: float) -> float:
        """Let it play fast until it is past a position, and then at its own pace.

        What comes next has time: the film does not end before a busy machine gets to it.
        """
        self._do("set_property", "speed", 8)
        self.wait_past(position_s)
        self._do("set_property", "speed", 1)
        return self.position or position_s

    def wait_gone(self) -> None:
        """Wait until it has ended."""
        until(lambda: not self.note.running, "mpv goes on")
