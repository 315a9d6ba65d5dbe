"""Reasons and rows in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tvrec.domain import (
    Card,
    Event,
    EventId,
    EventKind,
    Home,
    Kind,
    Moved,
    ProfileId,
    Row,
    Share,
    Summary,
    Target,
    TitleId,
)
from tvrec.i18n import translator
from tvrec.naming import Signal
from tvrec.phrases import (
    against_label,
    cause_line,
    minutes,
    part_line,
    row_title,
    share_label,
    trust_line,
)

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
            "Your taste seems to have changed: what you liked long ago counts less",
        ),
        (True, "zh-Hans", "你最近的口味似乎变了：更早喜欢的影响变小"),
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


class Parts:
    """Names as they are, and the parts of a series, a podcast and a book."""

    _KNOWN = (
        Summary(id=TitleId("e:1"), kind=Kind.EPISODE, title="The Storm", season=2, episode=3),
        Summary(id=TitleId("e:2"), kind=Kind.EPISODE, title="Episode 3", season=2, episode=3),
        Summary(id=TitleId("e:3"), kind=Kind.EPISODE, title="The Feast", season=0, episode=1),
        Summary(id=TitleId("e:4"), kind=Kind.EPISODE, title="The Map", episode=7),
        Summary(id=TitleId("e:5"), kind=Kind.PODCAST_EPISODE, title="On Bees"),
    )

    def __call__(self, share: Share) -> str:
        return share.name

    def role_of(self, title: TitleId, person: str) -> str:
        return ""

    def is_heard(self, title: TitleId) -> bool:
        return False

    def signal_of(self, title: TitleId) -> Signal:
        return Signal.PLAYED

    def summary_of(self, title: TitleId) -> Summary | None:
        return next((part for part in self._KNOWN if part.id == title), None)


@pytest.mark.parametrize(
    ("part", "left_s", "english", "chinese"),
    [
        ("e:1", None, "S2 E3 · The Storm", "第 2 季第 3 集 · The Storm"),
        ("e:1", 600.0, "S2 E3 · 10 min left", "第 2 季第 3 集，剩 10 分钟"),
        ("e:2", None, "S2 E3", "第 2 季第 3 集"),
        ("e:3", None, "Special 1 · The Feast", "特辑 1 · The Feast"),
        ("e:4", None, "Episode 7 · The Map", "第 7 集 · The Map"),
        ("e:5", None, "On Bees", "On Bees"),
        ("e:5", 600.0, "10 min left", "还剩 10 分钟"),
        (None, 600.0, "10 min left", "还剩 10 分钟"),
        ("gone", None, "", ""),
        (None, None, "", ""),
    ],
)
def test_a_card_says_which_part_it_plays(
    part: str | None, left_s: float | None, english: str, chinese: str
) -> None:
    series = Summary(id=TitleId("s:1"), kind=Kind.SERIES, title="The Lighthouse")
    card = Card(series, 0.0, play=TitleId(part) if part else None, left_s=left_s)
    assert part_line(card, translator("en"), Parts()) == english
    assert part_line(card, translator("zh-Hans"), Parts()) == chinese
