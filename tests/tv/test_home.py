"""Home: what is in focus, and what a watch changes."""

from __future__ import annotations

from tv_cells import focus_groups
from tv_set import TvSet

from tvrec.domain import Kind
from tvrec.player import DemoPlayer
from tvrec.tv.screens.choices import ChoicesScreen


async def on(tv: TvSet, row: str, item: int = 0) -> None:
    """Put the focus on a card."""
    tv.home.page.to_top()
    for _ in range(30):
        if tv.screen.page.spot.band == row:
            break
        await tv.press("down")
    assert tv.screen.page.spot.band == row
    await tv.press(*["right"] * item)


def test_the_first_card_is_in_focus(show):
    async def script(tv: TvSet) -> None:
        assert tv.screen is tv.home
        assert tv.focus[0] == next(iter(tv.rows()))
        assert focus_groups(tv.cells()) == ["frame"]
        tv.check_drawn()

    show(script)


def test_a_watch_ranks_home_anew_where_one_is(show):
    async def script(tv: TvSet) -> None:
        await on(tv, "top", 2)
        before = tv.rows()
        title = tv.focus[1]
        await tv.play_to_the_end()
        assert tv.screen is tv.home
        after = tv.rows()
        assert tv.focus[0] == "top"
        assert title not in after["top"]
        assert after["top"] != before["top"]
        gained = [card for band in tv.home.page.bands for card in band.row.cards if card.chip]
        assert gained
        places = {card.chip.removeprefix("▲") for card in gained}
        assert all(place == "" or int(place) > 0 for place in places)
        came = {card for card in after["top"] if card not in before["top"]}
        assert came <= {card.id for card in gained}
        noted = [band.row for band in tv.home.page.bands if band.row.note]
        name = tv.app.home.cause.title and tv.app.home.cause.title
        assert name
        assert len(noted) == 1
        await tv.press("u")
        assert tv.said.startswith("Taken back: you ")
        assert tv.rows() == before
        assert tv.focus[0] == "top"

    show(script)


def test_the_note_names_what_was_watched(show):
    async def script(tv: TvSet) -> None:
        await on(tv, "top", 1)
        name = tv.screen.card.title
        await tv.play_to_the_end()
        notes = [band.row.note for band in tv.home.page.bands if band.row.note]
        assert len(notes) == 1
        assert name in notes[0]
        row = next(band for band in tv.home.page.bands if band.row.note)
        tv.home.page.go(row.id)
        await tv.settle()
        assert any(notes[0][:20] in line for line in tv.text())
        assert any("▲" in line for line in tv.text())

    show(script)


def test_the_second_escape_at_the_top_asks_and_stay_returns_to_the_card(show):
    async def script(tv: TvSet) -> None:
        await tv.press("down", "right", "right")
        await tv.press("escape")
        assert tv.screen is tv.home
        assert tv.home.page.at_top
        card = tv.focus
        await tv.press("escape")
        assert isinstance(tv.screen, ChoicesScreen)
        assert tv.screen.kind == "leave"
        assert tv.focus[1] == "stay"
        await tv.press("enter")
        assert tv.screen is tv.home
        assert tv.focus == card
        await tv.press("escape", "escape")
        assert tv.screen is tv.home, "escape is to stay"
        assert tv.focus == card

    show(script)


def test_leaving_ends_it(show):
    async def script(tv: TvSet) -> None:
        await tv.press("escape", "down")
        tv.send("enter")
        await tv.until(lambda: not tv.app.is_running or tv.app._exit)

    show(script)


def test_each_row_remembers_its_card(show):
    async def script(tv: TvSet) -> None:
        await tv.press("right", "right")
        first = tv.focus
        await tv.press("down", "right", "up")
        assert tv.focus == first

    show(script)


def test_down_is_straight_down_into_a_row_that_was_not_entered_yet(show):
    async def script(tv: TvSet) -> None:
        await tv.press("right", "right")
        first = tv.home.page.spot
        await tv.press("down")
        below = tv.home.page.spot
        assert below.band != first.band
        assert below.item == min(first.item, len(tv.home.page.active.row.cards) - 1)

    show(script)


def test_up_from_the_first_row_leads_to_the_names_and_down_leads_back(show):
    async def script(tv: TvSet) -> None:
        card = tv.focus
        await tv.press("up")
        assert tv.home.on_names
        assert focus_groups(tv.cells()) == ["Home"]
        await tv.press("right")
        assert focus_groups(tv.cells()) == ["Films"]
        await tv.press("down")
        assert not tv.home.on_names
        assert tv.focus == card
        assert focus_groups(tv.cells()) == ["frame"]

    show(script)


