"""Keeping tvrec in order: doctor, completion."""

from __future__ import annotations

import click

from tvrec.cli.help import TvCommand
from tvrec.cli.options import command_options
from tvrec.cli.session import Session

__all__ = ["COMMANDS"]


@click.command("doctor", cls=TvCommand)
@command_options
@click.pass_obj
def doctor(session: Session) -> None:
    """Check the encoder's sums, encode a sentence, and look at the database and the player."""
    from tvrec.core import examine

    findings = examine(session.settings)
    session.put(
        lambda: {
            "items": [
                {"check": f.check, "ok": f.ok, "message": f.message, "remedy": f.remedy}
                for f in findings
            ]
        },
        lambda: [f.line() for f in findings],
    )
    if not all(finding.ok or finding.optional for finding in findings):
        raise click.exceptions.Exit(1)


@click.command("completion", cls=TvCommand)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script of a shell.

    For bash: eval "$(tvrec completion bash)" in ~/.bashrc.
    """
    from click.shell_completion import get_completion_class

    context = click.get_current_context().find_root()
    script = get_completion_class(shell)
    if script is None:
        raise click.UsageError(f"no completion for {shell}")
    click.echo(script(context.command, {}, "tvrec", "_TVREC_COMPLETE").source())


COMMANDS = (doctor, completion)
