"""Every sentence of a card is rebuilt from the numbers: none says what did not contribute."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pytest
from demo_homes import NOW, signals

from tvrec.core import Tv
from tvrec.domain import Card, Kind, Reason, Share, Summary, TitleId
from tvrec.genres import genre_in_sentence
from tvrec.i18n import Translator, translator
from tvrec.naming import NameOf, Signal, own_name
from tvrec.reasons import WORDINGS, row_sentences
from tvrec.rec import Catalog, Profile, reasons
from tvrec.text import with_names

LANGUAGES = ("en", "zh-Hans", "zh-Hant")
VIEWERS = ("Mina", "小雨", "Tom")
NEAR = 12  # years that a like reaches, at most
NAMED = ("title", "person", "genre")
WORTH = 0.1  # of the whole: a past title that gives less is not named first …
NEARLY = 0.7  # … unless it takes turns with a cause that does, and gives nearly as much
ROLES = {"screenwriter": "writer", "narrator": "reader", "artist": "performer"} | {
    "singer": "performer"
}


@dataclass
class World:
    """A viewer, and what is true of titles: facts by their id, read from what they are made of."""

    profile: Profile
    genres: dict[str, set[str]]
    people: dict[str, dict[str, set[str]]]  # of a title: a person and every role
    years: dict[str, int | None]
    kinds: dict[str, Kind]
    signal: dict[str, Signal]

    def liked(self) -> list[str]:
        return [self.profile.catalog.ids[i] for i in self.profile.liked]


Say = Callable[..., Iterator[str]]
"""Gives every wording of a kind of cause, with the names in it."""


def true_sentences(world: World, card: Card, words: Translator, name_of: NameOf) -> Iterator[str]:
    """Everything that may be said of a card: what its shares give and its facts hold."""

    def say(kind: str, name: str = "", other: str = "") -> Iterator[str]:
        for wording in WORDINGS.get(kind, ()):
            said = with_names(words.gettext(wording), name=name, other=other)
            yield said[:1].upper() + said[1:]

    reason = card.reason
    assert reason is not None
    if not reason.shares:
        known = any(reason.terms.values())
        yield from say("nothing near" if known else "nothing known")
    shares = [share for share in reason.shares if share.share > 0]
    yield from of_titles(world, shares, say, name_of)
    for share in shares:
        match share.type:
            case "genre" | "person":
                yield from of_facet(world, card, share, say, name_of, words)
            case "era":
                yield from of_years(world, card, share, say, name_of)
            case "votes" | "quality" | "rating":
                yield from of_the_world(world, card, share, say)


def of_titles(world: World, shares: Sequence[Share], say: Say, name_of: NameOf) -> Iterator[str]:
    """Past titles that stand out, alone and with the next; or that none of them does."""
    liked = world.liked()
    past = [share for share in shares if share.type in ("title", "history")]
    named = [share for share in past if share.type == "title" and share.id in liked]
    largest = max((share.share for share in shares if share.type in NAMED), default=0.0)
    nearly = [share for share in named if largest >= WORTH and share.share >= NEARLY * largest]
    standing_out = [share for share in named if share.share >= WORTH or share in nearly]
    if past and not any(share.share >= WORTH for share in named):
        yield from say("history")
    known = {share.id: how_liked(world, share.id) for share in named}
    for first in standing_out:
        verb = known[first.id]
        yield from say(f"title {verb}", name_of(first))
        for second in named:
            both = f" {verb}" if known[second.id] == verb else ""
            if second is not first and second.share >= first.share / 2:
                yield from say(f"two titles{both}", name_of(first), name_of(second))


def how_liked(world: World, title: str) -> str:
    """What may be said of a like: that it was watched or heard only where it was played."""
    if world.signal[title] is not Signal.PLAYED:
        return world.signal[title].value
    return "heard" if world.kinds[title].is_audio else "watched"


def of_facet(
    world: World, card: Card, share: Share, say: Say, name_of: NameOf, words: Translator
) -> Iterator[str]:
    """A genre or a person that the title shares with a like."""
    liked = world.liked()
    if share.type == "genre":
        of = world.genres
        if share.id in of[card.id] and any(share.id in of[like] for like in liked):
            yield from say("genre", genre_in_sentence(share.id, words))
        return
    roles = world.people[card.id].get(share.id)
    if roles is not None and any(share.id in world.people[like] for like in liked):
        yield from say("person", name_of(share))
        for role in roles:
            yield from say(f"person {ROLES.get(role, role)}", name_of(share))


def of_years(
    world: World,
    card: Card,
    share: Share,
    say: Say,
    name_of: NameOf,
) -> Iterator[str]:
    year = world.years[card.id]
    liked = [
        world.years[like] for like in world.liked() if world.kinds[like] is world.kinds[card.id]
    ]
    years = [each for each in liked if each is not None]
    assert year is not None
    decade = f"{year // 10 * 10}s"
    if not share.name and any(abs(each - year) <= NEAR for each in years):
        yield from say("era near by")
    if share.name == decade and any(f"{each // 10 * 10}s" == decade for each in years):
        yield from say("era", name_of(share))


def of_the_world(world: World, card: Card, share: Share, say: Say) -> Iterator[str]:
    """What many think, beside the mean of the kind's candidates."""
    catalog = world.profile.catalog
    i = catalog.index[card.id]
    among = world.profile.scores().candidates & (catalog.kind_codes == catalog.kind_codes[i])
    if share.type == "votes":
        votes = np.log1p(catalog.votes)
        mean = np.nanmean(votes[among])
        if votes[i] > mean and share.id != "few":
            yield from say("votes")
        if votes[i] < mean and share.id == "few":
            yield from say("few votes")
    elif not math.isnan(catalog.ratings[i]):
        yield from say(share.type)


