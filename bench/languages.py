"""Does the ranking work in Chinese, and in a library of both languages? On the demo catalogue.

``python bench/languages.py``

Synthetic viewers, each with two interests of the catalogue: two genres, or all the works of a genre
from one country, of at least eight titles each. Half of the titles of either, drawn by chance and
mixed, are the likes; the other half should be found among all that is left. Genres, tags and people
are left out, so that only what the texts are about can find them. The same viewers are judged with
the texts in English, in Chinese, and with every second title in Chinese.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from tvrec import config
from tvrec.core import demo_works
from tvrec.domain import Title
from tvrec.encode import OnnxEncoder, document_text, text_language
from tvrec.history import detect
from tvrec.rec import PRODUCT, Catalog, Profile, rank
from tvrec.rec.metrics import estimate, marks

VIEWERS = 300
LEAST = 8  # titles of an interest

Ranker = Callable[[Catalog, NDArray[np.int64]], NDArray[np.int64]]


def main() -> None:
    """Print a table."""
    works = [
        work
        for path in demo_works()
        for work in detect(path).read(path)
        if isinstance(work, Title) and not work.parent
    ]
    encoder = OnnxEncoder(config.models_dir(config.load()))
    libraries = {
        "English": [_in(work, "en") for work in works],
        "Chinese": [_in(work, "zh-Hans") for work in works],
        "half and half": [_in(w, "zh-Hans" if row % 2 else "en") for row, w in enumerate(works)],
    }
    viewers = _viewers(_interests(works))
    print(f"{len(works)} titles, {len(viewers)} viewers; NDCG@10 [95 %]")
    for name, titles in libraries.items():
        vectors = encoder.encode([document_text(title) for title in titles])
        catalog = Catalog(vectors, languages=[text_language(title) for title in titles])
        for ranker, order in RANKERS.items():
            values = [
                float(marks(order(catalog, likes), relevant)[0]) for likes, relevant in viewers
            ]
            mean, low, high = estimate(np.array(values))
            print(f"{name:14s} {ranker:24s} {mean:.3f} [{low:.3f}, {high:.3f}]")


def _in(work: Title, language: str) -> Title:
    """A work whose only text is that of one language, without the genres that name the interest."""
    text = work.i18n.get(language)
    if text is None:  # the work's own fields are in its first language
        return replace(work, i18n={}, genres=(), tags=(), language=language.partition("-")[0])
    return replace(
        work, title=text.title or work.title, original_title="", plot=text.plot or work.plot,
        tagline=text.tagline, i18n={}, genres=(), tags=(), people=(),
        language=language.partition("-")[0],
    )  # fmt: skip


def _interests(works: Sequence[Title]) -> Mapping[str, NDArray[np.int64]]:
    members: dict[str, list[int]] = defaultdict(list)
    for row, work in enumerate(works):
        for genre in work.genres:
            members[genre].append(row)
            for country in work.countries:
                members[f"{genre}, {country}"].append(row)
    return {name: np.array(rows) for name, rows in sorted(members.items()) if len(rows) >= LEAST}


def _viewers(
    interests: Mapping[str, NDArray[np.int64]],
) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Likes and what should be found, of viewers with two interests each."""
    rng = np.random.default_rng(0)
    names = list(interests)
    drawn = []
    for _ in range(VIEWERS):
        parts = [
            rng.permutation(interests[names[at]]) for at in rng.choice(len(names), 2, replace=False)
        ]
        likes = np.unique(np.concatenate([part[: len(part) // 2] for part in parts]))
        relevant = np.setdiff1d(np.concatenate(parts), likes)
        drawn.append((rng.permutation(likes), relevant))
    return drawn


def _ranked(catalog: Catalog, likes: NDArray[np.int64]) -> NDArray[np.int64]:
    profile = Profile(catalog, PRODUCT)
    profile.rebuild([(int(i), 1.0) for i in likes])
    return np.array([i for i, _ in rank(profile, catalog.size)])


def _mean(catalog: Catalog, likes: NDArray[np.int64]) -> NDArray[np.int64]:
    values = catalog.vectors @ catalog.vectors[likes].mean(axis=0)
    values[likes] = -np.inf
    return np.argsort(-values)[: catalog.size - len(likes)]


def _chance(catalog: Catalog, likes: NDArray[np.int64]) -> NDArray[np.int64]:
    rest = np.setdiff1d(np.arange(catalog.size), likes)
    return np.random.default_rng(int(likes[0])).permutation(rest)


RANKERS: Mapping[str, Ranker] = {
    "the ranking": _ranked,
    "mean of centred vectors": _mean,
    "chance": _chance,
}

if __name__ == "__main__":
    main()
