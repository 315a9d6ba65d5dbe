"""How strong a like is, from what its title's events add up to (pure)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

__all__ = ["GRADED", "START", "STRENGTHS", "Strengths", "binged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strengths:
    """What is added to a like's strength of 1, and where it ends.

    ``rounds`` is how often the title was watched, of a series or an album how often each of its
    leaves that were watched. The strength is ::

        1 + rewatched · min(rounds − 1, most_rewatches) + rated · (rating − 8)/2
          + favourite (if it is one) + binged (if it was), at most ``most``
    """

    name: str
    rewatched: float = 0.0
    most_rewatches: int = 3
    rated: float = 0.0
    favourite: float = 0.0
    binged: float = 0.0
    most: float = 2.0
    binge_leaves: int = 3
    binge_span: timedelta = timedelta(days=1)

    def of(
        self, *, rounds: float = 1.0, rating: float | None = None, favourite: bool = False,
        binged: bool = False,
    ) -> float:  # fmt: skip
        """Return the strength of a like."""
        again = min(max(rounds - 1.0, 0.0), self.most_rewatches)
        above = 0.0 if rating is None else max(rating - 8.0, 0.0) / 2
        gained = self.rewatched * again + self.rated * above
        gained += self.favourite * favourite + self.binged * binged
        return min(1.0 + gained, self.most)


START = Strengths(name="start")
"""Every like weighs 1, as the formula of that name has it."""

GRADED = Strengths(name="graded", rewatched=0.15, rated=0.25, favourite=0.5, binged=0.15)
"""What was watched again, rated high, chosen as a favourite or binged weighs slightly more."""

STRENGTHS: Mapping[str, Strengths] = MappingProxyType({each.name: each for each in (START, GRADED)})
"""Every way to weigh a like by its name; the formula of the same name is judged with it."""


def binged(times: Sequence[datetime], leaves: int, span: timedelta) -> bool:
    """Tell whether so many leaves were watched within a span; the times are in order."""
    return any(
        last - first <= span for first, last in zip(times, times[leaves - 1 :], strict=False)
    )
