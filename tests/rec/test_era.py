"""The years that a viewer is in."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tvrec.rec import DRIFT, Catalog, Profile, explain
from tvrec.rec.era import era, library, years_of

YEARS = [1920 + i % 100 for i in range(200)]


def liking(*years: int) -> Profile:
    catalog = Catalog(np.random.default_rng(0).normal(size=(200, 8)), years=YEARS)
    profile = Profile(catalog, DRIFT)
    for year in years:
        profile.absorb(YEARS.index(year))
    return profile


def of(profile: Profile, year: int) -> float:
    return float(profile.scores().terms[3][len(YEARS) - 100 + YEARS.index(year)])


def test_titles_of_the_years_that_were_liked_lately_gain() -> None:
    profile = liking(1950, 1952, 1955)
    assert of(profile, 1953) > 0 > of(profile, 2010)
    for year in (1990, 1991, 1992, 1993, 1994, 1995):
        profile.absorb(YEARS.index(year))
    assert of(profile, 1992) > of(profile, 1953), "one has moved on"


def test_a_title_whose_year_is_not_known_neither_gains_nor_loses() -> None:
    catalog = Catalog(
        np.random.default_rng(0).normal(size=(5, 8)), years=[1950, 1951, None, 2000, 1605]
    )
    profile = Profile(catalog, DRIFT)
    profile.absorb(0)
    assert not profile.scores().terms[3, [2, 4]].any(), "nor one from before there was film"


def test_likes_of_one_kind_say_nothing_of_the_years_of_another() -> None:
    kinds = ["movie"] * 3 + ["album"] * 3
    years = [1950, 1951, 2000] * 2
    catalog = Catalog(np.random.default_rng(0).normal(size=(6, 8)), kinds=kinds, years=years)
    profile = Profile(catalog, DRIFT)
    profile.absorb(0)
    assert profile.scores().terms[3, :3].any()
    assert not profile.scores().terms[3, 3:].any()


def test_the_decade_is_named_among_the_causes() -> None:
    profile = liking(1950, 1952, 1955)
    i = 100 + YEARS.index(1953)
    share = next(share for share in explain(profile, i).shares if share.type == "era")
    assert (share.id, share.name) == ("1950s", "1950s")
    assert share.share > 0


@given(
    released=st.lists(st.integers(1890, 2030), min_size=1, max_size=60),
    liked=st.lists(st.integers(1890, 2030), max_size=10),
)
def test_the_value_is_bounded_and_nothing_liked_gives_nothing(released, liked) -> None:
    years = years_of(np.array(released, dtype=float)).bins
    likes = years_of(np.array(liked, dtype=float)).bins
    usual = library(years, np.ones(len(released)), DRIFT.era_width)
    found = era(usual, likes, np.ones(len(liked)), DRIFT)[years]
    assert (np.abs(found) <= DRIFT.era_most).all()
    assert liked or not found.any()


def test_a_wide_bell_reaches_further() -> None:
    years = years_of(np.array([1950.0, 1960.0, 1990.0])).bins
    narrow, wide = (
        era(
            library(years, np.ones(3), width),
            years[:1],
            np.ones(1),
            replace(DRIFT, era_width=width),
        )[years]
        for width in (2.0, 8.0)
    )
    assert wide[1] > narrow[1]
