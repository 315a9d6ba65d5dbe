"""What a viewer is not shown: what is blocked, too long, or not there any more."""

from __future__ import annotations

import pytest
from cli_household import NOW, Household, row, shown

from tvrec.core import asking
from tvrec.domain import EventKind, Kind, Row, TitleId


@pytest.fixture
def household() -> Household:
    made = Household()
    made.films(12)
    return made


def block(household: Household, folder: str) -> None:
    household.did(EventKind.NOT_INTERESTED, folder, type_="folder")


# Blocked folders


def test_a_film_whose_files_lie_in_a_blocked_folder_is_not_shown(household: Household) -> None:
    household.file("f0", "/media/horror/a.mkv")
    household.file("f1", "/media/horror/deep/er/b.mkv")
    household.file("f2", "/media/horror films/c.mkv")
    block(household, "/media/horror")
    assert shown(household.home()) == {f"f{i}" for i in range(2, 12)}


def test_a_film_that_is_elsewhere_too_is_shown(household: Household) -> None:
    household.file("f0", "/media/horror/a.mkv")
    household.file("f0", "/media/other/a.mkv")
    block(household, "/media/horror/")
    assert "f0" in shown(household.home())
    block(household, "/media/other")
    assert "f0" not in shown(household.home()), "one of its files here, the other there"


def test_a_series_is_not_shown_when_all_of_its_episodes_are_blocked(household: Household) -> None:
    for key in household.series("show", 2):
        household.file(key, f"/media/show/{key}.mkv")
    session = household.session()
    assert "show" in shown(household.home(session))
    session.apply(household.did(EventKind.DISLIKE, "/media/show", type_="folder"))
    assert "show" not in shown(household.home(session))
    session.apply(household.did(EventKind.LIKE, "/media/show", type_="folder"))
    assert "show" in shown(household.home(session))


def test_folders_are_read_only_when_one_is_blocked(
    household: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    household.file("f0", "/media/horror/a.mkv")
    reads: list[int] = []
    places = household.store.files.places

    def read() -> list[tuple[str, TitleId]]:
        reads.append(1)
        return places()

    monkeypatch.setattr(household.store.files, "places", read)
    session = household.session()
    household.home(session)
    assert not reads
    session.apply(household.did(EventKind.DISLIKE, "/media/horror", type_="folder"))
    household.home(session)
    household.home(session)
    assert reads == [1]


# Minutes


def orders(rows: tuple[Row, ...]) -> dict[str, list[str]]:
    return {each.id: [card.id for card in each.cards] for each in rows}


def test_another_limit_of_minutes_makes_the_rows_anew(household: Household) -> None:
    for i in range(60):
        household.title(f"g{i:02}", Kind.MOVIE, runtime_s=1200.0 + 90.0 * i, rating=i / 6, votes=9)
    session = household.session()
    long = household.home(session)
    short = household.home(session, minutes=60.0)
    assert orders(short.rows) == orders(household.home(minutes=60.0).rows)
    assert not any(card.moved for each in short.rows for card in each.cards)
    assert orders(household.home(session).rows) == orders(long.rows)


def test_the_same_limit_of_minutes_leaves_the_rows_calm(household: Household) -> None:
    session = household.session()
    first = household.home(session, minutes=120.0)
    assert orders(household.home(session, minutes=120.0).rows) == orders(first.rows)


@pytest.mark.parametrize(
    ("kind", "leaf"), [(Kind.SERIES, Kind.EPISODE), (Kind.PODCAST, Kind.PODCAST_EPISODE)]
)
def test_a_series_without_a_runtime_has_that_of_its_episodes(
    household: Household, kind: Kind, leaf: Kind
) -> None:
    household.parted("show", kind, leaf, 3)
    household.title("show-2", leaf, parent="show", runtime_s=9000.0)
    household.title("show-3", leaf, parent="show")
    household.title("show-4", leaf, parent="show", runtime_s=2400.0)
    session = household.session()
    assert "show" in shown(household.home(session, minutes=40.0))
    assert "show" not in shown(household.home(session, minutes=39.0))
    cards = asking.recommend(household.loaded, session, 20, NOW, (), 40.0)
    assert [card.id for card in cards] == ["show"]


def test_an_album_without_a_runtime_is_as_long_as_its_tracks_together(
    household: Household,
) -> None:
    household.parted("record", Kind.ALBUM, Kind.TRACK, 3)
    assert "record" in shown(household.home(minutes=120.0))
    assert "record" not in shown(household.home(minutes=119.0))


def test_a_series_of_unknown_runtime_is_not_within_a_limit(household: Household) -> None:
    household.title("show", Kind.SERIES)
    household.title("show-1", Kind.EPISODE, parent="show")
    assert "show" not in shown(household.home(minutes=1000.0))
    assert "show" in shown(household.home())


# Missing files


def test_a_film_whose_files_are_all_missing_is_not_recommended(household: Household) -> None:
    household.file("f0", "/media/a.mkv", missing=True)
    household.file("f1", "/media/b.mkv", missing=True)
    household.file("f1", "/media/other/b.mkv")
    household.file("f2", "/media/c.mkv")
    session = household.session()
    assert shown(household.home(session)) == {f"f{i}" for i in range(1, 12)}
    cards = asking.recommend(household.loaded, session, 20, NOW, (), None)
    assert {card.id for card in cards} == {f"f{i}" for i in range(1, 12)}


def test_a_series_is_recommended_while_one_of_its_episodes_is_there(household: Household) -> None:
    for key in household.series("show", 2):
        household.file(key, f"/media/show/{key}.mkv", missing=True)
    household.series("other", 2)
    household.file("other-1", "/media/other/1.mkv", missing=True)
    household.file("other-2", "/media/other/2.mkv")
    assert {"show", "other"} & shown(household.home()) == {"other"}


def test_a_title_of_an_imported_catalogue_needs_no_file(household: Household) -> None:
    household.file("f0", "/media/a.mkv", missing=True)
    assert "f1" in row(household.home(), "top")
