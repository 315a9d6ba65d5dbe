"""With the remote one refuses more than a title: its genres, people, language and folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_told import in_force, open_list, outspoken, to_line
from test_undone import done_with_the_first
from tv_set import TvSet

from tvrec.core import Tv
from tvrec.domain import Kind, MediaFile, Target, Title, TitleId
from tvrec.i18n import translator
from tvrec.text import cell_width
from tvrec.tv import undone
from tvrec.tv.present import Presenter

__all__ = ["outspoken"]  # a fixture


def offered(tv: TvSet) -> dict[str, tuple[str, str, str]]:
    """The lines of the list: what they are, and what they say."""
    bands = [band for band in tv.app.screen.bands if hasattr(band, "beside")]
    return {band.id: (band.label, band.beside, band.end) for band in bands}


async def refuse(tv: TvSet, sort: str) -> tuple[str, str, str]:
    """Refuse the first thing of a sort that the title in focus has; return its line."""
    await done_with_the_first(tv, "refuse")
    lines = offered(tv)
    key = next(key for key in lines if key.startswith(f"{sort}:"))
    await tv.press(*["down"] * [*lines].index(key), "enter")
    return lines[key]


def shown(tv: TvSet) -> set[str]:
    return {card.id for row in tv.app.evening.home.rows for card in row.cards}


async def having(tv: TvSet, genre: str) -> set[str]:
    """The titles of Home that have a genre."""
    titles = await tv.app.backstage.ask(lambda household: household.guide.titles([*shown(tv)]))
    return {key for key, title in titles.items() if genre in title.genres}


def test_a_genre_is_refused_with_the_remote_and_comes_back_with_one_key(show):
    async def script(tv: TvSet) -> None:
        before = shown(tv)
        name, sort, fewer = await refuse(tv, "genre")
        assert sort == "Genre"
        assert tv.said == f"Nothing of {name} any more: {fewer} fewer  ·  u undo"
        assert tv.screen is tv.home
        assert before != shown(tv)
        assert not await having(tv, name)
        await tv.press("u")
        assert tv.said == f"Taken back: nothing of {name}"
        assert await having(tv, name)

    show(script)


def test_what_was_refused_is_in_the_list_of_what_was_told_and_no_longer_offered(show):
    async def script(tv: TvSet) -> None:
        first = shown(tv)
        name, sort, _ = await refuse(tv, "person")
        assert sort == "Director"
        assert await in_force(tv) == {name: "not_interested"}
        await open_list(tv)
        await to_line(tv, f"Not interested in {name}")
        await tv.press("enter")
        assert not await in_force(tv)
        await tv.start_again()
        assert shown(tv) == first

    show(script)


def test_a_language_is_refused_by_the_rule_of_the_command_line(show):
    async def script(tv: TvSet) -> None:
        name, sort, fewer = await refuse(tv, "language")
        assert sort == "Language"
        assert tv.said == f"Nothing in {name} any more: {fewer} fewer  ·  u undo"
        (rule,) = await tv.app.backstage.ask(lambda household: household.rules.list(""))
        assert (rule.what, rule.target.type) == ("not", "language")
        await tv.press("u")
        assert tv.said == f"Taken back: nothing in {name}"
        assert not await in_force(tv)

    show(script)


@pytest.fixture
def on_disk(household: Path) -> Path:
    """The household, whose titles lie in two folders."""
    with Tv.open(household, demo=True) as tv:
        for number, key in enumerate(tv._store.titles.facets().ids):
            path = f"/media/{('early', 'late')[number % 2]}/{number}.mkv"
            tv._store.files.put(key, [MediaFile(path=path, size=1, mtime_ns=1)])
    return household


def test_a_folder_is_called_by_its_last_part_in_every_line(show, on_disk):
    async def script(tv: TvSet) -> None:
        name, sort, fewer = await refuse(tv, "folder")
        assert (name in {"early", "late"}, sort) == (True, "Folder")
        assert tv.said == f"Nothing from {name} any more: {fewer} fewer  ·  u undo"
        assert await in_force(tv) == {f"/media/{name}": "not_interested"}
        await open_list(tv)
        await to_line(tv, f"Not interested in {name}")
        await tv.press("escape", "u")
        assert tv.said == f"Taken back: nothing of {name}"
        assert not await in_force(tv)

    show(script, db=on_disk)


def test_a_title_of_which_nothing_is_known_has_no_such_entry(show, household):
    key = TitleId("bare")
    with Tv.open(household, demo=True) as tv:
        tv._store.titles.put([Title(id=key, kind=Kind.MOVIE, title="Bare")])

    async def script(tv: TvSet) -> None:
        await tv.app.doors.open("menu", key)
        await tv.settle()
        entries = [band.id for band in tv.app.screen.bands]
        assert "not_interested" in entries
        assert "refuse" not in entries

    show(script, db=household)


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
@pytest.mark.parametrize("sort", ["genre", "person", "folder"])
def test_what_was_refused_fits_into_the_narrowest_line_with_the_key_that_takes_it_back(
    show, sort, language
):
    words = translator(language)
    writer = Presenter(words, lambda share: "The Most Uncommonly Long Name of a Person " * 2)
    said = undone.refused(Target(sort, "/films/" + "long and longer " * 9), 12345)(writer)
    assert "…" in said
    assert "12345" in said

    async def script(tv: TvSet) -> None:
        whole = tv.app.evening.with_undo(said)
        assert cell_width(whole) <= 80 - 4
        tv.app.say(whole)
        assert any(whole in line for line in tv.text())

    show(script, size=(80, 24), language=language)
