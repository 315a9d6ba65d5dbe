"""Answers as the JSON objects of docs/contracts.md (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tvrec.domain import (
    Card,
    Event,
    Guess,
    Home,
    Impression,
    Mention,
    Piece,
    Share,
    Title,
)
from tvrec.jsonlines import to_json
from tvrec.naming import NameOf
from tvrec.phrases import row_title, share_label
from tvrec.pieces import answer_line, piece_label
from tvrec.reasons import reason_sentence, row_sentences
from tvrec.said import said_line

if TYPE_CHECKING:
    from tvrec.core import Explanation, Listing, Report, Said
    from tvrec.i18n import Translator

__all__ = ["Shapes", "stamp"]


class Shapes:
    """Turns answers into JSON objects, in the words of one language."""

    def __init__(self, words: Translator, name_of: NameOf) -> None:
        self._words = words
        self._name_of = name_of

    def listing(self, listing: Listing) -> dict[str, Any]:
        """Shape of recommend, search and similar."""
        return {
            "profile": listing.profile,
            "at": stamp(listing.at),
            "understood": [self._piece(piece) for piece in listing.understood],
            "items": self._items(listing.cards),
        }

    def home(self, home: Home) -> dict[str, Any]:
        """Shape of home."""
        return {
            "profile": home.profile,
            "at": stamp(home.at),
            "rows": [
                {
                    "id": row.id,
                    "title": row_title(row, self._words, self._name_of),
                    "items": self._items(row.cards, row.subject),
                }
                for row in home.rows
            ],
        }

    def watched(self, event: Event | None, home: Home) -> dict[str, Any]:
        """Shape of watch and play; ``event`` is null where nothing was played."""
        return {
            "event": to_json(event) if event else None,
            "home": self.home(home),
            "moved": [
                {
                    "id": moved.id,
                    "title": self._name_of(Share("title", moved.id, moved.title, 0.0)),
                    "from": moved.before,
                    "to": moved.after,
                }
                for moved in home.moved
            ],
        }

    def explanation(self, explanation: Explanation) -> dict[str, Any]:
        """Shape of explain."""
        reason = explanation.reason
        return {
            "id": explanation.summary.id,
            "title": self._title(explanation.summary.title, explanation.summary.titles),
            "rank": explanation.rank,
            "score": explanation.score,
            "text": reason_sentence(
                reason, self._words, self._name_of, title=explanation.summary.id
            ),
            "terms": dict(reason.terms),
            "shares": self._shares(reason.shares),
            "against": self._shares(reason.against),
            "counterfactuals": [
                {
                    "type": other.type,
                    "id": other.id,
                    "name": share_label(
                        Share(other.type, other.id, other.name, 0.0), self._words, self._name_of
                    ),
                    "rank": other.rank,
                }
                for other in reason.counterfactuals
            ],
            "ordering": list(_ordering(explanation)),
            "trust": explanation.trust,
        }

    def text_facts(self, mentions: Iterable[Mention], guesses: Iterable[Guess]) -> dict[str, Any]:
        """Shape of what a synopsis tells, a part of explain."""
        named = [{"type": m.type, "id": m.id, "names": dict(m.names)} for m in mentions]
        return {"mentions": named, "guessed": [guess._asdict() for guess in guesses]}

    def report(self, answer: Report) -> dict[str, Any]:
        """Shape of scan and import."""
        return {
            "read": answer.read,
            "kept": answer.kept,
            "skipped": dict(answer.skipped),
            "unmatched": answer.unmatched,
            "problems": [
                {"file": line.file, "message": line.message, "remedy": line.remedy}
                for line in answer.problems
            ],
        }

    def said(self, said: Said) -> dict[str, Any]:
        """Shape of one thing that is in force."""
        target = said.target
        return {
            "id": said.id,
            "what": said.what.replace("_", "-"),
            "text": said_line(said.what, target, said.value, self._words, self._name_of),
            "target": {"type": target.type, "id": target.id} if target else None,
            "value": said.value,
            "at": stamp(said.at) if said.at else None,
            "until": stamp(said.until) if said.until else None,
            "undo": f"tvrec rules remove {said.id}",
        }

    def values(self, values: Iterable[Title | Event | Impression]) -> dict[str, Any]:
        """Shape of titles and history: JSON Lines objects in one list."""
        return {"items": [to_json(value) for value in values]}

    def _piece(self, piece: Piece) -> dict[str, Any]:
        return {
            "kind": piece.kind,
            "text": piece.text,
            "value": piece.value,
            "wanted": piece.wanted,
            "label": piece_label(piece, self._words, self._name_of),
        }

    def _items(self, cards: Sequence[Card], subject: Share | None = None) -> list[dict[str, Any]]:
        sentences = row_sentences(cards, self._words, self._name_of, subject=subject)
        return [
            {
                "rank": rank,
                "id": card.id,
                "kind": card.summary.kind.value,
                "title": self._title(card.summary.title, card.summary.titles),
                "year": card.summary.year,
                "score": card.score,
                "reason": self._reason(card, sentence),
                **({"for": list(card.whom)} if card.whom else {}),
            }
            for rank, (card, sentence) in enumerate(zip(cards, sentences, strict=True), start=1)
        ]

    def _reason(self, card: Card, sentence: str) -> dict[str, Any]:
        reason = card.reason
        return {
            "text": answer_line(card, self._words, self._name_of) or sentence,
            "shares": self._shares(reason.shares) if reason else [],
        }

    def _shares(self, shares: Iterable[Share]) -> list[dict[str, Any]]:
        return [
            {
                "type": share.type,
                "id": share.id,
                "name": share_label(share, self._words, self._name_of),
                "share": share.share,
            }
            for share in shares
        ]

    def _title(self, own: str, others: Any) -> str:
        return self._words.pick(own, others)


def stamp(moment: datetime) -> str:
    """Write a time as ISO 8601 in UTC, to the second."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _ordering(explanation: Explanation) -> Iterator[dict[str, Any]]:
    """Write what moves a title in the rows of Home beside its score."""
    sunk, lifted = explanation.sunk, explanation.lifted
    if lifted.cause:
        yield {
            "type": "hour", "deviations": lifted.deviations, "places": lifted.places,
            "by": lifted.cause,
        }  # fmt: skip
    if sunk.shown:
        yield {"type": "shown", "deviations": -sunk.shown, "days": sunk.days}
    if sunk.left:
        yield {"type": "left", "deviations": -sunk.left}
    if sunk.not_now:
        yield {"type": "not_now", "deviations": -sunk.not_now}
