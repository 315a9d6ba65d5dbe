"""Shares, rows, kinds and times in words, in the language of the screen (pure)."""

from __future__ import annotations

from tvrec.domain import (
    Card,
    EventKind,
    Home,
    Kind,
    Row,
    Share,
    Summary,
    Title,
    TitleId,
)
from tvrec.i18n import Translator, message
from tvrec.naming import Knowing, NameOf, liked_by, own_name
from tvrec.text import with_names
from tvrec.viewer_names import joined_names

__all__ = [
    "against_label",
    "cause_line",
    "episode_number",
    "era_name",
    "hour_line",
    "kind_name",
    "language_name",
    "left_line",
    "minutes",
    "part_line",
    "row_named",
    "row_title",
    "share_label",
    "trust_line",
]


def era_name(decade: str, words: Translator) -> str:
    """Name a decade, which is known as "1960s"."""
    return words.gettext("{year}s").format(year=decade.rstrip("s"))


def share_label(share: Share, words: Translator, name_of: NameOf = own_name) -> str:
    """Name one share, as in the Why panel and in ``tvrec explain``."""
    if share.name:
        return name_of(share)
    terms = _FEW_COUNT if share.id == "few" else _TERMS
    return words.gettext(terms.get(share.type, share.type))


def against_label(share: Share, words: Translator) -> str:
    """Name what speaks against a title: a term that is negative."""
    terms = _FEW_AGAINST if share.id == "few" else _AGAINST
    return words.gettext(terms.get(share.type, share.type))


_TERMS = {
    "votes": message("Well loved by many"),
    "quality": message("Highly rated"),
    "rating": message("Highly rated"),
    "newness": message("New in your library"),
    "variety": message("Something different"),
    "history": message("The rest of what you like"),
    "rest": message("What else is to your taste"),
    "attention": message("What your titles are about"),
    "genre": message("The genres of your titles"),
    "people": message("The people in your titles"),
    "era": message("The years of what you liked lately"),
}
_FEW_COUNT = {"votes": message("Known to few, as what you like")}
_AGAINST = {
    "votes": message("known to few"),
    "quality": message("rated lower than most"),
    "rating": message("rated lower than most"),
    "attention": message("less like your titles than most"),
    "genre": message("less of the genres of your titles"),
    "people": message("fewer people of your titles"),
    "era": message("less of the years you liked lately"),
}
_FEW_AGAINST = {"votes": message("known to many, unlike what you like")}


def trust_line(changed: bool, words: Translator) -> str:
    """Say that a change of taste was noticed; empty where none was."""
    if not changed:
        return ""
    return words.gettext("Your taste seems to have changed: what you liked long ago counts less")


def row_title(row: Row, words: Translator, name_of: NameOf = own_name) -> str:
    """Name a row."""
    subject = name_of(row.subject) if row.subject else ""
    if row.subject is not None and row.subject.type == "viewers":  # a name a line
        subject = joined_names(row.subject.name.splitlines(), words)
    return with_names(words.gettext(_row_words(row.recipe, row.subject, name_of)), subject=subject)


def _row_words(recipe: str, subject: Share | None, name_of: NameOf) -> str:
    if recipe == "because" and subject is not None and subject.id:
        recipe = f"because {liked_by(TitleId(subject.id), name_of)}"
    return _ROWS.get(recipe, recipe)


def row_named(row: str, words: Translator, name_of: NameOf = own_name) -> str:
    """Name a row of which only the id is left, or its recipe, which stands for all of its kind."""
    recipe, _, subject = row.partition(":")
    share = Share(_SUBJECTS.get(recipe, ""), subject, subject or "…", 0.0)
    name = name_of(share) if subject else share.name
    return words.gettext(_row_words(recipe, share, name_of)).format(subject=name)


_SUBJECTS = {"because": "title", "person": "person", "genre": "genre"}

_ROWS = {
    "continue": message("Continue watching"),
    "listen_on": message("Continue listening"),
    "next_up": message("Next up"),
    "top": message("Top picks for you"),
    "saved": message("Your list"),
    "loved": message("Well loved in your library"),
    "because": message("Because you watched {subject}"),
    "because watched": message("Because you watched {subject}"),
    "because heard": message("Because you listened to {subject}"),
    "because rated": message("Because you rated {subject} highly"),
    "because liked": message("Because you like {subject}"),
    "person": message("More with {subject}"),
    "genre": message("{subject} for you"),
    "new": message("New in your library"),
    "different": message("Something different"),
    "under": message("Under {subject} minutes"),
    "again": message("Watch again"),
    "listen": message("Listen"),
    "explore": message("Explore"),
    "together": message("For {subject}"),
}


def cause_line(home: Home, title: str, words: Translator) -> str:
    """Say what changed the screen; empty where nothing moved."""
    if home.cause is None or not home.moved:
        return ""
    if home.cause.kind == "undo":
        return words.gettext("changed just now: taken back")
    if home.cause.kind == "play" and (home.cause.completion or 0) > 0:
        return words.gettext("changed just now: you watched {title}").format(title=title)
    said = _CHANGED.get(home.cause.kind, "changed just now: {title}")
    return words.gettext(said).format(title=title)


