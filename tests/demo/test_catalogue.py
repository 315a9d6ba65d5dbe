"""The demo catalogue keeps its own rules: real facts, two languages, no invented figures."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tvrec.jsonlines import from_json

DEMO = Path(__file__).resolve().parents[2] / "assets" / "demo"
WORKS: list[dict[str, Any]] = [
    json.loads(line)
    for file in sorted((DEMO / "works").glob("*.jsonl"))
    for line in file.read_text().splitlines()
]
GENRES = dict(
    zip(
        "Science fiction,Horror,Mystery,Thriller,Comedy,Drama,Romance,Adventure,Animation,"
        "Documentary,Crime,Film noir,War,Fantasy,Family,History,Music,Classical,Electronic,"
        "Ambient,Science,Mathematics,Literature,Musical,Short,Western".split(","),
        "科幻,恐怖,悬疑,惊悚,喜剧,剧情,爱情,冒险,动画,纪录片,犯罪,黑色电影,战争,奇幻,家庭,历史,音乐,"
        "古典,电子,氛围音乐,科学,数学,文学,歌舞,短片,西部".split(","),
        strict=True,
    )
)


def test_there_are_enough_works_and_kinds() -> None:
    kinds = Counter(work["kind"] for work in WORKS)
    assert len(WORKS) >= 240
    assert sum(work.get("language") == "zh" for work in WORKS) >= 40
    assert {"movie", "series", "clip", "album", "audiobook"} <= set(kinds)
    for genre in ("Science fiction", "Horror"):
        assert sum(genre in work["genres"] for work in WORKS) >= 9


def test_works_come_from_many_countries_and_every_decade() -> None:
    assert len({code for work in WORKS for code in work.get("countries", ())}) >= 25
    decades = {work["year"] // 10 * 10 for work in WORKS}
    assert set(range(1900, 2030, 10)) - {1990} <= decades  # nothing free of the nineties yet


def test_ids_and_titles_are_unique() -> None:
    for key in ("id", "title"):
        counted = Counter(work[key] for work in WORKS)
        assert [name for name, number in counted.items() if number > 1] == []


@pytest.mark.parametrize("work", WORKS, ids=lambda work: work["id"])
def test_a_work_is_described_in_both_languages(work: dict[str, Any]) -> None:
    assert from_json(work)
    chinese = work["i18n"]["zh-Hans"]
    assert 40 <= len(work["plot"].split()) <= 90
    assert 60 <= len(chinese["plot"]) <= 170
    assert re.search(r"[\u4e00-\u9fff]", chinese["title"]) or work["id"] == "demo:detour"
    assert chinese["genres"] == [GENRES[genre] for genre in work["genres"]]
    assert work["tagline"] not in ("", work["plot"])
    assert chinese["tagline"]


@pytest.mark.parametrize("work", WORKS, ids=lambda work: work["id"])
def test_facts_are_plausible_and_nothing_is_made_up(work: dict[str, Any]) -> None:
    assert work["id"].startswith("demo:")
    assert not {"rating", "votes"} & set(work)
    assert 1500 <= work["year"] <= 2026
    assert 5 * 60 <= work.get("runtime_s", 3600) <= 5 * 3600
    assert all(re.fullmatch("[A-Z]{2}", code) for code in work.get("countries", ()))
    assert work["people"]
    assert all(person["name"] and person["role"] for person in work["people"])


def test_every_work_has_its_licence_named() -> None:
    table = (DEMO / "LICENSES.md").read_text()
    assert [work["id"] for work in WORKS if f"| {work['id']} |" not in table] == []
