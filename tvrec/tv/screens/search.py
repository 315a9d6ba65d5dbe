"""Screens on which one types: search by name in either script, and a name for somebody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events

from tvrec.domain import TitleId
from tvrec.text import cell_width
from tvrec.tv import messages
from tvrec.tv.screens.base import Stage, TvScreen
from tvrec.tv.widgets.bands import Band, Spot
from tvrec.tv.widgets.controls import Button, Buttons, Text
from tvrec.tv.widgets.ink import ACCENT, FACT, HINT, INK_ON_ACCENT, TITLE, Ink
from tvrec.tv.widgets.keyboard import KeyRow, keyboard, typed
from tvrec.tv.widgets.overlay import Words
from tvrec.tv.widgets.views import HeroView, RowView

__all__ = ["NameScreen", "SearchScreen"]


_DONE = "done"
_AIRY = 34  # lines of a screen from which on there is air between rows of keys


class TypingScreen(TvScreen):
    """A screen whose letters are typed, or chosen with the arrows, and whose other keys move.

    Attributes:
        text: what is typed.
        by_hand: letters come from a keyboard: none need be shown.
    """

    NAMES: ClassVar[bool] = False  # words begin with a capital

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.text = ""
        self.by_hand = False

    def keyboard(self) -> list[Band]:
        """Return letters to choose."""
        margin, height = self.layout_.shelf.margin, self.app.size.height
        return [*keyboard(self.tr("space"), self.tr("erase"), margin, airy=height >= _AIRY)]

    @property
    def on_key_row(self) -> bool:
        """Whether the focus is on a letter."""
        return isinstance(self.page.active, KeyRow)

    def press(self, spot: Spot) -> None:
        """Type the letter in focus."""
        self._type(typed(self.text, spot.key, names=self.NAMES))

    def on_key(self, event: events.Key) -> None:
        """Letters are typed; all else moves."""
        if event.key == "backspace" and self.text:
            self._type(self.text[:-1])
        elif event.key == "escape" and self.text:
            self._type("")
        elif event.is_printable and event.character and event.key != "enter":
            self.by_hand = True
            self._type(self.text + event.character)
        else:
            super().on_key(event)
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """A text from an input method may come as one piece."""
        self.by_hand = True
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
        """Enter opens what was found, types a letter, or takes a piece of the sentence back."""
        if self.on_key_row:
            return {"select": self.tr("type")}
        return {"select": self.tr("take back") if self._on_piece() else self.tr("details")}

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
        if self.rows and self.on_key_row:
            self.show_hero(self.rows[0].cards[0])
        self.show_keys(typing=not self._on_piece())

    def wanted(self) -> Sequence[str]:
        """Return what can be done where the focus is now."""
        if not self.page.spot:
            return ("back",)
        return ("select", "undo", "back") if self.ignored else self.HINTS

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
                    self.tr("Type a name, a person or a word; Chinese in characters or in pinyin"),
                    self.tr("Or a sentence: something funny, under half an hour"),
                )
            )
            bands.append(Text("none", said, Ink(HINT), self.layout_.shelf.margin))
            heading = HeroView(TitleId("search"), self.tr("Search"))
            self.banner.show(None if self.text else heading)
        if self.by_hand:
            self.page.show(bands, focus=first if self.pieces else "")
        else:
            self.page.show([*self.keyboard(), *bands])

    def bar(self) -> list[Words]:
        """Show what is typed."""
        margin = self.layout_.shelf.margin
        at = margin + 9
        typed = self.text or self.tr("Search")
        ink = Ink(TITLE, bold=True) if self.text else Ink(FACT)
        found = [Words(margin, "tvrec", Ink(ACCENT, bold=True)), Words(at, "/ ", Ink(HINT))]
        found.append(Words(at + 2, typed, ink))
        if not self.rows or self.on_key_row:
            end = at + 2 + (cell_width(self.text) if self.text else 0)
            if self.text:
                caret = FACT if self.on_key_row else ACCENT  # the focus is elsewhere
                found.append(Words(end, " ", Ink(INK_ON_ACCENT, caret)))
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
        if self.on_key_row:
            self.press(spot)
        elif card is not None:
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
        ready: names to choose from.
    """

    HERO: ClassVar[float] = 0.0
    HINTS: ClassVar[tuple[str, ...]] = ("select", "back")
    NAMES: ClassVar[bool] = True

    def __init__(
        self, stage: Stage, kind: str, heading: str, text: str = "", ready: Sequence[str] = ()
    ) -> None:
        super().__init__(stage)
        self.kind = kind
        self.heading = heading
        self.text = text
        self.ready = tuple(Button(name, name) for name in ready)

    def labels(self) -> dict[str, str]:
        """Enter chooses a letter or a name, and takes the name at the end."""
        spot = self.page.spot
        done = spot is None or spot.band == _DONE
        return {"select": self.tr("done") if done else self.tr("choose")}

    def furnish(self) -> None:
        """Show the letters, names that many have, and what ends it."""
        margin = self.layout_.shelf.margin
        said = self.tr("Type a name, or choose its letters")
        bands: list[Band] = [Text("ask", (said,), Ink(HINT), margin)]
        if self.ready:
            bands.append(Buttons("ready", self.ready, margin))
        done = Buttons(_DONE, (Button(_DONE, self.tr("Done")),), margin)
        first = _DONE if self.text or not self.ready else "ready"
        self.page.show([*bands, *self.keyboard(), done], focus="" if self.page.bands else first)
        self._show_name()

    def typed(self) -> None:
        """Show the name in large as it grows; what is typed by hand is ended by Enter."""
        self._show_name()
        if self.by_hand:
            self.page.go(_DONE)

    def _show_name(self) -> None:
        self.banner.show(HeroView(TitleId("name"), self.text or self.heading))

    def bar(self) -> list[Words]:
        """Show the question."""
        margin = self.layout_.shelf.margin
        return [
            Words(margin, "tvrec", Ink(ACCENT, bold=True)),
            Words(margin + 9, self.heading, Ink(TITLE, bold=True)),
        ]

    def chosen(self, spot: Spot) -> None:
        """Type a letter, take one of the names, or be done."""
        if self.on_key_row:
            self.press(spot)
        elif spot.band == "ready":
            self._type(spot.key)
            self.page.go(_DONE)
        elif self.text.strip():
            self.post_message(messages.Picked(self.kind, self.text.strip()))

    def follow(self) -> None:
        """The name stays; what Enter does is said."""
        self.show_keys()
