"""What more than a title can be refused, and how many titles that takes away."""

from __future__ import annotations

from datetime import timedelta

from cli_household import NOW, Household

from tvrec.core import Tv
from tvrec.core.refusals import Refusal
from tvrec.domain import Credit, Kind

COMPANY = (
    Credit("Max", "actor"), Credit("Ida", "director"), Credit("Max", "writer"),
    *(Credit(f"Extra {n}", "actor") for n in range(6)),
)  # fmt: skip


def offered(tv: Tv, title: str) -> dict[str, int]:
    """What can be refused along with a title, and how many titles that takes away."""
    return {f"{one.target.type}:{one.target.id}": one.titles for one in tv.rules.refusals(title)}


def refuse(tv: Tv, title: str, key: str) -> int:
    """Refuse one of them, and return how many cards fewer the viewer may see."""
    session, one = tv._memory.session(""), find(tv, title, key)
    before = session.allowed(NOW)
    tv.rules.add(one.what, one.target, at=NOW)
    return int((before & ~session.allowed(NOW)).sum())


def find(tv: Tv, title: str, key: str) -> Refusal:
    found = tv.rules.refusals(title)
    return next(one for one in found if f"{one.target.type}:{one.target.id}" == key)


def test_genres_and_first_people_are_offered_the_director_first() -> None:
    household = Household()
    household.title("a", Kind.MOVIE, genres=("War", "Love"), people=COMPANY)
    household.title("b", Kind.MOVIE, genres=("War",), people=(Credit("Max"),))
    tv = household.television()
    people = ["Ida", "Max", *(f"Extra {n}" for n in range(4))]
    assert [*offered(tv, "a")] == ["genre:War", "genre:Love", *(f"person:{p}" for p in people)]
    assert find(tv, "a", "person:Ida").role == "director"
    assert find(tv, "a", "person:Max").role == "actor"


def test_each_takes_away_as_many_titles_as_it_says_and_is_then_no_longer_offered() -> None:
    household = Household()
    for n in range(6):
        genres = ("War",) if n % 2 else ("War", "Love")
        household.title(f"f{n}", Kind.MOVIE, genres=genres, people=(Credit("Ida"),), language="de")
    household.title("g", Kind.MOVIE, genres=("War",), people=(Credit("Eve"),), language="fr")
    for n in range(3):
        household.file(f"f{n}", f"/films/west/{n}.mkv")
    household.file("g", "/films/east/g.mkv")
    tv = household.television()
    for key, titles in (
        ("folder:/films/west", 3), ("genre:Love", 1), ("person:Ida", 2), ("genre:War", 1)
    ):  # fmt: skip
        assert offered(tv, "f0")[key] == titles
        assert refuse(tv, "f0", key) == titles
        assert key not in offered(tv, "f0")
    assert refuse(tv, "f0", "language:de") == 0


def test_what_was_turned_down_alone_is_not_counted_again() -> None:
    household = Household()
    for n in range(3):
        household.title(f"f{n}", Kind.MOVIE, genres=("War",))
    tv = household.television()
    assert offered(tv, "f0") == {"genre:War": 3}
    tv.rules.add("dislike", tv.rules.target("f1"), at=NOW)
    assert offered(tv, "f0") == {"genre:War": 2}


def test_a_language_is_offered_where_it_is_the_only_one_of_a_title_and_not_of_the_library() -> None:
    household = Household()
    household.title("f", Kind.MOVIE, language="de")
    tv = household.television()
    assert not offered(tv, "f")
    household.title("g", Kind.MOVIE, language="fr")
    household.title("h", Kind.MOVIE)
    tv = household.television()
    assert offered(tv, "f") == {"language:de": 1}
    assert not offered(tv, "h")
    tv.rules.add("only", tv.rules.target("language:de"), at=NOW)
    assert offered(tv, "f") == {"language:de": 1}
    tv.rules.add("not", tv.rules.target("language:de"), at=NOW + timedelta(minutes=1))
    assert not offered(tv, "f")


def test_a_folder_is_the_nearest_that_holds_others_too_and_not_all() -> None:
    household = Household()
    household.series("show", 2)
    household.series("other", 1)
    for key in ("f", "g", "h"):
        household.title(key, Kind.MOVIE)
    household.file("show-1", "/tv/crime/show/s1/1.mkv")
    household.file("show-2", "/tv/crime/show/s2/2.mkv")
    household.file("other-1", "/tv/crime/other/1.mkv")
    household.file("f", "/films/f/f.mkv")
    household.file("g", "/films/g/g.mkv")
    tv = household.television()
    assert offered(tv, "show") == {"folder:/tv/crime": 2}
    assert offered(tv, "f") == {"folder:/films": 2}
    assert not offered(tv, "h"), "it has no file"
    household.file("f", "/copies/f.mkv")
    assert not offered(household.television(), "f"), "nothing but the whole holds both copies"
