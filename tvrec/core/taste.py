"""What a viewer's rules come to: taste, order, languages, habits (docs/control.md lists them)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from tvrec.domain import Rule, Target, TitleId
from tvrec.rec.facets import Tuning

__all__ = ["DIALS", "HOURS", "Taste", "in_force"]

DIALS = ("familiar", "new")
"""Familiar (1) to surprising (−1), new (1) to old (−1); 0 is as if it had never been turned."""

HOURS = Target("context", "hours")
"""What an "off" is about: the habits of the hour."""

_TITLES = ("title", "series")
_GROUPS = {
    "mute": "taste", "pin": "taste", "less": "taste", "not": "language", "only": "language",
    "dial": "dial", "off": "off",
}  # fmt: skip
"""Kinds that answer the same question: of those on one target the last one decides."""


def in_force(rules: Iterable[Rule]) -> list[Rule]:
    """Return the rules that decide something, in their order, which is that of time."""
    last: dict[tuple[str, Target], Rule] = {}
    for rule in rules:
        group = _GROUPS.get(rule.kind)
        if group is None or rule.target is None:
            continue
        if rule.kind == "dial" and (rule.target.id not in DIALS or not _number(rule.value)):
            continue  # of a later version, or out of a file
        last.pop((group, rule.target), None)
        last[group, rule.target] = rule
    return [rule for rule in last.values() if rule.kind != "dial" or rule.value]


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and -1 <= value <= 1


@dataclass(frozen=True, slots=True)
class Taste:
    """What is set.

    Attributes:
        genres, people: what is muted and pinned, by their names.
        muted_titles: what is no seed, whatever was done with it; a leaf means its card.
        pinned_titles: what is a seed, whatever was done with it, and since when.
        less_titles: whose neighbours are lowered.
        unwanted: languages that are not wanted, ISO 639-1.
        only: languages of which one is asked for; empty: any will do.
        familiar, new: the dials, from −1 to 1.
        hours: whether the habits of the hour have a say.
    """

    genres: Tuning
    people: Tuning
    muted_titles: frozenset[TitleId]
    pinned_titles: Mapping[TitleId, datetime | None] = field(default_factory=dict)
    less_titles: frozenset[TitleId] = frozenset()
    unwanted: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    familiar: float = 0.0
    new: float = 0.0
    hours: bool = True

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> Taste:
        """Gather rules, oldest first; on each target the last one of a sort decides."""
        found = in_force(rules)

        def named(kind: str, *types: str) -> frozenset[str]:
            return frozenset(
                rule.target.id
                for rule in found
                if rule.target is not None and rule.kind == kind and rule.target.type in types
            )

        def titles(kind: str) -> frozenset[TitleId]:
            return frozenset(map(TitleId, named(kind, *_TITLES)))

        dials = {r.target.id: float(r.value) for r in found if r.target and r.kind == "dial"}
        since = {r.target.id: r.at for r in found if r.target and r.kind == "pin"}
        return cls(
            genres=Tuning(named("mute", "genre"), named("pin", "genre")),
            people=Tuning(named("mute", "person"), named("pin", "person")),
            muted_titles=titles("mute"),
            pinned_titles={key: since[key] for key in sorted(titles("pin"))},
            less_titles=titles("less"),
            unwanted=named("not", "language"),
            only=named("only", "language"),
            familiar=dials.get("familiar", 0.0),
            new=dials.get("new", 0.0),
            hours=not any(rule.kind == "off" and rule.target == HOURS for rule in found),
        )
