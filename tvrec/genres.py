"""The common genres in the languages of the interface; a library's own spellings stay as they are.

Spellings follow TMDB, TheTVDB and MusicBrainz, which most sidecar files copy.
"""

from __future__ import annotations

from tvrec.i18n import Translator, message
from tvrec.text import fold

__all__ = ["genre_in_sentence", "genre_name"]

_COMMON = (
    message("Action"),
    message("Adventure"),
    message("Ambient"),
    message("Animation"),
    message("Biography"),
    message("Blues"),
    message("Children"),
    message("Classical"),
    message("Comedy"),
    message("Crime"),
    message("Documentary"),
    message("Drama"),
    message("Electronic"),
    message("Essay"),
    message("Family"),
    message("Fantasy"),
    message("Film noir"),
    message("Folk"),
    message("History"),
    message("Horror"),
    message("Jazz"),
    message("Literature"),
    message("Mathematics"),
    message("Music"),
    message("Musical"),
    message("Mystery"),
    message("News"),
    message("Philosophy"),
    message("Poetry"),
    message("Pop"),
    message("Reality"),
    message("Rock"),
    message("Romance"),
    message("Science"),
    message("Science fiction"),
    message("Short"),
    message("Sport"),
    message("Talk show"),
    message("Thriller"),
    message("Travel"),
    message("War"),
    message("Western"),
)
_BY_FOLDED = {fold(name): name for name in _COMMON} | {
    "sci fi": "Science fiction",
    "scifi": "Science fiction",
    "noir": "Film noir",
    "sports": "Sport",
    "kids": "Children",
    "historical": "History",
    "biopic": "Biography",
}


def genre_name(name: str, words: Translator) -> str:
    """Return a genre in the interface's language, or as it is where the language has no word."""
    common = _BY_FOLDED.get(fold(name))
    if common is None or words.language == "en":
        return name
    return words.gettext(common)


_IN_SENTENCE = {
    "Adventure": message("adventure"),
    "Ambient": message("ambient music"),
    "Biography": message("biographies"),
    "Children": message("what is made for children"),
    "Classical": message("classical music"),
    "Crime": message("crime stories"),
    "Documentary": message("documentaries"),
    "Electronic": message("electronic music"),
    "Essay": message("essays"),
    "Family": message("family entertainment"),
    "Folk": message("folk music"),
    "History": message("history"),
    "Horror": message("horror"),
    "Musical": message("musicals"),
    "Mystery": message("mysteries"),
    "Pop": message("pop music"),
    "Reality": message("reality shows"),
    "Rock": message("rock music"),
    "Romance": message("romance"),
    "Short": message("shorts"),
    "Talk show": message("talk shows"),
    "Thriller": message("thrillers"),
    "War": message("war stories"),
    "Western": message("westerns"),
}
"""What one likes where a genre is liked, unless that is the genre's own name."""


def genre_in_sentence(name: str, words: Translator) -> str:
    """Return a genre as it is called within a sentence: "You enjoy war stories"."""
    common = _BY_FOLDED.get(fold(name))
    if common is None:
        return name
    within = _IN_SENTENCE.get(common)
    if within is not None:
        return words.gettext(within)
    return common.lower() if words.language == "en" else words.gettext(common)
