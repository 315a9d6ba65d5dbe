"""A Home in words: from the values of the domain to what the widgets show (pure)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from zlib import crc32

from tvrec.domain import (
    Card,
    Home,
    Kind,
    MediaFile,
    Reason,
    Row,
    Share,
    Summary,
    Target,
    Title,
    TitleId,
)
from tvrec.genres import genre_name
from tvrec.i18n import Translator, message
from tvrec.naming import NameOf
from tvrec.phrases import (
    cause_line,
    episode_number,
    kind_name,
    language_name,
    minutes,
    part_line,
    row_title,
    share_label,
)
from tvrec.pieces import answer_line
from tvrec.reasons import reason_sentence, row_sentences
from tvrec.tv.widgets.views import CardView, CauseView, HeroView, RowView
from tvrec.viewer_names import whom_line

__all__ = ["Presenter", "countries"]

_PERSONAL = frozenset({"title", "person", "genre", "era"})
_LEADS = ("director", "author", "composer", "artist", "creator", "lecturer")


class Presenter:
    """Writes what is shown, in one language.

    Args:
        words: the language.
        name_of: names titles, people and genres in it.
    """

    def __init__(self, words: Translator, name_of: NameOf) -> None:
        self.words = words
        self.name_of = name_of

    def rows(self, home: Home) -> list[RowView]:
        """Write the rows of a Home; the one that changed most says why."""
        cause = ""
        if home.cause is not None and home.cause.title is not None:
            cause = cause_line(
                home, self.name_of(Share("title", home.cause.title, "", 0.0)), self.words
            )
        changed = {moved.row for moved in home.moved}
        noted = next((row.id for row in home.rows if row.id in changed), "")
        came = {(moved.row, moved.id) for moved in home.moved if moved.before is None}
        return [
            _with_arrivals(self.row(row, note=cause if row.id == noted else ""), came)
            for row in home.rows
        ]

    def row(self, row: Row, *, note: str = "") -> RowView:
        """Write one row."""
        title = row_title(row, self.words, self.name_of)
        cards = tuple(self.card(card) for card in row.cards)
        if row.recipe == "explore":  # drawn by chance: it says so
            exploring = self.words.gettext("Exploring")
            cards = tuple(replace(card, facts=f"{exploring} · {card.facts}") for card in cards)
        if row.subject is not None and row.subject.type == "viewers":  # each says for whom it is
            everybody = len(row.subject.name.splitlines())
            whom = [whom_line(card.whom, everybody, self.words, short=True) for card in row.cards]
            cards = tuple(
                replace(card, facts=f"{said} · {card.facts}")
                for card, said in zip(cards, whom, strict=True)
            )
        return RowView(row.id, title, cards, note)

    def card(self, card: Card) -> CardView:
        """Write a card."""
        summary = card.summary
        return CardView(
            id=card.id,
            title=self.title(summary),
            facts=answer_line(card, self.words, self.name_of) or self._facts(card),
            progress=card.progress,
            chip=f"▲{card.moved}" if card.moved > 0 else "",
            tint=crc32(card.id.encode()),
            play=card.play,
        )

    def title(self, summary: Summary) -> str:
        """Name a title in the language of the screen."""
        return self.words.pick(summary.title, summary.titles)

    def target_name(self, target: Target) -> str:
        """Name what an act or a rule is about; a folder by its last part."""
        if target.type == "language":
            return language_name(target.id, self.words)
        if target.type == "folder":
            return target.id.rstrip("/").rpartition("/")[2] or target.id
        return self.name_of(Share(target.type, target.id, target.id, 0.0))

    def _facts(self, card: Card) -> str:
        summary = card.summary
        kind = kind_name(summary.kind, self.words) if summary.kind.is_audio else ""
        part = part_line(card, self.words, self.name_of)
        if part:
            return " · ".join(filter(None, (kind, part)))
        parts = [str(summary.year)] if summary.year else []
        if summary.kind.is_audio or summary.kind is Kind.SERIES:
            parts.append(kind_name(summary.kind, self.words))
        elif summary.genres:
            parts.append(genre_name(summary.genres[0], self.words))
        return " · ".join(parts)

    def hero(
        self, title: Title, reason: Reason | None, label: str = "", row: Row | None = None
    ) -> HeroView:
        """Write a title in large; in a row it says why as it does beside its neighbours there."""
        plot = self._synopsis(title) or title.plot
        return HeroView(
            id=title.id,
            title=self.words.pick(title.title, {k: v.title for k, v in title.i18n.items()}),
            label=label,
            facts=" · ".join(self._title_facts(title)),
            synopsis=plot,
            causes=self.causes(reason),
            sentence=self._sentence(title.id, reason, row),
        )

    def _sentence(self, title: TitleId, reason: Reason | None, row: Row | None) -> str:
        place = next((n for n, c in enumerate(row.cards) if c.id == title), None) if row else None
        if row is None or place is None:
            return reason_sentence(reason, self.words, self.name_of, title=title)
        cards = row.cards[: place + 1]
        return row_sentences(cards, self.words, self.name_of, subject=row.subject)[-1]

    def has_synopsis(self, title: Title) -> bool:
        """Tell whether a title's synopsis is there in the language of the screen."""
        return bool(self._synopsis(title))

    def _synopsis(self, title: Title) -> str:
        local = [title.i18n[key] for key in _tongues(self.words) if key in title.i18n]
        return next((each.plot for each in local if each.plot), "")

    def causes(self, reason: Reason | None, most: int = 3) -> tuple[CauseView, ...]:
        """Write the largest causes: personal ones first, what is nobody's taste last."""
        if reason is None:
            return ()
        personal = [share for share in reason.shares if share.type in _PERSONAL]
        personal.sort(key=lambda share: -share.share)
        return tuple(
            CauseView(share_label(share, self.words, self.name_of), share.share)
            for share in personal[:most]
            if share.share >= 0.01
        )

    def _title_facts(self, title: Title) -> Iterable[str]:
        number = episode_number(title, self.words)
        if number:
            yield number
        if title.year:
            yield str(title.year)
        if title.runtime_s:
            yield minutes(title.runtime_s, self.words)
        if number and title.parent is not None:
            yield from filter(None, [self.name_of(Share("series", title.parent, "", 0.0))])
        elif title.kind is not Kind.MOVIE:
            yield kind_name(title.kind, self.words)
        if title.genres:
            yield self.words.gettext(", ").join(
                genre_name(genre, self.words) for genre in title.genres[:2]
            )
        if title.countries:
            yield countries(title.countries[0], self.words)
        lead = next((c for role in _LEADS for c in title.people if c.role == role), None)
        if lead is not None:
            yield self.words.pick(lead.name, lead.names)

    def version(self, files: Sequence[MediaFile]) -> str:
        """Write what a version's files are: the picture, the container, the languages."""
        tr, first = self.words.gettext, files[0]
        found = []
        if first.height:
            found.append(_QUALITIES.get(first.height, f"{first.width}×{first.height}"))
        suffix = first.path.rpartition(".")[2]
        if first.path.rpartition("/")[2].count("."):
            found.append(suffix.upper())
        found.append(_size(sum(file.size for file in files)))
        if len(files) > 1:
            found.append(tr("{n} parts").format(n=len(files)))
        if first.audio_languages:
            found.append(tr("sound: {names}").format(names=self._languages(first.audio_languages)))
        if first.subtitle_languages:
            names = self._languages(first.subtitle_languages)
            found.append(tr("subtitles: {names}").format(names=names))
        return " · ".join(found)

    def _languages(self, codes: Sequence[str]) -> str:
        names = dict.fromkeys(language_name(code, self.words) for code in codes if code)
        return self.words.gettext(", ").join(names)

    def people(self, title: Title) -> list[str]:
        """Write who made a title, a line a role."""
        by_role: dict[str, list[str]] = {}
        for credit in title.people:
            role = credit.role or "actor"
            if role == "editor" and not title.kind.is_audio:
                role = "film editor"
            by_role.setdefault(role, []).append(self.words.pick(credit.name, credit.names))
        comma = self.words.gettext(", ")
        return [
            f"{self.words.gettext(_ROLES.get(role, role))}  {comma.join(names)}"
            for role, names in by_role.items()
        ]


