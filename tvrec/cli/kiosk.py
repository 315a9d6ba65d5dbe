"""The television in a public place."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

import click

from tvrec.cli.demo import demo_opened
from tvrec.cli.help import TvCommand
from tvrec.cli.options import command_options, option
from tvrec.cli.session import Session
from tvrec.cli.television import open_television

if TYPE_CHECKING:
    from tvrec.core import Tv

__all__ = ["COMMANDS"]


@click.command("kiosk", cls=TvCommand)
@option("--demo", is_flag=True, help="Show the demo catalogue, though there is a library.")
@option(
    "--idle",
    type=click.FloatRange(min=5),
    default=90.0,
    metavar="SECONDS",
    help="Take a visitor for gone after so long without a key.",
)
@option("--allow-quit", is_flag=True, help="Let Ctrl+Q leave.")
@command_options
@click.pass_obj
def kiosk(session: Session, demo: bool, idle: float, allow_quit: bool) -> None:
    """Show titles in turn until a visitor presses a key.

    Nothing of a visitor is kept: their profile goes with all that they did when they leave, or
    when they have been idle. What plays is not idle. Without a library the demo catalogue is shown.
    """
    from msgspec.structs import replace

    from tvrec.tv.kiosk import Kiosk

    demo = demo or _is_empty(session)

    def opened() -> AbstractContextManager[Tv]:
        # the demo has a database of its own, whichever is the household's
        return demo_opened(replace(session.settings, db="")) if demo else session.tv()

    open_television(session, opened, demo=demo, kiosk=Kiosk(idle, allow_quit=allow_quit))


def _is_empty(session: Session) -> bool:
    """Whether the household has no titles; it is not made by being looked at."""
    if not session.settings.db_path.exists():
        return True
    with session.tv() as tv:
        return not tv.guide.count()


COMMANDS = (kiosk,)
