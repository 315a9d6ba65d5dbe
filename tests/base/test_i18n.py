"""The interface's languages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tvrec.i18n import negotiate, translator

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("wish", "locale", "language"),
    [
        ("", "", "en"),
        ("", "de_DE.UTF-8", "en"),
        ("", "zh_CN.UTF-8", "zh-Hans"),
        ("", "zh_TW.UTF-8", "zh-Hant"),
        ("en", "zh_CN.UTF-8", "en"),
        ("zh-Hant", "C", "zh-Hant"),
    ],
)
def test_a_wish_beats_the_locale(wish: str, locale: str, language: str) -> None:
    assert negotiate(wish, {"LANG": locale}) == language


def test_each_language_says_it_in_its_own_script() -> None:
    said = [translator(tag).gettext("Continue watching") for tag in ("en", "zh-Hans", "zh-Hant")]
    assert said == ["Continue watching", "继续观看", "繼續觀看"]


def test_a_name_is_shown_in_the_language_or_its_sister_script_or_as_it_is() -> None:
    names = {"zh-Hans": "大都会"}
    assert translator("zh-Hant").pick("Metropolis", names) == "大都会"
    assert translator("en").pick("Metropolis", names) == "Metropolis"


def test_every_message_is_translated_and_the_compiled_catalogues_are_fresh() -> None:
    done = subprocess.run(
        [sys.executable, "tools/build_locales.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
