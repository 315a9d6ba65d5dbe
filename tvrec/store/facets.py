"""What ranking needs of every title, as columns (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tvrec.domain import Kind, TitleId
from tvrec.store.values import load_names, moment_or_none, unpack

__all__ = ["Facets", "facets_of"]

_KINDS = {str(kind): kind for kind in Kind}
_COLUMNS = 12


@dataclass(frozen=True, slots=True)
class Facets:
    """Facts of titles as columns of equal length, ordered by id; None: not known.

    Attributes:
        people: names, each once, in the order of the credits.
        languages: of the work itself; that of the encoded text comes with the vectors.
    """

    ids: list[TitleId]
    kinds: list[Kind]
    genres: list[tuple[str, ...]]
    people: list[tuple[str, ...]]
    votes: list[int | None]
    ratings: list[float | None]
    added_at: list[datetime | None]
    years: list[int | None]
    runtimes_s: list[float | None]
    languages: list[str]
    min_ages: list[int | None]
    countries: list[tuple[str, ...]]


def facets_of(rows: Sequence[tuple[Any, ...]]) -> Facets:
    """Turn rows into columns.

    Args:
        rows: id, kind, genres, people, votes, rating, added_at, year, runtime_s, language,
            min_age, countries.
    """
    columns: list[Sequence[Any]] = list(zip(*rows, strict=True)) or [()] * _COLUMNS
    ids, kinds, genres, people, votes, ratings, added_at = columns[:7]
    years, runtimes_s, languages, min_ages, countries = columns[7:]
    return Facets(
        ids=[TitleId(unpack(key)) for key in ids],
        kinds=[_KINDS[kind] for kind in kinds],
        genres=load_names(genres),
        people=load_names(people),
        votes=list(votes),
        ratings=list(ratings),
        added_at=[moment_or_none(at) for at in added_at],
        years=list(years),
        runtimes_s=list(runtimes_s),
        languages=["" if language is None else unpack(language) for language in languages],
        min_ages=list(min_ages),
        countries=load_names(countries),
    )
