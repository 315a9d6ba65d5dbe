"""Answers as lines for a person, laid out by the cells that characters take."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tvrec.domain import (
    Card,
    Event,
    Guess,
    Home,
    Impression,
    Mention,
    Problem,
    Reason,
    Share,
    Summary,
    Title,
)
from tvrec.i18n import message
from tvrec.naming import NameOf
from tvrec.phrases import (
    against_label,
    cause_line,
    hour_line,
    kind_name,
    minutes,
    part_line,
    row_named,
    row_title,
    share_label,
    trust_line,
)
from tvrec.pieces import answer_line, piece_label
from tvrec.reasons import reason_sentence, row_sentences
from tvrec.text import cell_width
from tvrec.text_facts import guess_line, mention_lines
from tvrec.viewer_names import whom_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tvrec.core import Explanation, Listing, Report, Sunk
    from tvrec.i18n import Translator

__all__ = ["Plain", "clip", "pad"]

_TITLE_CELLS = 34
_FACTS_CELLS = 27
_WIDE = 100  # cells; in a narrower terminal titles give way to reasons
_ROW_CARDS = 6  # as many as a television shows of a row without moving


class Plain:
    """Turns answers into lines, in the words of one language.

    Args:
        words: the language.
        name_of: what titles, people and genres are called in it.
        width: cells of the terminal, which cards are cut to; None: as wide as they are.
    """

    def __init__(self, words: Translator, name_of: NameOf, width: int | None = None) -> None:
        self._words = words
        self._width = width
        self._name_of = name_of

    def home(self, home: Home, *, everything: bool = False) -> Iterator[str]:
        """Write Home: each row's name, then its first cards, each with its reason."""
        cause = ""
        if home.cause is not None and home.cause.title is not None:
            title = self._name_of(Share("title", home.cause.title, home.cause.title, 0.0))
            cause = cause_line(home, title, self._words)
        for position, row in enumerate(home.rows):
            if position:
                yield ""
            name = row_title(row, self._words, self._name_of)
            yield f"{name}   {cause}" if cause and any(card.moved for card in row.cards) else name
            shown = row.cards if everything else row.cards[:_ROW_CARDS]
            yield from self.cards(shown, subject=row.subject)
        if not home.rows:
            yield self._words.gettext("Nothing here yet: tvrec scan FOLDER, or tvrec demo")

    def cards(
        self, cards: Sequence[Card], *, numbered: bool = False, subject: Share | None = None
    ) -> Iterator[str]:
        """Write cards, a line each: chip, title, facts, reason."""
        narrow = self._width is not None and self._width < _WIDE
        titles = _TITLE_CELLS // 2 if narrow else _TITLE_CELLS
        sentences = row_sentences(cards, self._words, self._name_of, subject=subject)
        for rank, (card, sentence) in enumerate(zip(cards, sentences, strict=True), start=1):
            lead = f"{rank:>4}  " if numbered else self._chip(card)
            title = pad(clip(self.title(card.summary), titles), titles)
            facts = pad(clip(self.facts(card), _FACTS_CELLS), _FACTS_CELLS)
            because = answer_line(card, self._words, self._name_of) or sentence
            if card.whom:
                because = f"{whom_line(card.whom, 2, self._words)}  {because}"
            line = f"{lead}{title}  {facts}  {because}".rstrip()
            yield line if self._width is None else clip(line, self._width)

    def listing(self, listing: Listing) -> Iterator[str]:
        """Write a ranked list, below what was understood of the sentence that asked for it."""
        if listing.understood:
            labels = (piece_label(p, self._words, self._name_of) for p in listing.understood)
            yield self._words.gettext("Understood: {pieces}").format(pieces=" · ".join(labels))
        yield from self.cards(listing.cards, numbered=True)

    def title(self, summary: Summary) -> str:
        """Name a title; a leaf says its number first."""
        name = self._words.pick(summary.title, summary.titles)
        if summary.season is not None and summary.episode is not None:
            return f"S{summary.season:02}E{summary.episode:02} {name}"
        return name

    def facts(self, card: Card) -> str:
        """Write year, kind and time, or which part is played and what is left of it."""
        summary = card.summary
        if part := part_line(card, self._words, self._name_of):
            return part
        parts = [str(summary.year) if summary.year else "", kind_name(summary.kind, self._words)]
        if summary.runtime_s:
            parts.append(minutes(summary.runtime_s, self._words))
        return " · ".join(part for part in parts if part)

    def explanation(self, explanation: Explanation) -> Iterator[str]:
        """Write why a title stands where it does: shares, what speaks against it, what if."""
        reason = explanation.reason
        yield f"{self.title(explanation.summary)}: " + self._words.gettext(
            "number {rank} for you, score {score:.3f}"
        ).format(rank=explanation.rank, score=explanation.score)
        yield reason_sentence(reason, self._words, self._name_of, title=explanation.summary.id)
        without = {(other.type, other.id): other.rank for other in reason.counterfactuals}
        for share in self._ordered(reason):
            label = pad(clip(share_label(share, self._words, self._name_of), 40), 40)
            line = f"  {label}  {share.share:>4.0%}  {'█' * round(share.share * 30)}"
            if rank := without.get((share.type, share.id)):
                line = pad(line, 82) + self._words.gettext("without it: number {rank}").format(
                    rank=rank
                )
            yield line
        for share in reason.against:
            label = pad(clip(against_label(share, self._words), 40), 40)
            yield f"− {label}  {share.share:>4.0%}  " + self._words.gettext("speaks against it")
        if changed := trust_line(explanation.changed, self._words):
            yield changed
        hour = hour_line(explanation.lifted.cause, explanation.summary, self._words)
        if hour:
            yield self._words.gettext("↑ {why}: higher on Home").format(why=hour)
        yield from self._sunk(explanation.sunk)

    def _sunk(self, sunk: Sunk) -> Iterator[str]:
        """Write why a title stands lower in the rows than its score says."""
        if sunk.shown:
            yield self._words.ngettext(
                "↓ Shown on {n} day and not opened: lower on Home for a while",
                "↓ Shown on {n} days and not opened: lower on Home for a while",
                sunk.days,
            ).format(n=sunk.days)
        if sunk.left:
            yield self._words.gettext("↓ Left early: lower on Home for a while")
        if sunk.not_now:
            yield self._words.gettext("↓ Not now: behind all others for two weeks")

    def text_facts(self, mentions: Sequence[Mention], guesses: Sequence[Guess]) -> Iterator[str]:
        """Write what a synopsis tells: genres that were guessed, people and places."""
        if guesses:
            yield guess_line(guesses, self._words)
        yield from mention_lines(mentions, self._words)

    def report(self, report: Report) -> Iterator[str]:
        """Write what a scan or an import read and what it left."""
        yield self._words.gettext("{read} read, {kept} kept").format(
            read=report.read, kept=report.kept
        )
        for reason, number in sorted(report.skipped.items()):
            yield f"  {number:>6}  {reason}"
        if report.unmatched:
            yield self._words.gettext("  {n} without a title in the library").format(
                n=report.unmatched
            )
        yield from map(problem_line, report.problems)

    def titles(self, titles: Iterable[Title]) -> Iterator[str]:
        """Write titles, a line each."""
        for title in titles:
            name = self._words.pick(
                title.title, {tag: words.title for tag, words in title.i18n.items()}
            )
            kind = pad(kind_name(title.kind, self._words), 16)
            year = f"{title.year or '':>4}"
            yield f"{year}  {kind}  {pad(clip(name, 48), 48)}  [{title.id}]"

    def events(self, events: Iterable[Event]) -> Iterator[str]:
        """Write events, a line each."""
        for event in events:
            name = self._name_of(Share(event.target.type, event.target.id, event.target.id, 0.0))
            at = f"{event.at.astimezone():%Y-%m-%d %H:%M}"
            yield f"{at}  {pad(event.kind.value, 20)}  {name}{_amount(event)}"

    def impressions(self, impressions: Iterable[Impression]) -> Iterator[str]:
        """Write what was shown, a line each: when, what, where, what came of it, and why."""
        for one in impressions:
            name = self._name_of(Share("title", one.title, one.title, 0.0))
            row = row_named(one.row, self._words, self._name_of)
            steps = (
                (one.finished, message("finished")),
                (one.started, message("started")),
                (one.opened, message("opened")),
            )
            came = next((said for when, said in steps if when), "")
            led = f"  → {self._words.gettext(came)}" if came else ""
            reason = f"  {one.reason}" if one.reason else ""
            at = f"{one.at.astimezone():%Y-%m-%d %H:%M}"
            yield f"{at}  {name}  ({row}, {one.rank}){led}{reason}"

    def _ordered(self, reason: Reason) -> list[Share]:
        """Put what is nobody's taste last."""
        impersonal = {"votes", "quality", "rating", "newness", "variety"}
        return sorted(reason.shares, key=lambda s: (s.type in impersonal, -s.share))

    def _chip(self, card: Card) -> str:
        return pad(f"  ▲{card.moved} " if card.moved > 0 else "", 6)


def _amount(event: Event) -> str:
    if event.rating is not None:
        return f"  {event.rating:g}/10"
    return "" if event.completion is None else f"  {event.completion:.0%}"


def problem_line(problem: Problem) -> str:
    """Write one line of a report."""
    remedy = f" ({problem.remedy})" if problem.remedy else ""
    return f"  {problem.file}: {problem.message}{remedy}"


def clip(text: str, cells: int) -> str:
    """Cut a text to a number of cells, with an ellipsis where something is lost."""
    if cell_width(text) <= cells:
        return text
    kept, used = [], 0
    for char in text:
        used += cell_width(char)
        if used > cells - 1:
            break
        kept.append(char)
    return "".join(kept) + "…"


def pad(text: str, cells: int) -> str:
    """Fill a text with spaces up to a number of cells."""
    return text + " " * max(0, cells - cell_width(text))
