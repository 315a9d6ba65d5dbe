"""What playing a title means: itself, one episode of a series, all tracks of an album."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tvrec.core.versions import paths_of
from tvrec.domain import Kind, TitleId, Viewer
from tvrec.errors import PlayerError
from tvrec.player import PlayItem
from tvrec.rec.watched import WatchSettings, at_the_end

if TYPE_CHECKING:
    from tvrec.config import PlayerConfig
    from tvrec.core.loaded import Loaded
    from tvrec.domain import Summary
    from tvrec.store import Store

__all__ = ["queue_for"]


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
    without_files: bool = False,
) -> list[PlayItem]:
    """Return what is played for a title, in its order.

    Args:
        store: of the household.
        loaded: the library.
        viewer: who watches.
        title: a series plays the episode that is open, or the first one that was not seen.
        chosen: the languages of sound and subtitles.
        seen: the leaves of the title that were seen.
        rules: what counts as the very end, from where nothing is resumed.
        resume: go on where each was left.
        version: one of several; the best one is played where it is not there.
        without_files: titles without a file are played too, which only the demonstration can.

    Raises:
        PlayerError: nothing of it has a file.
    """
    items = [
        PlayItem(
            title=each.id,
            paths=paths_of(store.files.of(each.id), version),
            name=each.title,
            kind=each.kind,
            runtime_s=each.runtime_s,
            audio_languages=chosen.audio_languages,
            subtitle_languages=chosen.subtitle_languages,
            viewing=store.viewings.get(viewer.id, each.id),
        )
        for each in _played(store, loaded, viewer, title, seen)
    ]
    playable = [item for item in items if item.paths or without_files]
    if not playable:
        raise PlayerError(
            f"no file of {loaded.cards.every[title].title!r} is there",
            remedy="plug in its disk and scan again, or record it with tvrec watch",
        )
    return [_resumed(item, rules) for item in playable] if resume else playable


def _played(
    store: Store, loaded: Loaded, viewer: Viewer, title: TitleId, seen: Collection[TitleId]
) -> Sequence[Summary]:
    """Return what stands for a title; a serial of one film has no leaves, and plays as itself."""
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


def _resumed(item: PlayItem, rules: WatchSettings) -> PlayItem:
    """Let a title go on where it was left; one that was left at its very end begins anew."""
    viewing = item.viewing
    if viewing is None:
        return item
    if at_the_end(viewing.position_s, viewing.runtime_s or item.runtime_s, rules):
        return item
    return replace(item, start_s=viewing.position_s)
