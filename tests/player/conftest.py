"""Real mpv with null outputs, and real files for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import player_media as media
import pytest

from tvrec.player import MpvPlayer, find_orphan
from tvrec.player.runtime import notes

QUIET = ("--vo=null", "--ao=null")
LONG_S = 40


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("media")


@pytest.fixture(scope="session")
def film(folder: Path) -> Path:
    """Eight seconds with picture and sound."""
    return media.make_film(folder / "film.mkv", 8)


@pytest.fixture(scope="session")
def long_film(folder: Path) -> Path:
    """Half a minute more than that, so that a busy machine gets to it before it ends."""
    return media.make_film(folder / "long.mkv", LONG_S)


@pytest.fixture(scope="session")
def tracks(folder: Path) -> list[Path]:
    """Three tracks of two seconds."""
    return [media.make_sound(folder / f"{i}.flac", 2, pitch=300 + 100 * i) for i in range(3)]


@pytest.fixture(scope="session")
def long_tracks(folder: Path) -> list[Path]:
    """Two tracks of half a minute."""
    return [media.make_sound(folder / f"long{i}.flac", 30) for i in range(2)]


@pytest.fixture
def runtime(tmp_path: Path) -> Iterator[Path]:
    """The private folder; no player may be left in it."""
    place = tmp_path / "run"
    yield place
    left = [note.pid for note in notes(place)]
    assert find_orphan(place) is None
    assert not left


@pytest.fixture
def player(mpv: None, runtime: Path) -> MpvPlayer:
    return MpvPlayer(runtime, arguments=QUIET)


@pytest.fixture
def fast(mpv: None, runtime: Path) -> MpvPlayer:
    """Twice as fast as life: the rules must hold at any speed."""
    return MpvPlayer(runtime, arguments=(*QUIET, "--speed=2"))
