"""What is read of a title, and in which language."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from encoder_plots import PLOTS
from hypothesis import given
from hypothesis import strategies as st

from tvrec.domain import Credit, Kind, Localized, Title, TitleId
from tvrec.encode import document_text, text_hash, text_language
from tvrec.encode.text import MAX_LEAF_CHARS, MAX_PEOPLE


def _title(title: str = "Metropolis", kind: Kind = Kind.MOVIE, **fields: Any) -> Title:
    return Title(id=TitleId("t:1"), kind=kind, title=title, **fields)


CITY = _title(
    original_title="Metropolis – Die Stadt",
    genres=("Science Fiction", "Drama"),
    people=(Credit("Fritz Lang", "director"), Credit("Brigitte Helm", "actor")),
    plot="In a futuristic city the son of the mastermind falls in love with a prophet.",
    tagline="There can be no understanding between the hands and the brain.",
    tags=("dystopia", "robot"),
)


def test_a_text_is_names_genres_people_and_synopsis_in_that_order() -> None:
    assert document_text(CITY).split("\n") == [
        "Metropolis",
        "Metropolis – Die Stadt",
        "Science Fiction, Drama",
        "Fritz Lang, Brigitte Helm",
        CITY.plot,
        CITY.tagline,
        "dystopia, robot",
    ]


def test_a_bare_title_is_its_name() -> None:
    assert document_text(_title("1917")) == "1917"


def test_an_original_title_that_says_the_same_is_said_once() -> None:
    assert document_text(_title("Amélie", original_title="AMELIE")) == "Amélie"


def test_an_artist_stands_among_the_people_once() -> None:
    album = _title(
        "Kind of Blue", Kind.ALBUM, artist="Miles Davis", people=(Credit("Miles Davis", "artist"),)
    )
    assert document_text(album).split("\n") == ["Kind of Blue", "Miles Davis"]


def test_people_are_capped() -> None:
    crowd = tuple(Credit(f"Person{i}", "actor") for i in range(50))
    assert document_text(_title(people=crowd)).count("Person") == MAX_PEOPLE


SPIRITED = _title(
    "Spirited Away",
    original_title="千と千尋の神隠し",
    language="ja",
    genres=("Animation",),
    plot="A girl wanders into a world of spirits and must free her parents.",
    i18n={
        "ja": Localized("千と千尋の神隠し", "少女は神々の世界に迷い込む。", "", ("アニメ",)),
        "zh-Hans": Localized("千与千寻", "少女误入神灵的世界。", "", ("动画",)),
    },
)


def test_the_original_language_is_read_where_it_has_words() -> None:
    text = document_text(SPIRITED)
    assert text.split("\n") == ["千と千尋の神隠し", "アニメ", "少女は神々の世界に迷い込む。"]
    assert text_language(SPIRITED) == "ja"


def test_otherwise_whatever_there_is_is_read() -> None:
    korean = dataclasses.replace(SPIRITED, language="ko")
    assert SPIRITED.plot in document_text(korean)
    assert text_language(korean) == "en"
    bare = dataclasses.replace(korean, plot="")
    assert "少女は神々の世界に迷い込む。" in document_text(bare)
    assert text_language(bare) == "ja"


def test_more_languages_for_the_screen_do_not_change_the_text() -> None:
    more = dict(SPIRITED.i18n) | {"de": Localized("Chihiros Reise", "Ein Mädchen …")}
    assert document_text(dataclasses.replace(SPIRITED, i18n=more)) == document_text(SPIRITED)
    assert document_text(dataclasses.replace(CITY, language="en", i18n=more)) == document_text(CITY)


def test_the_order_of_languages_does_not_change_the_text() -> None:
    turned = dict(reversed(SPIRITED.i18n.items()))
    for language in ("ja", "ko", "zh", ""):
        title = dataclasses.replace(SPIRITED, language=language, plot="")
        same = dataclasses.replace(title, i18n=turned)
        assert document_text(same) == document_text(title)


def test_a_catalogue_in_the_original_language_is_read_as_it_is() -> None:
    film = _title(
        "霸王别姬",
        language="zh",
        plot="两位京剧演员半个世纪的恩怨。",
        i18n={"zh-Hant": Localized("霸王別姬", "兩位京劇演員半個世紀的恩怨。")},
    )
    assert "两位京剧演员" in document_text(film)
    assert text_language(film) == "zh"


def test_people_are_named_in_the_language_that_is_read() -> None:
    credit = Credit("Hayao Miyazaki", "director", {"ja": "宮崎駿", "zh-Hans": "宫崎骏"})
    title = dataclasses.replace(SPIRITED, people=(credit,))
    assert "宮崎駿" in document_text(title)
    assert "Hayao" in document_text(dataclasses.replace(title, language="ko"))


def _episode(name: str, **fields: Any) -> Title:
    return _title(name, Kind.EPISODE, **fields)


def test_a_parent_reads_its_own_text_and_what_its_leaves_add() -> None:
    series = _title("The Wire", Kind.SERIES, genres=("Crime",), plot="Baltimore's drug scene.")
    leaves = [
        _episode("The Target", genres=("Crime", "Drama"), plot="McNulty is in court."),
        _episode("Episode 2"),
        _episode("The Buys", people=(Credit("Peter Medak", "director"),)),
        _episode("The Target"),
    ]
    assert document_text(series, leaves).split("\n") == [
        "The Wire",
        "Crime, Drama",
        "Peter Medak",
        "Baltimore's drug scene.",
        "The Target",
        "The Buys",
        "McNulty is in court.",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Episode 12",
        "Track 01",
        "03",
        "第3集",
        "第三集",
        "第 3 話",
        "Folge 7",
        "Chapter IV",
        "제3화",
    ],
)
def test_a_leaf_that_is_only_numbered_adds_nothing(name: str) -> None:
    series = _title("Show", Kind.SERIES)
    assert document_text(series, [_episode(name)]) == "Show"


@pytest.mark.parametrize("name", ["Civil", "Mix", "三", "1917 revisited", "Part of Me"])
def test_a_leaf_with_a_name_adds_it(name: str) -> None:
    assert document_text(_title("Show", Kind.SERIES), [_episode(name)]) == f"Show\n{name}"


def test_what_leaves_add_is_capped() -> None:
    leaves = [_episode(f"Name of number {i} in a row", plot="x" * 900) for i in range(500)]
    text = document_text(_title("Show", Kind.SERIES), leaves)
    assert len(text.replace("\n", "")) <= len("Show") + MAX_LEAF_CHARS


@pytest.mark.parametrize("language", PLOTS)
def test_the_language_of_a_synopsis_is_found(language: str) -> None:
    title = _title(plot=" ".join(PLOTS[language]))
    assert text_language(title) == language.partition("-")[0]


@pytest.mark.parametrize("language", PLOTS)
def test_what_a_title_claims_does_not_outweigh_a_synopsis(language: str) -> None:
    for claimed in ("en", "zh", "fr", "ja"):
        title = _title(plot=" ".join(PLOTS[language]), language=claimed)
        assert text_language(title) == language.partition("-")[0]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (_title("Amélie", language="fr"), "fr"),
        (_title("Amélie"), "en"),
        (_title("羅生門", language="ja"), "ja"),
        (_title("霸王别姬", language="yue"), "zh"),
        (_title("霸王别姬"), "zh"),
        (_title("Seven Samurai", language="ja"), "en"),
        (_title("Тіні забутих предків", language="uk"), "uk"),
        (_title("Сталкер"), "ru"),
        (_title("Fucking Åmål", plot="Två flickor i en liten stad.", language="sv"), "sv"),
        (_title("Σταυρός", language="el"), "el"),
        (_title("Σταυρός"), "und"),
        (_title(""), "en"),
    ],
)
def test_short_texts_go_by_script_and_by_what_the_title_says(title: Title, expected: str) -> None:
    assert text_language(title) == expected


def test_equal_texts_have_equal_hashes() -> None:
    assert text_hash("三体") == text_hash("三" + "体")
    assert text_hash("a") != text_hash("b")
    assert len(text_hash("broken \udce9 name")) == 64


names = st.text(max_size=40)
titles = st.builds(
    _title,
    names,
    st.sampled_from(Kind),
    original_title=names,
    genres=st.lists(names, max_size=3).map(tuple),
    people=st.lists(st.builds(Credit, names), max_size=3).map(tuple),
    plot=names,
    tags=st.lists(names, max_size=3).map(tuple),
    language=st.sampled_from(["", "en", "zh-Hans", "ja", "xx"]),
    artist=names,
    i18n=st.dictionaries(
        st.sampled_from(["en", "zh-Hans", "ja"]), st.builds(Localized, names, names), max_size=2
    ),
)


@given(titles, st.lists(titles, max_size=3))
def test_any_title_has_a_text_and_a_language(title: Title, leaves: list[Title]) -> None:
    text = document_text(title, leaves)
    assert text == document_text(title, iter(leaves))
    assert text_language(title)
    assert len(text_hash(text)) == 64
