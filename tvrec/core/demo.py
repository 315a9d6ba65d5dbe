"""The demo: real works to look at and to rank, with nothing behind them to play."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tvrec.config import assets_dir, default_data_dir
from tvrec.core.tv import Tv
from tvrec.errors import ConfigError

if TYPE_CHECKING:
    from tvrec.config import Settings

__all__ = ["demo_tv", "demo_works"]


def demo_works(settings: Settings | None = None) -> list[Path]:
    """Return the files of the demo catalogue.

    Raises:
        ConfigError: they did not come with this tvrec.
    """
    folder = assets_dir(settings) / "demo" / "works"
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise ConfigError(
            "the demo catalogue is missing", file=folder, remedy="install tvrec again"
        )
    return files


@contextmanager
def demo_tv(
    settings: Settings, *, fresh: bool = False, on_notice: Callable[[str], None] | None = None
) -> Iterator[Tv]:
    """Open a Tv on the demo catalogue, which is read anew into a database of its own.

    Args:
        settings: of this process; its database is not touched.
        fresh: start without a history, and keep nothing afterwards.
        on_notice: told the path of the database, which stays.
    """
    with tempfile.TemporaryDirectory(prefix="tvrec-demo-") as folder:
        kept = settings.db_path if settings.db else default_data_dir() / "demo.db"
        path = Path(folder) / "demo.db" if fresh else kept
        with Tv.open(path, settings=replace(settings, db=str(path)), demo=True) as tv:
            tv.library.import_files(demo_works(settings))
            if on_notice is not None and not fresh:
                on_notice(str(path))
            yield tv
