"""The nouns that every room agrees on; docs/contracts.md says what each of them means.

All values are frozen. Durations are seconds and named ``*_s``; times are aware datetimes in UTC;
ratings run from 0 to 10.
"""

from __future__ import annotations

from tvrec.domain.acts import (
    Event,
    EventId,
    EventKind,
    Impression,
    Interval,
    ProfileId,
    Rule,
    Target,
    Viewer,
    Viewing,
)
from tvrec.domain.homes import (
    Card,
    Counterfactual,
    Home,
    Moved,
    Piece,
    Reason,
    Row,
    Share,
)
from tvrec.domain.titles import (
    CARD_KINDS,
    Credit,
    Guess,
    Kind,
    Localized,
    MediaFile,
    Mention,
    Problem,
    Summary,
    Title,
    TitleId,
)

__all__ = [
    "CARD_KINDS",
    "Card",
    "Counterfactual",
    "Credit",
    "Event",
    "EventId",
    "EventKind",
    "Guess",
    "Home",
    "Impression",
    "Interval",
    "Kind",
    "Localized",
    "MediaFile",
    "Mention",
    "Moved",
    "Piece",
    "Problem",
    "ProfileId",
    "Reason",
    "Row",
    "Rule",
    "Share",
    "Summary",
    "Target",
    "Title",
    "TitleId",
    "Viewer",
    "Viewing",
]
