"""What every player does: it plays a queue, and says what happens as a stream of frozen updates."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeAlias

from tvrec.domain import Interval, Kind, TitleId, Viewing
from tvrec.player.coverage import completion

__all__ = [
    "Action",
    "Command",
    "EndReason",
    "Ended",
    "Failed",
    "PlayItem",
    "Player",
    "Progress",
    "Reading",
    "Started",
    "Update",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayItem:
    """One title of a queue, and how it is to be played."""

    title: TitleId
    paths: tuple[str, ...] = ()  # the parts of one version, in order; none: only the demo plays it
    name: str = ""  # what the player's window calls it
    kind: Kind = Kind.OTHER
    start_s: float = 0.0
    runtime_s: float | None = None  # as the library knows it; the file's own length goes first
    audio_languages: tuple[str, ...] = ()  # wished for, the first that is there is taken
    subtitle_languages: tuple[str, ...] = ()
    viewing: Viewing | None = None  # the open sitting that this one continues


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """A title of the queue has begun to play."""

    title: TitleId
    index: int  # its place in the queue, from 0
    runtime_s: float | None
    demonstration: bool = False  # nothing is really played


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Where a title stands."""

    title: TitleId
    index: int
    position_s: float
    runtime_s: float | None
    covered: tuple[Interval, ...]  # united with the earlier sittings of the same viewing
    played_s: float  # in this sitting, a stretch seen twice counted twice
    sitting: tuple[Interval, ...] = ()  # of the covered stretches those of this sitting
    credits_s: float | None = None  # where the closing credits begin, if a chapter says so

    @property
    def completion(self) -> float:
        """The covered share of the runtime, 0 to 1; 0 while the runtime is not known."""
        return completion(self.covered, self.runtime_s)

    @property
    def completion_before_credits(self) -> float | None:
        """The covered share of what comes before the closing credits, where they are known."""
        return None if self.credits_s is None else completion(self.covered, self.credits_s)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress(Reading):
    """Comes about twice a second, and at once when playback is paused or goes on."""

    paused: bool = False


class EndReason(StrEnum):
    """Why a title is no longer played."""

    EOF = "eof"  # its end was reached, by playing or by a jump
    TRUNCATED = "truncated"  # the file ended well before the length that it states
    STOP = "stop"  # the viewer ended it, by key, command or window
    NEXT = "next"  # the viewer moved on in the queue
    KILLED = "killed"  # the player died


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended(Reading):
    """A title that had begun is no longer played. Nothing more is said of this sitting."""

    reason: EndReason
    audio_language: str | None = None  # of the track that was heard; None: none, or it has no name
    subtitle_language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A title that cannot be played; no event comes of it. The queue goes on with the next."""

    title: TitleId
    index: int
    message: str
    file: str = ""
    remedy: str = ""


Update: TypeAlias = Started | Progress | Ended | Failed


class Action(StrEnum):
    """What one can ask of a player while it plays."""

    PAUSE = "pause"  # or go on
    STOP = "stop"
    SEEK = "seek"  # by an amount of seconds
    SEEK_TO = "seek_to"  # a position in seconds
    NEXT = "next"
    PREVIOUS = "previous"
    VOLUME = "volume"  # by an amount of percent
    MUTE = "mute"
    SUBTITLES = "subtitles"  # the next track, or none
    AUDIO = "audio"  # the next track


@dataclass(frozen=True, slots=True)
class Command:
    """An action, with its amount where it has one."""

    action: Action
    amount: float = 0.0


class Player(Protocol):
    """Plays one queue at a time."""

    def play(
        self, queue: Sequence[PlayItem], *, first: int = 0, profile: str = ""
    ) -> AsyncGenerator[Update, None]:
        """Play a queue from its title number ``first`` on and yield what happens.

        Every ``Started`` is followed by ``Progress`` and closed by one ``Ended`` or ``Failed``.
        Closing the generator ends the player: wrap it in ``contextlib.aclosing``.

        Args:
            queue: what is played, one after the other.
            first: where to begin.
            profile: who watches, remembered for a player that outlives us.

        Raises:
            PlayerError: there is no player, or it does not start.
        """

    def send(self, command: Command) -> None:
        """Ask for something while a queue plays; without one, nothing happens.

        Must be called in the event loop that ``play`` runs in.
        """
