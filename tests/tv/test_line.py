"""A line cut between any two cells shows the cells that were there (pure)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvrec.text import cell_width
from tvrec.tv.widgets import card
from tvrec.tv.widgets.bigtype import large
from tvrec.tv.widgets.controls import Choice
from tvrec.tv.widgets.ink import ACCENT, FACT, GROUND, LIT, TITLE, Depth, Ink, Rgb, mix, sgr
from tvrec.tv.widgets.line import Blocks, Line, Piece, Run, blank
from tvrec.tv.widgets.overlay import Words, over
from tvrec.tv.widgets.poster import Still
from tvrec.tv.widgets.shelf import Scenery

_RGB = st.builds(Rgb, *[st.integers(0, 255)] * 3)
_INKS = st.sampled_from([Ink(), Ink(TITLE, bold=True), Ink(FACT, ACCENT), Ink(TITLE, GROUND)])
_TEXTS = st.text(st.sampled_from("ab 三体é中…▲━"), min_size=1, max_size=12)
_DEPTHS = st.sampled_from(list(Depth))


@st.composite
def _pieces(draw: st.DrawFn) -> Piece:
    if draw(st.booleans()):
        width = draw(st.integers(1, 10))
        few = st.sampled_from([bytes(GROUND), b"\x01\x02\x03", bytes(ACCENT)])
        return Blocks(*(b"".join(draw(few) for _ in range(width)) for _ in range(2)))
    return Run(draw(_TEXTS), draw(_INKS), draw(_DEPTHS))


_LINES = st.builds(Line, st.lists(_pieces(), max_size=6))


def _cells(line: Line) -> list[tuple[str, object]]:
    """Write a line cell by cell: a wide character is its first cell and an empty second one."""
    found: list[tuple[str, object]] = []
    for segment in line:
        for char in segment.text:
            found.append((char, segment.style))
            found += [("", segment.style)] * (cell_width(char) - 1)
    return found


def _cut(cells: list[tuple[str, object]], start: int, end: int) -> list[tuple[str, object]]:
    """Cut cell by cell; half a wide character is a space."""
    part = cells[start:end]
    if part and part[0][0] == "":
        part[0] = (" ", part[0][1])
    if part and end < len(cells) and cells[end][0] == "":
        part[-1] = (" ", part[-1][1])
    return part


@given(_LINES, st.integers(0, 70), st.integers(0, 70))
def test_cropping_is_cutting_cell_by_cell(line: Line, start: int, end: int) -> None:
    start, end = sorted((start, end))
    cut = line.crop(start, end)
    assert _cells(cut) == _cut(_cells(line), start, end)
    assert cut.cell_length == len(_cells(cut))


@given(_LINES, st.lists(st.integers(0, 60), min_size=1, max_size=6))
def test_dividing_is_cropping_between_the_cuts(line: Line, cuts: list[int]) -> None:
    cuts = sorted(min(cut, line.cell_length) for cut in cuts)
    parts = line.divide(cuts)
    starts = [0, *cuts[:-1]]
    expected = [_cut(_cells(line), start, end) for start, end in zip(starts, cuts, strict=True)]
    assert [_cells(part) for part in parts] == expected


@given(_LINES)
def test_the_codes_show_the_same_as_the_segments(line: Line) -> None:
    sent = re.sub(r"\x1b\[[0-9;]*m", "", line.render(None))  # type: ignore[arg-type]
    assert cell_width(sent) == line.cell_length
    # a cell of a picture whose two pixels are equal is sent as a space
    shown = "".join(char for char, _ in _cells(line))
    assert sent.replace("▀", " ") == shown.replace("▀", " ")


@given(_LINES, st.integers(0, 40))
def test_two_halves_make_the_whole(line: Line, at: int) -> None:
    width = line.cell_length
    at = min(at, width)
    assert line.crop(0, at).cell_length + line.crop(at).cell_length == width


def test_a_combining_mark_stays_with_its_letter() -> None:
    line = Line([Run("ne\u0301e", Ink(), Depth.TRUE)])
    assert line.cell_length == 3
    assert line.crop(0, 2).text == "ne\u0301"
    assert line.crop(2, 3).text == "e"


def test_half_of_a_wide_character_before_a_mark_is_a_space() -> None:
    line = Line([Run("三\u0301体", Ink(), Depth.TRUE)])
    assert line.crop(1, 4).text == " 体"
    assert Line([Run("三\u0301", Ink(), Depth.TRUE)]).crop(0, 1).text == " "


def test_a_blank_is_as_wide_as_it_says() -> None:
    assert Line([blank(0, Depth.TRUE), blank(3, Depth.NONE)]).cell_length == 3


def test_what_is_not_on_the_line_is_empty() -> None:
    line = Line([Run("abc", Ink(), Depth.TRUE)])
    assert line.crop(5, 9).cell_length == 0
    assert line.crop(2, 1).cell_length == 0


@pytest.mark.parametrize(
    "name", ["\x1b[2Ja", "a\nb", "\x9b2Ja", "a\u2028b", "\n三", "\x1b三体", "\t"]
)
def test_a_name_cannot_command_the_terminal(name: str) -> None:
    line = Line([Run(name, Ink(), Depth.TRUE)])
    sent = line.render(None).removeprefix(Run("", Ink(), Depth.TRUE).ansi)  # type: ignore[arg-type]
    assert sent.removesuffix("\x1b[0m").isprintable()
    assert line.cell_length == cell_width(name)
    large(name, 200)  # no face has these; that is no error


def test_a_name_cannot_turn_the_direction_of_its_line() -> None:
    line = Line([Run("a\u202eb", Ink(), Depth.TRUE)])
    assert line.text == "ab"
    assert line.cell_length == 2


def test_words_over_a_picture_keep_their_marks() -> None:
    art = Still(20, 2, bytes(range(120)))
    line = over(20, [Words(1, "पांचाली", Ink())], art, 0, Depth.TRUE)
    assert "पांचाली" in line.text
    assert line.cell_length == 20


def test_of_sixteen_colours_a_tile_has_a_ground_that_white_is_read_on() -> None:
    dark = {"41", "44", "45", "100"}  # red, blue, magenta, grey: others are light somewhere
    for tint in card._TINTS:
        for ground in (tint, mix(tint, Rgb(0, 0, 0), 0.25)):
            codes = re.findall(r"\d+", sgr(Ink(TITLE, ground), Depth.STANDARD))
            assert codes[-1] in dark
            assert "97" in codes


def test_what_is_lit_is_seen_on_the_ground_of_256_colours() -> None:
    assert sgr(Ink(FACT, LIT), Depth.EIGHT_BIT) != sgr(Ink(FACT), Depth.EIGHT_BIT)


def test_a_cause_with_nothing_beside_it_has_that_room_for_its_name() -> None:
    name = "The rest of what you watched"
    scenery = Scenery(Depth.TRUE)
    (line,) = Choice("rest", name, bar=0.1, columns=(0.24, 0.71)).draw(80, 0, None, scenery)
    assert name in line.text
