"""What to watch: home, recommend, similar, search, explain."""

from __future__ import annotations

import click

from tvrec.cli.help import TvCommand
from tvrec.cli.options import command_options, option
from tvrec.cli.session import Session
from tvrec.domain import CARD_KINDS

__all__ = ["COMMANDS", "home"]

_KINDS = click.Choice([kind.value for kind in CARD_KINDS] + ["artist", "other"])


@click.command("home", cls=TvCommand)
@option("--all", "everything", is_flag=True, help="Print rows whole.")
@option("--minutes", type=click.FloatRange(min=1), help="Only what fits into this time.")
@option("--with", "beside", metavar="NAME", default="", help="Who watches too.")
@command_options
@click.pass_obj
def home(
    session: Session, everything: bool = False, minutes: float | None = None, beside: str = ""
) -> None:
    """Print Home: rows of titles, ranked for you, each with its reason."""
    with session.tv() as tv:
        answer = tv.home(session.settings.profile, at=session.now, minutes=minutes, beside=beside)
        plain, shapes = session.writers(tv, beside=beside)
        session.put(lambda: shapes.home(answer), lambda: plain.home(answer, everything=everything))


@click.command("recommend", cls=TvCommand)
@option(
    "-n", "number", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many."
)
@option("--kind", type=_KINDS, multiple=True, help="Only this kind; may be repeated.")
@option("--minutes", type=click.FloatRange(min=1), help="Only what fits into this time.")
@option("--with", "beside", metavar="NAME", default="", help="Who watches too.")
@option("--query", metavar="TEXT", help="What you would like, in a sentence.")
@option("--ignore", metavar="TEXT", multiple=True, help="Words of it that shall have no effect.")
@command_options
@click.pass_obj
def recommend(
    session: Session,
    number: int,
    kind: tuple[str, ...],
    minutes: float | None,
    beside: str,
    query: str | None,
    ignore: tuple[str, ...],
) -> None:
    """Print one list of what fits you best, or fits a sentence best."""
    if query is not None and beside:
        raise click.UsageError("--query answers one viewer: leave --with out")
    who, at = session.settings.profile, session.now
    with session.tv() as tv:
        if query is None:
            answer = tv.recommend(who, number, at=at, kinds=kind, minutes=minutes, beside=beside)
        else:
            answer = tv.ask(query, who, number, at=at, without=ignore, kinds=kind, minutes=minutes)
        plain, shapes = session.writers(tv, beside=beside)
        session.put(lambda: shapes.listing(answer), lambda: plain.listing(answer))


@click.command("similar", cls=TvCommand)
@click.argument("title")
@option(
    "-n", "number", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many."
)
@command_options
@click.pass_obj
def similar(session: Session, title: str, number: int) -> None:
    """Print the titles nearest to TITLE in what they are about."""
    with session.tv() as tv:
        who, at = session.settings.profile, session.now
        answer = tv.similar(tv.library.resolve(title), number, profile=who, at=at)
        plain, shapes = session.writers(tv)
        session.put(
            lambda: shapes.listing(answer), lambda: plain.cards(answer.cards, numbered=True)
        )


@click.command("search", cls=TvCommand)
@click.argument("text", nargs=-1, required=True)
@option(
    "-n", "number", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many."
)
@command_options
@click.pass_obj
def search(session: Session, text: tuple[str, ...], number: int) -> None:
    """Find titles by words of their names, people, genres and synopses, in both scripts."""
    with session.tv() as tv:
        who, at = session.settings.profile, session.now
        answer = tv.search(" ".join(text), number, profile=who, at=at)
        plain, shapes = session.writers(tv)
        session.put(
            lambda: shapes.listing(answer), lambda: plain.cards(answer.cards, numbered=True)
        )


@click.command("explain", cls=TvCommand)
@click.argument("title")
@command_options
@click.pass_obj
def explain(session: Session, title: str) -> None:
    """Say why TITLE stands where it does for you, and where it would stand without each cause."""
    with session.tv() as tv:
        answer = tv.explain(tv.library.resolve(title), session.settings.profile, at=session.now)
        plain, shapes = session.writers(tv)
        mentions = tv.guide.mentions(answer.summary.id)
        guesses = tv.guide.guesses(answer.summary.id)
        session.put(
            lambda: shapes.explanation(answer) | shapes.text_facts(mentions, guesses),
            lambda: [*plain.explanation(answer), *plain.text_facts(mentions, guesses)],
        )


COMMANDS = (home, recommend, similar, search, explain)
