"""The episodes of a series and the tracks of an album, as lines to choose from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tvrec.domain import Kind, TitleId
from tvrec.phrases import left_line, minutes
from tvrec.tv.present import Presenter
from tvrec.tv.widgets.controls import Choice, Text
from tvrec.tv.widgets.ink import TITLE, Ink

if TYPE_CHECKING:
    from tvrec.core import Tv

__all__ = ["first_unseen", "parts", "parts_name"]


def parts_name(kind: Kind, writer: Presenter) -> str:
    """Call what a title consists of."""
    tr = writer.words.gettext
    return tr("Tracks") if kind is Kind.ALBUM else tr("Episodes")


_PART_COLUMNS = (0.62, 0.84)  # the name of an episode or a track has most of the line


def parts(tv: Tv, writer: Presenter, profile: str, title: TitleId) -> list[Choice | Text]:
    """Return the episodes of a series or the tracks of an album, a line each."""
    tr = writer.words.gettext
    lines: list[Choice | Text] = []
    season: int | None = None
    for part in tv.guide.parts(title, profile):
        summary = part.summary
        number = summary.episode or summary.track
        label = f"{number}. " if number else ""
        if summary.season is not None and summary.season != season:
            season = summary.season
            heading = tr("Season {season}").format(season=season) if season else tr("Specials")
            if lines and isinstance(lines[-1], Choice):
                lines[-1] = replace(lines[-1], air=1)
            lines.append(Text(f"season:{season}", (heading,), Ink(TITLE, bold=True), air=0))
        state = "✓" if part.seen else ""
        length = minutes(summary.runtime_s, writer.words) if summary.runtime_s else ""
        if part.viewing is not None and part.viewing.runtime_s:
            left = part.viewing.runtime_s - part.viewing.position_s
            state = left_line(left, writer.words)
        name = label + writer.title(summary)
        lines.append(Choice(summary.id, name, state, length, columns=_PART_COLUMNS))
    return lines


def first_unseen(lines: list[Choice | Text]) -> str:
    """Return the line of the first part that is not watched yet; empty: all are."""
    parts = (line for line in lines if isinstance(line, Choice))
    return next((part.id for part in parts if part.beside != "✓"), "")
