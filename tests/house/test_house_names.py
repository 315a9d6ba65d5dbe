"""The public names, and the size of the rooms."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
from house_checkout import PACKAGE, ROOT

import tvrec

PUBLIC = {
    "Card", "Catalog", "Event", "Home", "Profile", "Reason", "Row", "Title", "Tv", "TvrecError",
    "__version__", "explain", "rank",
}  # fmt: skip
LIMIT = 300
REASON = f"# Longer than {LIMIT} lines because"


def packages() -> list[str]:
    return sorted(
        ".".join(file.parent.relative_to(ROOT).parts) for file in PACKAGE.glob("**/__init__.py")
    )


def sources() -> list[Path]:
    folders = ("tvrec", "tools", "bench", "tests")
    return sorted(file for folder in folders for file in (ROOT / folder).glob("**/*.py"))


def test_the_public_names_are_these() -> None:
    assert set(tvrec.__all__) == PUBLIC
    assert set(dir(tvrec)) >= PUBLIC


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_every_public_name_arrives_when_used(name: str) -> None:
    assert getattr(tvrec, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        getattr(tvrec, "nonsense")  # noqa: B009 - the checker would know that it is none


@pytest.mark.parametrize("package", packages())
def test_every_package_says_what_it_offers(package: str) -> None:
    module = importlib.import_module(package)
    assert module.__all__
    for name in module.__all__:
        assert getattr(module, name) is not None


def test_the_installed_version_is_the_packages() -> None:
    from importlib.metadata import version

    assert version("tvrec") == tvrec.__version__


def test_every_module_is_short_or_says_why_not() -> None:
    long = {}
    for file in sources():
        lines = file.read_text(encoding="utf-8").splitlines()
        if len(lines) > LIMIT and not any(line.startswith(REASON) for line in lines[:20]):
            long[str(file.relative_to(ROOT))] = len(lines)
    assert long == {}