def test_a_genre_has_a_row_of_a_room_where_it_has_four_titles(show):
    async def script(tv: TvSet) -> None:
        sizes = []
        for place in range(1, 5):
            await tv.press("up", *["right"] * place, "enter")
            sizes += [len(cards) for row, cards in tv.rows().items() if row.startswith("genre:")]
            await tv.press("escape")
        assert min(sizes) >= 4

    show(script)


def test_a_room_shows_its_kinds_alone_and_escape_leads_home(show):
    kinds_of_all = tuple(Kind)

    async def script(tv: TvSet) -> None:
        await tv.press("up", "right", "enter")
        assert tv.screen is not tv.home
        assert tv.screen.room == "films"
        kinds = await tv.app.backstage.ask(
            lambda tv_: {card.id: card.kind.value for card in tv_.guide.cards(kinds_of_all)}
        )
        for cards in tv.rows().values():
            assert {kinds[card] for card in cards} <= {"movie", "clip"}
        await tv.press("escape")
        assert tv.screen is tv.home

    show(script)


def test_what_was_begun_asks_where_to_go_on(show):
    async def script(tv: TvSet) -> None:
        await on_a_long_film(tv)
        title = tv.focus[1]
        await begin(tv)
        assert tv.screen is tv.home
        await on(tv, "continue")
        assert tv.focus[1] == title
        await tv.press("enter")
        assert isinstance(tv.screen, ChoicesScreen)
        assert tv.screen.kind == "resume"
        assert tv.screen.bands[0].label.startswith("Go on at ")
        tv.send("enter")
        await tv.until(lambda: tv.app.projection.now is not None)
        assert tv.app.projection.now.position_s >= 600
        await tv.stop()
        await tv.press("enter", "down")
        tv.send("enter")
        await tv.until(lambda: tv.app.projection.now is not None)
        assert tv.app.projection.now.position_s < 60
        await tv.stop()

    show(script)


def test_what_was_removed_from_what_was_begun_comes_back_by_one_key(show):
    async def script(tv: TvSet) -> None:
        await on_a_long_film(tv)
        await begin(tv)
        await on(tv, "continue")
        begun = tv.rows()["continue"]
        await tv.press("c", *["up"] * 20, *["down"] * 20, "enter")  # the last line of the menu
        assert "continue" not in tv.rows()
        await tv.press("u")
        assert tv.rows()["continue"] == begun

    show(script)


async def on_a_long_film(tv: TvSet) -> None:
    """Put the focus on the first of the top picks that is longer than an hour."""
    cards = next(row.cards for row in tv.app.home.rows if row.id == "top")
    place = next(i for i, card in enumerate(cards) if (card.summary.runtime_s or 0) > 3600)
    await on(tv, "top", place)


async def begin(tv: TvSet) -> None:
    """Play some of the card in focus, and leave it at ten minutes or later."""
    await tv.play_a_while()
    tv.send("space")
    tv.send("right")
    await tv.until(lambda: tv.app.projection.now.position_s >= 600)
    await tv.stop()


def test_keys_that_follow_one_another_fast_play_one_title_at_a_time(show, monkeypatch):
    running = []
    play = DemoPlayer.play

    async def counted(self, queue, **fields):
        running.append(queue[0].title)
        try:
            async for update in play(self, queue, **fields):
                assert len(running) == 1
                yield update
        finally:
            running.remove(queue[0].title)

    monkeypatch.setattr(DemoPlayer, "play", counted)

    async def script(tv: TvSet) -> None:
        for keys in (["enter"] * 2, ["enter", "right", "enter"], ["enter", "x", "right", "enter"]):
            for key in keys:
                tv.send(key)
            await tv.until(lambda: tv.app.projection.now is not None)
            assert len(running) == 1
            await tv.stop()
            assert not running
            assert not [worker for worker in tv.app.workers if not worker.is_finished]

    show(script)


def test_a_second_key_asks_once_where_to_go_on(show):
    async def script(tv: TvSet) -> None:
        await on_a_long_film(tv)
        await begin(tv)
        await on(tv, "continue")
        tv.send("enter")
        tv.send("enter")
        await tv.settle()
        assert tv.app.screens_above <= 1

    show(script)
