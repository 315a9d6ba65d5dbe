"""Who watches: choosing, adding, naming, colouring and removing viewers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tvrec.i18n import LANGUAGES, OWN_NAMES, message, translator
from tvrec.text import with_names
from tvrec.tv import undone
from tvrec.tv.colours import colour_of
from tvrec.tv.members import Members
from tvrec.tv.screens.choices import ChoicesScreen
from tvrec.tv.screens.search import NameScreen
from tvrec.tv.widgets.bands import Band
from tvrec.tv.widgets.controls import Choice
from tvrec.tv.widgets.ink import VIEWER_COLOURS
from tvrec.viewer_names import viewer_name

if TYPE_CHECKING:
    from tvrec.core import Tv
    from tvrec.domain import Viewer
    from tvrec.tv.host import Host
    from tvrec.tv.opening import Opening

__all__ = ["Viewers"]

_READY = (
    message("Mum"), message("Dad"), message("Grandma"), message("Grandpa"), message("Children"),
)  # fmt: skip
_AGES = (6, 12, 16)  # years, as usual ratings have them
_COLOURS = {
    "blue": message("Blue"), "green": message("Green"), "amber": message("Amber"),
    "orange": message("Orange"), "violet": message("Violet"),
}  # fmt: skip


class Viewers:
    """The household's people on the screen.

    Args:
        host: the app.
        opening: how the television began.

    Attributes:
        members: who belongs to the household.
    """

    def __init__(self, host: Host, opening: Opening) -> None:
        self._host = host
        self.members = Members(host)
        self._opening = opening
        self._spoken = ""  # the language of before, once its change was taken back

    async def sit_down(self) -> None:
        """Show Home to who watches now, in the language that they read."""
        language = await self._language_of(self._host.profile)
        if language != self._host.words.language:
            await self._host.show_in(translator(language))
        await self._host.evening.refresh()

    async def switch(self, profile: str, beside: str = "") -> None:
        """Let another viewer watch, or two together."""
        self._host.profile, self._host.beside = profile, beside
        self._host.evening.forget()
        await self._host.back_home()
        await self.sit_down()
        self._host.home_screen.page.to_top()

    async def speak(self, language: str) -> None:
        """Show everything in another language, and keep that for who watches."""
        profile, before = self._host.profile, self._host.words.language

        def keep(tv: Tv) -> object:
            wish = tv.profiles.find(profile).settings.get("lang")
            if not self._opening.demo:
                tv.profiles.set(profile, "lang", language)
            return wish

        wish = await self._host.backstage.ask(keep)

        def undo(tv: Tv) -> None:
            if not self._opening.demo:
                tv.profiles.set(profile, "lang", wish)
            self._spoken = before

        said = undone.sentence(message("the language is {name}"), name=OWN_NAMES[language])
        self._host.evening.remember(undo, undone.taken_back(said))
        await self._host.show_in(translator(language))
        await self._host.evening.refresh()

    async def _language_of(self, profile: str) -> str:
        """Return the language that a viewer has chosen, or reads, unless another was asked for."""
        if self._opening.fixed_language:
            return self._host.words.language

        def ask(tv: Tv) -> str:
            viewer = tv.profiles.find(profile)
            return str(viewer.settings.get("lang") or "".join(viewer.languages[:1]))

        wish = await self._host.backstage.ask(ask)
        return wish if wish in LANGUAGES else self._opening.words.language

    async def open(self) -> None:
        """Show everybody."""
        tr = self._host.tr
        names = [self._host.profile, *([self._host.beside] if self._host.beside else [])]

        def ask(tv: Tv) -> tuple[list[str], list[Viewer]]:
            return [tv.profiles.find(name).id for name in names], tv.profiles.list()

        present, everybody = await self._host.backstage.ask(ask)
        found: list[Band] = [
            Choice(
                f"is:{v.id}",
                self._call(v),
                tr("watches now") if v.id in present else "",
                mark="●",
                colour=colour_of(v, everybody),
                air=1,
            )
            for v in everybody
        ]
        if len(everybody) > 1:
            found.append(Choice("together", tr("Together…"), mark="+", air=1))
        found.append(Choice("new", tr("A new viewer"), mark="+", air=1))
        screen, focus = self._host.screen, f"is:{present[0]}"
        if isinstance(screen, ChoicesScreen) and screen.kind == "profiles":
            screen.show_bands(found, focus)
            return
        await self._host.put(
            ChoicesScreen(self._host.stage, "profiles", tr("Who watches?"), found, focus=focus)
        )

    async def pick(self, key: str) -> None:
        """Do what a line of the list says, or of the list of what can be done with one of them."""
        what, _, rest = key.partition(":")
        match what:
            case "is":
                await self.switch(rest)
            case "together":
                await self._ask_beside()
            case "with":
                await self.switch(self._host.profile, rest)
            case "new":
                heading = self._host.tr("A new viewer")
                ready = [self._host.tr(name) for name in _READY]
                await self._host.put(NameScreen(self._host.stage, "new_viewer", heading, "", ready))
            case "menu":
                await self._menu(rest)
            case "rename":
                viewer = await self.members.found(rest)
                heading = self._host.tr("Another name")
                await self._host.put(
                    NameScreen(self._host.stage, f"rename:{rest}", heading, self._call(viewer))
                )
            case "colour":
                await self.members.recolour(*rest.split("=", 1))
                await self._back_to_list()
            case "age":
                whose, age = rest.split("=", 1)
                await self.members.cap(whose, int(age) if age else None)
                await self._back_to_list()
            case "remove":
                await self._remove(rest)

    async def _ask_beside(self) -> None:
        """Ask who sits down beside the one who watches."""
        profile = self._host.profile

        def ask(tv: Tv) -> tuple[Viewer, list[Viewer]]:
            return tv.profiles.find(profile), tv.profiles.list()

        first, everybody = await self._host.backstage.ask(ask)
        found = [
            Choice(f"with:{v.id}", self._call(v), mark="●", colour=colour_of(v, everybody), air=1)
            for v in everybody
            if v.id != first.id
        ]
        heading = with_names(self._host.tr("Who watches with {name}?"), name=self._call(first))
        await self._host.put(ChoicesScreen(self._host.stage, "beside", heading, found))

    async def _menu(self, profile: str) -> None:
        tr = self._host.tr
        everybody = await self._host.backstage.ask(lambda tv: tv.profiles.list())
        viewer = next((v for v in everybody if v.id == profile), None)
        if viewer is None:
            return
        worn = colour_of(viewer, everybody)
        last = list(VIEWER_COLOURS)[-1]
        found: list[Band] = [Choice(f"rename:{profile}", tr("Another name"), air=1)]
        found += [
            Choice(
                f"colour:{profile}={name}",
                tr(_COLOURS[name]),
                "✓" if colour == worn else "",
                mark="●",
                colour=colour,
                air=int(name == last),
            )
            for name, colour in VIEWER_COLOURS.items()
        ]
        found += self._ages(viewer)
        if len(everybody) > 1:
            said = tr("and all that was watched")
            found.append(Choice(f"remove:{profile}", tr("Remove"), said))
        await self._host.put(ChoicesScreen(self._host.stage, "viewer", self._call(viewer), found))

    def _ages(self, viewer: Viewer) -> list[Choice]:
        """Return a line for each age limit that can be chosen, the one that holds among them."""
        tr, caps = self._host.tr, sorted({*_AGES, *filter(None, [viewer.age_cap])})
        found = [
            Choice(
                f"age:{viewer.id}={cap}",
                tr("Nothing for people older than {value}").format(value=cap),
                "✓" if cap == viewer.age_cap else "",
            )
            for cap in caps
        ]
        none = "✓" if viewer.age_cap is None else ""
        return [*found, Choice(f"age:{viewer.id}=", tr("For every age"), none, air=1)]

    def _call(self, viewer: Viewer) -> str:
        return viewer_name(viewer.name, self._host.words)

    async def _remove(self, profile: str) -> None:
        watching = self._host.profile, self._host.beside
        viewer, stays = await self.members.remove(profile)
        if stays is None:
            await self._host.take_away()
        else:
            await self.switch(stays)
        await self.open()
        self.members.removed(viewer, None if stays is None else watching)

    async def named(self, kind: str, name: str) -> None:
        """Take a name that was typed."""
        profile = kind.partition(":")[2]
        if await self._host.backstage.ask(lambda tv: tv.profiles.is_taken(name, profile)):
            self._host.say(self._host.tr("Somebody has this name already"), bad=True)
        elif profile:
            await self.members.rename(profile, name)
            await self._host.take_away()
            await self._back_to_list()
        else:
            before = self._host.profile, self._host.beside
            viewer = await self.members.add(name)
            await self.switch(viewer.id)
            self.members.added(viewer, before)

    async def follow(self) -> None:
        """Show what an act that was taken back has changed of a viewer: language, name, colour."""
        spoken, self._spoken = self._spoken, ""
        if spoken:
            await self._host.show_in(translator(spoken))
            await self._host.evening.refresh()
        sitting, self.members.sitting = self.members.sitting, ()
        if sitting:
            await self.switch(*sitting)
        screen = self._host.screen
        if isinstance(screen, ChoicesScreen) and screen.kind == "viewer":
            await self._host.take_away()
        if isinstance(screen, ChoicesScreen) and screen.kind in {"profiles", "viewer"}:
            await self.open()
        self._host.show_viewer()

    async def _back_to_list(self) -> None:
        await self._host.take_away()
        await self.open()
        await self._host.evening.refresh()
