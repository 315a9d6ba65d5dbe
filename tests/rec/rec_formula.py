"""The formula written out the slow way, to compare with."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
from rec_worlds import World

from tvrec.rec import Scorer


def slow_scores(
    w: World, likes: list[tuple[int, float]], hidden: set[int], scorer: Scorer
) -> np.ndarray:
    """The score of every title, word by word as ``Scorer`` gives the formula; NaN if hidden."""
    n = len(w.ids)
    gone = hidden | {i for i, _ in likes}
    trust, since = slow_regime(w, likes, gone, scorer)
    usual = scorer.affinity_prior / scorer.shrinkage
    total, mu = slow_told(w, likes, gone, scorer, trust, usual)
    if since:
        usual += scorer.change.carried * (mu - usual)
        anew, _ = slow_told(w, likes[-since:], gone, scorer, 1.0, usual)
        total = trust * total + (1 - trust) * anew
    return np.array([math.nan if c in gone else total[c] for c in range(n)])


def slow_told(
    w: World,
    likes: list[tuple[int, float]],
    gone: set[int],
    scorer: Scorer,
    trust: float,
    usual: float,
) -> tuple[np.ndarray, float]:
    """What some likes say of every title, and how they like what has many votes."""
    n = len(w.ids)
    liked = [i for i, _ in likes]
    votes = np.array([math.nan if v is None else v for v in w.votes])
    ratings = np.array([math.nan if r is None else r for r in w.ratings])
    k = len(likes) / (len(likes) + scorer.shrinkage)
    content, popular, good, voted = np.zeros(n), np.zeros(n), np.zeros(n), set()
    past = Past(w, scorer)
    for kind in set(w.kinds):
        members = [c for c in range(n) if w.kinds[c] == kind]
        candidates = [c for c in members if c not in gone]
        seen = [c for c in candidates if past.unit[c].any()]
        if any(past.unit[i].any() for i in liked):
            long, short = (
                z([past.attention(likes, c, half) for c in members], members, seen)
                for half in scorer.half_lives
            )
            mix = scorer.audio_mix if kind == "album" else scorer.mix
            emb = mix[0] * trust * long + mix[1] * short
            if scorer.rescaled:
                emb = z(emb, members, seen)
            content[members] += k * scorer.attention * emb * past.unit[members].any(axis=1)
        if likes:
            plain, recent = (
                z([past.alike(likes, c, half) for c in members], members, candidates)
                for half in (math.inf, scorer.half_lives[1])
            )
            both = scorer.genre_mix[0] * trust * plain + scorer.genre_mix[1] * recent
            content[members] += k * scorer.genre * both
            together = [
                math.log(1 + scorer.people_gain * sum(s * past.person[c, i] for i, s in likes))
                for c in members
            ]
            rated = np.isfinite(ratings[members]).any()
            weight = scorer.era_rated if rated else scorer.era_alone
            weight = scorer.era if np.nansum(votes[members]) > 0 else weight
            alone = not rated and not np.nansum(votes[members]) > 0
            of_people = scorer.people
            if alone and scorer.people_alone is not None:
                of_people = scorer.people_alone
            content[members] += k * trust * of_people * z(together, members, candidates)
            content[members] += k * weight * slow_era(w, likes, members, candidates, scorer)
        if np.nansum(votes[members]) > 0:
            voted.add(kind)
            known = [c for c in candidates if not math.isnan(votes[c])]
            value = z(np.nan_to_num(np.log1p(votes[members])), members, known)
            popular[members] = np.where(np.isnan(votes[members]), 0, value)
            average = np.nanmean(ratings[members]) if np.isfinite(ratings[members]).any() else 0
            v, prior = np.nan_to_num(votes), scorer.quality_prior
            quality = np.nan_to_num((v * ratings + prior * average) / (v + prior))
            rated = [c for c in candidates if not math.isnan(ratings[c])]
            value = z(quality[members], members, rated)
            good[members] = np.where(np.isnan(ratings[members]), 0, value)
        elif np.isfinite(ratings[members]).any():
            rated = [c for c in candidates if not math.isnan(ratings[c])]
            value = z(np.nan_to_num(ratings[members]), members, rated)
            content[members] += scorer.rating * np.where(np.isnan(ratings[members]), 0, value)
    fans = [i for i in liked if w.kinds[i] in voted and not math.isnan(votes[i])]
    judges = [i for i in liked if w.kinds[i] in voted and not math.isnan(ratings[i])]
    mu, nu = (
        (sum(of[i] for i in some) + scorer.shrinkage * prior) / (len(some) + scorer.shrinkage)
        for of, some, prior in (
            (popular, fans, usual),
            (good, judges, scorer.affinity_prior / scorer.shrinkage),
        )
    )
    total = content + (scorer.votes + scorer.affinity * (mu - scorer.affinity_centre)) * popular
    total += max(0, scorer.quality + scorer.quality_affinity * (nu - scorer.quality_centre)) * good
    return total, mu


class Past:
    """What likes say of a title."""

    def __init__(self, w: World, scorer: Scorer) -> None:
        self.unit = centred(w)
        self.genre, self.person = facet_cosines(w.genres), facet_cosines(w.people)
        self.tau = scorer.temperature

    def attention(self, likes: list[tuple[int, float]], c: int, half_life: float) -> float:
        aged = enumerate(reversed(likes))
        weights = [(i, s * 0.5 ** (a / half_life)) for a, (i, s) in aged if self.unit[i].any()]
        whole = sum(weight for _, weight in weights)
        total = sum(
            weight / whole * math.exp(float(self.unit[c] @ self.unit[i]) / self.tau)
            for i, weight in weights
        )
        return self.tau * math.log(total) if whole else math.nan

    def alike(self, likes: list[tuple[int, float]], c: int, half_life: float) -> float:
        """Sum of genre cosines, a unit of the likes that have any genre."""
        aged = [(i, s * 0.5 ** (a / half_life)) for a, (i, s) in enumerate(reversed(likes))]
        whole = sum(weight for i, weight in aged if self.genre[i].any())
        return sum(weight * self.genre[c, i] for i, weight in aged) / whole if whole else 0.0


def slow_regime(
    w: World, likes: list[tuple[int, float]], gone: set[int], scorer: Scorer
) -> tuple[float, int]:
    """Trust by Page's sum of how badly the latest likes were foretold; likes since it left 0."""
    change = scorer.change
    if change is None:
        return 1.0, 0
    past, missing, since, trust = Past(w, scorer), 0.0, 0, 1.0
    first = max(0, len(likes) - change.window) // change.stride * change.stride
    for place in range(first, len(likes)):
        title, before = likes[place][0], likes[:place]
        settled = sum(w.kinds[i] == w.kinds[title] for i, _ in before) >= change.settled
        members = [c for c in range(len(w.ids)) if w.kinds[c] == w.kinds[title]]
        fresh = [c for c in members if c not in gone]
        seen = [c for c in fresh if past.unit[c].any()]
        told = []
        near = past.attention(before, title, scorer.half_lives[0])
        if not math.isnan(near) and past.unit[title].any():
            now = np.array([past.attention(likes, c, scorer.half_lives[0]) for c in seen])
            told += deviations(near, now)
        if past.genre[title].any() and any(past.genre[i].any() for i, _ in before):
            now = np.array([past.alike(likes, c, math.inf) for c in fresh])
            told += deviations(past.alike(before, title, math.inf), now)
        x = sum(told) / len(told) if told else 0.0
        expected = change.expected if told else 0.0
        dated = any(w.years[i] is not None and w.kinds[i] == w.kinds[title] for i, _ in before)
        if w.years[title] is not None and dated and any(w.years[c] is not None for c in fresh):
            x += change.era * slow_era(w, before, members, fresh, scorer)[members.index(title)]
            expected += change.expected_era
        lack = expected - min(max(x, change.least), change.most)
        missing += lack if settled else min(lack, 0.0)
        missing, since = (missing, since + 1) if missing > 1e-9 else (0.0, 0)
        doubt = (missing / change.slack) ** change.sharpness
        trust = max(1 / (1 + doubt), change.left * trust) if since else 1.0
    return (trust, since) if 1 - trust > 1e-9 else (1.0, 0)


