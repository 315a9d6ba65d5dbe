"""Why a title that is liked is where it is: what else speaks for it, and never itself."""

from __future__ import annotations

import numpy as np
from rec_worlds import likes_by_chance, world

from tvrec.i18n import translator
from tvrec.reasons import reason_sentence
from tvrec.rec import Catalog, Profile, explain, reasons
from tvrec.rec.snapshot import Snapshot, deferred


def test_a_liked_title_is_not_its_own_cause():
    profile = Profile(world(10, n=60).catalog())
    profile.rebuild(likes_by_chance(10, 60, 20, weak=False))
    named = 0
    for i in profile.liked.tolist():
        own = profile.catalog.ids[i]
        for reason in (explain(profile, i), reasons(profile, [i], listed=1)[0]):
            causes = [*reason.shares, *reason.counterfactuals]
            titles = [each.id for each in causes if each.type == "title"]
            assert own not in titles
            named += len(titles)
        scores = profile.scores()
        row = np.array([i])
        kept = deferred(Snapshot(profile), row, scores.names, scores.terms[:, row])[0]
        assert own not in [share.id for share in kept.shares if share.type == "title"]
    assert named


def test_what_only_its_own_like_speaks_for_has_no_shares():
    profile = Profile(Catalog(np.random.default_rng(9).normal(size=(8, 4)).astype(np.float32)))
    profile.absorb(3)
    reason = explain(profile, 3)
    assert reason.terms["attention"] > 0
    assert reason.shares == reason.counterfactuals == ()
    assert reason_sentence(reason, translator("en")) == "You like it"
    assert reason_sentence(reason, translator("zh-Hans")) == "你喜欢它"
