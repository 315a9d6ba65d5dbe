"""What the widgets show: a Home in words, ready for the screen, without a rule of the domain."""

from __future__ import annotations

from dataclasses import dataclass

from tvrec.domain import TitleId

__all__ = ["CardView", "CauseView", "HeroView", "RowView"]


@dataclass(frozen=True, slots=True)
class CardView:
    """One card of a shelf."""

    id: TitleId
    title: str
    facts: str = ""
    progress: float | None = None  # 0 to 1, where there is something to resume
    chip: str = ""  # what changed: "▲6" gained six places, "▲" came into the row
    tint: int = 0  # which of the tile colours stands for its art
    play: TitleId | None = None  # what Enter plays, where it is not the card's own title


@dataclass(frozen=True, slots=True)
class RowView:
    """One shelf."""

    id: str
    title: str
    cards: tuple[CardView, ...]
    note: str = ""  # in grey beside the name: why the row has changed


@dataclass(frozen=True, slots=True)
class CauseView:
    """One cause of a title's place: its name, its share of the score, and whose taste it is."""

    name: str
    share: float
    personal: bool = True


@dataclass(frozen=True, slots=True)
class HeroView:
    """A title in large."""

    id: TitleId
    title: str
    label: str = ""  # above the title
    facts: str = ""
    synopsis: str = ""
    causes: tuple[CauseView, ...] = ()
    sentence: str = ""  # the reason in words, where there are no shares

    @property
    def is_heading(self) -> bool:
        """Whether it is the name of a list, and no title of the library."""
        return not (self.facts or self.synopsis or self.label or self.causes)
