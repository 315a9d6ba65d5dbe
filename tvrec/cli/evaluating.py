"""How good and how quick: evaluate, bench."""

from __future__ import annotations

from pathlib import Path

import click

from tvrec.cli.base import Session, command_options, option
from tvrec.cli.help import TvCommand, TvGroup

__all__ = ["COMMANDS"]

VIEWS = ("last20", "last10", "nshot", "shift", "household", "music")


@click.command("evaluate", cls=TvCommand)
@option(
    "--titles",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help="The catalogue, as JSON Lines.",
)
@option(
    "--events",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help="The histories, as JSON Lines.",
)
@option(
    "--view",
    type=click.Choice(VIEWS),
    default="last20",
    show_default=True,
    help="Which part of each history is held out.",
)
@option(
    "--against",
    multiple=True,
    metavar="NAME",
    help="Compare pairwise with random, votes, rating, mean or start; may be repeated.",
)
@option(
    "--likes",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="Likes that are known, in the views nshot and shift.",
)
@option("--seed", type=int, default=0, show_default=True, help="For what chance decides.")
@option("--no-mmr", is_flag=True, help="Judge the ranking before it is made varied.")
@command_options
@click.pass_obj
def evaluate(
    session: Session,
    titles: Path,
    events: Path,
    view: str,
    against: tuple[str, ...],
    likes: int,
    seed: int,
    no_mmr: bool,
) -> None:
    """Judge the ranking on histories whose end it has not seen."""
    from tvrec.cli.tables import evaluation_lines, evaluation_shape
    from tvrec.core import evaluate_files

    with session.progress(session.words.gettext("Ranking")) as tick:
        result = evaluate_files(
            titles, events, view=view, against=against, mmr=not no_mmr, n=likes, seed=seed,
            settings=session.settings, on_progress=tick,
        )  # fmt: skip
    session.put(lambda: evaluation_shape(result), lambda: evaluation_lines(result, session.words))


@click.group("bench", cls=TvGroup)
def bench() -> None:
    """Measure this machine, in CPU time."""


@bench.command("encode")
@command_options
@click.pass_obj
def encode(session: Session) -> None:
    """Print how many texts a CPU-second encodes, at 31 and at 80 tokens."""
    from tvrec.core import bench_encoder

    results = bench_encoder(session.settings)
    line = session.words.gettext(
        "{tokens} tokens: {rate:.0f} texts per CPU-second (goal: {goal:.0f})"
    )
    session.put(
        lambda: {
            "items": [
                {"tokens": r.tokens, "texts_per_cpu_s": r.texts_per_cpu_s, "goal": r.goal}
                for r in results
            ]
        },
        lambda: [
            line.format(tokens=r.tokens, rate=r.texts_per_cpu_s, goal=r.goal) for r in results
        ],
    )


COMMANDS = (evaluate, bench)
