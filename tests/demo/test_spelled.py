"""The readings that come with the demo catalogue are those of its names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tvrec.config import assets_dir
from tvrec.core import Tv, demo_works

FILE = assets_dir() / "demo" / "pinyin.tsv"


@pytest.fixture
def tv(tmp_path: Path):
    with Tv.open(tmp_path / "demo.db", demo=True) as opened:
        opened.library.import_files(demo_works(), synopses=False)
        yield opened


def test_every_chinese_name_has_one_and_none_is_left_to_read(tv: Tv) -> None:
    assert tv.library.take_spellings(FILE) > 580
    assert tv.library.spell_names() == 0, "run tools/build_demo_pinyin.py"
    assert tv.library.take_spellings(FILE) == 0


def test_they_are_what_pypinyin_reads(tv: Tv, tmp_path: Path) -> None:
    pytest.importorskip("pypinyin")
    pytest.importorskip("opencc")
    tv.library.spell_names()
    tv.library.write_spellings(tmp_path / "now.tsv")
    kept, now = (file.read_text(encoding="utf-8") for file in (FILE, tmp_path / "now.tsv"))
    assert kept == now, "run tools/build_demo_pinyin.py"


def test_without_the_file_nothing_is_taken(tv: Tv, tmp_path: Path) -> None:
    assert tv.library.take_spellings(tmp_path / "missing.tsv") == 0
