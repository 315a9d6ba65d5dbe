"""Settings, and where things lie: a flag beats ``TVREC_*``, which beats config.toml, then defaults.

The files stand where the XDG base directories say: the database in the data folder, config.toml in
the configuration folder, the player's socket in the run-time folder.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import platformdirs

from tvrec.errors import ConfigError

__all__ = [
    "PROGRESS_VARIABLE",
    "PlayerConfig",
    "ScanConfig",
    "Settings",
    "assets_dir",
    "default_cache_dir",
    "default_config_path",
    "default_data_dir",
    "default_runtime_dir",
    "load",
    "models_dir",
]

PROGRESS_VARIABLE = "TVREC_PROGRESS"
"""Set for a command line whose progress another tvrec reads."""


class PlayerConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How files are played."""

    program: str = "mpv"
    audio_languages: tuple[str, ...] = ()
    subtitle_languages: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ()  # handed to mpv as they are


class ScanConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How folders are read."""

    probe_timeout_s: float = 20.0
    at_start: bool = True  # the television reads its folders again, beside the screen


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that can be set. Each field is a key of config.toml and a variable TVREC_<KEY>."""

    db: str = ""  # the database; empty: tvrec.db in the data folder
    profile: str = ""  # who watches; empty: the household's first profile
    lang: str = ""  # en, zh-Hans or zh-Hant; empty: as the locale says
    art: bool = True  # pictures; without them, over a slow line, cards are tinted tiles
    strengths: str = "graded"  # how likes are weighed: start, all alike; graded, by what was done
    impression_days: float = 180.0  # how long is kept what was shown
    calm: bool = True  # without an act of the viewer most of a row stays where it was
    models: str = ""  # the encoder's folder; empty: the one that came with tvrec
    assets: str = ""
    watched: Mapping[str, float] = {}  # thresholds of rec.watched.WatchSettings, by name
    keys: Mapping[str, tuple[str, ...]] = {}  # keys of the screen, by the command's id
    player: PlayerConfig = PlayerConfig()
    scan: ScanConfig = ScanConfig()

    @property
    def db_path(self) -> Path:
        """The database file."""
        return Path(self.db).expanduser() if self.db else default_data_dir() / "tvrec.db"


def default_data_dir() -> Path:
    """Return the folder of the database."""
    return Path(platformdirs.user_data_dir("tvrec"))


def default_config_path() -> Path:
    """Return the place of config.toml."""
    return Path(platformdirs.user_config_dir("tvrec")) / "config.toml"


def default_cache_dir() -> Path:
    """Return the folder of what can be made again."""
    return Path(platformdirs.user_cache_dir("tvrec"))


def default_runtime_dir() -> Path:
    """Return the folder of sockets and process notes, private to the user."""
    base = os.environ.get("XDG_RUNTIME_DIR")
    return Path(base) / "tvrec" if base else default_cache_dir() / "run"


def load(
    flags: Mapping[str, Any] | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    path: Path | None = None,
) -> Settings:
    """Gather the settings from all their places.

    Args:
        flags: values given on the command line; None stands for "not given".
        environ: the environment, ``os.environ`` where it is not given.
        path: config.toml, where it is not in its usual place.

    Raises:
        ConfigError: a file that is not TOML, a key that does not exist or a value of a wrong kind.
    """
    env = os.environ if environ is None else environ
    given = env.get("TVREC_CONFIG")
    file = path or (Path(given) if given else default_config_path())
    values = _read_toml(file)
    for key in Settings.__struct_fields__:
        variable = env.get(f"TVREC_{key.upper()}")
        if variable and key not in {"watched", "keys", "player", "scan"}:
            values[key] = variable
    values |= {key: value for key, value in (flags or {}).items() if value is not None}
    try:
        return msgspec.convert(values, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise ConfigError(
            f"a setting cannot be used: {error}", file=file, remedy="correct or remove that key"
        ) from error


def _read_toml(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ConfigError(
            f"cannot be read: {error.strerror}", file=path, remedy="check its owner and mode"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"is not TOML: {error}", file=path, remedy="correct that line") from error


def models_dir(settings: Settings | None = None) -> Path:
    """Return the encoder's folder: $TVREC_MODELS or the setting, the package's, the checkout's."""
    chosen = (settings.models if settings else "") or os.environ.get("TVREC_MODELS", "")
    return _shipped("models", chosen, "manifest.json")


def assets_dir(settings: Settings | None = None) -> Path:
    """Return the folder of the demo catalogue and the locales, found as the models are."""
    chosen = (settings.assets if settings else "") or os.environ.get("TVREC_ASSETS", "")
    return _shipped("assets", chosen, "demo")


def _shipped(name: str, chosen: str, witness: str) -> Path:
    """Find a folder that ships with tvrec; the last place is returned where none has it."""
    if chosen:
        return Path(chosen).expanduser()
    package = Path(__file__).parent / name
    return package if (package / witness).exists() else Path(__file__).parent.parent / name
