"""What a viewer's likes and hidden titles come to, kept up like by like."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from tvrec.rec.catalog import Catalog
from tvrec.rec.change import RECENT, has_fallen, regime
from tvrec.rec.evidence import NOTHING, Evidence, Without
from tvrec.rec.facets import FacetSums, Tuning
from tvrec.rec.grounds import Grounds, grounds
from tvrec.rec.memory import Memory
from tvrec.rec.scorer import PRODUCT, Scorer
from tvrec.rec.scores import Facts, Scores, scales_of, score

__all__ = ["Profile"]

_PLAIN = Tuning()


class Profile:
    """A viewer on a catalogue. A new like costs one pass over the vectors.

    What a like adds is only added; whatever changes an old one (a rewatch too) rebuilds. Both give
    every candidate the same score to 1e-5.

    Attributes:
        catalog: the titles.
        scorer: the formula.
    """

    def __init__(self, catalog: Catalog, scorer: Scorer = PRODUCT) -> None:
        self.catalog = catalog
        self.scorer = scorer
        self._facts = Facts(catalog, scorer)
        self._memory = Memory(catalog, self._facts.years, scorer)
        self._likes: dict[int, float] = {}  # title: strength, oldest first
        self._hidden = np.zeros(catalog.size, dtype=np.bool_)
        self._scores: Scores | None = None
        self._grounds: Grounds | None = None  # those of the scores

    @property
    def liked(self) -> NDArray[np.int64]:
        """The liked titles, oldest first: int64[likes]."""
        return self._memory.likes

    @property
    def strengths(self) -> NDArray[np.float64]:
        """The strength of each like: float64[likes]."""
        return self._memory.strengths

    @property
    def genres(self) -> FacetSums:
        """What the likes share with each title by genres."""
        return self._memory.genres

    @property
    def people(self) -> FacetSums:
        """What the likes share with each title by people."""
        return self._memory.people

    @property
    def likes(self) -> tuple[tuple[int, float], ...]:
        """The liked titles and the strength of each like, oldest first."""
        return tuple(self._likes.items())

    @property
    def hidden(self) -> NDArray[np.bool_]:
        """Which titles are out of the ranking, the liked ones among them: bool[n], read only."""
        view = self._hidden.view()
        view.flags.writeable = False
        return view

    def absorb(self, i: int, strength: float = 1.0) -> None:
        """Add a like of title i, the newest one, and hide the title.

        A title that is liked already keeps one like: this one, with this strength and place.

        Raises:
            IndexError: there is no title i.
            ValueError: the strength is not above 0.
        """
        self._check(i, strength)
        i, strength = int(i), float(strength)
        self._hidden[i] = True
        if self._likes.pop(i, None) is not None:
            self._likes[i] = strength
            self._sum_up()
            return
        self._likes[i] = strength
        self._memory.absorb(i, strength)
        self._scores = self._grounds = None

    def hide(self, i: int) -> None:
        """Take title i out of the ranking without liking it."""
        self._check(i)
        self._hidden[i] = True

    def unhide(self, i: int) -> None:
        """Let title i be ranked again, liked or not."""
        self._check(i)
        self._hidden[i] = False

    def tune(self, *, genres: Tuning = _PLAIN, people: Tuning = _PLAIN) -> None:
        """Mute and pin genres and people, in place of what was muted and pinned before.

        What is muted has no part in any title's score, as in the counterfactual of a facet; it may
        still be near to what is liked. What is pinned counts from the first like on.
        """
        self.genres.tune(genres)
        self.people.tune(people)
        self._sum_up()

    def rebuild(self, likes: Iterable[tuple[int, float]], hidden: Iterable[int] = ()) -> None:
        """Start from these likes, oldest first; they and ``hidden`` are what is hidden.

        Where a title comes twice, its last like counts.

        Raises:
            IndexError: there is no such title.
            ValueError: a strength is not above 0.
        """
        fresh: dict[int, float] = {}
        for i, strength in likes:
            self._check(i, strength)
            fresh.pop(int(i), None)
            fresh[int(i)] = float(strength)
        out = np.zeros(self.catalog.size, dtype=np.bool_)
        for i in (*hidden, *fresh):
            self._check(i)
            out[i] = True
        self._likes, self._hidden = fresh, out
        self._sum_up()

    def scores(self, candidates: NDArray[np.bool_] | None = None) -> Scores:
        """Score every title; z-scores are over the ``candidates``, bool[n], that are not hidden.

        Without ``candidates`` that is every title that is not hidden. The last answer is kept.
        """
        ranked = ~self._hidden if candidates is None else candidates & ~self._hidden
        if self._scores is None or not np.array_equal(self._scores.candidates, ranked):
            self._scores = self._grounds = None  # before others are made: they are large
            self._scores = self.scores_from(self.evidence(), ranked)
        return self._scores

    def has_changed(self, candidates: NDArray[np.bool_] | None = None) -> bool:
        """Tell whether the taste changed with the latest likes: see ``rec.change.has_fallen``."""
        scores, evidence = self.scores(candidates), self.evidence()
        if len(evidence.trail) <= RECENT:
            return False
        scales = scales_of(self.catalog, self._facts, self.scorer, evidence, scores.candidates)
        before = regime(scales, self.scorer, before=RECENT)
        return has_fallen(before.trust, scores.regime.trust)

    def evidence(self, without: Without = NOTHING) -> Evidence:
        """What the likes say of every title, if need be as if something had never been."""
        return self._memory.evidence(without)

    @property
    def trust(self) -> float:
        """How far all likes still speak for the viewer in the last answer of ``scores``."""
        return (self._scores or self.scores()).regime.trust

    @property
    def grounds(self) -> Grounds:
        """What reasons are read from in the last answer of ``scores``."""
        scores = self._scores or self.scores()
        if self._grounds is None:
            few = scores.votes < 0
            self._grounds = grounds(self.catalog, self.scorer, self._memory, scores.regime, few)
        return self._grounds

    def scores_from(self, evidence: Evidence, candidates: NDArray[np.bool_]) -> Scores:
        """Score every title on other evidence than this profile's own, for a counterfactual."""
        return score(self.catalog, self._facts, self.scorer, evidence, candidates)

    def attention(self, titles: Sequence[int] | NDArray[np.int64]) -> NDArray[np.float32]:
        """How much of each title's attention goes to each like: float32[titles, likes].

        The softmax weights w_i exp(cos/τ)/Σ at the two half-lives, of all likes and of those since
        a change, mixed; each row adds up to 1, or is 0 for a title without a vector.
        """
        rows = np.asarray(titles, dtype=np.int64)
        return self.grounds.attention(rows, self._memory.kernel.rows(rows))

    def nearness(self, i: int, titles: NDArray[np.int64] | None = None) -> NDArray[np.float32]:
        """How near titles, or all, are to title i, in proportion to the cosine: float32[titles]."""
        return self._memory.kernel.nearness(i, titles)

    def _sum_up(self) -> None:
        likes = np.fromiter(self._likes, np.int64, len(self._likes))
        strengths = np.fromiter(self._likes.values(), np.float64, len(self._likes))
        self._memory.rebuild(likes, strengths)
        self._scores = self._grounds = None

    def _check(self, i: int, strength: float = 1.0) -> None:
        if not 0 <= i < self.catalog.size:
            raise IndexError(f"no title {i} among {self.catalog.size}")
        if not 0 < strength < math.inf:
            raise ValueError(f"the strength of a like must be above 0, not {strength}")
