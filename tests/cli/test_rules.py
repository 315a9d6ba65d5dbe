"""What a viewer has set by hand is obeyed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_household import NOW, Household, shown
from cli_runs import AT, Run
from msgspec.structs import replace

from tvrec.core import asking
from tvrec.core.session import Session
from tvrec.domain import Credit, EventKind, Home, Kind, TitleId


@pytest.fixture
def household() -> Household:
    made = Household()
    for i in range(24):
        genre, person = (("War", "Ida"), ("Love", "Max"), ("Drama", "Eve"))[i % 3]
        made.title(f"g{i:02}", Kind.MOVIE, genres=(genre,), people=(Credit(person),))
    made.series("show", 3, genres=("War",))
    return made


def causes(household: Household, title: str, session: Session | None = None) -> set[str]:
    """What a title's reason names."""
    session = session or household.session()
    reason = asking.explain(household.loaded, session, TitleId(title), NOW).reason
    return {share.id for share in reason.shares}


def test_a_muted_genre_and_a_muted_person_give_nothing(household: Household) -> None:
    household.played("g00")
    assert {"War", "Ida"} <= causes(household, "g03")
    household.set("mute", "genre", "War")
    assert {"War", "Ida"} & causes(household, "g03") == {"Ida"}
    household.set("mute", "person", "Ida", 1)
    assert not causes(household, "g03")


def test_a_muted_title_is_no_seed_and_stays_hidden(household: Household) -> None:
    household.played("g00")
    household.played("g01")
    household.set("mute", "title", "g01")
    session = household.session()
    assert [household.loaded.catalog.ids[i] for i in session.profile.liked] == ["g00"]
    assert not {"g00", "g01"} & shown(household.home(session))


def test_a_muted_title_is_no_seed_when_it_is_watched_later(household: Household) -> None:
    household.set("mute", "title", "g01")
    household.set("mute", "title", "show-1", 1)
    session = household.session()
    assert "g01" in shown(household.home(session)), "a mute of taste hides nothing"
    session.apply(household.played("g01"))
    session.apply(household.played("show-1"))
    session.apply(household.did(EventKind.LIKE, "show"))
    assert not len(session.profile.liked)
    assert "g01" not in shown(household.home(session))
    assert "show" not in shown(household.home(session), but=["next_up"])
    session.apply(household.played("g00"))
    assert len(session.profile.liked) == 1


def test_a_pinned_genre_counts_as_a_weak_like(household: Household) -> None:
    household.played("g00")
    household.set("mute", "genre", "War")
    assert "Love" not in causes(household, "g04")
    household.set("pin", "genre", "Love", 1)
    assert "Love" in causes(household, "g04")


def test_the_last_rule_of_a_target_decides(household: Household) -> None:
    household.played("g00")
    household.set("mute", "genre", "War", 1)
    household.set("pin", "genre", "War", 2)
    assert "War" in causes(household, "g03")
    household.set("mute", "genre", "War", 3)
    assert "War" not in causes(household, "g03")


def test_other_rules_and_rules_of_what_is_not_there_change_nothing(household: Household) -> None:
    household.played("g00")
    before = causes(household, "g03")
    household.set("dial", "genre", "War", 1)
    household.set("mute", "genre", "Opera", 2)
    household.set("mute", "title", "nowhere", 3)
    assert causes(household, "g03") == before


@pytest.mark.usefixtures("library")
def test_rules_are_obeyed_after_an_export_and_an_import(run: Run, tmp_path: Path) -> None:
    assert run("watch", "x:haunt", "--at", AT).code == 0
    profile = run("profile", "list", "--json").json["items"][0]["id"]
    rule = {"type": "rule", "id": "r", "profile": profile, "kind": "mute",
            "target": {"type": "genre", "id": "Horror"}}  # fmt: skip
    (tmp_path / "rules.jsonl").write_text(json.dumps(rule) + "\n")

    def shares() -> set[str]:
        found = run("explain", "x:vamp", "--at", AT, "--json").json["shares"]
        return {share["id"] for share in found}

    assert "Horror" in shares()
    assert run("import", tmp_path / "rules.jsonl").code == 0
    assert "Horror" not in shares()


@pytest.mark.parametrize("what", ["not-interested", "dislike"])
def test_a_folder_that_is_not_wanted_is_gone_from_the_very_next_home_and_comes_back(
    household: Household, what: str
) -> None:
    household.played("g00")
    for i in range(24):
        household.file(f"g{i:02}", f"/films/{('war', 'love', 'drama')[i % 3]}/{i}.mkv")
    household.file("g04", "/films/drama/a copy.mkv")
    for i in range(1, 4):
        household.file(f"show-{i}", f"/films/war/show/{i}.mkv")
    tv = household.television()
    tv._memory.settings = replace(tv._memory.settings, calm=False)
    before = tv.home(at=NOW)
    assert {"g03", "g01", "show"} <= shown(before)
    said = tv.rules.add(what, tv.rules.target("folder:/films/war/"), at=NOW)
    then = tv.home(at=NOW)
    assert not shown(then) & {"show", *(f"g{i:02}" for i in range(0, 24, 3))}
    love = tv.rules.add(what, tv.rules.target("folder:/films/love"), at=NOW)
    assert "g01" not in shown(tv.home(at=NOW))
    ranked = {card.id for card in tv.recommend(number=24, at=NOW).cards}
    assert "g04" in ranked, "a copy of it lies elsewhere"
    assert "g01" not in ranked
    tv.rules.remove(love.id, at=NOW)
    assert places(tv.home(at=NOW)) == places(then)
    tv.rules.remove(said.id, at=NOW)
    assert places(tv.home(at=NOW)) == places(before)


def places(home: Home) -> list[tuple[str, list[str]]]:
    """Every row with its cards in their order."""
    return [(row.id, [card.id for card in row.cards]) for row in home.rows]
