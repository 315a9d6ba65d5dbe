"""The demo catalogue: real works, nothing to play, its own database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from tvrec.cli.help import TvCommand
from tvrec.cli.options import command_options, option
from tvrec.cli.session import Session
from tvrec.cli.television import is_terminal, open_television

if TYPE_CHECKING:
    from tvrec.config import Settings
    from tvrec.core import Tv

__all__ = ["COMMANDS", "demo", "demo_opened"]


@contextmanager
def demo_opened(settings: Settings, *, fresh: bool = False) -> Iterator[Tv]:
    """Open the demo, ready to be shown; the television reads its synopses when there is time."""
    from tvrec.core import demo_tv

    with demo_tv(settings, fresh=fresh, synopses=False) as tv:
        tv.encode()
        yield tv


@click.command("demo", cls=TvCommand)
@option("--viewer", metavar="NAME", default="", help="Watch as Mina, 小雨 or Tom.")
@option("--fresh", is_flag=True, help="Start anew, and keep nothing afterwards.")
@option("--plain", is_flag=True, help="Print Home as lines.")
@option("--all", "everything", is_flag=True, help="Print rows whole.")
@command_options
@click.pass_obj
def demo(session: Session, viewer: str, fresh: bool, plain: bool, everything: bool) -> None:
    """Show the television on the demo catalogue.

    Its titles are real and have no files: playing them is a demonstration. It has a database of
    its own. Where there is no terminal, Home is printed as lines.

    Three viewers have watched it for two months. A guest has watched nothing yet.
    """
    from tvrec.core.demo import GUEST, demo_path, demo_tv

    profile = viewer or session.settings.profile or GUEST

    if is_terminal() and not (plain or everything or session.as_json or session.at):
        open_television(
            session, lambda: demo_opened(session.settings, fresh=fresh), profile=profile, demo=True,
            demo_db=None if fresh else demo_path(session.settings),
        )  # fmt: skip
        return

    def told(path: str) -> None:
        line = session.words.gettext(
            "The demo is kept in {path}: try tvrec --db {path} watch Metropolis"
        )
        session.say(line.format(path=path))

    with demo_tv(session.settings, fresh=fresh, on_notice=told) as tv:
        session.encode(tv)
        answer = tv.home(profile, at=session.now)
        lines, shapes = session.writers(tv, profile)
        session.put(lambda: shapes.home(answer), lambda: lines.home(answer, everything=everything))


COMMANDS = (demo,)
