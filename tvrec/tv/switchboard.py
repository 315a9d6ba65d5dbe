"""Where messages of screens meet those who answer them: one handler a message, and no more."""

from __future__ import annotations

import asyncio
from typing import Any

from textual import work
from textual.app import App
from textual.message import Message
from textual.screen import Screen

from tvrec.domain import TitleId
from tvrec.tv import messages
from tvrec.tv.answers import Answers
from tvrec.tv.booth import Booth
from tvrec.tv.doors import Doors
from tvrec.tv.evening import Evening
from tvrec.tv.kiosk import Reception
from tvrec.tv.lobby import Lobby
from tvrec.tv.projection import Now, Projection
from tvrec.tv.screens.base import TvScreen
from tvrec.tv.screens.choices import ChoicesScreen
from tvrec.tv.screens.home import HomeScreen
from tvrec.tv.supply import Supply
from tvrec.tv.viewers import Viewers
from tvrec.tv.witness import Witness

__all__ = ["Switchboard"]


class Switchboard(App[str]):
    """Hands each message on, as a worker where its answer takes time.

    Workers of a group that is exclusive give way to the next: a search to the search for one more
    letter, a picture to the picture of the next card. Those that open and close screens take turns,
    so that a key that is pressed twice while its answer is on the way is answered once.
    """

    answers: Answers
    booth: Booth
    doors: Doors
    evening: Evening
    home_screen: HomeScreen
    lobby: Lobby
    projection: Projection
    reception: Reception | None
    supply: Supply
    viewers: Viewers
    witness: Witness

    def __init__(self) -> None:
        super().__init__()
        self._turn = asyncio.Lock()  # of whoever opens or closes a screen

    # The screens that lie one above the other

    @property
    def screens_above(self) -> int:
        """How many screens lie above Home; Textual's own blank one is below it."""
        return len(self.screen_stack) - 2

    async def put(self, screen: Screen[Any]) -> None:
        """Put a screen on top."""
        if isinstance(screen, TvScreen):
            screen.as_of = self.evening.home
        await self.push_screen(screen)

    async def freshen(self) -> None:
        """Show on the screen on top what was done since it was written."""
        await self.doors.refresh()

    async def take_away(self, lowest: Screen[Any] | None = None) -> None:
        """Take the screen on top away; ``lowest``: that one, and whatever lies above it."""
        lowest = lowest or self.screen
        while lowest in self.screen_stack:
            await self.pop_screen()
        if isinstance(self.screen, TvScreen):
            self.screen.follow()
        await self.freshen()

    async def back_home(self) -> None:
        """Take all screens above Home away."""
        while self.screens_above > 0:
            await self.pop_screen()

    def _is_late(self, event: Message) -> bool:
        """Tell whether another screen has come on top of the one that sent a message."""
        sender = event._sender  # noqa: SLF001 - Textual has no other name for it
        return isinstance(sender, TvScreen) and sender is not self.screen

    # Who comes and goes

    @work(group="leave")
    async def leave(self, answer: str = "") -> None:
        """Stop what plays, so that what was seen of it is kept, and leave."""
        if self.projection.playing:
            self.projection.send("stop")
            await self.projection.stopped()
        self.exit(answer)

    @work(group="visit")
    async def _welcome(self) -> None:
        if self.reception is not None:
            await self.reception.welcome()

    @work(group="visit")
    async def farewell(self) -> None:
        """End the visit of who is there; see ``Reception``."""
        # when the television is switched off what plays ends, and ``Reception.close`` sees them off
        if self.reception is not None and self.is_running:
            await self.reception.farewell()

    @work(group="act")
    async def undo(self) -> None:
        """Take the last act back."""
        said = await self.evening.undo()
        await self.viewers.follow()
        if said is not None:
            await self.evening.say(said)

    # Pictures and words

    @work(exclusive=True, group="stills")
    async def on_needs_stills(self, event: messages.NeedsStills) -> None:
        """Make pictures of cards."""
        await self.supply.stills(event)

    @work(group="heroes")
    async def on_needs_hero(self, event: messages.NeedsHero) -> None:
        """Read the words of titles."""
        await self.supply.heroes(event)

    @work(exclusive=True, group="art")
    async def on_rested(self, event: messages.Rested) -> None:
        """Make the large picture of the title that the focus rests on."""
        await self.supply.art(event)

    def on_seen(self, event: messages.Seen) -> None:
        """Remember what was seen; of a visitor nothing is kept."""
        if self.reception is None:
            self.witness.saw(event)

    # What screens ask for

    @work(group="open")
    async def on_opened(self, event: messages.Opened) -> None:
        """Show another screen."""
        if self.reception is not None and event.name in {"profiles", "settings"}:
            return
        async with self._turn:
            if self._is_late(event):
                return
            if event.name == "profiles":
                await self.viewers.open()
            else:
                await self.doors.open(event.name, event.title)

    @work(exclusive=True, group="search")
    async def on_typed(self, event: messages.Typed) -> None:
        """Search for what is typed."""
        await self.doors.search(event.text, event.ignored)

    @work(exclusive=True, group="imagine")
    async def on_imagined(self, event: messages.Imagined) -> None:
        """Show the row as it would be after an act."""
        await self.doors.imagine(event.act)

    @work(group="act")
    async def on_acted(self, event: messages.Acted) -> None:
        """Record what a viewer did."""
        if event.rule:
            await self.evening.tell(event.kind, event.target_type, event.target, event.said)
            return
        await self.evening.record(
            event.kind, event.target_type, event.target, event.fields, event.said
        )

    @work(group="open")
    async def on_closed(self, event: messages.Closed) -> None:
        """Leave the screen on top; leaving Home is asked first."""
        async with self._turn:
            if self.screens_above > 0:
                await self.take_away()
            elif self._is_late(event):
                self.home_screen.back()
            elif self.reception is not None:
                self.farewell()
            else:
                await self.doors.open("leave")

    def on_asked(self, event: messages.Asked) -> None:
        """Carry out a key that is the same on every screen."""
        match event.command:
            case "help" | "profiles" | "settings" | "search":
                screen = self.screen
                if not (isinstance(screen, ChoicesScreen) and screen.kind == event.command):
                    opened = messages.Opened(event.command)
                    self.post_message(opened.set_sender(screen))
            case "undo":
                self.undo()
            case "quit":
                self.leave()
            case "pause" | "stop" | "next" | "previous":
                self.projection.send(event.command)

    @work(group="open")
    async def on_picked(self, event: messages.Picked) -> None:
        """Do what a line or a button of a screen says."""
        if event.name == "attract":
            self._welcome()
            return
        async with self._turn:
            if not self._is_late(event):
                await self.answers.take(event)

    @work(group="read")
    async def read(self, command: list[str]) -> None:
        """Read a folder or a file beside the screen."""
        await self.lobby.read(command)

    # Playing

    def on_played(self, event: messages.Played) -> None:
        """Play a title; where it was begun, ask whether to go on."""
        self.play(event.title, resume=event.resume)

    @work(group="play")
    async def play(self, title: TitleId, *, resume: bool | None = None, version: str = "") -> None:
        """Play a title, see ``Booth.play``."""
        await self.witness.write()
        await self.booth.play(title, resume=resume, version=version)
        if not self.projection.playing:
            self.booth.clear()
        if self.reception is not None:
            self.reception.touched()

    def _on_now(self, now: Now) -> None:
        if self.reception is not None and not now.paused:
            self.reception.touched()
        self._show_now(now)

    @work(exclusive=True, group="player")
    async def _show_now(self, now: Now) -> None:
        await self.booth.show(now)

    def on_controlled(self, event: messages.Controlled) -> None:
        """Hand a key to the player."""
        self.projection.send(event.action, event.amount)
