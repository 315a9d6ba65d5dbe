"""The owner's example, with the shipped encoder: science fiction for one, horror for the other.

Both are ranked from one catalogue, once by its Chinese and once by its English texts, with the
genre term off: what the encoder reads in the texts has to do it.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tvrec.config import models_dir
from tvrec.domain import Kind, Title
from tvrec.encode import OnnxEncoder, document_text, text_language
from tvrec.jsonlines import from_json
from tvrec.rec import START, Catalog, Profile, rank

WORKS = Path(__file__).resolve().parents[2] / "assets" / "demo" / "works"
LIKED = {
    # 科幻: 星际, 未来
    "Science fiction": ("demo:woman-in-the-moon", "demo:aelita", "demo:time-machine"),
    # 恐怖: 悬疑, 惊悚
    "Horror": ("demo:nosferatu", "demo:caligari", "demo:phantom-of-the-opera"),
}
KIN = {"Science fiction": {"Science fiction"}, "Horror": {"Horror", "Mystery", "Thriller"}}


def titles() -> list[Title]:
    lines = [line for file in sorted(WORKS.glob("*.jsonl")) for line in file.open()]
    found = [from_json(json.loads(line)) for line in lines]
    return [title for title in found if isinstance(title, Title)]


def told_in(title: Title, language: str) -> Title:
    """The title in the words of one language."""
    words = title.i18n["zh-Hans"] if language == "zh" else title
    return replace(
        title, title=words.title, plot=words.plot, tagline=words.tagline, genres=words.genres,
        original_title="", language=language, i18n={},
    )  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("taste", ["Science fiction", "Horror"])
def test_four_of_the_top_five_are_of_the_viewers_kind(taste: str, language: str) -> None:
    works = titles()
    told = [told_in(title, language) for title in works]
    catalog = Catalog(
        OnnxEncoder(models_dir()).encode([document_text(title) for title in told]),
        languages=[text_language(title) for title in told],
        kinds=[Kind.MOVIE] * len(works),
        genres=[title.genres for title in works],
        ids=[title.id for title in works],
    )
    profile = Profile(catalog, replace(START, genre=0.0))
    for key in LIKED[taste]:
        profile.absorb(catalog.index[key])
    top = [works[i] for i, _ in rank(profile, 5)]
    kin = [title for title in top if KIN[taste] & set(title.genres)]
    assert len(kin) >= 4, [title.title for title in top]
