"""How every screen looks: its words and a checksum of its colours, line by line.

``REWRITE_SNAPSHOTS=1 pytest tests/tv/test_snapshots.py`` writes what is now on the screens; look at
the difference before you keep it. The titles are a copy of some of the demo catalogue's, so that
the catalogue can grow, and one series has its episodes. Pictures are of one colour each, and large
type is a block, so that neither a painter nor a font of the machine is compared.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zlib import crc32

import pytest
from tv_set import WATCHED, TvSet, fill

from tvrec.core import Tv
from tvrec.text import cell_width
from tvrec.tv.widgets.bigtype import Mask

FOLDER = Path(__file__).with_name("snapshots")
EVENING = datetime(2026, 3, 7, 20, 30, tzinfo=UTC)

SCREENS = {
    "home": (),
    "home-below": ("down", "right", "down", "right", "right"),
    "names": ("up", "right"),
    "films": ("up", "right", "enter", "right"),
    "details": ("i",),
    "similar": ("i", "down", "right"),
    "why": ("w",),
    "menu": ("c", "down"),
    "refuse": ("c", *["down"] * 8, "enter", "down"),
    "rate": ("i", "right", "right", "right", "right", "enter", "down"),
    "episodes": ("slash", *"fantomas", "enter", "right", "enter"),
    "search": ("slash", *"the"),
    "sentence": ("slash", *"silent", "space", *"comedy", "up"),
    "viewers": ("o",),
    "settings": ("comma", "down"),
    "keys": ("question_mark",),
    "leave": ("escape",),
}


class _Clock(type(datetime)):
    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, datetime)


class StillClock(datetime, metaclass=_Clock):
    """It is always the same evening."""

    @classmethod
    def now(cls, tz: object = None) -> datetime:
        return EVENING if tz else EVENING.replace(tzinfo=None)


@pytest.fixture(scope="module")
def evening_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some titles, and the same dozen watches."""
    path = tmp_path_factory.mktemp("evening") / "tv.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tvrec.store.profiles.mint", lambda kind: f"{kind}:evening")
        fill(path, [FOLDER / "works.jsonl"])
        with Tv.open(path, demo=True) as tv:
            for day, name in enumerate(WATCHED):
                tv.watched(f"demo:{name}", at=EVENING - timedelta(days=20 - day))
    return path


TOLD = {"told": ("comma", *["down"] * 6, "enter", "down")}


@pytest.fixture
def outspoken(evening: Path) -> Path:
    """That evening, and a thing of each sort that was told."""
    with pytest.MonkeyPatch.context() as patch, Tv.open(evening, demo=True) as tv:
        numbers = iter(range(100))
        for module in ("events", "rules"):
            patch.setattr(f"tvrec.store.{module}.mint", lambda kind: f"{kind}:{next(numbers)}")
        tv.rules.cap(12)
        for day, (what, text) in enumerate(SAYINGS):
            at = EVENING - timedelta(days=9 - day)
            tv.rules.add(what, tv.rules.target(text), at=at)
        tv.rules.dial("familiar", -0.5, at=EVENING)
    return evening


SAYINGS = (
    ("dislike", "demo:faust"),
    ("mute", "genre:Horror"),
    ("pin", "person:F. W. Murnau"),
    ("less", "demo:caligari"),
    ("not", "language:de"),
    ("off", "hours"),
)
AMUSED = ("big-buck-bunny", "steamboat-willie", "third-sister-liu", "charade")
TOGETHER = {
    "beside": ("o", "down", "down", "enter"),
    "together": ("o", "down", "down", "enter", "enter"),
}


@pytest.fixture
def couple(evening: Path) -> Path:
    """That evening, with somebody else in the house who likes to laugh."""
    with pytest.MonkeyPatch.context() as patch, Tv.open(evening, demo=True) as tv:
        patch.setattr("tvrec.store.profiles.mint", lambda kind: f"{kind}:other")
        tv.profiles.rename("", "Mina")
        tv.profiles.add("Tom")
        for day, name in enumerate(AMUSED):
            tv.watched(f"demo:{name}", "Tom", at=EVENING - timedelta(days=9 - day))
    return evening


@pytest.fixture
def evening(
    evening_db: Path,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    time_zone: Callable[[str], None],
) -> Path:
    """That database, on that evening, somewhere without summer time."""
    for module in ("core.tv", "core.what_if", "core.playing", "tv.app", "tv.causes"):
        monkeypatch.setattr(f"tvrec.{module}.datetime", StillClock, raising=False)
    monkeypatch.setattr("tvrec.tv.widgets.hero.large", block_type)
    monkeypatch.setattr("tvrec.tv.widgets.bigtype.large", block_type)
    time_zone("UTC")
    return Path(shutil.copy(evening_db, home / "evening.db"))


def block_type(text: str, width: int, heights: tuple[int, ...] = (12, 10, 8)) -> Mask | None:
    """Large type in a face that every machine has."""
    for height in heights:
        size = cell_width(text) * height // 2
        if size <= width:
            return Mask(size, height, b"\xff" * (size * height))
    return None


def written(tv: TvSet) -> str:
    """Write the screen: a checksum of the colours that are seen, and the words, a line each."""
    lines = []
    for cells in tv.cells():
        plain = [" " if c.char == "▀" and c.colour == c.ground else c.char for c in cells]
        seen = [
            (cell.colour if char.strip() else None, cell.ground)
            for char, cell in zip(plain, cells, strict=True)
        ]
        text = "".join(plain).replace("▀", "░")
        lines.append(f"{crc32(repr(seen).encode()):08x} {text}".rstrip())
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids="{0[0]}x{0[1]}".format)
def test_the_screens_look_as_they_did(show, evening, size, language):
    compare(show, evening, size, language, SCREENS)


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids="{0[0]}x{0[1]}".format)
def test_two_who_watch_together_see_what_they_saw(show, couple, size, language):
    compare(show, couple, size, language, TOGETHER)


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids="{0[0]}x{0[1]}".format)
def test_what_was_told_is_listed_as_it_was(show, outspoken, size, language):
    compare(show, outspoken, size, language, TOLD)


def compare(show, db, size, language, screens):
    """Press the keys of each screen, and compare what is seen with its file."""
    changed = []

    async def script(tv: TvSet) -> None:
        for name, keys in screens.items():
            await tv.press(*keys)
            file = FOLDER / f"{name}-{language}-{size[0]}x{size[1]}.txt"
            seen = written(tv)
            if os.environ.get("REWRITE_SNAPSHOTS"):
                file.write_text(seen)
            elif not file.exists() or file.read_text() != seen:
                changed.append((file.name, seen))
            await tv.start_again()

    show(script, db=db, size=size, language=language)
    assert not changed, "\n".join(f"{name}\n{seen}" for name, seen in changed)
