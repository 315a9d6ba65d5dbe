"""What came of the recommending: report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from tvrec.cli.help import TvCommand
from tvrec.cli.options import command_options, option
from tvrec.cli.plain import pad
from tvrec.cli.session import Session
from tvrec.cli.shapes import stamp
from tvrec.i18n import message
from tvrec.naming import NameOf
from tvrec.phrases import row_named

if TYPE_CHECKING:
    from tvrec.core import Effect
    from tvrec.i18n import Translator

__all__ = ["COMMANDS"]

_NAME_CELLS = 34


@click.command("report", cls=TvCommand)
@option(
    "--days",
    type=click.FloatRange(min=0, min_open=True),
    default=30.0,
    show_default=True,
    help="How far back what was shown is counted.",
)
@option(
    "--watches",
    type=click.IntRange(1, 1000),
    default=50,
    show_default=True,
    help="How many of the last watches are replayed.",
)
@command_options
@click.pass_obj
def report(session: Session, days: float, watches: int) -> None:
    """Print what came of what was shown, row by row, and whether the ranking foresaw your watches.

    Each of the last watches is replayed: with what was known before it, where would the ranking
    have put the title? Against it stand the most votes, the newest, and chance.
    """
    with session.tv() as tv:
        effect = tv.report(session.settings.profile, days=days, watches=watches, at=session.now)
        who, words = session.settings.profile, session.words
        name_of = tv.library.names(words, [who])
        session.put(lambda: _shape(effect, words, name_of), lambda: _lines(effect, words, name_of))


def _shape(effect: Effect, words: Translator, name_of: NameOf) -> dict[str, Any]:
    return {
        "profile": effect.profile,
        "at": stamp(effect.at),
        "days": effect.days,
        "rows": [
            {
                "row": row.recipe,
                "title": row_named(row.recipe, words, name_of),
                "delivered": row.delivered,
                "opened": row.opened,
                "started": row.started,
                "finished": row.finished,
            }
            for row in effect.rows
        ],
        "replay": {
            "watches": effect.replay.watches,
            "by": {
                name: {gain: figure._asdict() for gain, figure in figures.items()}
                for name, figures in effect.replay.by.items()
            },
            "against": {name: other._asdict() for name, other in effect.replay.against.items()},
        },
    }


def _lines(effect: Effect, words: Translator, name_of: NameOf) -> Iterator[str]:
    tr = words.gettext
    if effect.rows:
        yield (
            pad("", _NAME_CELLS)
            + "".join(
                pad(tr(head), 12)
                for head in (
                    message("shown"),
                    message("opened"),
                    message("started"),
                    message("finished"),
                )
            ).rstrip()
        )
    else:
        yield tr("Nothing was shown on the television in this time")
    for row in effect.rows:
        name = pad(row_named(row.recipe, words, name_of), _NAME_CELLS)
        started = f"{row.started} ({row.started / row.delivered:.1%})"
        finished = f"{row.finished} ({row.finished / row.delivered:.1%})"
        counts = f"{pad(str(row.delivered), 12)}{pad(str(row.opened), 12)}"
        yield f"{name}{counts}{pad(started, 12)}{finished}"
    yield ""
    replay = effect.replay
    if not replay.watches:
        yield tr("Nothing to replay yet: nothing was watched for the first time")
        return
    yield words.ngettext(
        "The last {n} first watch, replayed with what was known before it:",
        "The last {n} first watches, each replayed with what was known before it:",
        replay.watches,
    ).format(n=replay.watches)
    for name, figures in replay.by.items():
        said = "  ".join(
            f"{gain} {figure.mean:.3f} [{figure.low:.3f}, {figure.high:.3f}]"
            for gain, figure in figures.items()
        )
        yield f"  {pad(tr(_RANKINGS[name]), 16)}{said}"
    for name, other in replay.against.items():
        versus = tr("ndcg@10 less {name}").format(name=tr(_RANKINGS[name]))
        yield f"  {pad(versus, 32)}{other.difference:+.3f} [{other.low:+.3f}, {other.high:+.3f}]"


_RANKINGS = {
    "ranker": message("this ranking"),
    "votes": message("most votes"),
    "newest": message("the newest"),
    "random": message("chance"),
}

COMMANDS = (report,)
