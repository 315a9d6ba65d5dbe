"""What a viewer tells the television: the next Home obeys, and taking it back restores the last."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
from demo_homes import FOR_ADULTS, MINA, NOW, cards, first, home, layout

from tvrec.core import Tv
from tvrec.domain import TitleId
from tvrec.errors import TitleNotFoundError, UsageError

# What hides


def about(tv: Tv, text: str) -> set[TitleId]:
    """The titles that a target hides."""
    type_, _, name = text.partition(":")
    library = tv._memory.library
    if type_ == "language":
        return {
            card.id
            for card, heard in zip(library.cards.cards, library.spoken.languages, strict=True)
            if heard == {name}
        }
    features = library.catalog.genres if type_ == "genre" else library.catalog.people
    column = features.names.index(name)
    return {TitleId(library.catalog.ids[i]) for i in features.titles_with(column)}


@pytest.mark.parametrize("what", ["dislike", "not-interested", "not-now", "seen", "not-me"])
def test_a_title_leaves_the_rows_and_comes_back(tv: Tv, what: str) -> None:
    before, title = home(tv), first(tv)
    said = tv.rules.add(what, tv.rules.target(title), MINA, at=NOW)
    assert title not in (cards(home(tv)) if what != "not-now" else cards(home(tv))[:6])
    assert said.id in {each.id for each in tv.rules.list(MINA, at=NOW)}
    tv.rules.remove(said.id, MINA, at=NOW)
    assert said.id not in {each.id for each in tv.rules.list(MINA, at=NOW)}
    assert layout(home(tv)) == layout(before)


def test_a_like_waits_in_the_viewers_own_list_alone(tv: Tv) -> None:
    before, title = home(tv), first(tv)
    said = tv.rules.add("like", tv.rules.target(title), MINA, at=NOW)
    assert [row.id for row in home(tv).rows for card in row.cards if card.id == title] == ["saved"]
    tv.rules.remove(said.id, MINA, at=NOW)
    assert layout(home(tv)) == layout(before)


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("not-interested", "genre:Science fiction"),
        ("dislike", "person:Lotte Reiniger"),
        ("not", "language:en"),
    ],
)
def test_what_a_mask_names_is_nowhere_on_home_and_comes_back(tv: Tv, what: str, text: str) -> None:
    before, gone = home(tv), about(tv, text)
    assert gone & set(cards(before))
    said = tv.rules.add(what, tv.rules.target(text), MINA, at=NOW)
    assert not gone & set(cards(home(tv)))
    assert not gone & {card.id for card in tv.recommend(MINA, 300, at=NOW).cards}
    tv.rules.remove(said.id, MINA, at=NOW)
    assert layout(home(tv)) == layout(before)


def test_only_one_language_leaves_that_and_what_has_none(tv: Tv) -> None:
    before = home(tv)
    library = tv._memory.library
    spoken = dict(zip(library.catalog.ids, library.spoken.languages, strict=True))
    said = tv.rules.add("only", tv.rules.target("language:Chinese"), MINA, at=NOW)
    shown = {spoken[key] for key in cards(home(tv))}
    assert shown <= {frozenset({"zh"}), frozenset()}
    assert frozenset({"zh"}) in shown
    tv.rules.remove(said.id, MINA, at=NOW)
    assert layout(home(tv)) == layout(before)


def test_an_age_hides_what_is_for_older_people_and_is_taken_back(tv: Tv) -> None:
    before = home(tv)
    older = set(FOR_ADULTS)
    assert older & set(cards(before))
    said = tv.rules.cap(12, MINA)
    assert not older & set(cards(home(tv)))
    assert said in tv.rules.list(MINA, at=NOW)
    assert tv.rules.edit("age", "18", MINA).value == 18
    tv.rules.remove("age", MINA)
    assert layout(home(tv)) == layout(before)


def test_an_age_holds_in_a_search_and_among_similar_titles(tv: Tv) -> None:
    names = {key: title.title for key, title in tv.guide.titles(list(FOR_ADULTS)).items()}
    (near, *_) = (card.id for card in tv.similar(FOR_ADULTS[0], profile=MINA).cards)

    def found() -> set[str]:
        listings = [tv.similar(near, 300, profile=MINA)]
        listings += [tv.search(name, profile=MINA) for name in names.values()]
        return {card.id for listing in listings for card in listing.cards}

    assert found() >= names.keys()
    tv.rules.cap(12, MINA)
    assert not found() & names.keys()
    tv.rules.remove("age", MINA)
    assert found() >= names.keys()


@pytest.mark.parametrize("text", ["genre:Fantasy", "person:Lotte Reiniger", "Faust"])
def test_what_is_turned_down_is_no_similar_title_and_is_found_by_its_name(
    tv: Tv, text: str
) -> None:
    before = tv.similar("demo:nosferatu", 300, profile=MINA).cards
    said = tv.rules.add("not-interested", tv.rules.target(text), MINA, at=NOW)
    after = tv.similar("demo:nosferatu", 300, profile=MINA).cards
    gone = {card.id for card in before} - {card.id for card in after}
    assert gone
    titles = tv.guide.titles(list(gone)).values()
    of = {"Faust", *(f"genre:{genre}" for title in titles for genre in title.genres)}
    assert text in of | {f"person:{part.name}" for title in titles for part in title.people}
    assert gone <= {
        card.id for title in titles for card in tv.search(title.title, profile=MINA).cards
    }
    tv.rules.remove(said.id, MINA, at=NOW)
    assert tv.similar("demo:nosferatu", 300, profile=MINA).cards == before


def test_that_was_not_me_gives_nothing_any_more_and_then_again(tv: Tv) -> None:
    before = home(tv)
    seed = next(row.id for row in before.rows if row.recipe == "because").partition(":")[2]
    said = tv.rules.add("not-me", tv.rules.target(seed), MINA, at=NOW)
    named = {
        share.id
        for row in home(tv).rows
        for card in row.cards
        if card.reason is not None
        for share in card.reason.shares
    }
    assert seed not in named
    tv.rules.remove(said.id, MINA, at=NOW)
    assert layout(home(tv)) == layout(before)


# What weighs


@pytest.mark.parametrize("kind", ["mute", "pin"])
@pytest.mark.parametrize("text", ["genre:Fantasy", "person:F. W. Murnau", "demo:golem"])
def test_a_mute_and_a_pin_move_the_rows_and_are_taken_back(tv: Tv, kind: str, text: str) -> None:
    before = home(tv)
    said = tv.rules.add(kind, tv.rules.target(text), MINA, at=NOW)
    assert layout(home(tv)) != layout(before)
    tv.rules.remove(said.id, MINA, at=NOW)
    assert layout(home(tv)) == layout(before)


def test_a_pinned_title_is_a_like_of_its_own(tv: Tv) -> None:
    pinned = tv.rules.add("pin", tv.rules.target("demo:safety-last"), MINA, at=NOW)
    session = tv._memory.session(MINA)
    ids = session.profile.catalog.ids
    assert ids[session.profile.liked[-1]] == "demo:safety-last"
    tv.rules.remove(pinned.id, MINA, at=NOW)
    assert "demo:safety-last" not in {ids[i] for i in session.profile.liked}


def test_less_like_a_title_lowers_what_is_near_to_it_and_hides_nothing(tv: Tv) -> None:
    before, title = home(tv), first(tv)
    near = [card.id for card in tv.similar(title, 5, profile=MINA, at=NOW).cards]
    ranked = [card.id for card in tv.recommend(MINA, 300, at=NOW).cards]
    said = tv.rules.add("less", tv.rules.target(title), MINA, at=NOW)
    after = [card.id for card in tv.recommend(MINA, 300, at=NOW).cards]
    assert set(after) == set(ranked)
    assert after.index(title) > ranked.index(title)
    moved = [after.index(key) - ranked.index(key) for key in near if key in ranked]
    assert np.mean(moved) > 0
    tv.rules.remove(said.id, MINA, at=NOW)
    assert layout(home(tv)) == layout(before)


# The list


def test_the_last_word_on_a_target_is_the_one_that_is_listed(tv: Tv) -> None:
    before = home(tv)
    target = tv.rules.target("genre:comedy")
    muted = tv.rules.add("mute", target, MINA, at=NOW)
    pinned = tv.rules.add("pin", target, MINA, at=NOW + timedelta(seconds=1))
    listed = {said.id for said in tv.rules.list(MINA)}
    assert pinned.id in listed
    assert muted.id not in listed
    edited = tv.rules.edit(pinned.id, "mute", MINA, at=NOW + timedelta(seconds=2))
    assert edited.what == "mute"
    tv.rules.remove(edited.id, MINA)
    assert layout(home(tv)) == layout(before)


def test_what_is_said_twice_is_taken_back_whole(tv: Tv) -> None:
    before, title = home(tv), first(tv)
    for minute in range(2):
        at = NOW + timedelta(minutes=minute)
        said = tv.rules.add("dislike", tv.rules.target(title), MINA, at=at)
    later = NOW + timedelta(minutes=5)
    tv.rules.remove(said.id, MINA, at=later)
    assert title not in {each.target.id for each in tv.rules.list(MINA, at=later) if each.target}
    assert layout(home(tv)) == layout(before)


def test_not_now_ends_by_itself(tv: Tv) -> None:
    title = first(tv)
    said = tv.rules.add("not-now", tv.rules.target(title), MINA, at=NOW)
    assert said.id in {each.id for each in tv.rules.list(MINA, at=NOW + timedelta(days=13))}
    assert said.id not in {each.id for each in tv.rules.list(MINA, at=NOW + timedelta(days=15))}
    tv.rules.remove(said.id, MINA, at=NOW)


@pytest.mark.parametrize(
    "name", ["Fritz Lang", "fritz lang", "弗里茨·朗", "弗里茨‧朗", "弗裡茨·朗"]
)
def test_a_person_is_meant_by_each_of_their_names(tv: Tv, name: str) -> None:
    assert tv.rules.target(f"person:{name}").id == "Fritz Lang"


@pytest.mark.parametrize(
    ("what", "text", "told"),
    [
        ("less", "genre:Comedy", "cannot be said of a genre"),
        ("pin", "genre:Comed", "no title has the genre"),
        ("not", "language:klingon", "is no language"),
        ("mute", "person:Nobody At All", "no title has the person"),
    ],
)
def test_what_makes_no_sense_is_told_and_nothing_is_set(
    tv: Tv, what: str, text: str, told: str
) -> None:
    before = tv.rules.list(MINA, at=NOW)
    with pytest.raises((TitleNotFoundError, UsageError), match=told):
        tv.rules.add(what, tv.rules.target(text), MINA, at=NOW)
    assert tv.rules.list(MINA, at=NOW) == before


# What was taken back


@pytest.mark.parametrize("what", ["dislike", "not-now", "like", "not-me", "mute", "pin", "less"])
def test_what_was_taken_back_can_be_put_in_force_again(tv: Tv, what: str) -> None:
    target = tv.rules.target(first(tv))
    said = tv.rules.add(what, target, MINA)
    told, after = tv.rules.list(MINA), home(tv)
    tv.rules.restore(tv.rules.remove(said.id, MINA), MINA)
    assert tv.rules.list(MINA) == told
    assert layout(home(tv)) == layout(after)


def test_a_dial_and_an_age_can_be_put_in_force_again(tv: Tv) -> None:
    tv.rules.dial("new", 0.5, MINA)
    tv.rules.cap(12, MINA)
    told, after = tv.rules.list(MINA), home(tv)
    for key in ("age", "dial:new"):
        tv.rules.restore(tv.rules.remove(key, MINA), MINA)
        assert tv.rules.list(MINA) == told
        assert layout(home(tv)) == layout(after)
