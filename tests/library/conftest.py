"""A store to scan into, folders to scan, and a reader without a store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import media
import pytest
from library_shelf import Shelf

from tvrec.library import Draft, Found, Known, ScanSettings, scan
from tvrec.store import Store


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with Store.open(tmp_path / "db" / "tvrec.db") as store:
        yield Shelf(store)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An empty folder to be filled and scanned."""
    folder = tmp_path / "library"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def household(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example of everything; not to be changed."""
    return media.make_tree(tmp_path_factory.mktemp("household"))


@pytest.fixture
def read(root: Path) -> Callable[[], list[Draft]]:
    """Read the root without a store: all drafts, as found."""

    def drafts() -> list[Draft]:
        steps = scan([root], known=Known(), settings=ScanSettings())
        return [draft for step in steps if isinstance(step, Found) for draft in step.drafts]

    return drafts
