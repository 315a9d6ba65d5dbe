"""Judging the ranking on histories from files, and the machine by the encoder's speed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tvrec import config
from tvrec.core.corpus import FACTS, Corpus, read_corpus
from tvrec.core.rankings import Ranked, read_rankings, write_rankings
from tvrec.encode import OnnxEncoder
from tvrec.errors import ConfigError
from tvrec.rec import PRODUCT, SCORERS
from tvrec.rec.baselines import BASELINES, Material
from tvrec.rec.evaluate import (
    Evaluation,
    Judgement,
    Rival,
    evaluate,
    formula,
    recorded,
    summarise,
)
from tvrec.rec.histories import histories
from tvrec.rec.views import Split, splits

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tvrec.core.progress import Tick
    from tvrec.encode.bench import Speed

__all__ = ["Evaluation", "Examination", "Trial", "bench_encoder", "examine_ranking"]

_NUMBERED = frozenset({"nshot", "shift"})
_DRAWN = 3000  # titles of all the small libraries together: the smaller, the more are drawn


@dataclass(frozen=True, kw_only=True)
class Trial:
    """What is judged, and against what.

    Attributes:
        view: which part of each history is held out.
        n: the likes known, in the views that have such a number.
        scorer: the name of the formula that is judged.
        mmr: whether rankings by a formula are made varied.
        against: names of baselines and formulas.
        against_rankings: files of rankings; each is called by its name without the ending.
        rankings: where to write what was ranked, if anywhere.
        library: titles of a small library that is drawn from the catalogue; None for all of it.
        without: facts that no title has: "votes", "ratings".
        seed: for what chance decides.
    """

    view: str = "last20"
    n: int = 10
    scorer: str = PRODUCT.name
    mmr: bool = True
    against: tuple[str, ...] = ()
    against_rankings: tuple[Path, ...] = ()
    rankings: Path | None = None
    library: int | None = None
    without: frozenset[str] = frozenset()
    seed: int = 0


class _Part(NamedTuple):
    """One library: the catalogue or some of it, and the histories within."""

    number: int
    rows: NDArray[np.int64]
    material: Material
    tasks: Sequence[Split]


class Examination:
    """Histories that are split and ready to be judged.

    Attributes:
        total: how many rankings the judged formula will make.
    """

    def __init__(self, trial: Trial, corpus: Corpus) -> None:
        self._trial = trial
        self._corpus = corpus
        self._recorded = {file.stem: read_rankings(file) for file in trial.against_rankings}
        self._parts = [
            _part(corpus, trial, number, rows)
            for number, rows in enumerate(_drawn(len(corpus.works), trial.library, trial.seed))
        ]
        self.total = sum(len(part.tasks) for part in self._parts)

    def run(self, on_progress: Tick) -> Evaluation:
        """Rank and judge all; write the rankings where that was asked.

        Raises:
            ImportFormatError: the rankings cannot be written.
        """
        trial, works = self._trial, self._corpus.works
        judgements: list[Judgement] = []
        rankings: list[Ranked] = []
        for number, one in self._judged():
            judgements.append(one)
            rankings.append(Ranked(one.user, number, tuple(works[i].id for i in one.ranking)))
            on_progress(len(judgements), one.user)
        if trial.rankings is not None:
            write_rankings(trial.rankings, rankings)
        return summarise(
            judgements,
            len(np.unique(np.concatenate([part.rows for part in self._parts]))),
            view=trial.view,
            n=trial.n if trial.view in _NUMBERED else None,
            against=(*trial.against, *self._recorded),
            seed=trial.seed,
        )

    def _judged(self) -> Iterator[tuple[int, Judgement]]:
        """Judge library by library; rankings are of rows of the whole catalogue."""
        for part in self._parts:
            catalog = part.material.catalog
            own = formula(catalog, SCORERS[self._trial.scorer], mmr=self._trial.mmr)
            for one in evaluate(catalog, part.tasks, own, self._rivals(part)):
                yield part.number, replace(one, ranking=part.rows[one.ranking])

    def _rivals(self, part: _Part) -> Mapping[str, Rival]:
        catalog, mmr = part.material.catalog, self._trial.mmr
        rivals: dict[str, Rival] = {
            name: BASELINES[name](part.material)
            if name in BASELINES
            else formula(catalog, SCORERS[name], mmr=mmr)
            for name in self._trial.against
        }
        for name, ranked in self._recorded.items():
            here = {one.user: one.titles for one in ranked if one.library == part.number}
            rivals[name] = recorded(catalog, here)
        return rivals


def examine_ranking(
    titles: Path,
    events: Path,
    trial: Trial,
    *,
    settings: config.Settings,
    on_progress: Tick,
) -> Examination:
    """Read a catalogue and histories in JSON Lines, and split them.

    Raises:
        ConfigError: there is no such baseline, formula or fact.
        ImportFormatError: a file is not what it should be.
    """
    _check("formula", [trial.scorer], SCORERS)
    _check("baseline", trial.against, [*BASELINES, *SCORERS])
    _check("fact to leave out", trial.without, FACTS)
    corpus = read_corpus(
        titles, events, without=trial.without, settings=settings, on_progress=on_progress
    )
    return Examination(trial, corpus)


def _check(what: str, names: Iterable[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            raise ConfigError(
                f"there is no {what} {name!r}", remedy=f"choose among {', '.join(known)}"
            )


def _drawn(size: int, library: int | None, seed: int) -> Iterator[NDArray[np.int64]]:
    """Rows of the whole catalogue, or of as many small libraries as hold 3,000 titles together."""
    if library is None or library >= size:
        yield np.arange(size)
        return
    rng = np.random.default_rng(seed)
    for _ in range(max(1, _DRAWN // library)):
        yield np.sort(rng.choice(size, library, replace=False))


def _part(corpus: Corpus, trial: Trial, number: int, rows: NDArray[np.int64]) -> _Part:
    material = corpus.material(rows, trial.seed)
    catalog = material.catalog
    users = histories(corpus.events, catalog.index)
    tasks = splits(trial.view, users, catalog, material.years, n=trial.n, seed=trial.seed)
    return _Part(number, rows, material, list(tasks))


def bench_encoder(settings: config.Settings) -> list[Speed]:
    """Measure how many texts a CPU-second encodes."""
    from tvrec.encode.bench import measure

    return measure(OnnxEncoder(config.models_dir(settings), indexing_threads=1))
