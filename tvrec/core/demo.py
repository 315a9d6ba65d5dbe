"""The demo: real works to look at and to rank, with nothing behind them to play.

Three viewers with a history come with it, beside a guest who starts without one.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from tvrec.config import assets_dir, default_data_dir
from tvrec.core.tv import Tv
from tvrec.core.viewers import names_of
from tvrec.domain import ProfileId
from tvrec.errors import ConfigError

if TYPE_CHECKING:
    from tvrec.config import Settings

__all__ = ["GUEST", "demo_path", "demo_tv", "demo_viewers", "demo_works"]

GUEST = "demo:guest"
"""The profile of whoever does not say who they are."""

_GUEST_NAME = "Guest"  # each screen has a word of its own for it
_TIMES = {"at", "started", "updated"}


def demo_works(settings: Settings | None = None) -> list[Path]:
    """Return the files of the demo catalogue.

    Raises:
        ConfigError: they did not come with this tvrec.
    """
    return _files("works", settings)


def demo_viewers(settings: Settings | None = None) -> list[Path]:
    """Return the files of the viewers who come with the demo, a profile and its history each.

    Raises:
        ConfigError: they did not come with this tvrec.
    """
    return _files("viewers", settings)


def demo_path(settings: Settings) -> Path:
    """Return the database that the demo is kept in."""
    return settings.db_path if settings.db else default_data_dir() / "demo.db"


def _files(name: str, settings: Settings | None) -> list[Path]:
    folder = assets_dir(settings) / "demo" / name
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise ConfigError(
            "the demo catalogue is missing", file=folder, remedy="install tvrec again"
        )
    return files


@contextmanager
def demo_tv(
    settings: Settings,
    *,
    fresh: bool = False,
    synopses: bool = True,
    on_notice: Callable[[str], None] | None = None,
) -> Iterator[Tv]:
    """Open a Tv on the demo catalogue, which is read anew into a database of its own.

    Args:
        settings: of this process; its database is not touched.
        fresh: start without a history, and keep nothing afterwards.
        synopses: read them for people and places now; otherwise ``read_synopses`` does it later.
        on_notice: told the path of the database, which stays.
    """
    with tempfile.TemporaryDirectory(prefix="tvrec-demo-") as folder:
        path = Path(folder) / "demo.db" if fresh else demo_path(settings)
        with Tv.open(path, settings=replace(settings, db=str(path)), demo=True) as tv:
            tv.library.take_spellings(assets_dir(settings) / "demo" / "pinyin.tsv")
            tv.library.import_files(demo_works(settings), synopses=synopses)
            _seat(tv, settings, Path(folder))
            tv.library.take_vectors(assets_dir(settings) / "demo" / "vectors.npz")
            if on_notice is not None and not fresh:
                on_notice(str(path))
            yield tv


def _seat(tv: Tv, settings: Settings, folder: Path) -> None:
    """Add the guest and the viewers who are not there yet; those who are keep what they did."""
    present = {viewer.id: viewer for viewer in tv.profiles.list()}
    guest = present.get(ProfileId(GUEST))
    lines: list[dict[str, Any]] = []
    if guest is None:
        lines.append({"type": "profile", "id": GUEST, "name": _GUEST_NAME})
    elif guest.name in names_of(_GUEST_NAME) - {_GUEST_NAME}:  # as it was kept before
        tv.profiles.rename(GUEST, _GUEST_NAME)
    today = datetime.now(UTC).date()
    for file in demo_viewers(settings):
        history = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        if history[0]["id"] not in present:
            lines += _shifted(history, today)
    if lines:
        written = folder / "viewers.jsonl"
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        written.write_text(text, encoding="utf-8")
        tv.library.import_files([written], synopses=False)


def _shifted(history: list[dict[str, Any]], today: date) -> list[dict[str, Any]]:
    """Move a history by whole days, so that the newest of it is of yesterday."""
    newest = max(
        datetime.fromisoformat(line[key]) for line in history for key in line.keys() & _TIMES
    )
    by = timedelta(days=(today - newest.date()).days - 1)
    return [
        {
            key: (datetime.fromisoformat(value) + by).isoformat() if key in _TIMES else value
            for key, value in line.items()
        }
        for line in history
    ]
