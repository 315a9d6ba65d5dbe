"""A sentence is read into limits and leads, in both languages, and nothing of it is lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvrec.domain import Piece
from tvrec.rec.lexicon import Lexicon, Meaning
from tvrec.rec.query import Sentence, understand

LEXICON = Lexicon(
    [
        ("Metropolis", Meaning("title", ("metropolis",))),
        ("大都会", Meaning("title", ("metropolis",))),
        ("Rain", Meaning("title", ("rain",))),
        ("The Kid", Meaning("title", ("kid",))),
        ("Charlie Chaplin", Meaning("person", ("Charlie Chaplin",))),
        ("Chaplin", Meaning("person", ("Charlie Chaplin",), partly=True)),
        ("卓别林", Meaning("person", ("Charlie Chaplin",), partly=True)),
        ("Rice", Meaning("person", ("Anne Rice",), partly=True)),
        ("film", Meaning("kind", ("movie",))),
        ("电影", Meaning("kind", ("movie",))),
        ("music", Meaning("kind", ("album",))),
        ("horror", Meaning("genre", ("Horror",))),
        ("恐怖", Meaning("genre", ("Horror",))),
        ("war", Meaning("genre", ("War",))),
        ("French", Meaning("nation", ("FR", "fr"))),
        ("法国", Meaning("nation", ("FR", "fr"))),
        ("gory", Meaning("mood", ("violent",))),
        ("血腥", Meaning("mood", ("violent",))),
        ("温柔", Meaning("mood", ("tender",))),
        ("silent", Meaning("silent", ("silent",))),
        ("PG", Meaning("certificate", ("8",))),
        ("rated R", Meaning("certificate", ("17",))),
    ]
)
SCRAPS = [
    "under 40 minutes",
    "40 分钟以内",
    "the nineties",
    "九十年代",
    "like Metropolis",
    "大都会那样的",
    "but shorter",
    "短一点",
    "less gory",
    "不要恐怖",
    "by Chaplin",
    "卓别林的",
    "French",
    "film",
    "电影",
    "something tender",
    "𝄞 é",
    "《大都会》",
    '"The Kid"',
    "minus war",
    "Ⅳ",
    "ﬁlm",
    "İ",
    "e\u0301",
    "，",
    " - ",
]


def read(text: str, *ignore: str) -> Sentence:
    return understand(text, LEXICON, ignore)


def only(text: str, kind: str) -> Piece:
    (piece,) = [piece for piece in read(text).pieces if piece.kind == kind]
    return piece


@given(st.lists(st.sampled_from(SCRAPS) | st.text(max_size=8), max_size=8).map(" ".join))
def test_every_character_is_understood_or_left(text: str) -> None:
    sentence = read(text)
    spans = sorted([*sentence.rest(), *((p.start, p.end) for p in sentence.pieces)])
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(one[1] == other[0] for one, other in pairwise(spans))
    assert all(piece.text == text[piece.start : piece.end] for piece in sentence.pieces)


@given(st.lists(st.sampled_from(SCRAPS), max_size=6).map(", ".join), st.data())
def test_what_is_ignored_has_no_effect_and_changes_nothing_else(
    text: str, data: st.DataObject
) -> None:
    pieces = read(text).pieces
    away = data.draw(st.sets(st.sampled_from(pieces)) if pieces else st.just(set()))
    texts = {piece.text.casefold() for piece in away}
    left = read(text, *texts)
    assert left.pieces == tuple(p for p in pieces if p.text.casefold() not in texts)
    assert left.rest() == read(text).rest()


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
    ],
)
def test_years_in_words(text: str, limits: str) -> None:
    assert only(text, "year").value == limits


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("like Metropolis but shorter", {"title": "metropolis", "relative": "shorter"}),
        ("《大都会》那样的，但是短一点", {"title": "metropolis", "relative": "shorter"}),
        ("像大都会一样，新一点", {"title": "metropolis", "relative": "newer"}),
        ("something similar to “The Kid”, older", {"title": "kid", "relative": "older"}),
        (
            "a French film by Chaplin",
            {"nation": "FR|fr", "kind": "movie", "person": "Charlie Chaplin"},
        ),
        ("卓别林的法国電影", {"nation": "FR|fr", "kind": "movie", "person": "Charlie Chaplin"}),
        ("rain and rice", {}),
        ("a film about music", {"kind": "movie"}),
    ],
)
def test_facts_and_references(text: str, kinds: dict[str, str]) -> None:
    assert {piece.kind: piece.value for piece in read(text).pieces if piece.wanted} == kinds


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("no horror or war", [("genre", "Horror"), ("genre", "War")]),
        ("less gory", [("mood", "violent")]),
        ("血腥少一点", [("mood", "violent")]),
        ("没那么血腥", [("mood", "violent")]),
        ("不要恐怖的电影", [("genre", "Horror")]),
        ("less horror", [("words", "horror")]),
        ("Metropolis − The Kid", [("title", "kid")]),
        ("《大都会》减去恐怖", [("genre", "Horror")]),
        ("without talking animals, please", [("words", "talking animals")]),
        ("not silent", [("silent", "silent")]),
        ("unlike Metropolis", [("title", "metropolis")]),
        ("卓别林", []),
        ("不知道看什么", []),
    ],
)
def test_what_shall_not_be(text: str, refused: list[tuple[str, str]]) -> None:
    found = [(piece.kind, piece.value) for piece in read(text).pieces if not piece.wanted]
    assert found == refused


def test_the_words_that_are_asked_for_are_the_rest_and_what_is_a_subject_too() -> None:
    sentence = read("a film by Chaplin, war at sea, under 40 minutes")
    assert sentence.words() == "a , at sea"
    assert sentence.words(("genre",)) == "a , war at sea"


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("a cartoon under 12", 11),
        ("something for under-12s", 11),
        ("for kids under the age of twelve", 11),
        ("for a 6-year-old", 6),
        ("with my seven year old", 7),
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
    ["a film about a 12-year-old girl", "一个12岁女孩的故事", "under 40", "under 12 episodes"],
)
def test_other_numbers_are_no_age_of_a_viewer(text: str) -> None:
    assert read(text).of("age") == []


def test_a_certificate_is_wanted_or_refused() -> None:
    assert only("a film, PG", "certificate").names == ("8",)
    assert not only("nothing rated R", "certificate").wanted
