# Longer than 300 lines because the nouns of the house are read in one place.
"""The nouns that every room agrees on; docs/contracts.md says what each of them means.

All values are frozen. Durations are seconds and named ``*_s``; times are aware datetimes in UTC;
ratings run from 0 to 10.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple, NewType

__all__ = [
    "CARD_KINDS",
    "Card",
    "Counterfactual",
    "Credit",
    "Event",
    "EventId",
    "EventKind",
    "Guess",
    "Home",
    "Impression",
    "Interval",
    "Kind",
    "Localized",
    "MediaFile",
    "Mention",
    "Moved",
    "Piece",
    "Problem",
    "ProfileId",
    "Reason",
    "Row",
    "Rule",
    "Seconds",
    "Share",
    "Summary",
    "Target",
    "Title",
    "TitleId",
    "Viewer",
    "Viewing",
]

TitleId = NewType("TitleId", str)
ProfileId = NewType("ProfileId", str)
EventId = NewType("EventId", str)
Seconds = NewType("Seconds", float)


class Kind(StrEnum):
    """What a title is."""

    MOVIE = "movie"
    SERIES = "series"
    EPISODE = "episode"
    CLIP = "clip"
    ARTIST = "artist"
    ALBUM = "album"
    TRACK = "track"
    AUDIOBOOK = "audiobook"
    PODCAST = "podcast"
    PODCAST_EPISODE = "podcast_episode"
    OTHER = "other"

    @property
    def is_leaf(self) -> bool:
        """Whether the kind is played as a part of a parent, which is the one that is ranked."""
        return self in _LEAVES

    @property
    def is_audio(self) -> bool:
        """Whether one listens to it."""
        return self in _AUDIO


_LEAVES = frozenset({Kind.EPISODE, Kind.TRACK, Kind.PODCAST_EPISODE})
_AUDIO = frozenset(
    {Kind.ARTIST, Kind.ALBUM, Kind.TRACK, Kind.AUDIOBOOK, Kind.PODCAST, Kind.PODCAST_EPISODE}
)

CARD_KINDS = (Kind.MOVIE, Kind.SERIES, Kind.CLIP, Kind.ALBUM, Kind.AUDIOBOOK, Kind.PODCAST)
"""The kinds shown as cards; artists join them where a catalogue has no albums."""


@dataclass(frozen=True, slots=True)
class Credit:
    """A person's part in a title."""

    name: str
    role: str = ""  # director, actor, writer, composer, author, reader, …
    names: Mapping[str, str] = field(default_factory=dict)  # the name in other languages


@dataclass(frozen=True, slots=True)
class Localized:
    """A title's words in one more language, for the screen."""

    title: str = ""
    plot: str = ""
    tagline: str = ""
    genres: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """One work: a film, a series, an episode, an album, a track."""

    id: TitleId
    kind: Kind
    title: str
    original_title: str = ""
    sort_title: str = ""
    year: int | None = None
    genres: tuple[str, ...] = ()
    people: tuple[Credit, ...] = ()
    plot: str = ""
    tagline: str = ""
    tags: tuple[str, ...] = ()
    language: str = ""  # ISO 639-1 of the work itself
    countries: tuple[str, ...] = ()  # ISO 3166-1 alpha-2, or as the source spells it
    studios: tuple[str, ...] = ()
    certification: str = ""
    min_age: int | None = None
    runtime_s: float | None = None
    rating: float | None = None  # the community's, 0 to 10
    votes: int | None = None
    parent: TitleId | None = None
    season: int | None = None
    episode: int | None = None
    artist: str = ""
    album: str = ""
    track: int | None = None
    collection: str = ""
    added_at: datetime | None = None
    external_ids: Mapping[str, str] = field(default_factory=dict)
    i18n: Mapping[str, Localized] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)  # fields of an import we do not know


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a card shows of a title; the whole library is held in this form."""

    id: TitleId
    kind: Kind
    title: str
    titles: Mapping[str, str] = field(default_factory=dict)  # the title in other languages
    year: int | None = None
    runtime_s: float | None = None
    genres: tuple[str, ...] = ()
    parent: TitleId | None = None
    season: int | None = None
    episode: int | None = None
    track: int | None = None
    artist: str = ""
    available: bool = False  # a file of it is there


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFile:
    """One file of a title: a version of it, or a part of a version."""

    path: str
    size: int
    mtime_ns: int
    inode: int = 0
    fingerprint: str = ""  # size and hashes of the first, middle and last 64 kB
    version: str = ""  # files that share it are parts of one version, in the order of ``part``
    part: int = 1
    container: str = ""
    width: int | None = None
    height: int | None = None
    duration_s: float | None = None
    audio_languages: tuple[str, ...] = ()
    subtitle_languages: tuple[str, ...] = ()
    chapters: tuple[tuple[float, str], ...] = ()  # (start in seconds, name)
    missing_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A person or a place that a title's synopsis speaks of.

    ``id`` is the same in every language: the English name of a place that the gazetteer knows, the
    name of a person as the credits have it, otherwise the name as it is written.
    """

    type: str  # person or place
    id: str
    names: Mapping[str, str] = field(default_factory=dict)  # as each language's synopsis has it


