"""A television in a public place: visitors come, of whom nothing is kept when they have gone."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from tvrec.domain import Kind, TitleId
from tvrec.tv.screens.attract import AttractScreen

if TYPE_CHECKING:
    from textual.timer import Timer

    from tvrec.core import Tv
    from tvrec.tv.host import Host

__all__ = ["Kiosk", "Reception"]

_LOCKED = ("profiles", "settings")
_SHOWN = (Kind.MOVIE, Kind.SERIES, Kind.CLIP)
_MOST = 400


@dataclass(frozen=True)
class Kiosk:
    """What is different in a public place.

    Attributes:
        idle_s: seconds without a key after which a visitor has gone.
        allow_quit: the key that leaves works.
    """

    idle_s: float = 90.0
    allow_quit: bool = False

    def keys(self, keys: Mapping[str, tuple[str, ...]] | None) -> dict[str, tuple[str, ...]]:
        """Return the keys of a visitor: none that lead to the household's own matters."""
        locked = _LOCKED if self.allow_quit else (*_LOCKED, "quit")
        return {**(keys or {}), **dict.fromkeys(locked, ())}


class _State(Enum):
    CLOSED = auto()  # nobody has been let in yet
    AWAY = auto()  # titles are shown
    COMING = auto()
    HERE = auto()
    GOING = auto()


class Reception:
    """Receives visitors, one after the other.

    Args:
        host: the app.
        kiosk: what is different.
    """

    def __init__(self, host: Host, kiosk: Kiosk) -> None:
        self.kiosk = kiosk
        self._host = host
        self._state = _State.CLOSED
        self._titles: list[TitleId] = []
        self._until = 0.0
        self._idle: Timer | None = None

    @property
    def visited(self) -> bool:
        """Whether somebody is there."""
        return self._state is _State.HERE

    @property
    def is_busy(self) -> bool:
        """Whether somebody is just coming or going; keys mean nothing then."""
        return self._state in (_State.COMING, _State.GOING)

    async def open(self) -> None:
        """Begin: what a crash has left of a visitor goes, and titles are shown."""

        def ask(tv: Tv) -> list[TitleId]:
            tv.visitors.remove_all()
            cards = tv.guide.cards(_SHOWN) or tv.guide.cards(tuple(Kind))
            return [card.id for card in cards]

        self._host.profile = ""
        self._titles = await self._host.backstage.ask(ask)
        random.shuffle(self._titles)
        del self._titles[_MOST:]
        await self._host.put(AttractScreen(self._host.stage, self._titles))
        self._state = _State.AWAY

    async def welcome(self) -> None:
        """Let a visitor in, unless there is one, or one is just coming or going."""
        if self._state is not _State.AWAY:
            return
        self._state = _State.COMING
        host = self._host
        host.profile = (await host.backstage.ask(lambda tv: tv.visitors.add("Visitor"))).id
        await host.evening.refresh()
        await host.take_away()
        self.touched()
        self._state = _State.HERE
        self._wait()

    async def farewell(self) -> None:
        """End a visit: what the visitor did is deleted, and titles are shown again."""
        if self._state is not _State.HERE:
            return
        self._state = _State.GOING
        host, visitor = self._host, self._host.profile
        await host.begin_anew()
        host.profile = ""
        await host.put(AttractScreen(host.stage, self._titles))
        await host.backstage.ask(lambda tv: tv.visitors.remove(visitor))
        self._state = _State.AWAY

    async def close(self) -> None:
        """End the visit of somebody who is still there when the television is left."""
        visitor = self._host.profile
        if self._state is not _State.CLOSED and visitor:
            await self._host.backstage.ask(lambda tv: tv.visitors.remove(visitor))

    # Patience

    def touched(self) -> None:
        """Somebody has pressed a key, or something plays."""
        self._until = asyncio.get_running_loop().time() + self.kiosk.idle_s

    def _wait(self) -> None:
        """Look again when the visitor will have been idle for long enough."""
        if self._idle is not None:
            self._idle.stop()
            self._idle = None
        if not self.visited:
            return
        playing = self._host.projection.now
        if self._host.projection.playing and not (playing and playing.paused):
            self.touched()
        left = self._until - asyncio.get_running_loop().time()
        if left > 0:
            self._idle = self._host.set_timer(left, self._wait)
        else:
            self._host.farewell()
