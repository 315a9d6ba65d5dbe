"""Who and where a synopsis speaks of can be browsed."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_runs import Run
from cli_schemas import valid

from tvrec.core import Tv
from tvrec.core.mentions import mentioned
from tvrec.domain import TitleId

pytestmark = pytest.mark.usefixtures("library")


def ids(answer: dict) -> list[str]:
    return [item["id"] for item in answer["items"]]


@pytest.mark.parametrize("name", ["Paris", "巴黎", "paris"])
def test_titles_that_speak_of_a_place_are_listed_by_any_of_its_names(run: Run, name: str) -> None:
    answer = run("titles", "--mentions", name, "--json").json
    valid("values", answer)
    assert ids(answer) == ["x:love"]
    assert ids(run("titles", "--mentions", name, "--kind", "series", "--json").json) == []


def test_what_nobody_speaks_of_lists_nothing(run: Run) -> None:
    assert run("titles", "--mentions", "Nowhere").out == ""


def test_a_synopsis_that_has_changed_is_read_anew(run: Run, tmp_path: Path) -> None:
    line = (
        '{"type":"title","id":"x:love","kind":"movie","title":"Letters",'
        '"plot":"Two friends of the pen meet in the city of Rome in the spring."}'
    )
    (tmp_path / "new.jsonl").write_text(line)
    run("import", tmp_path / "new.jsonl", "--no-encode")
    assert ids(run("titles", "--mentions", "Rome", "--json").json) == ["x:love"]
    assert ids(run("titles", "--mentions", "Paris", "--json").json) == []


def test_facets_of_mentions_stand_beside_the_cards() -> None:
    with Tv.open() as tv:
        cards = tv._memory.library.cards
        people, places = mentioned(tv._store, cards)
        assert len(people) == len(places) == len(cards.cards)
        assert places[cards.index[TitleId("x:love")]] == ("Paris",)
        assert places[cards.index[TitleId("x:mars")]] == ("Mars",)
