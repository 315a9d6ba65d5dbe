"""What viewers set: pins and mutes of taste, dials, the state of rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tvrec.domain import ProfileId, Rule, Target
from tvrec.store.connection import Connection
from tvrec.store.erase import erase
from tvrec.store.values import dump, dump_any, load, mint, moment, moment_or_none, pack, unpack

__all__ = ["Rules"]


class Rules:
    """The table rule."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def mint_id(self) -> str:
        """Make the id of a rule that has none yet."""
        return mint("r")

    def put(self, rule: Rule) -> None:
        """Store a rule in place of the one that its profile had of that id.

        Raises:
            StoreError: there is no such profile.
        """
        with self._db.write_tx():
            self._db.run(
                "INSERT OR REPLACE INTO rule (id, profile, kind, target_type, target, value, at,"
                " extra) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    pack(rule.id),
                    pack(rule.profile),
                    pack(rule.kind),
                    None if rule.target is None else pack(rule.target.type),
                    None if rule.target is None else pack(rule.target.id),
                    None if rule.value is None else dump_any(rule.value),
                    moment(rule.at),
                    dump(rule.extra),
                ),
            )

    def of(self, profile: ProfileId) -> list[Rule]:
        """Return the rules of a profile, oldest first."""
        rows = self._db.rows(
            "SELECT id, profile, kind, target_type, target, value, at, extra FROM rule"
            " WHERE profile = ? ORDER BY at, id",
            (pack(profile),),
        )
        return [_rule(row) for row in rows]

    def delete(self, profile: ProfileId, rules: Iterable[str]) -> int:
        """Delete rules, from the disk too, and return how many there were."""
        with self._db.write_tx():
            gone = self._db.run_many(
                "DELETE FROM rule WHERE profile = ? AND id = ?",
                [(pack(profile), pack(rule)) for rule in rules],
            )
            if gone:
                erase(self._db, "rule")
        return gone


def _rule(row: tuple[Any, ...]) -> Rule:
    key, profile, kind, target_type, target, value, at, extra = row
    return Rule(
        id=unpack(key),
        profile=ProfileId(unpack(profile)),
        kind=unpack(kind),
        target=None if target_type is None else Target(unpack(target_type), unpack(target)),
        value=load(value),
        at=moment_or_none(at),
        extra=load(extra, {}),
    )
