"""Folding, spacing and measuring of words in every script (pure)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from string import Formatter

__all__ = [
    "cell_width",
    "clip",
    "detect_script_language",
    "ellipsis",
    "fold",
    "fold_title",
    "is_cjk",
    "plain",
    "space_cjk",
    "with_names",
    "wrap",
]

_ARTICLES = (
    "the|an?|der|die|das|ein|eine|les?|la|un|une|des|el|los|las|il|lo|gli|os|as|de|het|l['’]"
)
_ARTICLE = re.compile(rf"^(?:{_ARTICLES})(?:(?<=['’])|\s+)(?=\S)", re.IGNORECASE)
_TRAILING_ARTICLE = re.compile(rf",\s*(?:{_ARTICLES})\s*$", re.IGNORECASE)
_NOT_WORD = re.compile(r"[^\w]+")
_FOLDED_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "o", "đ": "d", "ł": "l", "Ł": "l"})
_BEYOND_LATIN = re.compile("[\u0370-\U0010ffff]")
_AMPERSAND = re.compile(r"\s*&\s*")
_SIMPLIFIED = str.maketrans(
    "時鐘個兩過別長點後內紀樣種類這風麼導無沒帶聽減間來於舊約寫員話還並與從關視樂書電劇戲歲",
    "时钟个两过别长点后内纪样种类这风么导无没带听减间来于旧约写员话还并与从关视乐书电剧戏岁",
)
"""The traditional characters of the words that sentences are read by."""
_PLAIN_SIGNS = str.maketrans(
    "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d’‘“”", "--------''\"\""
)


class _WithoutMarks(dict[int, int | None]):
    """For ``str.translate``: marks that combine with a letter go, all else stays."""

    def __missing__(self, code: int) -> int | None:
        kept = self[code] = None if unicodedata.combining(chr(code)) else code
        return kept


_WITHOUT_MARKS = _WithoutMarks()
_CJK = re.compile(
    "[\u3040-\u30ff\u3100-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


def is_cjk(char: str) -> bool:
    """Whether a character is written without spaces between words (Han, kana, bopomofo)."""
    return _CJK.match(char) is not None


def fold(text: str) -> str:
    """Case, width, diacritics and punctuation removed; words parted by single spaces.

    Compatibility forms are folded by NFKC (full-width Latin becomes plain), accents by NFD.
    """
    if text.isascii():
        return " ".join(_NOT_WORD.sub(" ", _AMPERSAND.sub(" and ", text.lower())).split())
    wide = unicodedata.normalize("NFKC", text).translate(_FOLDED_LETTERS).casefold()
    wide = _AMPERSAND.sub(" and ", wide)
    bare = unicodedata.normalize("NFD", wide).translate(_WITHOUT_MARKS)
    return " ".join(_NOT_WORD.sub(" ", unicodedata.normalize("NFC", bare)).split())


def fold_title(text: str) -> str:
    """``fold`` without an article, so that "The Matrix" and "Matrix, The" meet "Matrix"."""
    plain = text.strip()
    bare = _ARTICLE.sub("", _TRAILING_ARTICLE.sub("", plain, count=1), count=1)
    return fold(bare) or fold(plain)


def plain(text: str) -> str:
    """Case, accents, width and kinds of dashes removed, character by character.

    Of traditional characters only those that the grammar needs become simplified ones.

    The result is as long as the text, so that a place in one is the same place in the other.
    """
    return "".join(map(_plain_char, text)).translate(_PLAIN_SIGNS).translate(_SIMPLIFIED)


def _plain_char(char: str) -> str:
    wide = unicodedata.normalize("NFKC", char)
    bare = unicodedata.normalize("NFD", wide if len(wide) == 1 else char)[0].casefold()
    if unicodedata.combining(bare[0]):
        return " "
    return bare if len(bare) == 1 else char


def space_cjk(text: str) -> str:
    """Every CJK character set off by spaces, so that a word tokenizer sees characters.

    SQLite's unicode61 takes a run of Han characters for one word; spaced, a phrase query finds any
    substring of it.
    """
    if text.isascii():
        return text
    return " ".join(_CJK.sub(r" \g<0> ", text).split())


def with_names(template: str, **names: str) -> str:
    """Fill in names, with a space where a Latin letter or a digit comes to stand beside Han.

    The names themselves are left as they are.
    """
    text = ""
    for literal, field, _, _ in Formatter().parse(template):
        for piece in (literal, names[field] if field else ""):
            ends = text[-1:], piece[:1]
            apart = any(map(is_cjk, filter(None, ends))) and any(map(_is_western, ends))
            text += (" " if apart else "") + piece
    return text


def _is_western(char: str) -> bool:
    return char.isalnum() and not is_cjk(char)


def detect_script_language(text: str) -> str:
    """The language that a text's script speaks for: zh, ja, ko, ru, ar, th, or "" for Latin."""
    counts: dict[str, int] = {}
    for char in _BEYOND_LATIN.findall(text):
        language = _script_language(ord(char))
        if language:
            counts[language] = counts.get(language, 0) + 1
    if not counts or sum(counts.values()) * 4 < len("".join(text.split())):
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


def clip(text: str, cells: int) -> str:
    """Return the longest beginning of a text that fits into so many cells."""
    if text.isascii():
        return text[: max(cells, 0)]
    width = 0
    for i, char in enumerate(text):
        width += _char_width(char)
        if width > cells:
            return text[:i]
    return text


def ellipsis(text: str, cells: int) -> str:
    """Return a text that fits into so many cells, its end shown to be missing where it is."""
    if cell_width(text) <= cells:
        return text
    return clip(text, cells - 1).rstrip(" ,.;:，。、；：·") + "…" if cells > 0 else ""


_NOT_FIRST = frozenset("，。、；：！？）》」』”’…·%,.;:!?)]}")
_NOT_LAST = frozenset("（《「『“‘([{")


def wrap(text: str, cells: int, lines: int) -> list[str]:
    """Break a text into at most so many lines of so many cells, the last one with an ellipsis.

    Words are kept whole, CJK text breaks between any two characters that may be parted (a closing
    mark never begins a line, an opening one never ends it: the short form of the JLREQ rules).
    """
    found: list[str] = []
    rest = " ".join(text.split())
    while rest and cells > 1:
        if len(found) == lines - 1 or cell_width(rest) <= cells:
            found.append(ellipsis(rest, cells))
            break
        cut = _break(rest, cells)
        found.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return found[: max(lines, 0)]


def _break(text: str, cells: int) -> int:
    most = max(len(clip(text, cells)), 1)
    for at in range(min(most, len(text) - 1), 0, -1):
        before, after = text[at - 1], text[at]
        if after == " ":
            return at
        free = before == " " or is_cjk(before) or is_cjk(after)
        # full-width marks count as Han characters do
        free = free or before in "，。、；：！？"
        if free and after not in _NOT_FIRST and before not in _NOT_LAST:
            return at
    return most
