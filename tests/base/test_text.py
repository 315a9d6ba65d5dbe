"""Folding, spacing and measuring."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvrec.text import (
    cell_width,
    detect_script_language,
    fold,
    fold_title,
    space_cjk,
    with_names,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Matrix", "matrix"),
        ("MATRIX, The", "matrix"),
        ("Amélie", "amelie"),
        ("Ｍｅｔｒｏｐｏｌｉｓ", "metropolis"),
        ("Das Boot", "boot"),
        ("Fast & Furious", "fast and furious"),
        ("L'Atalante", "atalante"),
        ("A", "a"),
        ("The The", "the"),
        ("三体！", "三体"),
    ],
)
def test_titles_that_a_person_takes_for_the_same_fold_alike(one: str, other: str) -> None:
    assert fold_title(one) == other


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_title_of_signs_alone_folds_to_nothing_and_fails_nowhere() -> None:
    assert fold_title("¿?!") == ""


def test_chinese_characters_stand_apart_for_the_word_index() -> None:
    assert space_cjk("看《三体》2023年") == "看 《 三 体 》2023 年"
    assert space_cjk("plain words") == "plain words"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("小城之春", "zh"),
        ("となりのトトロ", "ja"),
        ("기생충", "ko"),
        ("Сталкер", "ru"),
        ("Metropolis", ""),
        ("", ""),
        ("A long English text that mentions 神女 once in passing", ""),
    ],
)
def test_the_script_tells_the_language_where_it_can(text: str, language: str) -> None:
    assert detect_script_language(text) == language


@pytest.mark.parametrize(("text", "cells"), [("abc", 3), ("神女", 4), ("é", 1), ("e\u0301", 1)])
def test_cells_are_counted_as_a_terminal_draws_them(text: str, cells: int) -> None:
    assert cell_width(text) == cells


@pytest.mark.parametrize(
    ("names", "written"),
    [
        (("Mina", "Tom"), "Mina 和 Tom"),
        (("小雨", "Tom"), "小雨和 Tom"),
        (("小雨", "小K"), "小雨和小K"),
        (("R2", "阿力"), "R2 和阿力"),
        (("Mina!", "《》"), "Mina!和《》"),
    ],
)
def test_latin_beside_han_has_a_space_and_a_name_stays_as_it_is(names, written) -> None:
    assert with_names("{one}和{other}", one=names[0], other=names[1]) == written
