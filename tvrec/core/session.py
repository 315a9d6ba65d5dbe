"""One viewer's ranking: the ledger of what was done, the taste that follows, the last Home."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np

from tvrec.core import begun, masks
from tvrec.core.hours import Hours
from tvrec.core.own_lists import OwnLists
from tvrec.core.sinking import Shown, Sinking
from tvrec.core.taste import Taste
from tvrec.domain import Event, Home, Row, Rule, TitleId, Viewer, Viewing
from tvrec.rec import Profile
from tvrec.rec.context import NEUTRAL
from tvrec.rec.engagement import Change, Ledger
from tvrec.rec.leaning import Wishes, nearness_above
from tvrec.rec.makings import HomeState
from tvrec.rec.rows import build, moves, with_gains
from tvrec.rec.strength import START, Strengths

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tvrec.core.loaded import Loaded
    from tvrec.rec.watched import WatchSettings

__all__ = ["Session"]

_PINNED = 1.0  # strength of a title's pin: that of a like
_LONG_AGO = datetime.min.replace(tzinfo=UTC)  # when what has no time was pinned


@dataclass(frozen=True, slots=True)
class _Shown:
    """A Home that was shown: what limit was stated, and how much had been done by then."""

    home: Home
    minutes: float | None
    acts: int


class Session:
    """The state of one viewer, a projection of the events: thrown away and rebuilt at will.

    Attributes:
        viewer: whose it is.
        ledger: what the events say of each card.
        profile: the taste that follows from them.
        shown: reads on which days titles were shown.
        strengths: how likes are weighed.
        sinking: what sinks in the rows, and why.
        hours: what the hour makes likely, where the viewer lets it.
        taste: what the viewer's rules come to.
        wishes: what of it concerns the order.
    """

    def __init__(
        self,
        loaded: Loaded,
        viewer: Viewer,
        events: Iterable[Event],
        settings: WatchSettings,
        rules: Sequence[Rule] = (),
        shown: Shown | None = None,
        strengths: Strengths = START,
    ) -> None:
        self.viewer = viewer
        self._last: dict[str, _Shown] = {}  # the last Home alone (""), and in each company
        self._acts = 0  # acts and rules so far, so that each of these can tell what is new to it
        self.strengths = strengths
        self._loaded = loaded
        self._settings = settings
        every = loaded.cards.every
        self.ledger = Ledger(
            parents=loaded.cards.card_of,
            kinds={key: summary.kind for key, summary in every.items()},
            runtimes={key: summary.runtime_s for key, summary in every.items()},
            leaf_counts={key: len(leaves) for key, leaves in loaded.leaves.items()},
            settings=settings,
            strengths=strengths,
        )
        self.ledger.add_many(events)
        self.hours = Hours(loaded, self.ledger)
        self._lists = OwnLists(loaded, self.ledger)
        self.shown = shown
        self.sinking = Sinking(loaded.cards.index, self.ledger, shown)
        self.profile = Profile(loaded.catalog)
        self.obey(rules)

    def previous(self, company: str = "") -> Home | None:
        """Return the Home that was shown last, alone or with others, see ``company.named``."""
        return last.home if (last := self._last.get(company)) else None

    def imagine(self, other: Session) -> None:
        """Tell the next Home against the last one of another session, as if something was done."""
        self._last = {key: replace(last, acts=-1) for key, last in other._last.items()}

    def obey(self, rules: Sequence[Rule]) -> None:
        """Take the viewer's rules, oldest first, in place of those before; the next Home obeys."""
        card_of = self._loaded.cards.card_of
        self.taste = taste = Taste.of(rules)
        self._muted = {card_of.get(key, key) for key in taste.muted_titles}
        self._pinned = {card_of.get(key, key): at for key, at in taste.pinned_titles.items()}
        self.wishes = Wishes(taste.familiar, taste.new, self._apart(taste.less_titles))
        self._lists.forget()
        self.profile.tune(genres=taste.genres, people=taste.people)
        self._rebuild()
        self._acts += 1

    def _apart(self, titles: Iterable[TitleId]) -> NDArray[np.float64] | None:
        """How near each card is to one of these that less is wanted of, see ``Wishes``."""
        cards, catalog = self._loaded.cards, self._loaded.catalog
        places = [cards.index.get(cards.card_of.get(key, key)) for key in titles]
        near = [nearness_above(catalog, place) for place in places if place is not None]
        return np.max(near, axis=0) if near else None

    def apply(self, event: Event) -> None:
        """Take one more event in: a new like is absorbed, whatever moves an old one rebuilds."""
        self._acts += 1
        change = self.ledger.add(event)
        self.hours.take(event)
        if change is None:
            return
        self.sinking.act(change.title, event.at)
        self._lists.take(event, change)
        if change.others:  # what is usual has changed, and with it what every like weighs
            self._lists.wake()
            self._rebuild()
            return
        place = self._loaded.cards.index.get(change.title)
        if place is None:
            return
        before, after = change.before, change.after
        if change.title in self._muted:  # it is hidden or shown, and no more
            before, after = replace(before, like=0.0), replace(after, like=0.0)
        elif self._is_new_like(change):
            self.profile.absorb(place, after.like)
            return
        self._lists.wake()
        if before == after:
            return
        if (before.like, before.like and before.at) != (after.like, after.like and after.at):
            self._rebuild()
        elif after.hidden and not before.hidden:
            self.profile.hide(place)
        elif before.hidden and not after.hidden:
            self.profile.unhide(place)

    def _is_new_like(self, change: Change) -> bool:
        """Tell whether a change only adds a like that is the newest of all."""
        if change.before.like or not change.after.like or change.title in self._pinned:
            return False
        at = change.after.at
        later = any(pin is None or at is None or pin >= at for pin in self._pinned.values())
        return not later and self.ledger.newest() == change.title

    def _rebuild(self) -> None:
        index = self._loaded.cards.index
        likes = [
            (index[key], like)
            for key, like in self._likes()
            if key in index and key not in self._muted
        ]
        hidden = [index[key] for key in self.ledger.hidden() if key in index]
        self.profile.rebuild(likes, hidden)

    def _likes(self) -> list[tuple[TitleId, float]]:
        """Return the likes and their strengths, oldest first, a pinned title since it was pinned.

        A title that is pinned and liked has one like, which is as old as the later of the two.
        """
        found = {key: (at, like) for key, like, at in self.ledger.likes()}
        for key, at in self._pinned.items():
            before, like = found.pop(key, (at, _PINNED))
            found[key] = max(filter(None, (before, at)), default=_LONG_AGO), like
        ordered = (
            sorted(found.items(), key=lambda each: each[1][0]) if self._pinned else [*found.items()]
        )
        return [(key, like) for key, (_, like) in ordered]

    def _latest_likes(self) -> Iterator[TitleId]:
        """Yield the cards that are liked or pinned and count, the latest first."""
        yield from (key for key, _ in reversed(self._likes()) if key not in self._muted)

    def home(
        self,
        now: datetime,
        open_viewings: Sequence[Viewing],
        *,
        cause: Event | None = None,
        minutes: float | None = None,
        calm: bool = True,
        allowed: NDArray[np.bool_] | None = None,
        lead: Row | None = None,
    ) -> Home:
        """Build Home.

        Args:
            now: the time.
            open_viewings: what was begun and not finished, the latest first.
            cause: the act that it answers; None: nothing was done since the last one.
            minutes: a stated limit; another one than the last makes the rows anew.
            calm: let most of each row stand where nothing was done.
            allowed: bool[cards], what may be shown, where somebody else watches too.
            lead: a row that stands before all others, for those who watch together; Homes that
                have one are told against one another, and those without one likewise.
        """
        company = lead.id if lead is not None else ""
        last, previous = self._last.get(company), self.previous(company)
        told = cause is not None or (last is not None and last.acts != self._acts)
        acted = told or not calm
        state = self._state(now, open_viewings, minutes, acted)
        if allowed is not None:
            state = replace(state, allowed=state.allowed & allowed)
        if lead is not None:
            elsewhere = [self._loaded.cards.index[card.id] for card in lead.cards]
            state = replace(state, elsewhere=elsewhere)
        alike = cause is not None or last is None or minutes == last.minutes
        rows = build(
            self.profile,
            state,
            now=now,
            # one draw a day: looking again shows the same
            rng=np.random.default_rng([now.toordinal(), *self.viewer.id.encode()]),
            previous=previous if alike else None,
            acted=acted,
        )
        if lead is not None:
            rows = (with_gains(lead, previous) if told else lead, *rows)
        moved = moves(previous, rows) if told else ()
        home = Home(profile=self.viewer.id, at=now, rows=rows, moved=moved, cause=cause)
        self._last[company] = _Shown(home, minutes, self._acts)
        return home

    def begun(self, open_viewings: Sequence[Viewing]) -> set[TitleId]:
        """Return the cards that go on in a row of their own: what was begun, what comes next."""
        continues = begun.continues(self._loaded.cards, self.ledger, open_viewings, self._settings)
        waiting = begun.next_up(self._loaded, self.ledger, continues)
        places = [*(each.card for each in continues), *(each.card for each in waiting)]
        return {self._loaded.cards.cards[place].id for place in places}

    def _state(
        self,
        now: datetime,
        open_viewings: Sequence[Viewing],
        minutes: float | None,
        acted: bool,
    ) -> HomeState:
        continues = begun.continues(self._loaded.cards, self.ledger, open_viewings, self._settings)
        return HomeState(
            summaries=self._loaded.cards.cards,
            added_at=self._loaded.added_at,
            runtimes_s=self._loaded.runtimes_s,
            allowed=self.allowed(now),
            continues=continues,
            next_up=begun.next_up(self._loaded, self.ledger, continues),
            saved=self._lists.saved(self._latest_likes()),
            again=self._lists.again(now),
            minutes=minutes,
            context=self.hours.context(now, keep=not acted) if self.taste.hours else NEUTRAL,
            wishes=self.wishes,
            sinking=self.sinking.at(now),
        )

    def allowed(self, now: datetime) -> NDArray[np.bool_]:
        """Which cards the viewer may and wants to see at all: bool[n]."""
        return masks.allowed(self._loaded, self.viewer, self.taste, self.ledger.blocked)
