"""What a viewer's likes and hidden titles come to, kept up like by like."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from tvrec.rec.attention import Attention, decays
from tvrec.rec.catalog import Catalog
from tvrec.rec.change import RECENT, Foretold, has_fallen, trust
from tvrec.rec.facets import FacetSums, Tuning
from tvrec.rec.scorer import PRODUCT, Scorer
from tvrec.rec.scores import Evidence, Facts, Scores, attention_mixes, score

__all__ = ["Profile"]

_PLAIN = Tuning()


class Profile:
    """A viewer on a catalogue. A new like costs one pass over the vectors.

    What a like adds is only added; whatever changes an old one (a rewatch too) rebuilds. Both give
    every candidate the same score to 1e-5.

    Attributes:
        catalog: the titles.
        scorer: the formula.
        liked: int64[likes], the liked titles, oldest first.
        strengths: float64[likes], the strength of each like.
        genres, people: what the likes share with each title.
    """

    def __init__(self, catalog: Catalog, scorer: Scorer = PRODUCT) -> None:
        self.catalog = catalog
        self.scorer = scorer
        self._facts = Facts(catalog, scorer)
        self._attention = Attention(catalog.vectors, scorer.temperature, scorer.half_lives)
        self.genres = FacetSums(catalog.genres, (math.inf, scorer.half_lives[1]))
        self.people = FacetSums(catalog.people, (math.inf,))
        self._likes: dict[int, float] = {}  # title: strength, oldest first
        self.liked = np.empty(0, dtype=np.int64)
        self.strengths = np.empty(0)
        self._hidden = np.zeros(catalog.size, dtype=np.bool_)
        self._scores: Scores | None = None
        self._trail: list[Foretold] = []  # the latest likes, and how they were foretold

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
        if self.scorer.change is not None:
            self._trail = [*self._trail, self._foretell(i)][-self.scorer.change.window :]
        self._likes[i] = strength
        self.liked = np.append(self.liked, i)
        self.strengths = np.append(self.strengths, strength)
        self._attention.absorb(i, strength, counted=bool(self.catalog.has_vector[i]))
        self.genres.absorb(i, strength)
        self.people.absorb(i, strength)
        self._scores = None

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
            self._scores = self.scores_from(self.evidence(), ranked)
        return self._scores

    def has_changed(self, candidates: NDArray[np.bool_] | None = None) -> bool:
        """Tell whether the taste changed with the latest likes: see ``rec.change.has_fallen``."""
        scores, evidence = self.scores(candidates), self.evidence()
        if len(evidence.trail) <= RECENT:
            return False
        alike = evidence.genres[0] / (evidence.mass or 1.0)
        before = trust(
            evidence.trail[:-RECENT], self.catalog, evidence.attention[0], alike,
            scores.candidates, self.scorer.change,
        )  # fmt: skip
        return has_fallen(before, scores.trust)

    def evidence(self) -> Evidence:
        """What the likes say of every title."""
        return Evidence(
            self.liked,
            self._attention.values(),
            self.genres.titles,
            self.people.titles[0],
            self._recency(np.arange(len(self.liked))),
            self._trail,
            self.genres.mass,
        )

    @property
    def trust(self) -> float:
        """How far the long memory speaks for the viewer in the last answer of ``scores``."""
        return (self._scores or self.scores()).trust

    @property
    def few_count(self) -> bool:
        """Whether few votes speak for a title, not many, in the last answer of ``scores``."""
        return (self._scores or self.scores()).votes < 0

    def scores_from(self, evidence: Evidence, candidates: NDArray[np.bool_]) -> Scores:
        """Score every title on other evidence than this profile's own, for a counterfactual."""
        return score(self.catalog, self._facts, self.scorer, evidence, candidates)

    def evidence_without(self, place: int) -> Evidence:
        """What the likes but the one at ``place`` say of every title, as if rebuilt so."""
        liked, strengths = self.liked, self.strengths
        rest = np.delete(np.arange(len(liked)), place)
        counted = self.catalog.genres.lengths[liked[rest]] > 0
        return Evidence(
            liked[rest],
            self._attention.values_without(place, self.weights()),
            self.genres.without(place, liked, strengths),
            self.people.without(place, liked, strengths)[0],
            self._recency(rest),
            self._trail_of(rest, place),
            float(strengths[rest][counted].sum()),
        )

    def attention(self, titles: Sequence[int] | NDArray[np.int64]) -> NDArray[np.float32]:
        """How much of each title's attention goes to each like: float32[titles, likes].

        The softmax weights w_i exp(cos/τ)/Σ at the two half-lives, mixed; each row adds up to 1,
        or is 0 for a title without a vector.
        """
        rows = np.asarray(titles, dtype=np.int64)
        weights = self.weights()
        if not weights.any():
            return np.zeros((len(rows), len(self._likes)), dtype=np.float32)
        values = self._attention.kernel.rows(rows)
        scale = attention_mixes(self.catalog, self.scorer, self.trust, rows) / (values @ weights.T)
        scale[~self.catalog.has_vector[rows]] = 0.0
        values *= (scale @ weights).astype(np.float32)
        return values

    def nearness(self, i: int, titles: NDArray[np.int64] | None = None) -> NDArray[np.float32]:
        """How near titles, or all, are to title i, in proportion to the cosine: float32[titles]."""
        return self._attention.kernel.nearness(i, titles)

    def weights(self) -> NDArray[np.float64]:
        """What each like weighs at the two half-lives before attention: float64[2, likes]."""
        return self._attention.weights(self.strengths, self.catalog.has_vector[self.liked])

    def _sum_up(self) -> None:
        self.liked = np.fromiter(self._likes, np.int64, len(self._likes))
        self.strengths = np.fromiter(self._likes.values(), np.float64, len(self._likes))
        self._attention.rebuild(self.liked, self.strengths, self.catalog.has_vector[self.liked])
        self.genres.rebuild(self.liked, self.strengths)
        self.people.rebuild(self.liked, self.strengths)
        self._trail = self._trail_of(np.arange(len(self.liked)))
        self._scores = None

    def _foretell(self, i: int) -> Foretold:
        """What the likes so far give title i."""
        catalog, mass = self.catalog, self.genres.mass
        near = self._attention.value_of(i) if catalog.has_vector[i] else math.nan
        alike = mass and catalog.genres.lengths[i]
        return Foretold(i, near, self.genres.titles[0, i] / mass if alike else math.nan)

    def _trail_of(self, kept: NDArray[np.int64], without: int | None = None) -> list[Foretold]:
        """The latest of the likes at the places that are ``kept``, each foretold by those before.

        They are all places but ``without``.
        """
        if self.scorer.change is None:
            return []
        liked, strengths = self.liked, self.strengths
        places = kept[-self.scorer.change.window :]
        counted = self.catalog.has_vector[liked]
        near = self._attention.foretold(places, liked, strengths, counted, without)
        alike = self.genres.foretold(places, liked, strengths, without)
        return list(map(Foretold, liked[places].tolist(), near.tolist(), alike.tolist()))

    def _recency(self, kept: NDArray[np.int64]) -> NDArray[np.float64]:
        """What the likes at some places weigh for the years that the viewer is in."""
        every = np.ones(len(kept), dtype=np.bool_)
        return decays(self.strengths[kept], every, self.scorer.era_half_life)

    def _check(self, i: int, strength: float = 1.0) -> None:
        if not 0 <= i < self.catalog.size:
            raise IndexError(f"no title {i} among {self.catalog.size}")
        if not 0 < strength < math.inf:
            raise ValueError(f"the strength of a like must be above 0, not {strength}")