_CHANGED = {
    EventKind.RATE: message("changed just now: you rated {title}"),
    EventKind.LIKE: message("changed just now: you like {title}"),
    EventKind.FAVOURITE: message("changed just now: you like {title}"),
    EventKind.DISLIKE: message("changed just now: {title} is not for you"),
    EventKind.SEEN: message("changed just now: you know {title}"),
    EventKind.PLAY: message("changed just now: {title}"),
}


def kind_name(kind: Kind, words: Translator) -> str:
    """Name a kind of title."""
    return words.gettext(_KINDS.get(kind, "Other"))


_KINDS = {
    Kind.MOVIE: message("Film"),
    Kind.SERIES: message("Series"),
    Kind.EPISODE: message("Episode"),
    Kind.CLIP: message("Clip"),
    Kind.ARTIST: message("Artist"),
    Kind.ALBUM: message("Album"),
    Kind.TRACK: message("Track"),
    Kind.AUDIOBOOK: message("Audiobook"),
    Kind.PODCAST: message("Podcast"),
    Kind.PODCAST_EPISODE: message("Podcast episode"),
    Kind.OTHER: message("Other"),
}


def part_line(card: Card, words: Translator, name_of: NameOf = own_name) -> str:
    """Say which part a card plays, and what is left to see of it; empty: it plays itself, anew.

    An episode is called by its number, as "S2 E3"; then comes the name, or what is left of it.
    """
    knowing = name_of if isinstance(name_of, Knowing) else None
    part = knowing.summary_of(card.play) if knowing and card.play is not None else None
    if part is None:
        return left_line(card.left_s, words) if card.left_s is not None else ""
    number = episode_number(part, words, short=True)
    if card.left_s is not None:
        return left_line(card.left_s, words, number)
    name = words.pick(part.title, part.titles)
    nameless = number and name == _NAMELESS.format(episode=part.episode)
    return " · ".join(filter(None, (number, "" if nameless else name)))


_NAMELESS = "Episode {episode}"  # as the library calls it


def left_line(left_s: float, words: Translator, part: str = "") -> str:
    """Say how much is left to see, of a part where one is named."""
    time = minutes(left_s, words)
    if part:
        return words.gettext("{part} · {time} left").format(part=part, time=time)
    return words.gettext("{time} left").format(time=time)


def episode_number(title: Title | Summary, words: Translator, *, short: bool = False) -> str:
    """Say which episode of its series a title is; empty: it is none, or has no number."""
    if title.kind is not Kind.EPISODE or title.episode is None:
        return ""
    if title.season is None:
        return words.gettext("Episode {episode}").format(episode=title.episode)
    if not title.season:
        return words.gettext("Special {episode}").format(episode=title.episode)
    long = words.gettext("Season {season}, episode {episode}")
    text = words.gettext("S{season} E{episode}") if short else long
    return text.format(season=title.season, episode=title.episode)


def hour_line(cause: str, summary: Summary, words: Translator) -> str:
    """Say why the hour lifts a title: its running time, or its kind; empty: it does not."""
    if not cause:
        return ""
    kind, runtime_s = summary.kind, summary.runtime_s or 0.0
    if cause == "kind":
        return words.gettext(_AT_THIS_HOUR.get(kind, "You often choose such things at this hour"))
    if not kind.is_audio and runtime_s < _SHORT_S:
        return words.gettext("You often watch short things at this hour")
    if not kind.is_audio and runtime_s >= _LONG_S:
        return words.gettext("You often watch long things at this hour")
    return words.gettext("You often choose things of this length at this hour")


_SHORT_S, _LONG_S = 2700.0, 6600.0  # bounds of ``rec.context.ContextSettings``
_AT_THIS_HOUR = {
    Kind.MOVIE: message("You often watch films at this hour"),
    Kind.SERIES: message("You often watch series at this hour"),
    Kind.CLIP: message("You often watch short things at this hour"),
    Kind.ARTIST: message("You often listen to music at this hour"),
    Kind.ALBUM: message("You often listen to music at this hour"),
    Kind.AUDIOBOOK: message("You often listen to audiobooks at this hour"),
    Kind.PODCAST: message("You often listen to podcasts at this hour"),
    Kind.OTHER: message("You often choose such things at this hour"),
}


def minutes(seconds: float, words: Translator) -> str:
    """Write a running time in hours and minutes."""
    whole = max(1, round(seconds / 60))
    hours, rest = divmod(whole, 60)
    if not hours:
        return words.gettext("{m} min").format(m=rest)
    if not rest:
        return words.gettext("{h} h").format(h=hours)
    return words.gettext("{h} h {m} min").format(h=hours, m=rest)


def language_name(code: str, words: Translator) -> str:
    """Name a language."""
    return words.gettext(_LANGUAGES[code]) if code in _LANGUAGES else code


_LANGUAGES = {
    "en": message("English"), "zh": message("Chinese"), "de": message("German"),
    "fr": message("French"), "es": message("Spanish"), "it": message("Italian"),
    "ja": message("Japanese"), "ko": message("Korean"), "ru": message("Russian"),
    "pt": message("Portuguese"), "nl": message("Dutch"), "sv": message("Swedish"),
    "pl": message("Polish"), "ar": message("Arabic"), "hi": message("Hindi"),
    "th": message("Thai"), "tr": message("Turkish"),
}  # fmt: skip
