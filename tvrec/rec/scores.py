"""The formula: from what is known of titles and of a viewer to terms and scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tvrec.rec.attention import decays
from tvrec.rec.catalog import Catalog, RowsOfKind
from tvrec.rec.change import Regime, Voice, regime, voices
from tvrec.rec.era import era, years_of
from tvrec.rec.evidence import Evidence
from tvrec.rec.scales import Candidates, Scales, scale, z
from tvrec.rec.scorer import Scorer

__all__ = ["Facts", "Scores", "attention_mixes", "scales_of", "score"]

CONTENT = ("attention", "genre", "people", "era")
_VOTED, _RATED = (*CONTENT, "votes", "quality"), (*CONTENT, "rating")
_ERA, _VOTES, _QUALITY = (_VOTED.index(name) for name in ("era", "votes", "quality"))


class Facts:
    """What the community says of the titles, in the form that the formula needs it.

    Attributes:
        terms: for each kind of the catalogue, the names of its terms.
        has_vector, has_votes, has_rating: float32[n], 1 where the title has it, otherwise 0.
        log_votes, quality: float64[n], 0 where the title lacks it.
        years: when each came out, see ``rec.era``.
    """

    def __init__(self, catalog: Catalog, scorer: Scorer) -> None:
        self.has_vector = catalog.has_vector.astype(np.float32)
        voted, rated = ~np.isnan(catalog.votes), ~np.isnan(catalog.ratings)
        votes = np.where(voted, catalog.votes, 0.0)
        self.has_votes, self.has_rating = voted.astype(np.float32), rated.astype(np.float32)
        self.log_votes = np.log1p(votes)
        ratings = np.where(rated, catalog.ratings, 0.0)
        self.years = years_of(catalog.years)
        self.quality = np.zeros(catalog.size)
        terms: list[tuple[str, ...]] = []
        for rows in catalog.members:
            has = self.has_rating[rows]
            mean = float(ratings[rows].sum() / max(has.sum(), 1.0))
            v, prior = votes[rows], scorer.quality_prior
            self.quality[rows] = has * (v * ratings[rows] + prior * mean) / (v + prior)
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


def scales_of(
    catalog: Catalog,
    facts: Facts,
    scorer: Scorer,
    evidence: Evidence,
    candidates: NDArray[np.bool_],
) -> Scales:
    """What the evidence is measured by over some candidates: bool[n]."""
    return Scales(evidence, Candidates(catalog, facts.years, scorer.era_width, candidates))


def score(
    catalog: Catalog,
    facts: Facts,
    scorer: Scorer,
    evidence: Evidence,
    candidates: NDArray[np.bool_],
) -> Scores:
    """Score every title of a catalogue by the formula of ``Scorer``."""
    scales = scales_of(catalog, facts, scorer, evidence, candidates)
    now = regime(scales, scorer)
    parts = [
        _Content(facts, scorer, voice, _heard(voice, scales))
        for voice in voices(now, len(evidence.likes))
        if voice.likes
    ]
    terms = np.zeros((len(_VOTED), catalog.size))
    for code, (rows, names) in enumerate(zip(catalog.members, facts.terms, strict=True)):
        for part in parts:
            # no out=: rows that do not lie together are copied when they are indexed
            for term, values in enumerate(part.of(code)):
                terms[term, rows] += values
        if parts and scorer.era:
            years = np.sum([part.years(code) for part in parts], axis=0)
            terms[_ERA, rows] = np.take(years, facts.years.bins[rows])
        among = scales.candidates.among[code]
        if names is _RATED:
            has, ratings = facts.has_rating[rows], np.nan_to_num(catalog.ratings[rows])
            terms[_VOTES, rows] = scorer.rating * has * z(ratings, has * among)
        elif names is _VOTED:
            has, rated = facts.has_votes[rows], facts.has_rating[rows]
            terms[_VOTES, rows] = has * z(facts.log_votes[rows], has * among)
            terms[_QUALITY, rows] = rated * z(facts.quality[rows], rated * among)
    votes = _weigh(catalog, facts, scorer, evidence.likes, now, terms)
    return Scores(candidates, facts.terms, terms, terms.sum(axis=0), now, votes)


def _heard(voice: Voice, scales: Scales) -> Scales:
    """What is said by the likes of a voice alone, over the same candidates."""
    own = voice.of(scales.evidence)
    return scales if own is scales.evidence else Scales(own, scales.candidates)


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

    facts: Facts
    scorer: Scorer
    voice: Voice
    scales: Scales

    def of(self, code: int) -> Iterator[NDArray[np.float64]]:
        """Yield the content terms of the titles of a kind but era, in order: float64[titles]."""
        scorer, scales, candidates = self.scorer, self.scales, self.scales.candidates
        rows, evidence = candidates.catalog.members[code], scales.evidence
        weight, trust = self.voice.weight(scorer), self.voice.trust
        yield self._attention(code, rows, weight * scorer.attention)
        long, short = scorer.genre_mix
        of_genres = weight * scorer.genre
        genres = scales.genres(code, 0).of(evidence.genres[0, rows], of_genres * trust * long)
        genres += scales.genres(code, 1).of(evidence.genres[1, rows], of_genres * short)
        yield genres
        alone = self.facts.terms[code] is CONTENT and scorer.people_alone is not None
        of_people = scorer.people_alone if alone else scorer.people
        people = np.log1p(scorer.people_gain * evidence.people[rows])
        people_scale = scale(people, candidates.among[code])
        yield people_scale.of(people, weight * (of_people or 0.0) * trust)

    def years(self, code: int) -> NDArray[np.float64]:
        """What the latest likes of a kind say of titles of each year, weighed: float64[years]."""
        facts, scorer, evidence = self.facts, self.scorer, self.scales.evidence
        candidates, likes = self.scales.candidates, evidence.likes
        of_kind = candidates.catalog.kind_codes[likes] == code
        every = np.ones(len(likes), dtype=np.bool_)
        weights = decays(evidence.strengths, every, scorer.era_half_life)[of_kind]
        weights_of = {_VOTED: scorer.era, _RATED: scorer.era_rated, CONTENT: scorer.era_alone}
        bins = candidates.years.bins[likes[of_kind]]
        values = era(candidates.library(code), bins, weights, scorer)
        return self.voice.weight(scorer) * weights_of[facts.terms[code]] * values

    def _attention(self, code: int, rows: RowsOfKind, weight: float) -> NDArray[np.float64]:
        scorer, scales, attention = self.scorer, self.scales, self.scales.evidence.attention
        audio = scales.candidates.catalog.kinds[code].is_audio
        long, short = scorer.attention_mix(audio=audio)
        value = scales.attention(code, 0).of(attention[0, rows], long * self.voice.trust)
        value += scales.attention(code, 1).of(attention[1, rows], short)
        if scorer.rescaled:
            value = z(value, scales.candidates.encoded[code])
        value *= weight
        value *= self.facts.has_vector[rows]
        return value
