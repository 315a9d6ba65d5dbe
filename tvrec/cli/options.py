"""The options that every command has, and those with help in the language of the run."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

import click

from tvrec.cli.help import TvOption
from tvrec.cli.session import session_of

__all__ = ["command_options", "option"]

F = TypeVar("F", bound=Callable[..., Any])

option = functools.partial(click.option, cls=TvOption)
"""``click.option`` whose help is translated."""

_LANGUAGES = ("en", "zh-Hans", "zh-Hant")
"""Those of ``i18n``, written out: the version must not pay for loading the settings."""


class _Instant(click.ParamType[datetime]):
    """An ISO 8601 time; one without a zone is UTC."""

    name = "ISO8601"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not an ISO 8601 time, as 2026-05-01T20:15", param, ctx)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


_SETTINGS = ("db", "profile", "lang")


def _keep(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    """Move an option that every command has to the session."""
    session = session_of(context)
    if value is None or value is False:
        return
    if parameter.name in _SETTINGS:
        session.flags[parameter.name] = value
    elif parameter.name == "as_json":
        session.as_json = True
    else:
        session.at = value


def command_options(function: F) -> F:
    """Add the options that every command has."""
    # Eager, so that --json is known before anything else on the line can be found wrong.
    shared = functools.partial(option, callback=_keep, expose_value=False, is_eager=True)
    for add in (
        shared("--at", type=_Instant(), help="Take this time for now."),
        shared("--lang", type=click.Choice(_LANGUAGES), help="The language of what is printed."),
        shared("--json", "as_json", is_flag=True, help="Print one JSON document."),
        shared("--profile", metavar="NAME", help="Who watches."),
        shared("--db", metavar="PATH", help="The database."),
    ):
        function = add(function)
    return function
