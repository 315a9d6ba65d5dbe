"""What a viewer was shown, why, and what came of it."""

from __future__ import annotations

import functools
from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from tvrec.core.names import Names
from tvrec.core.viewers import find
from tvrec.core.visitors import is_visitor
from tvrec.domain import Event, Home, Impression, TitleId
from tvrec.reasons import row_sentences

if TYPE_CHECKING:
    from tvrec.core.memory import Memory
    from tvrec.domain import ProfileId, Viewing
    from tvrec.i18n import Translator
    from tvrec.store import Store

__all__ = ["Impressions", "Place", "led_to"]

_ONE_LOOK = timedelta(minutes=30)
"""Within it a card that stands where it stood is not shown anew: a visit, as web analytics has it,
ends after half an hour in which nothing was done."""

_AN_EVENING = timedelta(hours=6)
"""A start that comes later after an impression has come of something else."""


class Place(NamedTuple):
    """A card that could be seen: the row by its id, the place in it from 1, the title."""

    row: str
    rank: int
    title: TitleId


class Impressions:
    """Keeps what was shown.

    Args:
        store: where.
        memory: the household in memory.
    """

    def __init__(self, store: Store, memory: Memory) -> None:
        self._store = store
        self._memory = memory
        self._looks: dict[tuple[ProfileId, str, TitleId], datetime] = {}
        self._tidied = False

    def record(
        self,
        home: Home,
        places: Sequence[Place],
        words: Translator,
        *,
        at: datetime | None = None,
        beside: str = "",
    ) -> int:
        """Keep which cards of a Home could be seen, each with the sentence that it gave for itself.

        Of a visitor nothing is kept.

        Args:
            home: what was shown, and to whom.
            places: the cards of it that could be seen.
            words: the language in which they were.
            at: when; None: now.
            beside: who watched too, if anybody.

        Returns how many were kept: a card that was there a while ago is not shown anew.
        """
        at = at or datetime.now(UTC)
        viewer = self._store.profiles.get(home.profile)
        if viewer is None or is_visitor(viewer):
            return 0
        self._tidy(home.profile, at)
        fresh = [place for place in places if self._is_new(home.profile, place, at)]
        sentences = self._sentences(home, {place.row for place in fresh}, words, beside)
        seen = [
            Impression(
                profile=home.profile,
                title=place.title,
                row=place.row,
                rank=place.rank,
                at=at,
                reason=sentences[place.row, place.title],
            )
            for place in fresh
            if (place.row, place.title) in sentences
        ]
        self._store.impressions.record(seen)
        return len(seen)

    def _sentences(
        self, home: Home, rows: Collection[str], words: Translator, beside: str
    ) -> dict[tuple[str, TitleId], str]:
        """Return what the cards of some rows say of themselves."""
        # who watched too may be gone by now
        watching = [
            viewer.id
            for viewer in self._store.profiles.list()
            if viewer.id == home.profile or beside in (viewer.id, viewer.name)
        ]
        ledgers = functools.partial(self._memory.ledgers, watching)
        name_of = Names(self._store, self._memory.cards, words, ledgers)
        return {
            (row.id, card.id): sentence
            for row in home.rows
            if row.id in rows
            for card, sentence in zip(
                row.cards,
                row_sentences(row.cards, words, name_of, subject=row.subject),
                strict=True,
            )
        }

    def opened(self, title: TitleId, profile: str = "", *, at: datetime | None = None) -> bool:
        """Note that somebody opened the details of a title, or why it is there.

        It sinks no more for having been shown. Returns whether it had been.
        """
        at = at or datetime.now(UTC)
        viewer = find(self._store, profile)
        card = self._memory.cards.card_of.get(title, title)
        if not self._store.impressions.opened(viewer.id, card, at):
            return False
        self._memory.session(profile).sinking.opened(card, at)
        return True

    def of(self, profile: str = "", title: TitleId | None = None) -> list[Impression]:
        """Return what a viewer was shown, oldest first: all, or a title, for a leaf its card."""
        if title is not None:
            title = self._memory.cards.card_of.get(title, title)
        return self._store.impressions.of(find(self._store, profile).id, title)

    def _is_new(self, profile: ProfileId, place: Place, at: datetime) -> bool:
        key = (profile, place.row, place.title)
        last = self._looks.get(key)
        if last is not None and timedelta() <= at - last < _ONE_LOOK:
            return False
        self._looks[key] = at
        return True

    def _tidy(self, profile: ProfileId, at: datetime) -> None:
        """Let go of what is too old, once in the life of a process."""
        if not self._tidied:
            self._tidied = True
            kept = timedelta(days=self._memory.settings.impression_days)
            self._store.impressions.delete(profile, before=at - kept)


def led_to(store: Store, viewing: Viewing, event: Event, *, watched: bool) -> None:
    """Note at the card that led to it that a title was played, and whether to its end.

    Args:
        store: of the household.
        viewing: the sitting.
        event: the play that it gave.
        watched: the title counts as watched now.
    """
    began = event.at - timedelta(seconds=event.played_s or 0.0)  # later where it was paused
    key: TitleId | None = viewing.title
    while key is not None:  # an episode is shown as its series, a track as its album
        if store.impressions.started(
            viewing.profile, key, began, since=began - _AN_EVENING, until=event.at
        ):
            if watched:
                store.impressions.finished(viewing.profile, key, event.at)
            return
        title = store.titles.get(key)
        key = title.parent if title is not None else None
