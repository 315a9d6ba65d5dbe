"""What is found by what was typed, and in which order."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from store_values import ODD

from tvrec.domain import Credit, Kind, Localized, Title, TitleId
from tvrec.store import Store
from tvrec.text import fold

EXAMPLES = settings(deadline=None, max_examples=150)
ONE = TitleId("t:1")
HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=8)
LATIN = st.text(st.characters(categories=["Ll", "Lu"], max_codepoint=0x24F), min_size=1, max_size=8)


@pytest.fixture(scope="module")
def store() -> Store:
    return Store.in_memory()


def found(store: Store, query: str) -> list[TitleId]:
    return [key for key, _ in store.search.search(query)]


def letters(word: str) -> str:
    return fold(word).replace("_", " ").strip()


def movie(key: str, title: str, **more: object) -> Title:
    return Title(id=TitleId(key), kind=Kind.MOVIE, title=title, **more)  # type: ignore[arg-type]


@EXAMPLES
@given(ODD | st.text(st.characters(max_codepoint=0x7F), max_size=60))
@example('"')
@example('" OR title:*')
@example("NEAR(a b) ^ - + {x} : AND NOT (")
@example("a " * 5000)
@example("\0")
@example("\ud83d")
def test_nothing_that_can_be_typed_is_an_error(store: Store, text: str) -> None:
    store.titles.put([movie("t:1", "Some film", plot="一部电影")])
    store.search.search(text)
    store.titles.by_name(text)


@EXAMPLES
@given(st.lists(ODD, min_size=1, max_size=5))
@example(["𞤀𞤣", "ꟸ", "हिन्दी", "ไทย", "조선", "ǅ", "①", "¾", "İ"])
def test_a_title_is_found_by_each_of_its_words(store: Store, words: list[str]) -> None:
    name = " ".join(words)
    store.titles.put([movie("t:1", name)])
    for word in name.split():
        if letters(word):  # signs alone are found as a whole name only
            assert found(store, word) == [ONE], word


PLACES = {
    "original_title": lambda text: {"original_title": text},
    "sort_title": lambda text: {"sort_title": text},
    "artist": lambda text: {"artist": text},
    "album": lambda text: {"album": text},
    "collection": lambda text: {"collection": text},
    "plot": lambda text: {"plot": text},
    "tagline": lambda text: {"tagline": text},
    "genre": lambda text: {"genres": ("x", text)},
    "tag": lambda text: {"tags": ("x", text)},
    "studio": lambda text: {"studios": ("x", text)},
    "person": lambda text: {"people": (Credit("x"), Credit(text, "actor"))},
    "person abroad": lambda text: {"people": (Credit("x", "actor", {"zh": text}),)},
    "title abroad": lambda text: {"i18n": {"zh": Localized(title=text)}},
    "plot abroad": lambda text: {"i18n": {"zh": Localized(plot=text)}},
    "tagline abroad": lambda text: {"i18n": {"zh": Localized(tagline=text)}},
    "genre abroad": lambda text: {"i18n": {"zh": Localized(genres=("x", text))}},
}


@pytest.mark.parametrize("place", PLACES)
@settings(deadline=None, max_examples=20)
@given(words=st.lists(ODD, min_size=1, max_size=4))
def test_a_title_is_found_by_each_word_of_what_is_known_of_it(
    store: Store, place: str, words: list[str]
) -> None:
    text = " ".join(words)
    store.titles.put([movie("t:1", "x", **PLACES[place](text))])
    for word in text.split():
        if len(letters(word)) > 1:
            assert found(store, word) == [ONE], word


@EXAMPLES
@given(HAN, st.data())
def test_chinese_is_found_by_any_run_of_characters(
    store: Store, text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    part = text[start : data.draw(st.integers(start + 1, len(text)))]
    for where in ({"title": text}, {"title": "x", "plot": f"（{text}）。"}):
        store.titles.put([movie("t:1", **where)])
        assert found(store, part) == [ONE]


@EXAMPLES
@given(st.lists(LATIN, min_size=1, max_size=3), st.data())
def test_a_name_is_found_while_it_is_typed(
    store: Store, words: list[str], data: st.DataObject
) -> None:
    store.titles.put([movie("t:1", " ".join(words))])
    last = data.draw(st.integers(0, len(words) - 1))
    typed = words[last][: data.draw(st.integers(1, len(words[last])))]
    assert found(store, " ".join([*words[:last], typed])) == [ONE]


def test_a_plot_is_found_by_two_letters_on(store: Store) -> None:
    store.titles.put([movie("t:1", "None", plot="Submarines below the ice")])
    assert found(store, "su") == found(store, "below subm") == found(store, "below s") == [ONE]
    assert found(store, "s") == []


def test_accents_width_case_and_articles_are_no_matter(store: Store) -> None:
    store.titles.put([movie("t:1", "Les Misérables"), movie("t:2", "Ｍａｔｒｉｘ Straße")])
    assert found(store, "miserables") == found(store, "MISÉRABLES") == [ONE]
    assert found(store, "matrix strasse") == [TitleId("t:2")]
    assert [key for key, *_ in store.titles.by_name("miserables")] == [ONE]


def test_names_come_before_people_before_topics_before_plots() -> None:
    with Store.in_memory() as store:
        store.titles.put(
            [
                movie("plot", "A", plot="He meets Matilda there", votes=9000),
                movie("topic", "B", tags=("matilda",), votes=8000),
                movie("person", "C", people=(Credit("Matilda Lutz", "actor"),), votes=7000),
                movie("word", "Waltzing Matilda", votes=10),
                movie("start", "Matilda the Musical", votes=5),
                movie("exact", "Matilda", votes=1),
            ]
        )
        order = found(store, "matilda")
        assert order[:3] == ["exact", "start", "word"]
        assert set(order[3:5]) == {"topic", "person"}
        assert order[5:] == ["plot"]


def test_within_a_place_the_best_known_comes_first_and_leaves_last() -> None:
    with Store.in_memory() as store:
        store.titles.put(
            [
                movie("little", "Star one", votes=5),
                movie("much", "Star two", votes=50_000),
                Title(id=TitleId("leaf"), kind=Kind.EPISODE, title="Star three", votes=10**6),
            ]
        )
        assert found(store, "star") == ["much", "little", "leaf"]
        assert [key for key, _ in store.search.search("star", 1)] == ["much"]


def test_the_words_may_lie_in_different_places() -> None:
    with Store.in_memory() as store:
        store.titles.put(
            [
                movie(
                    "t:1",
                    "Inception",
                    people=(Credit("Christopher Nolan", "director", {"zh": "诺兰"}),),
                    plot="A thief enters dreams",
                    i18n={"zh": Localized("盗梦空间", genres=("科幻",))},
                )
            ]
        )
        for query in ("nolan incep", "nolan dreams", "诺兰 盗梦", "科幻 incep", "inc nol"):
            assert found(store, query) == [ONE], query


def test_signs_alone_find_the_title_of_that_name(store: Store) -> None:
    store.titles.put([movie("t:1", "???")])
    assert found(store, " ??? ") == [ONE]


def test_what_has_changed_is_found_by_its_new_words_alone(store: Store) -> None:
    store.titles.put([movie("t:1", "Früher", plot="old tale")])
    store.titles.put([movie("t:1", "Später", plot="new tale", votes=100)])
    assert found(store, "spater") == found(store, "new") == [ONE]
    assert found(store, "fruher") == found(store, "old") == []
    store.titles.delete([ONE])
    assert found(store, "spater") == []
    assert store.integrity() == [] or store.titles.count()


def test_an_index_that_lacks_titles_is_noticed_and_mended() -> None:
    with Store.in_memory() as store:
        store.titles.put([movie("t:1", "Lost"), movie("t:2", "Kept")])
        [(row,)] = store._connection.rows("SELECT search_row FROM title WHERE id = 't:1'")
        with store.write_tx():
            store.search.remove([row])
        assert store.integrity()
        assert store.titles.reindex() == 2
        assert store.integrity() == []
        assert found(store, "lost") == [ONE]


@EXAMPLES
@given(ODD | st.text(st.characters(max_codepoint=0x7F), max_size=60))
@example('"')
@example("a OR NEAR(b)")
def test_nothing_that_can_be_said_is_an_error(store: Store, text: str) -> None:
    assert store.search.weigh(text) is not None


def test_any_word_of_a_sentence_weighs_and_rarer_ones_weigh_more() -> None:
    with Store.in_memory() as store:
        plots = ["a train at night", "a night in town", "a town by the sea", "rain", "snow", "wind"]
        store.titles.put(movie(f"t:{n}", f"N{n}", plot=plot) for n, plot in enumerate(plots))
        weights = store.search.weigh("a train in the night")
        assert max(weights, key=weights.__getitem__) == "t:0"
        assert set(weights) == {"t:0", "t:1", "t:2"}
        assert store.search.weigh("?!") == {}


def test_pairs_of_chinese_characters_are_words() -> None:
    with Store.in_memory() as store:
        plots = ["她在雨夜等待", "他等她", "待命的士兵"]
        store.titles.put(movie(f"t:{n}", f"N{n}", plot=plot) for n, plot in enumerate(plots))
        assert set(store.search.weigh("雨夜等待的人")) == {"t:0"}


def test_names_of_people_in_other_languages_are_gathered() -> None:
    with Store.in_memory() as store:
        ruan = Credit("Ruan Lingyu", "actor", {"zh-Hans": "阮玲玉"})
        plain = Credit("Ann {Bob}", "director")
        store.titles.put(
            [movie("t:1", "A", people=(ruan, plain)), movie("t:2", "B", people=(ruan,))]
        )
        assert store.titles.credited() == {"Ruan Lingyu": ("阮玲玉",)}
