"""Values of every type, made by hypothesis."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

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
    ProfileId,
    Rule,
    Target,
    Title,
    TitleId,
    Viewer,
    Viewing,
)
from tvrec.jsonlines.forms import FORMS

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
names = texts.filter(str.strip)
ratings = st.floats(0, 10)
durations = st.floats(0, 1e6)
counts = st.integers(0, 2**40)
times = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1)).map(
    lambda moment: moment.replace(tzinfo=UTC)
)
zoned = st.builds(
    lambda moment, hours: moment.astimezone(timezone(timedelta(hours=hours))),
    times,
    st.integers(-12, 14),
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(-1e9, 1e9) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)
lists = st.lists(texts, max_size=3).map(tuple)


def unknown(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    """Fields that a line of this type does not know."""
    known = {*FORMS[kind].readers, "type", "title", "zone"}
    return st.dictionaries(texts.filter(lambda key: key not in known), json_values, max_size=2)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


targets = st.builds(
    Target, st.sampled_from(["title", "series", "person", "genre", "folder"]), names
)
credit = st.builds(
    Credit, names, texts, st.dictionaries(st.sampled_from(["zh-Hans", "ja"]), names, max_size=2)
)
localized = st.builds(Localized, texts, texts, texts, lists)
titles = st.builds(
    Title,
    id=names.map(TitleId),
    kind=st.sampled_from(Kind),
    title=names,
    original_title=texts,
    sort_title=texts,
    year=maybe(st.integers(1800, 2100)),
    genres=lists,
    people=st.lists(credit, max_size=3).map(tuple),
    plot=texts,
    tagline=texts,
    tags=lists,
    language=texts,
    countries=lists,
    studios=lists,
    certification=texts,
    min_age=maybe(st.integers(0, 21)),
    runtime_s=maybe(durations),
    rating=maybe(ratings),
    votes=maybe(counts),
    parent=maybe(names.map(TitleId)),
    season=maybe(counts),
    episode=maybe(counts),
    artist=texts,
    album=texts,
    track=maybe(counts),
    collection=texts,
    added_at=maybe(times),
    external_ids=st.dictionaries(texts, texts, max_size=2),
    i18n=st.dictionaries(st.sampled_from(["zh-Hans", "zh-Hant", "de"]), localized, max_size=2),
    extra=unknown("title"),
)


@st.composite
def _events(draw: st.DrawFn) -> Event:
    kind = draw(st.sampled_from(EventKind))
    return Event(
        id=EventId(draw(names)),
        profile=ProfileId(draw(names)),
        at=draw(times),
        kind=kind,
        target=draw(targets),
        completion=draw(maybe(st.floats(0, 1))),
        played_s=draw(maybe(durations)),
        plays=draw(maybe(counts)),
        skipped=draw(st.booleans()),
        rating=draw(ratings if kind is EventKind.RATE else maybe(ratings)),
        undoes=EventId(draw(names)) if kind is EventKind.UNDO else None,
        source=draw(names),
        extra=draw(unknown("event")),
    )


events = _events()
intervals = st.tuples(durations, durations).map(lambda pair: Interval(*sorted(pair)))
viewings = st.builds(
    Viewing,
    profile=names.map(ProfileId),
    title=names.map(TitleId),
    started=times,
    updated=times,
    position_s=durations,
    covered=st.lists(intervals, max_size=3).map(tuple),
    runtime_s=maybe(durations),
    extra=unknown("viewing"),
)
viewers = st.builds(
    Viewer,
    id=names.map(ProfileId),
    name=names,
    colour=texts,
    pin_hash=texts,
    age_cap=maybe(st.integers(0, 21)),
    languages=lists,
    settings=st.dictionaries(texts, json_values, max_size=2),
    extra=unknown("profile"),
)
rules = st.builds(
    Rule,
    id=names,
    profile=names.map(ProfileId),
    kind=names,
    target=maybe(targets),
    value=json_values,
    at=maybe(times),
    extra=unknown("rule"),
)
impressions = st.builds(
    Impression,
    profile=names.map(ProfileId),
    title=names.map(TitleId),
    row=names,
    rank=st.integers(1, 1000),
    at=times,
    reason=texts,
    started=maybe(times),
    finished=maybe(times),
    extra=unknown("impression"),
)
values = titles | events | viewings | viewers | rules | impressions
