"""What a synopsis tells, in words: people, places, genres that were guessed (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from tvrec.domain import Guess, Mention
from tvrec.genres import genre_name
from tvrec.i18n import Translator, message

__all__ = ["guess_line", "mention_lines", "mention_name"]


def guess_line(guesses: Sequence[Guess], words: Translator) -> str:
    """Write which genres a title probably has, each marked as a guess; empty for none."""
    if not guesses:
        return ""
    marked = words.gettext("{genre} (guess)")
    names = [marked.format(genre=genre_name(guess.genre, words)) for guess in guesses]
    return f"{words.gettext('Genres')}  {words.gettext(', ').join(names)}"


_MOST_MENTIONED = 8  # names in a line


def mention_lines(
    mentions: Sequence[Mention], words: Translator, *, own_synopsis: bool = False
) -> list[str]:
    """Write whom and which places a synopsis speaks of, a line each.

    They are named as the synopsis in the screen's language has them. Where it names none, they are
    taken from another language, unless that synopsis is there (``own_synopsis``): who reads it has
    met nobody of these names.
    """
    lines = []
    for kind, label in (("person", _PEOPLE), ("place", _PLACES)):
        own = [mention for mention in mentions if mention.type == kind]
        names = [name for mention in own if (name := _in_language(mention, words))]
        if not names and not own_synopsis:
            names = [mention_name(mention, words) for mention in own]
        if names:
            comma = words.gettext(", ")
            lines.append(f"{words.gettext(label)}  {comma.join(names[:_MOST_MENTIONED])}")
    return lines


def mention_name(mention: Mention, words: Translator) -> str:
    """Name a person or a place of a synopsis, in the language of the screen where it is known."""
    return _in_language(mention, words) or next(iter(mention.names.values()), mention.id)


def _in_language(mention: Mention, words: Translator) -> str:
    if words.language == "en":
        return mention.names.get("en", "")
    return words.pick("", mention.names)


_PEOPLE = message("People mentioned")
_PLACES = message("Places mentioned")
