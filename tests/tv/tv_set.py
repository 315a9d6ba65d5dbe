"""A television under test: keys go in, and what is on the screen comes out."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from zlib import crc32

import msgspec
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from tv_cells import Cell, colours

from tvrec.core import Tv, theatre
from tvrec.i18n import translator
from tvrec.text import cell_width
from tvrec.tv.app import TvApp
from tvrec.tv.opening import Opening
from tvrec.tv.screens.base import TvScreen
from tvrec.tv.screens.home import HomeScreen
from tvrec.tv.widgets.bands import Shelf
from tvrec.tv.widgets.poster import Still

__all__ = ["TvSet", "drawn_hero", "drawn_stills"]


PATIENCE_S = 90.0
"""How long something is waited for before the test fails; a machine may be busy."""
WATCHED = (
    "metropolis", "nosferatu", "caligari", "trip-to-the-moon", "war-of-the-worlds", "aelita",
    "general", "street-angel", "faust", "sintel", "open-goldberg", "phantom-carriage",
)  # fmt: skip


def fill(path: Path, works: list[Path]) -> None:
    """Read works into a new database and encode them."""
    with Tv.open(path, demo=True) as tv:
        tv.library.import_files(works)
        tv.encode()


def drawn_stills(facts: dict, width: int, height: int) -> dict[str, Still]:
    """Pictures of one colour each, in place of those that are painted."""
    return {key: _plain(key, width, height) for key in facts}


def drawn_hero(title: object, picture: object, width: int, height: int) -> Still:
    """The same in large."""
    del picture
    return _plain(title.id, width, height)


def _plain(key: str, width: int, height: int) -> Still:
    seed = crc32(key.encode())
    upper = bytes((seed >> shift & 63) + 30 for shift in (0, 8, 16))
    lower = bytes(value + 20 for value in upper)
    half = height // 2
    return Still(width, height, upper * width * half + lower * width * (height - half))


class TvSet:
    """Drives the app, and waits until it has done what was asked and nothing is left to do."""

    def __init__(self, app: TvApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    # What goes in

    async def press(self, *keys: str) -> None:
        """Press keys, each when what the one before it began is done."""
        for key in keys:
            self.send(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a text."""
        for char in text:
            self.send(char)
        await self.settle()

    def send(self, key: str) -> None:
        """Send a key and wait for nothing."""
        name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
        shown = {"space": " ", "slash": "/", "comma": ",", "question_mark": "?", "plus": "+",
                 "minus": "-"}  # fmt: skip
        event = events.Key(name, shown.get(name, key if len(key) == 1 else None))
        event.set_sender(self.app)
        self.app._driver.send_message(event)

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is under way but what plays."""
        quiet, end = 0, time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            await self.pilot._wait_for_screen(PATIENCE_S)
            if self.app._exception is not None or not self.app.is_running:
                return
            quiet = 0 if self._busy() else quiet + 1
            if quiet == 2:
                self.app.screen._on_timer_update()
                return
            await asyncio.sleep(0 if quiet else 0.001)
        raise TimeoutError([worker.name for worker in self.app.workers])

    def _busy(self) -> bool:
        for worker in self.app.workers:
            plays = worker.group == "play" and self.app.projection.playing
            if not worker.is_finished and not plays:
                return True
        screen = self.app.screen
        rest = getattr(screen, "_rest", None)
        if rest is not None and rest._task is not None and not rest._task.done():
            return True
        foresight = getattr(screen, "foresight", None)
        if foresight is not None and foresight.busy:
            return True
        return screen._layout_required or bool(screen._callbacks)

    async def until(self, done: Callable[[], bool]) -> None:
        """Wait for something, and then until nothing is under way."""
        end = time.monotonic() + PATIENCE_S
        while not done():
            assert time.monotonic() < end, "it did not come"
            await asyncio.sleep(0.005)
        await self.settle()

    async def rank_exactly(self) -> None:
        """Let no card keep its place from one Home to the next, so that two can be compared."""
        memory = self.app.backstage._tv._memory
        memory.settings = msgspec.structs.replace(memory.settings, calm=False)
        await self.app.evening.refresh()

    async def choose(self, button: str) -> None:
        """Do what a button of the panel of causes says, of the cause in focus."""
        band = next(band for band in self.screen.page.bands if band.id == "acts")
        names = [each.id for each in band.buttons]
        await self.press(*["left"] * len(names), *["right"] * names.index(button), "enter")

    async def start_again(self) -> None:
        """Go back to Home as it was at the beginning."""
        if self.app.projection.playing:
            await self.stop()
        await self.app.back_home()
        self.home._to_name(None)
        self.home.page.course.forget()
        self.home.page.to_top()
        await self.settle()

    async def stop(self) -> None:
        """Stop what plays, and wait until it has been kept."""
        self.send("x")
        await self.until(lambda: not self.app.projection.playing)

    async def stop_from_afar(self) -> None:
        """Stop what plays without a key, whatever is on top."""
        self.app.projection.send("stop")
        await self.until(lambda: not self.app.projection.playing)

    async def play_to_the_end(self) -> None:
        """Play the title in focus; the demonstration shows it whole in no time."""
        await self._play(0.05)
        await self.until(lambda: not self.app.projection.playing)

    async def play_a_while(self) -> None:
        """Play so much of the title in focus that it counts, and let it play on."""
        await self._play(60.0)
        now = self.app.projection.now
        enough = min(60.0, 0.12 * now.runtime_s)
        begun = now.position_s
        await self.until(lambda: self.app.projection.now.position_s >= begun + enough)

    async def _play(self, length_s: float) -> None:
        """Begin the title in focus, in a demonstration of a length."""
        before, theatre.DEMO_LENGTH_S = theatre.DEMO_LENGTH_S, length_s
        try:
            self.send("enter")
            await self.until(lambda: self.app.projection.now is not None)
        finally:
            theatre.DEMO_LENGTH_S = before

    # What comes out

    @property
    def screen(self) -> TvScreen:
        screen = self.app.screen
        assert isinstance(screen, TvScreen), screen
        return screen

    @property
    def home(self) -> HomeScreen:
        return self.app.home_screen

    @property
    def focus(self) -> tuple[str, str] | None:
        """The band and the item in focus, by their ids."""
        spot = self.screen.page.spot
        return (spot.band, spot.key) if spot else None

    @property
    def said(self) -> str:
        """The sentence in the last line."""
        return self.screen.hints._sentence

    def rows(self) -> dict[str, list[str]]:
        """The titles of each shelf of the screen."""
        return {
            band.id: [card.id for card in band.row.cards]
            for band in self.screen.page.bands
            if isinstance(band, Shelf)
        }

    def placed(self) -> list[tuple[str, list[str]]]:
        """The rows of Home with their cards, in their order."""
        return [(row.id, [card.id for card in row.cards]) for row in self.app.evening.home.rows]

    def scores(self) -> dict[tuple[str, str], float]:
        """The score of every card of Home, by its row and its title, in their order."""
        rows = self.app.evening.home.rows
        return {(row.id, card.id): card.score for row in rows for card in row.cards}

    def strips(self) -> list:
        """The screen in strips, one a line."""
        return self.app.screen._compositor.render_strips()

    def text(self) -> list[str]:
        """The screen in words, a line each."""
        return ["".join(segment.text for segment in strip) for strip in self.strips()]

    def cells(self) -> list[list[Cell]]:
        """The screen, cell by cell; the second half of a wide character has no character."""
        found = []
        for strip in self.strips():
            line: list[Cell] = []
            for segment in strip:
                both = colours(segment.style)
                for char in segment.text:
                    line.append(Cell((char, *both)))
                    if cell_width(char) == 2:
                        line.append(Cell(("", *both)))
            found.append(line)
        return found

    def codes(self) -> str:
        """What the terminal is sent for the whole screen."""
        compositor = self.app.screen._compositor
        chops = compositor._render_chops(compositor.size.region, lambda _y: True)
        return "".join(strip.render(self.app.console) for chop in chops for strip in chop.values())

    def check_drawn(self) -> None:
        """Every line is exactly as wide as the screen, and there are as many as it is high."""
        width, height = self.app.size
        strips = self.strips()
        assert len(strips) == height
        for strip in strips:
            assert strip.cell_length == width, (self.app.screen, self.text())
            assert cell_width("".join(each.text for each in strip)) == width, self.app.screen


def opening(path: Path, language: str = "en", *, demo: bool = True, **fields: object) -> Opening:
    """Say how the television begins on a database."""

    @contextmanager
    def opened() -> Iterator[Tv]:
        with Tv.open(path, demo=demo) as tv:
            yield tv

    return Opening(opened, translator(language), demo=demo, **fields)
