"""What was begun and is offered again: where to go on, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tvrec.domain import Kind, Summary, TitleId, Viewing
from tvrec.rec.makings import Continue, NextUp
from tvrec.rec.watched import offers_resume

if TYPE_CHECKING:
    from tvrec.core.cards import CardSet
    from tvrec.core.loaded import Loaded
    from tvrec.rec.engagement import Ledger, Standing
    from tvrec.rec.watched import WatchSettings

__all__ = ["continues", "next_up"]

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def continues(
    cards: CardSet, ledger: Ledger, open_viewings: Sequence[Viewing], settings: WatchSettings
) -> list[Continue]:
    """List what can be resumed, each card once.

    Args:
        cards: the library.
        ledger: what the viewer did.
        open_viewings: what was begun and not finished, the latest first.
        settings: the thresholds.
    """
    found, taken = [], set()
    for viewing in open_viewings:
        summary = cards.every.get(viewing.title)
        if summary is None:
            continue
        key = cards.card_of.get(summary.id, summary.id)
        standing = ledger.standing(key)
        removed = standing.continue_removed
        runtime = viewing.runtime_s or summary.runtime_s
        if (
            key not in cards.index
            or key in taken
            or standing.dropped
            or (removed is not None and removed >= viewing.updated)
            or not offers_resume(summary.kind, viewing.position_s, runtime, settings)
        ):
            continue
        taken.add(key)
        found.append(
            Continue(
                card=cards.index[key],
                leaf=None if key == summary.id else summary.id,
                progress=viewing.position_s / runtime if runtime else 0.0,
                left_s=max(0.0, runtime - viewing.position_s) if runtime else None,
                audio=summary.kind.is_audio,
            )
        )
    return found


def next_up(loaded: Loaded, ledger: Ledger, resumed: Sequence[Continue]) -> list[NextUp]:
    """List the next parts of series, podcasts and audiobooks that were begun, the latest first.

    Args:
        loaded: the library.
        ledger: what the viewer did.
        resumed: what ``continues`` offers; a part stands in one of the two.
    """
    offered = {(each.card, each.leaf) for each in resumed}
    waiting = []
    for key in ledger.begun & loaded.with_next:
        place, standing = loaded.cards.index[key], ledger.standing(key)
        if standing.dropped:
            continue
        leaves = loaded.leaves.get(key, ())
        leaf = _next_of(leaves, standing)
        alone = not leaves and not standing.watched and loaded.cards.every[key].kind is Kind.SERIES
        if (leaf is not None or alone) and (place, leaf) not in offered:
            waiting.append((standing.begun_at or _LONG_AGO, key, NextUp(place, leaf)))
    waiting.sort(key=lambda each: each[:2], reverse=True)
    return [found for _, _, found in waiting]


def _next_of(leaves: Sequence[Summary], standing: Standing) -> TitleId | None:
    """Return the first unseen leaf at or after the one that was begun or seen last."""
    if standing.begun_leaf is None and standing.watched:
        return None  # the whole was said to be watched, not this leaf or that
    keys = [leaf.id for leaf in leaves]
    start = keys.index(standing.begun_leaf) if standing.begun_leaf in keys else 0
    return next((key for key in keys[start:] if key not in standing.seen_leaves), None)
