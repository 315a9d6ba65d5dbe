"""Screens on which one types: search by name in either script, and a name for somebody."""

from __future__ import annotations

from typing import ClassVar

from textual import events

from tvrec.domain import TitleId
from tvrec.text import cell_width
from tvrec.tv import messages
from tvrec.tv.screens.base import Stage, TvScreen
from tvrec.tv.widgets.bands import Band, Spot
from tvrec.tv.widgets.controls import Button, Buttons, Text
from tvrec.tv.widgets.ink import ACCENT, FACT, HINT, INK_ON_ACCENT, TITLE, Ink
from tvrec.tv.widgets.overlay import Words
from tvrec.tv.widgets.views import HeroView, RowView

__all__ = ["NameScreen", "SearchScreen"]


class TypingScreen(TvScreen):
    """A screen whose letters are typed, and whose other keys move.

    Attributes:
        text: what is typed.
    """

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.text = ""

    def on_key(self, event: events.Key) -> None:
        """Letters are typed; all else moves."""
        if event.key == "backspace" and self.text:
            self._type(self.text[:-1])
        elif event.key == "escape" and self.text:
            self._type("")
        elif event.is_printable and event.character and event.key != "enter":
            self._type(self.text + event.character)
        else:
            super().on_key(event)
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """A text from an input method may come as one piece."""
        self._type(self.text + " ".join(event.text.split()))

    def _type(self, text: str) -> None:
        self.text = text
        self.typed()
        self.show_bar()

    def typed(self) -> None:
        """Answer to a change of the text."""


class SearchScreen(TypingScreen):
    """What is typed stands at the top; what is found below, as shelves by kind."""

    HERO: ClassVar[float] = 0.85
    HINTS: ClassVar[tuple[str, ...]] = ("select", "back")

    def labels(self) -> dict[str, str]:
        """Enter opens what was found, or takes a piece of the sentence back."""
        on_piece = self._on_piece()
        return {"select": self.tr("take back") if on_piece else self.tr("details")}

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.rows: list[RowView] = []
        self.pieces: tuple[Button, ...] = ()
        self.ignored: tuple[str, ...] = ()  # the last one is the last that was taken back

    def _on_piece(self) -> bool:
        spot = self.page.spot
        return spot is not None and spot.band == "pieces"

    def follow(self) -> None:
        """Show the title in focus, and say what the keys do where the focus is now."""
        super().follow()
        wanted = ("select", "undo", "back") if self.ignored else self.HINTS
        keymap, typing = self.stage.keymap, not self._on_piece()
        self.hints.show_keys(keymap.hints(wanted, self.stage.words, self.labels(), typing=typing))

    def on_key(self, event: events.Key) -> None:
        """On a piece the key for undo is no letter."""
        if self._on_piece() and self.stage.keymap.command(event.key) == "undo":
            event.stop()
            event.prevent_default()
            self.do("undo")
        else:
            super().on_key(event)

    def do(self, command: str) -> bool:
        """Undo brings the piece back that was taken back last; without one it is the app's."""
        if command != "undo" or not self.ignored:
            return super().do(command)
        self._without(self.ignored[:-1])
        return True

    def _without(self, pieces: tuple[str, ...]) -> None:
        """Ask again, with other pieces left out."""
        self.ignored = pieces
        self.post_message(messages.Typed(self.text, pieces))

    def show_found(self, text: str, rows: list[RowView], pieces: tuple[Button, ...] = ()) -> None:
        """Show what was found for a text, unless another was typed meanwhile.

        Args:
            text: what was searched for.
            rows: what was found.
            pieces: what was understood of a sentence; Enter on one takes it back.
        """
        if text == self.text:
            self.rows, self.pieces = rows, pieces
            self.furnish()
            self.show_bar()  # what is found has the focus now

    def furnish(self) -> None:
        """Give the page what was found."""
        bands: list[Band] = [self.shelf(row) for row in self.rows]
        first = bands[0].id if bands else ""
        if self.pieces:
            bands.insert(0, Buttons("pieces", self.pieces, self.layout_.shelf.margin))
        if not self.rows:
            said = (
                (self.tr("Nothing has that in its name"),)
                if self.text
                else (
                    self.tr("Type a name, a person or a word; Chinese works as it is written"),
                    self.tr("Or a sentence: something funny, under half an hour"),
                )
            )
            bands.append(Text("none", said, Ink(HINT), self.layout_.shelf.margin))
            self.banner.show(None if self.text else HeroView(TitleId("search"), self.tr("Search")))
        self.page.show(bands, focus=first if self.pieces else "")

    def bar(self) -> list[Words]:
        """Show what is typed."""
        margin = self.layout_.shelf.margin
        at = margin + 9
        typed = self.text or self.tr("Search")
        ink = Ink(TITLE, bold=True) if self.text else Ink(FACT)
        found = [Words(margin, "tvrec", Ink(ACCENT, bold=True)), Words(at, "/ ", Ink(HINT))]
        found.append(Words(at + 2, typed, ink))
        if not self.rows:
            end = at + 2 + (cell_width(self.text) if self.text else 0)
            if self.text:
                found.append(Words(end, " ", Ink(INK_ON_ACCENT, ACCENT)))
        return found

    def typed(self) -> None:
        """Search for what is typed now."""
        if not self.text:
            self.rows, self.pieces, self.ignored = [], (), ()
            self.furnish()
        self.post_message(messages.Typed(self.text, self.ignored))

    def chosen(self, spot: Spot) -> None:
        """Enter opens what was found; on a piece of the sentence it takes that back."""
        card = self.card
        if card is not None:
            self.post_message(messages.Opened("details", card.id))
        elif spot.band == "pieces":
            self._without((*self.ignored, spot.key))


class NameScreen(TypingScreen):
    """Asks for a name.

    Args:
        stage: what the app lends.
        kind: of the question; goes with the answer.
        heading: the question.
        text: what stands there at first.
    """

    HERO: ClassVar[float] = 0.0
    HINTS: ClassVar[tuple[str, ...]] = ("select", "back")

    def __init__(self, stage: Stage, kind: str, heading: str, text: str = "") -> None:
        super().__init__(stage)
        self.kind = kind
        self.heading = heading
        self.text = text

    def labels(self) -> dict[str, str]:
        """Enter takes the name."""
        return {"select": self.tr("done")}

    def furnish(self) -> None:
        """Say what to do."""
        said = self.tr("Type a name, then Enter")
        self.page.show([Text("ask", (said,), Ink(HINT), self.layout_.shelf.margin)])
        self.typed()

    def typed(self) -> None:
        """Show the name in large as it grows."""
        self.banner.show(HeroView(TitleId("name"), self.text or self.heading))

    def bar(self) -> list[Words]:
        """Show the question."""
        margin = self.layout_.shelf.margin
        return [
            Words(margin, "tvrec", Ink(ACCENT, bold=True)),
            Words(margin + 9, self.heading, Ink(TITLE, bold=True)),
        ]

    def do(self, command: str) -> bool:
        """Enter takes the name."""
        if command == "select":
            if self.text.strip():
                self.post_message(messages.Picked(self.kind, self.text.strip()))
            return True
        return super().do(command)

    def follow(self) -> None:
        """The name stays."""
