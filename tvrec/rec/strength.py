"""How strong a like is, from what its title's events add up to (pure)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType

from tvrec.domain import Kind

__all__ = ["GRADED", "START", "STRENGTHS", "Census", "Feedback", "Strengths", "Usual", "binged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """Explicit and implicit feedback on a title: what stands behind a like of it, or would.

    Attributes:
        kind: of the title.
        rounds: how often it was watched; of a series or an album, each of its leaves that were.
        rating: the viewer's own, where it is their last word.
        favourite: it was made a favourite, and that is the last word.
        liked: it was liked in so many words, and that is the last word.
        binged: several leaves were watched within a short span.
    """

    kind: Kind
    rounds: float = 1.0
    rating: float | None = None
    favourite: bool = False
    liked: bool = False
    binged: bool = False


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual with a viewer; an act says something as far as it stands out from it.

    All of it moves in coarse steps, so that one more event seldom moves the weight of every like.

    Attributes:
        rating: the mean of the ratings, drawn to 7 by five, to the nearest half.
        spread: their deviation, drawn to 1.5 by as many, to the nearest half, at least a half.
        rounds: for each kind the median number of times that a title is watched, five titles more
            taken for watched once.
    """

    rating: float = 7.0
    spread: float = 1.5
    rounds: Mapping[Kind, float] = field(default_factory=dict)


class Census:
    """Counts what a viewer's titles have had, to say what is usual."""

    def __init__(self) -> None:
        self._ratings: Counter[float] = Counter()
        self._rounds: dict[Kind, Counter[int]] = {}

    def count(self, feedback: Feedback, times: int = 1) -> None:
        """Count a title; -1 times takes it back."""
        if feedback.rating is not None:
            self._ratings[feedback.rating] += times
        if feedback.rounds >= 1:
            self._rounds.setdefault(feedback.kind, Counter())[round(feedback.rounds)] += times

    def usual(self) -> Usual:
        """Return what is usual."""
        number = self._ratings.total()
        total = sum(rating * times for rating, times in self._ratings.items())
        mean = (total + _MEAN * _PRIOR) / (number + _PRIOR)
        squares = sum((rating - mean) ** 2 * times for rating, times in self._ratings.items())
        spread = math.sqrt((squares + _SPREAD**2 * _PRIOR) / (number + _PRIOR))
        rounds = {kind: _median(counts) for kind, counts in self._rounds.items() if counts.total()}
        return Usual(_to_half(mean), max(_to_half(spread), 0.5), rounds)


_MEAN, _SPREAD = 7.0, 1.5  # of ratings, before there are any
_PRIOR = 5  # titles for which what is usual everywhere stands


def _to_half(value: float) -> float:
    return round(2 * value) / 2


def _median(counts: Counter[int]) -> float:
    """Return the lower median, of these and of what it is drawn to."""
    counts = counts + Counter({1: _PRIOR})
    left = (counts.total() - 1) // 2
    for value in sorted(counts):
        left -= counts[value]
        if left < 0:
            break
    return float(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strengths:
    """What is added to a like's strength of 1, and where it ends.

    With r the rounds and u the usual rounds of the kind, z the rating less the usual one, in usual
    spreads, and [·] 1 where it is so and 0 elsewhere::

        1 + repeated · log2(max(1, r/u)) + rated · clip(1/2 + z/2, 0.1, 1) [it is rated]
          + favourite [it is one] + liked [it was said] + binged [it was],   at most ``most``

    The logarithm of plays is that of Hu, Koren and Volinsky (2008), whose confidence in an implicit
    like is 1 + α log(1 + plays/ε); docs/signals.md has the sources of the rest.
    """

    name: str
    repeated: float = 0.0
    rated: float = 0.0
    favourite: float = 0.0
    liked: float = 0.0
    binged: float = 0.0
    most: float = 2.0
    binge_leaves: int = 3
    binge_span: timedelta = timedelta(days=1)

    @property
    def is_flat(self) -> bool:
        """Whether every like weighs 1, whatever was done."""
        return not (self.repeated or self.rated or self.favourite or self.liked or self.binged)

    def of(self, feedback: Feedback, usual: Usual) -> float:
        """Return the strength of a like."""
        ratio = feedback.rounds / max(usual.rounds.get(feedback.kind, 1.0), 1.0)
        gained = self.repeated * math.log2(max(ratio, 1.0))
        if feedback.rating is not None:
            above = 0.5 + (feedback.rating - usual.rating) / (2 * usual.spread)
            gained += self.rated * min(max(above, 0.1), 1.0)
        gained += self.favourite * feedback.favourite + self.liked * feedback.liked
        return min(1.0 + gained + self.binged * feedback.binged, self.most)


START = Strengths(name="start")
"""Every like weighs 1, as the formula of that name has it."""

GRADED = Strengths(
    name="graded", repeated=0.25, rated=0.5, favourite=0.5, liked=0.25, binged=0.15
)  # fmt: skip
"""What is repeated, rated, liked or binged outweighs what was merely seen, by half as a rule."""

STRENGTHS: Mapping[str, Strengths] = MappingProxyType({each.name: each for each in (START, GRADED)})
"""Every way to weigh a like by its name; the formula of the same name is judged with it."""


def binged(times: Sequence[datetime], leaves: int, span: timedelta) -> bool:
    """Tell whether so many leaves were watched within a span; the times are in order."""
    return any(
        last - first <= span for first, last in zip(times, times[leaves - 1 :], strict=False)
    )
