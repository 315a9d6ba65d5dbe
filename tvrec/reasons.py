"""Reasons in words: what a card says of itself, in the language of the screen (pure).

A sentence is made from the numbers of its ``Reason`` alone, and never names what did not
contribute. Each cause has a few wordings; which one a title uses goes by its id, and in a row by
what the card before has said, so that a row is not monotonous, and the same card of the same row
says the same at every time.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple
from zlib import crc32

from tvrec.domain import Card, Reason, Share, TitleId
from tvrec.genres import genre_in_sentence
from tvrec.i18n import Translator, message
from tvrec.naming import Knowing, NameOf, liked_by, own_name
from tvrec.phrases import share_label
from tvrec.text import with_names

__all__ = ["WORDINGS", "reason_sentence", "row_sentences"]

_SECOND_CAUSE = 0.5
"""A second title is named beside the first when it gives at least this part of the first's share:
below that a viewer would not call it a cause."""

_NEARLY = 0.7
"""A cause that gives at least this part of the largest takes its place where that was just said."""

_NAMED = frozenset({"title", "person", "genre"})


def reason_sentence(
    reason: Reason | None,
    words: Translator,
    name_of: NameOf = own_name,
    *,
    title: TitleId | None = None,
) -> str:
    """Say in one line why a card is there; empty where it needs no reason.

    Args:
        reason: the numbers.
        words: the language.
        name_of: names titles, people and genres; it may be ``Knowing``.
        title: whose reason it is, which chooses the wording. Default: the first.
    """
    return _said(reason, words, name_of, title or TitleId(""), frozenset(), "").sentence


def row_sentences(
    cards: Sequence[Card],
    words: Translator,
    name_of: NameOf = own_name,
    *,
    subject: Share | None = None,
) -> list[str]:
    """Say in one line each why the cards of a row are there.

    What the card before has just said, or the row's name says, gives way to a cause that is nearly
    as large; how the card before has said it gives way to another wording of the same.

    Args:
        cards: in their order.
        words: the language.
        name_of: names titles, people and genres; it may be ``Knowing``.
        subject: what the row is about.
    """
    sentences = []
    named = {_key(subject)} if subject is not None else set()
    before = _Said("", None, "")
    for card in cards:
        said = named | {_key(before.cause)} if before.cause is not None else named
        before = _said(card.reason, words, name_of, card.id, said, before.pattern)
        sentences.append(before.sentence)
    return sentences


class _Said(NamedTuple):
    """A sentence, the cause that it names, and how its wording begins."""

    sentence: str
    cause: Share | None
    pattern: str


def _said(
    reason: Reason | None,
    words: Translator,
    name_of: NameOf,
    title: TitleId,
    said: Collection[_Key],
    pattern: str,
) -> _Said:
    if reason is None:
        return _Said("", None, "")
    cause = _cause(reason, said)
    if cause is None:
        wording = _wording(WORDINGS[_without_cause(reason)], title, pattern)
        return _Said(words.gettext(wording), None, wording)
    other = _second_title(reason, cause, said) if cause.type == "title" else None
    wordings = WORDINGS.get(_kind_of(cause, other, name_of, title))
    if wordings is None:
        return _Said(share_label(cause, words, name_of), cause, "")
    wording = _wording(wordings, title, pattern)
    name = name_of(cause) if cause.name else ""
    if cause.type == "genre":
        name = genre_in_sentence(cause.id, words)
    sentence = with_names(words.gettext(wording), name=name, other=name_of(other) if other else "")
    return _Said(sentence[:1].upper() + sentence[1:], cause, _pattern(wording))


def _without_cause(reason: Reason) -> str:
    """Which wordings a reason without shares has."""
    if any(value > 0 for value in reason.terms.values()):
        return "own like"  # only what it gives is in the score and in no share
    return "nothing near" if any(reason.terms.values()) else "nothing known"


def _wording(wordings: Sequence[str], title: TitleId, before: str) -> str:
    """Choose a wording by the title's id, another one where the card before has just begun so."""
    at = crc32(title.encode()) % len(wordings)
    turns = (*wordings[at:], *wordings[:at])
    return next((each for each in turns if _pattern(each) != before), turns[0])


def _pattern(wording: str) -> str:
    """Tell what two wordings have in common that begin alike."""
    return wording.partition("{")[0] or wording


def _cause(reason: Reason, said: Collection[_Key]) -> Share | None:
    """The headline, or one that is nearly as large where the headline was just said."""
    first = reason.headline
    if first is None or _key(first) not in said:
        return first
    others = (s for s in reason.shares if s.type in _NAMED and _key(s) not in said)
    best = max(others, key=lambda s: s.share, default=first)
    return best if best.share >= _NEARLY * first.share else first


