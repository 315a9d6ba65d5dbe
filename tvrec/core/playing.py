"""Playing a title, and keeping what was watched of it: see ``player.sitting`` for when."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Collection, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tvrec.core.impressions import led_to
from tvrec.core.reports import Failure
from tvrec.core.versions import paths_of
from tvrec.domain import Event, EventKind, Kind, ProfileId, Target, TitleId, Viewer, Viewing
from tvrec.errors import PlayerError
from tvrec.player import (
    Action,
    Command,
    Failed,
    Finish,
    MpvPlayer,
    PlayItem,
    Save,
    Sittings,
    catch_up,
    completion,
    covered_s,
    find_orphan,
)
from tvrec.player.runtime import notes
from tvrec.rec.watched import WatchSettings, at_the_end, is_noise, is_watched

if TYPE_CHECKING:
    from pathlib import Path

    from tvrec.config import PlayerConfig, Settings
    from tvrec.core.loaded import Loaded
    from tvrec.domain import EventId, Summary
    from tvrec.player import Player
    from tvrec.store import Store

__all__ = ["Keeper", "demo_queue", "finish", "mpv", "queue_for", "recover"]


def queue_for(
    store: Store,
    loaded: Loaded,
    viewer: Viewer,
    title: TitleId,
    chosen: PlayerConfig,
    *,
    seen: Collection[TitleId],
    rules: WatchSettings,
    resume: bool,
    version: str = "",
) -> list[PlayItem]:
    """Return what playing a title means: itself, its parts, or all tracks of an album.

    A series plays the episode that is open, or the first one that was not seen. ``version`` names
    one of several; the best one is played where it is not there.

    Raises:
        PlayerError: nothing of it has a file.
    """
    items = [
        item
        for each in _played(store, loaded, viewer, title, seen)
        if (item := _item(store, viewer, each, chosen, version)) is not None
    ]
    items = items if not resume else [_resumed(item, rules) for item in items]
    if not items:
        raise PlayerError(
            f"no file of {loaded.cards.every[title].title!r} is there",
            remedy="plug in its disk and scan again, or record it with tvrec watch",
        )
    return items


def demo_queue(
    store: Store,
    loaded: Loaded,
    viewer: Viewer,
    title: TitleId,
    *,
    seen: Collection[TitleId],
    rules: WatchSettings,
    resume: bool,
) -> list[PlayItem]:
    """Return the same for titles without files, which only the demonstration plays."""
    items = []
    for summary in _played(store, loaded, viewer, title, seen):
        item = PlayItem(
            title=summary.id,
            name=summary.title,
            kind=summary.kind,
            runtime_s=summary.runtime_s,
            viewing=store.viewings.get(viewer.id, summary.id),
        )
        items.append(_resumed(item, rules) if resume else item)
    return items


def _resumed(item: PlayItem, rules: WatchSettings) -> PlayItem:
    """Let a title go on where it was left; one that was left at its very end begins anew."""
    viewing = item.viewing
    if viewing is None:
        return item
    runtime_s = viewing.runtime_s or item.runtime_s
    if at_the_end(viewing.position_s, runtime_s, rules):
        return item
    return replace(item, start_s=viewing.position_s)


def _played(
    store: Store, loaded: Loaded, viewer: Viewer, title: TitleId, seen: Collection[TitleId]
) -> Sequence[Summary]:
    """Return what is played for a title: itself, one episode of a series, all tracks of an album.

    A serial of one film has no leaves, and plays as itself.
    """
    summary = loaded.cards.every[title]
    leaves = loaded.leaves.get(title, [])
    if summary.kind is Kind.SERIES and leaves:
        return [_episode(store, viewer, leaves, seen)]
    return leaves or [summary]


def _episode(
    store: Store, viewer: Viewer, leaves: Sequence[Summary], seen: Collection[TitleId]
) -> Summary:
    """Choose the episode to play: the one that was left open last, else the first unseen one."""
    keys = {leaf.id: leaf for leaf in leaves}
    for viewing in store.viewings.open(viewer.id):
        if viewing.title in keys:
            return keys[viewing.title]
    return next((leaf for leaf in leaves if leaf.id not in seen), leaves[0])


def _item(
    store: Store,
    viewer: Viewer,
    summary: Summary,
    chosen: PlayerConfig,
    version: str,
) -> PlayItem | None:
    paths = paths_of(store.files.of(summary.id), version)
    if not paths:
        return None
    return PlayItem(
        title=summary.id,
        paths=paths,
        name=summary.title,
        kind=summary.kind,
        runtime_s=summary.runtime_s,
        audio_languages=chosen.audio_languages,
        subtitle_languages=chosen.subtitle_languages,
        viewing=store.viewings.get(viewer.id, summary.id),
    )


def mpv(settings: Settings, runtime_dir: Path, arguments: Sequence[str]) -> Player:
    """Return the player of files, as the settings want it."""
    chosen = settings.player
    return MpvPlayer(runtime_dir, program=chosen.program, arguments=[*chosen.arguments, *arguments])


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
    """

    store: Store
    viewer: Viewer
    rules: WatchSettings
    on_event: Callable[[Event], None]
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    events: list[Event] = field(default_factory=list)
    failure: Failure | None = None

    def run(self, player: Player, queue: Sequence[PlayItem]) -> None:
        """Play a queue to its end, or until it is stopped, in an event loop of its own.

        Raises:
            PlayerError: there is no player, or it does not start.
        """
        asyncio.run(self._follow(player, queue))

    async def _follow(self, player: Player, queue: Sequence[PlayItem]) -> None:
        sittings = Sittings(self.viewer.id, queue)
        loop = asyncio.get_running_loop()
        # Ctrl-C stops the film, as its own key does, and what was seen of it is kept
        loop.add_signal_handler(signal.SIGINT, player.send, Command(Action.STOP))
        async with aclosing(player.play(queue, profile=self.viewer.id)) as updates:
            async for update in updates:
                failed = isinstance(update, Failed)
                if isinstance(update, Failed):
                    self.failure = Failure(update.message, update.file, update.remedy)
                match sittings.take(update, self.clock()):
                    case Save() as save:
                        # after a failure no event is to come; where it stood is kept all the same
                        self.store.viewings.save(save.viewing, running=not failed)
                    case Finish() as step:
                        self._finish(step)

    def _finish(self, step: Finish) -> None:
        event = finish(self.store, step, self.rules, self.clock())
        if event is not None:
            self.events.append(event)
            self.on_event(event)
