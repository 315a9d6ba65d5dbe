"""What more than a title can be refused: its genres, people, language and folder, a line each.

Each function is a question for ``Backstage.present``, see ``director``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tvrec.domain import EventKind, TitleId
from tvrec.i18n import message
from tvrec.tv import messages, undone
from tvrec.tv.present import Presenter
from tvrec.tv.widgets.controls import Choice

if TYPE_CHECKING:
    from tvrec.core import Tv
    from tvrec.core.refusals import Refusal

__all__ = ["act", "choices"]

_SORTS = {
    "genre": message("Genre"), "language": message("Language"), "folder": message("Folder"),
    "director": message("Director"), "actor": message("Actor"), "writer": message("Writer"),
    "screenwriter": message("Writer"), "author": message("Author"), "artist": message("Artist"),
    "composer": message("Composer"),
}  # fmt: skip


def choices(tv: Tv, writer: Presenter, profile: str, title: TitleId) -> list[Choice]:
    """Return what can be refused, and how many titles each would take away."""
    return [
        Choice(_key(one), writer.target_name(one.target), _sort(one, writer), _fewer(one, writer))
        for one in tv.rules.refusals(title, profile)
    ]


def act(tv: Tv, writer: Presenter, profile: str, title: TitleId, key: str) -> messages.Acted | None:
    """Return the act, or the rule, that a line stands for; None: it is no longer offered."""
    found = (one for one in tv.rules.refusals(title, profile) if _key(one) == key)
    one = next(found, None)
    if one is None:
        return None
    said = undone.refused(one.target, one.titles)(writer)
    rule = one.what == "not"
    kind = one.what if rule else EventKind.NOT_INTERESTED.value
    return messages.Acted(kind, one.target.type, one.target.id, said=said, rule=rule)


def _key(one: Refusal) -> str:
    return f"{one.target.type}:{one.target.id}"


def _sort(one: Refusal, writer: Presenter) -> str:
    sort = one.role or "actor" if one.target.type == "person" else one.target.type
    return writer.words.gettext(_SORTS.get(sort) or message("Took part"))


def _fewer(one: Refusal, writer: Presenter) -> str:
    words = writer.words
    return words.ngettext("{n} title", "{n} titles", one.titles).format(n=one.titles)
