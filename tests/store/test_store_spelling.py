"""Chinese titles are found by the letters of their pinyin."""

from __future__ import annotations

import pytest

from tvrec.domain import Credit, Kind, Localized, Title, TitleId
from tvrec.store import Store

LANTERN, GIRL = TitleId("m:lantern"), TitleId("m:girl")
READINGS = {
    "大红灯笼高高挂": "da hong deng long gao gao gua",
    "长津湖": "chang|zhang jin hu",
    "女儿红": "nu er hong",
    "玩具总动员2": "wan ju zong dong yuan 2",
    "なまくら刀": "",
}


def movie(key: str, title: str, **more: object) -> Title:
    return Title(id=TitleId(key), kind=Kind.MOVIE, title=title, **more)  # type: ignore[arg-type]


def found(store: Store, text: str) -> list[str]:
    return [key for key, _ in store.search.search(text)]


@pytest.fixture
def store():
    with Store.in_memory() as opened:
        opened.titles.put(
            [
                movie(LANTERN, "大红灯笼高高挂"),
                movie("m:lake", "The Battle", i18n={"zh-Hans": Localized("长津湖")}),
                movie(GIRL, "x", original_title="女儿红"),
                movie("m:toys", "玩具总动员2"),
            ]
        )
        opened.spellings.learn(READINGS)
        yield opened


@pytest.mark.parametrize(
    "typed",
    ["dhdl", "DHD", "dhdlggg", "d h d l", "dahongdenglong", "dahongdengl", "da hong deng long",
     "dahongdenglonggaogaogua", "dàhóng", "denglong", "dlgg", "ggg"],
)  # fmt: skip
def test_a_name_is_found_by_initials_and_by_syllables_as_they_are_typed(
    store: Store, typed: str
) -> None:
    assert found(store, typed) == [LANTERN]


@pytest.mark.parametrize(
    ("typed", "title"),
    [("cjh", "m:lake"), ("zjh", "m:lake"), ("changjinhu", "m:lake"), ("zhang jin", "m:lake"),
     ("nverhong", "m:girl"), ("nuer", "m:girl"), ("nüer", "m:girl"), ("neh", "m:girl"),
     ("wjzdy2", "m:toys"), ("zongdongyuan2", "m:toys")],
)  # fmt: skip
def test_names_of_every_kind_two_readings_and_numbers(store: Store, typed: str, title: str) -> None:
    assert found(store, typed) == [title]


@pytest.mark.parametrize("typed", ["ahong", "hdlx", "dahongx", "红dhdl", "'\"", 'h"*', "h"])
def test_what_is_no_beginning_of_a_syllable_finds_nothing(store: Store, typed: str) -> None:
    assert found(store, typed) == []


def test_a_name_as_it_is_written_comes_first_and_other_facts_come_later() -> None:
    with Store.in_memory() as store:
        store.titles.put(
            [
                movie("plot", "A", plot="a longer way", votes=90_000),
                movie("person", "B", people=(Credit("Shelley Long", "actor"),), votes=80_000),
                movie("later", "恐龙", votes=70_000),
                movie("spelled", "龙", votes=60_000),
                movie("word", "So long", votes=10),
                movie("exact", "Long", votes=1),
            ]
        )
        store.spellings.learn({"恐龙": "kong long", "龙": "long"})
        assert found(store, "long") == ["exact", "word", "spelled", "person", "later", "plot"]


def test_names_are_read_once_however_many_bear_them(store: Store) -> None:
    assert store.spellings.unread() == []
    store.titles.put([movie("m:new", "长津湖"), movie("m:next", "新片"), movie("m:en", "Plain")])
    assert store.spellings.unread() == ["新片"]
    assert set(found(store, "cjh")) == {"m:lake", "m:new"}
    store.spellings.learn({"新片": "xin pian"})
    assert found(store, "xp") == ["m:next"]


def test_what_has_changed_is_found_by_its_new_name_alone(store: Store) -> None:
    store.titles.put([movie(LANTERN, "女儿红", votes=5000), movie("m:toys", "Toys")])
    assert found(store, "dhdl") == found(store, "wjzdy") == []
    assert set(found(store, "neh")) == {LANTERN, GIRL}
    store.titles.put([movie(LANTERN, "女儿红", votes=9)])
    store.titles.delete([GIRL])
    assert found(store, "neh") == [LANTERN]


def test_a_name_that_is_read_otherwise_now_is_found_so(store: Store) -> None:
    store.spellings.learn({"女儿红": "nv er gong"})
    assert found(store, "neh") == []
    assert found(store, "neg") == found(store, "nverg") == [GIRL]


ZHANG = Credit("Zhang Yimou", "director", {"zh-Hans": "张艺谋", "zh-Hant": "張藝謀"})
CAST = {"张艺谋": "zhang yi mou", "張藝謀": "zhang yi mou", "曾志伟": "ceng|zeng zhi wei"}


@pytest.fixture
def cast(store: Store) -> Store:
    store.titles.put(
        [
            movie("m:hero", "Hero", people=(ZHANG,), votes=9000),
            movie("m:jou", "Ju Dou", people=(ZHANG, Credit("曾志伟", "actor")), votes=100),
            movie("m:else", "Else", people=(Credit("Zoe Yim", "actor"),), votes=90_000),
        ]
    )
    store.spellings.learn(CAST)
    return store


@pytest.mark.parametrize("typed", ["zym", "zhangy", "zhang yi mou", "yimou", "ym"])
def test_a_title_is_found_by_the_people_in_it_the_best_known_first(cast: Store, typed: str) -> None:
    assert found(cast, typed) == ["m:hero", "m:jou"]


@pytest.mark.parametrize("typed", ["zzw", "czw", "zengzhiw", "zhiwei"])
def test_a_surname_that_is_read_in_two_ways_is_found_by_both(cast: Store, typed: str) -> None:
    assert found(cast, typed) == ["m:jou"]


def test_a_titles_own_name_comes_before_a_persons(cast: Store) -> None:
    cast.titles.put([movie("m:own", "钟艺门")])
    cast.spellings.learn({"钟艺门": "zhong yi men"})
    assert found(cast, "zym") == ["m:own", "m:hero", "m:jou"]


def test_whoever_has_left_a_title_does_not_find_it(cast: Store) -> None:
    cast.titles.put([movie("m:jou", "Ju Dou", people=(ZHANG,))])
    assert found(cast, "zzw") == []
    cast.titles.delete([TitleId("m:hero"), TitleId("m:jou")])
    assert found(cast, "zym") == []
    assert cast.integrity() == []


def test_people_are_read_once_too(cast: Store) -> None:
    cast.titles.put([movie("m:new", "New", people=(ZHANG, Credit("巩俐", "actor")))])
    assert cast.spellings.unread() == ["巩俐"]
