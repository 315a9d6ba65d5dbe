# Longer than 300 lines because all screens are walked through in one place.
"""What each screen is for: changing something, finding something, saying who watches."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_home import begin, on_a_long_film
from tv_cells import focus_groups
from tv_set import TvSet, fill

from tvrec.core.mentions import read_new
from tvrec.domain import Kind
from tvrec.i18n import translator
from tvrec.naming import own_name
from tvrec.tv.opening import depth_of
from tvrec.tv.parts import parts_name
from tvrec.tv.present import Presenter
from tvrec.tv.screens.choices import ChoicesScreen
from tvrec.tv.screens.details import DetailsScreen
from tvrec.tv.screens.player import PlayerScreen
from tvrec.tv.screens.search import NameScreen, SearchScreen
from tvrec.tv.screens.why import WhyScreen
from tvrec.tv.widgets.ink import Depth
from tvrec.tv.widgets.poster import Still


async def pick(tv: TvSet, key: str) -> None:
    """Choose a line or a button of the screen."""
    for _ in range(40):
        if tv.focus[1] == key:
            break
        await tv.press("right" if isinstance(tv.screen, DetailsScreen) else "down")
    assert tv.focus[1] == key
    await tv.press("enter")


def places(rows: dict[str, list[str]], title: str) -> dict[str, int]:
    return {row: cards.index(title) for row, cards in rows.items() if title in cards}


@pytest.mark.parametrize("act", ["like", "dislike", "not_interested", "seen", "not_now"])
def test_an_act_changes_home_and_can_be_taken_back(show, act):
    async def script(tv: TvSet) -> None:
        await tv.press("right")
        title, before = tv.focus[1], tv.rows()
        await tv.press("c")
        assert isinstance(tv.screen, ChoicesScreen)
        await pick(tv, act)
        assert tv.screen is tv.home
        assert "Noted" in tv.said
        assert tv.rows() != before, act
        if act in {"not_interested", "dislike", "seen", "not_now"}:
            assert title not in tv.rows().get("top", [])
        await tv.press("u")
        assert tv.rows() == before
        assert tv.said.startswith("Taken back: ")
        await tv.press("u")
        assert tv.said == "There is nothing to take back"

    show(script)


def test_a_rating_counts_and_can_be_taken_back(show):
    async def script(tv: TvSet) -> None:
        before = tv.rows()
        await tv.press("right", "i")
        await pick(tv, "rate")
        assert tv.screen.kind == "rate"
        await tv.press("enter")
        assert isinstance(tv.screen, DetailsScreen)
        assert "10/10" in tv.said
        await tv.press("escape")
        assert tv.rows() != before
        await tv.press("u")
        assert tv.rows() == before

    show(script)


def test_plus_and_minus_on_a_card_are_noted(show):
    async def script(tv: TvSet) -> None:
        before = tv.rows()
        await tv.press("plus")
        assert "Noted" in tv.said
        liked = tv.rows()
        assert liked != before
        await tv.press("minus")
        assert tv.rows() != liked
        await tv.press("u")
        assert tv.rows() == liked
        await tv.press("u")
        assert tv.rows() == before

    show(script)


def test_the_cause_can_be_denied_and_the_row_as_it_would_be_is_shown(show):
    async def script(tv: TvSet) -> None:
        before = tv.rows()
        await tv.press("w")
        assert isinstance(tv.screen, WhyScreen)
        for _ in range(8):
            if tv.focus[0].startswith("title:"):
                break
            await tv.press("down")
        assert tv.focus[0].startswith("title:")
        cause = tv.focus[0].removeprefix("title:")
        would = tv.rows()["imagined"]
        await tv.press("enter")
        assert isinstance(tv.screen, WhyScreen)
        assert f"title:{cause}" not in {band.id for band in tv.screen.page.bands}
        await tv.press("escape")
        assert tv.rows()["top"] == would
        assert f"because:{cause}" not in tv.rows()
        await tv.press("u")
        assert tv.rows() == before

    show(script)


def test_details_lead_to_what_is_like_it_and_back(show):
    async def script(tv: TvSet) -> None:
        card = tv.focus
        await tv.press("i", "down", "right")
        like = tv.focus[1]
        await tv.press("enter")
        assert tv.screen.hero.id == like
        await tv.press("escape", "escape")
        assert tv.screen is tv.home
        assert tv.focus == card

    show(script)


def test_details_lead_to_what_else_speaks_of_the_same_place(show):
    async def script(tv: TvSet) -> None:
        await tv.app.backstage.present(
            lambda household, _: read_new(household._store, household._memory.settings)
        )
        await tv.press("slash", *"aelita", "down", "enter", "down", "down")
        assert tv.focus[0] == "speaks:place:Moscow"
        assert "Also speaks of Moscow" in "\n".join(tv.text())
        titles = await tv.app.backstage.present(
            lambda household, _: {title.id for title in household.library.titles(mentions="Moscow")}
        )
        (row,) = [row for row in tv.screen.shelves if row.id == tv.focus[0]]
        assert {card.id for card in row.cards} == titles - {"demo:aelita"}

    show(script)


@pytest.mark.parametrize(
    ("typed", "title"),
    [("大都会", "demo:metropolis"), ("都会", "demo:metropolis"), ("metro", "demo:metropolis"),
     ("nosf", "demo:nosferatu"), ("三国", "demo:sanguo"), ("haxan", "demo:haxan"),
     ("sgyy", "demo:sanguo"), ("sanguoyan", "demo:sanguo")],
)  # fmt: skip
def test_search_finds_names_by_characters_and_by_their_beginning(show, typed, title):
    async def script(tv: TvSet) -> None:
        await tv.press("slash")
        assert isinstance(tv.screen, SearchScreen)
        await tv.type(typed)
        assert tv.focus[1] == title
        assert focus_groups(tv.cells()) == ["frame"]
        assert typed in tv.text()[0] or typed in tv.text()[1]
        await tv.press("enter")
        assert isinstance(tv.screen, DetailsScreen)
        await tv.press("escape", "escape")
        assert tv.screen.text == ""
        assert tv.screen.rows == []
        await tv.press("escape")
        assert tv.screen is tv.home

    show(script)


@pytest.mark.parametrize(
    ("typed", "first", "labels"),
    [
        ("like metropolis but shorter", "demo:tears-of-steel", ["like Metropolis ×", "shorter ×"]),
        ("阮玲玉三十年代的电影", "demo:the-goddess", ["Ruan Lingyu ×", "1930–1939 ×", "Film ×"]),
    ],
)
def test_a_sentence_is_answered_and_what_was_understood_can_be_taken_back(
    show, typed, first, labels
):
    async def script(tv: TvSet) -> None:
        await tv.press("slash")
        await tv.type(typed)
        assert [button.label for button in tv.screen.pieces] == labels
        assert first in [card.id for row in tv.screen.rows for card in row.cards[:4]]
        band = tv.focus[0]
        await tv.press("up")
        assert tv.focus[0] == "pieces"
        before = tv.screen.rows
        await tv.press("right", "enter")
        assert [button.label for button in tv.screen.pieces] == [labels[0], *labels[2:]]
        assert tv.screen.rows != before
        assert tv.focus[0] == band
        assert tv.screen.text == typed
        await tv.press("ctrl+z")
        assert [button.label for button in tv.screen.pieces] == labels
        assert tv.screen.rows == before
        await tv.press("escape")
        assert (tv.screen.text, tv.screen.pieces, tv.screen.ignored) == ("", (), ())

    show(script)


def test_what_enter_does_on_a_piece_is_said_and_the_undo_key_brings_it_back(show):
    async def script(tv: TvSet) -> None:
        await tv.press("slash")
        await tv.type("a comedy from the twenties")
        assert "details" in tv.text()[-1]
        await tv.press("up")
        assert "take back" in tv.text()[-1]
        assert "undo" not in tv.text()[-1]
        await tv.press("enter")
        assert "Ctrl+z undo" in tv.text()[-1]
        await tv.press("up")
        assert "U undo" in tv.text()[-1] or "u undo" in tv.text()[-1]
        await tv.press("u")
        assert (tv.screen.text, tv.screen.ignored) == ("a comedy from the twenties", ())
        assert [button.label for button in tv.screen.pieces] == ["Comedy ×", "1920–1929 ×"]

    show(script)


def test_a_card_that_answers_a_sentence_says_what_it_fulfils(show):
    async def script(tv: TvSet) -> None:
        await tv.press("slash")
        await tv.type("a comedy from the twenties by Chaplin")
        facts = {card.id: card.facts for row in tv.screen.rows for card in row.cards}
        assert facts["demo:the-kid"] == "Comedy · 1921 · Charlie Chaplin"
        await tv.press("escape")
        await tv.type("the kid")
        facts = {card.id: card.facts for row in tv.screen.rows for card in row.cards}
        assert facts["demo:the-kid"] == "1921 · Comedy"

    show(script)


def test_search_says_when_nothing_has_that_name(show):
    async def script(tv: TvSet) -> None:
        await tv.press("slash")
        await tv.type("qqqq")
        assert any("Nothing has that in its name" in line for line in tv.text())
        await tv.press("backspace")
        assert tv.screen.text == "qqq"

    show(script)


def test_a_new_viewer_starts_cold_and_the_other_keeps_what_is_known(show):
    async def script(tv: TvSet) -> None:
        before = tv.rows()
        await tv.press("o")
        await pick(tv, "new")
        assert isinstance(tv.screen, NameScreen)
        await tv.type("Ada")
        await tv.press("enter")
        assert tv.screen is tv.home
        assert any("Ada" in line for line in tv.text()[:2])
        assert tv.rows()
        assert not [row for row in tv.rows() if row.startswith("because:")]
        assert all(not card.reason or not card.reason.shares or not any(
            share.type in {"title", "person", "genre"} for share in card.reason.shares
        ) for row in tv.app.home.rows for card in row.cards)  # fmt: skip
        await tv.press("o")
        await tv.press("up", "enter")
        assert tv.rows() == before

    show(script)


def test_another_language_is_spoken_at_once(show):
    async def script(tv: TvSet) -> None:
        rows = tv.rows()
        await tv.press("comma")
        await pick(tv, "lang:zh-Hans")
        assert tv.screen is tv.home
        assert tv.rows() == rows
        text = "".join("".join(tv.text()).split("▀"))
        assert "首页" in text
        assert "Top picks" not in text
        await tv.press("comma")
        await pick(tv, "lang:en")
        assert any("Top picks" in line for line in tv.text())
        await tv.press("u")
        assert not any("Top picks" in line for line in tv.text()), "taken back"
        await tv.press("u")
        assert any("Top picks" in line for line in tv.text())

    show(script)


def test_a_language_chosen_twice_at_once_is_chosen_once(show):
    async def script(tv: TvSet) -> None:
        await tv.press("comma", "down")
        tv.send("enter")
        tv.send("enter")
        await tv.settle()
        assert tv.screen is tv.home
        assert len(tv.app.screen_stack) == 2

    show(script)


def test_the_help_closes_with_the_key_that_opened_it(show):
    async def script(tv: TvSet) -> None:
        await tv.press("question_mark")
        assert tv.screen.kind == "help"
        await tv.press("question_mark")
        assert tv.screen is tv.home

    show(script)


TOUR = (
    (), ("i",), ("w",), ("c",), ("slash", "m"), ("comma",), ("o",), ("question_mark",), ("up",),
)  # fmt: skip


@pytest.mark.parametrize("depth", [Depth.NONE, Depth.STANDARD, Depth.EIGHT_BIT])
def test_terminals_with_few_colours_are_sent_no_others(show, depth):
    async def script(tv: TvSet) -> None:
        for path in TOUR:
            await tv.press(*path)
            sent = tv.codes()
            assert not re.search(r"[34]8;2;", sent), (path, tv.screen)
            if depth < Depth.EIGHT_BIT:
                assert not re.search(r"[34]8;5;", sent), (path, tv.screen)
            if depth is Depth.NONE:
                assert not re.search(r"\x1b\[[0-9;]*\b[34][0-7]\b", sent), (path, tv.screen)
            tv.check_drawn()
            await tv.press("down", "escape", "escape")
            await tv.app.back_home()
            await tv.settle()

    show(script, depth=depth)


def test_the_depth_is_that_of_the_terminal_and_none_where_none_is_asked_for():
    assert depth_of("truecolor", {}) is Depth.TRUE
    assert depth_of("256", {}) is Depth.EIGHT_BIT
    assert depth_of("standard", {}) is Depth.STANDARD
    assert depth_of(None, {}) is Depth.NONE
    assert depth_of("truecolor", {"NO_COLOR": "1"}) is Depth.NONE
    assert depth_of("truecolor", {"NO_COLOR": ""}) is Depth.TRUE


LONG = "The Extraordinarily Long and Winding Story of a Name That Does Not End " * 4


def title_line(key: str, name: str, **fields: object) -> str:
    import json

    record = {"type": "title", "id": f"x:{key}", "kind": "movie", "title": name, "year": 2001,
              "genres": ["Drama"], "plot": "Somebody looks for something.", **fields}  # fmt: skip
    return json.dumps(record, ensure_ascii=False) + "\n"


LIBRARIES = {
    "nothing": "",
    "one": title_line("one", "One"),
    "long": "".join(
        title_line(f"long{i}", ("很长的片名" * 30 if i % 2 else LONG) + str(i),
                   plot=LONG * 5, tagline=LONG)
        for i in range(12)
    ),
    "marks": title_line("marks", "e\u0301\u0301\u0301 \u200b👩‍👩‍👧‍👦 ％　Ω",
                        plot="\u202eא\u0301 " * 40)
    + title_line("empty", "·") + title_line("lines", "a\nb\tc", plot="a\n\nb\tc"),
}  # fmt: skip


@pytest.fixture
def series(home: Path) -> Path:
    """A series of three episodes, an album of three tracks, and other things to see."""
    works = home / "works.jsonl"
    lines = [
        title_line("show", "The Show", kind="series"),
        title_line("disc", "Disc", kind="album"),
    ]
    for i in (1, 2, 3):
        part = {"season": 1, "episode": i, "runtime_s": 2400}
        lines.append(title_line(f"s{i}", f"Part {i}", kind="episode", parent="x:show", **part))
        part = {"track": i, "runtime_s": 200}
        lines.append(title_line(f"t{i}", f"Song {i}", kind="track", parent="x:disc", **part))
    lines += [title_line(f"film{i}", f"Film {i}") for i in range(8)]
    works.write_text("".join(lines))
    path = home / "series.db"
    fill(path, [works])
    return path


def test_after_an_episode_the_next_one_is_offered(show, series):
    async def script(tv: TvSet) -> None:
        await tv.press("slash")
        await tv.type("the show")
        await tv.press("enter")
        await pick(tv, "parts")
        assert tv.screen.kind == "parts"
        assert tv.focus[1] == "x:s1"
        await tv.play_to_the_end()
        assert tv.screen.kind == "next"
        assert tv.screen.subject == "x:s2"
        check_one_focus(tv)
        await tv.press("escape")
        assert tv.screen.kind == "parts"
        assert any("✓" in line for line in tv.text())
        await tv.press("escape")
        await pick(tv, "parts")
        assert tv.focus[1] == "x:s2", "the first that was not seen"
        assert any("✓" in line for line in tv.text())
        await tv.press("escape", "escape", "escape", "escape")
        assert tv.screen is tv.home
        assert tv.rows()["next_up"] == ["x:show"]

    show(script, db=series)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "S1 E2 · Part 2"), ("zh-Hans", "第 1 季第 2 集 · Part 2")]
)
def test_a_small_screen_says_which_episode_comes_next(show, series, language, said):
    async def script(tv: TvSet) -> None:
        await tv.app.backstage.ask(lambda t: t.watched("x:s1"))
        await tv.app.evening.refresh()
        tv.screen.page.go("next_up")
        await tv.settle()
        assert any(said in line for line in tv.text())

    show(script, db=series, size=(80, 24), language=language)


def check_one_focus(tv: TvSet) -> None:
    assert len(focus_groups(tv.cells())) == 1


def test_the_next_one_is_played_when_it_is_wanted(show, series):
    async def script(tv: TvSet) -> None:
        await tv.press("slash")
        await tv.type("the show")
        await tv.press("enter")
        await pick(tv, "parts")
        await tv.play_to_the_end()
        await tv.play_to_the_end()
        assert tv.screen.subject == "x:s3"
        await tv.play_to_the_end()
        assert getattr(tv.screen, "kind", "") != "next"
        seen = [event.target.id for event in await tv.app.backstage.ask(lambda t: t.history())]
        assert seen == ["x:s1", "x:s2", "x:s3"]

    show(script, db=series)


def test_details_offer_to_go_on_with_what_was_begun_from_them(show):
    async def script(tv: TvSet) -> None:
        await on_a_long_film(tv)
        await tv.press("i")
        assert tv.focus[1] == "play"
        await begin(tv)
        assert isinstance(tv.screen, DetailsScreen)
        assert tv.focus[1] == "resume"
        assert any("Resume" in line for line in tv.text())

    show(script)


@pytest.mark.parametrize(("key", "on_top"), [("i", "choose"), ("w", "do it")])
def test_what_enter_does_is_said_of_a_button_and_of_a_card(show, key, on_top):
    async def script(tv: TvSet) -> None:
        await tv.press(key)
        assert f"Enter {on_top}" in tv.text()[-1]
        while tv.screen.card is None:
            await tv.press("down")
        assert "Enter details" in tv.text()[-1]
        assert tv.text()[-1].count("details") == 1
        await tv.press("enter")
        assert isinstance(tv.screen, DetailsScreen)

    show(script)


def test_an_act_is_noted_where_no_key_takes_it_back(show):
    async def script(tv: TvSet) -> None:
        await tv.press("plus")
        assert tv.said.startswith("Noted: ")
        assert "undo" not in tv.said

    show(script, keys={"undo": ()})


@pytest.mark.parametrize("above", [(), ("i",)])
def test_a_room_is_ranked_anew_after_an_act_in_it_or_above_it(show, above):
    async def script(tv: TvSet) -> None:
        await tv.press("up", "right", "enter", "right")
        before, title = tv.rows(), tv.focus[1]
        await tv.press(*above, "c")
        await pick(tv, "not_interested")
        for _ in above:
            await tv.press("escape")
        assert tv.screen.room == "films"
        assert title not in tv.rows()["picks"]
        await tv.press("u")
        assert tv.rows() == before

    show(script)


def test_details_below_the_panel_of_causes_know_what_was_denied(show):
    async def script(tv: TvSet) -> None:
        await tv.press("i", "w")
        while not tv.focus[0].startswith("title:"):
            await tv.press("down")
        causes = tv.app.screen_stack[-2].hero.causes
        await tv.press("enter", "escape")
        assert isinstance(tv.screen, DetailsScreen)
        assert tv.screen.hero.causes != causes

    show(script)


def test_an_album_plays_track_by_track(show, series):
    async def script(tv: TvSet) -> None:
        await tv.press("slash")
        await tv.type("disc")
        await tv.press("enter")
        tv.send("enter")
        await tv.until(lambda: tv.app.projection.now is not None)
        assert tv.app.projection.now.title == "x:t1"
        tv.send("n")
        await tv.until(lambda: tv.app.projection.now.title == "x:t2")
        tv.send("b")
        await tv.until(lambda: tv.app.projection.now.title == "x:t1")
        await tv.stop()
        assert isinstance(tv.screen, DetailsScreen)

    show(script, db=series)


@pytest.mark.parametrize(
    ("name", "size"),
    [("nothing", (120, 40)), ("one", (80, 24)), ("long", (120, 40)), ("long", (60, 15)),
     ("marks", (80, 24))],
)  # fmt: skip
def test_a_small_or_odd_library_does_not_break_the_layout(show, home: Path, name, size):
    works = home / "works.jsonl"
    works.write_text(LIBRARIES[name])
    db = home / "odd.db"
    fill(db, [works] if LIBRARIES[name] else [])

    async def script(tv: TvSet) -> None:
        tv.check_drawn()
        paths = (*TOUR, ("up", "right", "enter"), ("i", "down"))
        for path in paths:
            await tv.press(*path)
            tv.check_drawn()
            assert tv.app._exception is None
            await tv.app.back_home()
            tv.home._to_name(None)
            await tv.settle()

    show(script, db=db, size=size)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
def test_a_demonstration_shows_its_picture_at_every_size(show, size):
    async def script(tv: TvSet) -> None:
        await tv.press("down", "enter")
        await tv.until(lambda: isinstance(tv.screen, PlayerScreen))
        # asked for before the screen had its size, as happens when the machine is busy
        tv.screen.art_came(tv.screen.hero.id, Still(size[0], 2, bytes(6 * size[0])))
        await tv.until(lambda: tv.screen.banner._art is not None)
        await tv.stop()

    show(script, size=size)


def test_an_album_is_made_of_tracks_and_a_series_of_episodes():
    writer = Presenter(translator("en"), own_name)
    assert parts_name(Kind.ALBUM, writer) == "Tracks"
    assert parts_name(Kind.SERIES, writer) == "Episodes"
    assert parts_name(Kind.PODCAST, writer) == "Episodes"
