"""What a viewer has told the television: listing, adding, editing, taking back.

Some of it is an act and is written as an event (a dislike), some is a rule (a dial); who looks at
the list need not know which. docs/control.md says what each of them does.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tvrec.core.inforce import Said, said_by_acts, said_by_rules
from tvrec.core.refusals import Refusal, refusals
from tvrec.core.targets import target_of
from tvrec.core.taste import DIALS
from tvrec.domain import Event, EventKind, Home, Rule, Target, TitleId
from tvrec.errors import TitleNotFoundError, UsageError

if TYPE_CHECKING:
    from tvrec.core.memory import Memory
    from tvrec.core.session import Session
    from tvrec.store import Store

__all__ = ["ACTS", "RULES", "Rules"]

_ANY = ("title", "series", "person", "genre", "folder")
ACTS = {
    "dislike": _ANY,
    "not-interested": _ANY,
    "not-me": ("title", "series"),
    "not-now": ("title", "series"),
    "drop-series": ("title", "series"),
    "like": ("title", "series"),
    "favourite": ("title", "series"),
    "seen": ("title", "series"),
}
"""What is written as an event, and what it may be about."""

RULES = {
    "mute": ("title", "series", "person", "genre"),
    "pin": ("title", "series", "person", "genre"),
    "less": ("title", "series"),
    "not": ("language",),
    "only": ("language",),
    "off": ("context",),
}
"""What is written as a rule, and what it may be about."""

_ALIKE = (("mute", "pin", "less"), ("not", "only"))
_EVENTS = {"not-me": EventKind.BLOCK_SEED}
_AGE = "age"


def event_kind(what: str) -> EventKind:
    """Return the kind of event behind a word of ``ACTS``."""
    return _EVENTS.get(what) or EventKind(what.replace("-", "_"))


class Rules:
    """The things in force of each viewer.

    Args:
        store: of the household.
        memory: the viewers' sessions, whose next Home obeys.
        record: writes an act and returns Home, as ``Tv.record``.
    """

    def __init__(self, store: Store, memory: Memory, record: Callable[..., Home]) -> None:
        self._store = store
        self._memory = memory
        self._record = record

    def list(self, profile: str = "", *, at: datetime | None = None) -> list[Said]:
        """Return everything that is in force: an age first, then by time."""
        session = self._memory.session(profile)
        viewer = session.viewer
        ages = [] if viewer.age_cap is None else [Said(_AGE, _AGE, None, viewer.age_cap)]
        share = self._memory.rules.seed_share

        def counts(play: Event) -> bool:
            return not play.skipped and (play.completion is None or play.completion >= share)

        now = at or datetime.now(UTC)
        found = [
            *said_by_acts(self._store.events.of(viewer.id), now, counts),
            *said_by_rules(self._store.rules.of(viewer.id)),
        ]
        return [*ages, *sorted(found, key=lambda said: said.at or datetime.min.replace(tzinfo=UTC))]

    def target(self, text: str) -> Target:
        """Return what a text names, see ``targets``."""
        return target_of(text, self._store, self._memory)

    def refusals(self, title: TitleId, profile: str = "") -> tuple[Refusal, ...]:
        """List what more than a title can be refused, see ``core.refusals``; a leaf is its card."""
        session, loaded = self._memory.session(profile), self._memory.library
        full = self._store.titles.get(loaded.cards.card_of.get(title, title))
        return refusals(loaded, session, full) if full and full.id in loaded.cards.index else ()

    def add(
        self, what: str, target: Target, profile: str = "", *, at: datetime | None = None
    ) -> Said:
        """Put something in force; the next Home obeys.

        Args:
            what: a word of ``ACTS`` or ``RULES``.
            target: what it is about.
            profile: who says it.
            at: when; None: now.

        Raises:
            UsageError: it cannot be said of such a target.
        """
        self._require(what, target)
        at = at or datetime.now(UTC)
        if what in ACTS:
            kind = event_kind(what)
            event = self._record(kind, target, profile, at=at).cause
            return Said(event.id if event else "", kind.value, target, None, at)
        session = self._memory.session(profile)
        return self._put(session, Rule(
            id=self._store.rules.mint_id(), profile=session.viewer.id, kind=what, target=target,
            at=at,
        ))  # fmt: skip

    def dial(
        self, name: str, value: float, profile: str = "", *, at: datetime | None = None
    ) -> Said:
        """Turn a dial of ``DIALS``, from −1 to 1; 0 takes it back.

        Raises:
            UsageError: there is no such dial, or the value is beyond its ends.
        """
        if name not in DIALS or not -1 <= value <= 1:
            raise UsageError(
                f"no dial {name!r} goes to {value:g}",
                remedy=f"turn {' or '.join(DIALS)} to something between -1 and 1",
            )
        session = self._memory.session(profile)
        rule = Rule(
            id=f"dial:{name}", profile=session.viewer.id, kind="dial", target=Target("dial", name),
            value=float(value), at=at or datetime.now(UTC),
        )  # fmt: skip
        if value:
            return self._put(session, rule)
        self._store.rules.delete(session.viewer.id, [rule.id])
        self._tell(session)
        return Said(rule.id, "dial", rule.target, 0.0, rule.at)

    def cap(self, age: int | None, profile: str = "") -> Said:
        """Show a viewer nothing for people older than this; None: everything."""
        viewer = self._memory.session(profile).viewer
        self._store.profiles.save(dataclasses.replace(viewer, age_cap=age))
        self._memory.let_go_of(viewer)
        return Said(_AGE, _AGE, None, age)

    def remove(self, key: str, profile: str = "", *, at: datetime | None = None) -> Said:
        """Take back what is in force under an id; everything is then as if it had not been said.

        Raises:
            TitleNotFoundError: nothing of that id is in force.
        """
        said = self._find(key, profile, at)
        if said.what == _AGE:
            self.cap(None, profile)
            return said
        if _is_rule(said):
            session = self._memory.session(profile)
            about = [
                rule.id
                for rule in self._store.rules.of(session.viewer.id)
                if rule.id == key or (rule.kind in RULES and rule.target == said.target)
            ]
            self._store.rules.delete(session.viewer.id, about)
            self._tell(session)
            return said
        again: Said | None = said
        while again is not None and said.target is not None:
            self._record(EventKind.UNDO, said.target, profile, at=at, undoes=again.id)
            # it may have been said twice
            left = (each for each in self.list(profile, at=at) if _same(each, said))
            again = next(left, None)
        return said

    def restore(self, said: Said, profile: str = "") -> None:
        """Put back in force what ``remove`` has just taken back."""
        session = self._memory.session(profile)
        if said.target is None:
            self.cap(said.value, profile)
        elif _is_rule(said):
            at = said.at or datetime.now(UTC)
            self._put(session, Rule(
                id=said.id, profile=session.viewer.id, kind=said.what, target=said.target,
                value=said.value, at=at,
            ))  # fmt: skip
        else:
            events = self._store.events.of(session.viewer.id)
            undo = next(event for event in reversed(events) if event.undoes == said.id)
            self._record(EventKind.UNDO, said.target, profile, undoes=undo.id)

    def withdraw(self, said: Said, profile: str = "") -> None:
        """Take one rule back that was just put in force; what was said before it holds again."""
        session = self._memory.session(profile)
        self._store.rules.delete(session.viewer.id, [said.id])
        self._tell(session)

    def edit(self, key: str, value: str, profile: str = "", *, at: datetime | None = None) -> Said:
        """Change what is in force: the number of a dial or an age, otherwise what is said.

        Raises:
            TitleNotFoundError: nothing of that id is in force.
            UsageError: the value does not go with it.
        """
        said = self._find(key, profile, at)
        if said.target is None:
            return self.cap(round(_number(value)), profile)
        if said.what == "dial":
            return self.dial(said.target.id, _number(value), profile, at=at)
        self._require(value, said.target)
        self.remove(key, profile, at=at)
        return self.add(value, said.target, profile, at=at)

    @staticmethod
    def alternatives(said: Said) -> tuple[str, ...]:
        """Return the words that can stand for one that was said, itself among them; empty: none."""
        group = next((each for each in _ALIKE if said.what in each), ())
        return tuple(what for what in group if said.target and said.target.type in RULES[what])

    def _require(self, what: str, target: Target) -> None:
        types = ACTS.get(what) or RULES.get(what)
        if types is None or target.type not in types:
            raise UsageError(
                f"{what!r} cannot be said of a {target.type}",
                remedy="see tvrec rules add --help",
            )

    def _find(self, key: str, profile: str, at: datetime | None) -> Said:
        found = self.list(profile, at=at)
        for said in found:
            if said.id == key:
                return said
        raise TitleNotFoundError(f"nothing {key!r} is in force", remedy="tvrec rules lists it all")

    def _put(self, session: Session, rule: Rule) -> Said:
        self._store.rules.put(rule)
        self._tell(session)
        return Said(rule.id, rule.kind, rule.target, rule.value, rule.at)

    def _tell(self, session: Session) -> None:
        session.obey(self._store.rules.of(session.viewer.id))


def _is_rule(said: Said) -> bool:
    """Tell whether it is written as a rule, and not as an event."""
    return said.what in RULES or said.what == "dial"


def _same(one: Said, other: Said) -> bool:
    return (one.what, one.target) == (other.what, other.target)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise UsageError(f"{text!r} is no number", remedy="say one") from error
