"""Sentences on the demo catalogue find what a librarian would, in both languages."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from tvrec.core import Tv, demo_works
from tvrec.text import is_cjk

ROOT = Path(__file__).resolve().parents[2]
WORDS = json.loads((ROOT / "assets" / "sentences" / "words.json").read_text(encoding="utf-8"))
FLOOR = 0.6  # bench/sentences.py prints where they stand


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    """The measure, as ``python bench/sentences.py`` runs it."""
    spec = importlib.util.spec_from_file_location("sentences", ROOT / "bench" / "sentences.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["sentences"] = module
    spec.loader.exec_module(module)
    return module


def test_sentences_find_more_than_plain_full_text(bench: ModuleType) -> None:
    queries = [query for query in bench.sentences() if query["set"] != "blind"]
    with bench.demo() as (tv, store):
        own, plain = bench.judge(tv, store, queries)
    for language in ("en", "zh"):
        of = np.array([query["lang"] == language for query in queries])
        assert own[of].mean() >= FLOOR, language
        assert bench.difference(own[of], plain[of]).low > 0, language


def test_so_do_sentences_by_somebody_who_has_not_seen_the_code(bench: ModuleType) -> None:
    queries = bench.sentences("blind")
    with bench.demo() as (tv, store):
        own, plain = bench.judge(tv, store, queries)
    for language in ("en", "zh"):
        of = np.array([query["lang"] == language for query in queries])
        assert of.sum() == 20
        assert bench.difference(own[of], plain[of]).low > 0, language


def test_before_anything_is_encoded_words_and_limits_answer(tmp_path: Path) -> None:
    with Tv.open(tmp_path / "demo.db") as tv:
        assert tv.ask("vampires").cards == ()
        tv.library.import_files(demo_works())
        found = tv.ask("a vampire, something scary, before 1930, like Dracula", number=3).cards
        assert "demo:nosferatu" in [card.id for card in found]


def test_the_sentences_are_many_and_their_answers_are_in_the_catalogue(bench: ModuleType) -> None:
    works = {
        json.loads(line)["id"]
        for file in (ROOT / "assets" / "demo" / "works").glob("*.jsonl")
        for line in file.read_text(encoding="utf-8").splitlines()
    }
    queries = bench.sentences()
    assert len({query["id"] for query in queries}) == len(queries)
    for language in ("en", "zh"):
        assert sum(query["lang"] == language for query in queries) >= 40
    for query in queries:
        assert set(query["relevant"]) <= works, query["id"]
        assert len(query["relevant"]) >= 2, query["id"]


def test_the_words_come_in_both_languages_and_both_scripts() -> None:
    convert = pytest.importorskip("opencc").OpenCC("s2t").convert
    lists = [*WORDS["kinds"].values(), *WORDS["genres"].values()]
    lists += [WORDS[each] for each in ("silent", "talking", "monochrome", "colour")]
    lists += [*(mood["words"] for mood in WORDS["moods"])]
    for phrases in lists:
        chinese = [phrase for phrase in phrases if is_cjk(phrase[0])]
        assert chinese, phrases
        assert len(chinese) < len(phrases), phrases
        assert {convert(phrase) for phrase in chinese} <= set(phrases), phrases


def test_moods_are_told_apart() -> None:
    moods = WORDS["moods"]
    assert len({mood["id"] for mood in moods}) == len(moods)
    words = [word for mood in moods for word in mood["words"]]
    assert len(set(words)) == len(words)
    known = {*WORDS["genres"]}
    assert all(set(mood["genres"]) <= known for mood in moods)
