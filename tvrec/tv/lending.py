"""The terminal, lent to a player that draws in it."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tvrec.errors import TvrecError

if TYPE_CHECKING:
    from textual.app import App

__all__ = ["lent"]


@contextmanager
def lent(app: App[Any], interrupt: Callable[[], None]) -> Iterator[None]:
    """Give the terminal away, and take it back whatever comes of it.

    The app goes on meanwhile. What it would draw has nowhere to go: Textual's queue of output is
    read by nobody then, and once it is full the app waits for ever. So nothing is drawn. Ctrl-C
    reaches both of us, and is meant for the player: what it does not hear itself it is told.

    Args:
        app: whose terminal it is.
        interrupt: called in the app's loop when Ctrl-C is pressed.
    """
    loop = asyncio.get_running_loop()

    def heard(*_: object) -> None:
        loop.call_soon_threadsafe(interrupt)

    before = signal.signal(signal.SIGINT, heard)
    failure: TvrecError | None = None
    with app.batch_update(), app.suspend():
        try:
            yield
        except TvrecError as error:  # ``suspend`` takes back nothing where one passes through
            failure = error
        finally:
            signal.signal(signal.SIGINT, before)
    if failure is not None:
        raise failure
