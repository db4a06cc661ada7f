"""What stands on morning cards, for those who may have them without reading the report: department heads.

The findings of a released visit, department by department, and how often each was missed before: never a
score, a rating, an inspector's note or a photo, and never another department's.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspections.access import may
from inspections.actions.again import earlier_misses
from inspections.refusals import NotYours
from scoring.ratings import pack_of, rating_of
from scoring.report.building import build_report
from scoring.report.data import HotelName

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspections.records import Account, VisitSummary
    from inspections.store import Store
    from scoring.report.data import Finding


def visits_on_cards(store: Store, person: Account, hotel_id: str) -> list[VisitSummary]:
    """The hotel's visits whose findings this person may have on cards, the newest first, without who came."""
    return [
        replace(visit, inspector="", inspector_id="", brief="", companions=())
        for visit in store.visits_of_hotels([hotel_id])
        if any(may(person, "see_cards", visit=visit, department=one) for one in person.departments)
    ]


def findings_on_cards(
    store: Store, person: Account, summary: VisitSummary, language: str
) -> tuple[tuple[Finding, ...], Mapping[str, tuple[int, int]]]:
    """Findings of this person's departments; by department how many standards were met of those counted.

    Without what the inspector wrote or photographed, and without what they cost. NotYours for everyone else.
    """
    line, visit = store.summary(summary.id), store.visit(summary.id)
    if line is None or visit is None:
        raise NotYours
    hotel, day = line.hotel, (line.released_at or line.created_at).date()
    name = HotelName(hotel.name, hotel.city, hotel.country)
    rating = rating_of(store, visit.id)
    report = build_report(pack_of(store, line.pack_hash), visit, rating, name, language=language, made_on=day)

    def theirs(department: str) -> bool:
        return may(person, "see_cards", visit=line, department=department)

    findings = tuple(
        replace(one, title=one.asked, seen=(), photos=(), points="")
        for one in report.findings
        if theirs(one.department_id)
    )
    met = {one.id: (one.met, one.counted) for one in report.departments if theirs(one.id)}
    if not met and not findings:
        raise NotYours
    return findings, met


def missed_before(store: Store, summaries: Sequence[VisitSummary]) -> Mapping[str, tuple[str, ...]]:
    """By standard, which of those visits found it not met: for findings that were given above."""
    return earlier_misses(visit for one in summaries if (visit := store.visit(one.id)))
