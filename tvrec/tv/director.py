"""What each screen is to show, asked of the household and written in words.

Each function is a question for ``Backstage.present``: it runs in the household's thread.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from tvrec.domain import Card, Home, Kind, Mention, Row, Summary, Title, TitleId
from tvrec.genres import genre_name
from tvrec.phrases import left_line, part_line
from tvrec.pieces import piece_label
from tvrec.text import is_cjk, with_names
from tvrec.text_facts import guess_line, mention_lines, mention_name
from tvrec.tv.parts import parts_name
from tvrec.tv.present import Presenter
from tvrec.tv.widgets.controls import Button, Choice
from tvrec.tv.widgets.views import HeroView, RowView
from tvrec.viewer_names import whom_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tvrec.core import Tv

__all__ = [
    "ROOM_KINDS",
    "Details",
    "details",
    "found",
    "heroes",
    "home",
    "menu",
    "room",
    "versions",
]

ROOM_KINDS = {
    "films": (Kind.MOVIE, Kind.CLIP),
    "series": (Kind.SERIES,),
    "music": (Kind.ALBUM, Kind.ARTIST),
    "listen": (Kind.AUDIOBOOK, Kind.PODCAST),
}

_TOGETHER = 2  # watch together, at most
_SHELF = 24
_MOST_FOUND, _MOST_ANSWERS = 60, 40
_IN_NAMES = 4.0  # a search's score from here on: every word stands in the name
_FEWEST_CHARACTERS = 4
_FEWEST_OF_GENRE = 4  # titles that make a row of a room
_FEWEST_SPEAKING, _MOST_SPEAKING = 2, 2  # other titles that make a row of details; such rows
_MOST_BY_NAME = 2000


def home(tv: Tv, writer: Presenter, profile: str, beside: str) -> tuple[Home, list[RowView]]:
    """Return Home and its rows, for a viewer or for two."""
    now = tv.home(profile, beside=beside)
    return now, writer.rows(now)


def room(tv: Tv, writer: Presenter, profile: str, beside: str, name: str) -> list[RowView]:
    """Return the rows of a room: what fits who watches best, then by genre, then all by name."""
    kinds = ROOM_KINDS[name]
    names = [kind.value for kind in kinds]
    best = tv.recommend(profile, 400, kinds=names, beside=beside).cards
    words = writer.words
    rows = [_row("picks", words.gettext("Top picks for you"), best[:_SHELF], writer)]
    by_genre: dict[str, list[Card]] = {}
    for card in best:
        for genre in card.summary.genres[:2]:
            by_genre.setdefault(genre, []).append(card)
    strongest = sorted(by_genre, key=lambda genre: -len(by_genre[genre]))
    rows += [
        _row(f"genre:{genre}", genre_name(genre, words), by_genre[genre][:_SHELF], writer)
        for genre in strongest[:12]
        if len(by_genre[genre]) >= _FEWEST_OF_GENRE
    ]
    every = [Card(summary, 0.0) for summary in tv.guide.cards(kinds)[:_MOST_BY_NAME]]
    rows.append(_row("all", words.gettext("All, by name"), every, writer))
    return [row for row in rows if row.cards]


def _row(key: str, title: str, cards: Iterable[Card], writer: Presenter) -> RowView:
    return RowView(key, title, tuple(writer.card(card) for card in cards))


class Found(NamedTuple):
    """What a search finds: rows, and what was understood where a sentence was typed."""

    rows: list[RowView]
    pieces: tuple[Button, ...] = ()


def found(
    tv: Tv, writer: Presenter, profile: str, text: str, ignored: tuple[str, ...] = ()
) -> Found:
    """Return what a search finds, a row for what is watched and one for what is heard.

    Several words that are no name are a sentence, and are answered as one.
    """
    if not text.strip():
        return Found([])
    named = tv.search(text, _MOST_FOUND, profile=profile).cards
    if not _is_sentence(text) or (named and named[0].score >= _IN_NAMES):
        return Found(_by_medium(tv, writer, named))
    answer = tv.ask(text, profile, _MOST_ANSWERS, without=ignored, seen=True)
    pieces = tuple(
        Button(piece.text, f"{piece_label(piece, writer.words, writer.name_of)} ×")
        for piece in answer.understood
    )
    return Found(_by_medium(tv, writer, answer.cards), pieces)


def _is_sentence(text: str) -> bool:
    """Tell whether a text has several words, or as many Chinese characters as two words have."""
    return len(text.split()) > 1 or sum(map(is_cjk, text)) >= _FEWEST_CHARACTERS


def _by_medium(tv: Tv, writer: Presenter, cards: Iterable[Card]) -> list[RowView]:
    seen: dict[TitleId, Card] = {}
    for card in cards:
        whole = tv.guide.card_of(card.id)
        if whole is not None:
            seen.setdefault(whole.id, Card(whole, card.score, answers=card.answers))
    words = writer.words
    watched = [card for card in seen.values() if not card.summary.kind.is_audio]
    heard = [card for card in seen.values() if card.summary.kind.is_audio]
    rows = [
        _row("watch", words.gettext("To watch"), watched, writer),
        _row("listen", words.gettext("To listen to"), heard, writer),
    ]
    # the row with the best match first
    rows.sort(key=lambda row: row.cards[0].id != next(iter(seen), "") if row.cards else True)
    return [row for row in rows if row.cards]


def heroes(
    tv: Tv,
    writer: Presenter,
    cards: Mapping[TitleId, Card | None],
    rows: Mapping[TitleId, Row],
    labels: Mapping[TitleId, str],
) -> dict[TitleId, HeroView]:
    """Return titles in large, with the causes of their place where they have one.

    Args:
        tv: the household.
        writer: writes them.
        cards: of the titles, by their ids; None: it stands in no row.
        rows: the row that each stands in.
        labels: what stands above some of them.
    """
    titles = tv.guide.titles(list(cards))
    written = {}
    for key, title in titles.items():
        card = cards[key]
        reason = card.reason if card else None
        hero = writer.hero(title, reason, labels.get(key, ""), rows.get(key))
        if card is not None:
            hero = replace(hero, facts=" · ".join([*_of_card(card, writer), hero.facts]))
        written[key] = hero
    return written


def _of_card(card: Card, writer: Presenter) -> Iterable[str]:
    """Say what a small screen has no room for below the card: for whom it is, what Enter plays."""
    if card.whom:
        yield whom_line(card.whom, _TOGETHER, writer.words, short=True)
    yield from filter(None, [part_line(card, writer.words, writer.name_of)])


@dataclass(frozen=True, slots=True)
class Details:
    """What the details of a title show."""

    hero: HeroView
    buttons: tuple[Button, ...]
    facts: tuple[str, ...]
    shelves: tuple[RowView, ...]


def details(tv: Tv, writer: Presenter, profile: str, title: TitleId) -> Details | None:
    """Return all about a title."""
    summary = tv.guide.card_of(title)
    if summary is None:
        return None
    full = tv.guide.titles([summary.id])[summary.id]
    reason = tv.explain(summary.id, profile).reason
    hero = writer.hero(full, reason)
    similar = tv.similar(summary.id, _SHELF, profile=profile).cards
    row = _row("similar", writer.words.gettext("More like this"), similar, writer)
    return Details(
        hero,
        tuple(_buttons(tv, writer, profile, summary)),
        (
            *writer.people(full),
            *filter(None, [guess_line(tv.guide.guesses(summary.id), writer.words)]),
            *mention_lines(_others(tv, full), writer.words, own_synopsis=writer.has_synopsis(full)),
            *_file_facts(tv, writer, summary.id),
        ),
        (row, *_speaking(tv, writer, profile, full)),
    )


def menu(
    tv: Tv, writer: Presenter, profile: str, title: TitleId, *, begun: bool
) -> list[tuple[str, str]]:
    """Return what can be done with a title, keys and labels; ``begun``: Home offers to go on."""
    tr, summary = writer.words.gettext, tv.guide.card_of(title)
    if summary is None:
        return []
    entries = [(button.id, button.label) for button in _buttons(tv, writer, profile, summary)]
    entries.insert(1, ("details", tr("Details")))
    if tv.rules.refusals(summary.id, profile):
        entries.append(("refuse", tr("Not interested in…")))
    entries += [("favourite", tr("Favourite")), ("not_now", tr("Not now"))]
    if summary.kind in (Kind.SERIES, Kind.PODCAST):
        entries.append(("drop_series", tr("No more of this series")))
    if begun:
        entries.append(("remove_from_continue", tr("Remove from Continue watching")))
    return entries


def _speaking(tv: Tv, writer: Presenter, profile: str, title: Title) -> list[RowView]:
    """Return rows of other titles that speak of the same, of what the fewest speak of first."""
    rows = []
    for mention in _others(tv, title):
        among = tv.guide.speaking(mention)
        if len(among) > _FEWEST_SPEAKING:
            found = tv.similar(title.id, _SHELF, profile=profile, among=among).cards
            if len(found) >= _FEWEST_SPEAKING:
                name = mention_name(mention, writer.words)
                said = with_names(writer.words.gettext("Also speaks of {name}"), name=name)
                rows.append(_row(f"speaks:{mention.type}:{mention.id}", said, found, writer))
    rows.sort(key=lambda row: len(row.cards))
    return rows[:_MOST_SPEAKING]


def _others(tv: Tv, title: Title) -> list[Mention]:
    """Return what a synopsis speaks of, without those whom the credits name anyway."""
    credited = {credit.name for credit in title.people}
    return [mention for mention in tv.guide.mentions(title.id) if mention.id not in credited]


def _file_facts(tv: Tv, writer: Presenter, title: TitleId) -> list[str]:
    found = tv.guide.versions(title)
    if not found:
        return []
    more = writer.words.gettext("and {n} more versions").format(n=len(found) - 1)
    return [writer.version(found[0].files) + (f"  ·  {more}" if found[1:] else "")]


def _buttons(tv: Tv, writer: Presenter, profile: str, summary: Summary) -> Iterable[Button]:
    tr = writer.words.gettext
    parts = tv.guide.parts(summary.id, profile)
    open_ones = [part.viewing for part in parts if part.viewing]
    viewing = tv.guide.viewing(summary.id, profile) or (open_ones[0] if open_ones else None)
    if viewing is not None and viewing.position_s > 30:
        left = (viewing.runtime_s or summary.runtime_s or 0.0) - viewing.position_s
        label = tr("Resume")
        if left > 0:
            label += " · " + left_line(left, writer.words)
        yield Button("resume", label)
        yield Button("start", tr("From the start"))
    else:
        yield Button("play", tr("Play"))
    if parts:
        yield Button("parts", parts_name(summary.kind, writer))
    if len(tv.guide.versions(summary.id)) > 1:
        yield Button("versions", tr("Versions"))
    yield Button("why", tr("Why"))
    yield Button("like", tr("Like"))
    yield Button("dislike", tr("Not for me"))
    yield Button("rate", tr("Rate"))
    yield Button("seen", tr("Heard already") if summary.kind.is_audio else tr("Seen already"))
    yield Button("not_interested", tr("Not interested"))


def versions(tv: Tv, writer: Presenter, title: TitleId) -> list[Choice]:
    """Return the versions of a title, a line each."""
    return [
        Choice(version.id, writer.version(version.files), version.files[0].path)
        for version in tv.guide.versions(title)
    ]
