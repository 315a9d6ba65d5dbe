"""What a ``Tv`` holds in memory: the library, the viewers' sessions, the encoder."""

from __future__ import annotations

import contextlib
import functools
from typing import TYPE_CHECKING

from tvrec import config
from tvrec.core import viewers
from tvrec.core.cards import CardSet
from tvrec.errors import ConfigError, TitleNotFoundError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tvrec.core.encoding import Waiting
    from tvrec.core.loaded import Loaded
    from tvrec.core.session import Session
    from tvrec.domain import Viewer
    from tvrec.encode import Encoder
    from tvrec.rec.engagement import Ledger
    from tvrec.rec.strength import Strengths
    from tvrec.rec.watched import WatchSettings
    from tvrec.store import Store

__all__ = ["Memory"]

_OFTEN = 5
"""Days on which a title was shown; what was shown on fewer does not sink, see ``rec.sinking``."""


class Memory:
    """Made when it is needed, let go of when the database has changed under it.

    Attributes:
        settings: of this process.
    """

    def __init__(self, store: Store, settings: config.Settings) -> None:
        self.settings = settings
        self._store = store
        self._sessions: dict[str, Session] = {}
        self._viewers: dict[str, Viewer] = {}
        self._loaded: Loaded | None = None
        self._cards: CardSet | None = None
        self._all_encoded = False
        self._seen_version = store.data_version()

    @functools.cached_property
    def encoder(self) -> Encoder:
        """The text encoder; its files are read by the first text."""
        from tvrec.encode import OnnxEncoder

        return OnnxEncoder(config.models_dir(self.settings))

    @functools.cached_property
    def rules(self) -> WatchSettings:
        """What counts as watched.

        Raises:
            ConfigError: a key of ``[watched]`` does not exist.
        """
        from tvrec.rec.watched import WatchSettings

        try:
            return WatchSettings(**self.settings.watched)
        except TypeError as error:
            raise ConfigError(
                f"a key of [watched] does not exist: {error}", remedy="correct or remove it"
            ) from error

    @property
    def strengths(self) -> Strengths:
        """How likes are weighed.

        Raises:
            ConfigError: there is no such way.
        """
        from tvrec.rec.strength import STRENGTHS

        if self.settings.strengths not in STRENGTHS:
            raise ConfigError(
                f"strengths = {self.settings.strengths!r} is no way to weigh likes",
                remedy=f"choose one of {', '.join(STRENGTHS)}",
            )
        return STRENGTHS[self.settings.strengths]

    @property
    def library(self) -> Loaded:
        """The library, ready to be ranked."""
        from tvrec.core.loaded import Loaded

        self._notice()
        if self._loaded is None:
            self._loaded = Loaded.read(self._store, self.encoder.manifest.id, self.cards)
        return self._loaded

    @property
    def cards(self) -> CardSet:
        """The library's cards; cheaper than ``library`` where nothing is to be ranked."""
        self._notice()
        if self._cards is None:
            self._cards = CardSet.of(self._store.titles.summaries())
        return self._cards

    def waiting(self) -> list[Waiting]:
        """List what is to be encoded; that there is nothing is found once."""
        from tvrec.core.encoding import waiting

        self._notice()
        if self._all_encoded:
            return []
        found = waiting(self._store, self.cards, self.encoder.manifest.id)
        self._all_encoded = not found
        return found

    def encoded(self, *, whole: bool) -> None:
        """Let go of what was ranked by other vectors; ``whole``: none of the library is missing."""
        self.let_go()
        self._all_encoded = whole

    def session(self, profile: str) -> Session:
        """Return a viewer's ranking state, by name or id.

        Raises:
            TitleNotFoundError: there is no such profile.
        """
        from tvrec.core.session import Session

        self._notice()
        viewer = self._viewers.get(profile) or viewers.find(self._store, profile)
        self._viewers[profile] = viewer
        if viewer.id not in self._sessions:
            events = self._store.events.of(viewer.id)
            rules = self._store.rules.of(viewer.id)
            shown = functools.partial(self._store.impressions.days, viewer.id, _OFTEN)
            session = Session(
                self.library, viewer, events, self.rules, rules, shown, self.strengths
            )
            self._sessions[viewer.id] = session
        return self._sessions[viewer.id]

    def sessions(self, profile: str, beside: str) -> list[Session]:
        """Return the sessions of who watches, and of who watches beside them, if anybody.

        Raises:
            TitleNotFoundError: there is no such profile.
        """
        return [self.session(name) for name in ([profile, beside] if beside else [profile])]

    def ledgers(self, profiles: Sequence[str]) -> list[Ledger]:
        """Return what viewers did; one who was removed a moment ago did nothing."""
        found = []
        for profile in profiles:
            with contextlib.suppress(TitleNotFoundError):
                found.append(self.session(profile).ledger)
        return found

    def _notice(self) -> None:
        """Let go of what is held when another process has written."""
        version = self._store.data_version()
        if version != self._seen_version:
            self._seen_version = version
            self.let_go()

    def let_go(self) -> None:
        """Forget everything that came from the database."""
        self._loaded = self._cards = None
        self._all_encoded = False
        self._sessions.clear()
        self._viewers.clear()

    def forget_names(self) -> None:
        """Forget who is meant by which name: somebody was added, or has another name."""
        self._viewers.clear()

    def let_go_of(self, viewer: Viewer) -> None:
        """Forget one viewer and their ranking state."""
        self._sessions.pop(viewer.id, None)
        self.forget_names()
