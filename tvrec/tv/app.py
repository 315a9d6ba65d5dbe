"""The television: which screen is shown, and what becomes of what screens ask for."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import ScreenStackError
from textual.binding import BindingType
from textual.worker import WorkerCancelled, WorkerFailed

from tvrec.core.recalled import Recalled
from tvrec.domain import Home
from tvrec.errors import TvrecError
from tvrec.tv.answers import Answers
from tvrec.tv.backstage import Backstage
from tvrec.tv.booth import Booth
from tvrec.tv.commands import Keymap
from tvrec.tv.doors import Doors
from tvrec.tv.evening import Evening
from tvrec.tv.gallery import Gallery
from tvrec.tv.kiosk import Reception
from tvrec.tv.lending import lent
from tvrec.tv.lobby import Lobby
from tvrec.tv.opening import Opening, depth_of
from tvrec.tv.projection import Projection
from tvrec.tv.recall import Recall
from tvrec.tv.screens.base import Stage, TvScreen
from tvrec.tv.screens.home import HomeScreen
from tvrec.tv.supply import Supply
from tvrec.tv.switchboard import Switchboard
from tvrec.tv.viewers import Viewers
from tvrec.tv.widgets.ink import CAUSES
from tvrec.tv.widgets.shelf import Scenery
from tvrec.tv.witness import Witness

if TYPE_CHECKING:
    from textual.driver import Driver

    from tvrec.core import Tv
    from tvrec.i18n import Translator

__all__ = ["Opening", "TvApp"]

_REREAD_AFTER_S = 20.0  # the folders are read again when the first look at Home is over
_SYNOPSES_AFTER_S = 6.0  # and those of the demonstration are read for people and places
_TURN_S = 0.0005  # a key waits so long, at most, for a thread that ranks or paints
_SAID_S, _BAD_S = 5.0, 9.0  # how long a sentence stands in the last line


class TvApp(Switchboard):
    """The television. It runs until it is left, and returns what was asked for last.

    Attributes:
        failure: why it had to end, as a sentence for who looks at the shell then.
    """

    CSS = "Screen { background: #0b0d12; overflow: hidden hidden; layout: vertical; }"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self.opening = opening
        self.profile, self.beside = opening.profile, ""
        self.viewer = ("", CAUSES[3])
        depth = depth_of(self.console.color_system)
        kiosk = opening.kiosk
        keys = kiosk.keys(opening.keys) if kiosk else opening.keys
        self.stage = Stage(opening.words, Keymap(keys), Scenery(depth), {})
        self.backstage = Backstage(opening.opener, opening.words, self._watching)
        self.gallery = Gallery(self.backstage)
        self.supply = Supply(self, self.gallery, pictures=opening.settings.art)
        self.projection = Projection(self.backstage, self._on_now, self._lent)
        self.doors = Doors(self)
        self.booth = Booth(self)
        self.reception = Reception(self, kiosk) if kiosk else None
        self.lobby = Lobby(self, opening.settings)
        self.viewers = Viewers(self, opening)
        self.answers = Answers(self, self.doors, self.lobby, self.viewers)
        self.home_screen = self._new_home()
        self.recall: Recall | None = None
        if opening.recalls is not None:
            kept = Recalled(opening.recalls, opening.profile, opening.words.language)
            self.recall = Recall(kept, self.gallery)
        self.evening = Evening(self, self.recall)
        self.witness = Witness(self)
        self.touched = False
        self.failure: TvrecError | None = None

    def get_driver_class(self) -> type[Driver]:
        """Write frames in one piece where Textual would choose its own driver for Unix."""
        chosen = super().get_driver_class()
        if chosen.__name__ != "LinuxDriver":
            return chosen
        from tvrec.tv.terminal import Terminal

        return Terminal

    # What the parts need, see Host

    @property
    def words(self) -> Translator:
        """The language of the screen."""
        return self.stage.words

    def tr(self, text: str) -> str:
        """Translate."""
        return self.words.gettext(text)

    def _watching(self) -> list[str]:
        return [self.profile, *filter(None, [self.beside])]

    def say(self, sentence: str, *, bad: bool = False) -> None:
        """Say something in the last line for a while."""
        screen = self.screen
        if isinstance(screen, TvScreen):
            screen.hints.say(sentence, bad=bad, for_s=_BAD_S if bad else _SAID_S)

    # Beginning and ending

    def _new_home(self) -> HomeScreen:
        screen = HomeScreen(self.stage)
        screen.waiting = self.tr("A moment…")
        return screen

    def on_mount(self) -> None:
        """Show Home."""
        sys.setswitchinterval(_TURN_S)
        # before numpy comes: a second thread saves it 1 ms, and spins for 40
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        gc.disable()  # until all is loaded: what is loaded stays
        if self.recall is not None and self.recall.show(self.home_screen):
            self.viewer = self.home_screen.viewer
        self.push_screen(self.home_screen)
        self.home_screen.call_after_refresh(self._open)  # what is heavy comes after the first frame
        self._tick()

    @work
    async def _open(self) -> None:
        try:
            await self.backstage.ask(_tidy)
            if self.reception is not None:
                await self.reception.open()
                self.set_timer(_SYNOPSES_AFTER_S, self._read_synopses)
                self.call_after_refresh(_freeze)
                return
            await self.viewers.sit_down()
            empty = not await self.backstage.ask(lambda tv: tv.guide.count())
        except TvrecError as error:
            self._handle_exception(error)
            return
        finally:
            gc.enable()
        if self.opening.demo:
            self.set_timer(_SYNOPSES_AFTER_S, self._read_synopses)
        elif empty:
            await self.lobby.welcome()
        elif self.opening.settings.scan.at_start:
            self.set_timer(_REREAD_AFTER_S, self._reread)
        self.call_after_refresh(_freeze)

    def _tick(self) -> None:
        self.show_viewer()
        now = datetime.now().astimezone()
        self.set_timer(60.5 - now.second - now.microsecond / 1e6, self._tick)

    async def on_unmount(self) -> None:
        """Close the household."""
        if self.reception is not None:
            await self.reception.close()
        await self.witness.write()
        await self.viewers.members.delete_removed()
        await self.backstage.close()

    def _handle_exception(self, error: Exception) -> None:
        """End the television; what is wrong with its files is no fault of the program.

        Textual hands everything here that nobody caught, and would print a traceback. What was
        asked for before the end may come after it, when there is no screen to show it on.
        """
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(cause, ScreenStackError) and not self.is_running:
            return
        if not isinstance(cause, TvrecError):
            super()._handle_exception(error)
        elif self.failure is None:
            self.failure = cause
            self.exit(return_code=1)

    async def action_quit(self) -> None:
        """Textual's own key to leave; see ``leave``."""
        if self.reception is None or self.reception.kiosk.allow_quit:
            self.leave()

    def action_help_quit(self) -> None:
        """Textual's own key to be told how one leaves."""
        if self.reception is None:
            super().action_help_quit()

    # Visits, see Reception

    async def on_event(self, event: events.Event) -> None:
        """See every key before the screen does."""
        if isinstance(event, events.Key):
            self.touched = True
            self.gallery.touched()
        if self.reception is not None and isinstance(event, events.InputEvent):
            self.reception.touched()
            if self.reception.is_busy:
                return
        await super().on_event(event)

    async def begin_anew(self) -> None:
        """Forget who watched: nothing plays, nothing is under way, and Home is empty."""
        if self.projection.playing:
            self.projection.send("stop")
            await self.projection.stopped()
        for worker in list(self.workers):
            if worker.group not in {"visit", "leave"}:
                with contextlib.suppress(WorkerCancelled):
                    await worker.wait()
        self.evening.forget()
        await self.back_home()
        self.home_screen = self._new_home()
        await self.switch_screen(self.home_screen)

    def _lent(self) -> AbstractContextManager[None]:
        return lent(self, lambda: self.projection.send("stop"))

    # Home

    @property
    def home(self) -> Home | None:
        """Home as it is shown."""
        return self.evening.home

    def show_viewer(self) -> None:
        """Show who watches, and the time."""
        clock = datetime.now().astimezone().strftime("%H:%M")
        for screen in self.screen_stack:
            if isinstance(screen, HomeScreen):
                screen.show_viewer(*self.viewer, clock)

    async def show_in(self, words: Translator) -> None:
        """Show everything in another language."""
        self.stage = self.stage._replace(words=words)
        self.backstage.words = words
        self.stage.heroes.clear()
        await self.back_home()
        self.home_screen = self._new_home()
        await self.switch_screen(self.home_screen)

    @work(group="read")
    async def _read_synopses(self) -> None:
        await self.backstage.ask(lambda tv: tv.library.spell_names())
        await self.backstage.ask(lambda tv: tv.library.read_synopses())

    @work(group="read")
    async def _reread(self) -> None:
        """Read the folders again: something may have come since."""
        if await self.backstage.ask(lambda tv: tv.library.folders()):
            await self.lobby.read(["scan"], quiet=True)


def _tidy(tv: Tv) -> None:
    """Do what the television did not come to at its end: a crash may have ended it."""
    tv.profiles.remove_those_aside()
    tv.theatre.recover()


def _freeze() -> None:
    """What was loaded stays: the collector need not look at it again."""
    gc.freeze()  # without looking once more: that takes 40 ms, and finds nothing