class Guess(NamedTuple):
    """A genre that a title probably has, though nobody says so; shown as a guess wherever it is."""

    genre: str
    probability: float


class Interval(NamedTuple):
    """A played stretch of a title, in seconds from its start."""

    start: float
    end: float


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


class Share(NamedTuple):
    """A part of a score: how much of it one past title, person, genre or quality gives.

    ``type`` is title, person, genre, era, votes, quality, rating, newness, variety, or history for
    all past titles that are too small to be listed one by one. ``id`` of an era is its decade, or
    empty where no late like is of it, only of years near by; of votes it is "few" for a viewer
    whose likes count few votes as a merit.
    """

    type: str
    id: str
    name: str
    share: float


class Counterfactual(NamedTuple):
    """Where the title would stand if one cause were not there. Ranks start at 1."""

    type: str
    id: str
    name: str
    rank: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a title has its score. ``shares`` add up to 1, or are empty when no term is positive."""

    terms: Mapping[str, float]  # they add up to the score
    shares: tuple[Share, ...] = ()
    against: tuple[Share, ...] = ()  # negative terms, as shares of the sum of all magnitudes
    counterfactuals: tuple[Counterfactual, ...] = ()

    @property
    def headline(self) -> Share | None:
        """The largest personal share, then the years, or the largest where none is personal."""
        personal = [s for s in self.shares if s.type in _PERSONAL]
        personal = personal or [s for s in self.shares if s.type == "era"]
        return max(personal or self.shares, key=lambda s: s.share, default=None)


_PERSONAL = frozenset({"title", "person", "genre"})


@dataclass(frozen=True, slots=True)
class Card:
    """One place in a row."""

    summary: Summary
    score: float
    reason: Reason | None = None
    play: TitleId | None = None  # the leaf that Enter plays, where it is not the card's own title
    progress: float | None = None  # covered share, where there is something to resume
    left_s: float | None = None
    moved: int = 0  # places gained in this row by the last watch
    whom: tuple[str, ...] = ()  # names of whom it is for, where several watch together
    answers: tuple[Piece, ...] = ()  # what it fulfils of the sentence that asked for it

    @property
    def id(self) -> TitleId:
        """The title shown."""
        return self.summary.id


@dataclass(frozen=True, slots=True)
class Row:
    """A shelf. ``id`` is stable between two Homes: recipe, or recipe:subject."""

    id: str
    recipe: str
    cards: tuple[Card, ...]
    subject: Share | None = None  # the title, person or genre that the row is about


class Moved(NamedTuple):
    """A title that a watch has moved within its row; ranks start at 1, None: it was not there."""

    id: TitleId
    title: str
    row: str
    before: int | None
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The whole screen at one moment for one viewer."""

    profile: ProfileId
    at: datetime
    rows: tuple[Row, ...]
    moved: tuple[Moved, ...] = ()
    cause: Event | None = None  # the act that this Home answers


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence that was understood.

    Attributes:
        kind: minutes, year, age, relative, kind, nation, language, genre, mood, person, title,
            silent, monochrome, certificate, or words: what the sentence turns away from in words
            of its own, and of ``Card.answers`` those that the title's text has.
        text: the stretch.
        start, end: where it stands.
        names: what it is about: ids of titles, names, codes; of ``relative`` shorter, longer,
            older or newer; of ``certificate`` the age from which it lets one watch.
        words: of the stretch those that name it, without what announces or refuses it.
        low, high: the limits of minutes, year and age, both included; None: open.
        wanted: False where the sentence turns away from it.
    """

    kind: str
    text: str
    start: int
    end: int
    names: tuple[str, ...] = ()
    words: str = ""
    low: float | None = None
    high: float | None = None
    wanted: bool = True

    @property
    def value(self) -> str:
        """What it comes to, for a program: "..40", "1930..1939", "movie|clip"."""
        if self.kind in ("minutes", "year", "age"):
            low, high = (f"{v:g}" if v is not None else "" for v in (self.low, self.high))
            return f"{low}..{high}"
        return "|".join(self.names) or self.words


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


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of a report: a file that was left out or half understood, and what to do."""

    file: str
    message: str
    remedy: str = ""
