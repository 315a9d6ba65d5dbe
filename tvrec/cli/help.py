"""Help in the language of the run: commands, options and headings translated when shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from tvrec.cli.session import session_of

if TYPE_CHECKING:
    from tvrec.i18n import Translator

__all__ = ["TvCommand", "TvGroup", "TvOption", "every_message"]

_HELP = "Show this message and exit."
_HEADINGS = (
    "Usage: ",
    "Options",
    "Commands",
    _HELP,
    "Show the version and exit.",
)


def _words(context: click.Context | None = None) -> Translator:
    return session_of(context or click.get_current_context()).words


class TvFormatter(click.HelpFormatter):
    """Translates click's own headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that says how to call a command."""
        super().write_usage(prog, args, _words().gettext(prefix or "Usage: "))

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """Write a headed part of the help."""
        with super().section(_words().gettext(name)):
            yield


class TvContext(click.Context):
    """A context whose help is translated."""

    formatter_class = TvFormatter


class TvOption(click.Option):
    """An option whose help is translated."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option's line in the help."""
        own = self.help
        self.help = _words(ctx).gettext(own) if own else own
        try:
            return super().get_help_record(ctx)
        finally:
            self.help = own


class TvCommand(click.Command):
    """A command whose help is translated."""

    context_class = TvContext

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the command's line in the list of commands."""
        first = _paragraphs(self)[0] if self.help else ""
        words = _words()
        text = words.gettext(first).rstrip(".。")
        # Chinese has no spaces to wrap at, and its sentences are short: they are shown whole
        return text if words.language != "en" or len(text) <= 90 else text[:87] + "..."

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        words = _words(ctx)
        with formatter.indentation():
            for paragraph in _paragraphs(self):
                formatter.write_paragraph()
                formatter.write_text(words.gettext(paragraph))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help``, its own help translated."""
        names = self.get_help_option_names(ctx)
        if not names or not self.add_help_option:
            return None
        return TvOption(
            names, is_flag=True, is_eager=True, expose_value=False, callback=_show_help, help=_HELP
        )


class TvGroup(TvCommand, click.Group):
    """A group of commands whose help is translated."""

    command_class = TvCommand


def _paragraphs(command: click.Command) -> list[str]:
    """Split a help text into its paragraphs, each one line: the messages that are translated."""
    return [" ".join(part.split()) for part in (command.help or "").split("\n\n") if part.strip()]


def _show_help(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        click.echo(context.get_help())
        context.exit()


def every_message(command: click.Command) -> Iterator[str]:
    """Yield every help text below a command, for the message catalogues."""
    yield from _HEADINGS
    yield from _messages(command)


def _messages(command: click.Command) -> Iterator[str]:
    yield from _paragraphs(command)
    for parameter in command.params:
        text: Any = getattr(parameter, "help", None)
        if text:
            yield text
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            yield from _messages(command.commands[name])