def deviations(value: float, among: np.ndarray) -> list[float]:
    if not len(among) or among.std() < 1e-5:
        return []
    return [(value - among.mean()) / among.std()]


def slow_era(
    w: World,
    likes: list[tuple[int, float]],
    members: list[int],
    candidates: list[int],
    scorer: Scorer,
) -> np.ndarray:
    """Log ratio of two smoothed densities over the years, cut off at either side."""
    kind, aged = w.kinds[members[0]], list(enumerate(reversed(likes)))
    recent = [
        (w.years[i], s * 0.5 ** (a / scorer.era_half_life))
        for a, (i, s) in aged
        if w.kinds[i] == kind and w.years[i] is not None
    ]
    library = [w.years[c] for c in candidates if w.years[c] is not None]
    mass = sum(weight for _, weight in recent)
    if not mass or not library:
        return np.zeros(len(members))
    reach = int(4 * scorer.era_width)
    bell = {d: math.exp(-0.5 * (d / scorer.era_width) ** 2) for d in range(-reach, reach + 1)}
    whole = sum(bell.values())
    values = []
    for c in members:
        year = w.years[c]
        if year is None:
            values.append(0.0)
            continue
        usual = sum(bell.get(year - y, 0.0) for y in library) / whole / len(library) + 1e-4
        lately = sum(weight * bell.get(year - y, 0.0) for y, weight in recent) / whole
        prior = scorer.era_prior
        ratio = math.log((lately + prior * usual) / ((mass + prior) * usual))
        values.append(min(max(ratio, -scorer.era_most), scorer.era_most))
    return np.array(values)


def z(values: object, members: list[int], among: list[int]) -> np.ndarray:
    found = np.array(values, dtype=float)
    chosen = found[[members.index(c) for c in among]]
    if len(chosen) == 0 or chosen.std() < 1e-6:
        return np.zeros(len(found))
    return (found - chosen.mean()) / chosen.std()


def centred(w: World) -> np.ndarray:
    vectors = w.vectors.astype(float)
    out = np.zeros_like(vectors)
    for language in set(w.languages):
        rows = [i for i in range(len(vectors)) if w.languages[i] == language and vectors[i].any()]
        middle = vectors[rows].sum(axis=0) / (len(rows) + 10)
        for i in rows:
            moved = vectors[i] - middle
            out[i] = moved / np.linalg.norm(moved)
    return out


def facet_cosines(lists: list[list[str]]) -> np.ndarray:
    having = sum(1 for names in lists if names)
    count = Counter(name for names in lists for name in set(names))
    rows = []
    for names in lists:
        row = {name: math.log(having / count[name]) for name in set(names)}
        length = math.sqrt(sum(v * v for v in row.values()))
        rows.append({name: v / length for name, v in row.items()} if length else {})
    return np.array(
        [[sum(v * b.get(name, 0.0) for name, v in a.items()) for b in rows] for a in rows]
    )
