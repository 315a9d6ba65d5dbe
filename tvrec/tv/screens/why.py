"""Why a title is where it is, what speaks against it, and what to change about that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from tvrec.tv import messages
from tvrec.tv.screens.base import Stage, TvScreen
from tvrec.tv.widgets.bands import Band, Spot
from tvrec.tv.widgets.controls import Button, Buttons, Choice, Text
from tvrec.tv.widgets.ink import ACCENT, HINT, TITLE, Ink
from tvrec.tv.widgets.line import Line
from tvrec.tv.widgets.overlay import Words
from tvrec.tv.widgets.shelf import Scenery
from tvrec.tv.widgets.views import HeroView, RowView

__all__ = ["WhyScreen", "WhyView"]


@dataclass(frozen=True, slots=True)
class WhyView:
    """What the panel shows.

    Attributes:
        heading: "Why it is your number 3".
        causes: a line each, the strongest first.
        quiet: what moves it beside its causes, what speaks against it, and whether the
            viewer's taste has changed, a line each.
        acts: for each line by its id, what each button would do.
    """

    heading: str
    causes: tuple[Choice, ...]
    quiet: tuple[str, ...]
    acts: dict[str, tuple[tuple[Button, messages.Acted], ...]]


@dataclass(frozen=True, slots=True)
class _Passive(Buttons):
    """Buttons that are chosen by left and right while the focus is on a cause.

    ``chosen`` None: the focus is on a card of the row below.
    """

    chosen: int | None = 0

    @property
    def count(self) -> int:
        """The focus passes them by."""
        return 0

    def draw(self, width: int, offset: int, cursor: int | None, scenery: Scenery) -> list[Line]:
        """Draw them with the chosen one lit."""
        return Buttons.draw(self, width, 0, self.chosen, scenery)


class WhyScreen(TvScreen):
    """The panel: up and down choose a cause, left and right what to do about it.

    Args:
        stage: what the app lends.
        hero: the title.
        view: its causes.
    """

    HERO: ClassVar[float] = 0.6
    HINTS: ClassVar[tuple[str, ...]] = ("left", "right", "select", "undo", "details", "back")

    def __init__(self, stage: Stage, hero: HeroView, view: WhyView) -> None:
        super().__init__(stage)
        self.hero = hero
        self.view = view
        self.imagined: RowView | None = None
        self._button = 0
        self._cause = ""  # the one in focus, or the one that the row below is about

    def labels(self) -> dict[str, str]:
        """Name what the arrows and Enter do here: on a card below Enter opens that title."""
        select = self.tr("do it") if self.card is None else self.tr("details")
        return {"left": "", "right": self.tr("choose"), "select": select}

    def wanted(self) -> Sequence[str]:
        """Name a key for the details but once."""
        return [key for key in self.HINTS if key != "details" or self.card is None]

    def show_view(self, hero: HeroView, view: WhyView) -> None:
        """Show other causes: something was changed."""
        self.hero, self.view, self.imagined = hero, view, None
        self.furnish()

    def show_imagined(self, row: RowView) -> None:
        """Show the row as it would be."""
        self.imagined = row
        self.furnish()

    def _acts(self) -> tuple[tuple[Button, messages.Acted], ...]:
        spot = self.page.spot
        causes = [cause.id for cause in self.view.causes]
        if spot and spot.band in causes:
            self._cause = spot.band  # that of the row below, too
        elif self._cause not in causes:
            self._cause = causes[0] if causes else ""
        return self.view.acts.get(self._cause, self.view.acts.get("", ()))

    def furnish(self) -> None:
        """Give the page the causes, the buttons and the row."""
        margin = self.layout_.shelf.margin
        bands: list[Band] = [Text("heading", (self.view.heading,), Ink(TITLE, bold=True), margin)]
        tight = self.app.size.height < 34
        shelf = self.layout_.shelf
        spare = self.page.size.height - 6 - len(self.view.causes) - (shelf.lines - shelf.air)
        longest = max((cause.bar or 0.0 for cause in self.view.causes), default=0.0) or 1.0
        columns = (0.24, 0.71) if tight else (0.28, 0.76)
        for cause in self.view.causes:
            air = 0 if tight or spare < len(self.view.causes) else 1
            bands.append(
                Choice(
                    cause.id, cause.label, cause.beside, cause.end, cause.bar, cause.colour,
                    air, margin, columns, longest=longest,
                )
            )  # fmt: skip
        if self.view.quiet:
            bands.append(Text("quiet", self.view.quiet, Ink(HINT), margin, 0 if tight else 1))
        acts = self._acts()
        self._button = min(self._button, max(len(acts) - 1, 0))
        if acts:
            lit = self._button if self.card is None else None
            bands.append(_Passive("acts", tuple(b for b, _ in acts), margin, chosen=lit))
        if self.imagined is not None and self.imagined.cards:
            bands.append(self.shelf(self.imagined))
        self.page.show(bands)
        self.banner.show(self.hero)
        self.rest_on(self.hero.id)

    def on_mount(self) -> None:
        """Ask for the row as it would be, once."""
        super().on_mount()
        self._imagine()

    def bar(self) -> list[Words]:
        """Say where one is."""
        margin = self.layout_.shelf.margin
        return [
            Words(margin, "tvrec", Ink(ACCENT, bold=True)),
            Words(margin + 9, self.tr("Why"), Ink(TITLE, bold=True)),
        ]

    def do(self, command: str) -> bool:
        """Left and right choose a button while a cause is in focus."""
        if command in {"left", "right"} and self.card is None:
            acts = self._acts()
            step = -1 if command == "left" else 1
            self._button = max(0, min(self._button + step, len(acts) - 1))
            self.imagined = None
            self.furnish()
            self._imagine()
            return True
        if command in {"why", "details"} and self.card is None:
            if command == "why":
                self.back()
            else:
                self.post_message(messages.Opened("details", self.hero.id))
            return True
        before, cause = self.page.spot, self._cause
        moved = super().do(command)
        spot = self.page.spot
        if spot is not None and before is not None and spot.band != before.band:
            self._acts()
            other = self._cause != cause
            if other:
                self.imagined = None
            self.furnish()
            if other:
                self._imagine()
        return moved

    def _imagine(self) -> None:
        acts = self._acts()
        if acts:
            self.post_message(messages.Imagined(acts[self._button][1]))

    def follow(self) -> None:
        """Show the card in focus in the row below, or the title itself."""
        card = self.card
        if card is not None:
            self.show_hero(card)
        self.show_keys()
        self.want_stills()

    def chosen(self, spot: Spot) -> None:
        """Do what the chosen button says, or open the card."""
        card = self.card
        if card is not None:
            self.post_message(messages.Opened("details", card.id))
            return
        acts = self._acts()
        if acts:
            self.post_message(acts[self._button][1])
