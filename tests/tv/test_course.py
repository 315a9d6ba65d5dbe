"""The focus among bands: always on one item that is there, seen whole, and kept by its id."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tvrec.domain import TitleId
from tvrec.tv.widgets.bands import Shelf
from tvrec.tv.widgets.card import CardShape
from tvrec.tv.widgets.controls import Button, Buttons, Choice, Text
from tvrec.tv.widgets.course import Course
from tvrec.tv.widgets.shelf import ShelfShape
from tvrec.tv.widgets.views import CardView, RowView

SHAPE = ShelfShape(80, CardShape(23, 4, 1), margin=2)


def shelf(name: str, count: int) -> Shelf:
    cards = tuple(CardView(TitleId(f"{name}:{i}"), f"{name} {i}") for i in range(count))
    return Shelf(RowView(name, name, cards), SHAPE)


@st.composite
def bands(draw):
    found = []
    for i in range(draw(st.integers(0, 7))):
        match draw(st.sampled_from(["shelf", "buttons", "choice", "text"])):
            case "shelf":
                found.append(shelf(f"row{i}", draw(st.integers(1, 12))))
            case "buttons":
                count = draw(st.integers(1, 5))
                found.append(Buttons(f"b{i}", tuple(Button(str(n), str(n)) for n in range(count))))
            case "choice":
                found.append(Choice(f"c{i}", "choice"))
            case "text":
                found.append(Text(f"t{i}", ("words",)))
    return found


MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("along"), st.sampled_from([-10_000, -1, 1, 10_000])),
        st.tuples(st.just("across"), st.sampled_from([-3, -1, 1, 3])),
        st.tuples(st.just("to_top"), st.just(0)),
    ),
    max_size=30,
)


def carry_out(course: Course, move: tuple[str, int]) -> None:
    name, amount = move
    course.to_top() if name == "to_top" else getattr(course, name)(amount)


@given(bands(), MOVES, st.integers(8, 40))
def test_the_focus_is_always_on_an_item_and_its_band_is_seen_whole(shown, moves, height):
    course = Course()
    course.height = height
    course.show(shown, "")
    for move in moves:
        carry_out(course, move)
        spot = course.spot
        assert (spot is None) == (not any(band.count for band in shown))
        if spot is None:
            continue
        band = course.band
        assert spot.band == band.id
        assert spot.key == band.key(spot.item)
        assert course.first <= course.active
        top, air = course.line_of(course.active), 1 if isinstance(band, Shelf | Buttons) else 0
        assert top >= 0
        assert top + band.height - air <= height or course.first == course.active
        assert course.offset(band) <= spot.item


@given(bands(), MOVES)
def test_the_same_bands_again_leave_the_focus_where_it_is(shown, moves):
    course = Course()
    course.show(shown, "")
    for move in moves:
        carry_out(course, move)
    before = course.spot
    course.show(list(shown), "")
    assert course.spot == before


def test_the_focus_follows_its_title_within_the_row():
    course = Course()
    course.show([shelf("top", 5)], "")
    course.along(3)
    row = course.bands[0].row
    turned = RowView(row.id, row.title, row.cards[::-1])
    course.show([shelf("new", 4), Shelf(turned, SHAPE)], "")
    assert (course.spot.band, course.spot.key) == ("top", "top:3")


def test_a_row_is_entered_straight_down_and_then_remembers_its_own_card():
    course = Course()
    course.show([shelf("a", 9), shelf("b", 9)], "")
    course.along(2)
    course.across(1)
    assert course.spot.item == 2
    course.along(-1)
    course.across(-1)
    course.along(1)
    course.across(1)
    assert course.spot.item == 1
