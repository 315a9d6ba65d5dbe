"""What was watched: watch, play, history, forget."""

from __future__ import annotations

import click

from tvrec.cli.help import TvCommand
from tvrec.cli.options import command_options, option
from tvrec.cli.session import Session
from tvrec.errors import PlayerError

__all__ = ["COMMANDS"]


@click.command("watch", cls=TvCommand)
@click.argument("title")
@option(
    "--completion",
    type=click.FloatRange(0, 1),
    default=1.0,
    show_default=True,
    help="Which part of it was seen.",
)
@option("--rating", type=click.FloatRange(0, 10), help="Rate it as well.")
@option("--with", "beside", metavar="NAME", default="", help="Who watched too.")
@command_options
@click.pass_obj
def watch(
    session: Session, title: str, completion: float, rating: float | None, beside: str
) -> None:
    """Record that you watched TITLE, without playing it; prints Home as it is now."""
    with session.tv() as tv:
        target = tv.library.resolve(title)
        profile = session.settings.profile
        answer = tv.watched(target, profile, completion=completion, at=session.now, beside=beside)
        event = answer.cause
        if rating is not None:
            answer = tv.rated(target, rating, profile, at=session.now)
        plain, shapes = session.writers(tv, beside=beside)
        session.put(lambda: shapes.watched(event, answer), lambda: plain.home(answer))


@click.command("play", cls=TvCommand)
@click.argument("title")
@option("--from-start", is_flag=True, help="Do not resume.")
@option(
    "--mpv",
    "arguments",
    multiple=True,
    metavar="ARGUMENT",
    help="Hand this to mpv as it is; may be repeated.",
)
@command_options
@click.pass_obj
def play(session: Session, title: str, from_start: bool, arguments: tuple[str, ...]) -> None:
    """Play TITLE with mpv and record what was watched; an album plays as a queue."""
    with session.tv() as tv:
        played = tv.play(
            tv.library.resolve(title),
            session.settings.profile,
            at=session.at,
            resume=not from_start,
            arguments=arguments,
        )
        plain, shapes = session.writers(tv)
        session.put(
            lambda: shapes.watched(played.event, played.home), lambda: plain.home(played.home)
        )
    if played.failure:
        raise PlayerError(
            played.failure.message, file=played.failure.file, remedy=played.failure.remedy
        )


@click.command("history", cls=TvCommand)
@click.argument("title", required=False)
@option("--shown", is_flag=True, help="What you were shown on the television, where and why.")
@option(
    "-n",
    "number",
    type=click.IntRange(min=1),
    default=50,
    show_default=True,
    help="How many, the newest last.",
)
@command_options
@click.pass_obj
def history(session: Session, title: str | None, shown: bool, number: int) -> None:
    """Print what you did, all or with TITLE, or what you were shown of it; the newest last."""
    with session.tv() as tv:
        plain, shapes = session.writers(tv)
        target = tv.library.resolve(title) if title else None
        if shown:
            found = tv.impressions.of(session.settings.profile, target)[-number:]
            session.put(lambda: shapes.values(found), lambda: plain.impressions(found))
            return
        events = tv.history(session.settings.profile, number, target)
        session.put(lambda: shapes.values(events), lambda: plain.events(events))


@click.command("forget", cls=TvCommand)
@click.argument("title", required=False)
@option("--all", "everything", is_flag=True, help="The whole history of the profile.")
@command_options
@click.pass_obj
def forget(session: Session, title: str | None, everything: bool) -> None:
    """Delete what is known of you and TITLE; it is really gone, from the file too."""
    if (title is None) == (not everything):
        raise click.UsageError("name a TITLE, or say --all")
    with session.tv() as tv:
        target = tv.library.resolve(title) if title else None
        number = tv.forget(session.settings.profile, target)
        line = session.words.ngettext("{n} event forgotten", "{n} events forgotten", number)
        session.put(lambda: {"forgotten": number}, lambda: [line.format(n=number)])


COMMANDS = (watch, play, history, forget)
