"""Values of any kind that the store has to give back as they are."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import strategies as st

from tvrec.domain import (
    Credit,
    Event,
    EventId,
    EventKind,
    Impression,
    Interval,
    Kind,
    Localized,
    MediaFile,
    ProfileId,
    Rule,
    Target,
    Title,
    TitleId,
    Viewer,
    Viewing,
)

ANY = st.text(max_size=12)  # every code point but surrogates
ODD = st.text(st.characters(), max_size=12)  # lone surrogates too, as in names that are not UTF-8
NAMES = ODD.filter(bool)
IDS = NAMES.map(TitleId)
COUNTS = st.none() | st.integers(0, 2**62)
NUMBERS = st.none() | st.floats(allow_nan=False)
TIMES = st.datetimes(datetime(1900, 1, 1), datetime(9000, 1, 1), timezones=st.just(UTC))
MAYBE_TIMES = st.none() | TIMES
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | ODD,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ODD, inner, max_size=3),
    max_leaves=5,
)
EXTRA = st.dictionaries(ODD, JSON, max_size=2)
MANY = st.lists(ODD, max_size=3).map(tuple)
HOME = ProfileId("p:1")

TITLES = st.builds(
    Title,
    id=IDS,
    kind=st.sampled_from(Kind),
    title=ODD,
    original_title=ODD,
    sort_title=ODD,
    year=COUNTS,
    genres=MANY,
    people=st.lists(
        st.builds(Credit, ODD, ODD, st.dictionaries(ODD, ODD, max_size=2)), max_size=3
    ).map(tuple),
    plot=ODD,
    tagline=ODD,
    tags=MANY,
    language=ODD,
    countries=MANY,
    studios=MANY,
    certification=ODD,
    min_age=COUNTS,
    runtime_s=NUMBERS,
    rating=NUMBERS,
    votes=COUNTS,
    parent=st.none() | IDS,
    season=COUNTS,
    episode=COUNTS,
    artist=ODD,
    album=ODD,
    track=COUNTS,
    collection=ODD,
    added_at=MAYBE_TIMES,
    external_ids=st.dictionaries(ODD, ODD, max_size=2),
    i18n=st.dictionaries(ODD, st.builds(Localized, ODD, ODD, ODD, MANY), max_size=2),
    extra=EXTRA,
)
TARGETS = st.builds(Target, ODD, ODD)
EVENTS = st.builds(
    Event,
    id=NAMES.map(EventId),
    profile=st.just(HOME),
    at=TIMES,
    kind=st.sampled_from(EventKind),
    target=TARGETS,
    completion=NUMBERS,
    played_s=NUMBERS,
    plays=COUNTS,
    skipped=st.booleans(),
    rating=NUMBERS,
    undoes=st.none() | ODD.map(EventId),
    source=ODD,
    extra=EXTRA,
)
VIEWINGS = st.builds(
    Viewing,
    profile=st.just(HOME),
    title=IDS,
    started=TIMES,
    updated=TIMES,
    position_s=st.floats(allow_nan=False),
    covered=st.lists(
        st.builds(Interval, *[st.floats(allow_nan=False, allow_infinity=False)] * 2), max_size=3
    ).map(tuple),
    runtime_s=NUMBERS,
    extra=EXTRA,
)
RULES = st.builds(
    Rule,
    id=NAMES,
    profile=st.just(HOME),
    kind=ODD,
    target=st.none() | TARGETS,
    value=JSON,
    at=MAYBE_TIMES,
    extra=EXTRA,
)
IMPRESSIONS = st.builds(
    Impression,
    profile=st.just(HOME),
    title=IDS,
    row=ODD,
    rank=st.integers(0, 1000),
    at=TIMES,
    reason=ODD,
    started=MAYBE_TIMES,
    finished=MAYBE_TIMES,
    extra=EXTRA,
)
VIEWERS = st.builds(
    Viewer,
    id=NAMES.map(ProfileId),
    name=ODD,
    colour=ODD,
    pin_hash=ODD,
    age_cap=COUNTS,
    languages=MANY,
    settings=EXTRA,
    extra=EXTRA,
)
PATHS = st.binary(min_size=1, max_size=20).filter(lambda name: b"\0" not in name)
FILES = st.builds(
    MediaFile,
    path=PATHS.map(lambda name: (b"/" + name).decode("utf-8", "surrogateescape")),
    size=st.integers(0, 2**62),
    mtime_ns=st.integers(-(2**62), 2**62),
    inode=st.integers(0, 2**64 - 1),
    fingerprint=ODD,
    version=ODD,
    part=st.integers(1, 9),
    container=ODD,
    width=COUNTS,
    height=COUNTS,
    duration_s=NUMBERS,
    audio_languages=MANY,
    subtitle_languages=MANY,
    chapters=st.lists(
        st.tuples(st.floats(allow_nan=False, allow_infinity=False), ODD), max_size=2
    ).map(tuple),
    missing_since=MAYBE_TIMES,
)
