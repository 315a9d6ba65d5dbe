"""Who is meant by a name, while one household is open and its profiles change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tvrec.core import Tv
from tvrec.errors import TitleNotFoundError


def test_a_name_goes_with_whoever_has_it_now(tmp_path: Path) -> None:
    with Tv.open(tmp_path / "tv.db") as tv:
        first = tv.profiles.add("Ann")
        assert tv.home("Ann").profile == first.id
        tv.profiles.rename("Ann", "Bea")
        second = tv.profiles.add("Ann")
        assert tv.home("Ann").profile == second.id
        assert tv.home("Bea").profile == first.id
        tv.profiles.remove("Ann")
        with pytest.raises(TitleNotFoundError):
            tv.home("Ann")
        third = tv.profiles.add("Ann")
        assert tv.home("Ann").profile == third.id


def test_who_is_put_aside_is_nobody_until_brought_back(tmp_path: Path) -> None:
    with Tv.open(tmp_path / "tv.db") as tv:
        tv.profiles.add("Bea")
        ann = tv.profiles.add("Ann")
        assert tv.home("Ann").profile == ann.id
        tv.profiles.put_aside("Ann")
        with pytest.raises(TitleNotFoundError):
            tv.home("Ann")
        tv.profiles.bring_back(ann.id)
        assert tv.home("Ann").profile == ann.id
