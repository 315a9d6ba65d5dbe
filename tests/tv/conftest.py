"""A television on a small household: the demo catalogue, and somebody who has watched a dozen."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tv_set import WATCHED, TvSet, drawn_hero, drawn_stills, fill, opening

from tvrec.core import Tv, demo_works
from tvrec.tv.app import TvApp
from tvrec.tv.widgets.ink import Depth

NEVER = (
    "core.theatre.DEMO_LENGTH_S", "tv.app._SAID_S", "tv.app._BAD_S", "tv.app._REREAD_AFTER_S",
    "tv.app._SYNOPSES_AFTER_S", "tv.evening._KEEP_S",
)  # fmt: skip
"""What lasts some seconds in life and an hour in tests: sentences, the demonstration, pauses."""
Show = Callable[..., None]
Script = Callable[[TvSet], Awaitable[None]]


@pytest.fixture(scope="session")
def catalogue_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo catalogue, encoded, and nobody has watched any of it."""
    path = tmp_path_factory.mktemp("catalogue") / "tv.db"
    fill(path, demo_works())
    return path


@pytest.fixture(scope="session")
def household_db(catalogue_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a dozen watches of the last days."""
    path = tmp_path_factory.mktemp("household") / "tv.db"
    shutil.copy(catalogue_db, path)
    now = datetime.now(UTC)
    with pytest.MonkeyPatch.context() as patch, Tv.open(path, demo=True) as tv:
        # what is left to chance is drawn from the profile's id
        patch.setattr("tvrec.store.profiles.mint", lambda kind: f"{kind}:household")
        for day, name in enumerate(WATCHED):
            tv.watched(f"demo:{name}", at=now - timedelta(days=20 - day))
    return path


@pytest.fixture
def household(household_db: Path, home: Path) -> Path:
    """The household's database, for one test."""
    return Path(shutil.copy(household_db, home / "tv.db"))


@pytest.fixture
def strangers(catalogue_db: Path, home: Path) -> Path:
    """The catalogue's database, for one test."""
    return Path(shutil.copy(catalogue_db, home / "tv.db"))


@pytest.fixture
def show(household: Path, monkeypatch: pytest.MonkeyPatch) -> Show:
    """Switch a television on, do something with it, and switch it off.

    Pictures are of one colour each, since painting them is slow and is tested elsewhere. What the
    television does by itself after some seconds does not come: a test may take as long as it needs.
    """
    monkeypatch.setattr("tvrec.tv.gallery._stills", drawn_stills)
    monkeypatch.setattr("tvrec.tv.gallery._hero", drawn_hero)
    monkeypatch.setattr("tvrec.tv.screens.base.REST_S", 0.001)
    monkeypatch.setattr("tvrec.tv.screens.foresight.PAUSE_S", 0.001)
    monkeypatch.setattr("tvrec.tv.app._freeze", lambda: None)
    for name in NEVER:
        monkeypatch.setattr(f"tvrec.{name}", 3600.0)

    def run(
        script: Script,
        *,
        db: Path = household,
        size: tuple[int, int] = (120, 40),
        language: str = "en",
        depth: Depth = Depth.TRUE,
        **fields: object,
    ) -> None:
        monkeypatch.setattr("tvrec.tv.app.depth_of", lambda _system: depth)

        async def on_air() -> None:
            app = TvApp(opening(db, language, **fields))
            async with app.run_test(size=size) as pilot:
                tv = TvSet(app, pilot)
                await tv.settle()
                await script(tv)

        asyncio.run(on_air())

    return run
