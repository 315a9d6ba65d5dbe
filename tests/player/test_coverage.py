"""What was played is the union of what was played, never where the position stands."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvrec.domain import Interval
from tvrec.player.coverage import Coverage, Sample, bridge, completion, covered_s, unite
from tvrec.player.credits import credits_start

RUNTIME = 6000.0
seconds = st.floats(0, RUNTIME)
stretches = st.lists(st.tuples(seconds, seconds).map(lambda p: Interval(*sorted(p))), max_size=8)

steps = st.lists(
    st.one_of(
        st.tuples(st.just("play"), st.floats(0.1, 900)),
        st.tuples(st.just("jump"), seconds),
        st.tuples(st.just("wait"), st.floats(0.1, 3600)),
    ),
    max_size=15,
)


def watch(
    plan: Sequence[tuple[str, float]], *, speed: float = 1.0, told: bool = True
) -> tuple[Coverage, list[Interval], float]:
    """Follow a viewer's acts with two samples a second.

    Returns:
        the coverage, what was really played, and the position at the end.
    """
    coverage, truth, position, clock = Coverage(), [], 0.0, 0.0

    def look(*, paused: bool = False) -> None:
        coverage.add(Sample(position, clock, paused, speed=speed))

    look()
    for act, amount in plan:
        if act == "play":
            start, end = position, min(position + amount, RUNTIME)
            while position < end:
                position = min(position + 0.5 * speed, end)
                clock += 0.5
                look()
            truth.append(Interval(start, end))
        elif act == "jump":
            if told:
                coverage.jump()
            position = amount
            clock += 0.1
            look()
        else:
            look(paused=True)
            clock += amount
            look(paused=True)
    return coverage, truth, position


@given(steps, st.sampled_from([0.5, 1.0, 2.0, 60.0]))
def test_coverage_is_the_union_of_what_was_played(
    plan: list[tuple[str, float]], speed: float
) -> None:
    coverage, truth, _ = watch(plan, speed=speed)
    assert covered_s(coverage.covered) == pytest.approx(covered_s(truth), abs=0.01)
    assert coverage.played_s == pytest.approx(sum(b - a for a, b in truth), abs=0.01)
    for mine, real in zip(coverage.covered, unite(truth), strict=False):
        assert mine == pytest.approx(real, abs=0.01)


@given(steps)
def test_jumps_that_nobody_told_of_are_seen_by_the_clock(plan: list[tuple[str, float]]) -> None:
    coverage, truth, _ = watch(plan, told=False)
    jumps = sum(act == "jump" for act, _ in plan)
    assert covered_s(coverage.covered) <= covered_s(truth) + 1.2 * jumps + 0.01


@given(steps)
def test_coverage_only_grows_and_stays_in_order(plan: list[tuple[str, float]]) -> None:
    before = 0.0
    for length in range(len(plan) + 1):
        covered = watch(plan[:length])[0].covered
        assert covered == unite(covered)
        assert all(0 <= a < b <= RUNTIME for a, b in covered)
        assert covered_s(covered) >= before - 0.01
        before = covered_s(covered)


@given(st.floats(1, 0.3 * RUNTIME), st.floats(0.5 * RUNTIME, RUNTIME))
def test_a_jump_to_the_end_is_never_a_watch(played: float, target: float) -> None:
    coverage, truth, position = watch([("play", played), ("jump", target), ("play", 9999)])
    assert position == RUNTIME
    coverage.finish(RUNTIME)
    assert completion(coverage.covered, RUNTIME) < 0.9
    assert covered_s(coverage.covered) == pytest.approx(covered_s(truth), abs=0.01)


@given(st.floats(0.951, 1))
def test_the_last_stretch_closes_to_the_end_when_the_end_was_reached(share: float) -> None:
    coverage, _, _ = watch([("play", share * RUNTIME)])
    assert completion(coverage.covered, RUNTIME) < 1 or share > 0.999
    assert coverage.finish(RUNTIME)
    assert completion(coverage.covered, RUNTIME) == 1
    assert coverage.played_s == pytest.approx(RUNTIME)


@given(st.floats(0.01, 0.94))
def test_a_file_that_ends_early_does_not_close(share: float) -> None:
    coverage, _, _ = watch([("play", share * RUNTIME)])
    assert not coverage.finish(RUNTIME)
    assert completion(coverage.covered, RUNTIME) == pytest.approx(share, abs=0.001)


def test_a_jump_past_the_end_closes_nothing() -> None:
    coverage, _, _ = watch([("play", 5900)])
    coverage.jump()
    assert coverage.finish(RUNTIME)
    assert covered_s(coverage.covered) == pytest.approx(5900)


@given(stretches, stretches)
def test_sittings_unite_in_any_order(one: list[Interval], two: list[Interval]) -> None:
    both = unite([*one, *two])
    assert both == unite([*unite(two), *unite(one)]) == unite(both)
    assert covered_s(both) <= covered_s(one) + covered_s(two) + 1e-6
    assert covered_s(both) >= max(covered_s(one), covered_s(two)) - 1e-6
    assert Coverage(one).covered == unite(Interval(round(a, 3), round(b, 3)) for a, b in one)


def test_two_sittings_make_one_watch() -> None:
    coverage = Coverage([Interval(0, 3000)])
    for second in range(2990, 6001):
        coverage.add(Sample(second, second))
    assert coverage.covered == (Interval(0, 6000),)
    assert coverage.played_s == 3010


def test_samples_while_seeking_and_without_a_number_count_nothing() -> None:
    coverage = Coverage()
    for position, seeking in ((0.0, False), (1.0, True), (2.0, False), (float("nan"), False)):
        coverage.add(Sample(position, position if position == position else 3, seeking=seeking))
    assert coverage.covered == ()


def test_a_position_that_trembles_is_no_jump() -> None:
    coverage = Coverage()
    for clock, position in enumerate([0.0, 1.0, 0.8, 2.0, 1.9, 3.0]):
        coverage.add(Sample(position, clock))
    assert coverage.covered == (Interval(0, 3),)
    assert coverage.played_s == 3


def test_single_frames_of_a_paused_picture_are_not_time_played() -> None:
    coverage = Coverage()
    for number in range(10):
        coverage.add(Sample(number * 1.5, number * 100, paused=True))
    assert covered_s(coverage.covered) == 0


def test_completion_is_of_the_runtime_and_never_more_than_all() -> None:
    assert completion([Interval(0, 50)], 100) == 0.5
    assert completion([Interval(0, 500)], 100) == 1
    assert completion([Interval(0, 50)], None) == 0
    assert completion([Interval(0, 90), Interval(95, 100)], 90) == 1  # before the credits


@pytest.mark.parametrize(
    ("now_s", "elapsed_s", "credited"),
    [
        (700, 600, True),  # played on
        (700, 603, True),
        (700, 660, False),  # paused for a minute
        (5900, 7200, False),  # jumped to the end, some time
        (50, 600, False),  # jumped back
        (100, 600, False),  # paused at once
    ],
)
def test_what_played_while_nobody_listened_counts_if_the_clock_agrees(
    now_s: float, elapsed_s: float, credited: bool
) -> None:
    before = (Interval(0, 100),)
    after = bridge(before, position_s=100, now_s=now_s, elapsed_s=elapsed_s)
    assert after == ((Interval(0, now_s),) if credited else before)


@pytest.mark.parametrize(
    ("chapters", "start"),
    [
        ([(0, "Opening Credits"), (10, "One"), (5400, "End Credits")], 5400),
        ([(0, "Film"), (5400, "片尾字幕")], 5400),
        ([(0, "Film"), (5400, "Abspann")], 5400),
        ([(0, "Credits"), (10, "One")], None),
        ([(0, "Chapter 1"), (5400, "Chapter 2")], None),
        ([(5400, "Opening credits of the film within")], None),
        ([], None),
    ],
)
def test_credits_are_found_by_their_chapter(
    chapters: list[tuple[float, str]], start: float | None
) -> None:
    assert credits_start(chapters, RUNTIME) == start
    assert credits_start(chapters, None) is None
