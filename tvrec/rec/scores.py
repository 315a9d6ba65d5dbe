"""The formula: from what is known of titles and of a viewer to terms and scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tvrec.rec.attention import decays
from tvrec.rec.catalog import Catalog
from tvrec.rec.change import Regime, Voice, regime, voices
from tvrec.rec.era import era, years_of
from tvrec.rec.evidence import Evidence
from tvrec.rec.scorer import Scorer

__all__ = ["Facts", "Scores", "attention_mixes", "score", "z"]

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


class Facts:
    """What the community says of the titles, in the form that the formula needs it.

    Attributes:
        terms: for each kind of the catalogue, the names of its terms.
        has_vector, has_votes, has_rating: float32[n], 1 where the title has it, otherwise 0.
        log_votes, quality, rating: float64[n], 0 where the title lacks it.
        years: when each came out, see ``rec.era``.
    """

    def __init__(self, catalog: Catalog, scorer: Scorer) -> None:
        self.has_vector = catalog.has_vector.astype(np.float32)
        voted, rated = ~np.isnan(catalog.votes), ~np.isnan(catalog.ratings)
        votes = np.where(voted, catalog.votes, 0.0)
        self.has_votes, self.has_rating = voted.astype(np.float32), rated.astype(np.float32)
        self.log_votes = np.log1p(votes)
        self.rating = np.where(rated, catalog.ratings, 0.0)
        self.years = years_of(catalog.years)
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
        regime: since when the taste is what it is.
        votes: the weight of votes, below 0 where the viewer likes what few have voted for.
    """

    candidates: NDArray[np.bool_]
    names: tuple[tuple[str, ...], ...]
    terms: NDArray[np.float64]
    total: NDArray[np.float64]
    regime: Regime
    votes: float


def attention_mixes(
    catalog: Catalog, scorer: Scorer, heard: Sequence[Voice]
) -> NDArray[np.float64]:
    """Parts of the long and the short memory of each voice in the attention of each kind.

    float64[kinds, 2 · voices]; each row adds up to 1, or is 0 without likes.
    """
    mixes = np.zeros((len(catalog.kinds), 2 * len(heard)))
    for row, kind in zip(mixes, catalog.kinds, strict=True):
        long, short = scorer.attention_mix(audio=kind.is_audio)
        loud = [(voice.weight(scorer), voice.trust) for voice in heard]
        row[:] = [part for weight, t in loud for part in (weight * t * long, weight * short)]
        row /= row.sum() or 1.0
    return mixes


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
    now = regime(evidence, catalog, facts.years, candidates, scorer)
    parts = [
        _Content(catalog, facts, scorer, voice.of(evidence), among, voice)
        for voice in voices(now, len(evidence.likes))
        if voice.likes
    ]
    for code, (rows, names) in enumerate(zip(catalog.members, facts.terms, strict=True)):
        for part in parts:
            # no out=: rows that do not lie together are copied when they are indexed
            for term, values in enumerate(part.of(code)):
                terms[term, rows] += values
        if names is _RATED:
            has = facts.has_rating[rows]
            terms[_VOTES, rows] = scorer.rating * has * z(facts.rating[rows], has * among[rows])
        elif names is _VOTED:
            has, rated = facts.has_votes[rows], facts.has_rating[rows]
            terms[_VOTES, rows] = has * z(facts.log_votes[rows], has * among[rows])
            terms[_QUALITY, rows] = rated * z(facts.quality[rows], rated * among[rows])
    votes = _weigh(catalog, facts, scorer, evidence.likes, now, terms)
    return Scores(candidates, facts.terms, terms, terms.sum(axis=0), now, votes)


