"""What the library can teach: train genres."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tvrec.cli.help import TvCommand, TvGroup
from tvrec.cli.options import command_options, option
from tvrec.cli.plot import falling
from tvrec.cli.session import Session

if TYPE_CHECKING:
    from tvrec.core.training import Trained, Trial
    from tvrec.i18n import Translator

__all__ = ["COMMANDS"]


@click.group("train", cls=TvGroup)
def train() -> None:
    """Learn from the library."""


@train.command("genres", cls=TvCommand)
@option("--seed", type=int, default=0, show_default=True, help="For what chance decides.")
@option("--evaluate", is_flag=True, help="Judge by cross-validation; keep nothing.")
@option(
    "--titles",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="With --evaluate: a catalogue as JSON Lines instead of the library.",
)
@option("--forget", is_flag=True, help="Delete what was learned, and all guesses.")
@option("--words", metavar="TAG", default="", help="With --evaluate: read texts in this language.")
@command_options
@click.pass_obj
def genres(
    session: Session, seed: int, evaluate: bool, titles: Path | None, forget: bool, words: str
) -> None:
    """Learn the library's genres, and offer them to titles that have none, now and later."""
    if (titles or words) and not evaluate:
        raise click.UsageError("--titles and --words belong to --evaluate")
    if forget and evaluate:
        raise click.UsageError("--forget and --evaluate do not go together")
    if forget:
        _forget(session)
        return
    label = session.words.gettext("Reading what they are about")
    with session.tv() as tv:
        with session.progress(label) as tick:
            if evaluate:
                judged = tv.library.try_genres(titles, seed, tick, words=words)
            else:
                trained = tv.library.train_genres(seed, tick)
        if evaluate:
            session.put(lambda: _trial_shape(judged), lambda: _trial_lines(judged, session.words))
        else:
            session.put(lambda: _shape(trained), lambda: _lines(trained, session.words))


def _forget(session: Session) -> None:
    with session.tv() as tv:
        found = tv.library.forget_genres()
    words = session.words
    session.put(
        lambda: {"forgotten": found},
        lambda: [
            words.gettext("What was learned and the guesses are deleted")
            if found
            else words.gettext("Nothing was learned")
        ],
    )


def _shape(trained: Trained) -> dict[str, Any]:
    return {
        "titles": trained.titles,
        "genres": trained.genres,
        "without": trained.without,
        "guessed": trained.guessed,
        "f1": trained.f1,
        "l2": trained.l2,
        "seed": trained.seed,
        "losses": list(trained.losses),
    }


def _lines(trained: Trained, words: Translator) -> Iterator[str]:
    first, last, steps = trained.losses[0], trained.losses[-1], len(trained.losses)
    yield words.gettext(
        "{titles} titles taught {genres} genres; macro-F1 {f1:.2f} is to be expected"
    ).format(titles=trained.titles, genres=trained.genres, f1=trained.f1)
    yield words.gettext(
        "The loss fell from {first:.3f} to {last:.3f} in {steps} steps (L2 {l2:g}, seed {seed})"
    ).format(first=first, last=last, steps=steps, l2=trained.l2, seed=trained.seed)
    yield from falling(trained.losses)
    yield words.gettext("{guessed} of {without} titles without a genre are offered some").format(
        guessed=trained.guessed, without=trained.without
    )


def _trial_shape(judged: Trial) -> dict[str, Any]:
    return {
        "titles": judged.titles,
        "genres": list(judged.genres),
        "f1": {name: figure._asdict() for name, figure in judged.f1.items()},
        "against": {name: figure._asdict() for name, figure in judged.against.items()},
    }


def _trial_lines(judged: Trial, words: Translator) -> Iterator[str]:
    yield words.gettext("{titles} titles, {genres} genres, five folds: macro-F1").format(
        titles=judged.titles, genres=len(judged.genres)
    )
    for name, figure in judged.f1.items():
        yield f"  {name:14} {figure.mean:.3f}  [{figure.low:.3f}, {figure.high:.3f}]"
    own = next(iter(judged.f1))
    for name, other in judged.against.items():
        versus = words.gettext("{own} less {name}").format(own=own, name=name)
        yield f"  {versus:24} {other.difference:+.3f}  [{other.low:+.3f}, {other.high:+.3f}]"


COMMANDS = (train,)
