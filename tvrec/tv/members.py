"""Adding, naming, colouring and removing viewers, each so that one key takes it back."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, TypeVar

from tvrec.errors import TvrecError
from tvrec.i18n import message
from tvrec.text import with_names
from tvrec.tv import undone
from tvrec.viewer_names import viewer_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from tvrec.core import Tv
    from tvrec.domain import Home, Viewer
    from tvrec.tv.host import Host

__all__ = ["Members"]

_Value = TypeVar("_Value")  # of what is changed: a name, an age


class Members:
    """What changes who belongs to the household.

    Args:
        host: the app.

    Attributes:
        sitting: who watched before an act that was just taken back, and beside whom; empty: who
            watches now.
    """

    def __init__(self, host: Host) -> None:
        self._host = host
        self.sitting: tuple[str, ...] = ()
        self._removed = False  # somebody, who can be brought back

    async def found(self, profile: str) -> Viewer:
        """Return a viewer by their id."""
        return await self._host.backstage.ask(lambda tv: tv.profiles.find(profile))

    async def add(self, name: str) -> Viewer:
        """Add a viewer."""
        return await self._host.backstage.ask(lambda tv: tv.profiles.add(name))

    def added(self, viewer: Viewer, before: tuple[str, str]) -> None:
        """Say that somebody new watches; ``before``: who watched, and beside whom."""

        def undo(tv: Tv) -> Home:
            tv.profiles.put_aside(viewer.id)
            self._removed, self.sitting = True, before
            return tv.home(before[0], beside=before[1])

        said = undone.viewer(message("{name} was added"), viewer.name)
        self._remember(undo, said, self._host.tr("Welcome, {name}"), viewer)

    async def rename(self, profile: str, name: str) -> None:
        """Give a viewer another name."""
        before = (await self.found(profile)).name
        said = undone.viewer(message("{name} is called {other} now"), before, name)
        await self._change(lambda tv, name: tv.profiles.rename(profile, name), before, name, said)

    async def recolour(self, profile: str, colour: str) -> None:
        """Give a viewer another colour."""
        viewer = await self.found(profile)
        said = undone.viewer(message("{name} has another colour"), viewer.name)
        await self._change(
            lambda tv, name: tv.profiles.recolour(profile, name), viewer.colour, colour, said
        )

    async def cap(self, profile: str, age: int | None) -> None:
        """Show a viewer nothing for people older than this; None: everything."""
        viewer = await self.found(profile)
        said = undone.viewer(message("{name} has another age limit"), viewer.name)
        await self._change(lambda tv, cap: tv.rules.cap(cap, profile), viewer.age_cap, age, said)

    async def _change(
        self,
        act: Callable[[Tv, _Value], object],
        before: _Value,
        after: _Value,
        said: undone.Saying,
    ) -> None:
        await self._host.backstage.ask(lambda tv: act(tv, after))

        def undo(tv: Tv) -> None:
            act(tv, before)

        self._host.evening.remember(undo, undone.taken_back(said))

    async def remove(self, profile: str) -> tuple[Viewer, str | None]:
        """Put a viewer aside, to be deleted when the television is left.

        Returns the viewer, and who of those who watch stays: None where all of them do.
        """
        watching = self._host.profile, self._host.beside

        def act(tv: Tv) -> tuple[Viewer, str | None]:
            ids = [tv.profiles.find(name).id for name in watching if name]
            ids = ids if watching[0] else [tv.profiles.find().id, *ids]
            stay = [each for each in ids if each != profile]
            return tv.profiles.put_aside(profile), None if stay == ids else "".join(stay)

        self._removed = True
        return await self._host.backstage.ask(act)

    def removed(self, viewer: Viewer, watched: tuple[str, str] | None) -> None:
        """Say who was removed; ``watched``: who watched before, where the removed one did."""

        def undo(tv: Tv) -> Home | None:
            tv.profiles.bring_back(viewer.id)
            if watched is None:
                return None
            self.sitting = watched
            return tv.home(watched[0], beside=watched[1])

        said = undone.viewer(message("{name} was removed"), viewer.name)
        now = self._host.tr("{name} is removed for good when you leave")
        self._remember(undo, said, now, viewer)

    def _remember(
        self, undo: Callable[[Tv], Home | None], said: undone.Saying, now: str, viewer: Viewer
    ) -> None:
        host = self._host
        host.evening.remember(undo, undone.taken_back(said), lasting=True)
        name = viewer_name(viewer.name, host.words)
        host.say(host.evening.with_undo(with_names(now, name=name)))

    async def delete_removed(self) -> None:
        """Delete who was removed, for good: the television is left."""
        if self._removed:
            with contextlib.suppress(TvrecError):  # then the next start does it
                await self._host.backstage.ask(lambda tv: tv.profiles.remove_those_aside())
