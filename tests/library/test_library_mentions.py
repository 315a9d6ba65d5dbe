"""People and places that synopses speak of, in English and Chinese."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvrec.config import assets_dir
from tvrec.domain import Credit, Mention
from tvrec.errors import LibraryError
from tvrec.library.gazetteer import Gazetteer
from tvrec.library.language import Reader, load_words, written_small

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
import mentions as bench

PLACES = Gazetteer.load(assets_dir() / "gazetteer.tsv")
WORDS = load_words(assets_dir() / "words-en.txt")
PEOPLE = [Credit("Mary Shelley", "author", {"zh-Hans": "玛丽·雪莱"}), Credit("Lin Zexu")]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(PLACES, PEOPLE, WORDS)


def found(reader: Reader, text: str, kind: str, language: str = "en") -> list[str]:
    return [m.names[language] for m in reader.read({language: text}) if m.type == kind]


@pytest.mark.parametrize(
    ("text", "people", "places"),
    [
        ("He meets Victor Frankenstein in Geneva.", ["Victor Frankenstein"], ["Geneva"]),
        ("In the morning Dr. Jekyll is gone; Jekyll's man is in Soho.", ["Jekyll"], ["Soho"]),
        ("The doctor and the girl run for the door of the house.", [], []),
        ("It is the work of the Soviet army in the last winter of the war.", [], []),
        ("He is with Florence Lane, and goes to Florence.", ["Florence Lane"], ["Florence"]),
        ("Monkey, Pigsy and Sandy set out for the cave.", ["Monkey", "Pigsy", "Sandy"], []),
        ("A man of St. Petersburg writes to the Yangtze.", [], ["St Petersburg", "Yangtze"]),
    ],
)  # fmt: skip
def test_names_in_english(reader: Reader, text: str, people: list[str], places: list[str]) -> None:
    assert found(reader, text, "person") == people
    assert found(reader, text, "place") == places


@pytest.mark.parametrize(
    ("text", "people", "places"),
    [
        ("维克多·弗兰肯斯坦在日内瓦造出了生命。", ["维克多·弗兰肯斯坦"], ["日内瓦"]),
        ("中国人在美国学习英语。", [], ["美国"]),
        ("玛丽·雪莱与雪莱同游巴黎。", ["玛丽·雪莱"], ["巴黎"]),
        ("夜里，小镇上的人都睡了。", [], []),
        # behind a trade or a relation stands a name
        ("他与青年教师李国良同住。", ["李国良"], []),
        ("科学家摩根每天驾车穿城。", ["摩根"], []),
        # foreign names keep their ends, and what a segmenter glued to them goes
        ("农夫遇到姑娘乔治娅，乔治娅不语。", ["乔治娅"], []),
        ("一个叫斯卡皮内利的老人来了。", ["斯卡皮内利"], []),
        # known names that are words too: only of who does something
        ("教头，林冲被人陷害。", ["林冲"], []),
        ("欧阳兰回家。", ["欧阳兰"], []),
        ("寡妇祥林嫂怕被卖掉，再回鲁镇。", ["祥林嫂"], ["鲁镇"]),
        # what one goes to is a place
        ("他搬去奥尔巴尼，又逃往卡塔利纳。", [], ["奥尔巴尼", "卡塔利纳"]),
        ("大仇未报，刘海垂到眼前。", [], []),
    ],
)
def test_names_in_chinese(reader: Reader, text: str, people: list[str], places: list[str]) -> None:
    assert found(reader, text, "person", "zh") == people
    assert found(reader, text, "place", "zh") == places


def test_without_a_segmenter_known_and_foreign_names_are_found() -> None:
    reader = Reader(PLACES, PEOPLE, WORDS, segmenter=False)
    text = "维克多·弗兰肯斯坦在日内瓦，想起了玛丽·雪莱。"
    assert found(reader, text, "person", "zh") == ["维克多·弗兰肯斯坦", "玛丽·雪莱"]
    assert found(reader, text, "place", "zh") == ["日内瓦"]
    assert [word.text for word in reader.words("在日内瓦")] == ["在", "日内瓦"]


def test_a_place_is_one_in_both_languages(reader: Reader) -> None:
    [place] = reader.read({"en": "It is a story of the city of Paris.", "zh-Hans": "在巴黎。"})
    assert place == Mention("place", "Paris", {"en": "Paris", "zh-Hans": "巴黎", "zh": "巴黎"})


def test_a_surname_is_the_person_of_the_titles_own_credits_alone(reader: Reader) -> None:
    text = {"en": "It is the night in which Shelley has the dream of her life."}
    assert [m.id for m in reader.read(text, PEOPLE)] == ["Mary Shelley"]
    assert [m.id for m in reader.read(text)] == ["Shelley"]


def test_languages_that_are_not_read_add_nothing(reader: Reader) -> None:
    german = "Der Student Balduin lebt in der Stadt und verkauft sein Spiegelbild an den Teufel."
    assert reader.read({"de": german}) == []


@given(st.text(alphabet=st.sampled_from("Ab c.,'·“”\"的巴黎上海维·阿Q老 \n"), max_size=60))
def test_any_text_is_read_and_its_words_are_the_text(text: str) -> None:
    reader = Reader(PLACES, PEOPLE, WORDS, segmenter=False)
    for mention in reader.read({"en": text, "zh": text}):
        assert mention.type in ("person", "place")
        assert mention.id
        assert all(mention.names.values())
    for word in reader.words(text):
        assert text[word.start : word.start + len(word.text)] == word.text


def test_words_are_learned_as_they_are_written_small() -> None:
    assert written_small(["Barrels roll", "the Barrel"]) == {"roll", "the"}


def test_precision_and_recall_do_not_fall() -> None:
    """The floors are a little below what bench/mentions.py prints."""
    titles = bench.demo_titles()
    counts = bench.judge(bench.demo_reader(titles), titles)
    tuned = bench.total([count for key, count in counts.items() if not key[1]])
    held_out = bench.total([count for key, count in counts.items() if key[1]])
    assert tuned.precision >= 0.92
    assert tuned.recall >= 0.90
    assert held_out.precision >= 0.81
    assert held_out.recall >= 0.91


def test_a_hundred_synopses_are_marked_half_in_each_language() -> None:
    marks = list(bench.marks())
    titles = bench.demo_titles()
    assert [mark["language"] for mark in marks] == ["en"] * 50 + ["zh"] * 50
    assert sum(mark["held_out"] for mark in marks) == 40
    for mark in marks:
        text = bench.text_of(titles[mark["title"]], mark["language"])
        for name in (*mark["people"], *mark["places"]):
            assert any(spelling in text for spelling in name.split("|")), (mark["title"], name)


def test_a_place_has_a_name_in_each_language() -> None:
    paris = PLACES.find("巴黎")
    assert paris is not None
    assert (paris.id, paris.chinese) == ("Paris", "巴黎")
    assert PLACES.find("atlantis") is not None
    assert PLACES.find("nowhere at all") is None


def test_a_list_of_places_that_is_damaged_says_so(tmp_path: Path) -> None:
    file = tmp_path / "gazetteer.tsv"
    with pytest.raises(LibraryError, match="cannot be read"):
        Gazetteer.load(file)
    file.write_text("city\tParis\n")
    with pytest.raises(LibraryError, match="not a place") as caught:
        Gazetteer.load(file)
    assert caught.value.file == str(file)
