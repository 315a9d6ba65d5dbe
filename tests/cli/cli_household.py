"""A household in memory: a viewer's Home from titles and events, without the command line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from tvrec.config import Settings
from tvrec.core import Tv
from tvrec.core.cards import CardSet
from tvrec.core.loaded import Loaded
from tvrec.core.session import Session
from tvrec.domain import (
    Event,
    EventId,
    EventKind,
    Home,
    Kind,
    MediaFile,
    ProfileId,
    Rule,
    Target,
    Title,
    TitleId,
    Viewer,
    Viewing,
)
from tvrec.rec.watched import WatchSettings
from tvrec.store import Store

NOW = datetime(2026, 5, 1, 20, tzinfo=UTC)
ANNA = ProfileId("anna")

_numbers = count(1)


class Household:
    """One viewer, Anna, and a library that a test fills."""

    def __init__(self) -> None:
        self.store = Store.in_memory()
        self.store.profiles.add(Viewer(id=ANNA, name="Anna"))

    def films(self, number: int, **fields: Any) -> list[str]:
        """Put so many films, f0, f1, …, into the library."""
        return [self.title(f"f{i}", Kind.MOVIE, **fields) for i in range(number)]

    def title(self, key: str, kind: Kind, **fields: Any) -> str:
        fields.setdefault("runtime_s", 6000.0 if kind is Kind.MOVIE else None)
        if fields.get("parent"):
            fields["parent"] = TitleId(fields["parent"])
        self.store.titles.put([Title(id=TitleId(key), kind=kind, title=key.upper(), **fields)])
        return key

    def series(self, key: str, episodes: int, **fields: Any) -> list[str]:
        """Put a series with episodes key-1, key-2, … of 40 minutes into the library."""
        return self.parted(key, Kind.SERIES, Kind.EPISODE, episodes, **fields)

    def parted(self, key: str, kind: Kind, leaf: Kind, number: int, **fields: Any) -> list[str]:
        """Put a title with leaves key-1, key-2, … of 40 minutes into the library."""
        self.title(key, kind, **fields)
        place = "track" if leaf is Kind.TRACK else "episode"
        return [
            self.title(f"{key}-{i}", leaf, parent=key, runtime_s=2400.0, **{place: i})
            for i in range(1, number + 1)
        ]

    def file(self, key: str, path: str, *, missing: bool = False) -> None:
        """Give a title a file."""
        since = NOW if missing else None
        file = MediaFile(path=path, size=1, mtime_ns=1, missing_since=since)
        self.store.files.put(TitleId(key), [file])

    def did(self, kind: EventKind, key: str, *, type_: str = "title", **fields: Any) -> Event:
        """Let Anna do something, a minute after what she did before."""
        number = next(_numbers)
        fields.setdefault("at", NOW - timedelta(days=1) + timedelta(seconds=number))
        event = Event(
            id=EventId(f"e{number}"), profile=ANNA, kind=kind, target=Target(type_, key), **fields
        )
        self.store.events.add(event)
        return event

    def played(self, key: str, completion: float = 1.0, **fields: Any) -> Event:
        return self.did(EventKind.PLAY, key, completion=completion, **fields)

    def left(self, key: str, position_s: float) -> None:
        """Let Anna have left a title at a position."""
        at = NOW - timedelta(hours=1)
        viewing = Viewing(
            profile=ANNA, title=TitleId(key), started=at, updated=at, position_s=position_s
        )
        self.store.viewings.save(viewing)

    def television(self) -> Tv:
        """The household's Tv, whose titles without files a demonstration plays."""
        return Tv(self.store, Settings(), demo=True)

    def session(self) -> Session:
        self.loaded = Loaded.read(self.store, "none", CardSet.of(self.store.titles.summaries()))
        viewer = self.store.profiles.list()[0]
        events, rules = self.store.events.of(ANNA), self.store.rules.of(ANNA)
        return Session(self.loaded, viewer, events, WatchSettings(), rules)

    def set(self, kind: str, type_: str, key: str, minute: int = 0) -> None:
        """Let Anna set a rule."""
        at = NOW - timedelta(days=1) + timedelta(minutes=minute)
        rule = Rule(id=f"r{minute}", profile=ANNA, kind=kind, target=Target(type_, key), at=at)
        self.store.rules.put(rule)

    def home(self, session: Session | None = None, **fields: Any) -> Home:
        session = session or self.session()
        return session.home(fields.pop("now", NOW), self.store.viewings.open(ANNA), **fields)


def row(home: Home, key: str) -> list[str]:
    """What a row plays: the leaves, or the cards themselves."""
    found = [each.cards for each in home.rows if each.id == key]
    return [card.play or card.id for cards in found for card in cards]


def shown(home: Home, *, but: Iterable[str] = ()) -> set[str]:
    """The cards of all rows."""
    return {card.id for each in home.rows if each.id not in but for card in each.cards}
