# Longer than 300 lines because all that a household is asked goes through this one door.
"""``Tv``: the household's television without a screen."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from tvrec import config
from tvrec.core.library import Library
from tvrec.core.memory import Memory
from tvrec.core.progress import Tick, silent
from tvrec.core.reports import Explanation, Listing, Played, Report
from tvrec.core.viewers import Profiles
from tvrec.core.visitors import Visitors
from tvrec.domain import Event, EventKind, Home, Target, TitleId
from tvrec.errors import TitleNotFoundError

if TYPE_CHECKING:
    from tvrec.core.effect import Effect
    from tvrec.core.guide import Guide
    from tvrec.core.impressions import Impressions
    from tvrec.core.rules import Rules
    from tvrec.core.sentences import Sentences
    from tvrec.core.session import Session
    from tvrec.core.theatre import Theatre
    from tvrec.core.what_if import WhatIf
    from tvrec.player import Player
    from tvrec.store import Store

__all__ = ["Tv"]


def _clock(at: datetime | None) -> Callable[[], datetime]:
    """Return the wall clock, or one that stands still."""
    return functools.partial(datetime.now, UTC) if at is None else lambda: at


class Tv:
    """One household's library, viewers and ranking, on one database.

    It is used from one thread. What another process writes to the database is seen by the next
    call.

    Attributes:
        library: the titles: reading, naming, importing and exporting them.
        profiles: who watches.
        visitors: who watches in a public place.
    """

    def __init__(self, store: Store, settings: config.Settings, *, demo: bool = False) -> None:
        self._store = store
        self._memory = Memory(store, settings)
        self.profiles = Profiles(store, self._memory.forget_names, self._memory.let_go_of)
        self.visitors = Visitors(store, self._memory)
        self.library = Library(store, self._memory)
        self._demo = demo

    @functools.cached_property
    def guide(self) -> Guide:
        """What a screen tells of titles."""
        from tvrec.core.guide import Guide

        return Guide(self._store, self._memory)

    @functools.cached_property
    def what_if(self) -> WhatIf:
        """What would come of an act or a rule."""
        from tvrec.core.what_if import WhatIf

        return WhatIf(self._store, self._memory)

    @functools.cached_property
    def _sentences(self) -> Sentences:
        from tvrec.core.sentences import Sentences

        return Sentences(self._store, self._memory)

    @functools.cached_property
    def impressions(self) -> Impressions:
        """What viewers were shown."""
        from tvrec.core.impressions import Impressions

        return Impressions(self._store, self._memory)

    @functools.cached_property
    def rules(self) -> Rules:
        """What viewers have told the television, and how it is taken back."""
        from tvrec.core.rules import Rules

        return Rules(self._store, self._memory, self.record)

    @functools.cached_property
    def theatre(self) -> Theatre:
        """Playing beside a screen."""
        from tvrec.core.theatre import Theatre

        def home(sessions: Sequence[Session], at: datetime, cause: Event | None) -> Home:
            return self._home(sessions, at, cause=cause)

        return Theatre(self._store, self._memory, home, demo=self._demo)

    @classmethod
    def open(
        cls,
        db: Path | str | None = None,
        *,
        settings: config.Settings | None = None,
        demo: bool = False,
    ) -> Tv:
        """Open a household's database, made where there is none.

        Args:
            db: the database; None: the one of the settings.
            settings: None: as the environment and config.toml say.
            demo: titles have no files, and a demonstration plays them.

        Raises:
            ConfigError: a setting cannot be used.
            StoreError: the database cannot be opened.
        """
        from tvrec.store import Store

        settings = settings or config.load()
        return cls(Store.open(Path(db) if db else settings.db_path), settings, demo=demo)

    def close(self) -> None:
        """Close the database."""
        self._store.close()

    def __enter__(self) -> Tv:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # What to watch

    def home(
        self,
        profile: str = "",
        *,
        at: datetime | None = None,
        minutes: float | None = None,
        beside: str = "",
    ) -> Home:
        """Build Home for a viewer, or for two: then its first row is for both.

        Raises:
            TitleNotFoundError: there is no such profile.
        """
        return self._home(
            self._memory.sessions(profile, beside), at or datetime.now(UTC), minutes=minutes
        )

    def recommend(
        self,
        profile: str = "",
        number: int = 20,
        *,
        at: datetime | None = None,
        kinds: Collection[str] = (),
        minutes: float | None = None,
        beside: str = "",
    ) -> Listing:
        """Rank the library for a viewer, or for two, in one list; a stated limit filters."""
        from tvrec.core import asking, company

        at = at or datetime.now(UTC)
        sessions = self._memory.sessions(profile, beside)
        session, loaded = sessions[0], self._memory.library
        if beside:
            cards = company.joint_cards(loaded, sessions, number, at, kinds, minutes)
        else:
            cards = asking.recommend(loaded, session, number, at, kinds, minutes)
        return Listing(session.viewer.id, at, cards)

    def ask(
        self,
        text: str,
        profile: str = "",
        number: int = 20,
        *,
        at: datetime | None = None,
        without: Collection[str] = (),
        kinds: Collection[str] = (),
        minutes: float | None = None,
        seen: bool = False,
    ) -> Listing:
        """Rank the library for what a viewer would like in words, in English or Chinese.

        Args:
            text: a sentence.
            profile: who asks; their taste breaks ties.
            number: how many titles, at most.
            at: when; None: now.
            without: texts of ``Listing.understood`` that shall have no effect.
            kinds, minutes: limits stated beside the sentence.
            seen: what they have watched is ranked too.
        """
        at = at or datetime.now(UTC)
        session = self._memory.session(profile)
        cards, understood = self._sentences.ask(
            session, text, number, at, without=without, kinds=kinds, minutes=minutes, seen=seen
        )
        return Listing(session.viewer.id, at, cards, understood)

    def similar(
        self,
        title: TitleId,
        number: int = 20,
        *,
        profile: str = "",
        at: datetime | None = None,
        among: Collection[TitleId] | None = None,
    ) -> Listing:
        """List the titles that are nearest to one in what they are about, of all or of some."""
        from tvrec.core import asking

        at = at or datetime.now(UTC)
        session = self._memory.session(profile)
        cards = asking.similar(self._memory.library, session, title, number, at, among)
        return Listing(session.viewer.id, at, cards)

    def search(
        self, text: str, number: int = 20, *, profile: str = "", at: datetime | None = None
    ) -> Listing:
        """Find titles by words, the best match first; nothing for people older than the viewer."""
        from tvrec.core import asking, masks

        viewer = self.profiles.find(profile)
        capped = viewer.age_cap is not None
        too_old = masks.too_old(self._memory.library, viewer) if capped else ()
        cards = asking.search(self._store, self._memory.cards, text, number, too_old)
        return Listing(viewer.id, at or datetime.now(UTC), cards)

    def explain(
        self, title: TitleId, profile: str = "", *, at: datetime | None = None
    ) -> Explanation:
        """Say why a title stands where it does; a leaf is answered for by its card."""
        from tvrec.core import asking

        session = self._memory.session(profile)
        return asking.explain(self._memory.library, session, title, at or datetime.now(UTC))

    # What was done

    def watched(
        self,
        title: TitleId | str,
        profile: str = "",
        *,
        completion: float = 1.0,
        at: datetime | None = None,
        beside: str = "",
    ) -> Home:
        """Record a watch that was not played here, and return Home as it is after it.

        Args:
            title: what was watched; a leaf counts for its parent.
            profile: who watched.
            completion: the covered share of the runtime, 0 to 1.
            at: when; None: now.
            beside: who watched too, if anybody.

        Raises:
            TitleNotFoundError: there is no such title, or no such profile.
            UsageError: the completion is not from 0 to 1.
        """
        target, fields = self._target(title), {"completion": completion, "plays": 1}
        return self.record(EventKind.PLAY, target, profile, at=at, beside=beside, **fields)

    def rated(
        self,
        title: TitleId | str,
        rating: float,
        profile: str = "",
        *,
        at: datetime | None = None,
    ) -> Home:
        """Record a rating, 0 to 10, and return Home as it is after it.

        Raises:
            TitleNotFoundError: there is no such title, or no such profile.
            UsageError: the rating is not from 0 to 10.
        """
        target = self._target(title)
        return self.record(EventKind.RATE, target, profile, at=at, rating=rating)

    def record(
        self,
        kind: EventKind,
        target: Target,
        profile: str = "",
        *,
        at: datetime | None = None,
        beside: str = "",
        **fields: Any,
    ) -> Home:
        """Record any act of a viewer, and return Home as it is after it.

        With somebody ``beside`` them what is watched is recorded for both, see ``company.record``.
        """
        from tvrec.core import company

        at, sessions = at or datetime.now(UTC), self._memory.sessions(profile, beside)
        if sessions[0].previous(company.named(sessions)) is None:
            self._home(sessions, at)  # what has moved is told against it
        event = company.record(self._store, sessions, kind, target, at, **fields)
        return self._home(sessions, at, cause=event)

    def play(
        self,
        title: TitleId,
        profile: str = "",
        *,
        at: datetime | None = None,
        resume: bool = True,
        arguments: Sequence[str] = (),
        player: Player | None = None,
    ) -> Played:
        """Play a title and keep what was watched of it; an album plays as a queue.

        Raises:
            PlayerError: there is no player, or no file of the title.
        """
        played = self.theatre.play_through(title, profile, _clock(at), resume, arguments, player)
        session = self._memory.session(profile)
        event = played.events[-1] if played.events else None
        home = self._home([session], _clock(at)(), cause=event)
        return Played(home, event, played.failure)

    def history(
        self, profile: str = "", number: int | None = None, title: TitleId | None = None
    ) -> list[Event]:
        """Return what a viewer did, oldest first; the newest ``number`` of it.

        With a title what is about it, or a leaf of it.
        """
        events = self._store.events.of(self.profiles.find(profile).id)
        if title is not None:
            card_of = self._memory.cards.card_of
            events = [e for e in events if title in (e.title, card_of.get(e.title or title))]
        return events if number is None else events[-number:]

    def report(
        self,
        profile: str = "",
        *,
        days: float = 30.0,
        watches: int = 50,
        at: datetime | None = None,
    ) -> Effect:
        """Say what came of what a viewer was shown, see ``core.effect``."""
        from tvrec.core import effect

        now = at or datetime.now(UTC)
        return effect.report(self._store, self._memory, profile, now, days, watches)

    def forget(self, profile: str = "", title: TitleId | None = None) -> int:
        """Delete a viewer's events, all or those of a title and its leaves; return how many."""
        from tvrec.core import forgetting

        viewer = self.profiles.find(profile)
        number = forgetting.forget(self._store, self._memory.cards, viewer, title)
        self._memory.let_go_of(viewer)
        return number

    # The library

    def scan(
        self,
        folders: Sequence[Path] = (),
        *,
        at: datetime | None = None,
        on_progress: Tick = silent,
    ) -> Report:
        """Read folders of media, see ``Library.scan``."""
        return self.library.scan(folders, at=at, on_progress=on_progress)

    def encode(self, on_progress: Tick = silent) -> int:
        """Encode what is new, see ``Library.encode``."""
        return self.library.encode(on_progress)

    def _target(self, title: TitleId | str) -> Target:
        if TitleId(title) not in self._memory.cards.every:
            raise TitleNotFoundError(
                f"there is no title {title!r}", remedy="tvrec titles lists them all"
            )
        return Target("title", title)

    def _home(
        self,
        sessions: Sequence[Session],
        at: datetime,
        *,
        cause: Event | None = None,
        minutes: float | None = None,
    ) -> Home:
        viewings = self._store.viewings.open(sessions[0].viewer.id)
        calm = self._memory.settings.calm
        if len(sessions) == 1:
            return sessions[0].home(at, viewings, cause=cause, minutes=minutes, calm=calm)
        from tvrec.core import company

        loaded = self._memory.library
        return company.home(loaded, sessions, at, viewings, cause=cause, minutes=minutes, calm=calm)
