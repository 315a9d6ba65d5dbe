"""The import contracts hold, and they bite: a copy of the house with one wrong arrow is refused."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from house_checkout import PACKAGE, ROOT

WRONG = {
    "rec/rank.py": ("tvrec.store", "The arrows"),
    "store/titles.py": ("tvrec.core", "The arrows"),
    "domain/titles.py": ("tvrec.text", "Nothing of ours below the nouns"),
    "library/__init__.py": ("tvrec.config", "Settings and words"),
    "cli/library.py": ("tvrec.store", "Commands reach the rooms through core"),
    "core/encoding.py": ("tokenizers", "ONNX Runtime and tokenizers"),
    "core/doctor.py": ("sqlite3", "SQL in the store"),
    "player/base.py": ("av", "PyAV in the library"),
    "text.py": ("tvrec.jsonlines", "Nothing of ours below the nouns"),
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", command, "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("file", WRONG)
def test_a_wrong_arrow_is_refused(file: str, tmp_path: Path) -> None:
    module, contract = WRONG[file]
    shutil.copytree(PACKAGE, tmp_path / "tvrec", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / "tvrec" / file).open("a", encoding="utf-8") as source:
        source.write(f"\n\ndef wrong() -> None:\n    import {module}\n")
    done = lint(tmp_path)
    assert done.returncode == 1
    broken = [line for line in done.stdout.splitlines() if "BROKEN" in line]
    assert any(line.startswith(contract) for line in broken), done.stdout
