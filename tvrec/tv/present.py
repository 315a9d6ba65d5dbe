"""A Home in words: from the values of the domain to what the widgets show (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from zlib import crc32

from tvrec.domain import Card, Home, Kind, Reason, Row, Share, Summary, Title
from tvrec.genres import genre_name
from tvrec.i18n import Translator
from tvrec.phrases import (
    NameOf,
    cause_line,
    kind_name,
    minutes,
    reason_sentence,
    row_title,
    share_label,
)
from tvrec.tv.widgets.views import CardView, CauseView, HeroView, RowView

__all__ = ["Presenter", "countries"]

_PERSONAL = frozenset({"title", "person", "genre"})
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
        return [self.row(row, note=cause if row.id == noted else "") for row in home.rows]

    def row(self, row: Row, *, note: str = "") -> RowView:
        """Write one row."""
        title = row_title(row, self.words, self.name_of)
        return RowView(row.id, title, tuple(self.card(card) for card in row.cards), note)

    def card(self, card: Card) -> CardView:
        """Write a card."""
        summary = card.summary
        return CardView(
            id=card.id,
            title=self.title(summary),
            facts=self._facts(card),
            progress=card.progress,
            chip=f"▲{card.moved}" if card.moved > 0 else "",
            tint=crc32(card.id.encode()),
            play=card.play,
        )

    def title(self, summary: Summary) -> str:
        """Name a title in the language of the screen."""
        return self.words.pick(summary.title, summary.titles)

    def _facts(self, card: Card) -> str:
        summary = card.summary
        if card.left_s is not None:
            left = self.words.gettext("{time} left").format(time=minutes(card.left_s, self.words))
            if summary.kind.is_audio:
                return f"{kind_name(summary.kind, self.words)} · {left}"
            return left
        parts = [str(summary.year)] if summary.year else []
        if summary.kind.is_audio or summary.kind is Kind.SERIES:
            parts.append(kind_name(summary.kind, self.words))
        elif summary.genres:
            parts.append(genre_name(summary.genres[0], self.words))
        return " · ".join(parts)

    def hero(self, title: Title, reason: Reason | None, label: str = "") -> HeroView:
        """Write a title in large."""
        local = [title.i18n[key] for key in _tongues(self.words) if key in title.i18n]
        plot = next((each.plot for each in local if each.plot), title.plot)
        return HeroView(
            id=title.id,
            title=self.words.pick(title.title, {k: v.title for k, v in title.i18n.items()}),
            label=label,
            facts=" · ".join(self._title_facts(title)),
            synopsis=plot,
            causes=self.causes(reason),
            sentence=reason_sentence(reason, self.words, self.name_of),
        )

    def brief(self, card: CardView) -> HeroView:
        """Write what a card alone knows, until the rest of the title has been read."""
        return HeroView(id=card.id, title=card.title, facts=card.facts)

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
        if title.year:
            yield str(title.year)
        if title.runtime_s:
            yield minutes(title.runtime_s, self.words)
        if title.kind is not Kind.MOVIE:
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

    def people(self, title: Title) -> list[str]:
        """Write who made a title, a line a role."""
        by_role: dict[str, list[str]] = {}
        for credit in title.people:
            by_role.setdefault(credit.role or "actor", []).append(
                self.words.pick(credit.name, credit.names)
            )
        comma = self.words.gettext(", ")
        return [
            f"{self.words.gettext(_ROLES.get(role, role))}  {comma.join(names)}"
            for role, names in by_role.items()
        ]


_ROLES = {
    "director": "Director", "actor": "With", "writer": "Written by", "author": "By",
    "composer": "Music by", "reader": "Read by", "artist": "By", "performer": "Played by",
    "lecturer": "Held by", "creator": "Created by", "producer": "Produced by",
}  # fmt: skip


def _tongues(words: Translator) -> tuple[str, ...]:
    if words.language == "en":
        return ("en",)
    other = "zh-Hant" if words.language == "zh-Hans" else "zh-Hans"
    return (words.language, other, "zh")


_COUNTRIES: Mapping[str, tuple[str, str]] = {
    "AR": ("Argentina", "阿根廷"), "AT": ("Austria", "奥地利"), "AU": ("Australia", "澳大利亚"),
    "BE": ("Belgium", "比利时"), "BR": ("Brazil", "巴西"), "CA": ("Canada", "加拿大"),
    "CH": ("Switzerland", "瑞士"), "CL": ("Chile", "智利"), "CN": ("China", "中国"),
    "CZ": ("Czechia", "捷克"), "CS": ("Czechoslovakia", "捷克斯洛伐克"),
    "DE": ("Germany", "德国"), "DK": ("Denmark", "丹麦"), "EG": ("Egypt", "埃及"),
    "ES": ("Spain", "西班牙"), "FI": ("Finland", "芬兰"), "FR": ("France", "法国"),
    "GB": ("Britain", "英国"), "GR": ("Greece", "希腊"), "HK": ("Hong Kong", "香港"),
    "HU": ("Hungary", "匈牙利"), "IE": ("Ireland", "爱尔兰"), "IN": ("India", "印度"),
    "IR": ("Iran", "伊朗"), "IQ": ("Iraq", "伊拉克"), "IT": ("Italy", "意大利"),
    "JP": ("Japan", "日本"), "KR": ("Korea", "韩国"), "MX": ("Mexico", "墨西哥"),
    "NL": ("Netherlands", "荷兰"), "NO": ("Norway", "挪威"), "PL": ("Poland", "波兰"),
    "PT": ("Portugal", "葡萄牙"), "RU": ("Russia", "俄罗斯"), "SE": ("Sweden", "瑞典"),
    "SU": ("Soviet Union", "苏联"), "TR": ("Turkey", "土耳其"), "TW": ("Taiwan", "台湾"),
    "US": ("United States", "美国"), "PH": ("Philippines", "菲律宾"), "RO": ("Romania", "罗马尼亚"),
    "UA": ("Ukraine", "乌克兰"), "GE": ("Georgia", "格鲁吉亚"), "UY": ("Uruguay", "乌拉圭"),
}  # fmt: skip


def countries(code: str, words: Translator) -> str:
    """Name a country; one that is not known stays as its source spells it."""
    names = _COUNTRIES.get(code.upper())
    if names is None:
        return code
    return names[0] if words.language == "en" else names[1]
