"""Why a title is where it is: its causes, what stands behind them, what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from tvrec.domain import EventKind, Row, Share, Target, TitleId
from tvrec.naming import Knowing
from tvrec.phrases import against_label, hour_line, row_named, share_label, trust_line
from tvrec.reasons import reason_sentence
from tvrec.text import with_names
from tvrec.tv import messages
from tvrec.tv.present import Presenter
from tvrec.tv.screens.why import WhyView
from tvrec.tv.widgets.controls import Button, Choice
from tvrec.tv.widgets.hero import cause_colours
from tvrec.tv.widgets.views import CauseView, HeroView, RowView

if TYPE_CHECKING:
    from tvrec.core import Tv
    from tvrec.core.evidence import Evidence

__all__ = ["imagined", "why"]

_NAMED = ("title", "person", "genre", "era")
_PAST = 3  # past titles that have a line where they have a share
_LINES = 6  # causes of the viewer's taste that have one
_SHELF = 24  # cards of the row as it would be


def why(tv: Tv, writer: Presenter, profile: str, title: TitleId) -> tuple[HeroView, WhyView] | None:
    """Return the panel of causes."""
    summary = tv.guide.card_of(title)
    if summary is None:
        return None
    answer = tv.explain(summary.id, profile)
    full = tv.guide.titles([summary.id])[summary.id]
    hero = replace(writer.hero(full, None), causes=(), sentence="", synopsis="")
    words = writer.words
    reason = answer.reason
    shown = _shown(reason.shares)
    views = tuple(
        CauseView(share_label(s, words, writer.name_of), s.share, s.type in _NAMED) for s in shown
    )
    known = tv.guide.evidence(shown, profile, summary.kind)
    ranks = {(c.type, c.id): c.rank for c in reason.counterfactuals}
    lines = []
    acts: dict[str, tuple[tuple[Button, messages.Acted], ...]] = {}
    own = _own_acts(writer, hero)
    for share, view, colour in zip(shown, views, cause_colours(views), strict=True):
        key = f"{share.type}:{share.id}"
        rank = ranks.get((share.type, share.id))
        end = ""
        if rank is not None:
            end = words.gettext("without it: number {rank}").format(rank=rank)
        lines.append(
            Choice(
                key,
                view.name,
                _beside(share, known.get((share.type, share.id)), writer),
                end,
                share.share,
                colour,
            )
        )
        acts[key] = (*_cause_acts(share, view, writer), *own)
    acts[""] = own
    heading = words.gettext("Why it is your number {rank}").format(rank=answer.rank)
    if not lines:  # all such titles are alike, and their places mean nothing
        heading = words.gettext("Why it is here")
        lines.append(Choice("none", reason_sentence(reason, words, writer.name_of)))
    hour = hour_line(answer.lifted.cause, summary, words)
    quiet = [hour] if hour else []
    if reason.against:
        names = [against_label(s, words) for s in reason.against[:3]]
        joined = words.gettext(", ").join(names)
        quiet.append(words.gettext("Against it: {names}").format(names=joined))
    if changed := trust_line(answer.changed, words):
        quiet.append(changed)
    quiet += _shown_before(tv, writer, profile, summary.id)
    return hero, WhyView(heading, tuple(lines), tuple(quiet), acts)


def _shown_before(tv: Tv, writer: Presenter, profile: str, title: TitleId) -> list[str]:
    """Say when a title was last on Home before today, and what it said of itself then."""
    today = datetime.now().astimezone().date()
    past = [one for one in tv.impressions.of(profile, title) if one.at.astimezone().date() < today]
    if not past:
        return []
    tr, last = writer.words.gettext, past[-1]
    row = row_named(last.row, writer.words, writer.name_of)
    said = (
        tr("Shown {when} in “{row}”: {sentence}") if last.reason else tr("Shown {when} in “{row}”")
    )
    return [with_names(said, when=_ago(last.at, writer), row=row, sentence=last.reason)]


def _shown(shares: Sequence[Share]) -> list[Share]:
    """Return the shares that have a line: together they are the whole.

    The strongest past titles are among them, of which it is known what would be without them.
    What is of the viewer's taste and has no line of its own is one share, before what many say.
    """
    mine = sorted((s for s in shares if s.type in _NAMED), key=lambda share: -share.share)
    past = [share for share in mine if share.type == "title"][:_PAST]
    others = [share for share in mine if share not in past][: _LINES - len(past)]
    named = [share for share in mine if share in past or share in others]
    named = [share for share in named if round(share.share * 100)]
    left = [s for s in shares if s not in named and s.type in (*_NAMED, "history")]
    public = [s for s in shares if s.type not in (*_NAMED, "history")]
    rest = sum(share.share for share in left)
    if rest > 0:
        watched = all(share.type in ("title", "history") for share in left)
        named.append(Share("history" if watched else "rest", "", "", rest))
    return [*named, *sorted(public, key=lambda share: -share.share)]


def imagined(tv: Tv, writer: Presenter, profile: str, act: messages.Acted) -> RowView | None:
    """Return the top picks as they would be after an act."""
    target = Target(act.target_type, act.target)
    if act.rule:
        row = tv.what_if.after_rule(act.kind, target, profile)
    else:
        row = tv.what_if.after_act(EventKind(act.kind), target, profile, **act.fields)
    if row is None:
        return None
    tr = writer.words.gettext
    now = tv.what_if.top_picks(profile)
    stays = now is not None and [c.id for c in now.cards] == [c.id for c in row.cards]
    note = tr("the row would stay as it is") if stays else tr("the row as it would be")
    shown = Row("imagined", row.recipe, row.cards[:_SHELF], row.subject)
    return replace(writer.row(shown, note=note), title=tr("If you do"))


def _beside(share: Share, found: Evidence | None, writer: Presenter) -> str:
    """Say what stands behind a cause."""
    tr = writer.words.gettext
    if share.type == "era" and (found is None or not found.titles):
        return tr("the years of what you liked lately")
    if found is None:
        return "" if share.type in ("history", "rest") else tr("nobody's taste in particular")
    match share.type:
        case "title" if found.last is not None:
            said = _when(share, found, found.last, writer)
            if found.rating is not None:
                said += f" · {found.rating:g}/10"
            return said
        case "title" if found.rating is not None:
            return tr("you gave it {rating}/10").format(rating=f"{found.rating:g}")
        case "person" | "era" if found.titles:
            return _titles_beside(found, writer)
        case "genre" if found.among:
            return tr("{count} of your last {among}").format(count=found.count, among=found.among)
    return tr("you liked it")


def _when(share: Share, found: Evidence, last: datetime, writer: Presenter) -> str:
    """Say how often and when a title was watched or listened to."""
    tr, name_of = writer.words.gettext, writer.name_of
    heard = isinstance(name_of, Knowing) and name_of.is_heard(TitleId(share.id))
    if found.plays > 1:
        watched = tr("watched {n} times, the last {when}")
        said = tr("heard {n} times, the last {when}") if heard else watched
    else:
        said = tr("heard {when}") if heard else tr("watched {when}")
    return with_names(said, n=str(found.plays), when=_ago(last, writer))


def _titles_beside(found: Evidence, writer: Presenter) -> str:
    """Name what of a person or of some years was watched or liked."""
    tr, titles = writer.words.gettext, found.titles[:2]
    names = tr(", ").join(map(writer.title, titles))
    if found.liked:
        return with_names(tr("you liked {titles}"), titles=names)
    if all(summary.kind.is_audio for summary in titles):
        return with_names(tr("you listened to {titles}"), titles=names)
    return with_names(tr("you watched {titles}"), titles=names)


def _ago(then: datetime, writer: Presenter) -> str:
    """Say how long ago something was, in days as one counts them."""
    tr = writer.words.gettext
    days = (datetime.now().astimezone().date() - then.astimezone().date()).days
    if days <= 0:
        return tr("today")
    if days == 1:
        return tr("yesterday")
    if days < 60:
        return tr("{n} days ago").format(n=days)
    return tr("{n} months ago").format(n=round(days / 30.4))


def _cause_acts(
    share: Share, view: CauseView, writer: Presenter
) -> Sequence[tuple[Button, messages.Acted]]:
    tr = writer.words.gettext
    if share.type in ("person", "genre"):
        said = with_names(tr("Less of {name}"), name=view.name)
        less = messages.Acted("mute", share.type, share.id, said=said, rule=True)
        return ((Button("mute", tr("Less of this")), less),)
    if share.type != "title":
        return ()
    said = tr("{title} no longer counts").format(title=view.name)
    act = messages.Acted(EventKind.BLOCK_SEED.value, "title", share.id, said=said)
    return ((Button("not_me", tr("That was not me")), act),)


def _own_acts(writer: Presenter, hero: HeroView) -> tuple[tuple[Button, messages.Acted], ...]:
    tr = writer.words.gettext
    less = messages.Acted(
        "less",
        "title",
        hero.id,
        said=tr("Less like {title}").format(title=hero.title),
        rule=True,
    )
    more = messages.Acted(
        EventKind.LIKE.value,
        "title",
        hero.id,
        said=tr("More like {title}").format(title=hero.title),
    )
    return (
        (Button("less", tr("Less like this")), less),
        (Button("more", tr("More like it")), more),
    )
