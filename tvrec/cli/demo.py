"""The demo catalogue: real works, nothing to play, its own database."""

from __future__ import annotations

import click

from tvrec.cli.base import Session, command_options, option
from tvrec.cli.help import TvCommand

__all__ = ["COMMANDS"]


@click.command("demo", cls=TvCommand)
@option("--fresh", is_flag=True, help="Start anew, and keep nothing afterwards.")
@option("--all", "everything", is_flag=True, help="Print rows whole.")
@command_options
@click.pass_obj
def demo(session: Session, fresh: bool, everything: bool) -> None:
    """Print Home for the demo catalogue."""
    from tvrec.core import demo_tv

    def told(path: str) -> None:
        line = session.words.gettext(
            "The demo is kept in {path}: try tvrec --db {path} watch Metropolis"
        )
        session.say(line.format(path=path))

    with demo_tv(session.settings, fresh=fresh, on_notice=told) as tv:
        session.encode(tv)
        answer = tv.home(session.settings.profile, at=session.now)
        plain, shapes = session.writers(tv)
        session.put(lambda: shapes.home(answer), lambda: plain.home(answer, everything=everything))


COMMANDS = (demo,)
