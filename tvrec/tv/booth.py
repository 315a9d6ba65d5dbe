"""What the screen shows of what plays: a screen of its own, or a strip; and what comes after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tvrec.domain import Card, TitleId
from tvrec.errors import TvrecError
from tvrec.phrases import minutes
from tvrec.tv.excuses import excuse
from tvrec.tv.screens.base import TvScreen
from tvrec.tv.screens.choices import ChoicesScreen, lines
from tvrec.tv.screens.player import PlayerScreen

if TYPE_CHECKING:
    from tvrec.tv.host import Host
    from tvrec.tv.projection import Finished, Now

__all__ = ["Booth"]

_WORTH_ASKING_S = 30.0
"""Below this one begins anew without being asked."""


class Booth:
    """Plays for the viewer.

    Args:
        host: the app.
    """

    def __init__(self, host: Host) -> None:
        self._host = host
        self._asked = 0  # how often something was to be played

    async def play(self, title: TitleId, *, resume: bool | None = None, version: str = "") -> None:
        """Play a title; ``resume`` None: ask where there is something to resume."""
        host = self._host
        sitting = host.profile, host.beside
        self._asked += 1
        mine = self._asked
        if host.projection.playing:
            host.projection.send("stop")
            await host.projection.stopped()
        try:
            queue = await host.projection.queue(
                title, sitting[0], resume=resume is not False, version=version
            )
        except TvrecError as error:
            host.say(excuse(error, host.words), bad=True)
            return
        if mine != self._asked:
            return  # a key that came right after this one wants another
        first = queue[0]
        if resume is None and first.start_s > _WORTH_ASKING_S and not first.kind.is_audio:
            at = minutes(first.start_s, host.words)
            await self._ask(
                "resume",
                host.tr("You began this"),
                title,
                ("resume", host.tr("Go on at {time}").format(time=at)),
                ("start", host.tr("From the start")),
            )
            return
        await self._finished(await host.projection.play(queue, *sitting), sitting)

    async def _ask(
        self, kind: str, heading: str, title: TitleId, *entries: tuple[str, str]
    ) -> None:
        hero = await self._host.evening.hero(title)
        await self._host.put(
            ChoicesScreen(self._host.stage, kind, heading, lines(entries), hero=hero)
        )

    @property
    def _screen(self) -> PlayerScreen | None:
        """The screen of what plays, which the help may cover; None: there is none."""
        stack = self._host.screen_stack
        return next((screen for screen in stack if isinstance(screen, PlayerScreen)), None)

    async def show(self, now: Now) -> None:
        """Show what plays at this moment."""
        runtime = now.runtime_s or 0.0
        time = f"{_clock(now.position_s)} / {_clock(runtime)}"
        screen = self._screen
        if screen is not None:
            if screen.hero.id != now.title:
                hero = await self._host.evening.hero(now.title)
                if hero is not None:
                    screen.show_title(hero)
            share = now.position_s / runtime if runtime else 0.0
            screen.show_time(time, share, paused=now.paused)
        elif now.audio and not now.demonstration:
            self._strip(now, time)
        else:
            await self._open(now)

    def _strip(self, now: Now, time: str) -> None:
        state = "⏸" if now.paused else "♪"
        place = f"  {now.index + 1}/{now.count}" if now.count > 1 else ""
        keys = self._host.stage.keymap.hints(("pause", "next", "stop"), self._host.words)
        said = "   ".join(f"{key} {label}" for key, label in keys)
        self._on_strips(f"{state} {now.name}{place}   {time}   {said}")

    def clear(self) -> None:
        """Take the strips away: nothing plays any more."""
        self._on_strips("")

    def _on_strips(self, line: str) -> None:
        for screen in self._host.screen_stack:
            if isinstance(screen, TvScreen):
                screen.hints.playing(line)

    async def _open(self, now: Now) -> None:
        host = self._host
        hero = await host.evening.hero(now.title)
        if hero is None or not host.projection.playing or self._screen is not None:
            return
        note = host.tr("It plays in its own window")
        if now.demonstration:
            note = host.tr(
                "A demonstration: there is no film behind this title, and time runs fast"
            )
        await host.put(PlayerScreen(host.stage, hero, note))

    async def _finished(self, finished: Finished, sitting: tuple[str, str]) -> None:
        host = self._host
        screen = self._screen
        if screen is not None:
            await host.take_away(screen)
        if finished.home is not None:
            await host.evening.after_act(finished.home, "", sitting)
        else:
            await host.evening.refresh()
        if finished.failure:
            host.say(excuse(finished.failure, host.words), bad=True)
        elif finished.ended and sitting == (host.profile, host.beside):
            await self._offer_next(finished)

    async def _offer_next(self, finished: Finished) -> None:
        """After an episode ask whether the next one is to follow."""
        rows = finished.home.rows if finished.home else ()
        series = await self._host.backstage.ask(lambda tv: tv.guide.card_of(finished.title))
        waiting = [card for row in rows if row.recipe == "next_up" for card in row.cards]
        card: Card | None = next((c for c in waiting if series and c.id == series.id), None)
        # a series without parts is its own next one: it has just been played
        if card is None or card.play is None or card.play == finished.title:
            return
        tr = self._host.tr
        await self._ask(
            "next",
            tr("What comes next"),
            card.play,
            ("next", tr("Play the next one")),
            ("back", tr("Back")),
        )


def _clock(seconds: float) -> str:
    whole = int(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
