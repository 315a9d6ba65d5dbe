"""The television: which screen is shown, and what becomes of what screens ask for."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import App
from textual.binding import BindingType

from tvrec.domain import Card, Event, EventId, EventKind, Home, Target, TitleId
from tvrec.errors import TvrecError
from tvrec.phrases import minutes
from tvrec.tv import director, messages
from tvrec.tv.backstage import Backstage
from tvrec.tv.commands import Keymap
from tvrec.tv.gallery import Gallery
from tvrec.tv.projection import Finished, Now, Projection
from tvrec.tv.screens.base import Stage, TvScreen
from tvrec.tv.screens.choices import ChoicesScreen, lines
from tvrec.tv.screens.details import DetailsScreen
from tvrec.tv.screens.home import HomeScreen
from tvrec.tv.screens.player import PlayerScreen
from tvrec.tv.screens.search import SearchScreen
from tvrec.tv.screens.why import WhyScreen
from tvrec.tv.widgets.bands import Choice
from tvrec.tv.widgets.ink import CAUSES, Depth
from tvrec.tv.widgets.shelf import Scenery
from tvrec.tv.widgets.views import HeroView, RowView

if TYPE_CHECKING:
    from tvrec.core import Tv
    from tvrec.i18n import Translator

__all__ = ["Opening", "TvApp", "depth_of"]

_SYSTEMS = {
    "truecolor": Depth.TRUE, "256": Depth.EIGHT_BIT, "standard": Depth.STANDARD,
    "windows": Depth.STANDARD,
}  # fmt: skip


def depth_of(system: str | None, environ: Mapping[str, str] = os.environ) -> Depth:
    """Return the colours to use: those of the terminal, none where NO_COLOR asks for none."""
    if environ.get("NO_COLOR"):
        return Depth.NONE
    return _SYSTEMS.get(system or "", Depth.NONE)


@dataclass(frozen=True)
class Opening:
    """How the television begins.

    Attributes:
        opener: opens the household, in the thread that will own it.
        words: the language.
        profile: who watches; empty: the first.
        keys: keys that replace those of the table, by the command's id.
        demo: titles have no files.
    """

    opener: Callable[[], AbstractContextManager[Tv]]
    words: Translator
    profile: str = ""
    keys: Mapping[str, tuple[str, ...]] | None = None
    demo: bool = False


class TvApp(App[None]):
    """The television."""

    CSS = "Screen { background: #0b0d12; overflow: hidden hidden; layout: vertical; }"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self.opening = opening
        self.words = opening.words
        self.profile = opening.profile
        depth = depth_of(self.console.color_system)
        self.stage = Stage(self.words, Keymap(opening.keys), Scenery(depth), {})
        self.backstage = Backstage(opening.opener, self.words)
        self.gallery = Gallery(self.backstage)
        self.projection = Projection(self.backstage, self._on_now, self.suspend)
        self.home_screen = HomeScreen(self.stage)
        self.home_screen.waiting = self.tr("A moment…")
        self.home: Home | None = None
        self._cards: dict[TitleId, Card] = {}
        self._labels: dict[TitleId, str] = {}
        self._undo: list[Event] = []
        self._viewer = ("", CAUSES[3])

    def tr(self, text: str) -> str:
        """Translate."""
        return self.words.gettext(text)

    # Beginning and ending

    def on_mount(self) -> None:
        """Show Home."""
        self.push_screen(self.home_screen)
        self._open()
        self._tick()

    @work
    async def _open(self) -> None:
        try:
            await self.backstage.ask(lambda tv: tv.theatre.recover())
            await self._fetch_home()
        except TvrecError as error:
            self.home_screen.waiting = str(error)
            self.home_screen.furnish()
            return
        self.call_after_refresh(_freeze)

    def _tick(self) -> None:
        now = datetime.now().astimezone()
        name, colour = self._viewer
        for screen in self.screen_stack:
            if isinstance(screen, HomeScreen):
                screen.show_viewer(name, colour, now.strftime("%H:%M"))
        self.set_timer(60.5 - now.second - now.microsecond / 1e6, self._tick)

    async def on_unmount(self) -> None:
        """Close the household."""
        await self.backstage.close()

    # Home

    async def _fetch_home(self, *, focus: str = "") -> None:
        profile = self.profile

        def ask(tv: Tv, writer: Any) -> Any:
            viewer = tv.profiles.find(profile)
            place = [each.id for each in tv.profiles.list()].index(viewer.id)
            return director.home(tv, writer, profile), viewer, place

        (home, rows), viewer, place = await self.backstage.present(ask)
        self._viewer = (viewer.name, CAUSES[(place + 3) % len(CAUSES)])
        self.show_home(home, rows, focus=focus)
        self._show_viewer()

    def _show_viewer(self) -> None:
        now = datetime.now().astimezone()
        for screen in self.screen_stack:
            if isinstance(screen, HomeScreen):
                screen.show_viewer(*self._viewer, now.strftime("%H:%M"))

    def show_home(self, home: Home, rows: list[RowView], *, focus: str = "") -> None:
        """Show a Home; the words of titles whose reasons have changed are read anew."""
        self.home = home
        self._cards = {card.id: card for row in reversed(home.rows) for card in row.cards}
        picks = next((row for row in rows if row.id == "top"), None)
        self._labels = {}
        if picks and picks.cards:
            self._labels[picks.cards[0].id] = self.tr("TOP PICK FOR YOU")
        self.stage.heroes.clear()
        if not rows:
            self.home_screen.waiting = self.tr("Nothing to show yet")
        self.home_screen.show_rows(rows, focus=focus)

    async def _after_act(self, home: Home, said: str) -> None:
        rows = await self.backstage.present(lambda tv, writer: writer.rows(home))
        if home.cause is not None and home.cause.kind is not EventKind.UNDO:
            self._undo.append(home.cause)
        self.show_home(home, rows)
        self.say(said)

    # What screens ask for

    def on_needs_stills(self, event: messages.NeedsStills) -> None:
        """Make pictures of cards."""
        self._make_stills(event.titles, event.width, event.height)

    @work(exclusive=True, group="stills")
    async def _make_stills(self, titles: tuple[TitleId, ...], width: int, height: int) -> None:
        if self.stage.scenery.depth is not Depth.TRUE:
            return
        async for stills in self.gallery.stills(titles, width, height):
            self.stage.scenery.take(stills)
            screen = self.screen
            if isinstance(screen, TvScreen):
                screen.stills_came()

    def on_needs_hero(self, event: messages.NeedsHero) -> None:
        """Read the words of titles."""
        self._read_heroes(event.titles)

    @work(group="heroes")
    async def _read_heroes(self, titles: tuple[TitleId, ...]) -> None:
        wanted = {key: self._cards.get(key) for key in titles if key not in self.stage.heroes}
        if not wanted:
            return
        labels = self._labels
        found = await self.backstage.present(
            lambda tv, writer: director.heroes(tv, writer, wanted, labels)
        )
        self.stage.heroes.update(found)
        screen = self.screen
        if isinstance(screen, TvScreen):
            screen.heroes_came()

    def on_rested(self, event: messages.Rested) -> None:
        """Make the large picture of the title that the focus rests on."""
        if self.stage.scenery.depth is Depth.TRUE:
            self._make_art(event.title, event.width, event.height)

    @work(exclusive=True, group="art")
    async def _make_art(self, title: TitleId, width: int, height: int) -> None:
        art = await self.gallery.hero(title, width, height)
        screen = self.screen
        if art is not None and isinstance(screen, TvScreen):
            screen.art_came(title, art)

    @work(group="open")
    async def on_opened(self, event: messages.Opened) -> None:
        """Show another screen."""
        match event.name:
            case "details" if event.title:
                await self._open_details(event.title)
            case "why" if event.title:
                await self._open_why(event.title)
            case "menu" if event.title:
                await self._open_menu(event.title)
            case "search":
                await self.push_screen(SearchScreen(self.stage))
            case "profiles":
                await self._open_profiles()
            case "settings":
                await self._open_settings()
            case "help":
                await self._open_help()
            case "home":
                while len(self.screen_stack) > 2:
                    await self.pop_screen()
            case name if name in director.ROOM_KINDS:
                await self._open_room(name)

    async def _open_room(self, name: str) -> None:
        profile = self.profile
        rows = await self.backstage.present(
            lambda tv, writer: director.room(tv, writer, profile, name)
        )
        while len(self.screen_stack) > 2:
            await self.pop_screen()
        screen = HomeScreen(self.stage, name)
        screen.waiting = self.tr("There is nothing of this kind yet")
        screen.rows = rows
        screen.viewer, screen.clock = self._viewer, self.home_screen.clock
        await self.push_screen(screen)

    async def _open_details(self, title: TitleId) -> None:
        profile = self.profile
        found = await self.backstage.present(
            lambda tv, writer: director.details(tv, writer, profile, title)
        )
        if found is not None:
            screen = DetailsScreen(self.stage, found.hero, found.buttons, found.facts)
            screen.similar = found.similar
            await self.push_screen(screen)

    async def _open_why(self, title: TitleId) -> None:
        profile = self.profile
        found = await self.backstage.present(
            lambda tv, writer: director.why(tv, writer, profile, title)
        )
        if found is not None:
            await self.push_screen(WhyScreen(self.stage, *found))

    async def _hero(self, title: TitleId) -> HeroView | None:
        found = await self.backstage.present(
            lambda tv, writer: director.heroes(tv, writer, {title: self._cards.get(title)}, {})
        )
        return found.get(title)

    async def _open_menu(self, title: TitleId) -> None:
        profile = self.profile
        found = await self.backstage.present(
            lambda tv, writer: director.details(tv, writer, profile, title)
        )
        if found is None:
            return
        entries = [(button.id, button.label) for button in found.buttons]
        entries.insert(1, ("details", self.tr("Details")))
        entries.append(("not_now", self.tr("Not now")))
        card = self._cards.get(title)
        if card is not None and card.progress is not None:
            entries.append(("remove_from_continue", self.tr("Remove from Continue watching")))
        hero = replace(found.hero, causes=(), sentence="")
        await self.push_screen(
            ChoicesScreen(self.stage, "details", self.tr("What to do"), lines(entries), hero=hero)
        )

    async def _open_parts(self, title: TitleId) -> None:
        profile = self.profile
        found, hero = await self.backstage.present(
            lambda tv, writer: (
                director.parts(tv, writer, profile, title),
                director.heroes(tv, writer, {title: None}, {}).get(title),
            )
        )
        first = next((line.id for line in found if line.beside != "✓"), "")
        await self.push_screen(
            ChoicesScreen(self.stage, "parts", self.tr("Episodes"), found, hero=hero, focus=first)
        )

    async def _open_profiles(self) -> None:
        everybody = await self.backstage.ask(lambda tv: tv.profiles.list())
        found = [
            Choice(viewer.id, viewer.name, mark="●", colour=CAUSES[(i + 3) % len(CAUSES)], air=1)
            for i, viewer in enumerate(everybody)
        ]
        found.append(Choice("+", self.tr("A new viewer"), mark="+", air=1))
        await self.push_screen(
            ChoicesScreen(self.stage, "profiles", self.tr("Who watches?"), found)
        )

    async def _open_settings(self) -> None:
        language = self.tr("Language")
        entries = [
            Choice("lang:en", f"{language}: English"),
            Choice("lang:zh-Hans", f"{language}: 简体中文"),
            Choice("lang:zh-Hant", f"{language}: 繁體中文"),
        ]
        await self.push_screen(ChoicesScreen(self.stage, "settings", self.tr("Settings"), entries))

    async def _open_help(self) -> None:
        table = self.stage.keymap.table(self.words)
        found = [Choice(f"key{i}", said, keys) for i, (keys, said) in enumerate(table)]
        await self.push_screen(ChoicesScreen(self.stage, "help", self.tr("Keys"), found))

    async def on_closed(self, event: messages.Closed) -> None:
        """Leave a screen; leaving Home is asked first."""
        del event
        if len(self.screen_stack) > 2:
            await self.pop_screen()
            self._resumed()
            return
        entries = [("stay", self.tr("Stay")), ("leave", self.tr("Leave tvrec"))]
        await self.push_screen(
            ChoicesScreen(self.stage, "leave", self.tr("Leave?"), lines(entries))
        )

    def _resumed(self) -> None:
        if isinstance(self.screen, TvScreen):
            self.screen.follow()

    @work(group="act")
    async def on_picked(self, event: messages.Picked) -> None:
        """Do what a line or a button of a screen says."""
        match event.name, event.key:
            case "leave", "leave":
                await self._leave()
            case "leave", _:
                await self.on_closed(messages.Closed())
            case "profiles", key:
                await self._switch(key)
            case "settings", key:
                await self._set(key)
            case "resume", key if event.title:
                await self.pop_screen()
                self._play(event.title, resume=key == "resume")
            case "next", "next" if event.title:
                await self.pop_screen()
                self._play(event.title, resume=True)
            case "next", _:
                await self.pop_screen()
            case "parts", key:
                self.post_message(messages.Played(TitleId(key)))
            case "rate", key if event.title:
                await self.pop_screen()
                await self._record("rate", "title", event.title, {"rating": float(key)},
                                   f"{self.tr('Noted')}: {key}/10")  # fmt: skip
            case "details", key if event.title:
                await self._pick_for(event.title, key)

    async def _pick_for(self, title: TitleId, key: str) -> None:
        if isinstance(self.screen, ChoicesScreen):
            await self.pop_screen()
        match key:
            case "play":
                self._play(title, resume=True)
            case "resume" | "start":
                self._play(title, resume=key == "resume")
            case "parts":
                await self._open_parts(title)
            case "why" | "details":
                self.post_message(messages.Opened(key, title))
            case "rate":
                found = [(str(n), "★" * n + "☆" * (10 - n) + f"  {n}") for n in range(10, 0, -1)]
                hero = await self._hero(title)
                await self.push_screen(
                    ChoicesScreen(self.stage, "rate", self.tr("Rate"), lines(found), hero=hero)
                )
            case _:
                await self._record(key, "title", title, {}, self.tr("Noted"))

    async def on_acted(self, event: messages.Acted) -> None:
        """Record what a viewer did."""
        self._act(event)

    @work(group="act")
    async def _act(self, event: messages.Acted) -> None:
        await self._record(event.kind, event.target_type, event.target, event.fields, event.said)

    async def _record(
        self, kind: str, target_type: str, target: str, fields: Mapping[str, Any], said: str
    ) -> None:
        profile = self.profile
        home = await self.backstage.ask(
            lambda tv: tv.record(EventKind(kind), Target(target_type, target), profile, **fields)
        )
        undo = self.stage.keymap.hints(("undo",), self.words)[0]
        await self._after_act(home, f"{said}  ·  {undo[0]} {undo[1]}" if said else "")
        await self._refresh_why()

    async def _refresh_why(self) -> None:
        screen, profile = self.screen, self.profile
        if isinstance(screen, WhyScreen):
            title = screen.hero.id
            found = await self.backstage.present(
                lambda tv, writer: director.why(tv, writer, profile, title)
            )
            if found is not None:
                screen.show_view(*found)

    async def on_asked(self, event: messages.Asked) -> None:
        """Carry out a key that is the same on every screen."""
        match event.command:
            case "help" | "profiles" | "settings" | "search":
                already = isinstance(self.screen, ChoicesScreen) and (
                    self.screen.kind == event.command
                )
                if not already:
                    self.post_message(messages.Opened(event.command))
            case "undo":
                self._undo_last()
            case "quit":
                self._leave_now()
            case "pause" | "stop" | "next" | "previous":
                self.projection.send(event.command)

    @work(group="act")
    async def _undo_last(self) -> None:
        if not self._undo:
            self.say(self.tr("There is nothing to take back"))
            return
        event = self._undo.pop()
        profile = self.profile
        home = await self.backstage.ask(
            lambda tv: tv.record(EventKind.UNDO, event.target, profile, undoes=EventId(event.id))
        )
        await self._after_act(home, self.tr("Taken back"))
        await self._refresh_why()

    def on_typed(self, event: messages.Typed) -> None:
        """Search for what is typed."""
        self._search(event.text)

    @work(exclusive=True, group="search")
    async def _search(self, text: str) -> None:
        profile = self.profile
        rows = await self.backstage.present(
            lambda tv, writer: director.found(tv, writer, profile, text)
        )
        if isinstance(self.screen, SearchScreen):
            self.screen.show_found(text, rows)

    @work(exclusive=True, group="imagine")
    async def on_imagined(self, event: messages.Imagined) -> None:
        """Show the row as it would be after an act."""
        screen, profile = self.screen, self.profile
        row = await self.backstage.present(
            lambda tv, writer: director.imagined(tv, writer, profile, event.act)
        )
        if row is not None and screen is self.screen and isinstance(screen, WhyScreen):
            screen.show_imagined(row)

    async def _switch(self, key: str) -> None:
        if key == "+":
            number = len(await self.backstage.ask(lambda tv: tv.profiles.list())) + 1
            name = self.tr("Viewer {number}").format(number=number)
            key = (await self.backstage.ask(lambda tv: tv.profiles.add(name))).id
        self.profile = key
        self._undo.clear()
        while len(self.screen_stack) > 2:
            await self.pop_screen()
        await self._fetch_home()
        self.home_screen.page.to_top()

    async def _set(self, key: str) -> None:
        if key.startswith("lang:"):
            from tvrec.i18n import translator

            self.words = translator(key.removeprefix("lang:"))
            self.backstage.words = self.words
            self.stage = self.stage._replace(words=self.words)
            self.stage.heroes.clear()
            while len(self.screen_stack) > 1:
                await self.pop_screen()
            self.home_screen = HomeScreen(self.stage)
            await self.push_screen(self.home_screen)
            await self._fetch_home()

    # Playing

    def on_played(self, event: messages.Played) -> None:
        """Play a title; where it was begun, ask whether to go on."""
        self._play(event.title, resume=event.resume)

    @work(exclusive=True, group="play")
    async def _play(self, title: TitleId, *, resume: bool | None = None) -> None:
        profile = self.profile
        if self.projection.playing:
            self.projection.send("stop")
        try:
            queue = await self.projection.queue(title, profile, resume=resume is not False)
        except TvrecError as error:
            self.say(str(error), bad=True)
            return
        if resume is None and queue[0].start_s > 30 and not queue[0].kind.is_audio:
            hero = await self._hero(title)
            left = minutes(queue[0].start_s, self.words)
            entries = [
                ("resume", self.tr("Go on at {time}").format(time=left)),
                ("start", self.tr("From the start")),
            ]
            heading = self.tr("You began this")
            await self.push_screen(
                ChoicesScreen(self.stage, "resume", heading, lines(entries), hero=hero)
            )
            return
        finished = await self.projection.play(queue, profile)
        await self._finished(finished)

    def _on_now(self, now: Now) -> None:
        """Show what plays: a screen of its own, or a strip while one browses."""
        runtime = now.runtime_s or 0.0
        time = f"{_clock(now.position_s)} / {_clock(runtime)}"
        if now.audio and not now.demonstration:
            state = "⏸" if now.paused else "♪"
            place = f"  {now.index + 1}/{now.count}" if now.count > 1 else ""
            keys = self.stage.keymap.hints(("pause", "next", "stop"), self.words)
            said = "   ".join(f"{key} {label}" for key, label in keys)
            self._strip(f"{state} {now.name}{place}   {time}   {said}")
            return
        screen = self.screen
        if isinstance(screen, PlayerScreen):
            if screen.hero.id != now.title:
                self._show_played(screen, now.title)
            share = now.position_s / runtime if runtime else 0.0
            screen.show_time(time, share, paused=now.paused)
        elif now.position_s or now.demonstration:
            self._open_player(now)

    @work(exclusive=True, group="player")
    async def _open_player(self, now: Now) -> None:
        hero = await self._hero(now.title)
        if hero is None or not self.projection.playing:
            return
        hero = replace(hero, causes=(), sentence="", label="")
        note = self.tr("It plays in its own window")
        if now.demonstration:
            note = self.tr(
                "A demonstration: there is no film behind this title, and time runs fast"
            )
        await self.push_screen(PlayerScreen(self.stage, hero, note))

    @work(exclusive=True, group="player")
    async def _show_played(self, screen: PlayerScreen, title: TitleId) -> None:
        hero = await self._hero(title)
        if hero is not None:
            screen.show_title(replace(hero, causes=(), sentence="", label=""))

    def _strip(self, line: str) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, TvScreen):
                screen.hints.playing(line)

    def on_controlled(self, event: messages.Controlled) -> None:
        """Hand a key to the player."""
        self.projection.send(event.action, event.amount)

    async def _finished(self, finished: Finished) -> None:
        self._strip("")
        if isinstance(self.screen, PlayerScreen):
            await self.pop_screen()
        if finished.home is not None:
            await self._after_act(finished.home, "")
        else:
            await self._fetch_home()
        if finished.failure:
            self.say(finished.failure, bad=True)
        elif finished.ended:
            await self._offer_next(finished)

    async def _offer_next(self, finished: Finished) -> None:
        """After an episode ask whether the next one is to follow."""
        rows = finished.home.rows if finished.home else ()
        card_of = await self.backstage.ask(lambda tv: tv.guide.card_of(finished.title))
        waiting = next((row for row in rows if row.recipe == "next_up"), None)
        card = (
            next((c for c in waiting.cards if card_of and c.id == card_of.id and c.play), None)
            if waiting
            else None
        )
        if card is None or card.play is None:
            return
        hero = await self._hero(card.play)
        entries = [("next", self.tr("Play the next one")), ("back", self.tr("Back"))]
        heading = self.tr("What comes next")
        await self.push_screen(
            ChoicesScreen(self.stage, "next", heading, lines(entries), hero=hero)
        )

    # The last line, and leaving

    def say(self, sentence: str, *, bad: bool = False) -> None:
        """Say something in the last line for a while."""
        screen = self.screen
        if isinstance(screen, TvScreen):
            screen.hints.say(sentence, bad=bad)
            if sentence:
                self.set_timer(8.0 if bad else 5.0, lambda: screen.hints.say(""))

    @work(group="leave")
    async def _leave_now(self) -> None:
        await self._leave()

    async def _leave(self) -> None:
        """Stop what plays, so that what was seen is kept, and leave."""
        if self.projection.playing:
            self.projection.send("stop")
            for worker in list(self.workers):
                if worker.group == "play":
                    await worker.wait()
        self.exit()


def _clock(seconds: float) -> str:
    whole = int(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def _freeze() -> None:
    """What was loaded stays: the collector need not look at it again."""
    gc.collect()
    gc.freeze()

