"""Who watches, what they did, began and set, and what they were shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple, NewType

from tvrec.domain.titles import TitleId

__all__ = [
    "Event",
    "EventId",
    "EventKind",
    "Impression",
    "Interval",
    "ProfileId",
    "Rule",
    "Target",
    "Viewer",
    "Viewing",
]

ProfileId = NewType("ProfileId", str)
EventId = NewType("EventId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """A profile: who watches."""

    id: ProfileId
    name: str
    colour: str = ""
    pin_hash: str = ""
    age_cap: int | None = None
    languages: tuple[str, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)  # fields of an import we do not know


class EventKind(StrEnum):
    """What a viewer did."""

    PLAY = "play"
    RATE = "rate"
    LIKE = "like"
    DISLIKE = "dislike"
    FAVOURITE = "favourite"
    SEEN = "seen"
    NOT_INTERESTED = "not_interested"
    NOT_NOW = "not_now"
    REMOVE_FROM_CONTINUE = "remove_from_continue"
    DROP_SERIES = "drop_series"
    BLOCK_SEED = "block_seed"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Target:
    """What an event or a rule is about."""

    type: str  # title, series, person, genre or folder
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One act of one viewer. Never edited; a deletion really deletes."""

    id: EventId
    profile: ProfileId
    at: datetime
    kind: EventKind
    target: Target
    completion: float | None = None  # play: covered share of the runtime, 0 to 1
    played_s: float | None = None
    plays: int | None = None  # play: how often, where a source gives a count
    skipped: bool = False
    rating: float | None = None  # rate: 0 to 10
    undoes: EventId | None = None
    source: str = "tvrec"
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def title(self) -> TitleId | None:
        """The title that the event is about, if it is about one."""
        return TitleId(self.target.id) if self.target.type == "title" else None


class Interval(NamedTuple):
    """A played stretch of a title, in seconds from its start."""

    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewing:
    """The open sitting of a viewer with a title; ending it writes one play event."""

    profile: ProfileId
    title: TitleId
    started: datetime
    updated: datetime
    position_s: float
    covered: tuple[Interval, ...] = ()
    runtime_s: float | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)  # fields of an import we do not know


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a viewer set: a pin or mute of taste, a dial, the state of a row."""

    id: str
    profile: ProfileId
    kind: str
    target: Target | None = None
    value: Any = None
    at: datetime | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)  # fields of an import we do not know


@dataclass(frozen=True, slots=True, kw_only=True)
class Impression:
    """A card that was shown, and what came of it."""

    profile: ProfileId
    title: TitleId
    row: str
    rank: int
    at: datetime
    reason: str = ""
    opened: datetime | None = None  # its details, or why it is there
    started: datetime | None = None
    finished: datetime | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)  # fields of an import we do not know
