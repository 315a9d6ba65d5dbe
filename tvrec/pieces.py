"""What was understood of a sentence, in words, in the language of the screen (pure)."""

from __future__ import annotations

from tvrec.domain import Card, Kind, Piece, Share
from tvrec.i18n import Translator, message
from tvrec.naming import NameOf, own_name
from tvrec.phrases import kind_name, minutes
from tvrec.text import with_names

__all__ = ["answer_line", "piece_label"]


def answer_line(card: Card, words: Translator, name_of: NameOf = own_name) -> str:
    """Say what a card fulfils of the sentence that asked for it: "35 min · tender · Japan"."""
    labels = (piece_label(piece, words, name_of) for piece in card.answers)
    return " · ".join(dict.fromkeys(labels))


def piece_label(piece: Piece, words: Translator, name_of: NameOf = own_name) -> str:
    """Say what was understood by a stretch of a sentence."""
    match piece.kind:
        case "minutes":
            return _limits(
                None if piece.low is None else minutes(piece.low * 60, words),
                None if piece.high is None else minutes(piece.high * 60, words),
                words,
            )
        case "year":
            return _limits(*_numbers(piece), words)
        case "rating":
            return words.gettext("rated {limits}").format(limits=_limits(*_numbers(piece), words))
        case "age" if piece.high is not None:
            for_whom, from_when = words.gettext("for age {age}"), words.gettext("from age {age}")
            said = for_whom if piece.low is None else from_when
            return said.format(age=f"{piece.high:.0f}")
        case "title":
            said = words.gettext("like {name}") if piece.wanted else words.gettext("unlike {name}")
            return said.format(name=_named(piece, name_of))
    what = _fact(piece, words, name_of)
    return what if piece.wanted else words.gettext("not {what}").format(what=what)


def _limits(low: str | None, high: str | None, words: Translator) -> str:
    if low is None or high is None:
        said = words.gettext("from {low}") if high is None else words.gettext("up to {high}")
        return said.format(low=low, high=high)
    return low if low == high else f"{low}–{high}"


def _numbers(piece: Piece) -> tuple[str | None, str | None]:
    low, high = (None if limit is None else f"{limit:g}" for limit in (piece.low, piece.high))
    return low, high


def _named(piece: Piece, name_of: NameOf) -> str:
    """Name what a piece is about; of several that share a name the first stands for all."""
    return name_of(Share(piece.kind, piece.names[0], piece.names[0], 0.0))


def _fact(piece: Piece, words: Translator, name_of: NameOf) -> str:
    match piece.kind:
        case "genre" | "person":
            return _named(piece, name_of)
        case "kind" if len(piece.names) == 1:
            return kind_name(Kind(piece.names[0]), words)
        case "relative" if len(piece.names) > 1:
            than = name_of(Share("title", piece.names[1], piece.names[1], 0.0))
            return with_names(words.gettext(_COMPARED[piece.names[0]]), name=than)
        case "relative" | "silent" | "monochrome":
            return words.gettext(_RELATIONS[piece.names[0]])
        case _:
            return piece.words


_RELATIONS = {
    "shorter": message("shorter"),
    "longer": message("longer"),
    "older": message("older"),
    "newer": message("newer"),
    "shortest": message("shortest first"),
    "longest": message("longest first"),
    "oldest": message("oldest first"),
    "newest": message("newest first"),
    "silent": message("Silent"),
    "talking": message("With sound"),
    "monochrome": message("Black and white"),
    "colour": message("In colour"),
}
_COMPARED = {
    "shorter": message("shorter than {name}"),
    "longer": message("longer than {name}"),
    "older": message("older than {name}"),
    "newer": message("newer than {name}"),
}
