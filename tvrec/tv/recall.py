"""The last Home, shown at once by the next start: all rows, words and pictures of the first."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import zlib
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from tvrec.core.recalled import Recalled
from tvrec.domain import TitleId
from tvrec.tv.widgets.ink import Rgb
from tvrec.tv.widgets.poster import Still
from tvrec.tv.widgets.views import CardView, CauseView, HeroView, RowView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tvrec.tv.gallery import Gallery
    from tvrec.tv.screens.home import HomeScreen

__all__ = ["Recall", "Recollection", "first_titles", "from_document", "to_document"]

_ROWS, _CARDS = 3, 8  # of which words and pictures are kept

_FORM = [[field.name for field in fields(kind)] for kind in (CardView, CauseView, HeroView)]
"""What the document's lists hold; one of another form is of another version."""


class Recollection(NamedTuple):
    """A Home as it was seen.

    Attributes:
        viewer: the name and the colour of who watched.
        rows: all of it.
        heroes: the words of the first titles.
        stills: their pictures.
        art: the large picture of the first one.
    """

    viewer: tuple[str, Rgb]
    rows: list[RowView]
    heroes: Mapping[TitleId, HeroView]
    stills: Mapping[TitleId, Still]
    art: Still | None = None


class Recall:
    """Keeps what Home shows, and shows it again.

    Args:
        recalled: where it is kept.
        gallery: has the large pictures.
    """

    def __init__(self, recalled: Recalled, gallery: Gallery) -> None:
        self._recalled = recalled
        self._gallery = gallery

    def show(self, screen: HomeScreen) -> bool:
        """Give a screen that is not shown yet what the last one showed; False: there is nothing."""
        document = self._recalled.read()
        seen = from_document(document) if document is not None else None
        if seen is None or not seen.rows:
            return False
        screen.stage.heroes.update(seen.heroes)
        screen.stage.scenery.take(seen.stills)
        screen.viewer = seen.viewer
        screen.rows = seen.rows
        first, art = seen.rows[0].cards[0].id, seen.art
        if art is not None:
            self._gallery.keep(first, art)
            screen.call_after_refresh(lambda: screen.art_came(first, art))
        return True

    async def keep(self, screen: HomeScreen) -> None:
        """Keep what a screen shows."""
        rows = [replace(row, note="") for row in screen.rows if row.cards]
        if not rows:
            return
        heroes, stills = screen.stage.heroes, screen.stage.scenery.stills
        titles = first_titles(rows)
        size = screen.banner.size
        seen = Recollection(
            screen.viewer,
            rows,
            {title: heroes[title] for title in titles if title in heroes},
            {title: stills[title] for title in titles if title in stills},
            self._gallery.kept(rows[0].cards[0].id, size.width, 2 * size.height),
        )
        with contextlib.suppress(OSError):  # a start without it is slower, and no worse
            await asyncio.to_thread(lambda: self._recalled.write(to_document(seen)))


def first_titles(rows: Iterable[RowView]) -> list[TitleId]:
    """Return the titles of a Home that are seen first."""
    return list({card.id: None for row in list(rows)[:_ROWS] for card in row.cards[:_CARDS]})


def to_document(seen: Recollection) -> dict[str, Any]:
    """Write a Home as what JSON can hold; what was news is no news the next time."""
    return {
        "form": _FORM,
        "viewer_name": seen.viewer[0],
        "viewer_colour": seen.viewer[1],
        "rows": [
            [row.id, row.title, [_values(replace(card, chip="")) for card in row.cards]]
            for row in seen.rows
        ],
        "heroes": [
            [*_values(replace(hero, causes=())), [_values(cause) for cause in hero.causes]]
            for hero in seen.heroes.values()
        ],
        "stills": {title: _packed(still) for title, still in seen.stills.items()},
        "art": _packed(seen.art) if seen.art else None,
    }


def from_document(document: Mapping[str, Any]) -> Recollection | None:
    """Read a Home; None: it is of another version."""
    if document.get("form") != _FORM:
        return None
    heroes = [
        replace(HeroView(*values), causes=tuple(CauseView(*cause) for cause in causes))
        for *values, causes in document["heroes"]
    ]
    art = document["art"]
    return Recollection(
        (document["viewer_name"], Rgb(*document["viewer_colour"])),
        [
            RowView(key, title, tuple(CardView(*values) for values in cards))
            for key, title, cards in document["rows"]
        ],
        {hero.id: hero for hero in heroes},
        {TitleId(title): _unpacked(still) for title, still in document["stills"].items()},
        _unpacked(art) if art else None,
    )


def _values(view: CardView | CauseView | HeroView) -> list[Any]:
    return [getattr(view, field.name) for field in fields(view)]


def _packed(still: Still) -> list[Any]:
    packed = base64.b85encode(zlib.compress(still.pixels, 1)).decode()
    return [still.width, still.height, packed]


def _unpacked(values: list[Any]) -> Still:
    return Still(values[0], values[1], zlib.decompress(base64.b85decode(values[2])))
