"""What is loaded when: nothing heavy before it is needed."""

from __future__ import annotations

import ast
import json
import sys
from pathlib import Path

import pytest
from house_checkout import PACKAGE, ask_python, commands

HEAVY = {
    "PIL", "av", "guessit", "huggingface_hub", "lxml", "numpy", "onnxruntime", "opencc", "pypinyin",
    "rich", "rjieba", "sqlite_utils", "textual", "tinytag", "tokenizers",
}  # fmt: skip
ROOMS = ("cli", "core", "encode", "history", "jsonlines", "library", "player", "store")
LOADED = "\nimport json, sys; print(json.dumps(sorted(m.split('.')[0] for m in sys.modules)))"

# rec computes: it reads no file, no clock and no chance of its own.
PURE = {
    "__future__", "abc", "bisect", "collections", "copy", "dataclasses", "datetime", "enum",
    "fractions",
    "functools", "heapq", "importlib", "itertools", "math", "numpy", "operator", "re", "statistics",
    "string", "types", "typing", "zlib",
}  # fmt: skip
IMPURE_CALLS = {"open", "print", "input", "exec", "eval", "now", "today", "utcnow", "default_rng"}


def loaded_by(code: str) -> set[str]:
    done = ask_python(code + LOADED)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_importing_tvrec_loads_nothing_of_others() -> None:
    foreign = loaded_by("import tvrec") - loaded_by("") - set(sys.stdlib_module_names)
    assert foreign == {"tvrec"}


@pytest.mark.parametrize("room", ROOMS)
def test_importing_a_room_loads_nothing_heavy(room: str) -> None:
    assert loaded_by(f"import tvrec.{room}") & HEAVY == set()


def test_ranking_adds_numpy_alone() -> None:
    code = "import tvrec; tvrec.Catalog, tvrec.Profile, tvrec.rank, tvrec.explain"
    foreign = loaded_by(code) - loaded_by("") - set(sys.stdlib_module_names)
    assert foreign == {"tvrec", "numpy"}


@pytest.mark.parametrize(
    "words", [(), *(words for words in commands() if words)], ids=lambda words: " ".join(words)
)
def test_help_loads_nothing_heavy(words: tuple[str, ...]) -> None:
    line = [*words, "--help"]
    loaded = loaded_by(f"from tvrec.cli import main; assert main({line!r}) == 0")
    assert loaded & HEAVY == set()


def test_the_version_loads_nothing_heavy() -> None:
    assert loaded_by("from tvrec.cli import main; main(['--version'])") & HEAVY == set()


@pytest.mark.parametrize(
    "file", sorted((PACKAGE / "rec").glob("**/*.py")), ids=lambda file: str(file.stem)
)
def test_rec_is_pure(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        where = f"{file.name}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Import):
            roots = {alias.name.split(".")[0] for alias in node.names}
            assert roots <= PURE, where
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            assert module.split(".")[0] in PURE or module.startswith(
                ("tvrec.domain", "tvrec.errors", "tvrec.rec", "tvrec.text")
            ), where
        elif isinstance(node, ast.Global):
            pytest.fail(f"{where}: global {node.names}")
        elif isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            seeded = name == "default_rng" and node.args  # its seed is an argument then
            assert seeded or name not in IMPURE_CALLS, where
