"""What is on the screen: a Home of rows of cards, why each is there, what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from tvrec.domain.acts import Event, ProfileId
from tvrec.domain.titles import Summary, TitleId

__all__ = [
    "Card",
    "Counterfactual",
    "Home",
    "Moved",
    "Piece",
    "Reason",
    "Row",
    "Share",
]


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
    """Why a title has its score.

    ``shares`` add up to 1, or are empty when no term is positive. What the like of a liked title
    gives itself by attention is in its terms and in no share.
    """

    terms: Mapping[str, float]  # they add up to the score
    shares: tuple[Share, ...] = ()
    against: tuple[Share, ...] = ()  # negative terms, as shares of the sum of all magnitudes
    counterfactuals: tuple[Counterfactual, ...] = ()

    @property
    def headline(self) -> Share | None:
        """The share to name: the largest past title, person or genre, else the years, else others.

        What gives less than a quarter of what comes after it is passed over: a viewer would not
        call it the reason. A past title, person or genre is worth naming if it gives a tenth of the
        whole: where attention is spread out, any other past title could be named as well. If none
        is it is the largest share of all, for which past titles are one, of the type "history".
        """
        named = [s for s in self.shares if s.type in _PERSONAL]
        years = [s for s in self.shares if s.type == "era"]
        public = [s for s in self.shares if s.type not in (*_PERSONAL, "era", "history")]
        past = sum(s.share for s in self.shares if s.type in ("title", "history"))
        taste = past + sum(s.share for s in named if s.type != "title")
        era, said = (sum(s.share for s in each) for each in (years, public))
        if taste < _LEAST * max(era, said):
            first = years if era >= _LEAST * said else public
        elif not (first := [s for s in named if s.share >= _WORTH]):
            facets = [s for s in named if s.type != "title"]
            first = [*facets, Share("history", "", "", past), *years, *public]
        return max((s for s in first if s.share > 0), key=lambda s: s.share, default=None)


_LEAST = 0.25
_WORTH = 0.1
"""Of the whole; with twenty likes or more it is twice the even part of each, or more."""

_PERSONAL = frozenset({"title", "person", "genre"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence that was understood.

    Attributes:
        kind: minutes, year, age, rating, relative, kind, nation, language, genre, mood, person,
            place, title, silent, monochrome, certificate, or words: what the sentence turns away
            from in words of its own, and of ``Card.answers`` those that the title's text has.
        text: the stretch.
        start, end: where it stands.
        names: what it is about: ids of titles, names, codes; of ``relative`` shorter, longer,
            older or newer, and than which titles, or shortest, longest, oldest or newest; of
            ``silent`` silent or talking, of ``monochrome`` monochrome or colour; of
            ``certificate`` the age from which it lets one watch.
        words: of the stretch those that name it, without what announces or refuses it.
        low, high: the limits of minutes, year, age and rating, both included; None: open.
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
        if self.kind in ("minutes", "year", "age", "rating"):
            low, high = (f"{v:g}" if v is not None else "" for v in (self.low, self.high))
            return f"{low}..{high}"
        return "|".join(self.names) or self.words


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
