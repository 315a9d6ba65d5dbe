"""Which screen stands behind which name, and what its lines and buttons do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tvrec.domain import TitleId
from tvrec.tv import causes, director, messages, refusing, told, undone
from tvrec.tv.parts import first_unseen, parts, parts_name
from tvrec.tv.screens.base import TvScreen
from tvrec.tv.screens.choices import ChoicesScreen, lines
from tvrec.tv.screens.details import DetailsScreen
from tvrec.tv.screens.home import HomeScreen
from tvrec.tv.screens.search import SearchScreen
from tvrec.tv.screens.why import WhyScreen
from tvrec.tv.widgets.bands import Band
from tvrec.tv.widgets.controls import Choice, Text
from tvrec.tv.widgets.views import RowView

if TYPE_CHECKING:
    from tvrec.core import Tv
    from tvrec.tv.host import Host

__all__ = ["Doors"]


class Doors:
    """Opens screens.

    Args:
        host: the app.
    """

    def __init__(self, host: Host) -> None:
        self._host = host
        self._of_titles = {
            "details": self._details,
            "why": self._why,
            "menu": self._menu,
            "refuse": self._refuse,
            "parts": self._parts,
            "rate": self._rate,
            "versions": self._versions,
        }
        self._others = {
            "home": host.back_home,
            "search": lambda: host.put(SearchScreen(host.stage)),
            "settings": self._settings,
            "told": self._told,
            "help": self._help,
            "leave": self._leave,
        }

    async def open(self, name: str, title: TitleId | None = None) -> None:
        """Show a screen by its name."""
        if name in director.ROOM_KINDS:
            await self._room(name)
        elif title is not None and name in self._of_titles:
            await self._of_titles[name](title)
        elif name in self._others:
            await self._others[name]()

    async def _help(self) -> None:
        table = self._host.stage.keymap.table(self._host.words)
        columns = (0.54, 0.96)  # what a key does is said whole, at 80 cells too
        found = [
            Choice(f"key{i}", said, keys, columns=columns) for i, (keys, said) in enumerate(table)
        ]
        await self._choices("help", self._host.tr("Keys"), found)

    async def _leave(self) -> None:
        tr = self._host.tr
        found = lines([("stay", tr("Stay")), ("leave", tr("Leave tvrec"))])
        await self._choices("leave", tr("Leave?"), found)

    async def _choices(
        self, kind: str, heading: str, found: Sequence[Band], title: TitleId | None = None,
        focus: str = "",
    ) -> None:  # fmt: skip
        hero = await self._host.evening.hero(title) if title else None
        await self._host.put(
            ChoicesScreen(self._host.stage, kind, heading, found, hero=hero, focus=focus)
        )

    async def _room(self, name: str) -> None:
        rows = await self._rows_of(name)
        await self._host.back_home()
        screen = HomeScreen(self._host.stage, name)
        screen.waiting = self._host.tr("There is nothing of this kind yet")
        screen.rows = rows
        screen.viewer, screen.clock = self._host.viewer, self._host.home_screen.clock
        await self._host.put(screen)

    async def _rows_of(self, room: str) -> list[RowView]:
        profile, beside = self._host.profile, self._host.beside
        return await self._host.backstage.present(
            lambda tv, writer: director.room(tv, writer, profile, beside, room)
        )

    async def _details(self, title: TitleId) -> None:
        profile = self._host.profile
        found = await self._host.backstage.present(
            lambda tv, writer: director.details(tv, writer, profile, title)
        )
        if found is not None:
            self._host.witness.opened(title)
            screen = DetailsScreen(self._host.stage, found.hero, found.buttons, found.facts)
            screen.shelves = found.shelves
            await self._host.put(screen)

    async def _why(self, title: TitleId) -> None:
        profile = self._host.profile
        present = self._host.backstage.present
        found = await present(lambda tv, writer: causes.why(tv, writer, profile, title))
        if found is not None:
            self._host.witness.opened(title)
            await self._host.put(WhyScreen(self._host.stage, *found))

    async def refresh(self) -> None:
        """Write the screen on top anew, where something was done since it was written."""
        screen, home, profile = self._host.screen, self._host.evening.home, self._host.profile
        if not isinstance(screen, TvScreen) or screen.as_of is home:
            return
        screen.as_of = home
        present = self._host.backstage.present
        match screen:
            case WhyScreen():
                title = screen.hero.id
                why = await present(lambda tv, writer: causes.why(tv, writer, profile, title))
                if why is not None:
                    screen.show_view(*why)
            case DetailsScreen():
                title = screen.hero.id
                about = await present(
                    lambda tv, writer: director.details(tv, writer, profile, title)
                )
                if about is not None:
                    screen.show_all(about.hero, about.buttons, about.facts, about.shelves)
            case ChoicesScreen(kind="parts") if screen.subject:
                whole = screen.subject
                screen.show_bands(
                    await present(lambda tv, writer: parts(tv, writer, profile, whole))
                )
            case ChoicesScreen(kind="settings"):
                screen.show_bands(await self._all_settings())
            case ChoicesScreen(kind="told"):
                screen.show_bands(await self._told_lines())
            case HomeScreen() if screen.room in director.ROOM_KINDS:
                screen.show_rows(await self._rows_of(screen.room))

    async def _menu(self, title: TitleId) -> None:
        profile, card = self._host.profile, self._host.evening.card(title)
        begun = card is not None and card.progress is not None
        found = await self._host.backstage.present(
            lambda tv, writer: director.menu(tv, writer, profile, title, begun=begun)
        )
        if found:
            await self._choices("details", self._host.tr("What to do"), lines(found), title)

    async def _refuse(self, title: TitleId) -> None:
        profile = self._host.profile
        found = await self._host.backstage.present(
            lambda tv, writer: refusing.choices(tv, writer, profile, title)
        )
        await self._choices("refuse", self._host.tr("Not interested in"), found, title)

    async def _parts(self, title: TitleId) -> None:
        profile = self._host.profile
        found, name = await self._host.backstage.present(
            lambda tv, writer: (
                parts(tv, writer, profile, title),
                parts_name(tv.guide.titles([title])[title].kind, writer),
            )
        )
        await self._choices("parts", name, found, title, first_unseen(found))

    async def _versions(self, title: TitleId) -> None:
        found = await self._host.backstage.present(
            lambda tv, writer: director.versions(tv, writer, title)
        )
        await self._choices("versions", self._host.tr("Versions"), found, title)

    async def _rate(self, title: TitleId) -> None:
        stars = [(str(n), "★" * n + "☆" * (10 - n) + f"  {n}") for n in range(10, 0, -1)]
        await self._choices("rate", self._host.tr("Rate"), lines(stars), title)

    async def _settings(self) -> None:
        await self._choices("settings", self._host.tr("Settings"), await self._all_settings())

    async def _all_settings(self) -> list[Choice]:
        profile = self._host.profile
        return await self._host.backstage.present(
            lambda tv, writer: told.settings(tv, writer, profile)
        )

    async def turn(self, name: str, direction: str = "") -> None:
        """Turn a dial of the settings one step; Home follows."""
        if direction:
            ask, profile = self._host.backstage.ask, self._host.profile
            before, said = await ask(lambda tv: told.turned(tv, name, direction, profile))
            self._host.evening.remember(
                lambda tv: told.set_back(tv, name, before, profile),
                undone.taken_back(undone.rule(said)),
            )
            await self._host.evening.refresh()

    async def switch_hours(self) -> None:
        """Let the time of day count, or no longer."""
        profile = self._host.profile
        heard, said = await self._host.backstage.ask(lambda tv: told.switched(tv, profile))
        what = undone.rule(said)
        self._host.evening.remember(
            lambda tv: told.switch_back(tv, profile, heard, said),
            undone.again(what) if heard else undone.taken_back(what),
        )
        await self._host.evening.refresh()

    async def _told(self) -> None:
        await self._choices("told", self._host.tr("What I told it"), await self._told_lines())

    async def _told_lines(self) -> list[Choice | Text]:
        profile = self._host.profile
        return await self._host.backstage.present(
            lambda tv, writer: told.listed(tv, writer, profile)
        )

    async def edit(self, key: str, direction: str) -> None:
        """Change what stands in the list of what was told; the line keeps its place there."""
        profile = self._host.profile
        found = await self._host.backstage.present(
            lambda tv, writer: told.edited(tv, writer, profile, key, direction)
        )
        screen = self._host.screen
        if found is None or not isinstance(screen, ChoicesScreen):
            return
        before, after, line = found

        def undo(tv: Tv) -> None:
            tv.rules.remove(line.id, profile)
            tv.rules.restore(before, profile)

        bands = [line if isinstance(b, Choice) and b.id == key else b for b in screen.bands]
        self._host.evening.remember(undo, undone.taken_back(undone.rule(after)))
        await self._host.evening.refresh()
        screen.show_bands(bands, line.id)

    async def take_back(self, key: str) -> None:
        """Take back what stands in the list of what was told."""
        host, profile = self._host, self._host.profile
        said = await host.backstage.ask(lambda tv: tv.rules.remove(key, profile))
        what = undone.rule(said)
        host.evening.remember(lambda tv: tv.rules.restore(said, profile), undone.again(what))
        await host.evening.say(undone.taken_back(what), by_key=True)
        await host.evening.refresh()

    async def pick(self, title: TitleId, key: str) -> None:
        """Do what a button or a line of a title's screen says."""
        host = self._host
        if isinstance(host.screen, ChoicesScreen):
            await host.take_away()
        match key:
            case "play":
                host.play(title, resume=True)
            case "resume" | "start":
                host.play(title, resume=key == "resume")
            case "parts" | "why" | "details" | "rate" | "versions" | "refuse":
                await self.open(key, title)
            case _:
                await host.evening.record(key, "title", title, {}, host.tr("Noted"))

    async def imagine(self, act: messages.Acted) -> None:
        """Show the row as it would be after an act."""
        screen, profile = self._host.screen, self._host.profile
        row = await self._host.backstage.present(
            lambda tv, writer: causes.imagined(tv, writer, profile, act)
        )
        if row is not None and screen is self._host.screen and isinstance(screen, WhyScreen):
            screen.show_imagined(row)

    async def search(self, text: str, ignored: tuple[str, ...] = ()) -> None:
        """Show what a search finds."""
        profile = self._host.profile
        found = await self._host.backstage.present(
            lambda tv, writer: director.found(tv, writer, profile, text, ignored)
        )
        if isinstance(self._host.screen, SearchScreen):
            self._host.screen.show_found(text, found.rows, found.pieces)
