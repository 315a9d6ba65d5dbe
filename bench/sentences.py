"""How well sentences are answered: nDCG@10 on the demo catalogue, against plain full text.

``python bench/sentences.py [--set tune|held|blind] [--blend NAME=WEIGHT …] [--each]``

The sentences and a librarian's answers are in ``tests/rec/queries``: ``own.jsonl`` by those who
wrote the code, its half "tune" for choosing the weights, its half "held" not; ``blind.jsonl``,
where it is there, by somebody who has not seen it. Plain full text is SQLite's BM25 over names,
people, genres, tags and plots in both languages, asked for any word of the sentence; of Chinese,
any two characters.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tvrec.core import Tv, demo_works
from tvrec.core.scripts import variants
from tvrec.rec import merits
from tvrec.rec.metrics import difference, estimate, marks
from tvrec.store import Store

QUERIES = Path(__file__).resolve().parent.parent / "tests" / "rec" / "queries"
NOW = datetime(2026, 5, 1, 20, tzinfo=UTC)
LANGUAGES = {"en": "English", "zh": "Chinese"}
DEPTH = 100


def sentences(only: str = "") -> list[dict[str, Any]]:
    """Read the sentences of a set, or all."""
    found = []
    for file in sorted(QUERIES.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            query = {"set": file.stem, **json.loads(line)}
            if only in ("", query["set"]):
                found.append(query)
    return found


@contextmanager
def demo() -> Iterator[tuple[Tv, Store]]:
    """Open a household of nobody's taste on the demo catalogue, encoded."""
    with tempfile.TemporaryDirectory() as folder, Tv.open(db := Path(folder) / "demo.db") as tv:
        tv.library.import_files(demo_works())
        tv.library.encode()
        with Store.open(db) as store:
            yield tv, store


def full_text(store: Store, text: str) -> list[str]:
    """Rank by BM25 alone, in both Chinese scripts."""
    scores: dict[str, float] = {}
    for words in variants(text):
        for key, score in store.search.weigh(words).items():
            scores[key] = max(score, scores.get(key, score))
    return sorted(scores, key=lambda key: (-scores[key], key))[:DEPTH]


def judge(
    tv: Tv, store: Store, queries: Sequence[dict[str, Any]]
) -> tuple[NDArray[Any], NDArray[Any]]:
    """NDCG@10 of the sentences' ranking and of plain full text, float64[queries] each."""
    places: dict[str, int] = {}

    def numbered(ids: Sequence[str]) -> NDArray[np.int64]:
        return np.array([places.setdefault(key, len(places)) for key in ids], dtype=np.int64)

    own, other = [], []
    for query in queries:
        relevant = numbered(query["relevant"])
        answer = tv.ask(query["text"], number=DEPTH, at=NOW).cards
        own.append(marks(numbered([card.id for card in answer]), relevant)[0])
        other.append(marks(numbered(full_text(store, query["text"])), relevant)[0])
    return np.array(own), np.array(other)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", choices=("tune", "held", "blind"), default="")
    parser.add_argument("--blend", nargs="*", default=[], metavar="NAME=WEIGHT")
    parser.add_argument("--each", action="store_true", help="a line a sentence")
    given = parser.parse_args()
    weights = {name: float(value) for name, value in (each.split("=") for each in given.blend)}
    merits.BLEND = replace(merits.BLEND, **weights)
    queries = sentences(given.set)
    with demo() as (tv, store):
        own, other = judge(tv, store, queries)
    if given.each:
        for query, a, b in zip(queries, own, other, strict=True):
            print(f"{a:.2f} {b:.2f}  {query['id']}  {query['text']}")
    print("set    language  n   sentences            full text            difference")
    for name in dict.fromkeys(query["set"] for query in queries):
        for language, label in LANGUAGES.items():
            of = [(q["set"], q["lang"]) == (name, language) for q in queries]
            mine, theirs = own[of], other[of]
            cells = [estimate(mine), estimate(theirs), difference(mine, theirs)]
            shown = "  ".join(f"{v:+.3f} [{low:+.3f}, {high:+.3f}]"[:24] for v, low, high in cells)
            print(f"{name:5}  {label:8}  {sum(of)}  {shown}")


if __name__ == "__main__":
    main()
