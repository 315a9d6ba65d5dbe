"""A sentence is read into limits and leads, in both languages, and nothing of it is lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvrec.domain import Piece
from tvrec.rec.lexicon import Lexicon, Meaning
from tvrec.rec.query import understand
from tvrec.rec.sentence import Sentence

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
        ("show", Meaning("kind", ("series",))),
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
        ("black and white", Meaning("monochrome", ("monochrome",))),
        ("in colour", Meaning("monochrome", ("colour",))),
        ("from Germany", Meaning("nation", ("DE",))),
        ("western", Meaning("genre", ("Western",))),
        ("西部片", Meaning("genre", ("Western",))),
        ("战争", Meaning("genre", ("War",))),
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
        ("show me a film", {"kind": "movie"}),
        ("a show", {"kind": "series"}),
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
        ("I don't like a western, nor war", [("genre", "Western"), ("genre", "War")]),
        ("I don’t want to see horror", [("genre", "Horror")]),
        ("I really hate horror", [("genre", "Horror")]),
        ("I can't stand war", [("genre", "War")]),
        ("a film about hate", []),
        ("neither war nor horror", [("genre", "War"), ("genre", "Horror")]),
        ("not by Chaplin", [("person", "Charlie Chaplin")]),
        ("nothing with Chaplin", [("person", "Charlie Chaplin")]),
        ("nothing from Germany", [("nation", "DE")]),
        ("not in black and white, please", [("monochrome", "monochrome")]),
        ("not silent, not black and white", [("silent", "silent"), ("monochrome", "monochrome")]),
        ("more like The Kid, less like Metropolis", [("title", "metropolis")]),
        ("我不喜欢西部片", [("genre", "Western")]),
        ("讨厌恐怖", [("genre", "Horror")]),
        ("受不了战争", [("genre", "War")]),
        ("別恐怖也別战争", [("genre", "Horror"), ("genre", "War")]),
    ],
)
def test_what_shall_not_be(text: str, refused: list[tuple[str, str]]) -> None:
    found = [(piece.kind, piece.value) for piece in read(text).pieces if not piece.wanted]
    assert found == refused


@pytest.mark.parametrize("text", ["no French film, please", "不要法国的电影", "不要法国电影"])
def test_the_noun_of_what_is_refused_is_wanted(text: str) -> None:
    (refused,) = [piece for piece in read(text).pieces if not piece.wanted]
    assert refused.value == "FR|fr"
    assert only(text, "kind").names == ("movie",)
    assert only(text, "kind").wanted


def test_a_kind_of_its_own_is_refused() -> None:
    assert [piece.value for piece in read("no music").pieces if not piece.wanted] == ["album"]
    refused = [p.value for p in read("no horror and no film, no French or music").pieces]
    assert refused == ["Horror", "movie", "FR|fr", "album"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("similar to The Kid and Metropolis", ["kid", "metropolis"]),
        ("像大都会和《The Kid》那样的", ["metropolis", "kid"]),
        ("like The Kid or Metropolis, but shorter", ["kid", "metropolis"]),
        ("like Metropolis and rain outside", ["metropolis"]),
    ],
)
def test_several_titles_may_be_named(text: str, titles: list[str]) -> None:
    assert [piece.value for piece in read(text).of("title")] == titles


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("older than Metropolis", "older|metropolis"),
        ("older than “Metropolis”, French", "older|metropolis"),
        ("not longer than Metropolis", "shorter|metropolis"),
        ("no shorter than Metropolis", "longer|metropolis"),
        ("not older than Metropolis", "newer|metropolis"),
        ("比大都会长", "longer|metropolis"),
        ("比《大都会》短一点的", "shorter|metropolis"),
        ("比大都会还老", "older|metropolis"),
        ("不比大都会长", "shorter|metropolis"),
        ("不要太老", "newer"),
        ("别太新", "older"),
    ],
)
def test_length_and_age_are_compared(text: str, relative: str) -> None:
    assert only(text, "relative").value == relative
    assert not [piece for piece in read(text).pieces if not piece.wanted]
    assert not read(text).of("title"), "what it is compared with it need not be like"


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("the newest horror films", "newest"),
        ("the latest", "newest"),
        ("最新的", "newest"),
        ("最新的恐怖片", "newest"),
        ("the oldest film there is", "oldest"),
        ("最早的电影", "oldest"),
        ("longest first", "longest"),
        ("最短的法国电影", "shortest"),
        ("the oldest son of a family", ""),
        ("最老的儿子", ""),
        ("the longest day of a war", ""),
    ],
)
def test_the_most_of_a_length_or_an_age_is_asked_for(text: str, most: str) -> None:
    assert "|".join(piece.value for piece in read(text).of("relative")) == most


def test_the_words_that_are_asked_for_are_the_rest_and_what_is_a_subject_too() -> None:
    sentence = read("a film by Chaplin, war at sea, under 40 minutes")
    assert sentence.words() == "a , at sea"
    assert sentence.words(("genre",)) == "a , war at sea"


def test_a_certificate_is_wanted_or_refused() -> None:
    assert only("a film, PG", "certificate").names == ("8",)
    assert not only("nothing rated R", "certificate").wanted
