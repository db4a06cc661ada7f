"""Ratings of released visits, and their findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from inspections.actions.action import taken_up
from inspections.office import summary_for
from scoring.api import cursor, told
from scoring.api.request import Request, Told, page_asked, page_of
from scoring.ratings import pack_of, rated_visits, rating_of
from scoring.reading import rated_for
from scoring.report.building import build_findings

if TYPE_CHECKING:
    from inspections.actions.parts import Action
    from inspections.records import VisitSummary
    from scoring.report.data import Finding

VISITS_AT_ONCE = 10
"""Visits whose findings one page looks through."""


def list_ratings(asked: Request) -> Told:
    asked.note("api_ratings")
    visits = asked.store.released_page(page_asked(asked))
    rated = {one.visit.id: one for one in rated_visits(asked.store, visits)}
    return page_of(asked, visits, _after_visit, lambda visit: told.rating(rated[visit.id]))


def show_rating(asked: Request) -> Told:
    asked.note("api_ratings")
    summary = summary_for(asked.store, asked.system, asked.id)
    (rated,) = rated_visits(asked.store, [summary])
    whole = rating_of(asked.store, summary.id) if rated.stars is not None else None
    return told.rating_whole(rated, whole, pack_of(asked.store, summary.pack_hash), asked.query["language"])


def list_findings(asked: Request) -> Told:
    asked.note("api_findings")
    limit, standard = asked.query["limit"], ""
    chosen = page_asked(asked, most=VISITS_AT_ONCE + 1, parts=3)
    if chosen.after:
        standard = cursor.read_at(asked.query["cursor"], 3)[1][1]
    visits = asked.store.released_page(chosen)
    rows: list[tuple[VisitSummary, Finding]] = []
    ends = ""
    for at, visit in enumerate(visits):
        if at == VISITS_AT_ONCE or len(rows) > limit:
            ends = ends or cursor.written(told.released(visit), visit.id, "")
            break
        past = standard if chosen.after and visit.id == chosen.after[1] else ""
        rows += [(visit, found) for found in _findings(asked, visit) if found.standard > past]
    if len(rows) > limit:
        last, found = rows[limit - 1]
        ends = cursor.written(told.released(last), last.id, found.standard)
    taken = _taken({visit.hotel.id for visit, _ in rows}, asked)
    items = [
        told.finding(visit, found, taken.get((visit.id, found.standard))) for visit, found in rows[:limit]
    ]
    return {"items": [one for one in items if _is_wanted(asked, one)], "next": ends or None}


def _is_wanted(asked: Request, one: Told) -> bool:
    wanted = asked.query
    fits = "critical" not in wanted or wanted["critical"] == one["critical"]
    return fits and ("taken_up" not in wanted or wanted["taken_up"] == (one["action"] is not None))


def _findings(asked: Request, visit: VisitSummary) -> list[Finding]:
    """By standard; none of a visit that cannot be rated, whose page says why."""
    try:
        found = found_in(asked, visit.id, asked.query["language"])
    except (LookupError, ValueError):
        return []
    return sorted(found, key=lambda one: one.standard)


def found_in(asked: Request, visit_id: str, language: str = "en") -> Sequence[Finding]:
    rated = rated_for(asked.store, asked.system, visit_id)
    return build_findings(rated.pack, rated.visit, rated.rating, language)


def _taken(hotels: set[str], asked: Request) -> Mapping[tuple[str, str], Action]:
    return taken_up(asked.store.actions_of_hotels(sorted(hotels)))


def _after_visit(visit: VisitSummary) -> str:
    return cursor.written(told.released(visit), visit.id)
