"""What the parts of the app need of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.timer import Timer

    from tvrec.core import Tv
    from tvrec.domain import Card, Home, Row, TitleId
    from tvrec.i18n import Translator
    from tvrec.tv.backstage import Backstage
    from tvrec.tv.projection import Projection
    from tvrec.tv.screens.base import Stage
    from tvrec.tv.screens.home import HomeScreen
    from tvrec.tv.undone import Saying
    from tvrec.tv.widgets.ink import Rgb
    from tvrec.tv.widgets.views import HeroView

__all__ = ["Acts", "Host", "Notices"]


class Acts(Protocol):
    """Home, and what its viewer does, see ``Evening``."""

    @property
    def home(self) -> Home | None:
        """Home as it is shown; None: there is none yet."""

    def card(self, title: TitleId) -> Card | None:
        """Return the card of a title on Home."""

    @property
    def rows(self) -> Mapping[TitleId, Row]:
        """The row of Home that each title stands in."""

    @property
    def labels(self) -> Mapping[TitleId, str]:
        """What stands above titles in large."""

    async def hero(self, title: TitleId) -> HeroView | None:
        """Return a title in large, without what it is on Home: no label, no causes."""

    def forget(self) -> None:
        """Somebody else watches now."""

    async def refresh(self) -> None:
        """Build Home anew and show it."""

    def remember(
        self, undo: Callable[[Tv], Home | None], said: Saying, *, lasting: bool = False
    ) -> None:
        """Keep how what was just done is taken back; ``lasting``: by whoever watches then."""

    async def say(self, saying: Saying, *, by_key: bool = False) -> None:
        """Say what was done; ``by_key``: with the key that takes it back."""

    def with_undo(self, said: str) -> str:
        """Add the key that takes back what is said to be done."""

    async def after_act(self, home: Home, said: str, sitting: tuple[str, str]) -> None:
        """Show the Home that an act of ``sitting`` has given, and say what was done."""

    async def record(
        self, kind: str, target_type: str, target: str, fields: Mapping[str, Any], said: str
    ) -> None:
        """Record an act of the viewer."""

    async def tell(self, kind: str, target_type: str, target: str, said: str) -> None:
        """Put a rule in force."""


class Notices(Protocol):
    """Remembers what was done with a card, see ``Witness``."""

    def opened(self, title: TitleId) -> None:
        """Remember that the details of a title were opened, or why it is there."""


class Host(Protocol):
    """The app as its parts see it.

    Attributes:
        stage: what screens are lent.
        backstage: the household.
        projection: what plays.
        home_screen: the one below all others.
        profile: who watches, by id or name; empty: the first.
        beside: who watches with them; empty: nobody.
        viewer: the name and the colour of who watches.
        touched: a key has been pressed since the start.
    """

    stage: Stage
    backstage: Backstage
    projection: Projection
    home_screen: HomeScreen
    profile: str
    beside: str
    viewer: tuple[str, Rgb]
    touched: bool

    @property
    def witness(self) -> Notices:
        """Remembers what was seen and opened."""

    @property
    def evening(self) -> Acts:
        """Home, and what was done."""

    @property
    def words(self) -> Translator:
        """The language of the screen."""

    @property
    def screen(self) -> Screen[Any]:
        """The screen on top."""

    @property
    def screen_stack(self) -> Sequence[Screen[Any]]:
        """The screens that lie one above the other, the lowest first."""

    def tr(self, text: str) -> str:
        """Translate."""

    def say(self, sentence: str, *, bad: bool = False) -> None:
        """Say something in the last line for a while."""

    async def put(self, screen: Screen[Any]) -> None:
        """Put a screen on top."""

    async def freshen(self) -> None:
        """Show on the screen on top what was done since it was written."""

    async def back_home(self) -> None:
        """Take all screens above Home away."""

    async def take_away(self, lowest: Screen[Any] | None = None) -> None:
        """Take the screen on top away; ``lowest``: that one, and whatever lies above it."""

    def read(self, command: list[str]) -> object:
        """Read a folder or a file beside the screen."""

    def leave(self, answer: str = "") -> object:
        """Leave; the answer is what was asked for last."""

    async def show_in(self, words: Translator) -> None:
        """Show everything in another language."""

    async def begin_anew(self) -> None:
        """Forget who watched: nothing plays, nothing is under way, and Home is empty."""

    def farewell(self) -> object:
        """End the visit of who is there, in a public place."""

    def show_viewer(self) -> None:
        """Show who watches, and the time."""

    def set_timer(self, delay: float, callback: Callable[[], Any]) -> Timer:
        """Call something once, after so many seconds."""

    def play(self, title: TitleId, *, resume: bool | None = None, version: str = "") -> object:
        """Play a title."""
