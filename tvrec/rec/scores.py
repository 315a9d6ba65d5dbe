"""The formula: from what is known of titles and of a viewer to terms and scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tvrec.rec.catalog import Catalog
from tvrec.rec.change import Foretold, trust
from tvrec.rec.era import bins, era, has_era
from tvrec.rec.scorer import Scorer

__all__ = ["Evidence", "Facts", "Scores", "attention_mixes", "score", "z"]

CONTENT = ("attention", "genre", "people", "era")
_VOTED, _RATED = (*CONTENT, "votes", "quality"), (*CONTENT, "rating")

_FLAT = 1e-7  # deviation, relative to the values, below which they differ by rounding alone
_FLAT_COSINE = 1e-5  # the same for what is made of float32 cosines, absolute


def z(
    values: NDArray[np.float64], among: NDArray[np.float64], flat: float = 0.0
) -> NDArray[np.float64]:
    """Z-scores of values by the mean and deviation of those ``among`` which 1 stands, not 0.

    All are 0 where the deviation is 0: at most ``flat``, or no more than rounding.
    """
    count = float(among.sum())
    if not count:
        return np.zeros_like(values)
    mean = float(values @ among) / count
    centred = values - mean
    deviation = float(np.sqrt((centred * centred) @ among / count))
    if deviation <= max(flat, _FLAT * np.hypot(mean, deviation)):
        return np.zeros_like(values)
    centred /= deviation
    return centred


@dataclass(frozen=True)
class Evidence:
    """What a viewer's likes say of every title.

    Attributes:
        likes: int64[likes], the liked titles.
        attention: float64[2, n], att_H at the long and the short half-life.
        genres: float64[2, n], sums of genre cosines, plain and at the short half-life.
        people: float64[n], sum of people cosines.
        recency: float64[likes], what each like weighs for the years that the viewer is in.
        trail: the latest likes, and how those before them foretold them.
        mass: what ``genres`` must be divided by to be in the units of the trail.
    """

    likes: NDArray[np.int64]
    attention: NDArray[np.float64]
    genres: NDArray[np.float64]
    people: NDArray[np.float64]
    recency: NDArray[np.float64]
    trail: Sequence[Foretold]
    mass: float


class Facts:
    """What the community says of the titles, in the form that the formula needs it.

    Attributes:
        terms: for each kind of the catalogue, the names of its terms.
        has_vector, has_votes, has_rating: float32[n], 1 where the title has it, otherwise 0.
        log_votes, quality, rating: float64[n], 0 where the title lacks it.
        has_year: bool[n]; year: int16[n], its bin, see ``rec.era``.
    """

    def __init__(self, catalog: Catalog, scorer: Scorer) -> None:
        self.has_vector = catalog.has_vector.astype(np.float32)
        voted, rated = ~np.isnan(catalog.votes), ~np.isnan(catalog.ratings)
        votes = np.where(voted, catalog.votes, 0.0)
        self.has_votes, self.has_rating = voted.astype(np.float32), rated.astype(np.float32)
        self.log_votes = np.log1p(votes)
        self.rating = np.where(rated, catalog.ratings, 0.0)
        self.has_year, self.year = has_era(catalog.years), bins(catalog.years)
        self.quality = np.zeros(catalog.size)
        terms: list[tuple[str, ...]] = []
        for rows in catalog.members:
            has = self.has_rating[rows]
            mean = float(self.rating[rows].sum() / max(has.sum(), 1.0))
            v, prior = votes[rows], scorer.quality_prior
            self.quality[rows] = has * (v * self.rating[rows] + prior * mean) / (v + prior)
            terms.append(_VOTED if votes[rows].any() else _RATED if has.any() else CONTENT)
        self.terms = tuple(terms)


@dataclass(frozen=True)
class Scores:
    """Terms and scores of every title within its kind, hidden ones too.

    Attributes:
        candidates: bool[n], the titles that z-scores are taken over, and that can be ranked.
        names: for each kind of the catalogue, the names of its terms.
        terms: float64[terms, n], in the order of ``names``; rows that a kind has no name for are 0.
        total: float64[n], the score: the sum of the terms.
        trust: how far the long memory speaks for the viewer, from 0 to 1.
        votes: the weight of votes, below 0 where the viewer likes what few have voted for.
    """

    candidates: NDArray[np.bool_]
    names: tuple[tuple[str, ...], ...]
    terms: NDArray[np.float64]
    total: NDArray[np.float64]
    trust: float
    votes: float


def attention_mixes(
    catalog: Catalog, scorer: Scorer, trust: float, titles: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Parts of long and short memory in the attention of some titles: float64[titles, 2]."""
    of_kind = [scorer.attention_mix(trust, audio=kind.is_audio) for kind in catalog.kinds]
    return np.array(of_kind)[catalog.kind_codes[titles]]


