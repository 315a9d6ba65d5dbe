"""A household at work, made to be killed: python e2e_busy.py MEDIA.

Each line of standard input names a piece of work and its database. A process of its own does it,
says its number and what has been kept so far, and then waits for its end, which is told as well.
"""

from __future__ import annotations

import itertools
import os
import signal
import sys
from collections.abc import AsyncGenerator, Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tvrec.core import Tv, encoding, scanning
from tvrec.domain import Kind
from tvrec.player import DemoPlayer, PlayItem, Progress, Update

BEGIN = datetime(2026, 5, 1, 20, tzinfo=UTC)


def say(*words: object) -> None:
    """Say a line, whole."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def scan(tv: Tv, media: Path) -> None:
    """Read the media, in small batches."""
    scanning._BATCH = 3
    tv.scan([media], on_progress=lambda files, _: say("files", files))


def encode(tv: Tv, _: Path) -> None:
    """Encode what is waiting, in small batches."""
    encoding._BATCH = 2
    tv.encode(lambda done, _: say("encoded", done))


def rate(tv: Tv, _: Path) -> None:
    """Rate one title after the other."""
    titles = sorted(card.id for card in tv.guide.cards([Kind.MOVIE]))
    begun = len(tv.history())
    for number in itertools.count(begun):
        title, rating = titles[number % len(titles)], number % 11
        tv.rated(title, rating, at=BEGIN + timedelta(minutes=number))
        say("rated", title, rating)


class Told(DemoPlayer):
    """A demonstration that says where it is, and by which time passes."""

    def __init__(self) -> None:
        super().__init__(speed=100.0, tick_s=0.01)
        self.position_s = 0.0

    def now(self) -> datetime:
        """Return the time."""
        return BEGIN + timedelta(seconds=self.position_s)

    async def play(
        self, queue: Sequence[PlayItem], *, first: int = 0, profile: str = ""
    ) -> AsyncGenerator[Update, None]:
        """Play as the demonstration does."""
        async for update in super().play(queue, first=first, profile=profile):
            if isinstance(update, Progress):
                self.position_s = update.position_s
                say("at", update.position_s)
            yield update  # when it is asked for the next one this one has been kept


def watch(tv: Tv, _: Path) -> None:
    """Play the longest title."""
    longest = max(tv.guide.cards([Kind.MOVIE]), key=lambda card: card.runtime_s or 0.0)
    player = Told()
    tv.theatre.play_through(longest.id, "", player.now, False, (), player)


WORKS: dict[str, Callable[[Tv, Path], None]] = {
    "scan": scan, "encode": encode, "rate": rate, "watch": watch,
}  # fmt: skip


def main(media: str) -> None:
    """Do what is asked for, each in a process of its own, one after the other."""
    for line in sys.stdin:
        work, _, db = line.strip().partition(" ")
        child = os.fork()
        if not child:
            say("pid", os.getpid())
            with Tv.open(Path(db), demo=True) as tv:
                say("opened")
                WORKS[work](tv, Path(media))
                say("done")
                signal.pause()
        os.waitpid(child, 0)
        say("gone")


main(*sys.argv[1:])
