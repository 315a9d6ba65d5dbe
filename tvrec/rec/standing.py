"""What all events of one card add up to (pure)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tvrec.domain import Event, EventId, EventKind, Kind, TitleId
from tvrec.rec.watched import WatchSettings, is_noise, is_watched

__all__ = ["NOTHING", "Facts", "Standing", "weigh"]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the events say of one card."""

    like: float = 0.0  # strength as a seed; 0: none
    at: datetime | None = None  # of the latest act that counts: the like's place in time
    last: EventId | None = None  # that act
    watched: bool = False
    begun: bool = False  # something of it was really played
    hidden: bool = False  # out of the recommending rows
    plays: int = 0  # how often it, or a leaf of it, was watched
    last_played: datetime | None = None
    rating: float | None = None
    not_now: datetime | None = None
    continue_removed: datetime | None = None
    dropped: bool = False
    seen_leaves: frozenset[TitleId] = frozenset()  # watched
    last_leaf: TitleId | None = None  # of those, the latest


NOTHING = Standing()


@dataclass(frozen=True, slots=True)
class Facts:
    """What weighing needs to know of titles."""

    kinds: Mapping[TitleId, Kind]
    runtimes: Mapping[TitleId, float | None]
    leaf_counts: Mapping[TitleId, int]
    settings: WatchSettings


_OPINIONS = frozenset(
    {
        EventKind.RATE,
        EventKind.LIKE,
        EventKind.FAVOURITE,
        EventKind.DISLIKE,
        EventKind.NOT_INTERESTED,
    }
)
_SEED_BY_ONE_LEAF = frozenset({Kind.SERIES, Kind.PODCAST})
"""A whole episode is an evening given to it; a track of an album may just have come along."""


def weigh(card: TitleId, events: Sequence[Event], facts: Facts) -> Standing:
    """Add up the events of a card, which are in the order of time, without those taken back."""
    standing = NOTHING
    opinion: Event | None = None
    blocked = seen = False
    for event in events:
        if event.kind is EventKind.PLAY:
            standing = _played(standing, card, event, facts)
            continue
        if event.kind in _OPINIONS:
            opinion = event
            standing = replace(standing, at=event.at, last=event.id)
        match event.kind:
            case EventKind.RATE:
                standing = replace(standing, rating=event.rating)
            case EventKind.SEEN:
                seen = True
                standing = replace(standing, at=event.at, last=event.id)
            case EventKind.BLOCK_SEED:
                blocked = True
            case EventKind.NOT_NOW:
                standing = replace(standing, not_now=event.at)
            case EventKind.REMOVE_FROM_CONTINUE:
                standing = replace(standing, continue_removed=event.at)
            case EventKind.DROP_SERIES:
                standing = replace(standing, dropped=True)
            case _:
                pass
    return _conclude(standing, card, facts, opinion, blocked=blocked, seen=seen)


def _played(standing: Standing, card: TitleId, event: Event, facts: Facts) -> Standing:
    title = event.title or card
    kind = facts.kinds.get(title, Kind.OTHER)
    runtime = facts.runtimes.get(title)
    completion = _completion(event, runtime)
    if is_noise(completion, runtime, facts.settings):
        return standing
    standing = replace(
        standing, at=event.at, last=event.id, begun=True, last_played=event.at, dropped=False
    )
    if event.skipped or not is_watched(
        kind, completion, runtime_s=runtime, settings=facts.settings
    ):
        return standing
    plays = standing.plays + max(1, event.plays or 1)
    if title == card:
        return replace(standing, plays=plays, watched=True)
    leaves = standing.seen_leaves | {title}
    return replace(standing, plays=plays, seen_leaves=leaves, last_leaf=title)


def _completion(event: Event, runtime_s: float | None) -> float:
    if event.completion is not None:
        return event.completion
    if event.played_s is not None and runtime_s:
        return min(1.0, event.played_s / runtime_s)
    # a history that says no more than that it was played: taken for whole, unless it was skipped
    return 0.0 if event.skipped else 1.0


def _conclude(
    standing: Standing,
    card: TitleId,
    facts: Facts,
    opinion: Event | None,
    *,
    blocked: bool,
    seen: bool,
) -> Standing:
    kind = facts.kinds.get(card, Kind.OTHER)
    leaves = facts.leaf_counts.get(card, 0)
    whole = leaves > 0 and len(standing.seen_leaves) >= facts.settings.parent_share * leaves
    watched = standing.watched or whole
    finished = watched or (kind in _SEED_BY_ONE_LEAF and bool(standing.seen_leaves))
    like = finished if opinion is None else _likes(opinion, facts.settings)
    turned_down = opinion is not None and opinion.kind in _NO
    begun_series = kind is Kind.SERIES and standing.begun
    return replace(
        standing,
        watched=watched,
        like=1.0 if like and not blocked and not standing.dropped else 0.0,
        hidden=watched
        or seen
        or blocked
        or standing.dropped
        or turned_down
        or begun_series
        or standing.rating is not None,
    )


_NO = frozenset({EventKind.DISLIKE, EventKind.NOT_INTERESTED})


def _likes(opinion: Event, settings: WatchSettings) -> bool:
    """Tell whether what a viewer said last of a title is a like; it overrules what was played."""
    if opinion.kind is EventKind.RATE:
        return opinion.rating is not None and opinion.rating >= settings.liked_rating
    return opinion.kind in (EventKind.LIKE, EventKind.FAVOURITE)
