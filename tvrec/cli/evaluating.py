"""How good and how quick: evaluate, bench."""

from __future__ import annotations

from pathlib import Path

import click

from tvrec.cli.help import TvCommand, TvGroup
from tvrec.cli.options import command_options, option
from tvrec.cli.session import Session

__all__ = ["COMMANDS"]

_VIEWS = ("last20", "last10", "nshot", "shift", "household", "music")
"""Those of ``rec.views``, written out: help must not pay for loading what ranks."""


def _listed(
    _context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    """Take commas for repetition, and each name once."""
    names = (name.strip() for value in values for name in value.split(","))
    return tuple(dict.fromkeys(name for name in names if name))


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
    type=click.Choice(_VIEWS),
    default="last20",
    show_default=True,
    help="Which part of each history is held out.",
)
@option(
    "--likes",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="Likes that are known, in the views nshot and shift.",
)
@option("--scorer", metavar="NAME", help="The formula to judge; the product's unless told.")
@option(
    "--against",
    multiple=True,
    metavar="NAME",
    callback=_listed,
    help="Compare pairwise with random, votes, rating, weighted, mean, raw_mean, tfidf, points "
    "or a formula; may be repeated, or a list with commas.",
)
@option(
    "--against-rankings",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Compare pairwise with rankings in a file; may be repeated.",
)
@option(
    "--rankings",
    metavar="OUT",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the first 100 titles for each user.",
)
@option(
    "--library",
    metavar="N",
    type=click.IntRange(min=1),
    help="Judge in small libraries of so many titles, drawn from the catalogue.",
)
@option(
    "--without",
    multiple=True,
    metavar="FACT",
    callback=_listed,
    help="Judge as if no title had votes, or ratings; may be repeated, or a list with commas.",
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
    likes: int,
    scorer: str | None,
    against: tuple[str, ...],
    against_rankings: tuple[Path, ...],
    rankings: Path | None,
    library: int | None,
    without: tuple[str, ...],
    seed: int,
    no_mmr: bool,
) -> None:
    """Judge the ranking on histories whose end it has not seen."""
    from tvrec.cli.tables import evaluation_lines, evaluation_shape
    from tvrec.core import Trial, examine_ranking

    trial = Trial(
        view=view, n=likes, mmr=not no_mmr, against=against, against_rankings=against_rankings,
        rankings=rankings, library=library, without=frozenset(without), seed=seed,
        **({"scorer": scorer} if scorer else {}),
    )  # fmt: skip
    words = session.words
    with session.progress(words.gettext("Reading files")) as tick:
        examination = examine_ranking(
            titles, events, trial, settings=session.settings, on_progress=tick
        )
    with session.progress(words.gettext("Ranking"), examination.total) as tick:
        result = examination.run(tick)
    session.put(lambda: evaluation_shape(result), lambda: evaluation_lines(result, words))


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
