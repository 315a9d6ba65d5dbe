"""What holds for every test: no network, and nothing of the user's is read or written."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

_OFFLINE = Path(__file__).parent / "house" / "offline"
sys.path.append(str(_OFFLINE))

import offline  # noqa: E402 - found where the line above says

offline.block()
# Children are blocked too: Python imports sitecustomize.py from there at its start.
os.environ["PYTHONPATH"] = os.pathsep.join(
    filter(None, [str(_OFFLINE), os.environ.get("PYTHONPATH", "")])
)
os.environ["HF_HUB_OFFLINE"] = "1"

# A fixed language, and no settings of whoever runs the tests.
for _name in [name for name in os.environ if name.startswith(("TVREC_", "LC_"))]:
    del os.environ[_name]
os.environ.pop("LANGUAGE", None)
os.environ["LANG"] = "C.UTF-8"

# Examples are the same at every run and have all the time they need, so that a test fails for what
# changed and for nothing else. ``pytest --hypothesis-profile=search`` looks for new ones.
settings.register_profile(
    "same", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "search", deadline=None, derandomize=False, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("same")


def _empty_home() -> tuple[Path, dict[str, str]]:
    """Make a home folder, and say how the environment names its parts.

    Its path is short: it may have to hold sockets.
    """
    place = Path(tempfile.mkdtemp(prefix="tvrec-"))
    (place / "run").mkdir(mode=0o700)
    return place, {
        "HOME": str(place),
        "XDG_CACHE_HOME": str(place / ".cache"),
        "XDG_CONFIG_HOME": str(place / ".config"),
        "XDG_DATA_HOME": str(place / ".local" / "share"),
        "XDG_RUNTIME_DIR": str(place / "run"),
        "XDG_STATE_HOME": str(place / ".local" / "state"),
    }


# One for whatever runs outside a test, as the fixtures of a session do.
_place, _names = _empty_home()
os.environ.update(_names)
atexit.register(shutil.rmtree, _place, ignore_errors=True)


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home folder of the test's own, empty."""
    place, names = _empty_home()
    for name, value in names.items():
        monkeypatch.setenv(name, value)
    yield place
    shutil.rmtree(place, ignore_errors=True)


@pytest.fixture
def time_zone() -> Iterator[Callable[[str], None]]:
    """Put the machine into a time zone, by its name, for one test."""
    with pytest.MonkeyPatch.context() as patch:

        def enter(name: str) -> None:
            patch.setenv("TZ", name)
            time.tzset()

        yield enter
    time.tzset()


@pytest.fixture(scope="session")
def mpv() -> None:
    """For tests that play something; who may not install it has all the others."""
    if not shutil.which("mpv"):
        pytest.skip("needs mpv")
