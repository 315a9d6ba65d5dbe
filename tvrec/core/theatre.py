"""Playing beside a screen: the queue, the player, and what is kept while the screen goes on.

``Tv.play`` blocks until its player has ended. A screen cannot: it follows the player in its own
event loop, and hands each step to the thread that owns the database.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from tvrec import config
from tvrec.core import playing
from tvrec.core.playing import Step, follow
from tvrec.core.queueing import queue_for
from tvrec.domain import Event, Home, TitleId
from tvrec.player import (
    Action,
    Command,
    DemoPlayer,
    Ended,
    EndReason,
    Failed,
    Finish,
    MpvPlayer,
    Player,
    PlayItem,
    Progress,
    Save,
    Started,
    Update,
    completion,
    unite,
)
from tvrec.player.display import choose_output

if TYPE_CHECKING:
    from tvrec.core.memory import Memory
    from tvrec.core.session import Session
    from tvrec.domain import Viewing
    from tvrec.store import Store

# Screens know the players' words through here, and no player.
__all__ = [
    "DEMO_LENGTH_S",
    "Action",
    "Command",
    "EndReason",
    "Ended",
    "Failed",
    "PlayItem",
    "Player",
    "Progress",
    "Started",
    "Step",
    "Theatre",
    "Update",
    "follow",
]

DEMO_LENGTH_S = 12.0
"""How long the demonstration plays each title: long enough to pause, skip and stop in it."""


class Theatre:
    """What a screen needs of the household to play something.

    Args:
        store: where what was seen is kept.
        memory: the viewers' sessions.
        home: builds Home after an act, for one session or for those who watch together.
        demo: titles have no files; a demonstration stands for the player.
    """

    def __init__(
        self,
        store: Store,
        memory: Memory,
        home: Callable[[Sequence[Session], datetime, Event | None], Home],
        *,
        demo: bool = False,
    ) -> None:
        self._store = store
        self._memory = memory
        self._home = home
        self.demo = demo

    def queue(
        self, title: TitleId, profile: str = "", *, resume: bool = True, version: str = ""
    ) -> list[PlayItem]:
        """Return what playing a title means, see ``queueing``.

        Raises:
            PlayerError: nothing of it has a file, and this is no demonstration.
        """
        session = self._memory.session(profile)
        return queue_for(
            self._store,
            self._memory.library,
            session.viewer,
            title,
            self._memory.settings.player,
            seen=session.ledger.standing(title).seen_leaves,
            rules=self._memory.rules,
            resume=resume,
            version=version,
            without_files=self.demo,
        )

    def player(self, arguments: Sequence[str] = ()) -> Player:
        """Return what plays: mpv, or the demonstration."""
        if self.demo:
            return DemoPlayer(length_s=DEMO_LENGTH_S)
        chosen = self._memory.settings.player
        return MpvPlayer(
            config.default_runtime_dir(),
            program=chosen.program,
            arguments=[*chosen.arguments, *arguments],
        )

    def keep(
        self,
        step: Step,
        profile: str,
        *,
        beside: str = "",
        failed: bool = False,
        at: datetime | None = None,
    ) -> Home | None:
        """Keep a step of what is played; return Home as it is after an event.

        Args:
            step: from ``follow``.
            profile: who watches.
            beside: who watches too, if anybody: it is kept for both, under one id.
            failed: the update it came with was a failure, after which no event comes.
            at: the time; None: now.
        """
        memory, now = self._memory, at or playing.now()
        sessions = memory.sessions(profile, beside)
        if isinstance(step, Save):
            with self._store.write_tx():
                for place, session in enumerate(sessions):
                    # who sits beside has no player to be followed by
                    running = not failed and not place
                    self._store.viewings.save(self._viewing(session, step, place), running=running)
            return None
        key = self._store.events.mint_id()
        with self._store.write_tx():
            events = [
                playing.finish(
                    self._store, self._ended(session, step, place), memory.rules, now, key
                )
                for place, session in enumerate(sessions)
            ]
        for session, event in zip(sessions, events, strict=True):
            if event is not None:
                session.apply(event)
        return self._home(sessions, now, events[0]) if events[0] is not None else None

    def _viewing(self, session: Session, step: Step, place: int) -> Viewing:
        """Return the viewing of one of those who watch.

        The player knows what the first one had seen before. Whoever sits beside has their own past
        with a title, and sees of it what is played in this sitting.
        """
        viewing = replace(step.viewing, profile=session.viewer.id)
        if not place:
            return viewing
        own = self._store.viewings.get(session.viewer.id, viewing.title)
        covered = unite((*(own.covered if own else ()), *step.sitting))
        return replace(
            viewing,
            covered=covered,
            started=own.started if own else viewing.started,
            extra=own.extra if own else {},
        )

    def _ended(self, session: Session, step: Finish, place: int) -> Finish:
        """Return the end of a sitting for one of those who watch."""
        viewing = self._viewing(session, step, place)
        if not place:
            return replace(step, viewing=viewing)
        return replace(
            step,
            viewing=viewing,
            completion=completion(viewing.covered, viewing.runtime_s),
            before_credits=step.credits_s and completion(viewing.covered, step.credits_s),
        )

    def play_through(
        self,
        title: TitleId,
        profile: str,
        clock: Callable[[], datetime],
        resume: bool,
        arguments: Sequence[str],
        player: Player | None,
    ) -> playing.Keeper:
        """Play a title without a screen until it has ended; return what was kept of it.

        Raises:
            PlayerError: there is no player, or no file of the title.
        """
        self.recover(clock)
        session = self._memory.session(profile)
        if session.previous() is None:
            self._home([session], clock(), None)  # what has moved is told against it
        keeper = playing.Keeper(
            self._store, session.viewer, self._memory.rules, session.apply, clock=clock
        )
        queue = self.queue(title, profile, resume=resume)
        keeper.run(player or self.player(arguments), queue)
        return keeper

    def recover(self, clock: Callable[[], datetime] = playing.now) -> int:
        """Finish what a crash has left, see ``playing.recover``; return how many sittings.

        It must be called outside an event loop.
        """
        runtime_dir = config.default_runtime_dir()
        found = playing.recover(self._store, runtime_dir, self._memory.rules, clock)
        if found:
            self._memory.let_go()
        return found

    def takes_terminal(self, queue: Sequence[PlayItem]) -> bool:
        """Tell whether the player will show its picture in the screen's own terminal."""
        if self.demo:
            return False
        sound_only = all(item.kind.is_audio for item in queue)
        return choose_output(os.environ, sound_only=sound_only, tty=True).terminal
