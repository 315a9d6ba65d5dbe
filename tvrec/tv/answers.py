"""What the line of a list, or a button, does: a handler for each kind of list."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from tvrec.domain import TitleId
from tvrec.tv import messages, refusing

if TYPE_CHECKING:
    from tvrec.tv.doors import Doors
    from tvrec.tv.host import Host
    from tvrec.tv.lobby import Lobby
    from tvrec.tv.viewers import Viewers

__all__ = ["Answers"]

Handler = Callable[[messages.Picked], Awaitable[None]]


class Answers:
    """Does what was picked.

    Args:
        host: the app.
        doors: open screens.
        lobby: leads to the library.
        viewers: who watches.
    """

    def __init__(self, host: Host, doors: Doors, lobby: Lobby, viewers: Viewers) -> None:
        self._host = host
        self._doors = doors
        self._lobby = lobby
        self._viewers = viewers
        self._handlers: Mapping[str, Handler] = {
            "leave": self._leave,
            "first": self._first,
            "settings": self._settings,
            "told": self._told,
            "profiles": self._profile,
            "beside": self._profile,
            "viewer": self._profile,
            "new_viewer": self._named,
            "rename": self._named,
            "folder": self._place,
            "import": self._place,
            "resume": self._go_on,
            "next": self._go_on,
            "parts": self._part,
            "versions": self._version,
            "rate": self._rate,
            "refuse": self._refuse,
            "details": self._act,
        }

    async def take(self, picked: messages.Picked) -> None:
        """Do what was picked in a list; of its kind's name the part before a colon counts."""
        handler = self._handlers.get(picked.name.partition(":")[0])
        if handler is not None:
            await handler(picked)

    async def _leave(self, picked: messages.Picked) -> None:
        if picked.key == "leave":
            self._host.leave()
        else:
            await self._host.take_away()

    async def _first(self, picked: messages.Picked) -> None:
        if picked.key == "demo":
            self._host.leave("demo")
        else:
            await self._lobby.choose(picked.key)

    async def _settings(self, picked: messages.Picked) -> None:
        what, _, value = picked.key.partition(":")
        if what == "lang":
            await self._viewers.speak(value)
        elif what in {"folder", "import"}:
            await self._lobby.choose(what)
        elif what == "profiles":
            await self._viewers.open()
        elif what == "dial":
            await self._doors.turn(*value.split(":"))
        elif what == "hours":
            await self._doors.switch_hours()
        else:
            await self._doors.open(what)

    async def _told(self, picked: messages.Picked) -> None:
        key, _, direction = picked.key.rpartition(":")
        if direction in {"left", "right"}:
            await self._doors.edit(key, direction)
        else:
            await self._doors.take_back(picked.key)

    async def _profile(self, picked: messages.Picked) -> None:
        await self._viewers.pick(picked.key)

    async def _named(self, picked: messages.Picked) -> None:
        await self._viewers.named(picked.name, picked.key)

    async def _place(self, picked: messages.Picked) -> None:
        what, _, path = picked.key.partition(":")
        if what == "in":
            await self._lobby.choose(picked.name, path)
        else:
            await self._host.back_home()
            self._host.read(["scan" if picked.name == "folder" else "import", path])

    async def _go_on(self, picked: messages.Picked) -> None:
        await self._host.take_away()
        if picked.title is not None and picked.key != "back":
            self._host.play(picked.title, resume=picked.key != "start")

    async def _part(self, picked: messages.Picked) -> None:
        self._host.play(TitleId(picked.key))

    async def _version(self, picked: messages.Picked) -> None:
        await self._host.take_away()
        if picked.title is not None:
            self._host.play(picked.title, resume=True, version=picked.key)

    async def _rate(self, picked: messages.Picked) -> None:
        await self._host.take_away()
        if picked.title is not None:
            said = self._host.tr("Noted: {what}").format(what=f"{picked.key}/10")
            fields = {"rating": float(picked.key)}
            await self._host.evening.record("rate", "title", picked.title, fields, said)

    async def _refuse(self, picked: messages.Picked) -> None:
        evening, profile, title = self._host.evening, self._host.profile, picked.title
        await self._host.take_away()
        if title is None:
            return
        act = await self._host.backstage.present(
            lambda tv, writer: refusing.act(tv, writer, profile, title, picked.key)
        )
        if act is None:
            return
        if act.rule:
            await evening.tell(act.kind, act.target_type, act.target, act.said)
        else:
            await evening.record(act.kind, act.target_type, act.target, act.fields, act.said)

    async def _act(self, picked: messages.Picked) -> None:
        if picked.title is not None:
            await self._doors.pick(picked.title, picked.key)