def check(world: World, rows: Sequence[Sequence[Card]], name_of: dict[str, NameOf]) -> int:
    """Hold every sentence of some rows against what is true; return how many were read."""
    for language in LANGUAGES:
        words = translator(language)
        names = name_of.get(language, own_name)
        for cards in rows:
            for card, said in zip(cards, row_sentences(cards, words, names), strict=True):
                assert said in set(true_sentences(world, card, words, names)), card.reason
    return sum(map(len, rows))


def by_chance(seed: int) -> tuple[World, list[Card]]:
    """A small library, a viewer, and a card for every title that is not hidden."""
    rng = np.random.default_rng(seed)
    n = 40
    ids = [f"t{i:02}" for i in range(n)]
    kinds = [Kind.MOVIE if rng.random() < 0.6 else Kind.ALBUM for _ in ids]
    genres = [set(rng.choice(["War", "Love", "Jazz", "Noir"], 2).tolist()) for _ in ids]
    people = [{f"Person {p}" for p in rng.integers(0, 12, 3)} for _ in ids]
    years = [int(rng.integers(1920, 2020)) if rng.random() < 0.8 else None for _ in ids]
    shape = rng.integers(3)  # votes and ratings, ratings alone, neither
    catalog = Catalog(
        rng.normal(size=(n, 8)).astype(np.float32),
        kinds=[kind.value for kind in kinds],
        genres=[sorted(each) for each in genres],
        people=[sorted(each) for each in people],
        years=years,
        votes=rng.lognormal(5, 3, n) if shape == 0 else None,
        ratings=rng.uniform(2, 9, n) if shape < 2 else None,
        ids=ids,
        names=[f"Name {key}" for key in ids],
    )
    profile = Profile(catalog)
    profile.rebuild([(int(i), 1.0) for i in rng.permutation(n)[: rng.integers(0, 15)]])
    fresh = np.flatnonzero(~profile.hidden)
    cards = [
        Card(Summary(id=TitleId(ids[i]), kind=kinds[i], title=ids[i]), 0.0, reason)
        for i, reason in zip(fresh, reasons(profile, fresh), strict=True)
    ]
    world = World(
        profile,
        dict(zip(ids, genres, strict=True)),
        {key: {name: {""} for name in each} for key, each in zip(ids, people, strict=True)},
        dict(zip(ids, years, strict=True)),
        dict(zip(ids, kinds, strict=True)),
        {key: list(Signal)[rng.integers(3)] for key in ids},
    )
    return world, cards


class NamesOfChance:
    """Names of titles by chance, which know what is heard."""

    def __init__(self, world: World) -> None:
        self._world = world

    def __call__(self, share: Share) -> str:
        return share.name

    def role_of(self, title: TitleId, person: str) -> str:
        return ""

    def is_heard(self, title: TitleId) -> bool:
        return self._world.kinds[title].is_audio

    def signal_of(self, title: TitleId) -> Signal:
        return self._world.signal[title]

    def summary_of(self, title: TitleId) -> Summary | None:
        return None


def test_every_reason_of_cards_by_chance_is_true() -> None:
    read, seen = 0, set()
    for seed in range(25):
        world, cards = by_chance(seed)
        rng = np.random.default_rng(seed)
        order = rng.permutation(len(cards))[:20].tolist()
        names = NamesOfChance(world)
        read += check(world, [[cards[place] for place in order]], dict.fromkeys(LANGUAGES, names))
        seen |= {headline(cards[place].reason) for place in order}
    assert read == 500
    assert {"title", "person", "genre", "history", "votes", "era"} <= seen


def headline(reason: Reason | None) -> str:
    share = reason.headline if reason else None
    return share.type if share else ""


@pytest.mark.parametrize("viewer", VIEWERS)
def test_every_reason_on_the_home_of_the_demo_is_true(tv: Tv, viewer: str) -> None:
    home = tv.home(viewer, at=NOW)
    session = tv._memory.session(viewer)
    everything = tv._memory.cards
    titles = tv.guide.titles([card.id for card in everything.cards])
    catalog = session.profile.catalog
    people: dict[str, dict[str, set[str]]] = {}
    for key in catalog.ids:
        people[key] = {}
        for part in titles[TitleId(key)].people:
            people[key].setdefault(part.name, set()).add(part.role)
    world = World(
        session.profile,
        {key: set(titles[TitleId(key)].genres) for key in catalog.ids},
        people,
        {key: titles[TitleId(key)].year for key in catalog.ids},
        {key: titles[TitleId(key)].kind for key in catalog.ids},
        signals(tv, viewer),
    )
    names = {language: tv.library.names(translator(language), [viewer]) for language in LANGUAGES}
    rows = [[card for card in row.cards if card.reason is not None] for row in home.rows]
    assert check(world, rows, names) > 50


@pytest.mark.parametrize("viewer", VIEWERS)
def test_a_row_of_the_demo_does_not_say_one_thing_over_and_over(tv: Tv, viewer: str) -> None:
    names = tv.library.names(translator("en"), [viewer])
    for row in tv.home(viewer, at=NOW).rows:
        said = row_sentences(row.cards[:8], translator("en"), names, subject=row.subject)
        spoken = [sentence for sentence in said if sentence]
        assert len(set(spoken)) >= min(len(spoken), 3) or row.recipe == "continue"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("viewer", VIEWERS)
def test_no_two_neighbours_on_the_demos_homes_say_the_same(
    tv: Tv, viewer: str, language: str
) -> None:
    words = translator(language)
    names = tv.library.names(words, [viewer])
    for row in tv.home(viewer, at=NOW).rows:
        said = row_sentences(row.cards, words, names, subject=row.subject)
        assert all(one != other or not one for one, other in pairwise(said)), said
