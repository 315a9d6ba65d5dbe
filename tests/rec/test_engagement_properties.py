"""What holds of every history: the way it was read does not matter, and an undo leaves no trace."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rec_history import KINDS, PARENTS, event, everything, histories, ledger

from tvrec.domain import EventId, EventKind, Target, TitleId
from tvrec.rec.strength import GRADED

# On a busy machine drawing a history may take long; that says nothing of what is tested.
EXAMPLES = settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])


@EXAMPLES
@given(histories())
def test_event_by_event_equals_all_at_once(events):
    one_by_one, at_once = ledger(strengths=GRADED), ledger(strengths=GRADED)
    for one in events:
        one_by_one.add(one)
    at_once.add_many(events)
    assert everything(one_by_one) == everything(at_once)


@EXAMPLES
@given(histories(at_once=False), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(events, chance: random.Random):
    """A history read from the disk is in the order of time, and was not always lived in it."""
    events = [one for one in events if not _is_circular(one, events)]
    arrived = list(events)
    chance.shuffle(arrived)
    lived, read = ledger(), ledger()
    lived.add_many(arrived)
    read.add_many(sorted(events, key=lambda one: one.at))
    assert everything(lived) == everything(read)


def _is_circular(one, events):
    of = {each.id: each.undoes for each in events if each.kind is EventKind.UNDO}
    seen, key = set(), one.id
    while key in of and key not in seen:
        seen.add(key)
        key = of[key]
    return key in seen


@EXAMPLES
@given(histories(), st.data())
def test_undo_gives_back_what_was(events, data):
    """Taking any event back is as if it had never been, and taking that back restores it."""
    lived = ledger()
    lived.add_many(events)
    before = everything(lived)
    kind = data.draw(st.sampled_from([kind for kind in EventKind if kind is not EventKind.UNDO]))
    title = data.draw(st.sampled_from(sorted(KINDS)))
    acted = event(50, kind, title, id="acted", rating=9.0, completion=1.0)
    lived.add(acted)
    with_it = everything(lived)
    lived.add(event(51, "undo", id="back", undoes=EventId("acted")))
    assert everything(lived) == before
    lived.add(event(52, "undo", id="again", undoes=EventId("back")))
    assert everything(lived) == with_it


@EXAMPLES
@given(histories())
def test_leaves_never_stand_for_themselves_and_a_card_has_one_like(events):
    made = ledger()
    made.add_many(events)
    cards = {title for title, _ in made.standings()}
    assert not cards & PARENTS.keys()
    titles = [title for title, _, _ in made.likes()]
    assert len(titles) == len(set(titles))
    times = [at for _, _, at in made.likes()]
    assert times == sorted(times)
    assert all(strength == 1.0 for _, strength, _ in made.likes())
    assert made.newest() == (titles[-1] if titles else None)


@EXAMPLES
@given(histories())
def test_what_is_seen_is_never_a_like_by_itself(events):
    """A like needs a play or an opinion, and what is blocked or dropped is none."""
    made = ledger()
    made.add_many(events)
    for title, standing in made.standings():
        if standing.like:
            assert standing.at is not None
            assert not standing.dropped
        if standing.watched or standing.dropped:
            assert title in made.hidden()


@EXAMPLES
@given(histories())
def test_a_title_whose_events_are_deleted_leaves_the_others_as_they_were(events):
    acts = [one for one in events if one.kind is not EventKind.UNDO]
    film = Target("title", "film")
    whole, less = ledger(), ledger()
    whole.add_many(acts)
    less.add_many(one for one in acts if one.target != film)
    others = {title: standing for title, standing in whole.standings() if title != film.id}
    assert others == dict(less.standings())
    assert less.standing(TitleId("film")) == ledger().standing(TitleId("film"))
