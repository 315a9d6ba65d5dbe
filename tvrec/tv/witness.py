"""Remembers which cards were seen, and has them kept when nobody waits for it."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tvrec.errors import TitleNotFoundError

if TYPE_CHECKING:
    from tvrec.core import Tv
    from tvrec.domain import Home, TitleId
    from tvrec.tv import messages
    from tvrec.tv.host import Host

__all__ = ["Witness"]

_WRITE_AFTER_S = 20.0
"""What was seen is kept in one go: another television on the same database reads its own anew
whenever something is written."""


class Witness:
    """Sees what is shown.

    Args:
        host: the app.
    """

    def __init__(self, host: Host) -> None:
        self._host = host
        self._seen: list[tuple[Home, messages.Seen, datetime, str]] = []
        self._opened: list[tuple[str, TitleId, datetime]] = []

    def saw(self, event: messages.Seen) -> None:
        """Remember cards of Home that could be seen."""
        home = self._host.evening.home
        if home is None:
            return  # the last evening's, shown until this one's is there
        self._write_soon()
        self._seen.append((home, event, datetime.now(UTC), self._host.beside))

    def opened(self, title: TitleId) -> None:
        """Remember that the details of a title were opened, or why it is there."""
        self._write_soon()
        self._opened.append((self._host.profile, title, datetime.now(UTC)))

    def _write_soon(self) -> None:
        if not self._seen and not self._opened:
            self._host.set_timer(_WRITE_AFTER_S, self.write)

    async def write(self) -> None:
        """Have it kept."""
        seen, self._seen = self._seen, []
        opened, self._opened = self._opened, []
        words = self._host.words
        if not seen and not opened:
            return

        def keep(tv: Tv) -> None:
            from tvrec.core.impressions import Place

            for home, event, at, beside in seen:
                places = [Place(*each) for each in event.places]
                tv.impressions.record(home, places, words, at=at, beside=beside)
            for profile, title, at in opened:
                with contextlib.suppress(TitleNotFoundError):  # who looked has been removed since
                    tv.impressions.opened(title, profile, at=at)

        await self._host.backstage.ask(keep)
