"""An evaluation as a table and as JSON (pure)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tvrec.cli.plain import pad

if TYPE_CHECKING:
    from tvrec.core import Evaluation
    from tvrec.i18n import Translator

__all__ = ["evaluation_lines", "evaluation_shape"]


def evaluation_shape(result: Evaluation) -> dict[str, Any]:
    """Shape of evaluate."""
    return {
        "view": result.view,
        "n": result.n,
        "users": result.users,
        **{name: figure._asdict() for name, figure in result.metrics.items()},
        "against": {name: figure._asdict() for name, figure in result.against.items()},
        **_worse_off_shape(result),
        "missing": dict(result.missing),
    }


def _worse_off_shape(result: Evaluation) -> dict[str, Any]:
    """Only a household has a member who is worse off."""
    differences = result.worse_off_against
    if not differences:
        return {}
    return {"worse_off_against": {name: each._asdict() for name, each in differences.items()}}


def evaluation_lines(result: Evaluation, words: Translator) -> Iterator[str]:
    """Write each figure with its interval, then the paired differences."""
    yield words.ngettext("{view}: {n} user", "{view}: {n} users", result.users).format(
        view=result.view, n=result.users
    )
    for name, figure in result.metrics.items():
        yield f"  {pad(name, 14)} {figure.mean:.4f}  [{figure.low:.4f}, {figure.high:.4f}]"
    for less, others in (
        (words.gettext("ndcg@10 less {name}"), result.against),
        (words.gettext("worse_off less {name}"), result.worse_off_against),
    ):
        for name, other in others.items():
            versus = pad(less.format(name=name), 24)
            yield f"  {versus} {other.difference:+.4f}  [{other.low:+.4f}, {other.high:+.4f}]"
    for name, missing in result.missing.items():
        yield "  " + words.ngettext(
            "{name} has no ranking for {n} user, who is left out of its difference",
            "{name} has no ranking for {n} users, who are left out of its difference",
            missing,
        ).format(name=name, n=missing)
