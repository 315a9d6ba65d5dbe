"""The demo's viewers: their histories are valid, recent, added once, and their top picks fit."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from tvrec.cli import main
from tvrec.config import Settings
from tvrec.core import Tv, demo_tv
from tvrec.core.demo import GUEST, demo_viewers, demo_works
from tvrec.domain import Card, Event, EventKind
from tvrec.i18n import translator
from tvrec.jsonlines import from_json
from tvrec.viewer_names import viewer_name

ROOT = Path(__file__).resolve().parents[2]
FILES = demo_viewers()
NAMES = ("Mina", "小雨", "Tom")
DAY = timedelta(days=1)


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


WORKS = {work["id"]: work for file in demo_works() for work in lines(file)}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tv]:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    with demo_tv(Settings(db=str(path))) as tv:
        tv.encode()
        yield tv


def schema() -> Draft202012Validator:
    registry: Registry[Any] = Registry()
    for file in (ROOT / "docs" / "schema").glob("*.json"):
        registry = registry.with_resource(
            file.name, Resource.from_contents(json.loads(file.read_text()))
        )
    line = json.loads((ROOT / "docs" / "schema" / "line.json").read_text())
    return Draft202012Validator(line, registry=registry)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_history_is_valid_and_says_what_it_should(file: Path) -> None:
    history = lines(file)
    for line in history:
        schema().validate(line)
        assert from_json(line)
        assert line["type"] == "profile" or line["title"] in WORKS
    kinds = Counter(line["type"] for line in history)
    assert kinds == {"profile": 1, "viewing": 1, "event": kinds["event"]}
    assert 25 <= kinds["event"] <= 45
    acts = Counter(line.get("kind") for line in history)
    assert acts["not_interested"] == 1
    assert acts["dislike"] >= 1
    assert acts["like"] >= 2
    assert acts["rate"] >= 4
    assert {line.get("skipped") for line in history} == {None, True}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_was_played_agrees_with_the_running_times(file: Path) -> None:
    for line in lines(file):
        runtime = WORKS.get(line.get("title", ""), {}).get("runtime_s")
        if "played_s" in line:
            assert line["played_s"] == pytest.approx(line["completion"] * runtime, abs=1)
        if line["type"] == "viewing":
            assert line["runtime_s"] == runtime
            assert 0.03 * runtime < line["position_s"] < 0.9 * runtime


@pytest.mark.parametrize("name", NAMES)
def test_a_history_ends_yesterday_and_goes_back_sixty_days(demo: Tv, name: str) -> None:
    today = datetime.now(UTC).date()
    events = demo.history(name)
    assert all(first.at <= second.at for first, second in pairwise(events))
    (viewing,) = demo.guide.open(name)
    assert viewing.updated.date() == today - DAY
    assert today - 62 * DAY < events[0].at.date() < today - 50 * DAY


def test_everybody_is_in_the_picker_and_the_guest_has_watched_nothing(demo: Tv) -> None:
    viewers = demo.profiles.list()
    assert viewers[0].id == GUEST
    assert {viewer.name for viewer in viewers} == {"Guest", *NAMES}
    assert demo.history(GUEST) == []
    assert demo.home(GUEST).rows
    assert demo.profiles.find("小雨").languages == ("zh-Hans",)


def top(tv: Tv, name: str) -> list[Card]:
    row = next(row for row in tv.home(name).rows if row.recipe == "top")
    return list(row.cards[:10])


def test_minas_top_picks_are_science_fiction_and_silent_cinema(demo: Tv) -> None:
    picks = [WORKS[card.id] for card in top(demo, "Mina")]
    fitting = {"Science fiction", "Horror", "Fantasy"}
    assert sum(bool(fitting & set(work["genres"])) for work in picks) >= 7
    assert sum("Science fiction" in work["genres"] for work in picks) >= 2
    assert any(work.get("language") == "de" and work["year"] < 1930 for work in picks)


def test_xiaoyus_top_picks_are_chinese(demo: Tv) -> None:
    picks = [WORKS[card.id] for card in top(demo, "小雨")]
    assert sum(work.get("language") == "zh" for work in picks) >= 5
    assert picks[0].get("language") == "zh"
    assert any(work["kind"] == "audiobook" for work in picks)


def test_toms_top_picks_are_comedies_music_and_courses(demo: Tv) -> None:
    picks = [WORKS[card.id] for card in top(demo, "Tom")]
    fitting = {"Comedy", "Music", "Mathematics", "Science", "Documentary"}
    assert sum(bool(fitting & set(work["genres"])) for work in picks) >= 8
    assert {"album", "series", "movie"} <= {work["kind"] for work in picks}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_was_turned_down_is_picked(demo: Tv, name: str) -> None:
    refused = {
        event.title
        for event in demo.history(name)
        if event.kind in (EventKind.DISLIKE, EventKind.NOT_INTERESTED)
    }
    assert refused
    assert not refused & {card.id for card in top(demo, name)}


def test_viewers_are_added_once_and_keep_what_they_did(home: Path) -> None:
    settings = Settings(db=str(home / "demo.db"))

    def history(tv: Tv) -> list[Event]:
        return tv.history("Tom")

    with demo_tv(settings) as tv:
        tv.watched("demo:joan", "Tom")
        tv.watched("demo:faust", "Guest")
        before = history(tv)
    with demo_tv(settings) as tv:
        assert history(tv) == before
        assert [event.title for event in tv.history("Guest")] == ["demo:faust"]
        assert len(tv.profiles.list()) == 4


def test_what_a_viewer_forgot_stays_forgotten(home: Path) -> None:
    settings = Settings(db=str(home / "demo.db"))
    with demo_tv(settings) as tv:
        tv.forget("Mina")
    with demo_tv(settings) as tv:
        assert tv.history("Mina") == []


def test_the_guest_is_called_so_in_the_language_of_the_screen(home: Path) -> None:
    path = str(home / "demo.db")
    for language, name in (("zh-Hans", "客人"), ("en", "Guest")):
        with demo_tv(Settings(db=path, lang=language)) as tv:
            assert viewer_name(tv.profiles.find(GUEST).name, translator(language)) == name
            assert tv.profiles.find(name).id == GUEST


def test_the_demo_opens_as_the_viewer_who_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    asked = {"--viewer Mina": "demo:mina", "--viewer 小雨": "demo:xiaoyu", "": GUEST}
    for words, profile in asked.items():
        assert main(["demo", "--json", *words.split()]) == 0
        assert json.loads(capsys.readouterr().out)["profile"] == profile
    assert main(["demo", "--viewer", "Nobody"]) == 2
    assert "Mina" in capsys.readouterr().err
