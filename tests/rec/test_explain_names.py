"""What a share is called: few votes or many, and a decade only where a late like is of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from rec_worlds import world

from tvrec.rec import Profile, reasons
from tvrec.rec.scorer import PRODUCT


def test_for_who_likes_what_few_know_few_votes_speak_for_a_title_and_are_said_to():
    made = world(6, n=60, kinds=1)
    made.votes[:] = [float(10 ** (i % 6)) for i in range(60)]
    for likes, few in ((range(0, 60, 6), True), (range(5, 60, 6), False)):
        profile = Profile(made.catalog(), replace(PRODUCT, affinity=1.5))
        profile.rebuild([(i, 1.0) for i in likes])
        fresh = np.flatnonzero(~profile.hidden)
        middle = np.log1p(profile.catalog.votes[fresh]).mean()
        for i, reason in zip(fresh, reasons(profile, fresh), strict=True):
            is_known = np.log1p(made.votes[i]) > middle
            for shares, sides_with in ((reason.shares, not few), (reason.against, few)):
                for share in shares:
                    if share.type == "votes":
                        assert (share.id == "few") == few
                        assert is_known == sides_with


def test_a_decade_is_named_where_a_late_like_is_of_it_and_not_for_likes_of_years_near_by():
    made = world(7, n=60, kinds=1)
    made.years[:] = [1930 + i for i in range(60)]
    profile = Profile(made.catalog())
    profile.rebuild([(28, 1.0), (29, 1.0)])  # 1958, 1959
    found = dict(enumerate(reasons(profile, range(60))))
    eras = {i: s for i, reason in found.items() for s in reason.shares if s.type == "era"}
    assert eras[27].name == "1950s"
    assert eras[31].name == ""  # 1961
    assert all(s.name == ("1950s" if 20 <= i < 30 else "") for i, s in eras.items())