def _weigh(
    catalog: Catalog,
    facts: Facts,
    scorer: Scorer,
    likes: NDArray[np.int64],
    now: Regime,
    terms: NDArray[np.float64],
) -> float:
    """Weigh what the community says by how far the viewer's likes agree; return votes' weight."""
    voted = np.array([names is _VOTED for names in facts.terms], dtype=np.bool_)
    usual = liking = scorer.affinity_prior / scorer.shrinkage
    votes = quality = 0.0
    for voice in voices(now, len(likes)):
        own = voice.part(likes)
        own = own[voted[catalog.kind_codes[own]]]
        popular, rated = own[facts.has_votes[own] > 0], own[facts.has_rating[own] > 0]
        mu = _agreement(terms[_VOTES, popular], liking, scorer)
        nu = _agreement(terms[_QUALITY, rated], usual, scorer)
        votes += voice.share * (scorer.votes + scorer.affinity * (mu - scorer.affinity_centre))
        of_quality = scorer.quality + scorer.quality_affinity * (nu - scorer.quality_centre)
        quality += voice.share * max(0.0, of_quality)
        if scorer.change is not None:  # whose taste has changed may still like what is popular
            liking += scorer.change.carried * (mu - liking)
    for rows, names in zip(catalog.members, facts.terms, strict=True):
        if names is _VOTED:
            terms[_VOTES, rows] *= votes
            terms[_QUALITY, rows] *= quality
    return votes


def _agreement(values: NDArray[np.float64], usual: float, scorer: Scorer) -> float:
    """Mean of what the community says of the likes, shrunk to what is usual."""
    weight = scorer.shrinkage
    return float((values.sum() + weight * usual) / (len(values) + weight))


@dataclass(frozen=True)
class _Content:
    """What the likes say in one scoring, kind by kind."""

    catalog: Catalog
    facts: Facts
    scorer: Scorer
    evidence: Evidence
    among: NDArray[np.float64]
    voice: Voice

    def of(self, code: int) -> Iterator[NDArray[np.float64] | float]:
        """Yield the content terms of the titles of a kind, in their order: float64[titles]."""
        rows, evidence, scorer = self.catalog.members[code], self.evidence, self.scorer
        among = self.among[rows]
        weight, trust = self.voice.weight(scorer), self.voice.trust
        yield weight * scorer.attention * self._attention(code, rows, among)
        plain, recent = (z(sums[rows], among) for sums in evidence.genres)
        long, short = scorer.genre_mix
        yield weight * scorer.genre * (trust * long * plain + short * recent)
        people = z(np.log1p(scorer.people_gain * evidence.people[rows]), among)
        alone = self.facts.terms[code] is CONTENT and scorer.people_alone is not None
        of_people = scorer.people_alone if alone else scorer.people
        yield weight * (of_people or 0.0) * trust * people
        yield weight * self._era(code, rows, among) if scorer.era else 0.0

    def _attention(self, code: int, rows: _Rows, among: NDArray[np.float64]) -> NDArray[np.float64]:
        scorer, has = self.scorer, self.facts.has_vector[rows]
        long, short = scorer.attention_mix(audio=self.catalog.kinds[code].is_audio)
        seen = has * among
        value = long * self.voice.trust * z(self.evidence.attention[0, rows], seen, _FLAT_COSINE)
        value += short * z(self.evidence.attention[1, rows], seen, _FLAT_COSINE)
        return has * (z(value, seen) if scorer.rescaled else value)

    def _era(self, code: int, rows: _Rows, among: NDArray[np.float64]) -> NDArray[np.float64]:
        """How far titles are of the years that the latest likes of their kind are of, weighed."""
        facts, scorer, likes = self.facts, self.scorer, self.evidence.likes
        years, codes = facts.years, self.catalog.kind_codes
        of_kind = years.known[likes] & (codes[likes] == code)
        every = np.ones(len(likes), dtype=np.bool_)
        weights = decays(self.evidence.strengths, every, scorer.era_half_life)[of_kind]
        weights_of = {_VOTED: scorer.era, _RATED: scorer.era_rated, CONTENT: scorer.era_alone}
        has = years.known[rows]
        value = era(years.bins[rows], has * among, years.bins[likes[of_kind]], weights, scorer)
        return weights_of[facts.terms[code]] * has * value


_Rows = NDArray[np.int64] | slice
_ERA, _VOTES, _QUALITY = (_VOTED.index(name) for name in ("era", "votes", "quality"))
