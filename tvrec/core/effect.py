"""What came of what was shown, and how well a viewer's own watches would have been foreseen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tvrec.core.session import Session
from tvrec.domain import Event, EventKind, ProfileId
from tvrec.rec.replay import Replay, gains, standpoint, summarise

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tvrec.core.loaded import Loaded
    from tvrec.core.memory import Memory
    from tvrec.rec.strength import Strengths
    from tvrec.rec.watched import WatchSettings
    from tvrec.store import Store

__all__ = ["Effect", "RowEffect", "replay", "report"]


class RowEffect(NamedTuple):
    """What came of the cards of one sort of row."""

    recipe: str
    delivered: int  # shown to the viewer
    opened: int  # its details
    started: int
    finished: int


@dataclass(frozen=True)
class Effect:
    """What the recommending did for a viewer.

    Attributes:
        profile: the viewer.
        at: when this was asked.
        days: of how many days the rows are.
        rows: what was shown most first.
        replay: how well the viewer's last watches would have been foreseen.
    """

    profile: ProfileId
    at: datetime
    days: float
    rows: tuple[RowEffect, ...]
    replay: Replay


def report(
    store: Store, memory: Memory, profile: str, now: datetime, days: float, watches: int
) -> Effect:
    """Say what came of what a viewer was shown, and replay their last watches.

    Args:
        store: of the household.
        memory: the same, in memory.
        profile: the viewer, by name or id.
        now: the time.
        days: how far back the rows are counted.
        watches: how many are replayed, at most.
    """
    session = memory.session(profile)
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    shown = store.impressions.by_row(session.viewer.id, now - timedelta(days=days))
    for row, counts in shown.items():
        recipe = row.partition(":")[0]
        sums[recipe] = [one + other for one, other in zip(sums[recipe], counts, strict=True)]
    rows = sorted((RowEffect(row, *found) for row, found in sums.items()), key=_most_first)
    events = [event for event in store.events.of(session.viewer.id) if event.at <= now]
    replayed = replay(memory.library, session, events, memory.rules, memory.strengths, watches)
    return Effect(session.viewer.id, now, days, tuple(rows), replayed)


def _most_first(row: RowEffect) -> tuple[int, str]:
    return -row.delivered, row.recipe


def replay(
    loaded: Loaded,
    session: Session,
    events: Sequence[Event],
    rules: WatchSettings,
    strengths: Strengths,
    watches: int,
) -> Replay:
    """Ask at each of the last watches where rankings would have put what was watched then.

    The ranker knows the events before that watch and no later one, and none of the rules, which
    have no past. It ranks the kind of what was watched: what was there, allowed and not seen yet.
    Against it: the most votes (or the best rated, where a kind has no votes), the newest in the
    library, and chance, whose gains are expectations and need no draw.

    Args:
        loaded: the library.
        session: of the viewer, as it is now.
        events: of the viewer, oldest first.
        rules: what counts as watched.
        strengths: how likes are weighed.
        watches: how many, at most.
    """
    sought = _firsts(loaded, session, events, rules, strengths)[-watches:]
    found: dict[str, list[NDArray[np.float64]]] = {
        name: [] for name in ("ranker", "votes", "newest", "random")
    }
    begin = sought[0] if sought else len(events)
    past = Session(loaded, session.viewer, events[:begin], rules, strengths=strengths)
    wanted = set(sought)
    for number in range(begin, len(events)):
        if number in wanted:
            for name, gain in _judge(loaded, past, events[number]):
                found[name].append(gain)
        past.apply(events[number])
    return summarise(found)


def _firsts(
    loaded: Loaded,
    session: Session,
    events: Sequence[Event],
    rules: WatchSettings,
    strengths: Strengths,
) -> list[int]:
    """Return which events are a first watch of a card that could have been recommended."""
    kept = {event.id for event in session.ledger.plays()}
    ledger = Session(loaded, session.viewer, (), rules, strengths=strengths).ledger
    found = []
    for number, event in enumerate(events):
        change = ledger.add(event)
        if change is None or event.kind is not EventKind.PLAY or event.id not in kept:
            continue
        before = change.before
        first = change.after.plays and not (before.plays or before.hidden or before.begun)
        if first and change.title in loaded.cards.index:
            found.append(number)
    return found


def _judge(
    loaded: Loaded, past: Session, event: Event
) -> Iterator[tuple[str, NDArray[np.float64]]]:
    """Yield what each ranking would have gained with a watch."""
    catalog = loaded.catalog
    key = loaded.cards.card_of.get(event.title, event.title) if event.title else None
    if key is None:
        return
    i = loaded.cards.index[key]
    there = ~(loaded.added_at > event.at.timestamp())  # NaN: it has always been there
    if not there[i]:  # a history from elsewhere is older than this library
        there[:] = True
    allowed = past.allowed(event.at) & there
    allowed[i] = True
    scores = past.profile.scores(None if allowed.all() else allowed)
    among = scores.candidates & (catalog.kind_codes == catalog.kind_codes[i])
    fame = catalog.votes if (catalog.votes[among] > 0).any() else catalog.ratings
    by = {
        "ranker": scores.total,
        "votes": fame,
        "newest": loaded.added_at,
        "random": np.zeros(catalog.size),
    }
    for name, values in by.items():
        yield name, gains(standpoint(values, i, among))
