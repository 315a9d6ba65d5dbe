"""What a viewer's rules say of taste."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tvrec.domain import Rule, Target, TitleId
from tvrec.rec.facets import Tuning

__all__ = ["Taste"]


@dataclass(frozen=True, slots=True)
class Taste:
    """What is muted, and what is pinned.

    Attributes:
        genres, people: by their names.
        muted_titles: what is no seed, whatever was done with it; a leaf means its card.
    """

    genres: Tuning
    people: Tuning
    muted_titles: frozenset[TitleId]

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> Taste:
        """Gather rules of the kinds "mute" and "pin"; on each target the last one decides."""
        last: dict[Target, str] = {}
        for rule in rules:
            if rule.target is not None and rule.kind in ("mute", "pin"):
                last[rule.target] = rule.kind

        def named(type_: str, kind: str) -> frozenset[str]:
            return frozenset(
                target.id for target, each in last.items() if (target.type, each) == (type_, kind)
            )

        return cls(
            genres=Tuning(named("genre", "mute"), named("genre", "pin")),
            people=Tuning(named("person", "mute"), named("person", "pin")),
            muted_titles=frozenset(
                TitleId(key) for type_ in ("title", "series") for key in named(type_, "mute")
            ),
        )
