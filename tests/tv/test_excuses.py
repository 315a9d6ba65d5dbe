"""What would not play is said in the language of the screen."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tvrec.errors import PlayerError
from tvrec.i18n import translator
from tvrec.player import faults
from tvrec.text import cell_width
from tvrec.tv.excuses import SENTENCES, excuse

PLAYER = Path(faults.__file__).parent


def said_by_the_player() -> set[str]:
    """The sentences that name nothing: what is passed on as a message or a remedy."""
    found = {text for pair in faults._MEANING.values() for text in pair}
    for node in ast.walk(ast.parse(Path(faults.__file__).read_text())):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "failed":
            found |= {a.value for a in node.args if isinstance(a, ast.Constant) and a.value}
    return found


def test_every_sentence_of_a_file_that_would_not_play_is_known_here():
    assert said_by_the_player() <= set(SENTENCES)


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
@pytest.mark.parametrize("said", SENTENCES)
def test_each_of_them_is_translated(language, said):
    assert excuse(PlayerError(said), translator(language)) != said


def test_what_happened_to_which_file_and_what_to_do():
    error = PlayerError("is empty", file="/films/a.mkv", remedy="scan its folder again")
    assert excuse(error, translator("en")) == "a.mkv: is empty (scan its folder again)"
    assert excuse(error, translator("zh-Hans")) == "a.mkv：是空文件（请重新扫描文件夹）"


def test_a_name_is_kept_as_it_is():
    error = PlayerError("no file of '小城之春' is there")
    assert excuse(error, translator("zh-Hans")) == "'小城之春' 的文件都不在"


def test_a_long_name_leaves_room_for_what_happened():
    error = PlayerError("is empty", file="/films/" + "长" * 80 + ".mkv", remedy="update mpv")
    assert cell_width(excuse(error, translator("en"))) < 76
