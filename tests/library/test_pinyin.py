"""Chinese names are read in pinyin."""

from __future__ import annotations

import pytest

pytest.importorskip("pypinyin")
pytest.importorskip("opencc")

from tvrec.library.pinyin import reading


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("大红灯笼高高挂", "da hong deng long gao gao gua"),
        ("重庆森林", "chong qing sen lin"),
        ("重慶森林", "chong qing sen lin"),
        ("音樂之聲", "yin yue zhi sheng"),
        ("银行家", "yin hang jia"),
        ("长津湖", "chang|zhang jin hu"),
        ("绿皮书", "lu pi shu"),
        ("toy story 玩具总动员2", "toy story wan ju zong dong yuan 2"),
        ("㐂事", "shi"),
        ("なまくら刀", ""),
        ("the matrix", ""),
        ("", ""),
    ],
)
def test_a_name_is_read_as_its_phrases_are(name: str, said: str) -> None:
    assert reading(name) == said
