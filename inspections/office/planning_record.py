"""Somebody is sent to a house only where the rules of planning let them go there at that very moment."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from inspections.access import may
from inspections.language import told, told_all
from inspections.office.log import record
from inspections.office.planning import around, known_around, rules_of, with_names
from inspections.planning.rules import Asked, Hindrance, hindrances
from inspections.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from inspections.planning.rules import Stay
    from inspections.records import Account, Conflict, EventOutcome
    from inspections.store import Store
    from inspections.visit_parts import Companion


def record_where_free(
    store: Store,
    by: Account,
    visit_id: str,
    now: datetime,
    *,
    asked: Asked,
    companions: Sequence[Companion],
    kind: str,
    body: Mapping[str, Any],
    new_id: Callable[[], str],
) -> tuple[Hindrance, ...]:
    """The step, recorded; given is what the body's `because` overrules. Refused "hindered" with every reason.

    Looking and recording are one moment for the store: two people at once see each other, on two servers too.
    """
    known = with_names(known_around(store, asked.first, asked.last), companions)
    rules, overruled = rules_of(store), list[Hindrance]()

    def append(*sent: Any) -> list[EventOutcome]:
        def look(stays: tuple[Stay, ...], conflicts: tuple[Conflict, ...]) -> tuple[Hindrance, ...]:
            fresh = replace(known, stays=stays, conflicts=conflicts)
            return _free(by, hindrances(asked, fresh, rules), body.get("because", ""))

        against, outcomes = store.append_after_look(look, around(asked.first, asked.last), sent)
        overruled[:] = against
        return outcomes

    record(store, by, visit_id, now, kind=kind, body=body, new_id=new_id, append=append)
    return tuple(overruled)


def _free(by: Account, against: tuple[Hindrance, ...], because: str) -> tuple[Hindrance, ...]:
    """What stands against it, where `because` overrules it. Refused "hindered"."""
    if not against:
        return ()
    reasons = told_all(why.text for why in against)
    if any(why.absolute for why in against):
        raise Refused(
            "hindered", told("{reasons} Choose somebody else: this is not overruled.", reasons=reasons)
        )
    if not because.strip() or not may(by, "overrule_planning"):
        raise Refused(
            "hindered",
            told(
                "{reasons} Choose somebody else or other days, or overrule it and say why.", reasons=reasons
            ),
        )
    return against
