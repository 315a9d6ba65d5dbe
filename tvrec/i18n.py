"""The interface's languages: English as written in the code, Chinese from the message catalogues.

A ``Translator`` is a value that is handed on, never a global: one process can speak to two screens
in two languages.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from tvrec.config import assets_dir

if TYPE_CHECKING:
    import gettext

__all__ = ["LANGUAGES", "OWN_NAMES", "Translator", "message", "negotiate", "translator"]

LANGUAGES = ("en", "zh-Hans", "zh-Hant")
OWN_NAMES = {"en": "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文"}
"""What each language calls itself."""


def message(text: str) -> str:
    """Mark a constant for the message catalogues; it is translated where it is shown."""
    return text


class Translator:
    """Gives the words of one interface language.

    Attributes:
        language: one of ``LANGUAGES``.
    """

    def __init__(self, language: str, catalogue: gettext.NullTranslations | None) -> None:
        self.language = language
        self._catalogue = catalogue

    def gettext(self, message: str) -> str:
        """Translate a message; English comes back as it is."""
        return self._catalogue.gettext(message) if self._catalogue else message

    def ngettext(self, one: str, many: str, n: int) -> str:
        """Translate a message that depends on a number."""
        if self._catalogue:
            return self._catalogue.ngettext(one, many, n)
        return one if n == 1 else many

    def pick(self, own: str, others: Mapping[str, str]) -> str:
        """Choose among a name and its translations the one that this language shows.

        A Chinese script that is missing falls back to the other one before the original.
        """
        return next((others[key] for key in _fallbacks(self.language) if others.get(key)), own)


def _fallbacks(language: str) -> Iterator[str]:
    yield language
    if language.startswith("zh"):
        yield from (other for other in LANGUAGES if other.startswith("zh") and other != language)
        yield "zh"


def negotiate(requested: str, environ: Mapping[str, str] | None = None) -> str:
    """Turn a flag, or the locale where no flag is given, into one of ``LANGUAGES``."""
    env = os.environ if environ is None else environ
    wish = requested or env.get("LC_ALL") or env.get("LC_MESSAGES") or env.get("LANG") or ""
    tag = wish.split(".")[0].replace("_", "-").casefold()
    if not tag.startswith("zh"):
        return "en"
    traditional = ("hant", "-tw", "-hk", "-mo")
    return "zh-Hant" if any(mark in tag for mark in traditional) else "zh-Hans"


def translator(language: str) -> Translator:
    """Load a language's messages; a catalogue that is not there leaves the English ones."""
    if language == "en":
        return Translator("en", None)
    import gettext

    catalogue = gettext.translation(
        "tvrec",
        localedir=assets_dir() / "locales",
        languages=[language.replace("-", "_")],
        fallback=True,
    )
    return Translator(language, catalogue)
