"""What you have told the television: rules, rules add, remove, edit, dial."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tvrec.cli.help import TvGroup
from tvrec.cli.options import command_options
from tvrec.cli.plain import pad
from tvrec.cli.session import Session, session_of
from tvrec.said import said_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tvrec.core import Said, Tv

__all__ = ["COMMANDS"]

_WHAT = (
    "dislike", "not-interested", "not-me", "not-now", "drop-series", "like", "favourite", "seen",
    "mute", "pin", "less", "not", "only", "off", "age",
)  # fmt: skip
"""The words of ``core.rules``, written out: help must not pay for loading what ranks."""

_DIALS = ("familiar", "new")
"""Those of ``core.taste``, for the same reason."""

_MAY_DO_NOTHING = frozenset({"mute", "pin", "less"})
"""What else a title has in common with likes may speak for it as loudly."""

_NEGATIVE = {"ignore_unknown_options": True}
"""A number below 0 is no option."""


@click.group("rules", cls=TvGroup, invoke_without_command=True)
@command_options
@click.pass_context
def rules(context: click.Context) -> None:
    """Print what you have told the television, and how each of it is taken back.

    Ratings and what was watched are in the history.
    """
    if context.invoked_subcommand is not None:
        return
    session = session_of(context)
    with session.tv() as tv:
        found = tv.rules.list(session.settings.profile, at=session.now)
        _, shapes = session.writers(tv)
        session.put(
            lambda: {"items": [shapes.said(each) for each in found]},
            lambda: _lines(session, tv, found) if found else [_nothing(session)],
        )


@rules.command("add")
@click.argument("what", type=click.Choice(_WHAT), metavar="WHAT")
@click.argument("target")
@command_options
@click.pass_obj
def add(session: Session, what: str, target: str) -> None:
    """Say WHAT of TARGET; the next Home obeys.

    TARGET is a TITLE, person:NAME, genre:NAME, folder:PATH or language:CODE.

    dislike and not-interested hide, and may be said of people, genres and folders too. not-me: a
    title that somebody else watched. not-now: in two weeks perhaps. mute: it does not count; pin:
    it counts; both of people and genres too. less: nothing like this title. not and only: of a
    language. off hours: the hour has no say. age 12: nothing for people older than that.
    """
    with session.tv() as tv:
        profile = session.settings.profile
        if what == "age":
            if not target.isdecimal() or int(target) > 120:
                raise click.BadParameter(f"{target!r} is no age")
            said = tv.rules.cap(int(target), profile)
            _tell(session, tv, said)
            return
        about = tv.rules.target(target)
        may_be_idle = what in _MAY_DO_NOTHING or about.type == "folder"
        before = _titles_of_home(session, tv) if may_be_idle else None
        said = tv.rules.add(what, about, profile, at=session.now)
        idle = before is not None and _titles_of_home(session, tv) == before
        _tell(session, tv, said, idle=idle)


@rules.command("remove")
@click.argument("id_", metavar="ID")
@command_options
@click.pass_obj
def remove(session: Session, id_: str) -> None:
    """Take back what `tvrec rules` lists under ID, as if it had not been said."""
    with session.tv() as tv:
        _tell(session, tv, tv.rules.remove(id_, session.settings.profile, at=session.now))


@rules.command("edit", context_settings=_NEGATIVE)
@click.argument("id_", metavar="ID")
@click.argument("value")
@command_options
@click.pass_obj
def edit(session: Session, id_: str, value: str) -> None:
    """Let ID say VALUE: the number of a dial or an age, otherwise another WHAT of the same."""
    with session.tv() as tv:
        _tell(session, tv, tv.rules.edit(id_, value, session.settings.profile, at=session.now))


@rules.command("dial", context_settings=_NEGATIVE)
@click.argument("name", type=click.Choice(_DIALS))
@click.argument("value", type=click.FloatRange(-1, 1), metavar="VALUE")
@command_options
@click.pass_obj
def dial(session: Session, name: str, value: float) -> None:
    """Turn a dial: familiar 1 to surprising -1, new 1 to old -1; 0 is as if never turned."""
    with session.tv() as tv:
        _tell(session, tv, tv.rules.dial(name, value, session.settings.profile, at=session.now))


def _titles_of_home(session: Session, tv: Tv) -> list[tuple[str, list[str]]]:
    """Return which titles stand in which rows now."""
    home = tv.home(session.settings.profile, at=session.now)
    return [(row.id, [card.id for card in row.cards]) for row in home.rows]


def _tell(session: Session, tv: Tv, said: Said, *, idle: bool = False) -> None:
    """Print what is in force now; ``idle``: and that it has moved nothing."""
    _, shapes = session.writers(tv)
    note = [session.words.gettext("Home stays as it is")] if idle else []
    session.put(lambda: shapes.said(said), lambda: [*_lines(session, tv, [said]), *note])


def _lines(session: Session, tv: Tv, found: list[Said]) -> Iterator[str]:
    """Write things in force, a line each: since when, what, and what takes it back."""
    name_of = tv.library.names(session.words)
    for said in found:
        since = f"{said.at.astimezone():%Y-%m-%d %H:%M}" if said.at else ""
        text = said_line(said.what, said.target, said.value, session.words, name_of)
        if said.until is not None:
            text += "  " + session.words.gettext("until {day}").format(
                day=f"{said.until.astimezone():%Y-%m-%d}"
            )
        yield f"{pad(since, 16)}  {pad(text, 48)}  [{said.id}]"


def _nothing(session: Session) -> str:
    return session.words.gettext("Nothing is set: tvrec rules add --help says what can be")


COMMANDS = (rules,)
