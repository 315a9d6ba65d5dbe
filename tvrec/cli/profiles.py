"""Who watches: profile list, add, rename, remove, reset-taste."""

from __future__ import annotations

from typing import Any

import click

from tvrec.cli.help import TvGroup
from tvrec.cli.options import command_options, option
from tvrec.cli.session import Session
from tvrec.domain import Viewer
from tvrec.viewer_names import viewer_name

__all__ = ["COMMANDS"]


@click.group("profile", cls=TvGroup)
def profile() -> None:
    """Keep the household's profiles."""


@profile.command("list")
@command_options
@click.pass_obj
def list_(session: Session) -> None:
    """Print the profiles."""
    with session.tv() as tv:
        viewers = tv.profiles.list()
        session.put(
            lambda: {"items": [_shape(viewer) for viewer in viewers]},
            lambda: [f"{viewer_name(v.name, session.words)}  [{v.id}]" for v in viewers],
        )


@profile.command("add")
@click.argument("name")
@option(
    "--age",
    "age_cap",
    type=click.IntRange(0, 120),
    help="Show nothing meant for people older than this.",
)
@command_options
@click.pass_obj
def add(session: Session, name: str, age_cap: int | None) -> None:
    """Add a profile."""
    with session.tv() as tv:
        viewer = tv.profiles.add(name, age_cap=age_cap)
        _say(session, viewer, session.words.gettext("{name} was added"))


@profile.command("rename")
@click.argument("name")
@click.argument("new_name")
@command_options
@click.pass_obj
def rename(session: Session, name: str, new_name: str) -> None:
    """Give a profile another name."""
    with session.tv() as tv:
        viewer = tv.profiles.rename(name, new_name)
        _say(session, viewer, session.words.gettext("{name} it is"))


@profile.command("remove")
@click.argument("name")
@click.confirmation_option("--yes", prompt="Delete the profile and its whole history?")
@command_options
@click.pass_obj
def remove(session: Session, name: str) -> None:
    """Delete a profile and everything known of it."""
    with session.tv() as tv:
        viewer = tv.profiles.remove(name)
        _say(session, viewer, session.words.gettext("{name} was removed, history included"))


@profile.command("reset-taste")
@click.argument("name")
@click.confirmation_option("--yes", prompt="Delete the whole history of the profile?")
@command_options
@click.pass_obj
def reset_taste(session: Session, name: str) -> None:
    """Keep a profile, and forget everything that it watched."""
    with session.tv() as tv:
        viewer = tv.profiles.find(name)
        number = tv.forget(viewer.name, None)
        line = session.words.ngettext("{n} event forgotten", "{n} events forgotten", number)
        session.put(
            lambda: {**_shape(viewer), "forgotten": number}, lambda: [line.format(n=number)]
        )


def _shape(viewer: Viewer) -> dict[str, Any]:
    return {"id": viewer.id, "name": viewer.name, "age_cap": viewer.age_cap}


def _say(session: Session, viewer: Viewer, line: str) -> None:
    session.put(lambda: _shape(viewer), lambda: [line.format(name=viewer.name)])


COMMANDS = (profile,)
