"""Following a player, and keeping what was watched: see ``player.sitting`` for when."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeAlias

from tvrec.core.impressions import led_to
from tvrec.core.reports import Failure
from tvrec.domain import Event, EventKind, Kind, ProfileId, Target, Viewer, Viewing
from tvrec.player import (
    Action,
    Command,
    Failed,
    Finish,
    PlayItem,
    Save,
    Sittings,
    catch_up,
    completion,
    covered_s,
    find_orphan,
)
from tvrec.player.runtime import notes
from tvrec.rec.watched import WatchSettings, is_noise, is_watched

if TYPE_CHECKING:
    from pathlib import Path

    from tvrec.domain import EventId
    from tvrec.player import Player, Update
    from tvrec.store import Store

__all__ = ["Keeper", "Step", "finish", "follow", "now", "recover"]

Step: TypeAlias = Save | Finish
"""What is to be kept of an update."""


def now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


async def follow(
    player: Player,
    queue: Sequence[PlayItem],
    profile: ProfileId,
    *,
    first: int = 0,
    clock: Callable[[], datetime] = now,
) -> AsyncGenerator[tuple[Update, Step | None], None]:
    """Play a queue; yield each update, and what is to be kept of it, by ``Theatre.keep`` or here.

    Raises:
        PlayerError: there is no player, or it does not start.
    """
    sittings = Sittings(profile, queue)
    async with aclosing(player.play(queue, first=first, profile=profile)) as updates:
        async for update in updates:
            yield update, sittings.take(update, clock())


def recover(
    store: Store, runtime_dir: Path, rules: WatchSettings, clock: Callable[[], datetime]
) -> int:
    """Finish what a crash has left: end a player that went on alone, write the events due.

    A sitting that another living tvrec is at is left alone. Returns how many were finished.
    """
    while (orphan := find_orphan(runtime_dir)) is not None:
        last = asyncio.run(orphan.end(clock))
        if last is not None:
            viewing = store.viewings.get(ProfileId(orphan.profile), last.item.title)
            if viewing is not None:
                store.viewings.save(catch_up(viewing, last.position_s, last.at), running=True)
    followed = {note.profile for note in notes(runtime_dir) if note.running}
    every = {summary.id: summary for summary in store.titles.summaries()}
    left = [each for each in store.viewings.running() if each.profile not in followed]
    for viewing in left:
        summary = every.get(viewing.title)
        kind = summary.kind if summary else Kind.OTHER
        share = completion(viewing.covered, viewing.runtime_s)
        _close(store, viewing, kind, share, covered_s(viewing.covered), rules, viewing.updated)
    return len(left)


def finish(
    store: Store, step: Finish, rules: WatchSettings, at: datetime, key: EventId | None = None
) -> Event | None:
    """Write the end of a sitting, and return the event that it gave, if any; ``key`` is its id."""
    return _close(
        store,
        step.viewing,
        step.item.kind,
        # what comes before the credits is the work
        max(step.completion, step.before_credits or 0.0),
        step.played_s,
        rules,
        at,
        skipped=step.skipped,
        key=key,
    )


def _close(
    store: Store,
    viewing: Viewing,
    kind: Kind,
    share: float,
    played_s: float,
    rules: WatchSettings,
    at: datetime,
    *,
    skipped: bool = False,
    key: EventId | None = None,
) -> Event | None:
    """Write what came of a sitting: one event, and the viewing while it is not watched."""
    covered = covered_s(viewing.covered)
    if not covered or (is_noise(share, viewing.runtime_s, rules) and not skipped):
        store.viewings.end(viewing, None, resumable=bool(covered))
        return None
    event = Event(
        id=key or store.events.mint_id(),
        profile=viewing.profile,
        at=at,
        kind=EventKind.PLAY,
        target=Target("title", viewing.title),
        completion=round(share, 4),
        played_s=round(played_s, 1),
        plays=1,
        skipped=skipped,
    )
    watched = is_watched(kind, share, runtime_s=viewing.runtime_s, played_s=covered, settings=rules)
    store.viewings.end(viewing, event, resumable=not watched)
    led_to(store, viewing, event, watched=watched)
    return event


@dataclass
class Keeper:
    """Keeps what comes of one queue being played.

    Attributes:
        store: where it is kept.
        viewer: who watches.
        rules: what counts as watched.
        on_event: told of each event that was written.
        clock: the time.
        events: what was written so far.
        failure: why something would not play, the last of it.
    """

    store: Store
    viewer: Viewer
    rules: WatchSettings
    on_event: Callable[[Event], None]
    clock: Callable[[], datetime] = now
    events: list[Event] = field(default_factory=list)
    failure: Failure | None = None

    def run(self, player: Player, queue: Sequence[PlayItem]) -> None:
        """Play a queue to its end, or until it is stopped, in an event loop of its own.

        Raises:
            PlayerError: there is no player, or it does not start.
        """
        asyncio.run(self._follow(player, queue))

    async def _follow(self, player: Player, queue: Sequence[PlayItem]) -> None:
        loop = asyncio.get_running_loop()
        # Ctrl-C stops the film, as its own key does, and what was seen of it is kept
        loop.add_signal_handler(signal.SIGINT, player.send, Command(Action.STOP))
        steps = follow(player, queue, self.viewer.id, clock=self.clock)
        async with aclosing(steps) as followed:
            async for update, step in followed:
                failed = isinstance(update, Failed)
                if isinstance(update, Failed):
                    self.failure = Failure(update.message, update.file, update.remedy)
                match step:
                    case Save():
                        # after a failure no event is to come; where it stood is kept all the same
                        self.store.viewings.save(step.viewing, running=not failed)
                    case Finish():
                        self._finish(step)

    def _finish(self, step: Finish) -> None:
        event = finish(self.store, step, self.rules, self.clock())
        if event is not None:
            self.events.append(event)
            self.on_event(event)
