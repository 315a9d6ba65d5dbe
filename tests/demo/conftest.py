"""The demo, opened for a whole module."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from demo_homes import FOR_ADULTS

from tvrec.config import Settings
from tvrec.core import Tv, demo_tv, demo_works
from tvrec.domain import TitleId


@pytest.fixture
def works(tmp_path: Path) -> Iterator[Tv]:
    """The works of the demo as they are read, with nothing that comes prepared."""
    with Tv.open(tmp_path / "demo.db", demo=True) as opened:
        opened.library.import_files(demo_works(), synopses=False)
        yield opened


@pytest.fixture(scope="module")
def tv(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tv]:
    path = tmp_path_factory.mktemp("control") / "demo.db"
    with demo_tv(Settings(db=str(path), calm=False)) as opened:
        opened.encode()
        store = opened._store
        grown = [store.titles.get(TitleId(key)) for key in FOR_ADULTS]
        store.titles.put([replace(title, min_age=16) for title in grown if title])
        opened._memory.let_go()
        yield opened
