"""Who belongs to the household: what they are called, and how one key brings a removed one back."""

from __future__ import annotations

from pathlib import Path

import pytest
from tv_set import TvSet

from tvrec.core import Tv
from tvrec.domain import ProfileId, Viewer
from tvrec.errors import TitleNotFoundError
from tvrec.tv.colours import colour_of
from tvrec.tv.widgets.ink import VIEWER_COLOURS


def seat(household: Path, *names: str) -> None:
    """Add viewers, each of whom has watched something."""
    with Tv.open(household, demo=True) as own:
        for name in names:
            own.profiles.add(name)
            own.watched("demo:joan", name)


def kept(household: Path) -> dict[str, int]:
    """The viewers who are there, with the number of things that are known of each."""
    with Tv.open(household, demo=True) as own:
        return {v.name: len(list(own.history(v.id))) for v in own.profiles.list()}


def listed(tv: TvSet) -> list[str]:
    return [band.label for band in tv.app.screen.bands if band.id.startswith("is:")]


async def remove(tv: TvSet, place: int) -> None:
    """Remove the viewer who stands at a place of the list, from its first line."""
    await tv.press("o", *["up"] * 9, *["down"] * place, "c")
    await tv.press(*["down"] * 20, "enter")


@pytest.mark.parametrize(
    ("language", "name"), [("en", "Household"), ("zh-Hans", "全家"), ("zh-Hant", "全家")]
)
def test_whom_nobody_has_named_is_called_as_the_screen_speaks(show, language, name):
    async def script(tv: TvSet) -> None:
        assert name in tv.text()[1]
        await tv.press("o")
        assert listed(tv) == [name]

    show(script, language=language)


def test_whom_nobody_has_named_is_called_otherwise_in_another_language(show):
    async def script(tv: TvSet) -> None:
        await tv.press("comma", "down", "enter")
        assert "全家" in tv.text()[1]
        await tv.press("u")
        assert "Household" in tv.text()[1]

    show(script)


def test_a_viewer_is_found_by_what_a_screen_calls_them(household: Path):
    with Tv.open(household, demo=True) as own:
        assert own.profiles.find("全家").id == own.profiles.find("Home").id
        with pytest.raises(TitleNotFoundError):
            own.profiles.find("客人")


def test_who_is_removed_comes_back_by_one_key(show, household: Path):
    seat(household, "Ann", "Bo")
    before = kept(household)

    async def script(tv: TvSet) -> None:
        await remove(tv, 1)
        assert "Ann is removed" in tv.said
        assert "u undo" in tv.said
        assert listed(tv) == ["Household", "Bo"]
        assert kept(household).keys() == {"Home", "Bo"}
        await tv.press("u")
        assert listed(tv) == ["Household", "Ann", "Bo"]

    show(script)
    assert kept(household) == before


def test_who_is_removed_comes_back_after_somebody_else_sat_down(show, household: Path):
    seat(household, "Ann", "Bo")

    async def script(tv: TvSet) -> None:
        await remove(tv, 1)
        await tv.press("down", "enter")
        assert "Bo" in tv.text()[1]
        await tv.press("u", "o")
        assert listed(tv) == ["Household", "Ann", "Bo"]

    show(script)


def test_who_watches_and_is_removed_sits_down_again_by_one_key(show, household: Path):
    seat(household, "Ann")

    async def script(tv: TvSet) -> None:
        home = tv.rows()
        await remove(tv, 0)
        assert "Ann" in tv.home.viewer[0]
        await tv.press("u")
        assert tv.screen is tv.home
        assert "Household" in tv.text()[1]
        assert tv.rows().keys() == home.keys()

    show(script)


def test_who_is_removed_is_deleted_when_the_television_is_left(show, household: Path):
    seat(household, "Quxwyz")

    async def script(tv: TvSet) -> None:
        await remove(tv, 1)

    show(script)
    with Tv.open(household, demo=True) as own:
        assert own.profiles.remove_those_aside() == 0
    assert kept(household).keys() == {"Home"}
    assert b"Quxwyz" not in household.read_bytes()


