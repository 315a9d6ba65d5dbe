"""The root command, and the one place where errors become exit codes."""

from __future__ import annotations

from collections.abc import Sequence

import click

from tvrec import __version__
from tvrec.cli import (
    demo,
    evaluating,
    keeping,
    kiosk,
    library,
    profiles,
    ranking,
    reporting,
    rules,
    training,
    watching,
)
from tvrec.cli.help import TvGroup, TvOption
from tvrec.cli.options import command_options
from tvrec.cli.session import Session, session_of
from tvrec.cli.television import is_terminal, open_household
from tvrec.errors import TvrecError

__all__ = ["root", "run"]


@click.group(
    cls=TvGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    invoke_without_command=True,
)
@click.version_option(
    __version__, "--version", cls=TvOption, prog_name="tvrec", message="%(prog)s %(version)s"
)
@command_options
@click.pass_context
def root(context: click.Context) -> None:
    """The private television that knows you.

    Without a command: the television. Where there is no terminal, Home is printed as lines.
    """
    if context.invoked_subcommand is not None:
        return
    session = session_of(context)
    if not is_terminal() or session.as_json or session.at:
        context.invoke(ranking.home)
    elif open_household(session) == "demo":
        context.invoke(demo.demo)


for group in (
    ranking,
    library,
    watching,
    rules,
    profiles,
    evaluating,
    training,
    reporting,
    keeping,
    demo,
    kiosk,
):
    for command in group.COMMANDS:
        root.add_command(command)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; see ``tvrec.cli`` for the exit codes."""
    session = Session()
    try:
        # click gives back the code of a context.exit(), and otherwise what the command returns
        code = root.main(
            args=list(arguments) if arguments is not None else None,
            prog_name="tvrec",
            standalone_mode=False,
            obj=session,
        )
    except click.UsageError as error:
        return session.misuse(error)
    except click.ClickException as error:
        return session.fail(TvrecError(error.format_message()))
    except TvrecError as error:
        return session.fail(error)
    except (KeyboardInterrupt, click.Abort):
        session.say("tvrec: interrupted")
        return 130
    except BrokenPipeError:
        return session.hang_up()
    return code if isinstance(code, int) else 0
