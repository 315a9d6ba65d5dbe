"""What would not play is said in the language of the screen."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tvrec.errors import PlayerError
from tvrec.history import JsonLines
from tvrec.i18n import translator
from tvrec.jsonlines.fields import MustBeError
from tvrec.jsonlines.forms import FORMS
from tvrec.player import faults
from tvrec.text import cell_width
from tvrec.tv import scan_words
from tvrec.tv.excuses import SENTENCES, excuse, translated

PLAYER = Path(faults.__file__).parent
LIBRARY = PLAYER.parent / "library"
HISTORY = PLAYER.parent / "history"
LINES = PLAYER.parent / "jsonlines"


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


def said_in(folder: Path) -> set[str]:
    """What is passed on as a message or a remedy, with an x for what a sentence holds."""
    found = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and _name(node.func) in SAYING:
                told = [*node.args, *(k.value for k in node.keywords if k.arg == "remedy")]
                found |= {_text(argument) for argument in told}
    return {text for text in found if " " in text}


SAYING = {
    "complain",
    "Problem",
    "ProbeError",
    "ProbeTimeoutError",
    "NfoError",
    "InfoError",
    "PlayerError",
    "ImportFormatError",
    "FieldError",
    "_skipped",
}


def _name(called: ast.expr) -> str:
    return getattr(called, "id", "") or getattr(called, "attr", "")


def _text(argument: ast.expr) -> str:
    parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
    return "".join(str(p.value) if isinstance(p, ast.Constant) else "x" for p in parts)


def test_every_sentence_of_a_scan_is_known_here():
    words = translator("zh-Hans")
    said = said_in(LIBRARY)
    assert len(said) > 20
    unknown = {text for text in said if translated(text, words) == text}
    assert unknown <= {
        "pip install 'tvrec[media]'",  # a command
        "is x", "let your user read that x", "scan again if the x is back",  # known word by word
    }  # fmt: skip


def test_every_sentence_of_the_player_itself_is_known_here():
    words = translator("zh-Hans")
    said = said_in(PLAYER)
    assert len(said) > 10
    unknown = {text for text in said if translated(text, words) == text}
    assert unknown <= {"sudo apt install mpv"}  # a command


def test_every_sentence_of_an_import_is_known_here():
    words = translator("zh-Hans")
    said = said_in(HISTORY) | said_in(LINES)
    assert len(said) > 20
    unknown = {text for text in said if translated(text, words) == text}
    assert unknown <= {"not JSON", "not text", "too long"}  # by which a report counts


FIELDS = {(name, key): read for name, form in FORMS.items() for key, read in form.readers.items()}
WRONG = (object(), "", "x", -1, 1e20, True, {}, [1], ["x"], {"x": 1}, {"type": "x", "id": "x"})


@pytest.mark.parametrize("field", FIELDS, ids=".".join)
def test_what_each_field_of_a_line_must_be_is_known_here(field):
    words, told = translator("zh-Hans"), set()
    for raw in WRONG:
        try:
            FIELDS[field](raw)
        except MustBeError as error:
            told.add(str(error))
    assert told
    assert {text for text in told if translated(text, words) == text} == set()


def test_a_line_that_cannot_be_read_is_told_in_the_language_of_the_screen(tmp_path: Path):
    lines = (
        '{"type":"title","id":"x","kind":"film","title":"X"}',
        '{"type":"title","id":"x","kind":"movie","title":"X","rating":11}',
        '{"type":"title","id":"x","kind":"movie"}',
        '{"type":"title"',
    )
    file = tmp_path / "titles.jsonl"
    file.write_text("\n".join(lines))
    said = [each.message for each in JsonLines().read(file)]
    first, *others = [translated(text, translator("zh-Hans")) for text in said]
    assert first.startswith("第 1 行：“kind”必须是以下之一：movie, series")
    assert first.endswith('而不是 "film"')
    assert others == [
        "第 2 行：“rating”必须是 0 到 10 之间的数，而不是 11",
        "第 3 行：缺少“title”",
        "第 4 行：不是 JSON：第 16 列，Expecting ',' delimiter",
    ]


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
@pytest.mark.parametrize("said", scan_words.SENTENCES)
def test_each_sentence_of_a_scan_is_translated(language, said):
    shown = translated(said.format_map(Sevens()), translator(language))
    assert shown != said.format_map(Sevens())
    assert said.count("{") == shown.count("7")


class Sevens(dict):
    def __missing__(self, key):
        return "7"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("cannot be read: Input/output error", "无法读取：Input/output error"),
        ("has an embedded picture that is empty", "内嵌图片有问题：是空文件"),
        ("hangs whatever reads it: no answer in 20 s", "会让读取它的程序卡住：20 秒内没有响应"),
        ("mpv ended at once with code 1: bad option", "mpv 立即退出，代码 1：bad option"),
        ("something that nobody foresaw", "something that nobody foresaw"),
    ],
)
def test_the_systems_own_words_stay_behind_a_sentence_that_is_translated(said, shown):
    assert translated(said, translator("zh-Hans")) == shown
