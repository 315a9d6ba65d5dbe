"""Opening the television from the command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from tvrec.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

    from tvrec.cli.session import Session
    from tvrec.core import Tv
    from tvrec.tv.kiosk import Kiosk

__all__ = ["is_terminal", "open_household", "open_television"]


def is_terminal() -> bool:
    """Whether there is a screen to draw on and a keyboard to listen to.

    textual-serve speaks through pipes, and says so by naming its driver.
    """
    if os.environ.get("TEXTUAL_DRIVER"):
        return True
    return sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()


def open_household(session: Session) -> str:
    """Show the household's television; return "demo" where the viewer asks for that instead."""
    return open_television(session, session.tv)


def open_television(
    session: Session,
    opener: Callable[[], AbstractContextManager[Tv]],
    *,
    profile: str = "",
    demo: bool = False,
    demo_db: Path | None = None,
    kiosk: Kiosk | None = None,
) -> str:
    """Show the television until it is left; return what was asked for last, if anything.

    Args:
        session: of this command line.
        opener: opens the household.
        profile: who watches; empty: as the settings say.
        demo: titles have no files.
        demo_db: where the demonstration is kept; None: nothing of it is.
        kiosk: it stands in a public place.

    Raises:
        ConfigError: there is no terminal.
        TvrecError: the household cannot be opened.
    """
    if not is_terminal():
        raise ConfigError(
            "the television needs a terminal", remedy="tvrec home prints the same as lines"
        )
    from tvrec.tv import Opening, TvApp

    app = TvApp(
        Opening(
            opener, session.words, profile=profile or session.settings.profile,
            keys=session.settings.keys, settings=session.settings, demo=demo, demo_db=demo_db,
            kiosk=kiosk, fixed_language=bool(session.settings.lang),
        )
    )  # fmt: skip
    answer = app.run() or ""
    if app.failure is not None:
        raise app.failure
    return answer
