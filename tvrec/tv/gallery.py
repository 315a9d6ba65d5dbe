"""Pictures when they are wanted: asked of the household, made in a thread of their own, kept."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from tvrec import config
from tvrec.domain import TitleId
from tvrec.tv.pack import Pack
from tvrec.tv.widgets.poster import Still

if TYPE_CHECKING:
    from tvrec.core import Tv
    from tvrec.core.guide import Picture
    from tvrec.domain import Title
    from tvrec.tv.backstage import Backstage

__all__ = ["Gallery"]

_BATCH = 5
_HEROES = 40
_QUIET_S = 0.1  # since the last key when a picture is begun: painting would slow the next one


class Gallery:
    """Makes pictures of titles."""

    def __init__(self, backstage: Backstage) -> None:
        self._backstage = backstage
        self._packs: dict[tuple[int, int], Pack] = {}
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="gallery")
        self._heroes: OrderedDict[tuple[TitleId, int, int], Still] = OrderedDict()
        self._touched = 0.0

    def touched(self) -> None:
        """Let the screen go first: a key was pressed."""
        self._touched = time.monotonic()

    def kept(self, title: TitleId, width: int, height: int) -> Still | None:
        """Return a large picture that was made; None: it was not."""
        return self._heroes.get((title, width, height))

    def keep(self, title: TitleId, art: Still) -> None:
        """Keep a large picture."""
        self._heroes[(title, art.width, art.height)] = art
        if len(self._heroes) > _HEROES:
            self._heroes.popitem(last=False)

    async def stills(
        self, titles: tuple[TitleId, ...], width: int, height: int
    ) -> AsyncIterator[dict[TitleId, Still]]:
        """Make the pictures of cards, some at a time, in the order in which they are wanted."""
        for start in range(0, len(titles), _BATCH):
            batch = list(titles[start : start + _BATCH])
            facts = await self._facts(batch)
            loop = asyncio.get_running_loop()
            yield await loop.run_in_executor(self._thread, self._paint, facts, width, height)

    async def hero(self, title: TitleId, width: int, height: int) -> Still | None:
        """Make the large picture of a title."""
        key = (title, width, height)
        if key in self._heroes:
            return self._heroes[key]
        facts = await self._facts([title])
        if title not in facts:
            return None
        loop = asyncio.get_running_loop()
        art = await loop.run_in_executor(self._thread, _hero, *facts[title], width, height)
        self.keep(title, art)
        return art

    async def _facts(self, titles: list[TitleId]) -> dict[TitleId, tuple[Title, Picture | None]]:
        def ask(tv: Tv) -> dict[TitleId, tuple[Title, Picture | None]]:
            pictures = tv.guide.pictures(titles)
            return {
                key: (title, pictures.get(key)) for key, title in tv.guide.titles(titles).items()
            }

        return await self._backstage.ask(ask)

    def _paint(
        self, facts: dict[TitleId, tuple[Title, Picture | None]], width: int, height: int
    ) -> dict[TitleId, Still]:
        made: dict[TitleId, Still] = {}
        if (width, height) not in self._packs:
            folder = config.default_cache_dir() / "pictures"
            self._packs[width, height] = Pack(folder, width, height)
        pack = self._packs[width, height]
        for key, about in facts.items():
            kept = pack.get(*about)
            if kept is not None:
                made[key] = kept
                continue
            while (left := self._touched + _QUIET_S - time.monotonic()) > 0:
                time.sleep(left)
            made |= _stills({key: about}, width, height)
            pack.put(*about, made[key])
        return made


def _stills(
    facts: dict[TitleId, tuple[Title, Picture | None]], width: int, height: int
) -> dict[TitleId, Still]:
    # numpy and the painters are loaded by the first picture, not by the first screen
    from tvrec.tv.pictures import still

    return {key: still(*about, width, height) for key, about in facts.items()}


def _hero(title: Title, picture: Picture | None, width: int, height: int) -> Still:
    from tvrec.tv.pictures import hero_art

    return hero_art(title, picture, width, height)
