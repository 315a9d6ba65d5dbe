"""What screens tell the app: what the viewer wants, by ids."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from textual.message import Message

from tvrec.domain import TitleId

__all__ = [
    "Acted",
    "Asked",
    "Closed",
    "Controlled",
    "Imagined",
    "NeedsHero",
    "NeedsStills",
    "Opened",
    "Picked",
    "Played",
    "Rested",
    "Seen",
    "Typed",
]


@dataclass
class Played(Message):
    """Play a title."""

    title: TitleId
    resume: bool | None = None  # None: ask where there is something to resume


@dataclass
class Opened(Message):
    """Show a screen: ``name`` says which, ``title`` of what."""

    name: str
    title: TitleId | None = None


@dataclass
class Asked(Message):
    """A key that is the app's: help, settings, undo, leave."""

    command: str


@dataclass
class Acted(Message):
    """Something to be recorded: see ``EventKind``; with ``rule`` a rule, as ``tvrec rules add``."""

    kind: str
    target_type: str
    target: str
    fields: dict[str, Any] = field(default_factory=dict)
    said: str = ""  # what the last line says when it is done
    rule: bool = False


@dataclass
class Controlled(Message):
    """Something is asked of the player."""

    action: str
    amount: float = 0.0


@dataclass
class Closed(Message):
    """The screen is to be left."""


@dataclass
class Rested(Message):
    """The focus has rested on a title: its large picture is wanted."""

    title: TitleId
    width: int
    height: int


@dataclass
class NeedsHero(Message):
    """The words of titles are wanted."""

    titles: tuple[TitleId, ...]


@dataclass
class NeedsStills(Message):
    """Pictures of cards are wanted, the first ones first."""

    titles: tuple[TitleId, ...]
    width: int
    height: int


@dataclass
class Seen(Message):
    """Cards of Home could be seen for a while: the row, the place in it from 1, the title."""

    places: tuple[tuple[str, int, TitleId], ...]


@dataclass
class Typed(Message):
    """The text of a search has changed, or what of it shall have no effect."""

    text: str
    ignored: tuple[str, ...] = ()


@dataclass
class Picked(Message):
    """A line of a list was chosen. ``name`` says of which list."""

    name: str
    key: str
    title: TitleId | None = None


@dataclass
class Imagined(Message):
    """The row as it would be after an act is wanted."""

    act: Acted
