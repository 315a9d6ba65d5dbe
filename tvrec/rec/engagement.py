"""From events to what a viewer thinks of each title: likes, what was seen, what is not wanted.

A leaf's events count for its parent. The ledger is incremental: an event costs a look at the events
of its own title, and the ledger is then what one made anew would be.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from tvrec.domain import Event, EventId, EventKind, Kind, Target, TitleId
from tvrec.rec.standing import NOTHING, REFUSALS, Facts, Standing, weigh
from tvrec.rec.strength import START, Census, Strengths
from tvrec.rec.watched import WatchSettings

__all__ = ["Change", "Ledger", "Standing"]

_OPINIONS = REFUSALS | {EventKind.LIKE, EventKind.FAVOURITE}  # on people, genres and folders


@dataclass(frozen=True, slots=True)
class Change:
    """What one event did to a title's standing.

    Attributes:
        title: the card.
        before: its standing before.
        after: its standing now.
        others: the strengths of other likes have changed too, since what is usual has.
    """

    title: TitleId
    before: Standing
    after: Standing
    others: bool = False


class Ledger:
    """The events of one viewer, kept by the card that they count for.

    Args:
        parents: for a leaf, the card that stands for it.
        kinds: the kind of each title.
        runtimes: the runtime of each title in seconds, where it is known.
        leaf_counts: how many leaves a card has.
        settings: the thresholds of ``rec.watched``.
        strengths: how a like is weighed; by default as the formula ``start`` has it, all alike.

    Attributes:
        begun: cards of which something was really played, finished or not.
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
        strengths: Strengths = START,
    ) -> None:
        self._parents = parents
        self._strengths = strengths
        self._facts = Facts(kinds, runtimes, leaf_counts, settings, strengths)
        self._events: dict[EventId, Event] = {}
        self._place: dict[EventId, int] = {}  # of its arrival; orders events of the same moment
        self._of: dict[TitleId, list[EventId]] = defaultdict(list)
        self._about: dict[Target, list[EventId]] = defaultdict(list)  # people, genres, folders
        self._takes_back: dict[EventId, EventId | None] = {}  # by each undo
        self._against: Counter[EventId] = Counter()  # undos in force against each event
        self._standings: dict[TitleId, Standing] = {}
        self._blocked: frozenset[Target] = frozenset()
        self._census = Census()
        self._usual = self._census.usual()
        self._newest: tuple[datetime, int, TitleId] | None = None
        self.begun: set[TitleId] = set()
        self.postponed: set[TitleId] = set()

    def add(self, event: Event) -> Change | None:
        """Take one event in; None where it touches no title."""
        card = self._take(event)
        if card is None:
            return None
        before = self.standing(card)
        self._weigh(card)
        others = self._compare()
        return Change(card, before, self.standing(card), others)

    def add_many(self, events: Iterable[Event]) -> None:
        """Take events in; each title is weighed once."""
        touched = {card: None for event in events if (card := self._take(event)) is not None}
        for card in touched:
            self._weigh(card)
        self._compare()

    def _compare(self) -> bool:
        """Weigh the likes anew where what is usual has changed; tell whether it has."""
        if self._strengths.is_flat or (usual := self._census.usual()) == self._usual:
            return False
        self._usual = usual
        for card, standing in self._standings.items():
            if standing.like and standing.feedback is not None:
                like = self._strengths.of(standing.feedback, usual)
                self._standings[card] = replace(standing, like=like)
        return True

    def standing(self, title: TitleId) -> Standing:
        """Return what the events say of a card."""
        return self._standings.get(title, NOTHING)

    def last_act(self, title: TitleId) -> datetime | None:
        """Return when the viewer last did something about a card, or a leaf of it."""
        kept = self._kept(self._of.get(title, ()))
        return kept[-1].at if kept else None

    def standings(self) -> Iterator[tuple[TitleId, Standing]]:
        """Yield each card that events are about, with its standing."""
        yield from self._standings.items()

    def likes(self) -> list[tuple[TitleId, float, datetime]]:
        """Return the likes with strength and time, oldest first: one for each card."""
        return [(title, self._standings[title].like, at) for at, _, title in sorted(self._likes())]

    def newest(self) -> TitleId | None:
        """Return the card of the newest like."""
        if self._newest is None:
            self._newest = max(self._likes(), default=None)
        return None if self._newest is None else self._newest[2]

    def hidden(self) -> list[TitleId]:
        """Return the cards that stand in no recommending row any more."""
        return [title for title, standing in self._standings.items() if standing.hidden]

    @property
    def blocked(self) -> frozenset[Target]:
        """The people, genres and folders that the viewer does not want, by the last word on each.

        Titles and series that are not wanted are among the ``hidden``.
        """
        return self._blocked

    def plays(self) -> Iterator[Event]:
        """Yield the plays that were not taken back, in the order of their arrival."""
        for event in self._events.values():
            if event.kind is EventKind.PLAY and self._counts(event.id):
                yield event

    def _likes(self) -> Iterator[tuple[datetime, int, TitleId]]:
        for title, standing in self._standings.items():
            place = self._like_place(title, standing)
            if place is not None:
                yield place

    def _like_place(
        self, title: TitleId, standing: Standing
    ) -> tuple[datetime, int, TitleId] | None:
        if standing.like <= 0 or standing.at is None or standing.last is None:
            return None
        return standing.at, self._place[standing.last], title

    def _counts(self, event: EventId) -> bool:
        return not self._against[event]

    def _take(self, event: Event) -> TitleId | None:
        """Keep an event and return the card that must be weighed anew."""
        if event.id in self._events:
            return None  # events are never edited
        self._place[event.id] = len(self._place)
        self._events[event.id] = event
        if event.kind is EventKind.UNDO:
            undone = self._takes_back[event.id] = self._undoes(event)
            return self._settle(undone) if self._counts(event.id) else None
        card = self._card(event)
        if card is not None:
            self._of[card].append(event.id)
        elif event.kind in _OPINIONS:
            self._about[event.target].append(event.id)
            self._judge(event.target)
        return card

    def _card(self, event: Event) -> TitleId | None:
        """Return the card that an event counts for."""
        if event.target.type not in ("title", "series"):
            return None
        title = TitleId(event.target.id)
        return self._parents.get(title, title)

    def _settle(self, undone: EventId | None) -> TitleId | None:
        """Let one more undo stand against an event, and pass on what comes of it.

        What is undone may be an undo itself: one less stands against what that one took back then.
        Returns the card that must be weighed anew.
        """
        step = 1
        while undone is not None:
            counted = self._counts(undone)
            self._against[undone] += step
            event = self._events.get(undone)
            if self._counts(undone) == counted or event is None:
                return None
            if event.kind is not EventKind.UNDO:
                if event.target in self._about:
                    self._judge(event.target)
                return self._card(event)
            step = 1 if self._counts(undone) else -1
            undone = self._takes_back[undone]
        return None

    def _undoes(self, undo: Event) -> EventId | None:
        """Return what an undo takes back: nothing, where that would lead back to itself."""
        above = undo.undoes
        while above is not None:
            if above == undo.id:
                return None
            above = self._takes_back.get(above)
        return undo.undoes

    def _judge(self, target: Target) -> None:
        """Block a person, genre or folder, or no longer, by the last word on it."""
        kept = self._kept(self._about[target])
        unwanted = bool(kept) and kept[-1].kind in REFUSALS
        self._blocked = self._blocked | {target} if unwanted else self._blocked - {target}

    def _weigh(self, card: TitleId) -> None:
        kept = self._kept(self._of[card])
        if not self._strengths.is_flat and (old := self.standing(card).feedback) is not None:
            self._census.count(old, -1)
        if kept:
            self._standings[card] = weigh(card, kept, self._facts, self._usual)
        else:
            self._standings.pop(card, None)
        if not self._strengths.is_flat and (new := self.standing(card).feedback) is not None:
            self._census.count(new)
        self._note(card)

    def _note(self, card: TitleId) -> None:
        """Keep at hand what is asked for after every act."""
        standing = self.standing(card)
        (self.begun.add if standing.begun else self.begun.discard)(card)
        (self.postponed.add if standing.not_now else self.postponed.discard)(card)
        place = self._like_place(card, standing)
        if self._newest is not None and place is not None and place >= self._newest:
            self._newest = place
        elif self._newest is not None and self._newest[2] == card:
            self._newest = None  # it is no like any more, or an older one: found when asked for

    def _kept(self, keys: Iterable[EventId]) -> list[Event]:
        """Return those events that were not taken back, in the order of time."""
        kept = [self._events[key] for key in keys if self._counts(key)]
        kept.sort(key=lambda event: (event.at, self._place[event.id]))
        return kept
