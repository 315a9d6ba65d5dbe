"""Subtitles beside a video, and the languages that their names state."""

from __future__ import annotations

from collections.abc import Iterable

from tvrec.library.files import Entry

__all__ = ["subtitle_languages"]

_SUBTITLES = frozenset({".srt", ".ass", ".ssa", ".vtt", ".sub"})
_MARKS = frozenset({"default", "forced", "foreign", "sdh", "cc"})
_THREE = {
    "eng": "en", "chi": "zh", "zho": "zh", "ger": "de", "deu": "de", "fre": "fr", "fra": "fr",
    "spa": "es", "ita": "it", "jpn": "ja", "kor": "ko", "rus": "ru", "por": "pt", "dut": "nl",
    "nld": "nl", "pol": "pl", "ara": "ar", "tha": "th", "tur": "tr", "chs": "zh", "cht": "zh",
}  # fmt: skip


def two_letters(code: str) -> str:
    """Return the ISO 639-1 code of a language, given in two or three letters or as a tag."""
    plain = code.replace("_", "-").split("-")[0].lower()
    plain = _THREE.get(plain, plain)
    return plain if len(plain) == 2 and plain.isalpha() else ""


def subtitle_languages(entries: Iterable[Entry], stem: str) -> tuple[str, ...]:
    """Return the languages of the subtitles of a video, in the order of their names.

    ``.hi`` is for the hard of hearing behind a language, and Hindi when it stands alone.
    """
    found: dict[str, None] = {}
    for entry in entries:
        if entry.ext in _SUBTITLES and entry.stem.startswith(stem):
            rest = entry.stem[len(stem) :]
            if rest and not rest.startswith("."):
                continue
            words = [w for w in rest.lower().split(".") if w and w not in _MARKS]
            if len(words) > 1 and words[-1] == "hi":
                words.pop()
            found.setdefault(two_letters(words[-1]) if words else "", None)
    return tuple(code for code in found if code)
