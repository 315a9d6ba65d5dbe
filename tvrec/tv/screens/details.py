"""All about one title: its words and people, what can be done, and what is like it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from tvrec.tv import messages
from tvrec.tv.screens.base import Stage, TvScreen
from tvrec.tv.widgets.bands import Band, Spot
from tvrec.tv.widgets.controls import Button, Buttons, Text
from tvrec.tv.widgets.ink import ACCENT, HINT, TITLE, Ink
from tvrec.tv.widgets.overlay import Words
from tvrec.tv.widgets.views import HeroView, RowView

__all__ = ["DetailsScreen"]


class DetailsScreen(TvScreen):
    """One title.

    Args:
        stage: what the app lends.
        hero: the title.
        buttons: what can be done with it.
        facts: lines about it: who made it, what its file is.
    """

    HINTS: ClassVar[tuple[str, ...]] = ("select", "why", "like", "dislike", "undo", "back")

    def __init__(
        self, stage: Stage, hero: HeroView, buttons: Sequence[Button], facts: Sequence[str]
    ) -> None:
        super().__init__(stage)
        self.hero = hero
        self.buttons = tuple(buttons)
        self.facts = tuple(facts)
        self.shelves: tuple[RowView, ...] = ()

    def labels(self) -> dict[str, str]:
        """Enter does what a button says; on a card below it opens that title."""
        return {"select": self.tr("choose") if self.card is None else self.tr("details")}

    def show_all(
        self,
        hero: HeroView,
        buttons: Sequence[Button],
        facts: Sequence[str],
        shelves: Sequence[RowView],
    ) -> None:
        """Show the title as it is now: something was done."""
        self.hero, self.buttons, self.facts = hero, tuple(buttons), tuple(facts)
        self.shelves = tuple(shelves)
        if self.is_mounted:
            self.furnish()

    def furnish(self) -> None:
        """Give the page the buttons, the facts and the shelves, the first of them within sight."""
        bands: list[Band] = [Buttons("act", self.buttons, self.layout_.shelf.margin)]
        room = self.page.size.height or 18
        shelves = [self.shelf(row) for row in self.shelves if row.cards]
        left = room - 2 - (shelves[0].height if shelves else 0)
        if self.facts and left > 1:
            lines = self.facts[: max(1, left - 1)]
            bands.append(Text("facts", lines, Ink(HINT), self.layout_.shelf.margin))
        bands += shelves
        self.page.show(bands, focus="" if self.page.spot else "act")
        self.follow()

    def bar(self) -> list[Words]:
        """Say where one is."""
        margin = self.layout_.shelf.margin
        return [
            Words(margin, "tvrec", Ink(ACCENT, bold=True)),
            Words(margin + 9, self.tr("Details"), Ink(TITLE, bold=True)),
        ]

    def follow(self) -> None:
        """Show the title itself, or the card in focus on the shelf below."""
        card = self.card
        if card is not None:
            self.show_hero(card)
        else:
            self.banner.show(self.hero)
            self.rest_on(self.hero.id)
        self.show_keys()
        self.want_stills()

    def chosen(self, spot: Spot) -> None:
        """Enter on a button does what it says; on a card it opens that title."""
        card = self.card
        if card is not None:
            self.post_message(messages.Opened("details", card.id))
        else:
            self.post_message(messages.Picked("details", spot.key, self.hero.id))

    def on_card(self, command: str) -> bool:
        """Keys for titles mean the one that is shown."""
        if self.card is not None:
            return super().on_card(command)
        if command in {"why", "menu"}:
            self.post_message(messages.Opened(command, self.hero.id))
        elif command in {"like", "dislike"}:
            said = self.tr("Noted: {what}").format(what=self.hero.title)
            self.post_message(messages.Acted(command, "title", self.hero.id, said=said))
        elif command == "details":
            self.back()
        else:
            return False
        return True
