"""The readings that come with the demo catalogue are those of its names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tvrec.config import assets_dir
from tvrec.core import Tv

FILE = assets_dir() / "demo" / "pinyin.tsv"


def test_every_chinese_name_has_one_and_none_is_left_to_read(works: Tv) -> None:
    assert works.library.take_spellings(FILE) > 580
    assert works.library.spell_names() == 0, "run tools/build_demo_pinyin.py"
    assert works.library.take_spellings(FILE) == 0


def test_they_are_what_pypinyin_reads(works: Tv, tmp_path: Path) -> None:
    pytest.importorskip("pypinyin")
    pytest.importorskip("opencc")
    works.library.spell_names()
    works.library.write_spellings(tmp_path / "now.tsv")
    kept, now = (file.read_text(encoding="utf-8") for file in (FILE, tmp_path / "now.tsv"))
    assert kept == now, "run tools/build_demo_pinyin.py"


def test_without_the_file_nothing_is_taken(works: Tv, tmp_path: Path) -> None:
    assert works.library.take_spellings(tmp_path / "missing.tsv") == 0
