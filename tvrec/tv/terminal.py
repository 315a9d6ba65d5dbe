"""How the television writes to a terminal: each frame in one piece."""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver

__all__ = ["Terminal"]

_BEGIN, _END = "\x1b[?2026h", "\x1b[?2026l"
"""Around a frame, for terminals that then show all of it at once."""


class Terminal(LinuxDriver):
    """Textual's own driver, but a frame wakes the thread that writes once instead of three times.

    Each time costs a change of threads and back, while the key's answer waits.
    """

    _held: str = ""

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
