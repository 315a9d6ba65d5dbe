"""What can be told from the panel of causes, by each viewer of the demo, and what it says."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tv_set import TvSet

from tvrec.config import Settings
from tvrec.core import Tv, demo_tv
from tvrec.core.impressions import Place
from tvrec.i18n import translator
from tvrec.tv.screens.choices import ChoicesScreen
from tvrec.tv.screens.why import WhyScreen

VIEWERS = ("Mina", "小雨", "Tom")
ACTS = {
    "a past title was not me": ("title", "not_me", "block_seed"),
    "less of a genre": ("genre", "mute", "mute"),
    "less of a person": ("person", "mute", "mute"),
    "less like a title": ("", "less", "less"),
    "more like a title": ("", "more", "like"),
}
"""The type of the cause, the button, and what the list of what was told says of it."""


@pytest.fixture(scope="session")
def viewers_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo with its three viewers, encoded."""
    path = tmp_path_factory.mktemp("viewers") / "tv.db"
    with demo_tv(Settings(db=str(path))) as tv:
        tv.encode()
    return path


@pytest.fixture
def viewers(viewers_db: Path, home: Path) -> Path:
    """The same, for one test."""
    return Path(shutil.copy(viewers_db, home / "viewers.db"))


async def told(tv: TvSet) -> list[str]:
    """What is in force."""
    profile = tv.app.profile
    found = await tv.app.backstage.present(lambda household, _: household.rules.list(profile))
    return sorted(said.what for said in found)


async def to_a_cause(tv: TvSet, kind: str) -> WhyScreen:
    """Open the panel of the first card that has a cause of a type, and go down to it."""
    while tv.focus[0] != "top":
        await tv.press("down")
    for _ in range(5):
        for _ in range(12):
            await tv.press("w")
            if isinstance(tv.screen, WhyScreen):
                causes = [cause.id.partition(":")[0] for cause in tv.screen.view.causes]
                if not kind or kind in causes:
                    await tv.press(*["down"] * (causes.index(kind) if kind else 0))
                    return tv.screen
                await tv.press("escape")
            await tv.press("right")
        await tv.press("down")
    raise AssertionError(kind)


@pytest.mark.parametrize("viewer", VIEWERS)
@pytest.mark.parametrize("act", ACTS)
def test_it_moves_the_rows_at_once_is_listed_and_one_key_takes_it_back(show, viewers, viewer, act):
    kind, button, what = ACTS[act]

    async def script(tv: TvSet) -> None:
        await tv.rank_exactly()
        before, listed = tv.scores(), await told(tv)
        await to_a_cause(tv, kind)
        await tv.choose(button)
        assert tv.scores() != pytest.approx(before, abs=1e-4)
        assert await told(tv) == sorted([*listed, what])
        await tv.press("u")
        assert await told(tv) == listed
        assert list(tv.scores()) == list(before)
        assert tv.scores() == pytest.approx(before, abs=1e-5)

    show(script, db=viewers, profile=viewer)


@pytest.mark.parametrize("viewer", VIEWERS)
def test_the_shares_add_up_and_the_three_strongest_past_titles_say_what_if(show, viewers, viewer):
    async def script(tv: TvSet) -> None:
        screen = await to_a_cause(tv, "title")
        causes = {cause.id: cause for cause in screen.view.causes}
        assert sum(cause.bar for cause in causes.values()) == pytest.approx(1, abs=1e-6)
        answer = await tv.app.backstage.present(
            lambda household, _: household.explain(screen.hero.id, viewer)
        )
        past = [share for share in answer.reason.shares if share.type == "title"]
        for share in sorted(past, key=lambda share: -share.share)[:3]:
            assert causes[f"title:{share.id}"].end.startswith("without it: number ")

    show(script, db=viewers, profile=viewer)


@pytest.mark.parametrize("viewer", VIEWERS)
def test_what_was_told_is_read_in_the_settings_and_one_line_of_it_taken_out(show, viewers, viewer):
    async def script(tv: TvSet) -> None:
        await tv.rank_exactly()
        before, listed = tv.scores(), await told(tv)
        await to_a_cause(tv, "genre")
        await tv.choose("mute")
        await tv.press("escape")
        await to_a_cause(tv, "title")
        await tv.choose("not_me")
        with_both = sorted([*listed, "mute", "block_seed"])
        assert await told(tv) == with_both
        while tv.screen is not tv.home:
            await tv.press("escape")
        await tv.press("comma")
        while tv.screen.page.spot.key != "told":
            await tv.press("down")
        await tv.press("enter")
        assert isinstance(tv.screen, ChoicesScreen)
        lines = [band.id for band in tv.screen.bands if hasattr(band, "beside")]
        assert len(lines) == len(with_both)
        await tv.press("down", "enter")  # the genre was told before the title
        assert await told(tv) == sorted([*listed, "block_seed"])
        await tv.press("u", "u", "u")
        assert await told(tv) == listed
        assert tv.scores() == pytest.approx(before, abs=1e-5)

    show(script, db=viewers, profile=viewer)