_ROLES = {
    "director": message("Director"), "actor": message("With"), "writer": message("Written by"),
    "screenwriter": message("Written by"), "author": message("By"), "artist": message("Artist"),
    "composer": message("Music by"), "conductor": message("Conducted by"),
    "performer": message("Performed by"), "singer": message("Sung by"),
    "reader": message("Read by"), "narrator": message("Narrated by"),
    "translator": message("Translated by"), "lecturer": message("Lectures by"),
    "creator": message("Created by"), "producer": message("Produced by"),
    "editor": message("Edited by"), "animator": message("Animated by"),
    "lyricist": message("Words by"), "film editor": message("Film editing"),
}  # fmt: skip


_QUALITIES = {2160: "4K", 1080: "1080p", 720: "720p", 576: "576p", 480: "480p"}


def _size(size: int) -> str:
    """Write a file's size as shops do, in powers of ten."""
    if size >= 10**9:
        return f"{size / 10**9:.1f} GB"
    return f"{max(1, round(size / 10**6))} MB"


def _tongues(words: Translator) -> tuple[str, ...]:
    if words.language == "en":
        return ("en",)
    other = "zh-Hant" if words.language == "zh-Hans" else "zh-Hans"
    return (words.language, other, "zh")


_COUNTRIES = {
    "AR": message("Argentina"), "AT": message("Austria"), "AU": message("Australia"),
    "BE": message("Belgium"), "BG": message("Bulgaria"), "BR": message("Brazil"),
    "CA": message("Canada"), "CH": message("Switzerland"), "CL": message("Chile"),
    "CN": message("China"), "CO": message("Colombia"), "CS": message("Czechoslovakia"),
    "CU": message("Cuba"), "CZ": message("Czechia"), "DE": message("Germany"),
    "DK": message("Denmark"), "EE": message("Estonia"), "EG": message("Egypt"),
    "ES": message("Spain"), "FI": message("Finland"), "FR": message("France"),
    "GB": message("Britain"), "GE": message("Georgia"), "GR": message("Greece"),
    "HK": message("Hong Kong"), "HR": message("Croatia"), "HU": message("Hungary"),
    "ID": message("Indonesia"), "IE": message("Ireland"), "IL": message("Israel"),
    "IN": message("India"), "IQ": message("Iraq"), "IR": message("Iran"), "IS": message("Iceland"),
    "IT": message("Italy"), "JP": message("Japan"), "KR": message("Korea"),
    "LB": message("Lebanon"), "LT": message("Lithuania"), "LU": message("Luxembourg"),
    "LV": message("Latvia"), "MA": message("Morocco"), "MX": message("Mexico"),
    "MY": message("Malaysia"), "NL": message("Netherlands"), "NO": message("Norway"),
    "NZ": message("New Zealand"), "PE": message("Peru"), "PH": message("Philippines"),
    "PK": message("Pakistan"), "PL": message("Poland"), "PT": message("Portugal"),
    "RO": message("Romania"), "RS": message("Serbia"), "RU": message("Russia"),
    "SE": message("Sweden"), "SG": message("Singapore"), "SK": message("Slovakia"),
    "SN": message("Senegal"), "SU": message("Soviet Union"), "TH": message("Thailand"),
    "TR": message("Turkey"), "TW": message("Taiwan"), "UA": message("Ukraine"),
    "US": message("United States"), "UY": message("Uruguay"), "VN": message("Vietnam"),
    "YU": message("Yugoslavia"), "ZA": message("South Africa"),
}  # fmt: skip


def countries(code: str, words: Translator) -> str:
    """Name a country; one that is not known stays as its source spells it."""
    name = _COUNTRIES.get(code.upper())
    return code if name is None else words.gettext(name)


def _with_arrivals(row: RowView, came: Collection[tuple[str, TitleId]]) -> RowView:
    """Mark the cards that have come into a row; those that gained places in it say how many."""
    if not any((row.id, card.id) in came for card in row.cards):
        return row
    cards = (
        replace(card, chip=card.chip or "▲") if (row.id, card.id) in came else card
        for card in row.cards
    )
    return replace(row, cards=tuple(cards))
