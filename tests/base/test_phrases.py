"""Reasons and rows in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tvrec.domain import (
    Event,
    EventId,
    EventKind,
    Home,
    Moved,
    ProfileId,
    Row,
    Share,
    Target,
    TitleId,
)
from tvrec.i18n import translator
from tvrec.phrases import against_label, cause_line, minutes, row_title, share_label, trust_line

CALIGARI = Share("title", "t:1", "Caligari", 0.4)
VOTES = Share("votes", "", "", 0.6)


@pytest.mark.parametrize(
    ("share", "label"),
    [
        (VOTES, "Well loved by many"),
        (Share("genre", "", "", 0.2), "The genres of your titles"),
        (Share("genre", "Drama", "Drama", 0.2), "Drama"),
        (CALIGARI, "Caligari"),
    ],
)
def test_every_share_has_a_name(share: Share, label: str) -> None:
    assert share_label(share, translator("en")) == label


def test_what_speaks_against_a_title_is_not_named_as_what_speaks_for_it() -> None:
    words = translator("en")
    for type_ in ("attention", "genre", "people", "era", "votes", "quality", "rating"):
        share = Share(type_, "", "", 0.2)
        assert against_label(share, words) not in {type_, share_label(share, words)}
    few = Share("votes", "few", "", 0.2)
    assert against_label(few, words) == "known to many, unlike what you like"


def test_a_row_is_named_by_its_subject_in_the_name_that_this_screen_uses() -> None:
    row = Row(id="because:t:1", recipe="because", cards=(), subject=CALIGARI)
    words = translator("zh-Hans")
    assert row_title(row, words, lambda share: "卡里加里") == "因为你看过《卡里加里》"


@pytest.mark.parametrize(
    ("seconds", "text"), [(20, "1 min"), (2400, "40 min"), (3600, "1 h"), (9180, "2 h 33 min")]
)
def test_running_times_are_read_at_a_glance(seconds: float, text: str) -> None:
    assert minutes(seconds, translator("en")) == text


@pytest.mark.parametrize(
    ("changed", "language", "line"),
    [
        (False, "en", ""),
        (
            True,
            "en",
            "Your taste seems to have changed: what you watched long ago counts less",
        ),
        (True, "zh-Hans", "你最近的口味似乎变了：更早看过的影响变小"),
    ],
)
def test_a_change_of_taste_is_told(changed: bool, language: str, line: str) -> None:
    assert trust_line(changed, translator(language)) == line


@pytest.mark.parametrize(
    ("kind", "said"),
    [("rate", "you rated M"), ("like", "you like M"), ("dislike", "M is not for you"),
     ("seen", "you know M"), ("not_now", "M"), ("undo", "taken back")],
)  # fmt: skip
def test_what_changed_the_screen_is_said_as_it_was_done(kind: str, said: str) -> None:
    at = datetime(2026, 5, 1, tzinfo=UTC)
    cause = Event(
        id=EventId("e"), profile=ProfileId("p"), at=at, kind=EventKind(kind),
        target=Target("title", "m"),
    )  # fmt: skip
    home = Home(
        profile=ProfileId("p"),
        at=at,
        rows=(),
        moved=(Moved(TitleId("m"), "M", "picks", 3, 1),),
        cause=cause,
    )
    assert cause_line(home, "M", translator("en")) == f"changed just now: {said}"