ELSEWHERE = ("his-girl-friday", "golden-flowers", "awaara", "stage-sisters")


def test_a_decade_says_which_likes_are_of_it_and_a_change_of_taste_is_told(show, viewers):
    """Of Mina, who has watched what is silent and strange, and now likes what is neither."""

    def liked_elsewhere(household: Tv, _: object) -> None:
        for name in ELSEWHERE:
            household.rated(f"demo:{name}", 9, "Mina")

    async def script(tv: TvSet) -> None:
        await tv.app.backstage.present(liked_elsewhere)
        screen = await to_a_cause(tv, "era")
        era = next(cause for cause in screen.view.causes if cause.id.startswith("era:"))
        assert era.beside.startswith("you liked ")
        titles, trust = await tv.app.backstage.present(
            lambda household, _: (
                household.guide.titles([event.title for event in household.history("Mina")]),
                household.explain(screen.hero.id, "Mina").trust,
            )
        )
        assert trust < 0.7
        decade = {t.title for t in titles.values() if t.year and f"{t.year // 10}0s" == era.label}
        named = era.beside.removeprefix("you liked ")
        assert any(named.startswith(title) for title in decade)
        assert "Your taste seems to have changed" in "\n".join(tv.text())

    show(script, db=viewers, profile="Mina")


def test_the_panel_says_when_and_why_a_title_was_shown_before(show, viewers):
    def shown_last_week(household: Tv, _: object) -> None:
        home = household.home("Mina")
        row = next(row for row in home.rows if row.id == "top")
        places = [Place(row.id, rank, card.id) for rank, card in enumerate(row.cards, start=1)]
        for days in (7, 0):
            at = datetime.now(UTC) - timedelta(days=days)
            household.impressions.record(home, places, translator("en"), at=at)

    async def script(tv: TvSet) -> None:
        await tv.app.backstage.present(shown_last_week)
        screen = await to_a_cause(tv, "title")
        said = screen.view.quiet[-1]
        assert said.startswith("Shown 7 days ago in “Top picks for you”: ")
        kept = await tv.app.backstage.present(
            lambda household, _: household.impressions.of("Mina", screen.hero.id)
        )
        assert said.endswith(kept[0].reason)

    show(script, db=viewers, profile="Mina")


def test_what_was_listened_to_was_not_watched(show, viewers):
    async def script(tv: TvSet) -> None:
        screen = await to_a_cause(tv, "title")
        heard = [cause for cause in screen.view.causes if cause.id == "title:demo:open-goldberg"]
        while not heard:
            await tv.press("escape", "right", "w")
            assert isinstance(tv.screen, WhyScreen)
            heard = [c for c in tv.screen.view.causes if c.id == "title:demo:open-goldberg"]
        assert heard[0].beside.startswith("heard ")

    show(script, db=viewers, profile="Tom")


def test_a_taste_that_has_not_changed_is_not_spoken_of(show, viewers):
    async def script(tv: TvSet) -> None:
        screen = await to_a_cause(tv, "title")
        answer = await tv.app.backstage.present(
            lambda household, _: household.explain(screen.hero.id, "Tom")
        )
        assert answer.trust >= 0.7
        assert not any("taste" in line for line in screen.view.quiet)

    show(script, db=viewers, profile="Tom")


def test_less_of_somebody_that_moves_nothing_says_so_and_names_them_no_more(show, viewers):
    """Others are in all that she is liked for: the same titles have as much in common."""

    async def script(tv: TvSet) -> None:
        await tv.rank_exactly()
        rows = list(tv.scores())
        await tv.app.evening.tell("mute", "person", "Lil Dagover", "Less of her")
        assert list(tv.scores()) == rows
        assert "Less of her: Home stays as it is" in tv.text()[-1]
        shares = {
            (share.type, share.id)
            for row in tv.app.evening.home.rows
            for card in row.cards
            for share in (card.reason.shares if card.reason else ())
        }
        assert any(kind == "person" for kind, _ in shares)
        assert ("person", "Lil Dagover") not in shares
        await tv.app.evening.tell("mute", "genre", "Drama", "Less of it")
        assert list(tv.scores()) != rows
        assert "stays as it is" not in tv.text()[-1]

    show(script, db=viewers, profile="Mina")


def test_what_nothing_is_known_of_has_no_number(show, viewers):
    """Of a new viewer all scores are alike: the place of a title among them means nothing."""

    async def script(tv: TvSet) -> None:
        await tv.press("w")
        assert isinstance(tv.screen, WhyScreen)
        assert tv.screen.view.heading == "Why it is here"

    show(script, db=viewers, profile="Guest")
