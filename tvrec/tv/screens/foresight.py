"""What is done in the pause after a key, so that the next one has less to do."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping

from tvrec.domain import TitleId
from tvrec.tv.widgets.bands import Shelf
from tvrec.tv.widgets.banner import Banner
from tvrec.tv.widgets.page import MOVES, Page
from tvrec.tv.widgets.views import HeroView

__all__ = ["Foresight", "drawings"]

PAUSE_S = 0.02
"""After a key, so that its own frame does not wait."""


class Foresight:
    """Takes small steps while no key is pressed; each key breaks off what is left of them."""

    def __init__(self) -> None:
        self._steps: Iterator[None] = iter(())
        self._next: asyncio.Handle | None = None

    @property
    def busy(self) -> bool:
        """Whether there are steps left."""
        return self._next is not None

    def begin(self, steps: Iterator[None]) -> None:
        """Take other steps, after a pause; each is a millisecond or two long."""
        self.end()
        self._steps = steps
        self._next = asyncio.get_running_loop().call_later(PAUSE_S, self._step)

    def end(self) -> None:
        """Break off."""
        if self._next is not None:
            self._next.cancel()
            self._next = None

    def _step(self) -> None:
        # one step a turn of the loop: a key that comes between two of them goes first
        self._next = asyncio.get_running_loop().call_soon(self._step)
        if next(self._steps, self) is self:
            self.end()


def drawings(page: Page, banner: Banner, heroes: Mapping[TitleId, HeroView]) -> Iterator[None]:
    """Draw what each arrow would show, a part at each step.

    Args:
        page: whose focus the arrows move.
        banner: shows the title in focus.
        heroes: the words of titles that are known.
    """
    if not page.is_attached:
        return
    for dx, dy in MOVES:
        after = page.course.after(dx, dy)
        if after is not None and isinstance(after.band, Shelf) and after.spot:
            view = heroes.get(after.band.key(after.spot.item))  # type: ignore[call-overload]
            if view is not None:
                banner.foresee(view)
                yield
    yield from page.foresee()