def _second_title(reason: Reason, first: Share, said: Collection[_Key]) -> Share | None:
    others = [s for s in reason.shares if s.type == "title" and s.id != first.id]
    best = max((s for s in others if _key(s) not in said), key=lambda s: s.share, default=None)
    return best if best and best.share >= _SECOND_CAUSE * first.share else None


def _kind_of(cause: Share, other: Share | None, name_of: NameOf, title: TitleId) -> str:
    """Which wordings a cause has."""
    knowing = name_of if isinstance(name_of, Knowing) else None
    match cause.type:
        case "title":
            known = liked_by(TitleId(cause.id), name_of)
            if other is None:
                return f"title {known}"
            alike = liked_by(TitleId(other.id), name_of) == known
            return f"two titles {known}" if alike else "two titles"
        case "person":
            role = knowing.role_of(title, cause.id) if knowing else ""
            return f"person {_ROLES.get(role, role)}" if role in _HAS_ROLE else "person"
        case "era" if not cause.name:
            return "era near by"
        case "votes" if cause.id == "few":
            return "few votes"
        case _:
            return cause.type


_Key = tuple[str, str]


def _key(share: Share) -> _Key:
    return share.type, share.id


_ROLES = {
    "screenwriter": "writer", "narrator": "reader", "artist": "performer", "singer": "performer",
}  # fmt: skip

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "title watched": (
        message("Because you watched {name}"),
        message("Close to {name}"),
        message("Goes well with {name}"),
    ),
    "title heard": (
        message("Because you listened to {name}"),
        message("Close to {name}"),
        message("Goes well with {name}"),
    ),
    "title rated": (
        message("Because you rated {name} highly"),
        message("Close to {name}"),
        message("Goes well with {name}"),
    ),
    "title liked": (
        message("Because you like {name}"),
        message("Close to {name}"),
        message("Goes well with {name}"),
    ),
    "two titles watched": (
        message("Because you watched {name} and {other}"),
        message("Somewhere between {name} and {other}"),
        message("Close to {name} and {other}"),
    ),
    "two titles heard": (
        message("Because you listened to {name} and {other}"),
        message("Somewhere between {name} and {other}"),
        message("Close to {name} and {other}"),
    ),
    "two titles rated": (
        message("Because you rated {name} and {other} highly"),
        message("Somewhere between {name} and {other}"),
        message("Close to {name} and {other}"),
    ),
    "two titles liked": (
        message("Because you like {name} and {other}"),
        message("Somewhere between {name} and {other}"),
        message("Close to {name} and {other}"),
    ),
    "two titles": (
        message("Close to {name} and {other}"),
        message("Somewhere between {name} and {other}"),
    ),
    "history": (
        message("Close to much of what you like"),
        message("Goes well with much of what you like"),
        message("In line with much that you like"),
    ),
    "person": (
        message("With {name}, whom you like"),
        message("You like {name}, who is part of it"),
    ),
    "person director": (
        message("Directed by {name}, whom you like"),
        message("You like {name}, who directed it"),
    ),
    "person actor": (
        message("With {name}, whom you like"),
        message("You like {name}, who plays in it"),
    ),
    "person writer": (
        message("Written by {name}, whom you like"),
        message("You like {name}, who wrote it"),
    ),
    "person author": (
        message("By {name}, whom you like"),
        message("You like {name}, who wrote it"),
    ),
    "person composer": (
        message("Music by {name}, whom you like"),
        message("You like {name}, who composed it"),
    ),
    "person conductor": (message("Conducted by {name}, whom you like"),),
    "person performer": (message("Performed by {name}, whom you like"),),
    "person reader": (message("Read by {name}, whom you like"),),
    "genre": (
        message("You enjoy {name}"),
        message("More {name} for you"),
        message("{name}, to your taste"),
    ),
    "era": (
        message("You have been enjoying the {name} lately"),
        message("From the {name}, which you have been enjoying"),
    ),
    "era near by": (message("From about the years you have been enjoying"),),
    "votes": (message("Well loved by many"), message("A favourite of many")),
    "own like": (message("You like it"),),
    "nothing near": (message("Unlike what you liked so far"), message("For a change")),
    "nothing known": (message("To get to know your taste"),),
    "few votes": (message("Known to few, as what you like"),),
    "quality": (message("Highly rated"), message("Good ratings speak for it")),
    "rating": (message("Highly rated"), message("Good ratings speak for it")),
}  # fmt: skip
"""For each cause what it may say. Any of them is true wherever the cause gives a positive share."""

_HAS_ROLE = {kind[7:] for kind in WORDINGS if kind.startswith("person ")} | _ROLES.keys()
