"""From events to what a viewer thinks of each title: likes, what was seen, what is not wanted.

A leaf's events count for its parent. The ledger is incremental: an event costs a look at the events
of its own title, and the ledger is then what one made anew would be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from tvrec.domain import Event, EventId, EventKind, Kind, Target, TitleId
from tvrec.rec.standing import NOTHING, Facts, Standing, weigh
from tvrec.rec.watched import WatchSettings

__all__ = ["Change", "Ledger", "Standing"]

_UNWANTED = frozenset({EventKind.DISLIKE, EventKind.NOT_INTERESTED})


@dataclass(frozen=True, slots=True)
class Change:
    """What one event did to a title's standing."""

    title: TitleId
    before: Standing
    after: Standing


class Ledger:
    """The events of one viewer, kept by the card that they count for.

    Args:
        parents: for a leaf, the card that stands for it.
        kinds: the kind of each title.
        runtimes: the runtime of each title in seconds, where it is known.
        leaf_counts: how many leaves a card has.
        settings: the thresholds of ``rec.watched``.

    Attributes:
        serials: cards of which a leaf was watched.
        postponed: cards that the viewer has said "not now" of.
    """

    def __init__(
        self,
        *,
        parents: Mapping[TitleId, TitleId],
        kinds: Mapping[TitleId, Kind],
        runtimes: Mapping[TitleId, float | None],
        leaf_counts: Mapping[TitleId, int],
        settings: WatchSettings,
    ) -> None:
        self._parents = parents
        self._facts = Facts(kinds, runtimes, leaf_counts, settings)
        self._events: dict[EventId, Event] = {}
        self._place: dict[EventId, int] = {}  # of its arrival; orders events of the same moment
        self._of: dict[TitleId, list[EventId]] = defaultdict(list)
        self._undone: set[EventId] = set()
        self._taken_back: dict[EventId, Event] = {}  # by each undo
        self._standings: dict[TitleId, Standing] = {}
        self._newest: tuple[datetime, int, TitleId] | None = None
        self.serials: set[TitleId] = set()
        self.postponed: set[TitleId] = set()

    def add(self, event: Event) -> Change | None:
        """Take one event in; None where it touches no title."""
        card = self._take(event)
        if card is None:
            return None
        before = self.standing(card)
        self._weigh(card)
        return Change(card, before, self.standing(card))

    def add_many(self, events: Iterable[Event]) -> None:
        """Take events in; each title is weighed once."""
        touched = {card for event in events if (card := self._take(event)) is not None}
        for card in touched:
            self._weigh(card)

    def standing(self, title: TitleId) -> Standing:
        """Return what the events say of a card."""
        return self._standings.get(title, NOTHING)

    def standings(self) -> Iterator[tuple[TitleId, Standing]]:
        """Yield each card that events are about, with its standing."""
        yield from self._standings.items()

    def likes(self) -> list[tuple[TitleId, float, datetime]]:
        """Return the likes with strength and time, oldest first: one for each card."""
        found = [
            (*place, standing.like)
            for title, standing in self._standings.items()
            if (place := self._like_place(title, standing)) is not None
        ]
        return [(title, like, at) for at, _, title, like in sorted(found)]

    def newest(self) -> TitleId | None:
        """Return the card of the newest like."""
        if self._newest is None:
            self._newest = max(
                (
                    place
                    for title, standing in self._standings.items()
                    if (place := self._like_place(title, standing)) is not None
                ),
                default=None,
            )
        return None if self._newest is None else self._newest[2]

    def _like_place(
        self, title: TitleId, standing: Standing
    ) -> tuple[datetime, int, TitleId] | None:
        if standing.like <= 0 or standing.at is None or standing.last is None:
            return None
        return standing.at, self._place[standing.last], title

    def hidden(self) -> list[TitleId]:
        """Return the cards that stand in no recommending row any more."""
        return [title for title, standing in self._standings.items() if standing.hidden]

    @property
    def blocked(self) -> frozenset[Target]:
        """The people, genres, series and folders that the viewer does not want."""
        return frozenset(
            event.target
            for event in self._events.values()
            if event.title is None and event.kind in _UNWANTED and event.id not in self._undone
        )

    def plays(self) -> Iterator[Event]:
        """Yield the plays that were not taken back, in the order of their arrival."""
        for event in self._events.values():
            if event.kind is EventKind.PLAY and event.id not in self._undone:
                yield event

    def _take(self, event: Event) -> TitleId | None:
        """Keep an event and return the card that must be weighed anew."""
        self._place.setdefault(event.id, len(self._place))
        if event.kind is EventKind.UNDO:
            # only what came earlier can be taken back, so that no chain of undos bites its tail
            earlier = self._events.get(event.undoes) if event.undoes else None
            self._events[event.id] = event
            if earlier is None:
                return None
            self._taken_back[event.id] = earlier
            return self._switch(earlier, undone=True)
        self._events[event.id] = event
        if event.title is None:
            return None
        card = self._parents.get(event.title, event.title)
        if event.id not in self._of[card]:
            self._of[card].append(event.id)
        return card

    def _switch(self, event: Event, *, undone: bool) -> TitleId | None:
        """Take an event back, or the taking back of one."""
        (self._undone.add if undone else self._undone.discard)(event.id)
        if event.kind is EventKind.UNDO:
            above = self._taken_back.get(event.id)
            return None if above is None else self._switch(above, undone=not undone)
        return None if event.title is None else self._parents.get(event.title, event.title)

    def _weigh(self, card: TitleId) -> None:
        kept = [self._events[key] for key in self._of[card] if key not in self._undone]
        kept.sort(key=lambda event: (event.at, self._place[event.id]))
        if kept:
            self._standings[card] = weigh(card, kept, self._facts)
        else:
            self._standings.pop(card, None)
        self._note(card)

    def _note(self, card: TitleId) -> None:
        """Keep at hand what is asked for after every act."""
        standing = self.standing(card)
        (self.serials.add if standing.last_leaf else self.serials.discard)(card)
        (self.postponed.add if standing.not_now else self.postponed.discard)(card)
        place = self._like_place(card, standing)
        if self._newest is not None and place is not None and place >= self._newest:
            self._newest = place
        elif self._newest is not None and self._newest[2] == card:
            self._newest = None  # it is no like any more, or an older one: found when asked for
