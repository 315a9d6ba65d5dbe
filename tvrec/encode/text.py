"""What the encoder reads of a title (pure).

The text is in the work's original language where the title has words in it, otherwise in whatever
language there is. What the interface speaks plays no part, so that it never moves a vector.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tvrec.domain import Localized, Title
from tvrec.encode.language import base_language, detect_language
from tvrec.text import fold

__all__ = ["document", "document_text", "text_hash", "text_language"]

MAX_PEOPLE = 8  # the first of the credits
MAX_TAGS = 16  # the first of them
MAX_LEAF_CHARS = 600  # about a long synopsis: enough to speak for a parent that has none of its own

# "Episode 3", "Track 01", "第3集", "Folge 12": a place, not a name.
_NUMBERED = re.compile(
    r"(?:episode|ep|part|chapter|track|folge|teil|kapitel|épisode|partie|capítulo|episodio|серия)"
    r"[\s.#]*(?:\d+|[ivxlc]+)"
    r"|[第제]?\s*\d+\s*[集话話回章部화]?"
    r"|第[一二三四五六七八九十百]+[集话話回章部]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a title in the language that is read."""

    title: str
    plot: str
    tagline: str
    genres: tuple[str, ...]
    language: str  # of the words where the title names it, otherwise ""


def document(title: Title, child_titles: Iterable[Title] = ()) -> tuple[str, str]:
    """``document_text`` and ``text_language`` at once, in half the time of one after the other."""
    words = _words(title)
    language = _language(title, words)
    return _document_text(title, tuple(child_titles), words, language), language


def document_text(title: Title, child_titles: Iterable[Title] = ()) -> str:
    """The text of a title: names, genres, people, synopsis, then what its leaves add.

    Args:
        title: a title of any kind.
        child_titles: the leaves of a parent, in order. They add genres and people that the parent
            does not name, and at most 600 characters of their names and synopses.
    """
    return document(title, child_titles)[0]


def _document_text(title: Title, leaves: tuple[Title, ...], words: _Words, language: str) -> str:
    names = _unique([words.title, title.original_title])
    genres = _unique([*words.genres, *(g for leaf in leaves for g in _words(leaf).genres)])
    people = _unique(name for each in (title, *leaves) for name in _people(each, language))
    tags = _unique(title.tags)
    parts = [
        *names,
        ", ".join(genres),
        ", ".join(people[:MAX_PEOPLE]),
        words.plot,
        words.tagline,
        ", ".join(tags[:MAX_TAGS]),
        *_leaf_parts(leaves, known=names),
    ]
    return "\n".join(part.strip() for part in parts if part.strip())


def text_language(title: Title) -> str:
    """The language that the encoded text is in, ISO 639-1, or "und" where nothing tells.

    Vectors are centred by it. The text's script decides, then its function words, then the
    language that the title gives; Latin script that says nothing counts as English.
    """
    return _language(title, _words(title))


def text_hash(text: str) -> str:
    """SHA-256 in hex of a text: two texts that share it need one vector."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _language(title: Title, words: _Words) -> str:
    synopsis = f"{words.plot} {words.tagline}".strip()
    text = synopsis or f"{words.title} {' '.join(words.genres)} {' '.join(title.tags)}"
    return detect_language(text, words.language or base_language(title.language))


def _words(title: Title) -> _Words:
    """The title's words in its original language, field by field, where it has them."""
    language = base_language(title.language)
    own = Localized(title.title, title.plot, title.tagline, title.genres)
    if language and own.plot and detect_language(own.plot, language) == language:
        return _merge(own, own, "")
    keys = sorted(title.i18n)
    for key in keys:
        if language and base_language(key) == language:
            localized = title.i18n[key]
            return _merge(localized, own, language if localized.plot or not own.plot else "")
    if not own.plot:
        for key in keys:
            if title.i18n[key].plot:
                return _merge(title.i18n[key], own, base_language(key))
    return _merge(own, own, "")


def _merge(first: Localized, second: Localized, language: str) -> _Words:
    return _Words(
        first.title or second.title,
        first.plot or second.plot,
        first.tagline or second.tagline,
        first.genres or second.genres,
        language,
    )


def _people(title: Title, language: str) -> Iterator[str]:
    yield title.artist
    for credit in title.people:
        names = {base_language(key): credit.names[key] for key in sorted(credit.names)}
        yield names.get(language) or credit.name


def _leaf_parts(leaves: Sequence[Title], known: Sequence[str]) -> list[str]:
    """Names and synopses of leaves, all names first, each once, within the limit."""
    words = [_words(leaf) for leaf in leaves]
    said = {fold(name) for name in known}
    named = [w.title for w in words if not _NUMBERED.fullmatch(w.title.strip())]
    parts: list[str] = []
    room = MAX_LEAF_CHARS
    for text in (*named, *(w.plot for w in words)):
        folded = fold(text)
        if not folded or folded in said:
            continue
        said.add(folded)
        parts.append(text[:room])
        room -= len(text)
        if room <= 0:
            break
    return parts


def _unique(texts: Iterable[str]) -> list[str]:
    """Texts that are not empty, the first of those that differ in case or accents alone."""
    seen: dict[str, str] = {}
    for text in texts:
        key = fold(text) or text.strip()
        if key:
            seen.setdefault(key, text.strip())
    return list(seen.values())
