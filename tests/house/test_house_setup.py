"""Setting a checkout up: once, wholly, and again where something changed.

The script is the real one, with real virtual environments and pip. The package that it installs is
a small one which builds itself, so that no index is needed.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest
from house_checkout import ROOT

BACKEND = """
import os, pathlib, time, zipfile

def build_editable(folder, config_settings=None, metadata_directory=None):
    pathlib.Path("building").touch()
    while os.path.exists("wait"):
        time.sleep(0.05)
    metadata = (
        "Metadata-Version: 2.1\\nName: tvrec\\nVersion: 1\\n"
        "Provides-Extra: media\\nProvides-Extra: zh\\n"
    )
    if os.path.exists("greedy"):
        metadata += "Requires-Dist: a-package-that-is-nowhere\\n"
    name = "tvrec-1-py3-none-any.whl"
    with zipfile.ZipFile(os.path.join(folder, name), "w") as wheel:
        wheel.writestr("tvrec-here.pth", os.getcwd() + "\\n")
        wheel.writestr("tvrec-1.dist-info/METADATA", metadata)
        wheel.writestr("tvrec-1.dist-info/WHEEL", "Wheel-Version: 1.0\\nTag: py3-none-any\\n")
        wheel.writestr("tvrec-1.dist-info/RECORD", "")
    return name
"""
PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "tvrec"
dynamic = ["version", "dependencies", "optional-dependencies"]
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose path has a space, with nothing set up."""
    place = tmp_path / "my checkout"
    (place / "tools").mkdir(parents=True)
    shutil.copy(ROOT / "tools" / "setup.sh", place / "tools")
    (place / "backend.py").write_text(BACKEND)
    (place / "pyproject.toml").write_text(PYPROJECT)
    (place / "tvrec.py").write_text("")
    return place


def start(checkout: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [str(checkout / "tools" / "setup.sh"), "run"],
        env={**os.environ, "PIP_NO_INDEX": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def set_up(checkout: Path) -> str:
    """Run the script to its end, and return what it said."""
    with start(checkout) as process:
        out, said = process.communicate()
    assert process.returncode == 0, said
    assert out == "", "stdout belongs to the command that comes after"
    return said


def works(checkout: Path) -> bool:
    python = checkout / ".venv" / "bin" / "python"
    found = subprocess.run(
        [str(python), "-Ic", "import tvrec; print(tvrec.__file__)"],
        capture_output=True,
        text=True,
        check=False,
    )
    return found.stdout.strip() == str(checkout / "tvrec.py")


def test_once_and_then_only_where_something_changed(checkout: Path) -> None:
    assert "once" in set_up(checkout)
    assert works(checkout)

    log = checkout / ".cache" / "setup.log"
    before = log.stat().st_mtime_ns
    assert set_up(checkout) == ""
    assert log.stat().st_mtime_ns == before, "pip was asked although nothing had changed"

    (checkout / "pyproject.toml").write_text(PYPROJECT + "# something new\n")
    (checkout / "greedy").touch()
    with start(checkout) as process:
        _, said = process.communicate()
    assert process.returncode == 1
    assert "a-package-that-is-nowhere" in said
    assert "same command again" in said
    assert works(checkout), "what was there before the failure is still there"

    (checkout / "greedy").unlink()
    assert "up to date" in set_up(checkout)
    assert set_up(checkout) == ""


def test_one_that_was_killed_half_way_or_moved_begins_anew(checkout: Path) -> None:
    (checkout / "wait").touch()
    process = start(checkout)
    while not (checkout / "building").exists():
        assert process.poll() is None, process.communicate()[1]
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    (checkout / ".venv" / "left-behind").touch()
    (checkout / "wait").unlink()

    assert "once" in set_up(checkout)
    assert works(checkout)
    assert not (checkout / ".venv" / "left-behind").exists()

    moved = checkout.rename(checkout.with_name("moved away"))
    assert "once" in set_up(moved)
    assert works(moved)


def test_a_python_that_is_too_old_is_named(checkout: Path, tmp_path: Path) -> None:
    old = tmp_path / "python"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    done = subprocess.run(
        [str(checkout / "tools" / "setup.sh"), "run"],
        env={**os.environ, "PYTHON": str(old)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "Python 3.11 or newer" in done.stderr
