"""The doctor: is everything there that tvrec needs, and does it do what it should."""

from __future__ import annotations

import dataclasses
import importlib.util
import shutil
import subprocess
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tvrec.config import models_dir
from tvrec.core.reports import Finding
from tvrec.errors import TvrecError

if TYPE_CHECKING:
    from tvrec.config import Settings

__all__ = ["examine"]

_SENTENCE = "A film about a city that lives above its own workers"
_UNIT = 1e-3  # a vector's length may differ by this much from 1
_OPTIONAL = {
    "av": ("running times, languages and resolutions", "pip install 'tvrec[media]'"),
    "rjieba": ("names in Chinese synopses", "pip install 'tvrec[zh]'"),
    "pypinyin": ("search for Chinese titles and people by pinyin", "pip install 'tvrec[zh]'"),
    "opencc": ("search across both Chinese scripts", "pip install 'tvrec[zh]'"),
}


def examine(settings: Settings) -> list[Finding]:
    """Look at the encoder, the database, the player, the assets and the optional parts."""
    return [
        _guarded("encoder files", lambda: _sums(settings)),
        _guarded("encoder", lambda: _encodes(settings)),
        _guarded("database", lambda: _database(settings)),
        _genres(settings),
        _guarded("assets", lambda: _assets(settings)),
        _player(settings),
        *_extras(),
    ]


def _guarded(check: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(check, ok=True, message=look())
    except TvrecError as error:
        where = f"{error.file}: " if error.file else ""
        return Finding(check, ok=False, message=where + error.message, remedy=error.remedy)


def _sums(settings: Settings) -> str:
    from tvrec.encode import read_manifest, verify

    folder = models_dir(settings)
    verify(folder)
    manifest = read_manifest(folder)
    return f"{manifest.name} {manifest.version}, {len(manifest.files)} files match their sums"


def _encodes(settings: Settings) -> str:
    import numpy as np

    from tvrec.encode import OnnxEncoder
    from tvrec.errors import ModelError

    folder = models_dir(settings)
    vector = OnnxEncoder(folder).encode_one(_SENTENCE)
    length = float(np.linalg.norm(vector))
    if not abs(length - 1) < _UNIT:
        raise ModelError(
            f"a sentence came out with length {length:.3f}, not 1",
            file=folder,
            remedy="install tvrec again",
        )
    return f"a sentence became {vector.shape[0]} numbers of length {length:.3f}"


def _database(settings: Settings) -> str:
    from tvrec.store import Store

    path = settings.db_path
    if not path.exists():
        return f"{path}: none yet, the first scan makes it"
    with Store.open(path) as store:
        store.check()
        return f"{path}: sound, {sum(store.titles.count().values())} titles"


def _genres(settings: Settings) -> Finding:
    """Whether what the genres taught is asked of titles that come without any."""
    found = _guarded("genre guesses", lambda: _learned(settings))
    return dataclasses.replace(found, optional=True)


def _learned(settings: Settings) -> str:
    from tvrec.core.guessing import reader_id
    from tvrec.encode import read_manifest
    from tvrec.errors import ModelError
    from tvrec.store import Store

    if not settings.db_path.exists():
        return "nothing is learned yet"
    with Store.open(settings.db_path) as store:
        reader = store.guesses.reader()
        number = len(store.guesses.every())
    if not reader:
        return "nothing is learned yet; tvrec train genres does it"
    if reader != reader_id(read_manifest(models_dir(settings)).id):
        raise ModelError(
            "were learned with another encoder, so new titles get none", remedy="tvrec train genres"
        )
    return f"{number} titles without a genre are offered some"


def _assets(settings: Settings) -> str:
    from tvrec.core.demo import demo_works

    works = sum(len(file.read_bytes().splitlines()) for file in demo_works(settings))
    return f"{works} works in the demo catalogue"


def _player(settings: Settings) -> Finding:
    program = shutil.which(settings.player.program)
    if program is None:
        return Finding(
            "player",
            ok=False,
            message="mpv is not installed, nothing can be played",
            remedy="sudo apt install mpv",
            optional=True,
        )
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    return Finding("player", ok=True, message=next(iter(said.stdout.splitlines()), program))


def _extras() -> Iterator[Finding]:
    for module, (gives, remedy) in _OPTIONAL.items():
        found = importlib.util.find_spec(module) is not None
        message = f"{module} is there: {gives}" if found else f"{module} is missing: no {gives}"
        yield Finding(module, ok=found, message=message, remedy=remedy, optional=True)
