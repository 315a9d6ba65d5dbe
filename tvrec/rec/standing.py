"""What all events of one card add up to (pure)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tvrec.domain import Event, EventId, EventKind, Kind, TitleId
from tvrec.rec.strength import Feedback, Strengths, Usual, binged
from tvrec.rec.watched import WatchSettings, covered_share, is_watched, means_nothing

__all__ = ["NOTHING", "REFUSALS", "Facts", "Standing", "weigh"]


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
    dropped: bool = False  # no more of it is wanted: it was dropped or turned down
    seen_leaves: frozenset[TitleId] = frozenset()  # watched, or rated as who has seen them
    begun_leaf: TitleId | None = None  # the one begun or seen last, finished or not …
    begun_at: datetime | None = None  # … and when that was
    favourite: bool = False
    feedback: Feedback | None = None  # what its strength is made of; None: nothing was done
    left: datetime | None = None  # given up early, by the last play of it; None: it was not


NOTHING = Standing()
_NOTHING_USUAL = Usual()


@dataclass(frozen=True, slots=True)
class Facts:
    """What weighing needs to know of titles."""

    kinds: Mapping[TitleId, Kind]
    runtimes: Mapping[TitleId, float | None]
    leaf_counts: Mapping[TitleId, int]
    settings: WatchSettings
    strengths: Strengths


_SEED_BY_ONE_LEAF = frozenset({Kind.SERIES, Kind.PODCAST})
"""A whole episode is an evening given to it; a track of an album may just have come along."""

_HEARD_WHOLE = frozenset({Kind.ALBUM, Kind.ARTIST})
"""Of these a track that is skipped says something; the next episode may just be wanted sooner."""

REFUSALS = frozenset({EventKind.DISLIKE, EventKind.NOT_INTERESTED})
"""What says that something is not wanted."""

_OPINIONS = REFUSALS | {EventKind.RATE, EventKind.LIKE, EventKind.FAVOURITE}


def weigh(
    card: TitleId, events: Sequence[Event], facts: Facts, usual: Usual = _NOTHING_USUAL
) -> Standing:
    """Add up the events of a card, which are in the order of time, without those taken back.

    Args:
        card: what they are about.
        events: of the card and of its leaves.
        facts: about titles.
        usual: what is usual with the viewer, against which acts stand out.

    What counts:

    - A play counts for the place in time when it is no noise and covers the share that a seed
      needs; merely opening a title leaves its like where it is.
    - Of the opinions on the card the last one decides, whatever was played. Opinions on leaves,
      where the card itself has none, are counted: it is a like when more leaves were finished or
      liked than were turned down.
    - Skips add nothing, unless so much was covered that the title counts as watched; but an album
      of which as many tracks were skipped as heard is no like.
    - What was sat through for a tenth and given up before two fifths was left early; what was only
      looked into was not.
    """
    tally = _Tally(card, facts)
    for event in events:
        if event.kind is EventKind.PLAY:
            tally.play(event)
        elif event.kind in _OPINIONS:
            tally.opine(event)
        else:
            tally.note(event)
    return tally.standing(usual)


class _Tally:
    """The sum so far."""

    def __init__(self, card: TitleId, facts: Facts) -> None:
        self._card, self._facts = card, facts
        self._kind = facts.kinds.get(card, Kind.OTHER)
        self._latest: Event | None = None  # the latest act that counts
        self._opinion: Event | None = None  # the last one on the card itself
        self._of_leaf: dict[TitleId, bool] = {}  # whether the last opinion on a leaf is a like
        self._rating: float | None = None
        self._begun = self._watched = self._finished = False
        self._seen = self._blocked = self._dropped = False
        self._plays = 0
        self._seen_leaves: dict[TitleId, bool] = {}  # watched, and whether it can be a seed
        self._rated_leaves: set[TitleId] = set()
        self._begun_leaf: TitleId | None = None
        self._begun_at: datetime | None = None
        self._leaf_times: list[datetime] = []  # of first watches
        self._last_played: datetime | None = None
        self._not_now: datetime | None = None
        self._continue_removed: datetime | None = None
        self._left: datetime | None = None
        self._skipped: dict[TitleId, datetime] = {}  # leaves that were never heard

    def play(self, event: Event) -> None:
        """Count a play."""
        facts, title = self._facts, self._title(event)
        kind, runtime_s = facts.kinds.get(title, Kind.OTHER), facts.runtimes.get(title)
        share = covered_share(event, kind, runtime_s, facts.settings)
        watched = event.plays != 0 and is_watched(
            kind,
            share,
            runtime_s=runtime_s,
            # with a runtime the share says it better: what is heard twice is covered once
            played_s=None if runtime_s else event.played_s,
            settings=facts.settings,
        )
        if not watched and event.skipped:
            self._skip(event)
            return
        if not watched and means_nothing(event, share, runtime_s, facts.settings):
            return
        self._skipped.pop(title, None)
        seed = share >= facts.settings.seed_share
        self._last_played = event.at
        self._begin(event)
        if seed or watched:
            self._latest, self._dropped, self._left = event, False, None
        elif share >= facts.settings.left_share:
            self._left = event.at
        if not watched:
            return
        self._plays += event.plays or 1
        if title == self._card:
            self._watched = True
            self._finished |= seed
            return
        if title not in self._seen_leaves:
            self._leaf_times.append(event.at)
        self._seen_leaves[title] = self._seen_leaves.get(title, False) or seed

    def opine(self, event: Event) -> None:
        """Take in what the viewer says of the card or of a leaf of it."""
        title, approves = self._title(event), self._approves(event)
        if approves:
            self._latest, self._left = event, None
        if title != self._card:
            self._of_leaf[title] = approves
            if event.kind is EventKind.RATE:  # who rates an episode has seen it
                self._begin(event)
                self._rated_leaves.add(title)
            return
        self._opinion = event
        if event.kind is EventKind.RATE:
            self._rating = event.rating
        if approves:  # said later than "not me" or "no more of it", and so instead
            self._blocked = self._dropped = False

    def note(self, event: Event) -> None:
        """Take in an act that is neither a play nor an opinion."""
        match event.kind:
            case EventKind.SEEN:
                self._see(event)
            case EventKind.BLOCK_SEED:
                self._blocked = True
            case EventKind.NOT_NOW:
                self._not_now = event.at
            case EventKind.REMOVE_FROM_CONTINUE:
                self._continue_removed = event.at
            case EventKind.DROP_SERIES:
                self._dropped = True
            case _:
                pass

    def standing(self, usual: Usual) -> Standing:
        """Draw the conclusion."""
        watched = self._watched or self._leaves_suffice()
        opinion, latest = self._opinion, self._latest
        turned_down = opinion is not None and opinion.kind in REFUSALS
        begun_series = self._kind is Kind.SERIES and self._begun
        dropped = self._dropped or turned_down
        likes = not self._blocked and not dropped and self._likes()
        feedback = self._feedback()
        away = self._seen or self._blocked or dropped or begun_series
        return Standing(
            like=self._facts.strengths.of(feedback, usual) if likes else 0.0,
            at=None if latest is None else latest.at,
            last=None if latest is None else latest.id,
            watched=watched,
            begun=self._begun,
            hidden=watched or away or self._rating is not None,
            plays=self._plays,
            last_played=self._last_played,
            rating=self._rating,
            not_now=self._not_now,
            continue_removed=self._continue_removed,
            dropped=dropped,
            seen_leaves=frozenset(self._seen_leaves.keys() | self._rated_leaves),
            begun_leaf=self._begun_leaf,
            begun_at=self._begun_at,
            favourite=opinion is not None and opinion.kind is EventKind.FAVOURITE,
            feedback=feedback,
            left=max(self._skipped.values()) if self._mostly_skipped() else self._left,
        )

    def _mostly_skipped(self) -> bool:
        """Tell whether of an album as many tracks were skipped as heard."""
        return bool(self._skipped) and len(self._skipped) >= len(self._seen_leaves)

    def _title(self, event: Event) -> TitleId:
        return TitleId(event.target.id)

    def _see(self, event: Event) -> None:
        """Note that something was seen elsewhere: no like; of a leaf, that the next one waits."""
        title = self._title(event)
        if title == self._card:
            self._seen = True
            return
        self._begin(event)
        self._seen_leaves.setdefault(title, False)

    def _skip(self, event: Event) -> None:
        """Note that a track was skipped; one that was heard before is known, and stays so."""
        title = self._title(event)
        if self._kind in _HEARD_WHOLE and title not in self._seen_leaves:
            self._skipped[title] = event.at

    def _begin(self, event: Event) -> None:
        """Note that something was played or seen, and of which leaf."""
        self._begun, self._begun_at = True, event.at
        if self._title(event) != self._card:
            self._begun_leaf = self._title(event)

    def _leaves_suffice(self) -> bool:
        """Tell whether enough leaves were watched: half of an album, nearly all of a series."""
        settings = self._facts.settings
        count = self._facts.leaf_counts.get(self._card, 0)
        share = settings.watched_share if self._kind is Kind.SERIES else settings.parent_share
        return count > 0 and len(self._seen_leaves) >= share * count

    def _likes(self) -> bool:
        if self._opinion is not None:
            return self._approves(self._opinion)
        turned_down = {leaf for leaf, liked in self._of_leaf.items() if not liked}
        liked = self._of_leaf.keys() - turned_down
        seeds = {leaf for leaf, seed in self._seen_leaves.items() if seed} - turned_down
        count = self._facts.leaf_counts.get(self._card, 0)
        if self._kind in _SEED_BY_ONE_LEAF:
            enough = bool(seeds)
        else:
            enough = count > 0 and len(seeds) >= self._facts.settings.parent_share * count
        if not (self._finished or enough or liked):
            return False
        if self._mostly_skipped() and not (self._finished or liked):
            return False
        return len(seeds | liked) + self._finished > len(turned_down)

    def _approves(self, event: Event) -> bool:
        if event.kind is EventKind.RATE:
            return event.rating is not None and event.rating >= self._facts.settings.liked_rating
        return event.kind in (EventKind.LIKE, EventKind.FAVOURITE)

    def _feedback(self) -> Feedback:
        strengths, opinion = self._facts.strengths, self._opinion
        kind = None if opinion is None else opinion.kind
        return Feedback(
            kind=self._kind,
            rounds=self._plays / max(1, len(self._leaf_times)),
            rating=self._rating if kind is EventKind.RATE else None,
            favourite=kind is EventKind.FAVOURITE,
            liked=kind is EventKind.LIKE,
            binged=binged(self._leaf_times, strengths.binge_leaves, strengths.binge_span),
        )
