"""Reasons and rows in words."""

from __future__ import annotations

import pytest

from tvrec.domain import Reason, Row, Share
from tvrec.i18n import translator
from tvrec.phrases import minutes, reason_sentence, row_title, share_label


def reason(*shares: Share) -> Reason:
    return Reason(terms={"attention": 1.0}, shares=shares)


CALIGARI = Share("title", "t:1", "Caligari", 0.4)
NOSFERATU = Share("title", "t:2", "Nosferatu", 0.3)
FAUST = Share("title", "t:3", "Faust", 0.1)
LANG = Share("person", "Fritz Lang", "Fritz Lang", 0.3)
VOTES = Share("votes", "", "", 0.6)


@pytest.mark.parametrize(
    ("shares", "language", "sentence"),
    [
        ((CALIGARI, FAUST, VOTES), "en", "Because you watched Caligari"),
        ((CALIGARI, NOSFERATU), "en", "Because you watched Caligari and Nosferatu"),
        ((CALIGARI, NOSFERATU), "zh-Hans", "因为你看过《Caligari》和《Nosferatu》"),
        ((LANG, FAUST), "en", "With Fritz Lang, from titles you liked"),
        ((VOTES,), "en", "Well loved by many"),
        ((VOTES,), "zh-Hant", "廣受喜愛"),
        ((), "en", "Unlike what you watched"),
    ],
)
def test_a_sentence_names_the_largest_personal_share_and_nothing_that_did_not_contribute(
    shares: tuple[Share, ...], language: str, sentence: str
) -> None:
    assert reason_sentence(reason(*shares), translator(language)) == sentence


def test_before_anything_is_known_the_sentence_says_so() -> None:
    nothing = Reason(terms={"attention": 0.0, "genre": 0.0})
    assert reason_sentence(nothing, translator("en")) == "To get to know your taste"


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


def test_no_reason_is_no_sentence() -> None:
    assert reason_sentence(None, translator("en")) == ""


def test_a_row_is_named_by_its_subject_in_the_name_that_this_screen_uses() -> None:
    row = Row(id="because:t:1", recipe="because", cards=(), subject=CALIGARI)
    words = translator("zh-Hans")
    assert row_title(row, words, lambda share: "卡里加里") == "因为你看过《卡里加里》"


@pytest.mark.parametrize(
    ("seconds", "text"), [(20, "1 min"), (2400, "40 min"), (3600, "1 h"), (9180, "2 h 33 min")]
)
def test_running_times_are_read_at_a_glance(seconds: float, text: str) -> None:
    assert minutes(seconds, translator("en")) == text
