"""What Home shows, what was done this evening, and how it is taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from tvrec.domain import Card, EventKind, Home, Row, Target, TitleId
from tvrec.errors import StoreError
from tvrec.tv import director, undone
from tvrec.tv.colours import colour_of
from tvrec.tv.recall import Recall, first_titles
from tvrec.tv.widgets.views import HeroView, RowView
from tvrec.viewer_names import joined_names

if TYPE_CHECKING:
    from tvrec.core import Said, Tv
    from tvrec.tv.host import Host
    from tvrec.tv.present import Presenter

__all__ = ["Evening"]

_KEEP_S = 3.0  # after which a Home is kept for the next start: its pictures are made by then


_MAY_DO_NOTHING = frozenset({"mute", "pin", "less"})
"""What else a title has in common with likes may speak for it as loudly."""


class _Undo(NamedTuple):
    """How an act is taken back, and what is said then."""

    act: Callable[[Tv], Home | None]
    said: undone.Saying
    lasting: bool


class Evening:
    """Home and the acts of who watches.

    Args:
        host: the app.
        recall: keeps Home for the next start; None: nothing is kept.

    Attributes:
        home: as it is shown; None: there is none yet.
        rows: the row of it that each title stands in.
    """

    def __init__(self, host: Host, recall: Recall | None) -> None:
        self._host = host
        self._recall = recall
        self.home: Home | None = None
        self._cards: dict[TitleId, Card] = {}
        self.rows: dict[TitleId, Row] = {}
        self._labels: dict[TitleId, str] = {}
        self._undos: list[_Undo] = []  # the latest is the last
        self._keeps_for = host.profile

    def card(self, title: TitleId) -> Card | None:
        """Return the card of a title on Home."""
        return self._cards.get(title)

    @property
    def labels(self) -> Mapping[TitleId, str]:
        """What stands above titles in large."""
        return self._labels

    async def hero(self, title: TitleId) -> HeroView | None:
        """Return a title in large, without what it is on Home: no label, no causes."""
        found = await self._host.backstage.present(
            lambda tv, writer: director.heroes(tv, writer, {title: None}, {}, {})
        )
        return found.get(title)

    def forget(self) -> None:
        """Somebody else watches now."""
        self.home, self._cards, self.rows, self._labels = None, {}, {}, {}
        self._undos = [undo for undo in self._undos if undo.lasting]
        self._host.stage.heroes.clear()

    async def refresh(self) -> None:
        """Build Home anew and show it."""
        host, profile, beside = self._host, self._host.profile, self._host.beside

        def ask(tv: Tv, writer: Presenter) -> Any:
            viewer = tv.profiles.find(profile)
            colour = colour_of(viewer, tv.profiles.list())
            names = [viewer.name, *([tv.profiles.find(beside).name] if beside else [])]
            home, rows = director.home(tv, writer, profile, beside)
            cards = {card.id: card for row in reversed(home.rows) for card in row.cards}
            first: dict[TitleId, Card | None] = {key: cards[key] for key in first_titles(rows)}
            heroes = director.heroes(tv, writer, first, _rows_of(home), self._first_label(rows))
            return home, rows, heroes, viewer, (joined_names(names, writer.words), colour)

        home, rows, heroes, viewer, named = await host.backstage.present(ask)
        if (profile, beside) != (host.profile, host.beside):
            return  # somebody else sat down meanwhile, and has asked for their own
        host.viewer = named
        self.show(home, rows, heroes=heroes)
        if not host.touched:  # what is shown now is newer than what was remembered
            host.home_screen.page.to_top()
        host.show_viewer()
        if not viewer.pin_hash and not beside:
            host.set_timer(_KEEP_S, self._keep)
        await host.freshen()

    async def _keep(self) -> None:
        alone = self._host.profile == self._keeps_for and not self._host.beside
        if self._recall is not None and alone:
            await self._recall.keep(self._host.home_screen)

    def show(
        self,
        home: Home,
        rows: list[RowView],
        *,
        heroes: Mapping[TitleId, HeroView] | None = None,
    ) -> None:
        """Show a Home; the words of titles whose reasons have changed are read anew.

        Args:
            home: the Home.
            rows: the same in words.
            heroes: words of titles that were read with it.
        """
        self.home = home
        self._cards = {card.id: card for row in reversed(home.rows) for card in row.cards}
        self.rows = _rows_of(home)
        self._labels = self._first_label(rows)
        stage, screen = self._host.stage, self._host.home_screen
        stage.heroes.clear()
        stage.heroes.update(heroes or {})
        if not rows:
            screen.waiting = self._host.tr("Nothing to show yet")
        screen.show_rows(rows)

    def _first_label(self, rows: list[RowView]) -> dict[TitleId, str]:
        labels = {"top": self._host.tr("TOP PICK FOR YOU")}
        labels |= {row.id: row.title.upper() for row in rows if row.id.startswith("together:")}
        return {row.cards[0].id: labels[row.id] for row in rows if row.id in labels and row.cards}

    async def after_act(self, home: Home, said: str, sitting: tuple[str, str]) -> None:
        """Show the Home that an act has given, and say what was done.

        Args:
            home: the Home.
            said: what was done; empty: nothing is to be said.
            sitting: who acted, and beside whom; where somebody else sat down meanwhile, nothing of
                it is theirs to see or to take back.
        """
        rows = await self._host.backstage.present(lambda tv, writer: writer.rows(home))
        if sitting != (self._host.profile, self._host.beside):
            return
        cause, (profile, beside) = home.cause, sitting
        if cause is not None and cause.kind is not EventKind.UNDO:
            self.remember(
                lambda tv: tv.record(
                    EventKind.UNDO, cause.target, profile, beside=beside, undoes=cause.id
                ),
                undone.taken_back(undone.event(cause)),
            )
        self.show(home, rows)
        self._host.say(said)
        await self._host.freshen()

    def remember(
        self, undo: Callable[[Tv], Home | None], said: undone.Saying, *, lasting: bool = False
    ) -> None:
        """Keep how what was just done is taken back.

        Args:
            undo: takes it back; it may return the Home that this gives.
            said: says then what was taken back.
            lasting: it can be taken back when somebody else watches too.
        """
        self._undos.append(_Undo(undo, said, lasting))

    async def record(
        self, kind: str, target_type: str, target: str, fields: Mapping[str, Any], said: str
    ) -> None:
        """Record an act of the viewer; what two have watched is recorded for both."""
        profile, beside, about = self._host.profile, self._host.beside, Target(target_type, target)
        home = await self._host.backstage.ask(
            lambda tv: tv.record(EventKind(kind), about, profile, beside=beside, **fields)
        )
        await self.after_act(home, self.with_undo(said), (profile, beside))

    async def tell(self, kind: str, target_type: str, target: str, said: str) -> None:
        """Put a rule in force, see ``core.rules``."""
        profile, beside = self._host.profile, self._host.beside

        def ask(tv: Tv) -> tuple[Said, Home]:
            said = tv.rules.add(kind, Target(target_type, target), profile)
            return said, tv.home(profile, beside=beside)

        rule, home = await self._host.backstage.ask(ask)
        self.remember(
            lambda tv: tv.rules.withdraw(rule, profile), undone.taken_back(undone.rule(rule))
        )
        moved = self.home is None or _order(home) != _order(self.home)
        if kind in _MAY_DO_NOTHING and not moved:
            said += self._host.tr(": Home stays as it is")
        await self.after_act(home, self.with_undo(said), (profile, beside))

    def with_undo(self, said: str) -> str:
        """Add the key that takes back what is said to be done, if there is one."""
        hints = self._host.stage.keymap.hints(("undo",), self._host.words) if said else ()
        return "  ·  ".join([said, *(f"{key} {label}" for key, label in hints)])

    async def undo(self) -> undone.Saying | None:
        """Take the last act back; returns what says so, None where nothing was taken back."""
        host, profile, beside = self._host, self._host.profile, self._host.beside
        if not self._undos:
            host.say(host.tr("There is nothing to take back"))
            return None
        undo = self._undos.pop()

        def ask(tv: Tv) -> Home:
            return undo.act(tv) or tv.home(profile, beside=beside)

        try:
            home = await host.backstage.ask(ask)
        except StoreError:  # another television has deleted what it belongs to
            host.say(host.tr("This can no longer be taken back"), bad=True)
            return None
        await self.after_act(home, "", (profile, beside))
        return undo.said

    async def say(self, saying: undone.Saying, *, by_key: bool = False) -> None:
        """Say what was done; ``by_key``: with the key that takes it back."""
        said = await self._host.backstage.present(lambda _, writer: saying(writer))
        self._host.say(self.with_undo(said) if by_key else said)


def _rows_of(home: Home) -> dict[TitleId, Row]:
    """Return the first row that each title stands in."""
    return {card.id: row for row in reversed(home.rows) for card in row.cards}


def _order(home: Home) -> list[tuple[str, list[TitleId]]]:
    """Return which titles stand in which rows."""
    return [(row.id, [card.id for card in row.cards]) for row in home.rows]
