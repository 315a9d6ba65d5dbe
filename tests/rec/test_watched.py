"""When a title is watched, when it can be resumed, and what is noise."""

from __future__ import annotations

import pytest
from rec_history import SETTINGS

from tvrec.domain import Kind
from tvrec.rec.watched import is_noise, is_watched, offers_resume


@pytest.mark.parametrize(
    ("kind", "completion", "runtime", "watched"),
    [
        (Kind.MOVIE, 0.9, 6000, True),
        (Kind.MOVIE, 0.89, 6000, False),
        (Kind.TRACK, 0.5, 200, True),
        (Kind.TRACK, 0.3, 1000, True),
        (Kind.TRACK, 0.3, 200, False),
        (Kind.CLIP, 0.5, 299, True),
        (Kind.CLIP, 0.5, 301, False),
        (Kind.AUDIOBOOK, 0.9, 36000, True),
        (Kind.ALBUM, 0.5, 2400, True),
        (Kind.PODCAST, 0.49, 2400, False),
    ],
)
def test_watched_is_what_the_contract_says(
    kind: Kind, completion: float, runtime: float, watched: bool
) -> None:
    assert is_watched(kind, completion, runtime_s=runtime, settings=SETTINGS) is watched


@pytest.mark.parametrize(
    ("kind", "position", "runtime", "offered"),
    [
        (Kind.MOVIE, 120, 6000, True),
        (Kind.MOVIE, 100, 6000, False),
        (Kind.EPISODE, 45, 1500, True),
        (Kind.CLIP, 170, 600, False),
        (Kind.AUDIOBOOK, 180, 36000, True),
        (Kind.MOVIE, 130, None, True),
        (Kind.MOVIE, 5500, 6000, True),
        (Kind.MOVIE, 5990, 6000, False),
        (Kind.AUDIOBOOK, 35990, 36000, False),
    ],
)
def test_resume_is_offered_when_something_was_seen(
    kind: Kind, position: float, runtime: float | None, offered: bool
) -> None:
    assert offers_resume(kind, position, runtime, SETTINGS) is offered


def test_noise_is_below_thirty_seconds_or_a_tenth_whichever_is_less() -> None:
    assert is_noise(29 / 6000, 6000, SETTINGS)
    assert not is_noise(31 / 6000, 6000, SETTINGS)
    assert is_noise(0.09, 100, SETTINGS)
    assert not is_noise(0.11, 100, SETTINGS)
