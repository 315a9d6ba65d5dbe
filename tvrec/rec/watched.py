"""What counts as watched, as a rewatch, as noise (pure).

Completion is the union of played intervals over the runtime, never the position: a jump to the end
is not a watch.
"""

from __future__ import annotations

from dataclasses import dataclass

from tvrec.domain import Event, Kind

__all__ = [
    "WatchSettings",
    "at_the_end",
    "covered_share",
    "is_noise",
    "is_watched",
    "means_nothing",
    "offers_resume",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchSettings:
    """The thresholds; every one of them can be set in config.toml under ``[watched]``.

    Where they come from:

    - Kodi's advanced settings: ``watched_share`` (``playcountminimumpercent`` 90),
      ``resume_other_s`` (``ignoresecondsatstart`` 180) and ``resume_until``
      (``ignorepercentatend`` 8).
    - Android TV's Watch Next guidelines: ``resume_share`` and ``resume_s`` (3 % or 2 minutes,
      whichever comes first).
    - Last.fm's scrobble rule: ``track_share`` and ``track_s`` (half of a track, or 4 minutes).
      ``short_clip_share`` and ``parent_share`` take its half over to what is as short, or heard in
      as many pieces.
    - The project's own agreements (docs/contracts.md): ``short_clip_s``, ``noise_s``,
      ``noise_share``, ``seed_share`` and ``liked_rating``; docs/signals.md: ``left_share``.
    """

    watched_share: float = 0.9  # of the runtime, or of the part before the credits
    track_share: float = 0.5
    track_s: float = 240.0
    short_clip_s: float = 300.0  # below it a clip is watched at half
    short_clip_share: float = 0.5
    parent_share: float = 0.5  # of an album or a podcast, or of its leaves
    resume_share: float = 0.03  # films and episodes: this or ``resume_s``, whichever comes first
    resume_s: float = 120.0
    resume_other_s: float = 180.0  # all else
    resume_until: float = 0.92  # of the runtime; beyond it nothing is left to go on with
    noise_s: float = 30.0  # noise is below this or ``noise_share``, whichever is smaller
    noise_share: float = 0.1
    seed_share: float = 0.4  # covered less: never a seed …
    left_share: float = 0.1  # … and from here on sat through and given up, not just looked into
    liked_rating: float = 8.0


def is_watched(
    kind: Kind,
    completion: float,
    *,
    runtime_s: float | None = None,
    played_s: float | None = None,
    settings: WatchSettings,
) -> bool:
    """Tell whether a title counts as watched.

    Args:
        kind: of the title.
        completion: covered share, 0 to 1, of the runtime or of what comes before the credits.
        runtime_s: the runtime, where it is known.
        played_s: covered seconds, where they are known.
        settings: the thresholds.
    """
    if kind is Kind.TRACK:
        covered_s = played_s if played_s is not None else completion * (runtime_s or 0.0)
        return completion >= settings.track_share or covered_s >= settings.track_s
    if kind in (Kind.ALBUM, Kind.PODCAST):
        return completion >= settings.parent_share
    if kind is Kind.CLIP and runtime_s is not None and runtime_s < settings.short_clip_s:
        return completion >= settings.short_clip_share
    return completion >= settings.watched_share


def offers_resume(
    kind: Kind, position_s: float, runtime_s: float | None, settings: WatchSettings
) -> bool:
    """Tell whether a title that is not watched yet is worth a question where to begin.

    Not at its very start, and not in its last part, where a jump to the end leaves it: there is
    nothing to go on with, though little of it may have been seen.
    """
    if at_the_end(position_s, runtime_s, settings):
        return False
    if kind in (Kind.MOVIE, Kind.EPISODE):
        enough = settings.resume_s
        if runtime_s:
            enough = min(enough, settings.resume_share * runtime_s)
        return position_s >= enough
    return position_s >= settings.resume_other_s


def at_the_end(position_s: float, runtime_s: float | None, settings: WatchSettings) -> bool:
    """Tell whether a position is so far on that whoever comes back begins anew."""
    return bool(runtime_s) and position_s > settings.resume_until * (runtime_s or 0.0)


def is_noise(completion: float, runtime_s: float | None, settings: WatchSettings) -> bool:
    """Tell whether a play was too short to mean anything: below min(30 s, 10 %)."""
    share = settings.noise_share
    if runtime_s:
        share = min(share, settings.noise_s / runtime_s)
    return completion < share


def means_nothing(
    event: Event, share: float, runtime_s: float | None, settings: WatchSettings
) -> bool:
    """Tell whether a sitting was noise; what earlier sittings covered does not make it more."""
    if event.played_s is None:
        return is_noise(share, runtime_s, settings)
    if not runtime_s:
        return event.played_s < settings.noise_s
    return is_noise(event.played_s / runtime_s, runtime_s, settings)


def covered_share(
    event: Event, kind: Kind, runtime_s: float | None, settings: WatchSettings
) -> float:
    """Return the share of the runtime that a play covered, as far as its source tells."""
    if event.completion is not None:
        return event.completion
    if event.played_s is None:
        # a history that says no more than that it was played: taken for whole, unless skipped
        return 0.0 if event.skipped else 1.0
    if runtime_s:
        return min(1.0, event.played_s / runtime_s)
    # listening histories give seconds and no length, and leave out what was heard for less
    heard = kind is Kind.TRACK and not event.skipped and event.played_s >= settings.noise_s
    return 1.0 if heard else 0.0
