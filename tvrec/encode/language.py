"""Which language a synopsis is in, from its script and its function words (pure)."""

from __future__ import annotations

import re

from tvrec.text import detect_script_language

__all__ = ["base_language", "detect_language"]

_SAME = {"cn": "zh", "cmn": "zh", "yue": "zh"}  # spoken Chinese, written Chinese
_RELATED = {  # languages that share a script with the one that stands for it
    "ru": frozenset({"be", "bg", "kk", "ky", "mk", "mn", "sr", "tg", "uk"}),
    "ar": frozenset({"fa", "ps", "ur"}),
}
_OTHER_SCRIPTS = frozenset({"zh", "ja", "ko", "ru", "ar", "th"}.union(*_RELATED.values()))
_KANA_EXPECTED = 20  # characters: Japanese prose of this length has kana in it

_FUNCTION_WORDS = {
    "en": "a an and are as at but by for from has he her his in into is it of on she that the "
    "their they this to was when which who with",
    "de": "auf aus bei das dem den der des die ein eine einem einen einer er für ihr im in ist mit "
    "nach nicht seine seinen sich sie und von wird zu zum zur",
    "fr": "à au aux avec ce dans de des du elle en est et il la le les leur mais par pour qui sa "
    "se ses son sur un une",
    "es": "al con de del el en es ha la las los más para pero por que se su sus un una y",
    "it": "al alla che con da dei del della di e gli ha i il in la le nel non per si sono suo sua "
    "un una",
    "nl": "aan als de den die dat een en er haar het hij hun in is maar met naar niet om op te tot "
    "uit van voor wordt ze zich zijn",
    "pt": "a ao as com da das de do dos e em é mas na no não o os para por que se seu sua um uma",
    "pl": "a być do i jego jej jest który która nie o od oraz po przez się swoją to w z za ze że",
    "tr": "bir bu çok da daha de gibi için ile kadar olan olarak onu ve",
}
_LANGUAGES_OF = {
    word: tuple(name for name, known in _FUNCTION_WORDS.items() if word in known.split())
    for words in _FUNCTION_WORDS.values()
    for word in words.split()
}
_WORD = re.compile(r"[^\W\d_]+")
_MIN_SHARE = 0.15  # running text of these languages has a quarter to a third of them


def base_language(tag: str) -> str:
    """The language of a tag without script and region: zh-Hans gives zh, pt-BR gives pt."""
    base = re.split("[-_]", tag.strip(), maxsplit=1)[0].lower()
    return _SAME.get(base, base)


def detect_language(text: str, declared: str = "") -> str:
    """The language of a text, ISO 639-1, or "und".

    Args:
        text: some words.
        declared: the language that it should be in, or "": it settles what the text leaves open,
            between languages of one script or where a text is too short.
    """
    script = detect_script_language(text)
    if script:
        short_kanji = script == "zh" and declared == "ja" and len(text.strip()) < _KANA_EXPECTED
        related = declared in _RELATED.get(script, ())
        return declared if short_kanji or related else script
    if not _is_latin(text):
        return declared or "und"
    counted = _by_function_words(text)
    if counted:
        return counted
    return declared if declared and declared not in _OTHER_SCRIPTS else "en"


def _is_latin(text: str) -> bool:
    if text.isascii():
        return True
    letters = [ord(char) for char in text if char.isalpha()]
    return 2 * sum(code < 0x250 for code in letters) >= len(letters)


def _by_function_words(text: str) -> str:
    """The Latin-script language whose function words are the most frequent, or ""."""
    words = _WORD.findall(text.lower())
    counts = dict.fromkeys(_FUNCTION_WORDS, 0)
    for word in words:
        for name in _LANGUAGES_OF.get(word, ()):
            counts[name] += 1
    ranked = sorted(counts, key=lambda name: -counts[name])
    best, next_best = counts[ranked[0]], counts[ranked[1]]
    enough = best >= 2 and best >= _MIN_SHARE * len(words)
    return ranked[0] if enough and best > next_best else ""
