"""What was never played is not said to be watched: liked, rated, pinned, or seen elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from demo_homes import NOW

from tvrec.core import Tv
from tvrec.domain import EventKind, Share, Target, TitleId
from tvrec.i18n import translator
from tvrec.naming import Signal
from tvrec.phrases import row_title
from tvrec.reasons import reason_sentence, row_sentences
from tvrec.tv.causes import why
from tvrec.tv.present import Presenter

METROPOLIS, CALIGARI, FAUST = (
    TitleId(f"demo:{name}") for name in ("metropolis", "caligari", "faust")
)
Newcomer = Callable[..., str]


@pytest.fixture
def newcomer(tv: Tv) -> Iterator[Newcomer]:
    """Adds a viewer of a name who has done no more than some acts, a minute after the other."""
    names: list[str] = []

    def add(name: str, *acts: tuple[str, TitleId, dict[str, float]]) -> str:
        tv.profiles.add(name)
        names.append(name)
        for minute, (what, title, fields) in enumerate(acts, start=-60):
            about, at = Target("title", title), NOW + timedelta(minutes=minute)
            if what == "pin":
                tv.rules.add("pin", about, name, at=at)
            else:
                tv.record(EventKind(what), about, name, at=at, **fields)
        return name

    yield add
    for name in names:
        tv.profiles.remove(name)
    tv._memory.let_go()


def said(tv: Tv, viewer: str, language: str) -> list[str]:
    """All that the Home of a viewer says of its rows and cards."""
    words = translator(language)
    names = tv.library.names(words, [viewer])
    lines = []
    for row in tv.home(viewer, at=NOW).rows:
        lines.append(row_title(row, words, names))
        lines += row_sentences(row.cards, words, names, subject=row.subject)
    return lines


@pytest.mark.parametrize(
    ("acts", "signal", "english", "chinese"),
    [
        ([("like", {})], "liked", "Because you like Metropolis", "因为你喜欢《大都会》"),
        (
            [("seen", {}), ("like", {})],
            "liked", "Because you like Metropolis", "因为你喜欢《大都会》",
        ),
        ([("pin", {})], "liked", "Because you like Metropolis", "因为你喜欢《大都会》"),
        (
            [("play", {"completion": 0.05}), ("like", {})],
            "liked", "Because you like Metropolis", "因为你喜欢《大都会》",
        ),
        (
            [("rate", {"rating": 9.0})],
            "rated", "Because you rated Metropolis highly", "因为你给《大都会》打了高分",
        ),
        (
            [("play", {"completion": 1.0}), ("rate", {"rating": 9.0})],
            "played", "Because you watched Metropolis", "因为你看过《大都会》",
        ),
    ],
)  # fmt: skip
def test_a_home_says_what_is_known_of_a_like(
    tv: Tv,
    newcomer: Newcomer,
    acts: list[tuple[str, dict[str, float]]],
    signal: str,
    english: str,
    chinese: str,
) -> None:
    viewer = newcomer("Ada", *((what, METROPOLIS, fields) for what, fields in acts))
    assert tv.library.names(translator("en"), [viewer]).signal_of(METROPOLIS) == signal
    for language, line, watched in (("en", english, "watched"), ("zh-Hans", chinese, "看过")):
        lines = said(tv, viewer, language)
        assert line in lines
        assert signal == "played" or not [line for line in lines if watched in line]


def test_whoever_is_beside_may_have_watched_it(tv: Tv, newcomer: Newcomer) -> None:
    newcomer("Ada", ("like", METROPOLIS, {}))
    newcomer("Bo", ("play", METROPOLIS, {"completion": 1.0}))
    words = translator("en")
    for viewers, signal in ((["Ada"], "liked"), (["Ada", "Bo"], "played"), ([], "played")):
        assert tv.library.names(words, viewers).signal_of(METROPOLIS) == Signal(signal)


def test_the_panel_says_watched_only_of_what_was_watched(tv: Tv, newcomer: Newcomer) -> None:
    viewer = newcomer(
        "Ada",
        ("play", CALIGARI, {"completion": 0.03}),
        ("like", METROPOLIS, {}),
        ("like", CALIGARI, {}),
    )
    lang = Share("person", "Fritz Lang", "Fritz Lang", 0.3)
    metropolis, caligari = (Share("title", key, "", 0.3) for key in (METROPOLIS, CALIGARI))
    found = tv.guide.evidence([lang, metropolis, caligari], viewer)
    person = found["person", "Fritz Lang"]
    assert [title.id for title in person.titles] == [METROPOLIS]
    assert person.liked
    assert found["title", METROPOLIS].last is found["title", CALIGARI].last is None
    for language, watched, likes in (
        ("en", "watched", "you liked Metropolis"),
        ("zh-Hans", "看过", "你喜欢大都会"),
    ):
        words = translator(language)
        writer = Presenter(words, tv.library.names(words, [viewer]))
        lines = [
            line
            for card in tv.recommend(viewer, 60, at=NOW).cards
            for line in panel(tv, writer, viewer, card.id)
        ]
        assert not [line for line in lines if watched in line]
        assert [line for line in lines if likes in line.replace("《", "").replace("》", "")]


def panel(tv: Tv, writer: Presenter, viewer: str, title: TitleId) -> list[str]:
    """What stands beside the causes of a title."""
    answer = why(tv, writer, viewer, title)
    assert answer is not None
    return [f"{cause.label} {cause.beside}" for cause in answer[1].causes]


@pytest.mark.parametrize(("language", "name"), [("en", "Faust"), ("zh-Hans", "《浮士德》")])
def test_a_liked_title_is_not_said_to_be_there_for_itself(
    tv: Tv, newcomer: Newcomer, language: str, name: str
) -> None:
    viewer = newcomer("Ada", ("like", METROPOLIS, {}), ("like", FAUST, {}))
    words = translator(language)
    names = tv.library.names(words, [viewer])
    told = reason_sentence(tv.explain(FAUST, viewer, at=NOW).reason, words, names, title=FAUST)
    rows = tv.home(viewer, at=NOW).rows
    beside = [
        sentence
        for row in rows
        for card, sentence in zip(row.cards, row_sentences(row.cards, words, names), strict=True)
        if card.id == FAUST
    ]
    assert beside
    assert not [sentence for sentence in (told, *beside) if name in sentence or not sentence]
    shares = tv.explain(FAUST, viewer, at=NOW).reason.shares
    assert [share.id for share in shares if share.type == "title"] == [METROPOLIS]


def test_an_only_like_has_no_past_title_among_its_causes(tv: Tv, newcomer: Newcomer) -> None:
    viewer = newcomer("Ada", ("like", METROPOLIS, {}))
    reason = tv.explain(METROPOLIS, viewer, at=NOW).reason
    assert not [share for share in reason.shares if share.type in ("title", "history")]
