"""Reasons in words: what a card says of itself, alone and beside its neighbours."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tvrec.domain import Card, Kind, Reason, Row, Share, Summary, TitleId
from tvrec.genres import genre_in_sentence
from tvrec.i18n import translator
from tvrec.naming import Signal
from tvrec.phrases import row_named, row_title
from tvrec.reasons import WORDINGS, reason_sentence, row_sentences


def reason(*shares: Share) -> Reason:
    return Reason(terms={"attention": 1.0 if shares else -1.0}, shares=shares)


CALIGARI = Share("title", "t:1", "Caligari", 0.4)
NOSFERATU = Share("title", "t:2", "Nosferatu", 0.3)
FAUST = Share("title", "t:3", "Faust", 0.1)
LANG = Share("person", "Fritz Lang", "Fritz Lang", 0.3)
FANTASY = Share("genre", "Fantasy", "Fantasy", 0.35)
TWENTIES = Share("era", "1920s", "1920s", 0.5)
MORNING = Share("title", "t:4", "Morning", 0.027)
SPREAD = Share("history", "", "", 0.25)
DRAMA = Share("genre", "Drama", "Drama", 0.12)
REST = Share("history", "", "", 0.1)
VOTES = Share("votes", "", "", 0.6)
ENGLISH = translator("en")


@pytest.mark.parametrize(
    ("shares", "language", "sentence"),
    [
        ((CALIGARI, FAUST, VOTES), "en", "Because you watched Caligari"),
        ((CALIGARI, NOSFERATU), "en", "Because you watched Caligari and Nosferatu"),
        ((CALIGARI, NOSFERATU), "zh-Hans", "因为你看过《Caligari》和《Nosferatu》"),
        ((LANG, FAUST), "en", "With Fritz Lang, whom you like"),
        ((LANG, FAUST), "zh-Hans", "有你喜欢的 Fritz Lang"),
        ((TWENTIES, NOSFERATU), "en", "Because you watched Nosferatu"),
        ((TWENTIES, FAUST), "en", "You have been enjoying the 1920s lately"),
        ((TWENTIES, FAUST, REST), "en", "Because you watched Faust"),
        ((VOTES, FAUST), "en", "Well loved by many"),
        ((VOTES, FAUST, FANTASY), "en", "You enjoy fantasy"),
        ((VOTES, MORNING, SPREAD), "en", "Well loved by many"),
        ((VOTES, MORNING, DRAMA, SPREAD), "en", "You enjoy drama"),
        ((TWENTIES, MORNING, SPREAD), "zh-Hans", "你最近偏爱 1920s 的作品"),
        ((MORNING, SPREAD), "en", "Close to much of what you like"),
        ((MORNING, SPREAD), "zh-Hans", "和你喜欢的很多作品相近"),
        ((TWENTIES, VOTES), "en", "You have been enjoying the 1920s lately"),
        ((Share("era", "", "", 0.2), VOTES), "en", "From about the years you have been enjoying"),
        ((VOTES,), "en", "Well loved by many"),
        ((VOTES,), "zh-Hant", "廣受喜愛"),
        ((Share("votes", "few", "", 0.6),), "en", "Known to few, as what you like"),
        ((), "en", "Unlike what you liked so far"),
    ],
)
def test_a_sentence_names_the_largest_personal_share_and_nothing_that_did_not_contribute(
    shares: tuple[Share, ...], language: str, sentence: str
) -> None:
    assert reason_sentence(reason(*shares), translator(language)) == sentence


def test_before_anything_is_known_the_sentence_says_so() -> None:
    nothing = Reason(terms={"attention": 0.0, "genre": 0.0})
    assert reason_sentence(nothing, ENGLISH) == "To get to know your taste"


def test_no_reason_is_no_sentence() -> None:
    assert reason_sentence(None, ENGLISH) == ""


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_titles_say_the_same_in_different_words_and_each_always_the_same(language: str) -> None:
    words = translator(language)
    for cause in (CALIGARI, LANG, FANTASY, TWENTIES, VOTES):
        titles = [TitleId(f"x:{number}") for number in range(40)]
        said = [reason_sentence(reason(cause), words, title=title) for title in titles]
        assert len(set(said)) > 1
        assert said == [reason_sentence(reason(cause), words, title=title) for title in titles]
        names = {cause.name.rstrip("s"), genre_in_sentence(cause.name, words)}
        assert all(any(n.lower() in sentence.lower() for n in names) for sentence in said)


def test_no_title_is_named_where_any_other_could_be() -> None:
    """Of twenty likes that give as much, the first is as good as the last."""
    shares = [Share("title", f"t:{n}", f"Film {n}", 0.042) for n in range(6)]
    spread = reason(*shares, Share("history", "", "", 0.6 - 6 * 0.042), Share("votes", "", "", 0.4))
    for number in range(9):
        said = reason_sentence(spread, ENGLISH, title=TitleId(f"x:{number}"))
        assert "Film" not in said
        assert "much" in said


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_every_wording_is_there_in_chinese(language: str) -> None:
    words = translator(language)
    for wordings in WORDINGS.values():
        assert not set(map(words.gettext, wordings)) & set(wordings)
        assert len(set(map(words.gettext, wordings))) == len(wordings)


class Knows:
    """Names as they are, and a catalogue of two facts."""

    def __call__(self, share: Share) -> str:
        return share.name

    def role_of(self, title: TitleId, person: str) -> str:
        return {"x:1": "director", "x:2": "narrator", "x:3": "extra"}.get(title, "")

    def is_heard(self, title: TitleId) -> bool:
        return title == CALIGARI.id

    def signal_of(self, title: TitleId) -> Signal:
        return Signal.PLAYED

    def summary_of(self, title: TitleId) -> Summary | None:
        return None


@pytest.mark.parametrize(
    ("title", "kind"),
    [("x:1", "person director"), ("x:2", "person reader"), ("x:3", "person"), ("x:4", "person")],
)
def test_a_person_is_named_by_the_part_in_it_where_that_is_known(title: str, kind: str) -> None:
    said = reason_sentence(reason(LANG), ENGLISH, Knows(), title=TitleId(title))
    assert said in {wording.format(name="Fritz Lang") for wording in WORDINGS[kind]}


def test_what_one_listens_to_was_not_watched() -> None:
    assert reason_sentence(reason(CALIGARI), ENGLISH, Knows()) == "Because you listened to Caligari"
    both = reason_sentence(reason(CALIGARI, NOSFERATU), ENGLISH, Knows())
    assert both == "Close to Caligari and Nosferatu"


def card(number: int, *shares: Share) -> Card:
    summary = Summary(id=TitleId(f"x:{number}"), kind=Kind.MOVIE, title=f"Film {number}")
    return Card(summary, 1.0, reason(*shares))


def test_in_a_row_a_cause_that_is_nearly_as_large_takes_turns_with_what_was_just_said() -> None:
    cards = [card(number, FANTASY, LANG, FAUST) for number in range(4)]
    named = [
        next(name for name in ("fantasy", "Lang") if name.lower() in sentence.lower())
        for sentence in row_sentences(cards, ENGLISH)
    ]
    assert named == ["fantasy", "Lang", "fantasy", "Lang"]
    alone = [card(number, FANTASY, FAUST) for number in range(3)]
    assert all("fantasy" in sentence.lower() for sentence in row_sentences(alone, ENGLISH))


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_in_a_row_two_neighbours_never_begin_alike_where_there_is_another_wording(
    language: str,
) -> None:
    words = translator(language)
    for shares in ((FANTASY,), (CALIGARI,), (CALIGARI, NOSFERATU), (TWENTIES,), ()):
        said = row_sentences([card(number, *shares) for number in range(40)], words)
        assert all(one != other for one, other in pairwise(said)), said


def test_a_genre_is_called_as_one_speaks() -> None:
    war, sci = Share("genre", "War", "War", 0.5), Share("genre", "Sci-Fi", "Sci-Fi", 0.5)
    own = Share("genre", "Heimatfilm", "Heimatfilm", 0.5)
    for cause, english, chinese in (
        (war, "war stories", "战争题材"),
        (sci, "science fiction", "科幻"),
        (own, "Heimatfilm", "Heimatfilm"),
    ):
        cards = [card(number, cause) for number in range(3)]
        assert f"You enjoy {english}" in row_sentences(cards, ENGLISH)
        assert any(chinese in said for said in row_sentences(cards, translator("zh-Hans")))


def test_what_the_row_is_about_gives_way_too() -> None:
    said = row_sentences([card(1, CALIGARI, NOSFERATU)], ENGLISH, subject=CALIGARI)
    assert "Nosferatu" in said[0]
    assert "Caligari" not in said[0]


def test_the_first_cards_of_a_row_say_the_same_however_many_are_shown() -> None:
    cards = [card(number, FANTASY, LANG) for number in range(6)]
    assert row_sentences(cards, ENGLISH)[:3] == row_sentences(cards[:3], ENGLISH)


class Ears:
    """Names that know that everything is listened to."""

    def __call__(self, share: Share) -> str:
        return share.name

    def role_of(self, title: TitleId, person: str) -> str:
        return "composer"

    def is_heard(self, title: TitleId) -> bool:
        return True

    def signal_of(self, title: TitleId) -> Signal:
        return Signal.PLAYED

    def summary_of(self, title: TitleId) -> Summary | None:
        return None


def test_a_row_about_what_is_listened_to_does_not_say_that_it_was_watched() -> None:
    row = Row("because:t:9", "because", (), Share("title", "t:9", "Candide", 1.0))
    assert row_title(row, ENGLISH, Ears()) == "Because you listened to Candide"
    assert row_named(row.id, translator("zh-Hans"), Ears()) == "因为你听过《t:9》"
    assert row_title(row, ENGLISH) == "Because you watched Candide"


def test_who_composed_is_not_called_the_composer_of_a_film_score() -> None:
    bach = reason(Share("person", "Bach", "Bach", 0.5))
    said = {
        reason_sentence(bach, translator("zh-Hans"), Ears(), title=TitleId(f"t:{n}"))
        for n in range(9)
    }
    assert said == {"作曲的是你喜欢的 Bach", "你喜欢的 Bach 作曲"}


class Told(Ears):
    """Names that know how each title came to be liked."""

    def __init__(self, **signal: str) -> None:
        self._signal = signal

    def is_heard(self, title: TitleId) -> bool:
        return title == FAUST.id

    def signal_of(self, title: TitleId) -> Signal:
        return Signal(self._signal[title.replace(":", "")])


@pytest.mark.parametrize(
    ("signal", "language", "sentence", "heading"),
    [
        ("played", "en", "Because you watched Caligari", "Because you watched Caligari"),
        ("liked", "en", "Because you like Caligari", "Because you like Caligari"),
        ("liked", "zh-Hans", "因为你喜欢《Caligari》", "因为你喜欢《Caligari》"),
        ("liked", "zh-Hant", "因為你喜歡《Caligari》", "因為你喜歡《Caligari》"),
        ("rated", "en", "Because you rated Caligari highly", "Because you rated Caligari highly"),
        ("rated", "zh-Hans", "因为你给《Caligari》打了高分", "因为你给《Caligari》打了高分"),
    ],
)
def test_what_was_only_liked_or_rated_is_not_said_to_be_watched(
    signal: str, language: str, sentence: str, heading: str
) -> None:
    words, names = translator(language), Told(t1=signal)
    assert reason_sentence(reason(CALIGARI), words, names) == sentence
    row = Row("because:t:1", "because", (), CALIGARI)
    assert row_title(row, words, names) == heading
    assert row_named("because:t:1", words, names) == heading.replace("Caligari", "t:1")


def test_two_titles_are_said_to_be_watched_only_where_both_were() -> None:
    both = reason(CALIGARI, NOSFERATU)
    for signal, said in (
        ("played", "Because you watched Caligari and Nosferatu"),
        ("liked", "Because you like Caligari and Nosferatu"),
        ("rated", "Because you rated Caligari and Nosferatu highly"),
    ):
        assert reason_sentence(both, ENGLISH, Told(t1=signal, t2=signal)) == said
    mixed = Told(t1="played", t2="liked")
    for number in range(9):
        said = reason_sentence(both, ENGLISH, mixed, title=TitleId(f"x:{number}"))
        assert "watched" not in said
        assert "like" not in said


def test_what_was_only_liked_is_not_said_to_be_heard() -> None:
    assert reason_sentence(reason(FAUST), ENGLISH, Told(t3="liked")) == "Because you like Faust"
    assert (
        reason_sentence(reason(FAUST), ENGLISH, Told(t3="played"))
        == "Because you listened to Faust"
    )
