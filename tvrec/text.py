"""Folding, spacing and measuring of words in every script (pure)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["cell_width", "detect_script_language", "fold", "fold_title", "is_cjk", "space_cjk"]

_ARTICLES = (
    "the|an?|der|die|das|ein|eine|les?|la|un|une|des|el|los|las|il|lo|gli|os|as|de|het|l['’]"
)
_ARTICLE = re.compile(rf"^(?:{_ARTICLES})(?:(?<=['’])|\s+)(?=\S)", re.IGNORECASE)
_TRAILING_ARTICLE = re.compile(rf",\s*(?:{_ARTICLES})\s*$", re.IGNORECASE)
_NOT_WORD = re.compile(r"[^\w]+")
_FOLDED_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "o", "đ": "d", "ł": "l", "Ł": "l"})
_AMPERSAND = re.compile(r"\s*&\s*")


def is_cjk(char: str) -> bool:
    """Whether a character is written without spaces between words (Han, kana, bopomofo)."""
    code = ord(char)
    return (
        0x3040 <= code <= 0x30FF
        or 0x3100 <= code <= 0x312F
        or 0x3400 <= code <= 0x4DBF
        or 0x4E00 <= code <= 0x9FFF
        or 0xF900 <= code <= 0xFAFF
        or 0x20000 <= code <= 0x3FFFF
    )


def fold(text: str) -> str:
    """Case, width, diacritics and punctuation removed; words parted by single spaces.

    Compatibility forms are folded by NFKC (full-width Latin becomes plain), accents by NFD.
    """
    wide = unicodedata.normalize("NFKC", text).translate(_FOLDED_LETTERS).casefold()
    wide = _AMPERSAND.sub(" and ", wide)
    bare = "".join(c for c in unicodedata.normalize("NFD", wide) if not unicodedata.combining(c))
    return " ".join(_NOT_WORD.sub(" ", unicodedata.normalize("NFC", bare)).split())


def fold_title(text: str) -> str:
    """``fold`` without an article, so that "The Matrix" and "Matrix, The" meet "Matrix"."""
    plain = text.strip()
    bare = _ARTICLE.sub("", _TRAILING_ARTICLE.sub("", plain, count=1), count=1)
    return fold(bare) or fold(plain)


def space_cjk(text: str) -> str:
    """Every CJK character set off by spaces, so that a word tokenizer sees characters.

    SQLite's unicode61 takes a run of Han characters for one word; spaced, a phrase query finds any
    substring of it.
    """
    if text.isascii():
        return text
    return " ".join("".join(f" {c} " if is_cjk(c) else c for c in text).split())


def detect_script_language(text: str) -> str:
    """The language that a text's script speaks for: zh, ja, ko, ru, ar, th, or "" for Latin."""
    counts: dict[str, int] = {}
    for char in text:
        code = ord(char)
        if code < 0x370:
            continue
        language = _script_language(code)
        if language:
            counts[language] = counts.get(language, 0) + 1
    if not counts or sum(counts.values()) * 4 < sum(not c.isspace() for c in text):
        return ""
    if "ja" in counts:
        return "ja"  # kana appear in no other language, among whatever share of Han
    return max(counts, key=lambda key: counts[key])


def _script_language(code: int) -> str:
    for low, high, language in _SCRIPTS:
        if low <= code <= high:
            return language
    return ""


_SCRIPTS = (
    (0x3040, 0x30FF, "ja"),
    (0x3400, 0x4DBF, "zh"),
    (0x4E00, 0x9FFF, "zh"),
    (0xF900, 0xFAFF, "zh"),
    (0x20000, 0x3FFFF, "zh"),
    (0xAC00, 0xD7AF, "ko"),
    (0x1100, 0x11FF, "ko"),
    (0x0400, 0x052F, "ru"),
    (0x0600, 0x06FF, "ar"),
    (0x0E00, 0x0E7F, "th"),
)


@lru_cache(maxsize=4096)
def _char_width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Cf", "Me", "Mn"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"F", "W"} else 1


def cell_width(text: str) -> int:
    """Terminal cells that a text takes: 2 for wide characters, 0 for combining marks."""
    return len(text) if text.isascii() else sum(_char_width(char) for char in text)
