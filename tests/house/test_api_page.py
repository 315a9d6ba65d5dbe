"""The page about tvrec as a library cannot rot: its code runs, and every public name is on it."""

from __future__ import annotations

import contextlib
import inspect
import io
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from house_checkout import ROOT

import tvrec
from tvrec import rec

PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
STEP = re.compile(r"^```python\n(.*?)^```(?:\n```text\n(.*?)^```)?", re.MULTILINE | re.DOTALL)


def test_every_block_runs_in_order_and_prints_what_stands_below_it(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    monkeypatch.setattr(tempfile, "tempdir", str(home))
    namespace: dict[str, object] = {"__name__": "page"}
    steps = list(STEP.finditer(PAGE))
    assert len(steps) == PAGE.count("```python")
    for step in steps:
        code, shown = step.groups()
        line = PAGE[: step.start(1)].count("\n")
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile("\n" * line + code, "docs/api.md", "exec"), namespace)
        assert printed.getvalue() == (shown or ""), f"docs/api.md, line {line + 1}"


@pytest.mark.parametrize("name", sorted({*tvrec.__all__, *rec.__all__}))
def test_every_public_name_stands_on_the_page(name: str) -> None:
    assert re.search(rf"`{re.escape(name)}[`(]", PAGE)


def public(of: type) -> list[str]:
    return sorted(name for name in vars(of) if not name.startswith("_"))


@pytest.mark.parametrize("name", public(tvrec.Tv))
def test_everything_that_a_household_is_asked_stands_on_the_page(name: str) -> None:
    assert re.search(rf"`(?:Tv\.)?{name}[`(]", PAGE)


@pytest.mark.parametrize("name", public(tvrec.Profile))
def test_everything_that_a_profile_can_do_stands_on_the_page(name: str) -> None:
    assert re.search(rf"`{name}[`(]", PAGE)


@pytest.mark.parametrize("function", [tvrec.rank, tvrec.explain, tvrec.Catalog, rec.rank_kind])
def test_every_argument_stands_on_the_page(function: Callable[..., object]) -> None:
    call = re.search(rf"^\| `{function.__name__}\((.*?)\)`", PAGE, re.MULTILINE)
    assert call is not None
    arguments = [each.split("=")[0] for each in call[1].split(", ") if each != "*"]
    assert arguments == [*inspect.signature(function).parameters]
