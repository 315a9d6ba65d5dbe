"""The demo catalogue: real works, nothing to play, its own database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from tvrec.cli.base import Session, command_options, option
from tvrec.cli.help import TvCommand
from tvrec.cli.television import is_terminal, open_television

if TYPE_CHECKING:
    from tvrec.core import Tv

__all__ = ["COMMANDS"]


@click.command("demo", cls=TvCommand)
@option("--fresh", is_flag=True, help="Start anew, and keep nothing afterwards.")
@option("--plain", is_flag=True, help="Print Home as lines.")
@option("--all", "everything", is_flag=True, help="Print rows whole.")
@command_options
@click.pass_obj
def demo(session: Session, fresh: bool, plain: bool, everything: bool) -> None:
    """Show the television on the demo catalogue.

    Its titles are real and have no files: playing them is a demonstration. It has a database of
    its own. Where there is no terminal, Home is printed as lines.
    """
    from tvrec.core import demo_tv

    if is_terminal() and not (plain or everything or session.as_json or session.at):

        @contextmanager
        def opened() -> Iterator[Tv]:
            with demo_tv(session.settings, fresh=fresh) as tv:
                tv.encode()
                yield tv

        open_television(session, opened, demo=True)
        return

    def told(path: str) -> None:
        line = session.words.gettext(
            "The demo is kept in {path}: try tvrec --db {path} watch Metropolis"
        )
        session.say(line.format(path=path))

    with demo_tv(session.settings, fresh=fresh, on_notice=told) as tv:
        session.encode(tv)
        answer = tv.home(session.settings.profile, at=session.now)
        lines, shapes = session.writers(tv)
        session.put(lambda: shapes.home(answer), lambda: lines.home(answer, everything=everything))


COMMANDS = (demo,)