def test_whom_a_crash_left_removed_is_deleted_at_the_next_start(show, household: Path):
    seat(household, "Ann")
    with Tv.open(household, demo=True) as own:
        own.profiles.put_aside("Ann")

    async def script(tv: TvSet) -> None:
        with Tv.open(household, demo=True) as own:
            assert own.profiles.remove_those_aside() == 0

    show(script)


def test_what_another_television_has_deleted_is_not_taken_back(show, household: Path):
    seat(household, "Ann")

    async def script(tv: TvSet) -> None:
        await remove(tv, 1)
        with Tv.open(household, demo=True) as own:
            own.profiles.remove_those_aside()
        await tv.press("u")
        assert tv.said == "This can no longer be taken back"

    show(script)


def test_a_new_viewer_goes_again_by_one_key(show, household: Path):
    async def script(tv: TvSet) -> None:
        await tv.press("o", "down", "enter")
        await tv.type("Ada")
        await tv.press("enter")
        assert "Ada" in tv.text()[1]
        await tv.press("u")
        assert "Household" in tv.text()[1]

    show(script)
    assert kept(household).keys() == {"Home"}


def test_a_name_that_somebody_has_is_refused_in_the_language_of_the_screen(show):
    async def script(tv: TvSet) -> None:
        await tv.press("o", "down", "enter")
        await tv.type("home")
        await tv.press("enter")
        assert tv.said == "已经有人叫这个名字"

    show(script, language="zh-Hans")


def test_of_each_colour_the_menu_says_its_name_and_which_is_worn(show):
    async def script(tv: TvSet) -> None:
        await tv.press("o", "c")
        colours = [(b.label, b.beside) for b in tv.app.screen.bands if b.id.startswith("colour:")]
        assert [label for label, _ in colours] == ["Blue", "Green", "Amber", "Orange", "Violet"]
        assert [beside for _, beside in colours] == ["✓", "", "", "", ""]

    show(script)


@pytest.mark.parametrize(
    ("chosen", "worn"),
    [
        (["", ""], ["blue", "green"]),
        (["", "blue"], ["green", "blue"]),
        (["", "teal", "green"], ["blue", "amber", "green"]),
        ([""] * 6, ["blue", "green", "amber", "orange", "violet", "blue"]),
        (["", "blue", "green", "amber", "orange", "violet"],
         ["blue", "blue", "green", "amber", "orange", "violet"]),
    ],
)  # fmt: skip
def test_nobody_has_the_colour_that_another_has_chosen_while_there_are_others(chosen, worn):
    everybody = [
        Viewer(id=ProfileId(f"p:{i}"), name="", colour=name) for i, name in enumerate(chosen)
    ]
    colours = {colour: name for name, colour in VIEWER_COLOURS.items()}
    assert [colours[colour_of(viewer, everybody)] for viewer in everybody] == worn


def test_an_age_limit_is_set_and_one_key_takes_it_back(show, household: Path):
    seat(household, "Ann")

    async def cap(tv: TvSet) -> int | None:
        return await tv.app.backstage.ask(lambda own: own.profiles.find("Ann").age_cap)

    async def script(tv: TvSet) -> None:
        await tv.press("o", *["up"] * 9, "down", "c")
        ages = {b.label: b.beside for b in tv.screen.bands if b.id.startswith("age:")}
        assert ages == {
            "Nothing for people older than 6": "",
            "Nothing for people older than 12": "",
            "Nothing for people older than 16": "",
            "For every age": "✓",
        }
        while not tv.focus[0].endswith("=12"):
            await tv.press("down")
        await tv.press("enter")
        assert await cap(tv) == 12
        await tv.press("u")
        assert "Taken back: Ann has another age limit" in "\n".join(tv.text())
        assert await cap(tv) is None

    show(script)
