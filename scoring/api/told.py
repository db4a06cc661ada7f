"""What the store holds as the API tells it: plain values for JSON, nobody's name in them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from inspections.keys.key import SYSTEM
from scoring.clean import one_line
from scoring.rating import shown
from standards.pack import said

if TYPE_CHECKING:
    from inspections.actions.parts import Action
    from inspections.guests.parts import Place
    from inspections.guests.threads import Thread
    from inspections.records import Hotel, VisitSummary
    from scoring.rating import Rating
    from scoring.ratings import RatedVisit
    from scoring.report.data import Finding
    from standards.pack import Pack

Told = dict[str, Any]


def moment(at: datetime) -> str:
    """ "2026-05-14T13:40:13.001Z"."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def score(value: Fraction | None) -> str | None:
    """Cut to one decimal, as on the page; None for none."""
    return None if value is None else shown(value)


def hotel(house: Hotel) -> Told:
    return {
        name: getattr(house, name)
        for name in ("id", "name", "city", "country", "region", "kind", "time_zone")
    }


def rating(rated: RatedVisit) -> Told:
    visit = rated.visit
    return {
        "visit": visit.id,
        "hotel": visit.hotel.id,
        "starts_on": visit.starts_on,
        "ends_on": visit.ends_on,
        "released_at": moment(released(visit)),
        "pack": {"id": visit.pack_id, "edition": visit.pack_edition, "hash": visit.pack_hash},
        "stars": rated.stars,
        "half_step": rated.half_step,
        "provisional": rated.provisional,
        "score": None if rated.score == "–" else rated.score,
    }


def rating_whole(rated: RatedVisit, whole: Rating | None, pack: Pack, language: str) -> Told:
    """With its departments; without any where the visit cannot be rated."""
    titles = {part.id: one_line(said(part.title, language)) or part.id for part in pack.departments}
    parts = whole.departments if whole else ()
    return rating(rated) | {
        "next_star": whole.next_star if whole else None,
        "coverage": score(whole.coverage) if whole else None,
        "departments": [
            {
                "id": part.id,
                "title": titles.get(part.id, part.id),
                "score": score(part.score),
                "met": part.met,
                "counted": part.counted,
            }
            for part in parts
        ],
    }


def finding(visit: VisitSummary, found: Finding, action: Action | None) -> Told:
    return {
        "visit": visit.id,
        "hotel": visit.hotel.id,
        "released_at": moment(released(visit)),
        "standard": found.standard,
        "department": found.department_id,
        "department_title": found.department,
        "title": found.title,
        "asked": found.asked,
        "limit": found.limit,
        "observed": found.observed,
        "critical": found.critical,
        "outcome": found.outcome,
        "severity": found.severity,
        "points": points(found.loss),
        "action": action.id if action else None,
    }


def points(loss: Fraction) -> str:
    """Cut to one decimal, to two or three where less would read as nothing."""
    return shown(loss, next((places for places in (1, 2) if loss * 10**places >= 1), 3))


def action(one: Action) -> Told:
    opened = one.opened_at or one.events[0].at
    return {
        "id": one.id,
        "hotel": one.hotel,
        "status": one.status,
        "title": one.title,
        "findings": [
            {"visit": source.visit, "standard": source.standard, "title": source.title}
            for source in one.sources
        ],
        "department": one.department,
        "department_title": one.department_title,
        "given_to_someone": bool(one.person or one.name),
        "due_on": one.due_on or None,
        "critical": one.critical,
        "cause": one.cause,
        "effort": one.effort,
        "opened_at": moment(opened),
        "since": moment(one.since or opened),
        "evidence": [
            {"by": by(shown_.by), "at": moment(shown_.at), "note": shown_.note, "photos": len(shown_.photos)}
            for shown_ in one.evidence
        ],
        "comments": [
            {"by": by(said_.by), "at": moment(said_.at), "text": said_.text} for said_ in one.remarks
        ],
    }


def feedback(thread: Thread, places: Mapping[str, Place]) -> Told:
    voice, place = thread.voice, places.get(thread.voice.place)
    return {
        "id": voice.id,
        "hotel": voice.hotel,
        "place": {"id": place.id, "kind": place.kind, "name": place.name} if place else None,
        "department": place.department if place else "",
        "channel": voice.channel,
        "source": voice.source,
        "language": voice.language,
        "said_at": moment(voice.said_at),
        "received_at": moment(voice.received_at),
        "csat": voice.csat,
        "nps": voice.nps,
        "ces": voice.ces,
        "perfect": voice.perfect,
        "words": voice.words,
        "counts": thread.counts,
        "status": thread.status,
        "complaint": bool(thread.complaint),
        "action": thread.action or None,
    }


def by(actor: str) -> str:
    """What kind of actor: nobody is named."""
    if actor.startswith("key:"):
        return SYSTEM
    if actor.startswith("link:"):
        return "link"
    return "sixty" if actor == "sixty" else "person"


def released(visit: VisitSummary) -> datetime:
    """When it was released. ValueError of one that is not."""
    if visit.released_at is None:
        raise ValueError(f"the visit {visit.id} is not released")
    return visit.released_at
