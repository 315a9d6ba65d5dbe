"""Pictures and words for what is on the screen, when screens ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tvrec.tv import director, messages
from tvrec.tv.screens.base import TvScreen
from tvrec.tv.widgets.ink import Depth

if TYPE_CHECKING:
    from tvrec.tv.gallery import Gallery
    from tvrec.tv.host import Host

__all__ = ["Supply"]


class Supply:
    """Brings what screens ask for to the one that is on top when it is ready.

    Args:
        host: the app.
        gallery: makes pictures.
        pictures: whether any are to be shown.
    """

    def __init__(self, host: Host, gallery: Gallery, *, pictures: bool) -> None:
        self._host = host
        self._gallery = gallery
        self._pictures = pictures

    @property
    def _top(self) -> TvScreen | None:
        screen = self._host.screen
        return screen if isinstance(screen, TvScreen) else None

    @property
    def _paints(self) -> bool:
        return self._pictures and self._host.stage.scenery.depth is Depth.TRUE

    async def stills(self, wanted: messages.NeedsStills) -> None:
        """Bring pictures of cards, some at a time."""
        if not self._paints:
            return
        async for stills in self._gallery.stills(wanted.titles, wanted.width, wanted.height):
            self._host.stage.scenery.take(stills)
            if self._top is not None:
                self._top.stills_came(stills)

    async def heroes(self, wanted: messages.NeedsHero) -> None:
        """Bring the words of titles."""
        known, evening = self._host.stage.heroes, self._host.evening
        cards = {key: evening.card(key) for key in wanted.titles if key not in known}
        if not cards:
            return
        rows, labels = evening.rows, evening.labels
        found = await self._host.backstage.present(
            lambda tv, writer: director.heroes(tv, writer, cards, rows, labels)
        )
        self._host.stage.heroes.update(found)
        if self._top is not None:
            self._top.heroes_came()

    async def art(self, wanted: messages.Rested) -> None:
        """Bring the large picture of the title that the focus rests on."""
        if not self._paints:
            return
        art = await self._gallery.hero(wanted.title, wanted.width, wanted.height)
        if art is not None and self._top is not None:
            self._top.art_came(wanted.title, art)
