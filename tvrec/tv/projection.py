"""Playing, from the app's side: follows a player, keeps what is seen, and tells the screen."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tvrec.domain import Home, TitleId
from tvrec.errors import PlayerError, TvrecError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tvrec.core.theatre import Player, PlayItem, Progress, Started, Step, Update
    from tvrec.tv.backstage import Backstage

__all__ = ["Finished", "Now", "Projection"]


@dataclass(frozen=True, slots=True)
class Now:
    """What plays at this moment."""

    title: TitleId
    name: str
    index: int
    count: int
    position_s: float
    runtime_s: float | None
    paused: bool
    demonstration: bool
    audio: bool


@dataclass(frozen=True, slots=True)
class Finished:
    """What came of playing a queue.

    Attributes:
        home: as it is after the last event; None: nothing was worth one.
        title: that was played last.
        ended: it was played to its end.
        failure: why something would not play.
    """

    home: Home | None
    title: TitleId
    ended: bool
    failure: TvrecError | None = None


class Projection:
    """Plays one queue at a time.

    Args:
        backstage: the household.
        on_now: told about twice a second what plays, while there is a screen to show it on.
        suspended: gives the terminal to the player while it needs it.
    """

    def __init__(
        self,
        backstage: Backstage,
        on_now: Callable[[Now], None],
        suspended: Callable[[], AbstractContextManager[object]],
    ) -> None:
        self._backstage = backstage
        self._on_now = on_now
        self._suspended = suspended
        self._player: Player | None = None
        self._hidden = False  # the terminal is the player's
        self._idle = asyncio.Event()
        self._idle.set()
        self._unwanted = False  # it was stopped before there was a player
        self.now: Now | None = None

    @property
    def playing(self) -> bool:
        """Whether something plays, or is about to."""
        return not self._idle.is_set()

    def send(self, action: str, amount: float = 0.0) -> None:
        """Ask something of the player."""
        if self._player is not None:
            from tvrec.core.theatre import Action, Command  # what ranks comes with it

            self._player.send(Command(Action(action), amount))
        elif action == "stop":
            self._unwanted = True

    async def stopped(self) -> None:
        """Wait until nothing plays."""
        await self._idle.wait()

    async def queue(
        self, title: TitleId, profile: str, *, resume: bool, version: str = ""
    ) -> list[PlayItem]:
        """Return what is to be played for a title.

        Raises:
            PlayerError: nothing of it has a file.
        """
        return await self._backstage.ask(
            lambda tv: tv.theatre.queue(title, profile, resume=resume, version=version)
        )

    async def play(self, queue: Sequence[PlayItem], profile: str, beside: str = "") -> Finished:
        """Play a queue to its end or until it is stopped, for a viewer or for two."""
        from tvrec.core.theatre import Ended, EndReason, Failed, Progress, Started, follow

        while self.playing:  # one after the other, whoever asked first
            self.send("stop")
            await self.stopped()
        self._idle.clear()
        self._unwanted = False
        home: Home | None = None
        failure: TvrecError | None = None
        last, ended = queue[0].title, False
        try:
            player, terminal, viewer = await self._backstage.ask(
                lambda tv: (
                    tv.theatre.player(),
                    tv.theatre.takes_terminal(queue),
                    tv.profiles.find(profile).id,
                )
            )
            if self._unwanted:
                return Finished(None, last, ended)
            self._player, self._hidden = player, terminal
            with self._suspended() if terminal else contextlib.nullcontext():
                async for update, step in follow(player, queue, viewer):
                    if isinstance(update, Started):
                        self._started(queue, update)
                    elif isinstance(update, Progress):
                        self._tell(queue, update)
                    elif isinstance(update, Failed):
                        failure = PlayerError(
                            update.message, file=update.file or None, remedy=update.remedy
                        )
                    elif isinstance(update, Ended):
                        last, ended = update.title, update.reason is EndReason.EOF
                    if step is not None:
                        home = await self._keep(step, profile, beside, update) or home
        except TvrecError as error:
            failure = error
        finally:
            self._player = self.now = None
            self._idle.set()
        return Finished(home, last, ended, failure)

    async def _keep(self, step: Step, profile: str, beside: str, update: Update) -> Home | None:
        from tvrec.core.theatre import Failed

        failed = isinstance(update, Failed)
        return await self._backstage.ask(
            lambda tv: tv.theatre.keep(step, profile, beside=beside, failed=failed)
        )

    def _started(self, queue: Sequence[PlayItem], update: Started) -> None:
        item = queue[update.index]
        self.now = Now(
            item.title, item.name, update.index, len(queue), item.start_s, update.runtime_s,
            paused=False, demonstration=update.demonstration, audio=item.kind.is_audio,
        )  # fmt: skip
        self._show()

    def _tell(self, queue: Sequence[PlayItem], update: Progress) -> None:
        item = queue[update.index]
        demonstration = self.now.demonstration if self.now else False
        self.now = Now(
            item.title, item.name, update.index, len(queue), update.position_s, update.runtime_s,
            paused=update.paused, demonstration=demonstration, audio=item.kind.is_audio,
        )  # fmt: skip
        self._show()

    def _show(self) -> None:
        if self.now is not None and not self._hidden:
            self._on_now(self.now)
