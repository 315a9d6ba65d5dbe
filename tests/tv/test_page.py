"""The page: bands of every kind, as wide as the screen, and a focus that is always seen."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from tvrec.text import cell_width
from tvrec.tv.widgets.bands import Shelf
from tvrec.tv.widgets.card import CardShape
from tvrec.tv.widgets.controls import Button, Buttons, Choice, Measure, Text
from tvrec.tv.widgets.hero import HeroShape, draw_hero
from tvrec.tv.widgets.ink import Depth
from tvrec.tv.widgets.layout import layout
from tvrec.tv.widgets.page import Page
from tvrec.tv.widgets.poster import Still
from tvrec.tv.widgets.shelf import Scenery, ShelfShape, scrolled
from tvrec.tv.widgets.views import CardView, CauseView, HeroView, RowView

_TEXTS = st.text(st.sampled_from("ab 三体é…\u0301\u200b▲📺\n\t\x1b"), max_size=60)
_DEPTHS = st.sampled_from(list(Depth))
_SIZES = st.tuples(st.integers(30, 220), st.integers(8, 70))
_CARDS = st.builds(
    CardView,
    id=st.uuids().map(str),
    title=_TEXTS,
    facts=_TEXTS,
    progress=st.none() | st.floats(0, 1),
    chip=st.sampled_from(["", "▲1", "▲12", "▲1234567890123456789012345678"]),
    tint=st.integers(0, 1000),
)


def row(number: int, name: str = "row") -> RowView:
    cards = tuple(CardView(f"{name}{i}", f"Card {i}", f"{1900 + i}") for i in range(number))
    return RowView(name, f"Row {name}", cards)


def widths(lines: list) -> set[int]:
    """How wide lines say they are, and how wide their text is."""
    texts = {cell_width("".join(segment.text for segment in line)) for line in lines}
    return {line.cell_length for line in lines} | texts


@given(_SIZES, _DEPTHS, st.lists(_CARDS, min_size=1, max_size=8), st.data())
@settings(deadline=None, max_examples=60)
def test_a_shelf_is_as_wide_as_the_screen(size, depth, cards, data):
    shape = layout(*size).shelf
    scenery = Scenery(depth)
    if data.draw(st.booleans()):
        width, height = shape.card.width, 2 * shape.card.art
        scenery.take({card.id: Still(width, height, bytes(3 * width * height)) for card in cards})
    shelf = Shelf(RowView("x", data.draw(_TEXTS), tuple(cards), data.draw(_TEXTS)), shape)
    cursor = data.draw(st.none() | st.integers(0, len(cards) - 1))
    offset = shelf.scroll(0, cursor or 0)
    lines = shelf.draw(size[0], offset, cursor, scenery)
    assert len(lines) == shelf.height
    assert widths(lines) == {size[0]}


@given(_SIZES, _DEPTHS, _TEXTS, _TEXTS, _TEXTS, st.none() | st.floats(0, 1), st.booleans())
@settings(deadline=None, max_examples=60)
def test_other_bands_are_as_wide_as_the_screen(size, depth, label, beside, end, bar, lit):
    width, scenery = size[0], Scenery(depth)
    bands = [
        Choice("c", label, beside, end, bar, air=1, mark="●" if lit else ""),
        Buttons("b", tuple(Button(str(i), text) for i, text in enumerate((label, beside, end)))),
        Text("t", (label, beside)),
        Measure("m", (label,), share=bar or 0.0),
    ]
    for band in bands:
        lines = band.draw(width, 0, 0 if lit else None, scenery)
        assert len(lines) == band.height, band
        assert widths(lines) == {width}, band


@given(_SIZES, _DEPTHS, _TEXTS, _TEXTS, _TEXTS, st.lists(st.floats(0, 1), max_size=4), st.data())
@settings(deadline=None, max_examples=60)
def test_a_hero_is_as_wide_as_the_screen(size, depth, title, facts, plot, shares, data):
    shape = HeroShape(size[0], max(4, size[1] // 2))
    causes = tuple(CauseView(facts, share) for share in shares)
    view = HeroView("x", title, data.draw(_TEXTS), facts, plot * 8, causes, plot)
    art = None
    if data.draw(st.booleans()):
        art = Still(shape.width, 2 * shape.height, b"\x40" * (6 * shape.width * shape.height))
    lines = draw_hero(view, [], art, shape, depth, why="Why")
    assert len(lines) == shape.height
    assert widths(lines) == {shape.width}


@given(st.integers(0, 300), st.integers(0, 299), st.integers(40, 220))
def test_the_card_in_focus_is_seen_whole(offset, cursor, width):
    shape = ShelfShape(width, CardShape())
    first = scrolled(offset, cursor, 300, shape)
    assert first <= cursor < first + shape.fits
    right = shape.margin + (cursor - first) * (shape.card.width + shape.gap) + shape.card.width
    assert right <= width or shape.fits == 1


@given(_SIZES)
def test_the_sizes_fill_the_screen_and_leave_a_row_to_see(size):
    width, height = size
    found = layout(width, height)
    assert found.hero >= 4
    assert found.shelf.width == width
    if height >= 20:
        assert found.hero + found.shelf.lines <= height


class Stand(App[None]):
    """A page alone."""

    def __init__(self, scenery: Scenery) -> None:
        super().__init__()
        self.page = Page(scenery)

    def compose(self) -> ComposeResult:
        yield self.page

    def on_mount(self) -> None:
        self.page.focus()


def on_page(script, size=(80, 24)):
    async def run() -> None:
        app = Stand(Scenery(Depth.TRUE))
        async with app.run_test(size=size) as pilot:
            await pilot._wait_for_screen()
            script(app.page)

    asyncio.run(run())


def shelves(*numbers: int) -> list[Shelf]:
    shape = layout(80, 24).shelf
    return [Shelf(row(number, f"r{i}-"), shape) for i, number in enumerate(numbers)]


def test_the_focus_stays_on_its_title_when_the_rows_change():
    def script(page: Page) -> None:
        first, second = shelves(5, 5)
        page.show([first, second])
        page.move(3, 0)
        title = page.spot.key
        moved = Shelf(RowView("r0-", "x", tuple(reversed(first.row.cards))), first.shape)
        page.show([second, moved])
        assert page.spot.key == title
        assert page.spot.band == "r0-"

    on_page(script)


def test_the_focus_goes_to_a_neighbour_when_its_title_or_its_row_is_gone():
    def script(page: Page) -> None:
        first, second = shelves(5, 5)
        page.show([first, second])
        page.move(4, 0)
        page.show([Shelf(RowView("r0-", "x", first.row.cards[:3]), first.shape), second])
        assert page.spot.item == 2
        page.show([second])
        assert page.spot.band == "r1-"
        page.show([])
        assert page.spot is None
        assert not page.move(1, 0)
        assert not page.move(0, 1)
        page.show([second])
        assert page.spot.band == "r1-"

    on_page(script)


def test_words_are_passed_by():
    def script(page: Page) -> None:
        first, second = shelves(2, 2)
        page.show([Text("a", ("a",)), first, Text("b", ("b",)), second, Text("c", ("c",))])
        assert page.spot.band == "r0-"
        assert page.at_top
        assert page.move(0, 1)
        assert page.spot.band == "r1-"
        assert not page.move(0, 1)
        assert page.move(0, -3)
        assert page.spot.band == "r0-"

    on_page(script)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 15)])
def test_a_row_of_three_hundred_cards_can_be_walked_to_its_end(size):
    def script(page: Page) -> None:
        shape = layout(*size).shelf
        page.show([Shelf(row(300), shape), Shelf(row(300, "other"), shape)])
        for _ in range(320):
            page.move(1, 0)
            lines = page.render_lines(page.size.region)
            assert widths(lines) == {size[0]}
            assert any(f"Card {page.spot.item}" in line.text for line in lines)
        assert page.spot.item == 299
        assert not page.move(1, 0)
        assert page.move(-10_000, 0)
        assert page.spot.item == 0
        assert len(page.scenery._drawn) <= page.scenery._most

    on_page(script, size)


def test_the_active_row_is_always_on_the_screen():
    def script(page: Page) -> None:
        bands = shelves(*[4] * 12)
        page.show(bands)
        for step in [1] * 14 + [-1] * 14:
            page.move(0, step)
            name = f"Row {page.spot.band}"
            lines = page.render_lines(page.size.region)
            assert any(name in line.text for line in lines), page.spot
            assert any(f"Card {page.spot.item}" in line.text for line in lines)

    on_page(script)


def test_drawings_are_kept_within_bounds():
    scenery = Scenery(Depth.NONE, most=10)
    for i in range(50):
        scenery.card(CardView(str(i), str(i)), CardShape(), focused=False)
        scenery.take({str(i): Still(26, 10, b"")})
    assert len(scenery._drawn) == 10
    assert len(scenery.stills) <= 41
