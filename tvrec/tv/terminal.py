"""How the television writes to a terminal, each frame in one piece, and how it ends with it."""

from __future__ import annotations

import os
import select
import signal
import threading

from textual.drivers.linux_driver import LinuxDriver

__all__ = ["Terminal"]

_BEGIN, _END = "\x1b[?2026h", "\x1b[?2026l"
"""Around a frame, for terminals that then show all of it at once."""


class Terminal(LinuxDriver):
    """Textual's own driver, but a frame wakes the thread that writes once instead of three times.

    Each time costs a change of threads and back, while the key's answer waits.

    It ends with its terminal. Only the first process of a session is told of a hang-up, and that
    may be a ``make`` that waits for us; Textual's own threads would go round and round over a
    terminal that is gone, or wait for it for ever.
    """

    _held: str = ""
    _watched: bool = False

    def start_application_mode(self) -> None:
        """Begin, and from now on listen for the terminal to go."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if not self._watched and os.isatty(self.fileno):
            self._watched = True
            threading.Thread(
                target=_end_with, args=(self.fileno,), name="tvrec-hang-up", daemon=True
            ).start()

    def write(self, data: str) -> None:
        """Write, but what begins a frame goes with it, and what ends it as well."""
        if data == _BEGIN:
            self._held = data
        elif not self._held:
            super().write(data)
        elif data == _END:
            held, self._held = self._held, ""
            super().write(held + data)
        else:
            self._held += data


def _end_with(terminal: int) -> None:
    """Wait until a terminal hangs up, at no cost, and end the process as the signal would.

    What is watched was kept ten seconds ago at most; whoever waits for the terminal waits in vain.
    """
    poll = select.poll()
    poll.register(terminal, 0)  # that it hangs up is told whatever is asked for
    if any(event & select.POLLHUP for _, event in poll.poll()):
        os.kill(os.getpid(), signal.SIGHUP)
        os._exit(128 + signal.SIGHUP)  # where the signal is ignored, as under nohup