def score(
    catalog: Catalog,
    facts: Facts,
    scorer: Scorer,
    evidence: Evidence,
    candidates: NDArray[np.bool_],
) -> Scores:
    """Score every title of a catalogue by the formula of ``Scorer``."""
    terms = np.zeros((len(_VOTED), catalog.size))
    among = candidates.astype(np.float64)
    likes = evidence.likes
    alike = evidence.genres[0] / (evidence.mass or 1.0)
    sure = trust(evidence.trail, catalog, evidence.attention[0], alike, candidates, scorer.change)
    content = _Content(catalog, facts, scorer, evidence, among, sure)
    for code, (rows, names) in enumerate(zip(catalog.members, facts.terms, strict=True)):
        if len(likes):
            # no out=: rows that do not lie together are copied when they are indexed
            for term, values in enumerate(content.of(code)):
                terms[term, rows] = values
        if names is _RATED:
            has = facts.has_rating[rows]
            terms[_VOTES, rows] = scorer.rating * has * z(facts.rating[rows], has * among[rows])
        elif names is _VOTED:
            has, rated = facts.has_votes[rows], facts.has_rating[rows]
            terms[_VOTES, rows] = has * z(facts.log_votes[rows], has * among[rows])
            terms[_QUALITY, rows] = rated * z(facts.quality[rows], rated * among[rows])
    votes = _weigh(catalog, facts, scorer, likes, terms)
    return Scores(candidates, facts.terms, terms, terms.sum(axis=0), sure, votes)


def _weigh(
    catalog: Catalog,
    facts: Facts,
    scorer: Scorer,
    likes: NDArray[np.int64],
    terms: NDArray[np.float64],
) -> float:
    """Weigh what the community says by how far the viewer's likes agree; return votes' weight."""
    voted = np.array([names is _VOTED for names in facts.terms], dtype=np.bool_)
    likes = likes[voted[catalog.kind_codes[likes]]]
    popular, rated = likes[facts.has_votes[likes] > 0], likes[facts.has_rating[likes] > 0]
    agreed = _agreement(terms[_VOTES, popular], scorer) - scorer.affinity_centre
    votes = scorer.votes + scorer.affinity * agreed
    quality = scorer.quality
    if scorer.quality_affinity:
        agreed = _agreement(terms[_QUALITY, rated], scorer) - scorer.quality_centre
        quality = max(0.0, quality + scorer.quality_affinity * agreed)
    for rows, names in zip(catalog.members, facts.terms, strict=True):
        if names is _VOTED:
            terms[_VOTES, rows] *= votes
            terms[_QUALITY, rows] *= quality
    return votes


def _agreement(values: NDArray[np.float64], scorer: Scorer) -> float:
    """Mean of what the community says of the likes, shrunk to what is usual."""
    return float((values.sum() + scorer.affinity_prior) / (len(values) + scorer.shrinkage))


@dataclass(frozen=True)
class _Content:
    """What the likes say in one scoring, kind by kind."""

    catalog: Catalog
    facts: Facts
    scorer: Scorer
    evidence: Evidence
    among: NDArray[np.float64]
    trust: float

    def of(self, code: int) -> Iterator[NDArray[np.float64] | float]:
        """Yield the content terms of the titles of a kind, in their order: float64[titles]."""
        rows, evidence, scorer = self.catalog.members[code], self.evidence, self.scorer
        among = self.among[rows]
        known = len(evidence.likes) / (len(evidence.likes) + scorer.shrinkage)
        yield known * scorer.attention * self._attention(code, rows, among)
        plain, recent = (z(sums[rows], among) for sums in evidence.genres)
        long, short = scorer.genres_mix(self.trust)
        yield known * scorer.genre * (long * plain + short * recent)
        people = z(np.log1p(scorer.people_gain * evidence.people[rows]), among)
        yield known * scorer.people * self.trust * people
        yield known * self._era(code, rows, among) if scorer.era else 0.0

    def _attention(self, code: int, rows: _Rows, among: NDArray[np.float64]) -> NDArray[np.float64]:
        scorer, has = self.scorer, self.facts.has_vector[rows]
        long, short = scorer.audio_mix if self.catalog.kinds[code].is_audio else scorer.mix
        seen = has * among
        value = long * self.trust * z(self.evidence.attention[0, rows], seen, _FLAT_COSINE)
        value += short * z(self.evidence.attention[1, rows], seen, _FLAT_COSINE)
        return has * (z(value, seen) if scorer.rescaled else value)

    def _era(self, code: int, rows: _Rows, among: NDArray[np.float64]) -> NDArray[np.float64]:
        """How far titles are of the years that the latest likes of their kind are of, weighed."""
        facts, scorer, likes = self.facts, self.scorer, self.evidence.likes
        of_kind = facts.has_year[likes] & (self.catalog.kind_codes[likes] == code)
        of_like, weights = facts.year[likes[of_kind]], self.evidence.recency[of_kind]
        weights_of = {_VOTED: scorer.era, _RATED: scorer.era_rated, CONTENT: scorer.era_alone}
        weight = weights_of[facts.terms[code]]
        has = facts.has_year[rows]
        return weight * has * era(facts.year[rows], has * among, of_like, weights, scorer)


_Rows = NDArray[np.int64] | slice
_ERA, _VOTES, _QUALITY = (_VOTED.index(name) for name in ("era", "votes", "quality"))
