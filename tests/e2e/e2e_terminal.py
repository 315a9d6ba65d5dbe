"""A real terminal: a pane of a tmux server of its own, with keys to press and a screen to read."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

__all__ = ["PATIENCE_S", "ROOT", "TVREC", "Terminal", "until"]

ROOT = Path(__file__).resolve().parents[2]
TVREC = (sys.executable, "-m", "tvrec")

PATIENCE_S = 90.0
"""How long a condition is waited for before the test fails; a machine may be busy."""
_LOOK_S = 0.05
_PROMPT = r"^[$#]"


def until(condition: Callable[[], object], what: str, *, patience_s: float = PATIENCE_S) -> None:
    """Wait for a condition.

    Raises:
        AssertionError: it does not come true.
    """
    deadline = time.monotonic() + patience_s
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(what)
        time.sleep(_LOOK_S)


class Terminal:
    """A shell in a pane of tmux.

    Args:
        folder: for tmux's socket; its path is short.
        environ: the shell's environment.
        size: columns and lines.
    """

    def __init__(
        self, folder: Path, environ: Mapping[str, str], size: tuple[int, int] = (120, 40)
    ) -> None:
        folder.mkdir()
        self._socket = folder / "tmux.sock"
        self._code = folder / "code"
        self._environ = dict(environ)
        width, height = size
        command = ["new-session", "-d", "-x", str(width), "-y", str(height), "sh"]
        self._environ["ENV"] = ""
        self.tmux("-f", "/dev/null", *command)
        self.tmux("set-option", "-g", "remain-on-exit", "on")
        self.wait_for(_PROMPT)

    def tmux(self, *arguments: str) -> str:
        """Ask the tmux server for something."""
        done = subprocess.run(
            ["tmux", "-S", str(self._socket), *arguments],
            env=self._environ,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def close(self) -> None:
        """End the server and all that runs in it."""
        subprocess.run(
            ["tmux", "-S", str(self._socket), "kill-server"], capture_output=True, check=False
        )

    # Keys

    def run(self, *command: str, **environ: str) -> None:
        """Type a command line; its end is told by ``left``."""
        names = " ".join(f"{name}={shlex.quote(value)}" for name, value in environ.items())
        self._code.unlink(missing_ok=True)
        self.type(f"clear; {names} {shlex.join(command)}; echo $? >{self._code}")

    def type(self, line: str) -> None:
        """Type a line."""
        self.tmux("send-keys", "-l", line)
        self.keys("Enter")

    def keys(self, *names: str) -> None:
        """Press keys, by tmux's names."""
        self.tmux("send-keys", *names)

    def make_sane(self) -> None:
        """Do what one does after a program has died in raw mode, where Enter is no line feed.

        What is typed before ``stty`` has done it is typed in raw mode, and its Enter stays none.
        """
        self.tmux("send-keys", "-l", "stty sane")
        self.keys("C-j")
        until(lambda: re.search(r"(?<!-)\bicrnl\b", self.tty()), "the terminal stays raw")

    # The screen

    def screen(self, *, escapes: bool = False) -> str:
        """Return what is on the screen, line by line."""
        return self.tmux("capture-pane", "-p", *(["-e"] if escapes else []))

    def wait_for(self, text: str, *, patience_s: float = PATIENCE_S) -> str:
        """Wait until the screen shows a text (a regular expression); return the screen."""
        shown = ""

        def there() -> bool:
            nonlocal shown
            shown = self.screen()
            return re.search(text, shown, re.MULTILINE) is not None

        try:
            until(there, text, patience_s=patience_s)
        except AssertionError:
            raise AssertionError(f"{text!r} does not come up:\n{shown}") from None
        return shown

    def wait_while(self, text: str) -> str:
        """Wait until the screen shows a text no more; return the screen."""
        until(lambda: not re.search(text, self.screen()), f"{text!r} stays:\n{self.screen()}")
        return self.screen()

    def left(self) -> int:
        """Wait until the command has ended; return its exit code."""
        try:
            until(lambda: self._code.exists() and self._code.read_text(), "it does not end")
        except AssertionError:
            raise AssertionError(f"it does not end:\n{self.screen()}") from None
        return int(self._code.read_text())

    def flag(self, name: str) -> str:
        """Return one of tmux's variables of the pane: cursor_flag, mouse_any_flag, …"""
        return self.tmux("display-message", "-p", f"#{{{name}}}").strip()

    def resize(self, width: int, height: int) -> None:
        """Change the size of the pane."""
        self.tmux("resize-window", "-x", str(width), "-y", str(height))

    def tty(self) -> str:
        """Return what stty says of the pane's terminal."""
        with Path(self.flag("pane_tty")).open() as device:
            done = subprocess.run(
                ["stty", "-a"], stdin=device, capture_output=True, text=True, check=True
            )
        return done.stdout
