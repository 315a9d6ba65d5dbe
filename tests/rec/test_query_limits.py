"""Lengths, years and ages are read from a sentence, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvrec.domain import Piece
from tvrec.rec.lexicon import Lexicon
from tvrec.rec.query import understand
from tvrec.rec.sentence import Sentence


def read(text: str) -> Sentence:
    return understand(text, Lexicon([]))


def only(text: str, kind: str) -> Piece:
    (piece,) = read(text).of(kind)
    return piece


CHINESE = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """A number below 200 in characters."""
    if number >= 100:
        rest = number - 100
        if not rest:
            return "一百"
        return "一百" + ("零" + CHINESE[rest] if rest < 10 else tens(rest, "一"))
    return tens(number, "") if number >= 10 else CHINESE[number]


def tens(number: int, one: str) -> str:
    ten, rest = divmod(number, 10)
    return (one if ten == 1 else CHINESE[ten]) + "十" + (CHINESE[rest] if rest else "")


@given(st.integers(1, 199))
def test_minutes_come_back_as_they_were_written(minutes: int) -> None:
    for text in (
        f"under {minutes} minutes",
        f"at most {minutes} min",
        f"{minutes} minutes or less",
        f"{minutes} 分钟以内",
        f"不超过{minutes}分鐘",
        f"{chinese(minutes)}分钟以内",
    ):
        piece = only(text, "minutes")
        assert (piece.low, piece.high, piece.text) == (None, minutes, text)
    for text in (f"over {minutes} minutes", f"至少{chinese(minutes)}分钟", f"{minutes}分钟以上"):
        assert only(text, "minutes").value == f"{minutes}.."


@given(st.integers(1, 9), st.integers(0, 59))
def test_hours_and_minutes_add_up(hours: int, minutes: int) -> None:
    total = 60 * hours + minutes
    assert only(f"within {hours} hours {minutes} minutes", "minutes").high == total
    assert only(f"{hours}小时{minutes}分钟以内", "minutes").high == total


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("an hour and a half", 90),
        ("half an hour", 30),
        ("two and a half hours", 150),
        ("a quarter of an hour", 15),
        ("1h30", 90),
        ("forty-five minutes", 45),
        ("a hundred and ten minutes", 110),
        ("一个半小时", 90),
        ("半小时", 30),
        ("半個小時", 30),
        ("两小时", 120),
        ("兩個小時二十分鐘", 140),
        ("三刻钟", 45),
        ("1.5小时", 90),
        ("一小时半", 90),
    ],
)
def test_lengths_in_words(text: str, minutes: int) -> None:
    assert only(text, "minutes").high == minutes


@given(st.integers(1, 9).map(lambda ten: 10 * ten))
def test_decades_mean_the_same_in_both_languages(decade: int) -> None:
    spelt = f"{CHINESE[decade // 10]}十年代"
    texts = [f"the {1900 + decade}s", f"{decade}s", f"{1900 + decade}年代", f"{decade} 年代"]
    texts += [f"上世纪{spelt}", f"二十世紀{spelt}", spelt]
    for text in texts if decade > 10 else texts[:1]:
        piece = only(text, "year")
        assert (piece.low, piece.high) == (1900 + decade, 1909 + decade), text


@given(st.integers(1600, 2029))
def test_years_limit_from_both_sides(year: int) -> None:
    for text in (f"before {year}", f"{year} 年以前", f"{year}年之前"):
        assert only(text, "year").value == f"..{year - 1}"
    for text in (f"since {year}", f"{year}年以来"):
        assert only(text, "year").value == f"{year}.."
    for text in (f"in {year}", f"{year}年", f"from {year}"):
        assert only(text, "year").value == f"{year}..{year}"
    between = f"between {year} and {year + 5}", f"{year}到{year + 5}年", f"{year}-{year + 5}"
    assert {only(text, "year").value for text in between} == {f"{year}..{year + 5}"}


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("the nineties", "1990..1999"),
        ("the late 1920s", "1925..1929"),
        ("1950s or later", "1950.."),
        ("19th century", "1800..1899"),
        ("十九世纪", "1800..1899"),
        ("一九三四年", "1934..1934"),
        ("after the thirties", "1940.."),
        ("五十年代以后", "1950.."),
        ("三十年代以前", "..1929"),
        ("the nineteenth century", "1800..1899"),
        ("before the nineteenth century", "..1799"),
        ("before the 20th century", "..1899"),
        ("from the twenty-first century", "2000..2099"),
        ("三四十年代", "1930..1949"),
        ("四五十年代的上海", "1940..1959"),
        ("上世纪二三十年代", "1920..1939"),
    ],
)
def test_years_in_words(text: str, limits: str) -> None:
    assert only(text, "year").value == limits


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("20 to 40 minutes", "20..40"),
        ("between 20 and 40 minutes", "20..40"),
        ("20–40 min", "20..40"),
        ("one to two hours", "60..120"),
        ("between one hour and two hours", "60..120"),
        ("twenty to thirty minutes", "20..30"),
        ("20到40分钟", "20..40"),
        ("20-40 分钟之间", "20..40"),
        ("半小时到一小时", "30..60"),
        ("一到两个小时", "60..120"),
        ("二三十分钟", "20..30"),
        ("两三个小时", "120..180"),
    ],
)
def test_a_length_lies_between_two(text: str, limits: str) -> None:
    assert only(text, "minutes").value == limits


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("a cartoon under 12", 11),
        ("something for under-12s", 11),
        ("for kids under the age of twelve", 11),
        ("for a 6-year-old", 6),
        ("with my seven year old", 7),
        ("for my 6 year old daughter", 6),
        ("something my son can watch, my son is 8", 8),
        ("女儿六岁", 6),
        ("我儿子今年八岁，一起看", 8),
        ("for ages 6 to 10", 6),
        ("6+", 6),
        ("适合6岁孩子看的", 6),
        ("給八歲的女兒看", 8),
        ("12岁以下", 12),
        ("不到十岁", 9),
    ],
)
def test_who_watches_too_has_an_age(text: str, age: int) -> None:
    assert only(text, "age").high == age


@pytest.mark.parametrize(
    "text",
    [
        "a film about a 12-year-old girl",
        "一个12岁女孩的故事",
        "女儿六岁离家的故事",
        "under 40",
        "under 12 episodes",
    ],
)
def test_other_numbers_are_no_age_of_a_viewer(text: str) -> None:
    assert read(text).of("age") == []


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("rated above 8", "8.."),
        ("a film rated 7.5 or higher", "7.5.."),
        ("with a rating of at least seven", "7.."),
        ("rated above 8.", "8.."),
        ("rated 8/10 or better", "8.."),
        ("rating below 5", "..5"),
        ("评分 8 分以上", "8.."),
        ("豆瓣8.5分以上的", "8.5.."),
        ("评分高于八分", "8.."),
        ("评分低于5分", "..5"),
        ("rated 18", ""),
        ("rated R", ""),
        ("五分钟", ""),
        ("一部十分感人的电影", ""),
    ],
)
def test_ratings_are_limited(text: str, limits: str) -> None:
    assert "".join(piece.value for piece in read(text).of("rating")) == limits


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("more than an hour, less than two", ["60..", "..120"]),
        ("over an hour but under two, please", ["60..", "..120"]),
        ("more than 40 minutes and less than 90", ["40..", "..90"]),
        ("less than two hours, more than one", ["..120", "60.."]),
        ("more than an hour, less than two stories", ["60.."]),
    ],
)
def test_the_unit_of_a_second_limit_may_go_without_saying(text: str, limits: list[str]) -> None:
    assert [piece.value for piece in read(text).of("minutes")] == limits
